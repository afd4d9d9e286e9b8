"""Who answers for a unit: the head of its board, or the deputy who acts for the head today (seed 004 Đ8)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from sites.choices import Position
from sites.models import Delegation, Seat, Unit
from workflow.deciders import Capacity, delegations_to
from workflow.reminders import heads_of


def capacity_to_answer(user: Any, unit: Unit) -> Capacity | None:
    """In which capacity ``user`` answers for ``unit`` today; ``None`` if they do not."""
    if not user.is_active or unit.is_closed:
        return None
    today = timezone.localdate()
    seat = Seat.objects.in_office(today).filter(user=user, unit=unit, position=Position.HEAD).first()
    if seat is not None:
        return Capacity(seat)
    delegation = delegations_to(user, today).filter(seat__unit=unit).first()
    return Capacity(delegation.deputy, delegation) if delegation else None


def told(unit: Unit) -> list[Any]:
    """Who is told of recommendations: those who answer; while there is no head, the deputies.

    Nobody is told for a unit that has ended.
    """
    if unit.is_closed:
        return []
    in_office = Seat.objects.in_office(timezone.localdate())
    acting = Delegation.objects.on(timezone.localdate()).filter(
        seat__unit=unit,
        seat__in=in_office.filter(position=Position.HEAD),
        deputy__in=in_office.filter(position=Position.DEPUTY, user__is_active=True),
    )
    deputies = [delegation.deputy.user for delegation in acting.select_related("deputy__user").order_by("pk")]
    return list(dict.fromkeys([*heads_of(unit), *deputies]))
