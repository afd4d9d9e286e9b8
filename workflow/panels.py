"""The start page of the admin: what waits for the person, and when it is due."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from workflow.deciders import standing, waiting_for

#: What fits on a screen; the rest comes up as these are decided.
MOST_ITEMS = 30


class WaitingItemsPanel(Component):
    """Open steps that the person may decide now, the most urgent first."""

    name = "items_waiting_for_me"
    template_name = "workflow/admin/waiting_items.html"
    order = 110

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The items: queries grow with what waits in the person's units, not with the number of units or chains."""
        user = parent_context["request"].user
        states = waiting_for(user).select_related("task", "workflow_state__requested_by", "seattaskstate")
        states = states.order_by(F("seattaskstate__due_at").asc(nulls_last=True), "started_at")
        return {"items": list(self._items(user, states)), "now": timezone.now()}

    def _items(self, user: Any, states: Any) -> Any:
        shown = 0
        for state in states.specific():
            if shown < MOST_ITEMS and standing(user, state).may_send_back:
                shown += 1
                page = state.workflow_state.content_object
                yield {"state": state, "page": page, "title": page.get_admin_display_title()}


def replace_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put ours in the place of Wagtail's list, which asks every task of every chain (gap G23)."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels.append(WaitingItemsPanel())
