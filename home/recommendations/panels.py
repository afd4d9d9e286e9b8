"""The start page of the admin: what the hub recommends to the person's units, and by when it is to be answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from home.models import Recommendation
from sites.reach import reach_of

#: What fits on a screen; the list holds all.
MOST_ROWS = 20


class RecommendationsPanel(Component):
    """Open recommendations to the units in which the person holds a seat, the most urgent first."""

    name = "recommendations_to_my_units"
    template_name = "home/admin/recommendations/panel.html"
    order = 115

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The rows; one query. An operator has no unit, and nothing waits for one."""
        reach, today = reach_of(parent_context["request"].user), timezone.localdate()
        rows = Recommendation.objects.open().filter(unit__in=reach.unit_ids).select_related("unit")
        shown = [(row, row.is_overdue(today)) for row in rows.order_by("deadline", "pk")[:MOST_ROWS]]
        return {"rows": shown, "many_units": len(reach.unit_ids) > 1}


def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add ours, for people with a seat."""
    if reach_of(request.user).unit_ids:
        panels.append(RecommendationsPanel())
