"""The people of a board as the list shows them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sites.choices import Level, Position
from sites.models import Delegation, Seat, Unit
from sites.people.closings import closed_by
from sites.people.standing import serving_elsewhere
from users.models import User
from vietnamese.collation import sort_key

PRESENT, FUTURE, ENDED = "present", "future", "ended"
STATES = {
    PRESENT: gettext_lazy("in office"),
    FUTURE: gettext_lazy("to come"),
    ENDED: gettext_lazy("ended"),
}


def state_on(row: Seat | Delegation, today: date) -> str:
    """Whether a term is held, lies ahead, or is over."""
    if row.starts_on > today:
        return FUTURE
    return ENDED if row.ends_on and row.ends_on < today else PRESENT


@dataclass
class SeatRow:
    """A seat with what was delegated from it."""

    seat: Seat
    state: str
    delegations: list[tuple[Delegation, str]] = field(default_factory=list)

    @property
    def position(self) -> str:
        """The position in words."""
        return str(Position(self.seat.position).label)

    @property
    def levels(self) -> str:
        """The levels in words."""
        return ", ".join(str(level.label) for level in Level if level in self.seat.levels)

    @property
    def state_label(self) -> Any:
        """The state in words."""
        return STATES[self.state]

    @property
    def is_over(self) -> bool:
        """Whether nothing can be done with it any more."""
        return self.state == ENDED

    @property
    def is_head(self) -> bool:
        """Whether its holder may delegate."""
        return self.seat.position == Position.HEAD and not self.is_over


@dataclass
class PersonRow:
    """Somebody with a seat in the unit, and what the unit may do with the login."""

    person: User
    is_elsewhere: bool
    was_closed_here: bool
    seats: list[SeatRow] = field(default_factory=list)

    @property
    def serves_here(self) -> bool:
        """Whether a seat is held or lies ahead."""
        return any(not row.is_over for row in self.seats)

    @property
    def rank(self) -> int:
        """The place of the highest position on the board that is not over, else of the highest ever held."""
        rows = [row for row in self.seats if not row.is_over] or self.seats
        return min(Position.values.index(row.seat.position) for row in rows)

    @property
    def is_ours(self) -> bool:
        """Whether the unit may change the login: it alone is served, and the person is no operator."""
        return not self.is_elsewhere and not self.person.is_superuser

    @property
    def may_be_edited(self) -> bool:
        """Whether names, address and letter are the unit's to change."""
        return self.is_ours and self.serves_here

    @property
    def may_be_appointed(self) -> bool:
        """Whether another seat can be given without asking the person for the address."""
        return (self.serves_here or not self.is_elsewhere) and not self.person.is_superuser

    @property
    def awaits_login(self) -> bool:
        """Whether the letter is still waiting to be followed."""
        return self.person.last_login is None and self.person.is_active

    @property
    def login_label(self) -> str:
        """The state of the login in words; of those who have left nothing is said, they may be others' by now."""
        if not self.serves_here and self.is_elsewhere:
            return ""
        if not self.person.is_active:
            return _("login deactivated")
        if not self.serves_here:
            return ""
        return _("has not logged in yet") if self.awaits_login else _("has logged in")


def people_rows(unit: Unit, today: date) -> list[PersonRow]:
    """Everybody with a seat in ``unit``: those who serve before those who have left, as a board is listed, the head
    first, and in Vietnamese order. A handful of queries, however many people there are."""
    rows: dict[int, PersonRow] = {}
    seats = list(Seat.objects.filter(unit=unit).select_related("user").order_by("-starts_on", "pk"))
    elsewhere = serving_elsewhere({seat.user for seat in seats}, unit, today)
    closed = closed_by(unit, {seat.user for seat in seats if not seat.user.is_active})
    given = _delegations(unit, today)
    for seat in seats:
        row = rows.setdefault(seat.user_id, PersonRow(seat.user, seat.user_id in elsewhere, seat.user_id in closed))
        row.seats.append(SeatRow(seat, state_on(seat, today), given[seat.pk]))
    return sorted(rows.values(), key=lambda row: (not row.serves_here, row.rank, sort_key(_by_given_name(row.person))))


def _delegations(unit: Unit, today: date) -> dict[int, list[tuple[Delegation, str]]]:
    given: dict[int, list[tuple[Delegation, str]]] = defaultdict(list)
    rows = Delegation.objects.filter(seat__unit=unit).select_related("deputy__user").order_by("-starts_on", "pk")
    for delegation in rows:
        given[delegation.seat_id].append((delegation, state_on(delegation, today)))
    return given


def _by_given_name(person: User) -> str:
    return f"{person.first_name} {person.last_name} {person.username}"
