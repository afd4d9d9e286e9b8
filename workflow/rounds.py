"""One round of approval of one text: which steps it needs, which it has, which comes next.

Approvals count only on an unbroken chain of hashes: each step must have begun with the very text that the one before it
approved, and the last one must have approved the text as it is now. A changed text therefore begins again.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import TaskState

from sites.models import Unit
from workflow.content import content_hash
from workflow.presets import Step
from workflow.records import Chain
from workflow.refusals import NotApproved


class Round:
    """The approvals of a workflow state, seen from one text.

    Args:
        workflow_state: Wagtail's.
        draft: the text, as a page of its own type.

    Raises:
        NotApproved: the workflow is none of ours.
    """

    def __init__(self, workflow_state: Any, draft: Any) -> None:
        self.workflow_state, self.draft = workflow_state, draft
        chain = Chain.objects.filter(workflow=workflow_state.workflow_id).first()
        if chain is None:
            raise NotApproved(_("The item was submitted to a workflow that is not an approval chain of its unit."))
        self.chain: Chain = chain
        self.steps = chain.preset.steps_for(draft.lane)

    @cached_property
    def hash(self) -> str:
        """Hash of the text."""
        return content_hash(self.draft)

    @cached_property
    def unbroken(self) -> list[Any]:
        """The approvals that lead to the present text without a gap, oldest first."""
        approvals = (
            TaskState.objects.filter(workflow_state=self.workflow_state, status=TaskState.STATUS_APPROVED)
            .order_by("-finished_at", "-pk")
            .specific()
        )
        links: list[Any] = []
        text = self.hash
        for approval in approvals:
            if approval.hash_out != text:
                break
            links.insert(0, approval)
            text = approval.hash_in
        return links

    @cached_property
    def decisions(self) -> list[Any]:
        """Those of the unbroken approvals that take the text through its steps from the first on."""
        wanted = [step.code for step in self.steps]
        taken: list[Any] = []
        for approval in self.unbroken:
            code = code_of(approval)
            if len(taken) < len(wanted) and code == wanted[len(taken)]:
                taken.append(approval)
            elif wanted and code == wanted[0]:
                taken = [approval]
        return taken

    @property
    def on_the_way(self) -> list[Any]:
        """The decisions with all approvals between them: one whose step fell away later may have changed the text."""
        return self.unbroken[self.unbroken.index(self.decisions[0]) :] if self.decisions else []

    @property
    def next_step(self) -> Step | None:
        """The first step that the text still needs; ``None`` if it has been approved by all."""
        return self.steps[len(self.decisions)] if len(self.decisions) < len(self.steps) else None

    @property
    def is_complete(self) -> bool:
        """Whether every step that the text needs has been taken."""
        return bool(self.steps) and self.next_step is None


def code_of(state: TaskState) -> str:
    """Code of the step of a decision."""
    return str(getattr(state.task.specific, "code", ""))


def page_of(workflow_state: Any) -> Any:
    """The page of a round, of its own type and as it is stored."""
    return workflow_state.content_object.specific


def draft_of(page: Any) -> Any:
    """The newest text of ``page``: its latest revision as a page."""
    return page.specific.get_latest_revision_as_object()


def begin_step(task: Any, workflow_state: Any, user: Any) -> TaskState:
    """Begin the step that the text needs next; called by Wagtail with the task it would begin."""
    page = page_of(workflow_state)
    draft = draft_of(page)
    round_ = Round(workflow_state, draft)
    if not workflow_state.task_states.exists():
        refuse_foreign_chain(page, round_.chain)
    step = round_.next_step
    if step is None:
        return _skipped(task, round_)
    wanted = task if step.code == task.code else round_.chain.tasks.get(code=step.code)
    return wanted.start_here(round_, user)


def refuse_foreign_chain(page: Any, chain: Chain) -> None:
    """Let a round begin only on the chain that the page's unit has now.

    Raises:
        NotApproved: it is another one.
    """
    unit = Unit.objects.owning(page)
    present = Chain.objects.newest().filter(key=unit.preset).first() if unit and unit.preset else None
    if present != chain:
        raise NotApproved(_("The item was submitted to a workflow that is not an approval chain of its unit."))


def _skipped(task: Any, round_: Round) -> TaskState:
    """Wagtail asks for a step that falls away when all others are done: it goes on only from a finished one."""
    state = task.task_state_class(
        workflow_state=round_.workflow_state,
        task=task,
        status=TaskState.STATUS_SKIPPED,
        revision=round_.draft.latest_revision,
        hash_in=round_.hash,
        revision_in=round_.draft.latest_revision_id,
        lane=round_.draft.lane,
    )
    state.save()
    return state
