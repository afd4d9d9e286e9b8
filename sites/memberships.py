"""Who belongs into which unit's group: what the seats of a day carry, for one person or for all."""

from collections.abc import Set
from datetime import date
from typing import Any

from django.db.models import QuerySet

from sites.choices import CLOSED_STATES
from sites.models import Seat, Unit, UnitGroup

#: (id of the person, id of the group).
Memberships = Set[tuple[int, int]]


def memberships_due(today: date, *, person: Any = None, units: QuerySet[Unit] | None = None) -> Memberships:
    """The memberships that the seats held on ``today`` carry: two queries, for any number of people and units.

    Seats in a unit that has ended carry none.

    Args:
        today: the day.
        person: only this person's.
        units: only those in groups of these units.
    """
    seats = Seat.objects.in_office(today).exclude(unit__state__in=CLOSED_STATES)
    groups = UnitGroup.objects.all()
    if person is not None:
        seats, groups = seats.filter(user=person), groups.filter(unit__seats__user=person)
    if units is not None:
        seats, groups = seats.filter(unit__in=units), groups.filter(unit__in=units)
    group_of = {(unit_id, level): pk for unit_id, level, pk in groups.values_list("unit_id", "level", "group_id")}
    return {
        (user_id, group_of[unit_id, level])
        for user_id, unit_id, levels in seats.values_list("user_id", "unit_id", "levels")
        for level in levels
        if (unit_id, level) in group_of
    }
