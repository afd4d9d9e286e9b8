"""The vocabulary for asking about drafts for comment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Case, DateTimeField, F, IntegerField, Q, Value, When
from wagtail.models import PageQuerySet

from documents.choices import ConsultationState


class ConsultationQuerySet(PageQuerySet):
    """Drafts for comment."""

    def open_at(self, moment: datetime) -> ConsultationQuerySet:
        """On which comments are taken at a moment."""
        return self.filter(opens_at__lte=moment, closes_at__gt=moment)

    def in_state(self, state: str, moment: datetime) -> ConsultationQuerySet:
        """That stand in one way at a moment."""
        conditions: dict[str, Any] = {
            ConsultationState.COMING: Q(opens_at__gt=moment),
            ConsultationState.OPEN: Q(opens_at__lte=moment, closes_at__gt=moment),
            ConsultationState.CLOSED: Q(closes_at__lte=moment),
        }
        return self.filter(conditions[ConsultationState(state)])

    def listed(self, moment: datetime) -> ConsultationQuerySet:
        """Open ones first, the soonest to close at the top; then what will open; then closed ones, newest first."""
        is_closed, is_coming = Q(closes_at__lte=moment), Q(opens_at__gt=moment)
        rank = Case(
            When(is_closed, then=Value(2)),
            When(is_coming, then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        due = Case(When(is_closed, then=None), default=F("closes_at"), output_field=DateTimeField())
        return self.annotate(list_rank=rank, list_due=due).order_by("list_rank", "list_due", "-closes_at", "-pk")

    def for_lists(self) -> ConsultationQuerySet:
        """With what a row of a list shows, and without the texts."""
        return self.select_related("document_type", "locale").defer("full_text", "summary_text")
