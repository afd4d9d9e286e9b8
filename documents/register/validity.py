"""Noting in the register when documents cease to be in force, with what other documents do to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from documents.choices import RelationKind
from documents.models import DocumentEntry, LegalDocumentPage, RelationEdge

ENDING = (RelationKind.REPLACES, RelationKind.ABOLISHES)


def note_validity(entry_ids: Iterable[int]) -> None:
    """Bring the days of status of some entries up to date: their own, and those that relations set.

    What is done to a document is done to it in every language, whichever version the relation was joined to.
    """
    keys = set(DocumentEntry.objects.filter(pk__in=set(entry_ids)).values_list("translation_key", flat=True))
    entries = list(DocumentEntry.objects.filter(translation_key__in=keys))
    pages = LegalDocumentPage.objects.filter(pk__in=[entry.pk for entry in entries])
    own = dict(pages.values_list("pk", "expires_on"))
    done: dict[Any, list[RelationEdge]] = defaultdict(list)
    edges = RelationEdge.objects.filter(target__translation_key__in=keys, kind__in=[*ENDING, RelationKind.SUSPENDS])
    for edge in edges.select_related("target"):
        if edge.target:
            done[edge.target.translation_key].append(edge)
    for entry in entries:
        for name, day in days_of(own.get(entry.pk), done[entry.translation_key]).items():
            setattr(entry, name, day)
    DocumentEntry.objects.bulk_update(
        entries, ["ends_on", "partly_from", "suspended_from", "suspended_to"], batch_size=500
    )


def days_of(expires_on: date | None, edges: Iterable[Any]) -> dict[str, date | None]:
    """When a document ends, wholly or partly, and is suspended.

    Only what concerns the whole document ends it; what concerns articles leaves the rest in force. Of several
    suspensions the latest counts.

    Args:
        expires_on: what the document says itself.
        edges: what others do to it.
    """
    edges = list(edges)
    ending = [edge for edge in edges if edge.kind in ENDING]
    ends = [edge.starts_on for edge in ending if not edge.articles] + ([expires_on] if expires_on else [])
    partly = [edge.starts_on for edge in ending if edge.articles]
    suspensions = [edge for edge in edges if edge.kind == RelationKind.SUSPENDS and not edge.articles]
    latest = max(suspensions, key=lambda edge: edge.starts_on, default=None)
    return {
        "ends_on": min(ends, default=None),
        "partly_from": min(partly, default=None),
        "suspended_from": latest.starts_on if latest else None,
        "suspended_to": latest.ends_on if latest else None,
    }
