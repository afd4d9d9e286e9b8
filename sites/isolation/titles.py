"""How the admin names a page of another unit: by its public title and its unit, or not at all.

Wagtail shows the title of the latest draft, wherever a page is named: in choosers, links, flash messages, breadcrumbs.
Of another unit's page the draft is nobody's business; of a page that is not public even the title is.
What would let it go: Wagtail passing the person to ``get_admin_display_title``.
"""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import AbstractPage

from sites.isolation.acting import acting_reach
from sites.ownership import units_of_pages


def title_for_others(page: Any) -> str:
    """What people of other units read of ``page``."""
    if page.depth == 1:
        return str(page.title)
    if not page.live or page.get_view_restrictions().exists():
        return _("(page of another unit)")
    unit = units_of_pages([page.path]).get(page.path)
    return f"{page.title} – {unit.short_display_name}" if unit else str(page.title)


def install() -> None:
    """Name pages of other units so (once, at start-up)."""
    stock = AbstractPage.get_admin_display_title

    def get_admin_display_title(self: Any) -> str:
        """The title of the latest draft to the page's own people, the public one to others."""
        reach = acting_reach()
        if reach is None or reach.holds_path(self.path):
            return str(stock(self))
        return title_for_others(self)

    AbstractPage.get_admin_display_title = get_admin_display_title
