"""Everything in Wagtail that is replaced at start-up, in one place."""

from sites.isolation import choosers, exports, filters, logs, mail, page_rights, privacy, rich_text, titles, usage
from sites.isolation.references import UnitPageForm
from sites.models import UnitPage


def install() -> None:
    """Replace it (once, at start-up)."""
    for module in (page_rights, titles, filters, logs, choosers, usage, privacy, exports, rich_text, mail):
        module.install()
    UnitPage.base_form_class = UnitPageForm
