"""Wiring of founding into the admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from home import calendar_days, document_lists, reference_lists, submissions
from home.decisions import DECISIONS
from home.hub import log_actions
from home.hub.access import ASSIGN
from home.hub.chain_list import ChainListView, ChainView
from home.hub.chain_making import MakeNewChainView, MakeVersionView
from home.hub.chains import AssignChainView
from home.hub.closing import ChangeStateView
from home.hub.statistics import StatisticsMenuItem, StatisticsView
from home.importing import wiring as importing  # noqa: F401 - registers on import
from home.recommendations import wiring as recommendations  # noqa: F401 - registers on import
from home.search_report import DECISIONS as SEARCH_DECISIONS
from home.search_report import SearchesMenuItem, SearchesView
from home.syndication import wiring  # noqa: F401 - registers on import
from home.views import FoundUnitView
from home.viewsets import UnitPermissionPolicy, UnitViewSet
from sites.guard import register_decisions
from sites.models import SharedCollection, Unit

register_permission_policy(Unit, UnitPermissionPolicy(Unit))
register_decisions(DECISIONS)
register_permission_policy(SharedCollection, reference_lists.SharedCollectionPolicy(SharedCollection))
register_decisions(reference_lists.DECISIONS)
register_decisions(document_lists.DECISIONS)
register_decisions(calendar_days.DECISIONS)
register_decisions(submissions.DECISIONS)
register_decisions(SEARCH_DECISIONS)
submissions.install()


@hooks.register("register_admin_viewset")
def register_units() -> Any:
    """The list of units."""
    return UnitViewSet()


@hooks.register("register_admin_urls")
def register_founding() -> list[Any]:
    """The founding form, and what the hub looks at and decides across units."""
    return [
        path("units/found/", FoundUnitView.as_view(), name="found_unit"),
        path("searches/", SearchesView.as_view(), name="searches"),
        path("units/statistics/", StatisticsView.as_view(), name="unit_statistics"),
        path("units/<int:pk>/state/", ChangeStateView.as_view(), name="change_unit_state"),
        path("units/<int:pk>/chain/", AssignChainView.as_view(), name="assign_unit_chain"),
    ]


@hooks.register("register_admin_urls")
def register_chains() -> list[Any]:
    """The chains of the province; no chain has the key “make” (:func:`workflow.making.services.free_key`)."""
    return [
        path("chains/", ChainListView.as_view(), name="approval_chains"),
        path("chains/make/", MakeNewChainView.as_view(), name="make_approval_chain"),
        path("chains/<slug:key>/", ChainView.as_view(), name="approval_chain"),
        path("chains/<slug:key>/make/", MakeVersionView.as_view(), name="make_approval_chain_version"),
        path("chains/<slug:key>/<int:number>/", ChainView.as_view(), name="approval_chain_version"),
    ]


class ChainsMenuItem(MenuItem):
    """The way to the chains of the province."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For those who assign them."""
        return request.user.has_perm(ASSIGN)


@hooks.register("register_admin_menu_item")
def register_chains_menu_item() -> MenuItem:
    """After the list of units."""
    label = gettext_lazy("Approval chains")
    return ChainsMenuItem(label, reverse_lazy("approval_chains"), name="chains", icon_name="tasks", order=155)


@hooks.register("register_reports_menu_item")
def register_statistics() -> StatisticsMenuItem:
    """The statistics of units among the reports."""
    return StatisticsMenuItem()


@hooks.register("register_reports_menu_item")
def register_searches() -> SearchesMenuItem:
    """What readers search for, among the reports."""
    return SearchesMenuItem()


@hooks.register("insert_global_admin_css")
def mend_admin_on_phones() -> str:
    """What Wagtail's own styles leave undone on narrow screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/admin.css"))


hooks.register("register_log_actions", log_actions.register)


@hooks.register("register_admin_viewset")
def register_reference_lists() -> list[Any]:
    """The lists that the hub keeps."""
    return [
        viewset() for viewset in (*reference_lists.VIEWSETS, *document_lists.VIEWSETS, calendar_days.CalendarDayViewSet)
    ]
