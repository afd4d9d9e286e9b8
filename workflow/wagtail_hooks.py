"""Wiring of approval into the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_localize.wagtail_hooks import TranslationsReportMenuItem

from sites.current_unit import current_unit
from sites.guard import register_decisions
from workflow import buttons, log_actions, panels, urls
from workflow.decisions import DECISIONS
from workflow.translating.editor import open_translation

register_decisions(DECISIONS)
hooks.register("register_log_actions", log_actions.register)
# After those of the units (sites), which limit Wagtail's panels.
hooks.register("construct_homepage_panels", panels.replace_panels, order=100)
hooks.register("construct_page_action_menu", buttons.arrange_menu)
hooks.register("register_page_header_buttons", buttons.header_buttons)
# Before wagtail-localize's own, which answers with its editor.
hooks.register("before_edit_page", open_translation, order=-1)


@hooks.register("register_admin_urls")
def register_screens() -> list[Any]:
    """The screens of approval."""
    return [path("approval/", include(urls))]


@hooks.register("register_page_action_menu_item")
def register_decide_item() -> buttons.DecideMenuItem:
    """Deciding, in the editor."""
    return buttons.DecideMenuItem()


class OfCurrentUnitMenuItem(MenuItem):
    """The way to a screen of the current unit."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For everybody with a seat, and for operators who have chosen a unit."""
        return current_unit(request) is not None


@hooks.register("register_admin_menu_item")
def register_unit_chain() -> MenuItem:
    """After people and seats."""
    label = gettext_lazy("Approval chain of the unit")
    return OfCurrentUnitMenuItem(label, reverse_lazy("approval:chain"), name="unit-chain", icon_name="tasks", order=165)


@hooks.register("register_reports_menu_item")
def register_translations() -> MenuItem:
    """What is missing or behind in other languages."""
    label = gettext_lazy("Translations of the unit")
    address = reverse_lazy("approval:translations")
    return OfCurrentUnitMenuItem(label, address, name="unit-translations", icon_name="site", order=9000)


@hooks.register("construct_reports_menu")
def leave_out_stock_translations(request: HttpRequest, menu_items: list[Any]) -> None:
    """Leave out wagtail-localize's report, which knows nothing of what is missing, and asks for each row by itself."""
    menu_items[:] = [item for item in menu_items if not isinstance(item, TranslationsReportMenuItem)]
