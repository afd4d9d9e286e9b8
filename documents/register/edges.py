"""Relations of public documents: drawn from what pages say, joined when the other document is here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Q

from documents.identity import body_slug, number_key
from documents.models import DocumentEntry, LegalDocumentPage, RelationEdge

#: Symbols of bodies that exist many times in a province: their numbers say nothing without the body's name.
LOCAL_SYMBOLS = ("ubnd", "hdnd")


def draw_edges(pages: Sequence[Any]) -> set[int]:
    """Write what the documents do to others, in the place of what they did before; returns the ids they did it to."""
    ids = [page.pk for page in pages]
    former = RelationEdge.objects.filter(source__in=ids)
    touched = set(former.filter(target__isnull=False).values_list("target", flat=True))
    former.delete()
    rows = [(page, place, row) for page in pages for place, row in enumerate(page.relations.all())]
    keys = _chosen_keys(row.target_id for _page, _place, row in rows)
    RelationEdge.objects.bulk_create([_edge_of(page, place, row, keys) for page, place, row in rows])
    return touched


def join_edges(pages: Sequence[Any]) -> set[int]:
    """Find the other document of every relation that these documents state, or that may mean one of them.

    Returns:
        The ids of documents to which something is done, now or before.
    """
    concerned = (
        Q(source__in=[page.pk for page in pages])
        | Q(chosen_key__in={page.translation_key for page in pages})
        | Q(chosen_key__isnull=True, number_key__in={number_key(page.number) for page in pages})
    )
    edges = list(
        RelationEdge.objects.filter(concerned).select_related("source__locale").prefetch_related("source__issuers")
    )
    candidates = _Candidates(edges)
    touched, changed = set(), []
    for edge in edges:
        target = candidates.target_of(edge)
        touched |= {key for key in (edge.target_id, target) if key}
        if edge.target_id != target:
            edge.target_id = target
            changed.append(edge)
    RelationEdge.objects.bulk_update(changed, ["target"], batch_size=500)
    return touched


def _edge_of(page: Any, place: int, row: Any, keys: dict[int, Any]) -> RelationEdge:
    return RelationEdge(
        source_id=page.pk,
        kind=row.kind,
        position=place,
        chosen_key=keys.get(row.target_id),
        number=row.target_number,
        number_key=number_key(row.target_number),
        body=row.target_body,
        issued_on=row.target_issued_on,
        articles=row.articles,
        starts_on=row.starts_on or page.effective_from or page.issued_on,
        ends_on=row.ends_on,
    )


def _chosen_keys(targets: Iterable[int | None]) -> dict[int, Any]:
    """What all languages of each chosen document have in common."""
    wanted = {target for target in targets if target}
    return dict(LegalDocumentPage.objects.filter(pk__in=wanted).values_list("pk", "translation_key")) if wanted else {}


class _Candidates:
    """The public documents that relations may mean."""

    def __init__(self, edges: Sequence[RelationEdge]) -> None:
        entries = DocumentEntry.objects.filter(
            Q(translation_key__in={edge.chosen_key for edge in edges if edge.chosen_key})
            | Q(number_key__in={edge.number_key for edge in edges if edge.number_key and not edge.chosen_key})
        )
        self.by_key: dict[Any, list[DocumentEntry]] = defaultdict(list)
        for entry in entries.select_related("locale").prefetch_related("issuers"):
            self.by_key[entry.translation_key].append(entry)
            self.by_key[entry.number_key].append(entry)

    def target_of(self, edge: RelationEdge) -> int | None:
        """The document that a relation means, in the language of its source if there is one; ``None`` if in doubt."""
        found = self.by_key.get(edge.chosen_key or edge.number_key, ())
        found = [entry for entry in found if entry.translation_key != edge.source.translation_key]
        if not edge.chosen_key:
            found = _meant(edge, found)
        if len({entry.translation_key for entry in found}) != 1:
            return None
        languages = {entry.locale.language_code: entry.pk for entry in found}
        return languages.get(edge.source.locale.language_code) or languages.get(settings.LANGUAGE_CODE)


def _meant(edge: RelationEdge, found: Sequence[DocumentEntry]) -> list[DocumentEntry]:
    """Those of ``found``, all of the number that the relation names, that can be the one."""
    if edge.issued_on:
        found = [entry for entry in found if entry.issued_on == edge.issued_on]
    if edge.body:
        found = [entry for entry in found if body_slug(edge.body) in _names(entry)]
    if edge.body or not edge.number_key.endswith(LOCAL_SYMBOLS):
        return list(found)
    # A body that replaces its own decision does not say whose it was.
    same = [entry for entry in found if _names(entry) & _names(edge.source)]
    return same or (list(found) if edge.issued_on else [])


def _names(entry: DocumentEntry) -> set[str]:
    return {body.slug for body in entry.issuers.all()}
