"""Pieces of a document as blocks of a page's body (:class:`sites.blocks.BodyBlock`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from sites.blocks import BodyBlock
from sites.writing.pieces import Document, Heading, Picture, Table, Text

BODY = "body"
Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """How many blocks of a kind were made."""

    label: Promise
    number: int


LABELS: dict[str, Promise] = {
    "heading": _("headings"),
    "paragraph": _("paragraphs of text"),
    "table": _("tables"),
    "picture": _("pictures"),
}


def has_body(model: Any) -> bool:
    """Whether pages of the type have a body into which documents can be inserted."""
    field = next((one for one in model._meta.concrete_fields if one.name == BODY), None)
    return isinstance(field, StreamField) and isinstance(field.stream_block, BodyBlock)


def blocks_of(document: Document, pictures: Mapping[int, Any]) -> list[Block]:
    """The document as blocks, in the form in which a body is stored.

    Args:
        document: what was read.
        pictures: the stored picture for each number; others are left out.
    """
    return [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in _values(document, pictures)]


def counts_of(blocks: list[Block]) -> list[Count]:
    """How many of each kind there are, for people."""
    kinds = [block["type"] for block in blocks]
    return [Count(label, kinds.count(kind)) for kind, label in LABELS.items() if kind in kinds]


def _values(document: Document, pictures: Mapping[int, Any]) -> Iterator[tuple[str, Any]]:
    for piece in document.pieces:
        match piece:
            case Heading():
                yield "heading", piece.text
            case Text():
                yield "paragraph", piece.html
            case Table():
                yield "table", {"caption": piece.caption, "table": _table(piece)}
            case Picture() if piece.number in pictures:
                picture = {"image": pictures[piece.number].pk, "alt": piece.alt, "caption": piece.caption, "credit": ""}
                yield "picture", picture


def _table(table: Table) -> dict[str, Any]:
    width = max(len(row) for row in (table.headings, *table.rows))
    headings = [*table.headings, *[""] * (width - len(table.headings))]
    return {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": [*row, *[""] * (width - len(row))]} for row in table.rows],
        "caption": "",
    }
