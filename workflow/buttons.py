"""The ways to an item's approval from the editor and the explorer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, CancelWorkflowMenuItem, WorkflowMenuItem
from wagtail.admin.widgets.button import Button

from workflow.deciders import standing
from workflow.takedown import why_not_take_down


class DecideMenuItem(ActionMenuItem):
    """To the screen of the decision: a locked editor shows no buttons, and cannot save anything with one."""

    name = "action-decide"
    label = _("Read and decide")
    icon_name = "tasks"
    order = 0

    def is_shown(self, context: Any) -> bool:
        """For who may decide the open step, while the text is frozen."""
        if context["view"] != "edit" or not context["locked_for_user"]:
            return False
        state = context["page"].current_workflow_task_state
        return state is not None and standing(context["request"].user, state).may_send_back

    def get_url(self, context: Any) -> str:
        """The screen."""
        return reverse("approval:item", args=[context["page"].pk])


def arrange_menu(menu_items: list[Any], request: HttpRequest, context: Any) -> None:
    """Put deciding first where it is possible, and leave the buttons of steps to editing steps."""
    if context.get("locked_for_user"):
        menu_items[:] = [item for item in menu_items if not isinstance(item, WorkflowMenuItem)]
    decide = [item for item in menu_items if isinstance(item, DecideMenuItem)]
    rest = [item for item in menu_items if not isinstance(item, DecideMenuItem)]
    # Withdrawing stands on the item's own screen, away from a hasty hand.
    menu_items[:] = decide + [item for item in rest if not isinstance(item, CancelWorkflowMenuItem)]


def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Ways to the state of the approval, and to taking the page down, in the menu of the page's header."""
    yield Button(_("Approval"), url=reverse("approval:item", args=[page.pk]), icon_name="tasks", priority=45)
    # Rows of lists offer the same menu: what costs queries waits for the page's own screens.
    if view_name == "edit" and not why_not_take_down(user, page):
        url = reverse("approval:take_down", args=[page.pk])
        yield Button(_("Take down"), url=url, icon_name="download", priority=46)
