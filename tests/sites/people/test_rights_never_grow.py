"""Nobody's rights grow beyond their units: a thousand random sequences of acts, by anybody, on any board.

Who administers what, and which rights were given by whom, is kept here a second time from the bare rows; the product's
own answers are compared with it after every act.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sites.choices import Level, Position
from sites.models import Delegation, Seat, Unit
from sites.people import logins, services
from sites.reach import reach_of
from sites.services import turn_the_day
from tests import cast
from tests.sites.people.boards import newcomer, seat_of, term
from users.models import User

pytestmark = pytest.mark.django_db

#: On PostgreSQL the first of the same sequences: what could differ there are queries, not rules.
#: And so many times every act is done at least.
SEQUENCES, LEAST = (1000, 10) if connection.vendor == "sqlite" else (300, 2)
LONGEST = 5
CODES = ("syt", "stc", "tinh", "tanan")
LEVELS, POSITIONS = tuple(Level), tuple(Position)
#: Fields of a person that no unit ever touches.
UNTOUCHED = ("id", "username", "password", "is_superuser", "is_staff", "date_joined", "last_login")
ADMINISTRATOR = Level.SYSTEM_ADMINISTRATOR.value


@dataclass
class Province:
    """The rows as they stand, and the rights that somebody had the right to give."""

    today: date = cast.TODAY
    given: set[tuple[int, int, str]] = field(default_factory=set)
    users: dict[int, dict[str, Any]] = field(default_factory=dict)
    seats: dict[int, dict[str, Any]] = field(default_factory=dict)
    delegations: dict[int, dict[str, Any]] = field(default_factory=dict)
    groups: dict[int, set[str]] = field(default_factory=dict)

    def read(self) -> "Province":
        """The same day, the rows as they stand now."""
        groups = defaultdict(set)
        for user_id, name in User.groups.through.objects.values_list("user", "group__name"):
            groups[user_id].add(name)
        return Province(
            self.today,
            self.given,
            {row["id"]: row for row in User.objects.values()},
            {row["id"]: row for row in Seat.objects.values()},
            {row["id"]: row for row in Delegation.objects.values()},
            dict(groups),
        )

    def rows(self) -> tuple[Any, ...]:
        """All that an act may change."""
        return self.users, self.seats, self.delegations, self.groups

    def in_office(self, unit_id: int | None = None) -> list[dict[str, Any]]:
        """Seats held today."""
        return [
            row
            for row in self.seats.values()
            if row["starts_on"] <= self.today
            and (row["ends_on"] is None or row["ends_on"] >= self.today)
            and unit_id in {None, row["unit_id"]}
        ]

    def administrators(self, unit_id: int) -> set[int]:
        """People who administer the unit today."""
        return {
            row["user_id"]
            for row in self.in_office(unit_id)
            if ADMINISTRATOR in row["levels"] and self.users[row["user_id"]]["is_active"]
        }

    def serve_elsewhere(self, unit_id: int) -> set[int]:
        """People with a seat today or later in another unit."""
        return {
            row["user_id"]
            for row in self.seats.values()
            if row["unit_id"] != unit_id and (row["ends_on"] is None or row["ends_on"] >= self.today)
        }


@dataclass
class Act:
    """An attempt: what, on which board, by whom, on whom, and one number more for the details."""

    verb: str
    unit: Unit
    by: User
    target: User
    variety: int
    today: date

    @property
    def board(self) -> dict[str, Any]:
        return {"unit": self.unit, "by": self.by, "today": self.today}

    def seat(self, number: int = 0) -> Seat:
        """Mostly one of the unit's, sometimes anybody's."""
        seats = Seat.objects.order_by("pk") if self.variety % 7 == 0 else self.unit.seats.order_by("-pk")
        return pick(list(seats), self.variety + number)

    def term(self) -> Any:
        return term(
            position=pick(POSITIONS, self.variety),
            levels=tuple({pick(LEVELS, self.variety), pick(LEVELS, self.variety // 4)}),
            decision_date=self.today,
            starts_on=self.today + timedelta(days=self.variety % 3),
            ends_on=self.today + timedelta(days=self.variety % 5 + 2) if self.variety % 2 else None,
        )

    def days(self) -> dict[str, Any]:
        return {
            "decision_number": "5/QĐ",
            "decision_date": self.today,
            "starts_on": self.today,
            "ends_on": self.today + timedelta(days=self.variety % 9),
        }


def pick(choices: Any, number: int) -> Any:
    if not choices:
        raise ObjectDoesNotExist
    return choices[number % len(choices)]


def delegate(act: Act) -> None:
    heads = act.unit.seats.filter(position=Position.HEAD) if act.variety % 5 else Seat.objects.all()
    deputies = act.unit.seats.filter(position=Position.DEPUTY) if act.variety % 3 else Seat.objects.all()
    head, deputy = pick(list(heads.order_by("-pk")), act.variety), pick(list(deputies.order_by("-pk")), act.variety)
    services.delegate_rights(head=head, deputy=deputy, **act.days(), **act.board)


def end_delegation(act: Act) -> None:
    # The first stands since before; it may be another board's.
    delegation = pick(list(Delegation.objects.order_by("pk")), act.variety)
    last_day = act.today + timedelta(days=act.variety % 4 - 1)
    services.end_delegation_early(delegation=delegation, last_day=last_day, **act.board)


def edit(act: Act) -> None:
    names = {"last_name": "Đặng", "first_name": "Ý", "email": f"y{act.variety}@tinh.localhost"}
    logins.edit_person(person=act.target, names={**names, "is_superuser": "on", "password": "x"}, **act.board)


VERBS: dict[str, Callable[[Act], Any]] = {
    "invite": lambda act: services.invite_person(
        newcomer=newcomer(f"moi-{act.variety % 9}"), term=act.term(), **act.board
    ),
    "appoint": lambda act: services.appoint_person(person=act.target, term=act.term(), **act.board),
    "appoint known": lambda act: services.appoint_known(
        username=act.target.username,
        email=act.target.email if act.variety % 3 else "x@y.vn",
        term=act.term(),
        **act.board,
    ),
    "end": lambda act: services.end_term(
        seat=act.seat(), last_day=act.today + timedelta(days=act.variety % 5 - 2), **act.board
    ),
    "delegate": delegate,
    "end delegation": end_delegation,
    "deactivate": lambda act: logins.deactivate(person=act.target, **act.board),
    "reactivate": lambda act: logins.reactivate(person=act.target, **act.board),
    "edit": edit,
    "invite again": lambda act: logins.invite_again(person=act.target, **act.board),
}
numbers = st.integers(0, 999)
attempts = st.tuples(st.sampled_from([*VERBS, "a day passes"]), st.sampled_from(CODES), numbers, numbers, numbers)
done: Counter[str] = Counter()


@pytest.fixture(scope="module")
def scene_with_two_more(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The cast, and more to go wrong: Hoa administers both of her units, and Mai, who has not
    logged in yet, is a deputy who acts for Bình."""
    with django_db_blocker.unblock(), transaction.atomic():
        root = cast.person("root")
        for code in ("syt", "stc"):
            services.appoint_person(
                person=cast.person("hoa"),
                term=term(position=Position.TECHNICAL_OFFICER, levels=(Level.SYSTEM_ADMINISTRATOR,)),
                unit=cast.unit(code), by=root, today=cast.TODAY,
            )  # fmt: skip
        mai = services.invite_person(
            newcomer=newcomer("mai"), term=term(position=Position.DEPUTY, levels=(Level.PUBLISHER,)),
            unit=cast.unit("syt"), by=root, today=cast.TODAY,
        )  # fmt: skip
        services.delegate_rights(
            head=seat_of("binh"), deputy=mai, decision_number="5/QĐ", decision_date=cast.TODAY,
            starts_on=cast.TODAY, ends_on=cast.TODAY + timedelta(days=9),
            unit=cast.unit("syt"), by=root, today=cast.TODAY,
        )  # fmt: skip
        yield
        transaction.set_rollback(True)


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(attempts, min_size=1, max_size=LONGEST))
def play(sequence: list[tuple[Any, ...]]) -> None:
    done["sequences"] += 1
    units = {unit.code: unit for unit in Unit.objects.all()}
    names = {unit.pk: code for code, unit in units.items()}
    with transaction.atomic(), time_machine.travel(f"{cast.TODAY}T05:00:00+00:00", tick=False) as clock:
        first = before = Province().read()
        before.given |= rights_of(before.seats.values())
        for verb, code, *dice in sequence:
            if verb == "a day passes":
                before.today += timedelta(days=1)
                clock.shift(timedelta(days=1))
                turn_the_day(before.today)
                before = before.read()
            else:
                before = attempt(verb, units[code], dice, before)
            no_rights_but_those_given(before, names)
        reaches_follow_the_seats(first, before)
        transaction.set_rollback(True)


def rights_of(seats: Any) -> set[tuple[int, int, str]]:
    """Who holds which level where by these seats, whenever."""
    return {(row["user_id"], row["unit_id"], level) for row in seats for level in row["levels"]}


def attempt(verb: str, unit: Unit, dice: list[int], before: Province) -> Province:
    people = list(User.objects.order_by("pk"))
    ours = [person for person in people if person.pk in before.administrators(unit.pk)]
    board = [person for person in people if any(row["user_id"] == person.pk for row in before.in_office(unit.pk))]
    by = pick(ours if ours and dice[0] % 4 else people, dice[0])
    target = pick(board if board and dice[1] % 4 else people, dice[1])
    act = Act(verb, unit, by, target, dice[2], before.today)
    try:
        with transaction.atomic():
            VERBS[verb](act)
    except (ValidationError, PermissionDenied, ObjectDoesNotExist):
        after = before.read()
        assert after.rows() == before.rows(), "refused, and yet something was changed"
        return after
    done[verb] += 1
    after = before.read()
    the_act_was_allowed_and_stayed_at_home(act, before, after)
    return after


def the_act_was_allowed_and_stayed_at_home(act: Act, before: Province, after: Province) -> None:
    unit_id = act.unit.pk
    operates = before.users[act.by.pk]["is_superuser"]
    assert operates or act.by.pk in before.administrators(unit_id)
    for name in ("seats", "delegations"):
        was, now = getattr(before, name), getattr(after, name)
        touched = {pk for pk in was.keys() | now.keys() if was.get(pk) != now.get(pk)}
        seats = {**before.seats, **after.seats}
        homes = {
            seats[pk]["unit_id"] if name == "seats" else seats[(was.get(pk) or now[pk])["seat_id"]]["unit_id"]
            for pk in touched
        }
        assert homes <= {unit_id}, (act.verb, name)
    assert act.by.pk not in {row["user_id"] for pk, row in after.seats.items() if pk not in before.seats}, act.verb
    serving = {row["user_id"] for row in before.seats.values() if row["unit_id"] == unit_id}
    untouchable = before.serve_elsewhere(unit_id) | (before.users.keys() - serving)
    untouchable |= {pk for pk, row in before.users.items() if row["is_superuser"]}
    assert all(after.users[pk] == before.users[pk] for pk in untouchable), act.verb
    for pk, row in before.users.items():
        assert all(after.users[pk][column] == row[column] for column in UNTOUCHED), act.verb
    for pk in after.users.keys() - before.users.keys():
        new = after.users[pk]
        assert (new["is_superuser"], new["is_staff"], new["password"][:1]) == (False, False, "!")
    if before.administrators(unit_id):
        assert after.administrators(unit_id), "nobody administers the unit any more"
    after.given |= rights_of(row for pk, row in after.seats.items() if pk not in before.seats)


def no_rights_but_those_given(province: Province, names: dict[int, str]) -> None:
    due = defaultdict(set)
    for row in province.in_office():
        due[row["user_id"]] |= {(row["unit_id"], level) for level in row["levels"]}
    for pk, user in province.users.items():
        assert {(pk, *right) for right in due[pk]} <= province.given
        assert province.groups.get(pk, set()) == {f"{names[unit_id]}: {level}" for unit_id, level in due[pk]}
        assert user["is_superuser"] is (user["username"] == "root")


def reaches_follow_the_seats(first: Province, last: Province) -> None:
    """Asked of those about whom something has changed; it takes five queries a person."""
    rows = [row for pk in first.seats.keys() | last.seats.keys() for row in seat_changes(first, last, pk)]
    changed = {row["user_id"] for row in rows} | {pk for pk in last.users if first.users.get(pk) != last.users[pk]}
    for user in User.objects.filter(pk__in=changed):
        offices = {row["unit_id"] for row in last.in_office() if row["user_id"] == user.pk}
        assert reach_of(user).unit_ids == (offices if user.is_active else set())


def seat_changes(first: Province, last: Province, pk: int) -> list[dict[str, Any]]:
    was, now = first.seats.get(pk), last.seats.get(pk)
    return [] if was == now else [row for row in (was, now) if row]


def test_nobodys_rights_grow_beyond_their_units(scene_with_two_more: None) -> None:
    permissions = set(User.user_permissions.through.objects.values_list("user", "permission"))
    rights = set(Group.permissions.through.objects.values_list("group", "permission"))
    done.clear()
    play()
    assert set(User.user_permissions.through.objects.values_list("user", "permission")) == permissions
    assert set(Group.permissions.through.objects.values_list("group", "permission")) == rights
    assert done["sequences"] >= SEQUENCES
    # The sequences are not empty talk: every act has been done many times.
    assert {verb for verb in VERBS if done[verb] < LEAST} == set(), done
