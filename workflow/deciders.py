"""Who may decide a step now, in which capacity, and why not: one answer for buttons, lists, mail, API and the act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from sites.choices import CLOSED_STATES, Position
from sites.models import Delegation, Seat, Unit
from sites.reach import reach_of_units
from workflow.authors import is_author, within_editing_steps
from workflow.presets import Preset, Step
from workflow.rounds import Round, code_of, draft_of, page_of


@dataclass(frozen=True)
class Capacity:
    """In which a person decides: by a seat, and perhaps for the head (“thay mặt”)."""

    seat: Seat
    delegation: Delegation | None = None

    def as_data(self) -> dict[str, Any]:
        """What evidence keeps of it."""
        data: dict[str, Any] = {
            "seat": self.seat.pk,
            "position": self.seat.position,
            "title": self.seat.title,
            "appointed_by": self.seat.decision_number,
        }
        if self.delegation is not None:
            head = self.delegation.seat
            data["on_behalf_of"] = {
                "person": head.user.get_full_name() or head.user.get_username(),
                "user": head.user_id,
                "title": head.title,
                "delegation": self.delegation.pk,
                "decision_number": self.delegation.decision_number,
                "decision_date": self.delegation.decision_date.isoformat(),
                "starts_on": self.delegation.starts_on.isoformat(),
                "ends_on": self.delegation.ends_on.isoformat(),
            }
        return data


@dataclass(frozen=True)
class Standing:
    """Whether a person may decide a step now.

    Attributes:
        capacity: in which they decide; ``None`` if they do not at all.
        reason: why they may not approve, for people; empty if they may. With a capacity they can still send back.
    """

    capacity: Capacity | None = None
    reason: str = ""

    @property
    def is_allowed(self) -> bool:
        """Whether they may approve."""
        return self.capacity is not None and not self.reason

    @property
    def may_send_back(self) -> bool:
        """Whether they may send the item back."""
        return self.capacity is not None

    def allows(self, action: str) -> bool:
        """Whether they may take one of Wagtail's actions, ``approve`` or ``reject``."""
        return self.is_allowed if action == "approve" else self.may_send_back


class OpenStep:
    """An open step, with what decides who may take it: read once, however many people are asked about.

    Everything comes from the step's own state, and anew: the page, its unit, its text and block.

    Args:
        state: a :class:`workflow.models.SeatTaskState`.
    """

    def __init__(self, state: Any) -> None:
        self.state = state

    @cached_property
    def step(self) -> Step:
        """The step of its chain."""
        step: Step = self.state.task.specific.step
        return step

    @cached_property
    def page(self) -> Any:
        """The page, of its own type and as it is stored."""
        return page_of(self.state.workflow_state)

    @cached_property
    def unit(self) -> Unit | None:
        """The unit whose seats decide."""
        return Unit.objects.owning(self.page)

    @cached_property
    def round(self) -> Round:
        """The approvals of the text so far."""
        return Round(self.state.workflow_state, draft_of(self.page))

    @cached_property
    def editing(self) -> Q | None:
        """Of an editing step, the revisions written in such: corrections make nobody an author for the next round."""
        return within_editing_steps(self.round.draft) if self.step.edits else None

    @property
    def lane(self) -> str:
        """The block by which seats decide.

        Who edits may change the block itself: they finish the step that they began, and the new one decides the next.
        """
        return str(self.state.lane if self.step.edits else self.round.draft.lane)

    def standing(self, user: Any) -> Standing:
        """Whether ``user`` may decide the step now, by the seats of today, and if not, why not."""
        if self.state.status != TaskState.STATUS_IN_PROGRESS:
            return Standing(reason=_already_decided(self.state))
        capacity = capacity_of(user, self.step, self.round.chain.preset, self.unit, self.lane)
        if capacity is None:
            return Standing(reason=_not_a_holder(self.step, self.lane))
        if problem := self._conflict(user):
            return Standing(reason=problem)
        return Standing(capacity, self._why_not_approve())

    def _conflict(self, user: Any) -> str:
        """No self-approval: it is another person who reviews (adopted for all five regulations, row A21)."""
        if is_author(user, self.round.draft, but=self.editing):
            return _("You wrote part of this text since it was last published; another person must decide.")
        not_by = [done for done in self.round.decisions if code_of(done) in self.step.not_by]
        if excluded := [done for done in not_by if done.finished_by_id == user.pk]:
            return _("You decided the step “%(step)s”; another person must take this one.") % {
                "step": excluded[0].task.name
            }
        return ""

    def _why_not_approve(self) -> str:
        """What of the text itself leaves only sending it back."""
        if self.round.hash != self.state.hash_in:
            return "" if self.step.edits else _("The text has been changed since it was submitted. Send it back.")
        if self.round.next_step is None or self.round.next_step.code != self.step.code:
            return _("The text needs another step first. Send it back.")
        return ""


def standing(user: Any, state: Any) -> Standing:
    """Whether ``user`` may decide the open step ``state`` now, and if not, why not; see :class:`OpenStep`."""
    return OpenStep(state).standing(user)


def capacity_of(user: Any, step: Step, preset: Preset, unit: Unit | None, lane: str) -> Capacity | None:
    """The seat, or the delegation, by which ``user`` holds ``step`` in ``unit`` today; ``None`` without one."""
    if unit is None or unit.is_closed or not user.is_authenticated or not user.is_active:
        return None
    today, positions = timezone.localdate(), step.positions_for(lane)
    for seat in _seats(user, today).filter(unit=unit, position__in=positions).order_by("pk"):
        if not step.level or step.level in seat.levels:
            return Capacity(seat)
    if preset.delegable and Position.HEAD in positions:
        for delegation in delegations_to(user, today).filter(seat__unit=unit).order_by("pk"):
            if not step.level or step.level in delegation.seat.levels:
                return Capacity(delegation.deputy, delegation)
    return None


def delegations_to(user: Any, today: date) -> QuerySet[Any]:
    """The delegations by which ``user`` acts for a head today.

    Both must be in office: a delegation ends with the term of either (seed 000 Đ6.2, 001 Đ14.2, 002 Đ6.3).
    """
    in_office = Seat.objects.in_office(today)
    return (
        Delegation.objects.on(today)
        .filter(deputy__user=user, deputy__in=in_office, seat__in=in_office)
        .filter(deputy__position=Position.DEPUTY, seat__position=Position.HEAD)
        .select_related("seat__user", "deputy")
    )


def holds_step(user: Any, step: Step, page: Any) -> bool:
    """Whether ``user`` holds a seat that decides ``step`` of ``page``, whatever else may stand against it."""
    page = page.specific
    state = page.current_workflow_task_state
    chain = getattr(state.task.specific, "chain", None) if state else None
    if chain is None:
        return False
    return capacity_of(user, step, chain.preset, Unit.objects.owning(page), state.lane) is not None


def deciders_of(state: Any) -> list[tuple[Any, Capacity]]:
    """The people who may decide the open step now, each with the capacity in which they would."""
    step = OpenStep(state)
    if step.unit is None:
        return []
    found = ((person, step.standing(person)) for person in serving(step.unit))
    return [(person, answer.capacity) for person, answer in found if answer.capacity is not None]


def serving(unit: Unit) -> list[Any]:
    """Everybody who holds a seat in ``unit`` today, each once."""
    seats = Seat.objects.in_office(timezone.localdate()).filter(unit=unit, user__is_active=True)
    return list({seat.user_id: seat.user for seat in seats.select_related("user").order_by("pk")}.values())


def waiting_for(user: Any) -> QuerySet[Any]:
    """Open steps of items of the units in which ``user`` serves: one query, however many units and chains there are.

    Wagtail's lists start from it; the last word on each is :func:`standing`.
    """
    if not user.is_authenticated or not user.is_active:
        return TaskState.objects.none()
    seats = _seats(user, timezone.localdate()).exclude(unit__state__in=CLOSED_STATES)
    # Not the person's own reach: an operator's is everything, and an operator decides nothing.
    reach = reach_of_units(Unit.objects.filter(pk__in=seats.values("unit")))
    pages = Page.objects.filter(reach.pages()).annotate(text_id=Cast("pk", CharField()))
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        seattaskstate__isnull=False,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Page),
        workflow_state__object_id__in=pages.values("text_id"),
    )


def _seats(user: Any, today: date) -> QuerySet[Any]:
    return Seat.objects.in_office(today).filter(user=user)


def _already_decided(state: Any) -> str:
    if state.finished_by is None:
        return _("This step is no longer open.")
    who = state.finished_by.get_full_name() or state.finished_by.get_username()
    return _("%(person)s has already decided this step.") % {"person": who}


def _not_a_holder(step: Step, lane: str) -> str:
    seats = ", ".join(str(Position(position).label) for position in step.positions_for(lane))
    return _("This step is decided by: %(seats)s. You hold no such seat today.") % {"seats": seats}
