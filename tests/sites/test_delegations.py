"""Delegations: from a head to a deputy, dated, by a decision, never longer than either's term (row D1)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sites.choices import Level, Position
from sites.delegations import delegate, end_delegation
from sites.models import Delegation, Seat
from sites.services import appoint, end_seat
from tests import cast
from users.models import User

pytestmark = pytest.mark.django_db

TODAY = cast.TODAY
LATER, LAST = TODAY + timedelta(days=10), TODAY + timedelta(days=20)


def seat_for(username, position, code="syt", **changes):
    user, _created = User.objects.get_or_create(username=username)
    values = {
        "title": "Phó Giám đốc",
        "levels": [Level.PUBLISHER],
        "decision_number": "20/QĐ",
        "decision_date": TODAY,
        "starts_on": TODAY,
        "today": TODAY,
    }
    return appoint(unit=cast.unit(code), user=user, position=position, **{**values, **changes})


@pytest.fixture
def head():
    return Seat.objects.get(unit__code="syt", position=Position.HEAD)


@pytest.fixture
def deputy():
    return seat_for("mai", Position.DEPUTY, starts_on=cast.FOUNDED)


def given(head, deputy, **changes):
    values = {"decision_number": "30/QĐ-SYT", "decision_date": TODAY, "starts_on": TODAY, "ends_on": LAST}
    return delegate(head=head, deputy=deputy, today=TODAY, **{**values, **changes})


def test_d1_head_delegates_to_deputy_by_a_dated_decision(head, deputy):
    delegation = given(head, deputy, decision_number=" 30/QĐ-SYT ")
    assert (delegation.decision_number, delegation.starts_on, delegation.ends_on) == ("30/QĐ-SYT", TODAY, LAST)


REFUSED = {
    "without a decision": ({"decision_number": " "}, "decision_number"),
    "that ends before it begins": ({"starts_on": LAST, "ends_on": LATER}, "ends_on"),
    "that begins yesterday": ({"starts_on": TODAY - timedelta(days=1)}, "starts_on"),
}


@pytest.mark.parametrize(("changes", "field"), REFUSED.values(), ids=REFUSED)
def test_d1_delegation_is_refused(changes, field, head, deputy):
    with pytest.raises(ValidationError) as refusal:
        given(head, deputy, **changes)
    assert field in refusal.value.message_dict
    assert not Delegation.objects.exists()


@pytest.mark.parametrize("position", [value for value in Position if value != Position.DEPUTY])
def test_d1_only_a_deputy_receives(position, head):
    other = seat_for("mai", position) if position != Position.HEAD else seat_for("mai", position, "tanan")
    with pytest.raises(ValidationError):
        given(head, other)


def test_d1_a_deputy_of_another_board_receives_nothing(head):
    with pytest.raises(ValidationError):
        given(head, Seat.objects.get(unit__code="stc", position=Position.DEPUTY))


def test_d1_what_was_delegated_is_not_delegated_on(head, deputy):
    given(head, deputy)
    with pytest.raises(ValidationError):
        given(deputy, seat_for("nga", Position.DEPUTY))


def test_d1_nobody_delegates_to_themselves(head):
    own = appoint(
        unit=head.unit, user=head.user, position=Position.DEPUTY, title="Phó", levels=[Level.PUBLISHER],
        decision_number="1", decision_date=TODAY, starts_on=TODAY, today=TODAY,
    )  # fmt: skip
    with pytest.raises(ValidationError):
        given(head, own)


def test_d1_delegation_lies_within_the_terms_of_both(head):
    short = seat_for("mai", Position.DEPUTY, starts_on=LATER, ends_on=LAST)
    for starts_on, ends_on in [(TODAY, LAST), (LATER, LAST + timedelta(days=1))]:
        with pytest.raises(ValidationError):
            given(head, short, starts_on=starts_on, ends_on=ends_on)
    assert given(head, short, starts_on=LATER).pk


def test_d1_the_same_days_are_not_delegated_twice(head, deputy):
    given(head, deputy, ends_on=LATER)
    with pytest.raises(ValidationError):
        given(head, deputy, starts_on=LATER)
    assert given(head, deputy, starts_on=LATER + timedelta(days=1)).pk


@pytest.mark.parametrize("whose", ["head", "deputy"])
def test_d1_delegation_ends_with_the_term_of_either(whose, head, deputy):
    given(head, deputy)
    end_seat({"head": head, "deputy": deputy}[whose], last_day=LATER, today=TODAY)
    assert Delegation.objects.get().ends_on == LATER


@pytest.mark.parametrize("whose", ["head", "deputy"])
def test_d1_delegation_that_would_begin_after_the_term_is_gone(whose, head, deputy):
    given(head, deputy, starts_on=LAST)
    end_seat({"head": head, "deputy": deputy}[whose], last_day=LATER, today=TODAY)
    assert not Delegation.objects.exists()


def test_a_term_that_cannot_end_leaves_its_delegation_alone(head, deputy):
    given(head, deputy)
    with pytest.raises(ValidationError):
        end_seat(deputy, last_day=cast.FOUNDED - timedelta(days=1), today=TODAY)
    assert Delegation.objects.get().ends_on == LAST


def test_ending_a_term_leaves_delegations_of_others_alone(head, deputy):
    other = seat_for("nga", Position.DEPUTY)
    given(head, deputy)
    given(head, other)
    end_seat(deputy, last_day=LATER, today=TODAY)
    assert Delegation.objects.get(deputy=other).ends_on == LAST


def test_a_delegation_is_never_made_longer_by_ending_it(head, deputy):
    delegation = given(head, deputy, ends_on=LATER)
    end_delegation(delegation, last_day=LAST)
    assert Delegation.objects.get().ends_on == LATER
