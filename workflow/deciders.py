"""Who may decide a step now, in which capacity, and why not: one answer for buttons, lists, mail, API and the act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
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


def standing(user: Any, state: Any) -> Standing:
    """Whether ``user`` may decide the open step ``state`` now, and if not, why not.

    Everything is read anew from the step's own state: the page, its unit, its text and block, the seats of today.

    Args:
        state: a :class:`workflow.models.SeatTaskState`.
    """
    if state.status != TaskState.STATUS_IN_PROGRESS:
        return Standing(reason=_already_decided(state))
    page = page_of(state.workflow_state)
    draft = draft_of(page)
    round_ = Round(state.workflow_state, draft)
    step = state.task.specific.step
    # Who edits may change the block itself: they finish the step that they began, and the new block decides the next.
    lane = state.lane if step.edits else draft.lane
    capacity = capacity_of(user, step, round_.chain.preset, Unit.objects.owning(page), lane)
    if capacity is None:
        return Standing(reason=_not_a_holder(step, lane))
    if problem := _conflict(user, step, round_):
        return Standing(reason=problem)
    if round_.hash != state.hash_in:
        if not step.edits:
            return Standing(capacity, _("The text has been changed since it was submitted. Send it back."))
    elif round_.next_step is None or round_.next_step.code != step.code:
        return Standing(capacity, _("The text needs another step first. Send it back."))
    return Standing(capacity)


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
    unit = Unit.objects.owning(page_of(state.workflow_state))
    if unit is None:
        return []
    found = ((person, standing(person, state)) for person in serving(unit))
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


def _conflict(user: Any, step: Step, round_: Round) -> str:
    """No self-approval: it is another person who reviews (adopted for all five regulations, row A21)."""
    page = round_.draft
    # What the holders of editing steps corrected there does not make them authors for the next round of editing.
    if is_author(user, page, but=within_editing_steps(page) if step.edits else None):
        return _("You wrote part of this text since it was last published; another person must decide.")
    excluded = [done for done in round_.decisions if code_of(done) in step.not_by and done.finished_by_id == user.pk]
    if excluded:
        return _("You decided the step “%(step)s”; another person must take this one.") % {
            "step": excluded[0].task.name
        }
    return ""


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
