"""The admin's start page: Wagtail's panels follow the person, ours follow the person within their present units.

Who has left a unit still owns pages, has asked for approvals and holds locks there.
"""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page

from sites.ownership import owned_by
from sites.reach import Reach, reach_of


def is_within(reach: Reach, item: Any) -> bool:
    """Whether a page is of the person's units."""
    return reach.holds_path(item.path)


class UnitApprovalsPanel(UserObjectsInWorkflowModerationPanel):
    """Approvals that the person asked for."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Leave out those of other units."""
        context = super().get_context_data(parent_context)
        reach = reach_of(parent_context["request"].user)
        context["workflow_states"] = [
            state for state in context["workflow_states"] if is_within(reach, state.content_object)
        ]
        return context


class UnitDecisionsPanel(WorkflowObjectsToModeratePanel):
    """Items that wait for the person."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Leave out those of other units."""
        context = super().get_context_data(parent_context)
        reach = reach_of(parent_context["request"].user)
        context["states"] = [state for state in context["states"] if is_within(reach, state["obj"])]
        return context


class UnitLocksPanel(LockedPagesPanel):
    """Pages that the person has locked."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Leave out those of other units."""
        context = super().get_context_data(parent_context)
        context["locked_pages"] = owned_by(context["locked_pages"], reach_of(parent_context["request"].user))
        return context


class UnitEditsPanel(RecentEditsPanel):
    """Pages that the person has edited last."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Leave out those of other units."""
        context = super().get_context_data(parent_context)
        reach = reach_of(parent_context["request"].user)
        context["last_edits"] = [(date, page) for date, page in context["last_edits"] if is_within(reach, page)]
        return context


class UnitPagesSummary(PagesSummaryItem):
    """The number of the unit's pages; Wagtail's counts everything below the tree's root."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Count own pages."""
        context = super().get_context_data(parent_context)
        pages = owned_by(Page.objects.filter(depth__gt=1), reach_of(self.request.user))
        return {**context, "total_pages": pages.count()}


PANELS = {
    UserObjectsInWorkflowModerationPanel: UnitApprovalsPanel,
    WorkflowObjectsToModeratePanel: UnitDecisionsPanel,
    LockedPagesPanel: UnitLocksPanel,
    RecentEditsPanel: UnitEditsPanel,
}


def replace_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put our panels in the place of Wagtail's."""
    panels[:] = [PANELS[type(panel)]() if type(panel) in PANELS else panel for panel in panels]


def replace_summary(request: HttpRequest, items: list[Any]) -> None:
    """Put our count of pages in the place of Wagtail's."""
    items[:] = [UnitPagesSummary(request) if type(item) is PagesSummaryItem else item for item in items]
