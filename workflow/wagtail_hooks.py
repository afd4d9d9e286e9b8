"""Wiring of approval into the admin."""

from typing import Any

from django.urls import include, path
from wagtail import hooks

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
