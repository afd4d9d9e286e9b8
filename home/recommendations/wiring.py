"""Wiring of recommendations into the admin; imported once, with the hooks."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.hub.access import INSPECT
from home.recommendations import log_actions, panels, urls
from home.recommendations.decisions import DECISIONS
from home.recommendations.terms import AnswerTermViewSet
from sites.current_unit import current_unit
from sites.guard import register_decisions

register_decisions(DECISIONS)
hooks.register("register_log_actions", log_actions.register)
hooks.register("construct_homepage_panels", panels.add_panel, order=110)


@hooks.register("register_admin_urls")
def register_screens() -> list[Any]:
    """The screens of both sides."""
    return [path("", include(urls))]


@hooks.register("register_admin_viewset")
def register_terms() -> AnswerTermViewSet:
    """The list of terms."""
    return AnswerTermViewSet()


class HubMenuItem(MenuItem):
    """The way to what the hub has recommended."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For those who inspect units."""
        return request.user.has_perm(INSPECT)


class UnitMenuItem(MenuItem):
    """The way to what the hub recommends to the current unit."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For everybody with a seat in a unit other than the hub, and for operators who have chosen one."""
        unit = current_unit(request)
        return unit is not None and not unit.is_hub


@hooks.register("register_admin_menu_item")
def register_hub_menu_item() -> MenuItem:
    """After the chains of the province."""
    label = gettext_lazy("Recommendations to units")
    return HubMenuItem(
        label, reverse_lazy("recommendations:index"), name="recommendations", icon_name="comment", order=156
    )


@hooks.register("register_admin_menu_item")
def register_unit_menu_item() -> MenuItem:
    """After the chain of the unit."""
    label = gettext_lazy("Recommendations of the hub")
    address = reverse_lazy("unit_recommendations:index")
    return UnitMenuItem(label, address, name="unit-recommendations", icon_name="comment", order=166)
