"""Wiring of boards and of the current unit into the admin."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.log_actions import log

from sites.current_unit import chosen_units, current_unit
from sites.guard import register_decisions
from sites.people import log_actions
from sites.people.decisions import DECISIONS
from sites.people.standing import Access, board_access
from sites.people.views import CurrentUnitView
from sites.reach import reach_of

register_decisions(DECISIONS)
hooks.register("register_log_actions", log_actions.register)


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """The screens of a board, and the switch."""
    return [
        path("people/", include("sites.people.urls")),
        path("current-unit/", CurrentUnitView.as_view(), name="current_unit"),
    ]


class BoardMenuItem(MenuItem):
    """The way to people and seats, for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For administrators and heads of the current unit, and for operators, who choose one first."""
        return reach_of(request.user).is_everything or board_access(request) > Access.NONE


class CurrentUnitMenuItem(MenuItem):
    """Names the unit for which the person is working."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For everybody with a seat, and for operators."""
        return reach_of(request.user).is_everything or current_unit(request) is not None

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Wagtail keeps one item for everybody, so the name is put in when it is drawn."""
        unit = current_unit(request)
        # Never counts an operator's choices: they are all units of the province.
        has_choice = reach_of(request.user).is_everything or len(chosen_units(request)) > 1
        name = unit.short_display_name if unit else _("Choose a unit")
        # The menu cuts long labels; what the entry is for stands where it is not cut.
        hint = _("Current unit: %(unit)s. Change it.") if has_choice else _("Current unit: %(unit)s")
        attributes = {"title": hint % {"unit": name}, "aria-label": hint % {"unit": name}} if unit else {}
        icon = "resubmit" if has_choice else self.icon_name
        return LinkMenuItem(self.name, name, self.url, icon_name=icon, classname=self.classname, attrs=attributes)


@hooks.register("register_admin_menu_item")
def register_current_unit() -> MenuItem:
    """At the top of the menu."""
    return CurrentUnitMenuItem(
        gettext_lazy("Current unit"), reverse_lazy("current_unit"), name="current-unit", icon_name="site", order=1
    )


@hooks.register("register_admin_menu_item")
def register_board() -> MenuItem:
    """After the list of units."""
    return BoardMenuItem(
        gettext_lazy("People and seats"), reverse_lazy("board:index"), name="board", icon_name="group", order=160
    )


@hooks.register("after_bulk_action")
def log_opening_and_closing(request: HttpRequest, action: str, people: Iterable[Any], _bulk_action: Any) -> None:
    """Write down which logins an operator has opened or closed in the list of people, which Wagtail does not."""
    if action == "set_active_state":
        for person in people:
            log(person, "wagtail.edit", user=request.user)
