"""Words of wagtail-localize that no catalogue reaches: dates with the names of months in English."""

from wagtail_localize import models
from wagtail_localize.views import edit_translation

#: Says the same in both languages of the admin.
DAY = "%d/%m/%Y"


def install() -> None:
    """Write them in figures (once, at start-up); until wagtail-localize writes them as Django does."""
    models.DATE_FORMAT = edit_translation.DATE_FORMAT = DAY
