"""How far a translation is: its segments, those that are translated, those that a machine has translated."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from wagtail_localize.models import StringSegment, StringTranslation, Translation

MACHINE: str = StringTranslation.TRANSLATION_TYPE_MACHINE


@dataclass(frozen=True)
class Progress:
    """Numbers of segments.

    Attributes:
        total: of the source.
        translated: those that have a translation, a machine's included.
        by_machine: those whose translation nobody has reviewed yet.
    """

    total: int = 0
    translated: int = 0
    by_machine: int = 0

    @property
    def missing(self) -> int:
        """Those that still have the source's text."""
        return self.total - self.translated


def progress_of(translations: QuerySet[Translation]) -> dict[int, Progress]:
    """Progress by the id of the translation: one query."""
    kinds = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef("source__translations__target_locale_id"),
        has_error=False,
    )
    rows = (
        StringSegment.objects.filter(source__translations__in=translations)
        .annotate(kind=Subquery(kinds.values("translation_type")[:1]))
        .order_by()
        .values("source__translations")
        .annotate(
            total=Count("pk"),
            translated=Count("pk", filter=Q(kind__isnull=False)),
            by_machine=Count("pk", filter=Q(kind=MACHINE)),
        )
    )
    return {row["source__translations"]: Progress(row["total"], row["translated"], row["by_machine"]) for row in rows}
