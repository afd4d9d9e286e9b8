"""Who makes the chain of a unit: its head, or who acts for them (seed 000 Đ9.1: the head decides the process)."""

from typing import Any

from django.utils import timezone

from sites.choices import Position
from sites.models import Seat, Unit
from workflow.deciders import Capacity, delegations_to


def capacity_to_make(user: Any, unit: Unit | None) -> Capacity | None:
    """The seat of the head, or the delegation, by which ``user`` makes the chain of ``unit`` today.

    ``None`` for everybody else, operators included, and in a unit that has ended.
    """
    if unit is None or unit.is_closed or not user.is_authenticated or not user.is_active:
        return None
    today = timezone.localdate()
    seat = Seat.objects.in_office(today).filter(user=user, unit=unit, position=Position.HEAD).order_by("pk").first()
    if seat is not None:
        return Capacity(seat)
    delegation = delegations_to(user, today).filter(seat__unit=unit).order_by("pk").first()
    return Capacity(delegation.deputy, delegation) if delegation else None
