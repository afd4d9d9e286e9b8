"""Everything that a decider and an author need to know of an item, in one place: steps, people, faults, deadline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from sites.choices import Lane, Position
from workflow.deciders import deciders_of, standing
from workflow.emergency import chain_of
from workflow.issues import blocking, issues_of
from workflow.presets import Step
from workflow.records import Chain
from workflow.rounds import Round, code_of, draft_of
from workflow.states import ItemState, state_of


@dataclass(frozen=True)
class StepLine:
    """One step as people see it.

    Attributes:
        name: what is done.
        article: where the regulation says so.
        seats: who decides it, in words.
        status: ``done``, ``open`` or ``ahead``.
        decision: who decided it, when and in which capacity; empty for others.
        people: names of those who can decide it now, of the open step.
    """

    name: str
    article: str
    seats: str
    status: str
    decision: str = ""
    people: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Remark:
    """A decision of the present or an earlier round, with what was said."""

    who: str
    what: str
    at: datetime | None
    comment: str


@dataclass(frozen=True)
class Overview:
    """An item as its people see it."""

    page: Any
    draft: Any
    state: ItemState
    lane: str
    chain_name: str
    basis: str
    steps: list[StepLine]
    remarks: list[Remark]
    issues: list[Any]
    blocking: list[Any]
    open_step: Any
    due_at: datetime | None
    is_overdue: bool


def overview_of(page: Any) -> Overview:
    """Read everything about the newest text of ``page``."""
    page = page.specific
    draft, state = draft_of(page), page.current_workflow_task_state
    chain = getattr(page.current_workflow_state.workflow, "chain", None) if page.current_workflow_state else None
    chain = chain or chain_of(page.unit)
    due_at, issues = getattr(state, "due_at", None), issues_of(draft)
    return Overview(
        page=page,
        draft=draft,
        state=state_of(page),
        lane=str(Lane(draft.lane).label),
        chain_name=chain.name if chain else _("none"),
        basis=chain.basis if chain else "",
        steps=_lines(chain, page, draft, state) if chain else [],
        remarks=remarks_on(page),
        issues=issues,
        blocking=blocking(issues, chain.preset) if chain else [],
        open_step=state,
        due_at=due_at,
        is_overdue=bool(due_at and due_at < timezone.now()),
    )


def remarks_on(page: Any) -> list[Remark]:
    """The decisions on ``page`` in the present or the last round, newest first."""
    round_ = page.workflow_states.order_by("-created_at", "-pk").first()
    if round_ is None:
        return []
    decided = round_.task_states.filter(status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED])
    rows = decided.select_related("finished_by", "task").order_by("-finished_at", "-pk").specific()
    return [Remark(signature(row), _what(row), row.finished_at, row.comment) for row in rows]


def signature(decision: Any) -> str:
    """Who decided, with the office, and for whom (“thay mặt”)."""
    person = str(decision.finished_by or "")
    capacity = getattr(decision, "capacity", None) or {}
    if title := capacity.get("title"):
        person = f"{person}, {title}"
    if head := capacity.get("on_behalf_of"):
        text = _("%(person)s, on behalf of %(head)s (%(decision)s)")
        return text % {"person": person, "head": head["person"], "decision": head["decision_number"]}
    return person


def seats_in_words(step: Step, lane: str) -> str:
    """The seats that decide a step."""
    return ", ".join(str(Position(position).label) for position in step.positions_for(lane))


def why_no_button(user: Any, state: Any) -> str:
    """Why ``user`` cannot approve the open step; empty if they can, or if no step is open."""
    return standing(user, state).reason if state is not None else ""


def _lines(chain: Chain, page: Any, draft: Any, state: Any) -> list[StepLine]:
    round_ = page.current_workflow_state
    decisions = Round(round_, draft).decisions if round_ and getattr(round_.workflow, "chain", None) else []
    done = {code_of(decision): signature(decision) for decision in decisions}
    return [_line(step, draft.lane, state, done) for step in chain.preset.steps_for(draft.lane)]


def _line(step: Step, lane: str, state: Any, done: dict[str, str]) -> StepLine:
    words = (step.name, step.article, seats_in_words(step, lane))
    if state is not None and code_of(state) == step.code:
        return StepLine(*words, "open", people=[str(person) for person, _capacity in deciders_of(state)])
    return StepLine(*words, "done" if step.code in done else "ahead", decision=done.get(step.code, ""))


def _what(decision: Any) -> str:
    text = _("sent back at “%(step)s”") if decision.status == TaskState.STATUS_REJECTED else _("approved “%(step)s”")
    return text % {"step": decision.task.name}
