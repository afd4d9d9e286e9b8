"""What people do with an item that is under way: approve it or send it back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from sites.tree import tree_lock
from workflow import mail
from workflow.content import content_hash
from workflow.deciders import standing
from workflow.forms import form_for
from workflow.issues import blocking_issues, issues_of
from workflow.refusals import NotEntitled, NotReady
from workflow.rounds import draft_of, page_of

ACTIONS = ("approve", "reject")


def decide(task_state: Any, user: Any, action: str, values: dict[str, Any]) -> None:
    """Approve the open step or send the item back, once, by somebody who may.

    Wagtail hands over whatever its views were sent: a step that need not be the page's, and values that no form has
    seen. So everything is read anew, under a lock on the round.

    Args:
        task_state: the step; only its id is believed.
        user: who decides.
        action: ``approve`` or ``reject``.
        values: what was typed into the form of the action.

    Raises:
        NotEntitled: the person may not decide this step now, or somebody has decided it meanwhile.
        NotReady: the form is incomplete, or the text has faults that prevent approval.
    """
    if action not in ACTIONS:
        raise NotEntitled(_("There is no such act."))
    if action == "approve":
        # Reading new files takes seconds; what was read is kept, so that nobody waits for it below.
        issues_of(draft_of(page_of(task_state.workflow_state)))
    _decide(task_state, user, action, values)


@tree_lock()  # publishing writes the tree: whoever takes the tree first and then the round would wait in a ring
def _decide(task_state: Any, user: Any, action: str, values: dict[str, Any]) -> None:
    # The round first and then the step, in the same order everywhere: two deciders wait for each other, not in a ring.
    WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
    state = TaskState.objects.get(pk=task_state.pk).specific
    answer = standing(user, state)
    if answer.capacity is None or not answer.allows(action):
        raise NotEntitled(answer.reason)
    form = form_for(state.task.specific.step, action)(values)
    if not form.is_valid():
        raise NotReady(" ".join(str(message) for messages in form.errors.values() for message in messages))
    draft = draft_of(page_of(state.workflow_state))
    if action == "approve":
        if issues := blocking_issues(draft, state.task.specific.chain.preset):
            raise NotReady(" ".join(str(issue.text) for issue in issues))
        _approve(state, user, answer.capacity, draft, form)
    else:
        state.capacity, state.lane = answer.capacity.as_data(), draft.lane
        state.reject(user=user, comment=form.cleaned_data["comment"])
        mail.sent_back(state, user)


def _approve(state: Any, user: Any, capacity: Any, draft: Any, form: Any) -> None:
    state.capacity, state.lane = capacity.as_data(), draft.lane
    state.declarations = form.declarations
    state.revision = draft.latest_revision
    state.hash_out = content_hash(draft)
    state.approve(user=user, comment=form.cleaned_data["comment"])
