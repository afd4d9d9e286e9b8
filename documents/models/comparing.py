"""With which other document one can be compared: only with what every reader can open."""

from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from documents.choices import RelationKind
from documents.models.register import DocumentEntry, RelationEdge
from documents.querysets import LegalDocumentQuerySet
from sites.querysets import open_to_all

MOST_SUGGESTIONS = 8
#: Numbers are not unique: 117/QĐ-UBND exists in every commune in every year.
MOST_OF_ONE_NUMBER = 20
#: Relations of which readers compare both ends, those with the likest texts first.
COMPARED = (
    RelationKind.CONSOLIDATES,
    RelationKind.REPLACES,
    RelationKind.AMENDS,
    RelationKind.CORRECTS,
    RelationKind.ABOLISHES,
    RelationKind.GUIDES,
)


def comparable(document: Any) -> LegalDocumentQuerySet:
    """Public documents of any unit that have a text in the same language, but for ``document`` itself."""
    others: LegalDocumentQuerySet = type(document).objects.filter(locale=document.locale_id).exclude(pk=document.pk)
    return open_to_all(others.exclude(full_text=""))


def suggestions(document: Any) -> list[Any]:
    """What a reader will want beside this document: what it replaces, amends, consolidates, and what does so to it."""
    ends = RelationEdge.objects.filter(Q(source=document.pk) | Q(target=document.pk), kind__in=COMPARED)
    rank = Case(
        *(When(kind=kind, then=Value(place)) for place, kind in enumerate(COMPARED)), output_field=IntegerField()
    )
    order: dict[int, int] = {}
    for pair in ends.order_by(rank, "pk").values_list("source", "target"):
        for key in pair:
            if key and key != document.pk:
                order.setdefault(key, len(order))
    found = comparable(document).filter(pk__in=order).for_lists()
    return sorted(found, key=lambda other: order[other.pk])[:MOST_SUGGESTIONS]


def of_number(document: Any, typed: str) -> list[Any]:
    """Documents to compare with under the number that a reader typed, in any spelling; newest first."""
    entries = DocumentEntry.objects.filter(locale=document.locale_id).numbered(typed)
    return list(comparable(document).filter(entry__in=entries).latest().for_lists()[:MOST_OF_ONE_NUMBER])
