"""The tick is started twice at the same moment, or while items are decided: nobody is reminded twice, nobody waits."""

import io
from collections import Counter
from datetime import date, datetime
from functools import partial

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from wagtail.models import WorkflowState

from sites.working_days import VIETNAM
from tests.races import at_once, db
from tests.workflow.boards import UNITS, approve, found_boards, open_code, open_step, submit, write
from users.models import User
from workflow.reminders import tick

__all__ = ["db"]
pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite admits one writer at a time: nothing can meet in the middle"
)

KEY, *_others = UNITS
MORNING = datetime(2026, 12, 7, 9, tzinfo=VIETNAM)
AFTER = datetime(2026, 12, 9, tzinfo=VIETNAM)
ITEMS, RUNS = 6, 4


@pytest.fixture
def items(db, time_machine):
    """Six overdue items, each with a reviewer and a head who have addresses."""
    found_boards()
    for user in User.objects.filter(seats__unit__code=UNITS[KEY]).distinct():
        user.email = f"{user.username}@tinh.localhost"
        user.save()
    time_machine.move_to(MORNING)
    articles = [
        submit(write(KEY, title=f"Tin {number}", slug=f"tin-{number}", occurred_on=date(2026, 12, 7)))
        for number in range(ITEMS)
    ]
    time_machine.move_to(AFTER)
    mail.outbox.clear()
    return articles


def run(said):
    stdout = io.StringIO()
    call_command("workflow_tick", stdout=stdout)
    said.append(stdout.getvalue())


def test_four_runs_at_once_send_every_letter_once(items):
    said = []
    assert at_once(*[partial(run, said)] * RUNS) == []
    letters = Counter((letter.to[0].split("@")[0], letter.subject.split(": ")[1]) for letter in mail.outbox)
    assert letters == Counter({(name, f"Tin {number}"): 1 for name in ("baxuyen-vanhoa", "baxuyen-truongban")
                               for number in range(ITEMS)})  # fmt: skip
    assert sum(text.count("due: ") for text in said) == ITEMS, "and one run says so"
    run(said)
    assert len(mail.outbox) == 2 * ITEMS


def test_items_are_decided_while_the_tick_runs(items):
    decisions = [partial(approve, article, "baxuyen-vanhoa") for article in items]
    assert at_once(partial(run, []), *decisions, partial(run, [])) == []
    assert {open_code(article) for article in items} == {"quyet-dinh"}
    reviewers = Counter(letter.subject for letter in mail.outbox if letter.to[0].startswith("baxuyen-vanhoa@"))
    assert all(number == 1 for number in reviewers.values())


def test_what_is_being_decided_is_left_alone_until_the_next_run(items):
    busy, *others = items

    def hold_and_run():
        with transaction.atomic():
            WorkflowState.objects.select_for_update().get(pk=busy.current_workflow_state.pk)
            assert at_once(tick) == []

    assert at_once(hold_and_run) == []
    assert open_step(busy).reminders == {}
    assert all(set(open_step(article).reminders) == {"due", "escalation"} for article in others)
    tick()
    assert set(open_step(busy).reminders) == {"due", "escalation"}


class NoServer(EmailBackend):
    """A mail server that is down."""

    def open(self):
        raise ConnectionRefusedError


def test_a_run_whose_letters_could_not_be_sent_fails_and_says_to_whom(items, settings):
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    with pytest.raises(CommandError, match="no letter “due” to baxuyen-vanhoa"):
        run([])
    assert "due" in open_step(items[0]).reminders
