"""What a document does to others and what others do to it, as its page shows it: a table and a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from documents.choices import INVERSE_LABELS, RelationKind
from documents.database.listing import documents_of

#: Those that change whether a document is in force come first.
ORDER = (
    RelationKind.REPLACES, RelationKind.ABOLISHES, RelationKind.SUSPENDS, RelationKind.AMENDS, RelationKind.CORRECTS,
    RelationKind.CONSOLIDATES, RelationKind.GUIDES, RelationKind.BASIS, RelationKind.REFERS,
)  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """One relation, seen from one of its ends.

    Attributes:
        label: what this document does, or what is done to it.
        document: the page at the other end; ``None`` if it is not on the portal, or not open to everybody.
        number: of the other document.
        articles: what part of the target is meant; empty for the whole.
        starts_on: first day.
        ends_on: last day of a suspension.
        is_incoming: whether the other document says it.
    """

    kind: RelationKind
    label: Promise | str
    document: Any
    number: str
    articles: str
    starts_on: date | None
    ends_on: date | None
    is_incoming: bool

    @property
    def shows_day(self) -> bool:
        """Whether the day matters: what is only cited has none."""
        return self.kind not in {RelationKind.BASIS, RelationKind.REFERS}


def relations_of(entry: Any) -> list[Relation]:
    """The relations of a document in the register, those that decide on its validity first.

    Documents at the other end that are no longer open to everybody are named by what this document says of them only:
    an incoming relation of a hidden document does not exist.
    """
    edges = list(entry.edges.select_related("target__unit"))
    incoming = list(entry.edges_to.select_related("source__unit"))
    pages = _pages([edge.target for edge in edges if edge.target] + [edge.source for edge in incoming])
    # A document that was chosen before it is public has no number here yet: its row would name nothing.
    named = (edge for edge in edges if edge.number or edge.target_id in pages)
    found = [_outgoing(edge, pages.get(edge.target_id)) for edge in named]
    found += [_incoming(edge, pages[edge.source_id]) for edge in incoming if edge.source_id in pages]
    return sorted(found, key=lambda relation: (not relation.is_incoming, ORDER.index(relation.kind), relation.number))


def stated_relations(page: Any) -> list[Relation]:
    """The relations that a draft states, for its preview."""
    rows = page.relations.all()
    return [
        Relation(
            RelationKind(row.kind), RelationKind(row.kind).label, row.target, row.target_number or row.target.number,
            row.articles, row.starts_on or page.effective_from or page.issued_on, row.ends_on, False,
        )
        for row in rows
        if row.kind and (row.target_number or row.target)
    ]  # fmt: skip


def ending_of(relations: Iterable[Relation]) -> list[Relation]:
    """Those by which other documents end or suspend this one."""
    ending = {RelationKind.REPLACES, RelationKind.ABOLISHES, RelationKind.SUSPENDS}
    return [relation for relation in relations if relation.is_incoming and relation.kind in ending]


def _pages(entries: Sequence[Any]) -> dict[int | None, Any]:
    return {page.pk: page for page in documents_of(entries)} if entries else {}


def _outgoing(edge: Any, page: Any) -> Relation:
    kind = RelationKind(edge.kind)
    number = page.number if page else edge.number
    return Relation(kind, kind.label, page, number, edge.articles, edge.starts_on, edge.ends_on, False)


def _incoming(edge: Any, page: Any) -> Relation:
    kind = RelationKind(edge.kind)
    label = INVERSE_LABELS[kind]
    return Relation(kind, label, page, page.number, edge.articles, edge.starts_on, edge.ends_on, True)
