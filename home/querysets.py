"""The vocabulary for asking about recommendations of the hub, and about articles that units share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone
from wagtail.models import Page

from home.choices import UNSETTLED, RecommendationState
from sites.choices import CLOSED_STATES
from sites.public import open_anywhere
from workflow.records import Publication


class RecommendationQuerySet(QuerySet[Any]):
    """Recommendations of the hub."""

    def open(self) -> RecommendationQuerySet:
        """Those that wait for the unit's answer."""
        return self.filter(state=RecommendationState.OPEN)

    def unsettled(self) -> RecommendationQuerySet:
        """Those that the hub has neither closed nor withdrawn."""
        return self.filter(state__in=UNSETTLED)

    def overdue(self, today: date) -> RecommendationQuerySet:
        """Those whose answer is late on ``today``: the last day itself is in time (Civil Code, art. 148.6)."""
        return self.open().filter(deadline__lt=today)

    def answerable(self) -> RecommendationQuerySet:
        """Those of units in operation: nobody answers for a unit that has ended."""
        return self.exclude(unit__state__in=CLOSED_STATES)

    def to_page(self, page_id: int) -> RecommendationQuerySet:
        """Those about one page, which may be gone."""
        return self.filter(page_id=page_id)

    def numbers(self, today: date) -> dict[int, tuple[int, int]]:
        """How many are open and how many of them overdue, by unit: one query for any number of units."""
        rows = self.open().order_by().values("unit").annotate(
            open_now=Count("pk"), late=Count("pk", filter=Q(deadline__lt=today))
        )  # fmt: skip
        return {row["unit"]: (row["open_now"], row["late"]) for row in rows}


class AnswerTermQuerySet(QuerySet[Any]):
    """Numbers of days within which units answer."""

    def on(self, day: date) -> Any:
        """The term in force on ``day``; ``None`` if there is none."""
        return self.filter(valid_from__lte=day).order_by("-valid_from").first()


class SyndicatedItemQuerySet(QuerySet[Any]):
    """Shared articles."""

    def under_way(self) -> SyndicatedItemQuerySet:
        """Those that are proposed or have been accepted."""
        return self.filter(state__in=("proposed", "accepted"))

    def waiting(self) -> SyndicatedItemQuerySet:
        """Those on which the target has not decided yet."""
        return self.filter(state="proposed")

    def with_source(self) -> SyndicatedItemQuerySet:
        """With what has become of the originals, in the same query.

        Adds ``source_is_live``; ``source_is_changed``: an accepted item whose original says something else than what
        the target has seen last; ``needs_look``: changed, or no longer public; ``is_waiting``: not decided yet.
        """
        newest = Publication.objects.filter(page_id=OuterRef("source_page_id")).effective(timezone.now()).newest_first()
        live = open_anywhere(Page.objects.filter(pk=OuterRef("source_page_id")))
        accepted = Q(state="accepted")
        annotated = self.annotate(
            source_is_live=Exists(live), hash_now=Subquery(newest.values("content_hash")[:1])
        ).annotate(
            source_is_changed=_flag(accepted & Q(source_is_live=True) & ~Q(hash_now=F("source_hash"))),
        )
        return annotated.annotate(
            is_waiting=_flag(Q(state="proposed")),
            # Without a hash the target knows that it was gone; that it is back is news again.
            needs_look=_flag(accepted & (Q(source_is_changed=True) | (Q(source_is_live=False) & ~Q(source_hash="")))),
        )

    def for_lists(self) -> SyndicatedItemQuerySet:
        """With units, people and the pages at both ends."""
        return self.select_related(
            "source_unit", "target_unit", "source_page", "copy", "proposed_by", "decided_by"
        ).order_by("-proposed_at", "-pk")


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
