"""Reminders of open steps and unconfirmed emergencies, and their escalation to the unit's head; each goes out once.

What has been sent stands on the row that it is about, written under a lock before the letters go: a run that is late,
is started twice or breaks off repeats nothing. At worst a letter is missing, and the next stage follows.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from sites.choices import Position
from sites.models import Seat, Unit
from sites.working_days import Calendar
from workflow import letters
from workflow.deciders import deciders_of
from workflow.due_dates import open_steps, recompute_due_dates
from workflow.emergency import confirmers_of, unconfirmed
from workflow.mail import context_of_emergency, context_of_step
from workflow.rounds import page_of

logger = logging.getLogger(__name__)

#: Stages of a reminder: to those who can act, and to the unit's head.
HALF, DUE, ESCALATION = "half", "due", "escalation"
#: How many working days a step has that begins when its item is overdue, before somebody is reminded of it.
LATE_WORKING_DAYS = 1


@dataclass
class Report:
    """What a run has done.

    Attributes:
        lines: one for each reminder, in English: operators and logs read them.
        failures: what could not be done.
    """

    lines: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


Remind = Callable[[datetime, Report], None]
_OTHERS: list[Remind] = []


@dataclass(frozen=True)
class Moments:
    """When the stages of one deadline come; ``None`` for one that does not."""

    half: datetime | None
    due: datetime
    escalation: datetime


@dataclass(frozen=True)
class Matter:
    """What people are reminded of.

    Attributes:
        row: where it is written down that they were.
        due_at: its due date.
        deciders: who can act on it today.
        heads: who heads its unit today.
        context: for the letters.
        prefix: of the letters' names.
    """

    row: Any
    due_at: datetime
    deciders: list[Any]
    heads: list[Any]
    context: Mapping[str, Any]
    prefix: str = ""


def moments_of(started_at: datetime, due_at: datetime, calendar: Calendar, *, is_known: bool = False) -> Moments:
    """When to remind of something that began at ``started_at`` and is due at ``due_at``.

    Who gets a step that is overdue already is told so by the letter with which it begins, and is reminded a working day
    later; the head learns of it at once, unless they know of the item.

    Args:
        started_at: when the step began.
        due_at: when its item must be public.
        calendar: counts the working day.
        is_known: whether the head has been told already that the item is overdue.
    """
    if started_at < due_at:
        return Moments(started_at + (due_at - started_at) / 2, due_at, due_at)
    later = calendar.due_at(started_at, LATE_WORKING_DAYS)
    return Moments(None, later, later if is_known else started_at)


def stages_due(moments: Moments, due_at: datetime, sent: Mapping[str, Any], now: datetime) -> list[str]:
    """The stages that have come and are still to be sent; a late run passes over the half-time that is long gone.

    Args:
        moments: when they come.
        due_at: the present due date; what was sent for an earlier one counts no more, for the date has been moved.
        sent: what has been sent, by stage.
        now: the moment of the run.
    """
    stages = [HALF] if moments.half and moments.half <= now < moments.due and HALF not in sent else []
    for stage, moment in ((DUE, moments.due), (ESCALATION, moments.escalation)):
        if moment <= now and (stage not in sent or datetime.fromisoformat(sent[stage]["due_at"]) < due_at):
            stages.append(stage)
    return stages


def tick(now: datetime | None = None) -> Report:
    """Send what is to be sent; safe at any time, any number of times, and twice at once."""
    now, report = now or timezone.now(), Report()
    if moved := recompute_due_dates():
        report.lines.append(f"{moved} due dates moved with the calendar")
    calendar = Calendar.read()
    for pk, round_id, is_known in _steps_to_look_at(calendar, now):
        guarded(report, f"step {pk}", _remind_of_step, pk, round_id, is_known, calendar, now)
    for pk in _emergencies_to_look_at(calendar, now):
        guarded(report, f"publication {pk}", _remind_of_emergency, pk, calendar, now)
    for remind in _OTHERS:
        remind(now, report)
    return report


def also_remind(remind: Remind) -> None:
    """Have another app's reminders sent by the same run (once, at start-up).

    Args:
        remind: takes the moment and the report; like everything here it sends each letter once (:func:`guarded`,
            :func:`send_on_commit`).
    """
    if remind not in _OTHERS:
        _OTHERS.append(remind)


def guarded(report: Report, what: str, act: Callable[..., None], *args: Any) -> None:
    """Do ``act`` with ``args`` and the report: one thing that cannot be reminded of, because a chain or a page is
    broken, stops no other."""
    try:
        with transaction.atomic():
            act(*args, report)
    except Exception:  # whatever it is, the others' reminders go out
        logger.exception("No reminder of %s", what)
        report.failures.append(f"no reminder of {what}: see the log")


def _steps_to_look_at(calendar: Calendar, now: datetime) -> Iterator[tuple[int, int, bool]]:
    rows = open_steps().filter(due_at__isnull=False).order_by("due_at", "pk")
    known = set(
        open_steps()
        .model.objects.filter(workflow_state__status=WorkflowState.STATUS_IN_PROGRESS, reminders__has_key=ESCALATION)
        .values_list("workflow_state", flat=True)
    )
    for row in rows.values("pk", "workflow_state", "started_at", "due_at", "reminders"):
        is_known = row["workflow_state"] in known
        moments = moments_of(row["started_at"], row["due_at"], calendar, is_known=is_known)
        if stages_due(moments, row["due_at"], row["reminders"], now):
            yield row["pk"], row["workflow_state"], is_known


def _remind_of_step(pk: int, round_id: int, is_known: bool, calendar: Calendar, now: datetime, report: Report) -> None:
    # The row that deciders lock, and in their order: whatever is being decided at the moment needs no reminder.
    if not WorkflowState.objects.select_for_update(skip_locked=True).filter(pk=round_id).exists():
        return
    step = open_steps().select_for_update(skip_locked=True).filter(pk=pk, due_at__isnull=False).first()
    if step is None:
        return
    moments = moments_of(step.started_at, step.due_at, calendar, is_known=is_known)
    stages = stages_due(moments, step.due_at, step.reminders, now)
    if not stages:
        return
    matter = Matter(
        step,
        step.due_at,
        deciders=[person for person, _capacity in deciders_of(step)],
        heads=heads_of(Unit.objects.owning(page_of(step.workflow_state))),
        context=context_of_step(step),
    )
    _record_and_send(matter, stages, now, report)


def _emergencies_to_look_at(calendar: Calendar, now: datetime) -> list[int]:
    rows = unconfirmed().filter(confirm_by__isnull=False).order_by("confirm_by", "pk")
    return [
        row.pk
        for row in rows.only("approved_at", "confirm_by", "reminders")
        if stages_due(moments_of(row.approved_at, row.confirm_by, calendar), row.confirm_by, row.reminders, now)
    ]


def _remind_of_emergency(pk: int, calendar: Calendar, now: datetime, report: Report) -> None:
    publication = unconfirmed().select_for_update(skip_locked=True).filter(pk=pk).first()
    page = Page.objects.filter(pk=publication.page_id).first() if publication else None
    if publication is None or page is None:
        return
    moments = moments_of(publication.approved_at, publication.confirm_by, calendar)
    stages = stages_due(moments, publication.confirm_by, publication.reminders, now)
    if not stages:
        return
    matter = Matter(
        publication,
        publication.confirm_by,
        deciders=confirmers_of(publication),
        heads=heads_of(publication.unit),
        context=context_of_emergency(publication, page),
        prefix="unconfirmed_",
    )
    _record_and_send(matter, stages, now, report)


def _record_and_send(matter: Matter, stages: list[str], now: datetime, report: Report) -> None:
    """Write down what is sent, then send it when that stands."""
    names = ", ".join(letters.name_of(person) for person in matter.deciders)
    due_at, reminders = matter.due_at, dict(matter.row.reminders)
    for stage in stages:
        people = matter.heads if stage == ESCALATION else matter.deciders
        if ESCALATION in stages and stage != ESCALATION:
            # A head who decides gets one letter, not two at once.
            people = [person for person in people if person not in matter.heads]
        keys = [person.pk for person in people]
        reminders[stage] = {"at": now.isoformat(), "due_at": due_at.isoformat(), "to": keys}
        letter = matter.prefix + stage
        told = ", ".join(person.get_username() for person in people) or "nobody"
        day = timezone.localtime(due_at).date()
        report.lines.append(f"{letter}: “{matter.context['title']}”, due {day:%d/%m/%Y}: {told}")
        send_on_commit(people, letter, {**matter.context, "deciders": names}, report)
    # Not the whole row: whoever decides it meanwhile, or moves its due date, writes the other columns.
    type(matter.row).objects.filter(pk=matter.row.pk).update(reminders=reminders)


def send_on_commit(people: list[Any], name: str, context: Mapping[str, Any], report: Report) -> None:
    """Send a letter once it stands that it has been sent; who cannot be reached is named in the report."""

    def send() -> None:
        for person in letters.send(people, name, context):
            report.failures.append(f"no letter “{name}” to {person.get_username()}: see the log")

    transaction.on_commit(send, robust=True)


def heads_of(unit: Unit | None) -> list[Any]:
    """The head of the unit's board today; while there is none, its deputies."""
    if unit is None or unit.is_closed:
        return []
    seats = Seat.objects.in_office(timezone.localdate()).filter(unit=unit, user__is_active=True)
    for position in (Position.HEAD, Position.DEPUTY):
        if people := [seat.user for seat in seats.filter(position=position).select_related("user").order_by("pk")]:
            return people
    return []
