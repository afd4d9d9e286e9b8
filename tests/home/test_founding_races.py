"""Two people found, move or appoint at the same moment: one wins, the other is told why."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from wagtail.models import Site

from home import services
from home.services import found_unit
from sites.choices import Level, Position, UnitState
from sites.models import Seat, Unit, UnitHost
from sites.services import appoint, change_state, move_host
from tests import cast
from tests.sites.test_tree_races import at_once, db  # noqa: F401 - a database of their own, in which threads commit
from tests.sites.tree_audit import tree_problems

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite admits one writer at a time: nothing can meet in the middle"
)
HOST = "an-chau.tinh.localhost"


def found(code, **changes):
    return partial(found_unit, cast.founding(code, hostname=HOST, **changes), today=cast.TODAY)


def take(code):
    return partial(move_host, cast.unit(code), hostname=HOST, valid_from=cast.TODAY, basis="1/QĐ", today=cast.TODAY)


@pytest.mark.parametrize("acts", [
    lambda: (found("an-chau"), found("bo-ha"), found("cam-ly")),
    lambda: (found("an-chau"), take("syt")),
    lambda: (take("stc"), take("syt")),
], ids=["three foundings", "a founding and a move", "two moves"])  # fmt: skip
def test_a_host_that_several_want_at_once_goes_to_one_and_the_others_are_told(acts):
    at_work = acts()
    refusals = at_once(*at_work)
    assert len(refusals) == len(at_work) - 1
    holder = UnitHost.objects.get(hostname=HOST, valid_to__isnull=True).unit
    for refusal in refusals:
        assert isinstance(refusal, ValidationError), refusal
        assert holder.name in " ".join(refusal.message_dict["hostname"])
    assert holder.site.hostname == HOST
    assert tree_problems() == []


def test_the_database_itself_refuses_the_second_when_the_question_was_asked_too_early(monkeypatch):
    """As if neither had seen the other: what stops the second is the constraint, and the message is the same."""
    ask, asked = services.founding_problems, []

    def blind_at_first(founding):
        asked.append(founding)
        return {} if asked.count(founding) == 1 else ask(founding)

    monkeypatch.setattr(services, "founding_problems", blind_at_first)
    (refusal,) = at_once(found("an-chau"), found("bo-ha"))
    assert isinstance(refusal, ValidationError)
    assert "hostname" in refusal.message_dict
    assert Site.objects.filter(hostname=HOST).count() == 1
    assert Unit.objects.filter(code__in=["an-chau", "bo-ha"]).count() == 1


def test_a_unit_that_is_founded_while_the_one_above_ends_is_there_or_refused():
    end = partial(change_state, cast.unit("tanan"), UnitState.FROZEN, since=cast.TODAY, today=cast.TODAY)
    for refusal in at_once(found("an-chau", parent=cast.unit("tanan")), end):
        assert "parent" in refusal.message_dict
    assert cast.unit("tanan").is_closed
    assert tree_problems() == []


def test_of_two_heads_appointed_at_once_one_is_refused():
    def head(username):
        return partial(
            appoint,
            unit=cast.unit("tanan"),
            user=cast.person(username),
            position=Position.HEAD,
            title="Chủ tịch",
            levels=[Level.REVIEWER],
            decision_number="1/QĐ",
            decision_date=cast.TODAY,
            starts_on=cast.TODAY,
            today=cast.TODAY,
        )

    refusals = at_once(head("an"), head("chi"), head("hoa"))
    assert [set(refusal.message_dict) for refusal in refusals] == [{"position"}] * 2
    assert Seat.objects.filter(unit=cast.unit("tanan"), position=Position.HEAD).count() == 1
