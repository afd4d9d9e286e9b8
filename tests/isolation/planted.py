"""Leaks to plant: each takes one protection away, and names the requests by which it must come out.

Every ring has its own: where a second ring holds what the first lets through, the answer still tells that something
is there, and that is a leak too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.admin import filters as admin_filters
from wagtail.admin.forms.view_restrictions import BaseViewRestrictionForm
from wagtail.admin.models import popular_tags_for_model
from wagtail.models import AbstractPage, PageLogEntry
from wagtail_localize.models import Translation

from sites.guard import OPEN, decisions, kinds
from sites.isolation import choosers, filters, references, views
from sites.models import Unit
from sites.ownership import InTree
from sites.public import PublicContent
from sites.reach import Reach
from sites.redirects import permissions as redirect_permissions

SMUGGLE = "SMUGGLE"


@dataclass(frozen=True)
class Leak:
    """A protection that is missing.

    Attributes:
        name: what is wrong.
        plant: takes the protection away.
        addresses: names of the addresses at which it must come out.
        sort: whose ids they name.
        role: who must learn of it.
        query: behind the question mark.
        method: how they are asked; ``SMUGGLE`` for the own forms there with one foreign id in each.
    """

    name: str
    plant: Callable[[Any], None]
    addresses: tuple[str, ...]
    sort: str = "own"
    role: str = "head"
    query: str = ""
    method: str = "GET"

    def __str__(self) -> str:
        return self.name


def open_address(*names: str) -> Callable[[Any], None]:
    """Take the guard from addresses."""

    def plant(monkeypatch: Any) -> None:
        for name in names:
            monkeypatch.setitem(decisions._DECISIONS, name, OPEN)

    return plant


def put(owner: Any, name: str, value: Any) -> Callable[[Any], None]:
    """Put something harmful into the place of a protection."""
    return lambda monkeypatch: monkeypatch.setattr(owner, name, value)


def several(*plants: Callable[[Any], None]) -> Callable[[Any], None]:
    """Take several protections away."""

    def plant(monkeypatch: Any) -> None:
        for one in plants:
            one(monkeypatch)

    return plant


def everything(rows: Any, *_reach: Any) -> Any:
    """All rows, whosesoever they are."""
    return rows


def stock_privacy(self: Any, *args: Any, **kwargs: Any) -> None:
    """Wagtail's form of restrictions, with every group."""
    super(BaseViewRestrictionForm, self).__init__(*args, **kwargs)


READING = (
    Leak("an address that nobody guards tells what exists", open_address("wagtailimages:edit"),
         ("wagtailimages:edit",), "foreign"),
    Leak("a form that names the page before it asks", several(
            open_address("wagtailadmin_pages:move_confirm"),
            put(AbstractPage, "get_admin_display_title", lambda page: page.draft_title)),
         ("wagtailadmin_pages:move_confirm",), "foreign"),
    Leak("the rule of ownership forgets the tree", put(InTree, "condition", lambda rule, reach: Q(depth__gt=0)),
         ("wagtailadmin_pages:edit", "wagtailadmin_pages:history"), "foreign"),
    Leak("the reach of a person has no end",
         put(Reach, "pages", lambda reach, prefix="": Q(**{f"{prefix}depth__gt": 0})),
         ("wagtailadmin_pages:search", "wagtailadmin_pages:type_use"), query="q=mimosa"),
    Leak("filters offer everybody", put(filters, "limited", lambda choices, reach: choices),
         ("wagtailadmin_explore", "wagtailadmin_reports:workflow")),
    Leak("the log of the install", put(type(PageLogEntry.objects), "viewable_by_user", lambda log, user: log.all()),
         ("wagtailadmin_reports:site_history",)),
    Leak("an export of the install", put(type(PageLogEntry.objects), "viewable_by_user", lambda log, user: log.all()),
         ("wagtailadmin_reports:site_history",), query="export=csv"),
    Leak("popular tags of the install", put(admin_filters, "popular_tags_for_model", popular_tags_for_model),
         ("wagtailimages:index",)),
    Leak("suggested tags of the install", put(views, "owned_by", everything),
         ("unit_tag_autocomplete",), query="term=zq"),
    Leak("a report without limits", put(
            views.UnitTranslationsReportView, "get_queryset", lambda view: Translation.objects.all()),
         ("unit_translations",)),
    Leak("a chooser of drafts", put(choosers, "linkable", everything),
         ("wagtailadmin_choose_page_search",), query="q=mimosa"),
    Leak("drafts' titles of public pages", put(AbstractPage, "get_admin_display_title", lambda page: page.draft_title),
         ("unit_choose_page_child",), "foreign"),
    Leak("a bulk action asks for no id", put(kinds, "owns_every", lambda *asked: True),
         ("wagtail_bulk_action",), "foreign"),
    Leak("groups of others to let in", put(BaseViewRestrictionForm, "__init__", stock_privacy),
         ("wagtailadmin_pages:set_privacy",)),
    Leak("redirects of others in the list", put(redirect_permissions, "owned_by", everything),
         ("wagtailredirects:index",), role="unit administrator"),
    Leak("a switch that knows every unit", put(
            Reach, "unit_ids", property(lambda reach: frozenset(Unit.objects.values_list("pk", flat=True)))),
         ("current_unit",), role="unit administrator"),
    Leak("an API that knows no host", put(PublicContent, "pages", lambda public, rows: rows.filter(live=True)),
         ("wagtailapi:pages:listing",), query="search=mimosa", role="anonymous"),
)  # fmt: skip

WRITING = (
    Leak("an act on a foreign page", several(
            open_address("wagtailadmin_pages:delete", "wagtailadmin_pages:unpublish"),
            put(Reach, "holds_path", lambda reach, path: True),
            put(AbstractPage, "permissions_for_user", lambda page, user: AllPermissions())),
         ("wagtailadmin_pages:delete",), "foreign", method="POST"),
    Leak("a foreign picture saved into an own page", put(references, "foreign_references", lambda page, unit: {}),
         ("wagtailadmin_pages:edit", "wagtailadmin_pages:add"), method=SMUGGLE),
)  # fmt: skip


class AllPermissions:
    """Lets everybody do everything with a page."""

    permissions = frozenset({"add", "change", "publish"})

    def __getattr__(self, name: str) -> Callable[..., bool]:
        return lambda *args, **kwargs: True
