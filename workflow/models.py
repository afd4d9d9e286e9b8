"""The one kind of task that all chains are made of: a step decided by holders of named seats."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState
from wagtail.signals import task_submitted

from workflow import mail
from workflow.acts import decide
from workflow.deadlines import due_fields
from workflow.deciders import holds_step, standing, waiting_for
from workflow.forms import form_for
from workflow.messages import button_labels, lock_message
from workflow.presets import Step
from workflow.records import Chain, Publication
from workflow.rounds import Round, begin_step

__all__ = ["Chain", "Publication", "SeatTask", "SeatTaskState"]


class SeatTaskState(TaskState):
    """One decision, with the text on which it was made and the capacity in which the decider acted.

    Attributes:
        hash_in: hash of the text with which the step began (:mod:`workflow.content`).
        hash_out: hash of the text that was approved; differs from ``hash_in`` only in an editing step.
        revision_in: id of the revision with which the step began.
        lane: content block of the text when it was decided.
        capacity: seat, office and delegation of the decider, in words and ids.
        declarations: what the decider declared to have checked.
        deadline: from which day ``due_at`` counts, and by which article (:mod:`workflow.deadlines`); may be empty.
        due_at: by when the item must be public, and the step be decided.
        reminders: what has been sent about it, and when, by kind.
    """

    hash_in = models.CharField(max_length=64)
    hash_out = models.CharField(max_length=64, blank=True)
    revision_in = models.PositiveBigIntegerField()
    lane = models.CharField(max_length=12)
    capacity = models.JSONField(default=dict)
    declarations = models.JSONField(default=list)
    deadline = models.JSONField(default=dict)
    due_at = models.DateTimeField(_("due"), null=True, blank=True, db_index=True)
    reminders = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    @property
    def is_overdue(self) -> bool:
        """Whether the step is still open after its time."""
        is_open = self.status == TaskState.STATUS_IN_PROGRESS
        return bool(is_open and self.due_at and self.due_at < timezone.now())


class FrozenTextLock(WorkflowLock):
    """While a step is open the text stays as it was handed over, unless the step is there to edit it."""

    def get_message(self, user: Any) -> Any:
        """Say who decides, and that nobody edits meanwhile."""
        return lock_message(self.object, self.task) if self.for_user(user) else None


class SeatTask(Task):
    """A step that the holders of certain seats on the board of the item's own unit decide.

    One task serves every unit with the same chain: who may act follows from the unit of the page, so the
    number of tasks does not grow with the number of units.
    """

    chain = models.ForeignKey(Chain, verbose_name=_("approval chain"), on_delete=models.PROTECT, related_name="tasks")
    code = models.CharField(_("code"), max_length=40)

    task_state_class = SeatTaskState
    lock_class = FrozenTextLock

    class Meta:
        verbose_name = _("step by seat")
        verbose_name_plural = _("steps by seat")
        constraints = [models.UniqueConstraint(fields=["chain", "code"], name="one_task_per_step")]

    @property
    def step(self) -> Step:
        """What the chain says about the step.

        Raises:
            LookupError: the chain has no such step.
        """
        step = self.chain.preset.step(self.code)
        if step is None:
            raise LookupError(f"{self.chain} has no step “{self.code}”.")
        return step

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Begin the step that the text needs next, which may be another one than Wagtail asks for.

        Steps fall away by content block, and a text that has been changed begins at the first step again.

        Raises:
            NotApproved: the item has been submitted to a chain that is not its unit's.
        """
        return begin_step(self, workflow_state, user)

    def start_here(self, round_: Round, user: Any = None) -> SeatTaskState:
        """Begin this very step with the text of the round; as Wagtail does it, but for the hash."""
        state = SeatTaskState(
            workflow_state=round_.workflow_state,
            task=self,
            status=TaskState.STATUS_IN_PROGRESS,
            revision=round_.draft.latest_revision,
            hash_in=round_.hash,
            revision_in=round_.draft.latest_revision_id,
            lane=round_.draft.lane,
            **due_fields(round_.draft, round_.chain.preset),
        )
        state.save()
        task_submitted.send(sender=SeatTaskState, instance=state, user=user)
        mail.step_began(state, user)
        return state

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Deciders see the item in the editor."""
        return holds_step(user, self.step, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """The text is frozen for everybody, superusers included; an editing step opens it to its own holders."""
        return not (self.step.edits and holds_step(user, self.step, obj))

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Holders of an editing step may keep the text for themselves while they work on it."""
        return not self.locked_for_user(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Return the buttons: send back (with a comment), approve (with declarations)."""

        state = obj.current_workflow_task_state
        if state is None or state.task_id != self.pk:
            return []
        answer, (send_back, approve) = standing(user, state), button_labels(self)
        actions = [("reject", send_back, True), ("approve", approve, True)]
        return [action for action in actions if answer.allows(action[0])]

    def get_form_for_action(self, action: str) -> type[Any]:
        """A comment to send back, declarations to approve."""
        return form_for(self.step, action)

    def get_template_for_action(self, action: str) -> str:
        """The form, with what is decided on beside it."""
        return "workflow/admin/decide.html"

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Decide, if the person may; see :func:`workflow.acts.decide`."""
        decide(task_state, user, action_name, kwargs)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Open items of this step that wait for ``user``."""
        return waiting_for(user).filter(task=self)

    @classmethod
    def get_description(cls) -> str:
        """Say what the step is, for the list of step types."""
        return str(_("Holders of the chosen seats in the item's own unit decide this step"))
