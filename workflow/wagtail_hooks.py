"""Wiring of approval into the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.current_unit import current_unit
from sites.guard import register_decisions
from workflow import buttons, log_actions, panels, urls
from workflow.decisions import DECISIONS

register_decisions(DECISIONS)
hooks.register("register_log_actions", log_actions.register)
# After those of the units (sites), which limit Wagtail's panels.
hooks.register("construct_homepage_panels", panels.replace_panels, order=100)
hooks.register("construct_page_action_menu", buttons.arrange_menu)
hooks.register("register_page_header_buttons", buttons.header_buttons)


@hooks.register("register_admin_urls")
def register_screens() -> list[Any]:
    """The screens of approval."""
    return [path("approval/", include(urls))]


@hooks.register("register_page_action_menu_item")
def register_decide_item() -> buttons.DecideMenuItem:
    """Deciding, in the editor."""
    return buttons.DecideMenuItem()


class UnitChainMenuItem(MenuItem):
    """The way to the chain of the current unit."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For everybody with a seat, and for operators who have chosen a unit."""
        return current_unit(request) is not None


@hooks.register("register_admin_menu_item")
def register_unit_chain() -> MenuItem:
    """After people and seats."""
    label = gettext_lazy("Approval chain of the unit")
    return UnitChainMenuItem(label, reverse_lazy("approval:chain"), name="unit-chain", icon_name="tasks", order=165)
