"""How the admin names pages: those of another unit by their public title and their unit, or not at all.

Wagtail shows the title of the latest draft, wherever a page is named: in choosers, links, flash messages, breadcrumbs.
Of another unit's page the draft is nobody's business; of a page that is not public even the title is.
Who works for several units reads with each page which one it is from, in every list, report and message.
What would let it go: Wagtail passing the person to ``get_admin_display_title``.
"""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import AbstractPage

from sites.isolation.acting import acting_reach
from sites.models import Unit

#: Where a page keeps the title for others: lists ask for it several times a row.
MEMO = "_title_for_others"


def remember(page: Any, title: str) -> str:
    """Keep the title that others read for as long as the page object lives."""
    page.__dict__[MEMO] = title
    return title


def title_for_others(page: Any) -> str:
    """What people of other units read of ``page``."""
    if page.depth == 1:
        return str(page.title)
    if not page.live or page.get_view_restrictions().exists():
        return _("(page of another unit)")
    return title_with_unit(str(page.title), Unit.objects.by_page_path([page.path]).get(page.path))


def title_with_unit(title: str, unit: Unit | None) -> str:
    """The title, and which unit the page is from unless there is nothing to tell apart or the title says it."""
    return f"{title} – {unit.short_display_name}" if unit and unit.short_display_name != title else title


def install() -> None:
    """Name pages of other units so (once, at start-up)."""
    stock = AbstractPage.get_admin_display_title

    def get_admin_display_title(self: Any) -> str:
        """The title of the latest draft to the page's own people, the public one to others."""
        reach = acting_reach()
        if reach is None or reach.is_everything:
            return str(stock(self))
        if not reach.holds_path(self.path):
            return str(self.__dict__.get(MEMO) or remember(self, title_for_others(self)))
        return title_with_unit(str(stock(self)), reach.unit_at(self.path) if len(reach.unit_ids) > 1 else None)

    AbstractPage.get_admin_display_title = get_admin_display_title
