"""Wiring of founding into the admin."""

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from home import submissions
from home.decisions import DECISIONS
from home.views import FoundUnitView
from home.viewsets import UnitPermissionPolicy, UnitViewSet
from sites.guard import register_decisions
from sites.models import Unit

register_permission_policy(Unit, UnitPermissionPolicy(Unit))
register_decisions(DECISIONS)
register_decisions(submissions.DECISIONS)
submissions.install()


@hooks.register("register_admin_viewset")
def register_units() -> Any:
    """The list of units."""
    return UnitViewSet()


@hooks.register("register_admin_urls")
def register_founding() -> list[Any]:
    """The founding form."""
    return [path("units/found/", FoundUnitView.as_view(), name="found_unit")]
