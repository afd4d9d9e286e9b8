"""Who is told what, in which language, and that nobody is reminded twice (row H3)."""

import io
from datetime import date, datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils.translation import gettext, override
from wagtail.users.models import UserProfile

from home.recommendations import services
from home.recommendations.mail import SUBJECTS
from sites.choices import Position
from sites.models import Seat
from sites.services import end_seat
from sites.working_days import VIETNAM
from tests import cast
from tests.home.hub import frozen, give_seat
from tests.home.recommendations.flagged import answer, delegate_to, fresh, recommend
from workflow.reminders import tick

pytestmark = pytest.mark.django_db

#: The deadline is Monday 30/11; it is over when Tuesday begins in Vietnam.
LAST_MOMENT = datetime(2026, 11, 30, 23, 59, tzinfo=VIETNAM)
OVERDUE = datetime(2026, 12, 1, 0, 5, tzinfo=VIETNAM)


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Who gets a letter by an act, with the letters."""

    def act_and_list(act):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {letter.to[0].split("@")[0]: letter for letter in mail.outbox}

    return act_and_list


def subject(name, language="vi"):
    with override(language):
        return str(SUBJECTS[name]) % {"title": "Tiêm chủng mở rộng"}


def test_h3_the_head_is_told_at_once(told, article):
    letters = told(lambda: recommend(article, basis="Điều 7 khoản 2 điểm e"))
    assert set(letters) == {"binh"}
    letter = letters["binh"]
    assert letter.subject == subject("recommendation_made")
    for text in (
        "Số liệu sai.",
        "30/11/2026",
        "Điều 7 khoản 2 điểm e",
        article.full_url,
        "/admin/unit-recommendations/",
    ):
        assert text in letter.body, text


def test_each_person_is_told_in_their_language(told, article):
    UserProfile.get_for_user(cast.person("binh")).save()
    UserProfile.objects.filter(user__username="binh").update(preferred_language="en")
    letter = told(lambda: recommend(article))["binh"]
    assert letter.subject == subject("recommendation_made", "en")
    assert "Recommendation: Correct the content" in letter.body


def test_who_acts_for_the_head_today_is_told_too(told, article):
    delegate_to("an")
    assert set(told(lambda: recommend(article))) == {"binh", "an"}


def test_a_deputy_is_told_only_while_there_is_no_head(told, article):
    give_seat("syt", "hoa", Position.DEPUTY)
    assert set(told(lambda: recommend(article))) == {"binh"}
    head = Seat.objects.get(unit__code="syt", position=Position.HEAD)
    end_seat(head, last_day=date(2026, 11, 19), today=cast.TODAY)
    row = fresh(services.Recommendation.objects.get())
    letters = told(lambda: services.withdraw(row, note="Nhầm.", by=cast.person("dung")))
    assert set(letters) == {"hoa"}


def test_nobody_is_told_of_what_was_refused(told, article):
    recommend(article)

    def second():
        with pytest.raises(services.ValidationError):
            recommend(article)

    assert told(second) == {}


def test_the_inspector_is_told_of_the_answer(told, article):
    row = recommend(article)
    letters = told(lambda: answer(row))
    assert set(letters) == {"dung"}
    assert letters["dung"].subject == subject("recommendation_answered")
    assert "Số liệu đúng theo báo cáo." in letters["dung"].body
    assert "/admin/recommendations/" in letters["dung"].body


def test_the_unit_is_told_what_the_hub_makes_of_it(told, article):
    row, by = recommend(article), cast.person("dung")
    answer(row)
    again = told(lambda: services.reopen(row, note="Chưa đủ.", deadline=date(2026, 12, 4), by=by))
    assert set(again) == {"binh"}
    assert "Chưa đủ." in again["binh"].body
    assert "04/12/2026" in again["binh"].body
    settled = told(lambda: services.close(fresh(row), note="Đạt.", by=by))
    assert settled["binh"].subject == subject("recommendation_settled")


# --- Reminders -----------------------------------------------------------------------------------


def test_h3_an_overdue_answer_is_reminded_of_once(told, article, time_machine):
    recommend(article)
    time_machine.move_to(LAST_MOMENT, tick=False)
    assert told(tick) == {}
    time_machine.move_to(OVERDUE, tick=False)
    letters = told(tick)
    assert set(letters) == {"binh"}
    assert letters["binh"].subject == subject("recommendation_overdue")
    assert told(tick) == {}


def test_the_command_that_sends_the_others_says_so(article, time_machine):
    recommend(article)
    time_machine.move_to(OVERDUE, tick=False)
    out = io.StringIO()
    call_command("workflow_tick", stdout=out)
    assert "recommendation_overdue: “Tiêm chủng mở rộng”, due 30/11/2026: binh" in out.getvalue()
    assert "1 reminders" in out.getvalue()


def test_a_new_deadline_is_reminded_of_anew(told, article, time_machine):
    row = recommend(article)
    time_machine.move_to(OVERDUE, tick=False)
    told(tick)
    answer(row)
    assert told(tick) == {}
    services.reopen(fresh(row), note="Chưa đủ.", deadline=date(2026, 12, 4), by=cast.person("dung"))
    assert told(tick) == {}
    time_machine.move_to(datetime(2026, 12, 5, 9, tzinfo=VIETNAM), tick=False)
    assert set(told(tick)) == {"binh"}
    assert told(tick) == {}


def test_what_is_answered_settled_or_of_a_unit_that_has_ended_is_not_reminded_of(told, article, time_machine):
    recommend(article)
    frozen("syt")
    time_machine.move_to(OVERDUE, tick=False)
    assert told(tick) == {}


def test_a_unit_without_a_head_is_reminded_when_it_has_one(told, article, time_machine):
    recommend(article)
    Seat.objects.filter(unit__code="syt", position=Position.HEAD).update(ends_on=date(2026, 11, 29))
    time_machine.move_to(OVERDUE, tick=False)
    assert told(tick) == {}
    Seat.objects.filter(unit__code="syt", position=Position.HEAD).update(ends_on=None)
    assert set(told(tick)) == {"binh"}


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_subject_names_the_page(name):
    assert "%(title)s" in gettext(str(SUBJECTS[name]))
