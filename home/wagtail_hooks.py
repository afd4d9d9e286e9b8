"""Wiring of founding into the admin."""

from typing import Any

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from home import calendar_days, reference_lists, submissions
from home.decisions import DECISIONS
from home.hub import log_actions
from home.hub.chains import AssignChainView
from home.hub.closing import ChangeStateView
from home.hub.statistics import StatisticsMenuItem, StatisticsView
from home.views import FoundUnitView
from home.viewsets import UnitPermissionPolicy, UnitViewSet
from sites.guard import register_decisions
from sites.models import SharedCollection, Unit

register_permission_policy(Unit, UnitPermissionPolicy(Unit))
register_decisions(DECISIONS)
register_permission_policy(SharedCollection, reference_lists.SharedCollectionPolicy(SharedCollection))
register_decisions(reference_lists.DECISIONS)
register_decisions(calendar_days.DECISIONS)
register_decisions(submissions.DECISIONS)
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
        path("units/statistics/", StatisticsView.as_view(), name="unit_statistics"),
        path("units/<int:pk>/state/", ChangeStateView.as_view(), name="change_unit_state"),
        path("units/<int:pk>/chain/", AssignChainView.as_view(), name="assign_unit_chain"),
    ]


@hooks.register("register_reports_menu_item")
def register_statistics() -> StatisticsMenuItem:
    """The statistics of units among the reports."""
    return StatisticsMenuItem()


@hooks.register("insert_global_admin_css")
def mend_admin_on_phones() -> str:
    """What Wagtail's own styles leave undone on narrow screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/admin.css"))


hooks.register("register_log_actions", log_actions.register)


@hooks.register("register_admin_viewset")
def register_reference_lists() -> list[Any]:
    """The lists that the hub keeps."""
    return [viewset() for viewset in (*reference_lists.VIEWSETS, calendar_days.CalendarDayViewSet)]
