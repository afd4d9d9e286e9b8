"""What citizens sent is kept as long as it is needed (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15) and no longer."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

from django.utils import timezone

from documents.choices import CommentState
from documents.consultations.limits import forget_senders
from documents.models import CommentRetention, ConsultationComment, ConsultationPage


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def delete_contacts(today: date, months: int) -> int:
    """Delete the contacts of comments on drafts that closed ``months`` ago or earlier; returns how many."""
    limit = timezone.make_aware(datetime.combine(months_before(today, months), datetime.min.time()))
    closed = ConsultationPage.objects.filter(closes_at__lt=limit).values("pk")
    return ConsultationComment.objects.filter(page__in=closed).exclude(contact="").update(contact="")


def delete_hidden(now: datetime, days: int) -> int:
    """Delete, with their files, comments that were hidden ``days`` ago or earlier; returns how many."""
    rows = ConsultationComment.objects.filter(state=CommentState.HIDDEN, decided_at__lte=now - timedelta(days=days))
    gone = 0
    for comment in rows.iterator():
        comment.delete()
        gone += 1
    return gone


def tidy_comments(now: datetime) -> dict[str, int]:
    """Do all of it by the rule that holds today; without a rule only the senders are forgotten."""
    today = timezone.localdate(now)
    done = {"senders": forget_senders(now), "contacts": 0, "hidden": 0}
    rule = CommentRetention.on(today).first()
    if rule:
        done["contacts"] = delete_contacts(today, rule.contact_months)
        done["hidden"] = delete_hidden(now, rule.hidden_days)
    return done
