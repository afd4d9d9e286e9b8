"""Two inspectors, two answers and two runs of the reminders at the same moment."""

from datetime import date, datetime
from functools import partial

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection

from home.choices import Act
from home.models import Recommendation, RecommendationAct
from home.recommendations import services
from sites.choices import Position
from sites.models import Delegation, Seat
from sites.working_days import VIETNAM
from tests import cast, pages
from tests.home.hub import give_seat
from tests.home.recommendations.flagged import answer, fresh, recommend
from tests.races import at_once, db
from workflow.reminders import tick

__all__ = ["db"]
pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite admits one writer at a time: nothing can meet in the middle"
)


def test_two_inspectors_flag_one_page_once(db, article):
    give_seat("tinh", "hoa", Position.TECHNICAL_OFFICER, ["system_administrator"])
    problems = at_once(
        *(partial(recommend, article, by=cast.person(name), reason=name) for name in ("dung", "hoa") * 2)
    )
    assert Recommendation.objects.count() == 1
    assert RecommendationAct.objects.filter(act=Act.MADE).count() == 1
    assert [error.messages for error in problems] == [[services.already()]] * 3


def test_the_constraint_decides_where_nobody_looked(db, article, monkeypatch):
    monkeypatch.setattr(services, "refuse_second", lambda page_id: None)
    problems = at_once(*[partial(recommend, article)] * 3)
    assert Recommendation.objects.count() == 1
    assert [error.messages for error in problems] == [[services.already()]] * 2


def test_the_head_and_who_acts_for_the_head_answer_once(db, article):
    row = recommend(article)
    Delegation.objects.create(
        seat=Seat.objects.get(unit__code="syt", position=Position.HEAD),
        deputy=give_seat("syt", "hoa", Position.DEPUTY),
        decision_number="15/QĐ-SYT",
        decision_date=cast.TODAY,
        starts_on=cast.TODAY,
        ends_on=date(2026, 12, 31),
    )
    problems = at_once(*(partial(answer, row, name, text=name) for name in ("binh", "hoa") * 2))
    assert len(problems) == 3
    assert all(isinstance(error, ValidationError) for error in problems)
    act = row.acts.get(act=Act.ANSWERED)
    assert fresh(row).answer_text == act.text == act.by.username


def test_what_is_withdrawn_at_the_same_moment_is_not_answered_afterwards(db, article):
    row = recommend(article)
    problems = at_once(
        partial(answer, row), partial(services.withdraw, row, note="Nhầm.", by=cast.person("dung"))
    )  # fmt: skip
    # Either the answer came first and was then withdrawn with the rest, or it was refused.
    assert fresh(row).state == "withdrawn"
    assert len(problems) + row.acts.filter(act=Act.ANSWERED).count() == 1


def test_two_runs_remind_once(db, article, time_machine):
    for number in range(3):
        recommend(pages.article(title=f"Bài {number}", slug=f"bai-{number}"))
    time_machine.move_to(datetime(2026, 12, 1, 9, tzinfo=VIETNAM))
    mail.outbox.clear()
    assert at_once(*[tick] * 4) == []
    assert len(mail.outbox) == 3
    assert tick().lines == []
