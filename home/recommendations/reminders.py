"""One reminder of an answer that is overdue, sent by the run that sends the others (``manage.py workflow_tick``)."""

from __future__ import annotations

from datetime import date, datetime

from home.models import Recommendation
from home.querysets import RecommendationQuerySet
from home.recommendations.mail import context_of
from home.recommendations.rights import told
from sites.working_days import day_in_vietnam
from workflow.reminders import Report, guarded, send_on_commit

OVERDUE = "overdue"
LETTER = "recommendation_overdue"


def remind(now: datetime, report: Report) -> None:
    """Remind those who answer for their units of what is overdue; each recommendation once for each deadline."""
    today = day_in_vietnam(now)
    for pk in _overdue(today).order_by("deadline", "pk").values_list("pk", flat=True):
        guarded(report, f"recommendation {pk}", _remind_of, pk, today, now)


def _overdue(today: date) -> RecommendationQuerySet:
    return Recommendation.objects.overdue(today).answerable().exclude(reminders__has_key=OVERDUE)


def _remind_of(pk: int, today: date, now: datetime, report: Report) -> None:
    # What is being answered at the moment needs no reminder, and a run beside this one has it in hand.
    rows = _overdue(today).select_for_update(skip_locked=True, of=("self",)).select_related("unit")
    row = rows.filter(pk=pk).first()
    people = told(row.unit) if row is not None else []
    if row is None or not people:
        return  # a unit without a head today is reminded when it has one
    sent = {"at": now.isoformat(), "due": row.deadline.isoformat(), "to": [person.pk for person in people]}
    Recommendation.objects.filter(pk=pk).update(reminders={**row.reminders, OVERDUE: sent})
    names = ", ".join(person.get_username() for person in people) or "nobody"
    report.lines.append(f"{LETTER}: “{row.page_title}”, due {row.deadline:%d/%m/%Y}: {names}")
    context = context_of(row)
    send_on_commit(people, LETTER, context, report)
