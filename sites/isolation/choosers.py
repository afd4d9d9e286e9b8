"""Choosers: own pages and others' public ones to link to; own pictures and files, and those the hub shares."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import chooser
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.models import Page

from sites.guard.allowed import choosable, linkable
from sites.guard.kinds import exists
from sites.isolation.acting import acting_reach
from sites.isolation.titles import remember, title_with_unit
from sites.models import Unit, UnitRoot
from sites.ownership import owned_by, rule_for
from sites.reach import reach_of

#: What a chooser is opened for when the page is to be changed: only the person's own will do.
CHANGING = {"move_to", "bulk_move_to", "add_subpage", "copy_to"}


def limit_pages(pages: Any, request: HttpRequest) -> Any:
    """Own pages, and others' public ones unless the page is chosen to be changed."""
    reach = reach_of(request.user)
    if reach.is_everything:
        return pages
    return owned_by(pages, reach) if request.GET.get("user_perms") in CHANGING else linkable(pages, reach)


class UnitColumn(Column):
    """Which unit a page is from."""

    def __init__(self) -> None:
        super().__init__("unit", label=_("Unit"), width="15%")

    def get_value(self, instance: Any) -> str:
        """The short name; the list has looked it up for all rows (:func:`with_units`)."""
        unit = getattr(instance, "listed_unit", None)
        return unit.short_display_name if unit else ""


def with_units(pages: Any) -> Any:
    """Give each page of a list its unit and the title for others, by one query for all; the list holds public ones."""
    units = Unit.objects.by_page_path([page.path for page in pages])
    for page in pages:
        page.listed_unit = units.get(page.path)
        remember(page, title_with_unit(page.title, page.listed_unit))
    return pages


class UnitPagesTable(chooser.PageChooserTable):
    """Wagtail's table, with each page's unit."""

    def __init__(self, columns: list[Any], data: Any, **kwargs: Any) -> None:
        rows = with_units(list(data))
        super().__init__([*columns[:-1], UnitColumn(), columns[-1]], rows, **kwargs)


class BrowseView(chooser.BrowseView):
    """Begins at the person's own home page.

    Wagtail begins at the first common ancestor of all pages of the wanted type in the whole install, which tells
    of other units' pages.
    """

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> Any:
        """Browse below a page; without one, where the person is at home."""
        return super().get(request, parent_page_id or self.home_id(request))

    @staticmethod
    def home_id(request: HttpRequest) -> int | None:
        """The person's home page, if there is one alone in the language of the screen; the tree's root else."""
        reach = reach_of(request.user)
        if reach.is_everything:
            return None
        homes = UnitRoot.objects.filter(page__path__in=reach.roots).values_list("page_id", flat=True)
        locale = request.GET.get("locale") or request.LANGUAGE_CODE
        found = list(homes.filter(page__locale__language_code=locale)[:2])
        return found[0] if len(found) == 1 else Page.get_first_root_node().pk


def install() -> None:
    """Let choosers show nothing of others (once, at start-up).

    A chooser shows title and preview of whatever id a browser sends, also when the form that holds it is refused.
    What would let it go: Wagtail's choosers asking the permission policy for the instance.
    """
    stock = BaseChooser.get_instance

    def get_instance(self: Any, value: Any) -> Any:
        """The chosen object, if the person may know of it."""
        reach = acting_reach()
        if value is None or reach is None or reach.is_everything or rule_for(self.model_class) is None:
            return stock(self, value)
        key = getattr(value, "pk", value)
        allowed = linkable if issubclass(self.model_class, Page) else choosable
        if not hasattr(self.model_class, "collection") and allowed is choosable:
            allowed = owned_by
        return stock(self, value) if exists(self.model_class, key, reach, allowed) else None

    BaseChooser.get_instance = get_instance
    chooser.PageChooserTable = UnitPagesTable
