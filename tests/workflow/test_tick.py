"""``manage.py workflow_tick``: who is reminded, when, and that nobody is twice."""

import io
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.users.models import UserProfile

from home.services import found_unit
from news.models import ArticlePage
from sites.choices import Lane
from sites.models import CalendarDay, Unit
from sites.services import end_seat
from sites.working_days import VIETNAM, Calendar
from tests import cast
from tests.home.hub import frozen
from tests.workflow.boards import (
    PATHS,
    UNITS,
    approve,
    fresh,
    open_step,
    person,
    send_back,
    submit,
    who_may,
    write,
)
from users.models import User
from workflow import reminders
from workflow.due_dates import open_steps
from workflow.emergency import confirm, publish_in_emergency
from workflow.models import Publication
from workflow.presets import SHIPPED, preset_from
from workflow.reminders import moments_of
from workflow.services import assign_chain, provision
from workflow.takedown import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards", "addressed")]

BA_XUYEN, NHU_XUAN, STTTT, PHUONG_1, BAC_GIANG = UNITS
OFFICER, HEAD = "baxuyen-vanhoa", "baxuyen-truongban"

#: The event, and the submission on the same morning; the item is due by the end of the next day (row S1).
EVENT = date(2026, 12, 7)
MORNING = datetime(2026, 12, 7, 9, tzinfo=VIETNAM)
HALF_TIME = datetime(2026, 12, 8, 4, 30, tzinfo=VIETNAM)
AFTER = datetime(2026, 12, 9, tzinfo=VIETNAM)


@pytest.fixture
def addressed():
    """Everybody has an address of their own, and reads English: subjects do not depend on the catalogue."""
    for user in User.objects.filter(seats__isnull=False).distinct():
        user.email = f"{user.username}@tinh.localhost"
        user.save()
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})


@pytest.fixture
def at(time_machine):
    """Let it be another moment."""
    return lambda moment: time_machine.move_to(moment, tick=False)


@pytest.fixture
def item(at):
    """News of Monday, submitted on Monday morning; the culture officer reviews it."""
    at(MORNING)
    return submit(write(BA_XUYEN, occurred_on=EVENT))


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """One run; returns its letters as pairs of user name and subject, sorted. What it says is ``run.said``."""

    def tick():
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            report = reminders.tick()
        tick.said, tick.failures = "\n".join(report.lines), report.failures
        return sorted((letter.to[0].split("@")[0], letter.subject.split(":")[0]) for letter in mail.outbox)

    return tick


HALF, DUE, ESCALATION = "Half of the time has passed", "Overdue", "Overdue on your portal"


# --- The stages ----------------------------------------------------------------------------------------------------


def test_those_who_can_act_are_reminded_at_half_time_and_when_it_is_due_then_the_head_is_told(item, at, run):
    assert run() == []
    at(HALF_TIME - timedelta(minutes=10))
    assert run() == []
    at(HALF_TIME + timedelta(minutes=10))
    assert run() == [(OFFICER, HALF)]
    assert run() == []
    at(AFTER - timedelta(minutes=1))
    assert run() == []
    at(AFTER)
    assert run() == [(HEAD, ESCALATION), (OFFICER, DUE)]
    assert run() == []
    at(AFTER + timedelta(days=30))
    assert run() == []


def test_s5_answers_are_reminded_of_after_a_week(at, run):
    at(MORNING)
    article = submit(write(BA_XUYEN, Lane.ANSWER, occurred_on=EVENT))
    assert timezone.localtime(open_step(article).due_at).date() == date(2026, 12, 28)
    at(datetime(2026, 12, 18, 8, tzinfo=VIETNAM))
    assert run() == [(OFFICER, HALF)]


def test_a_step_records_what_was_sent_to_whom(item, at, run):
    at(AFTER)
    run()
    sent = open_step(item).reminders
    assert set(sent) == {"due", "escalation"}
    assert sent["due"]["to"] == [person(OFFICER).pk]
    assert sent["escalation"]["to"] == [person(HEAD).pk]
    assert datetime.fromisoformat(sent["due"]["at"]) == AFTER


def test_the_letter_to_the_head_names_who_can_decide(item, at, run):
    at(AFTER)
    run()
    (letter,) = [letter for letter in mail.outbox if letter.to == [person(HEAD).email]]
    assert f"It can be decided today by: {person(OFFICER)}." in letter.body
    assert "The item is overdue." in letter.body
    assert "(Đ9.1a, Quyết định 118/QĐ-UBND ngày 14/3/2020)" in letter.body


def test_a_run_that_is_late_sends_only_what_still_says_something(item, at, run):
    at(AFTER + timedelta(days=3))
    assert run() == [(HEAD, ESCALATION), (OFFICER, DUE)]


def test_each_step_has_half_times_of_its_own(item, at, run):
    at(HALF_TIME + timedelta(hours=1))
    assert run() == [(OFFICER, HALF)]
    approve(item, OFFICER)
    assert run() == []
    at(AFTER - timedelta(hours=1))
    assert run() == [(HEAD, HALF)]


def test_what_is_decided_or_sent_back_is_nobodys_to_be_reminded_of(item, at, run):
    send_back(item, OFFICER)
    at(AFTER)
    assert run() == []


def test_who_decides_as_the_head_gets_one_letter(item, at, run):
    approve(item, OFFICER)
    at(AFTER)
    assert run() == [(HEAD, ESCALATION)]


def test_what_is_overdue_when_it_is_submitted_goes_to_the_head_at_once_and_to_the_others_a_day_later(at, run):
    at(AFTER)
    article = submit(write(BA_XUYEN, occurred_on=EVENT))
    assert run() == [(HEAD, ESCALATION)]
    assert run() == []
    at(AFTER + timedelta(days=2))
    assert run() == [(OFFICER, DUE)]
    approve(article, OFFICER)
    assert run() == [], "the head knows of the item, and has just been told that it is theirs to decide"
    at(AFTER + timedelta(days=6))
    assert run() == [(HEAD, ESCALATION)]


def test_nobody_elsewhere_is_told_anything(item, at, run):
    submit(write(STTTT, occurred_on=EVENT))
    at(AFTER)
    told = {username for username, _subject in run()}
    assert told == {OFFICER, HEAD, "stttt-truongban", *who_may(open_item(STTTT), STTTT)}
    assert not told & {"chi", "dung", "root", "binh"}


def open_item(key):
    states = [state for state in open_steps() if state.workflow_state.content_object.specific.unit.preset == key]
    return states[0].workflow_state.content_object.specific


def test_who_has_no_seat_any_more_is_not_reminded(item, at, run):
    for seat in person(OFFICER).seats.all():
        end_seat(seat, last_day=date(2026, 12, 6), today=date(2026, 12, 6))
    at(AFTER)
    assert run() == [(HEAD, ESCALATION)]
    (letter,) = mail.outbox
    assert "Nobody can decide it today" in letter.body


def test_without_a_head_the_deputies_are_told(item, at, run):
    for seat in person(HEAD).seats.all():
        end_seat(seat, last_day=date(2026, 12, 6), today=date(2026, 12, 6))
    at(AFTER)
    assert run() == [("baxuyen-photruongban", ESCALATION), (OFFICER, DUE)]


def test_nobody_is_reminded_of_items_of_a_unit_that_has_ended(item, at, run):
    frozen("baxuyen")
    at(AFTER)
    assert run() == []
    assert run() == []


def test_what_has_no_deadline_is_not_reminded_of(at, run):
    at(MORNING)
    submit(write(BA_XUYEN))
    at(AFTER)
    assert run() == []


# --- The calendar moves --------------------------------------------------------------------------------------------


def test_a_day_off_that_was_entered_past_the_screens_moves_the_reminders(item, at, run):
    CalendarDay.objects.create(date=date(2026, 12, 8), is_working=False, basis="99/VPCP-KGVX")
    at(AFTER)
    assert run() == [(OFFICER, HALF)]
    assert "1 due dates moved" in run.said
    at(AFTER + timedelta(days=1))
    assert run() == [(HEAD, ESCALATION), (OFFICER, DUE)]


def test_a_due_date_that_is_moved_after_the_reminder_has_one_of_its_own(item, at, run):
    at(AFTER)
    assert len(run()) == 2
    CalendarDay.objects.create(date=date(2026, 12, 8), is_working=False, basis="99/VPCP-KGVX")
    run()
    at(AFTER + timedelta(days=1))
    assert run() == [(HEAD, ESCALATION), (OFFICER, DUE)]
    CalendarDay.objects.all().delete()
    assert run() == []


def test_the_moments_of_a_step():
    due = datetime(2026, 12, 8, 23, 59, tzinfo=VIETNAM)
    in_time = moments_of(due - timedelta(hours=10), due, Calendar())
    assert (in_time.half, in_time.due, in_time.escalation) == (due - timedelta(hours=5), due, due)
    late = moments_of(due + timedelta(hours=10), due, Calendar(), is_known=True)
    assert (late.half, late.escalation) == (None, late.due)
    assert timezone.localtime(late.due).date() == date(2026, 12, 10)


# --- Emergencies ---------------------------------------------------------------------------------------------------


@pytest.fixture
def emergency(at):
    """The head of the department has published a warning alone; it is to be confirmed by the end of the next day."""
    at(MORNING)
    unit = Unit.objects.get(code=UNITS[STTTT])
    data = {**SHIPPED[STTTT].as_data(), "emergency": True}
    provision(preset_from("khan-cap", data), unit=unit)
    assign_chain(unit, "khan-cap")
    article = write(STTTT, title="Cảnh báo lũ")
    return publish_in_emergency(article, user=person("stttt-truongban"), reason="Lũ về trong đêm.")


NOT_CONFIRMED = [
    ("stttt-phoban", "Not confirmed in time"),
    ("stttt-quantrimang", "Not confirmed in time"),
    ("stttt-truongban", "Emergency publication not confirmed"),
]


def test_an_emergency_is_reminded_to_those_who_can_confirm_it_and_escalated(emergency, at, run):
    assert run() == []
    at(HALF_TIME + timedelta(minutes=10))
    assert run() == [("stttt-phoban", "To be confirmed"), ("stttt-quantrimang", "To be confirmed")]
    at(AFTER)
    assert run() == NOT_CONFIRMED
    letter = next(letter for letter in mail.outbox if letter.to == [person("stttt-phoban").email])
    assert "Reason: Lũ về trong đêm." in letter.body
    assert "To be confirmed by: 23:59 08/12/2026" in letter.body
    assert run() == []
    emergency.refresh_from_db()
    assert set(emergency.reminders) == {"half", "due", "escalation"}


def test_an_emergency_that_is_confirmed_or_taken_down_is_not_reminded_of(emergency, at, run):
    confirm(emergency, user=person("stttt-phoban"))
    at(AFTER)
    assert run() == []
    Publication.objects.filter(pk=emergency.pk).update(confirmation={})
    page = ArticlePage.objects.get(pk=emergency.page_id)
    take_down(page, user=person("stttt-truongban"), reason="Đã hết lũ.")
    assert run() == []


# --- The command ---------------------------------------------------------------------------------------------------


def command():
    stdout = io.StringIO()
    call_command("workflow_tick", stdout=stdout)
    return stdout.getvalue().splitlines()


def test_the_command_says_what_it_did(item, at):
    assert command() == ["0 reminders, 0 items overdue"]
    at(AFTER)
    assert command() == [
        f"due: “{item.title}”, due 08/12/2026: {OFFICER}",
        f"escalation: “{item.title}”, due 08/12/2026: {HEAD}",
        "2 reminders, 1 items overdue",
    ]
    assert command() == ["0 reminders, 1 items overdue"]


def test_one_item_that_cannot_be_reminded_of_stops_no_other(item, at, monkeypatch, caplog):
    other = submit(write(PHUONG_1, occurred_on=EVENT))
    at(AFTER)
    broken = open_step(item).pk
    deciders_of = reminders.deciders_of

    def fail(step):
        if step.pk == broken:
            raise RuntimeError("broken")
        return deciders_of(step)

    monkeypatch.setattr(reminders, "deciders_of", fail)
    with pytest.raises(CommandError, match=f"no reminder of step {broken}"):
        command()
    assert "due" in open_step(other).reminders
    assert open_step(item).reminders == {}, "it is tried again with the next run"


class NoServer(EmailBackend):
    """A mail server that is down."""

    def open(self):
        raise ConnectionRefusedError


def test_letters_that_cannot_be_sent_are_said(item, at, run, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    at(AFTER)
    assert run() == []
    assert run.failures == [
        f"no letter “due” to {OFFICER}: see the log",
        f"no letter “escalation” to {HEAD}: see the log",
    ]
    assert "No letter" in caplog.text


def test_units_without_open_steps_cost_the_tick_nothing(item, at):
    at(MORNING + timedelta(minutes=1))
    command()
    with CaptureQueriesContext(connection) as few:
        command()
    for code in ("mot", "hai", "ba"):
        found_unit(cast.founding(code, preset=BA_XUYEN), today=cast.TODAY)
    for _number in range(3):
        submit(write(PHUONG_1, kind="announcement", occurred_on=date(2099, 1, 5)))
    with CaptureQueriesContext(connection) as more:
        command()
    assert len(more) == len(few)


def test_every_step_of_every_chain_can_be_reminded_of(at, run):
    for (key, lane), path in PATHS.items():
        at(MORNING)
        article = submit(write(key, lane, occurred_on=date(2026, 12, 7)))
        for _code, username in path:
            step = open_step(article)
            if step.due_at:
                at(step.due_at + timedelta(minutes=5))
                told = {name for name, _subject in run()}
                assert username in told
                at(MORNING)
            approve(article, username)
        assert fresh(article).live
