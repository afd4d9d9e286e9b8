"""Every text of a draft that a person can change, to read it and to write it back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Comment

from sites.page_texts import ADDRESSES, LINES_OF_THEIR_OWN, holds_words
from vietnamese.folding import nfc


@dataclass(frozen=True, slots=True)
class Spot:
    """A text of the draft.

    Attributes:
        number: its place among the texts of this version.
        place: where it stands, for people.
        source: as it is stored; HTML if ``is_html``.
        is_html: whether it is formatted text.
    """

    number: int
    place: str
    source: str
    is_html: bool

    @property
    def lines(self) -> list[str]:
        """What a reader sees, in lines; of formatted text each paragraph and item is one."""
        if not self.is_html:
            return self.source.splitlines()
        return ["".join(map(str, nodes)) for nodes in lines_in(BeautifulSoup(self.source, "html.parser"))]

    def mapped(self, change: Callable[[str, str], str]) -> str:
        """The source with ``change(text, line)`` in place of each text, ``line`` being the whole line it stands in."""
        if not self.is_html:
            return "".join(change(line, line.rstrip("\r\n")) for line in self.source.splitlines(keepends=True))
        soup = BeautifulSoup(self.source, "html.parser")
        is_changed = False
        for nodes in lines_in(soup):
            line = "".join(map(str, nodes))
            for node in nodes:
                if (text := change(str(node), line)) != node:
                    node.replace_with(text)
                    is_changed = True
        return str(soup) if is_changed else self.source


#: Is given a text and answers what shall stand in its place.
Rewrite = Callable[[Spot], str]


def lines_in(soup: BeautifulSoup) -> list[list[NavigableString]]:
    """The pieces of text of each line of formatted text."""
    lines: list[list[NavigableString]] = [[]]
    owner: Any = None
    for node in soup.descendants:
        if isinstance(node, Tag):
            if node.name == "br" or node.name in LINES_OF_THEIR_OWN:
                lines.append([])
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            holder = node.find_parent(LINES_OF_THEIR_OWN)
            if holder is not owner:
                lines.append([])
            owner = holder
            lines[-1].append(node)
    return [line for line in lines if line]


def spots_of(draft: Any) -> list[Spot]:
    """The texts of the draft as it stands in memory."""
    found: list[Spot] = []

    def note(spot: Spot) -> str:
        found.append(spot)
        return spot.source

    rewrite(draft, note)
    return found


def rewrite(draft: Any, change: Rewrite) -> None:
    """Put what ``change`` answers in the place of each text of the draft.

    Raises:
        ValidationError: a text has become too long for its field.
    """
    walk = _Walk(change)
    walk.row(draft, ())
    for relation in get_all_child_relations(draft):
        if relation.related_model is Comment:  # editors' talk
            continue
        kind = capfirst(str(relation.related_model._meta.verbose_name))
        manager = getattr(draft, relation.get_accessor_name())
        rows = list(manager.all())
        for number, row in enumerate(rows, start=1):
            walk.row(row, (f"{kind} {number}",))
        if any(row in walk.changed for row in rows):
            manager.set(rows)


class _Walk:
    """Goes through the texts in one order, whether they are read or written."""

    def __init__(self, change: Rewrite) -> None:
        self._change = change
        self._number = 0
        self.changed: list[Any] = []

    def row(self, row: Any, place: tuple[str, ...]) -> None:
        """The fields of a page or of a row below it."""
        for column in row._meta.concrete_fields:
            here = (*place, capfirst(str(column.verbose_name)))
            before = getattr(row, column.attname)
            if isinstance(column, StreamField):
                raw = column.stream_block.get_prep_value(before) or []
                after = self._block(column.stream_block, raw, here)
                if after != raw:
                    self._set(row, column, column.stream_block.to_python(after))
            elif holds_words(column) and not isinstance(column, ADDRESSES) and isinstance(before, str):
                text = self._text(before, here, isinstance(column, RichTextField))
                if text != before:
                    self._refuse_unfit(column, text, here)
                    self._set(row, column, text)

    def _set(self, row: Any, column: Any, value: Any) -> None:
        setattr(row, column.attname, value)
        self.changed.append(row)

    def _refuse_unfit(self, column: Any, text: str, place: tuple[str, ...]) -> None:
        try:
            column.run_validators(text)
        except ValidationError as error:
            raise ValidationError(f"{', '.join(place)}: {' '.join(error.messages)}") from error

    def _text(self, source: str, place: tuple[str, ...], is_html: bool = False) -> str:
        if not source.strip():
            return source
        self._number += 1
        after = self._change(Spot(self._number, ", ".join(place), source, is_html))
        return nfc(after) if after != source else source

    def _block(self, block: Any, value: Any, place: tuple[str, ...]) -> Any:
        match block:
            case blocks.StreamBlock():
                return [self._child(block.child_blocks, child, place, n) for n, child in enumerate(value or (), 1)]
            case blocks.ListBlock():
                return [self._item(block.child_block, item, (*place, str(n))) for n, item in enumerate(value or (), 1)]
            case blocks.StructBlock():
                # In the block's order: PostgreSQL keeps the parts of an object in another one than SQLite.
                parts = {name: (child, (value or {}).get(name)) for name, child in block.child_blocks.items()}
                found = {
                    name: self._block(child, part, (*place, str(child.label))) for name, (child, part) in parts.items()
                }
                return {**(value or {}), **{name: part for name, part in found.items() if name in (value or {})}}
            case TypedTableBlock() if value:
                return dict(self._table(block, value, place))
            case blocks.RichTextBlock():
                return self._text(value, place, is_html=True) if isinstance(value, str) else value
            case blocks.CharBlock() | blocks.TextBlock():
                return self._text(value, place) if isinstance(value, str) else value
            case _:
                return value

    def _child(self, kinds: Any, child: dict[str, Any], place: tuple[str, ...], number: int) -> dict[str, Any]:
        block = kinds.get(child["type"])
        if block is None:
            return child
        return {**child, "value": self._block(block, child["value"], (*place, f"{number}. {block.label}"))}

    def _item(self, block: Any, item: Any, place: tuple[str, ...]) -> Any:
        if isinstance(item, dict) and {"type", "value"} <= item.keys():
            return {**item, "value": self._block(block, item["value"], place)}
        return self._block(block, item, place)

    def _table(self, block: Any, value: dict[str, Any], place: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        columns = value["columns"]
        kinds = [block.child_blocks[column["type"]] for column in columns]
        yield "columns", [{**column, "heading": self._text(column["heading"] or "", place)} for column in columns]
        yield (
            "rows",
            [
                {
                    **row,
                    "values": [
                        self._block(kind, cell, place) for kind, cell in zip(kinds, row["values"], strict=False)
                    ],
                }
                for row in value["rows"]
            ],
        )
        yield "caption", self._text(value.get("caption") or "", place)
