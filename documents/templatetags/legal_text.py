"""Printing legal text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.legal_html import ItemsWriter
from vietnamese.legal_form import FormRow, closing_rows, split_head
from vietnamese.legal_structure import Item, LegalText
from vietnamese.legal_tables import Table
from vietnamese.legal_tables import blocks as blocks_of

register = template.Library()

#: Where the writer of a page is kept while the page is drawn.
WRITER = "_legal_items_writer"


@register.filter
def link_references(text: str, anchors: Mapping[str, str] | None = None) -> SafeString:
    """Link references such as “Khoản 2, Điều 9 của Quy chế này” to their place on the page.

    Args:
        text: one item of a legal text.
        anchors: the places that exist; a reference to another place stays text.
    """
    return ItemsWriter(anchors or {}).text(text)


@register.simple_tag(takes_context=True)
def legal_items(context: Any, items: Iterable[Item]) -> SafeString:
    """Clauses, points and so on of an article (see :class:`documents.legal_html.ItemsWriter`).

    Args:
        context: ``anchors``, the names of the places on the page; ``mentions``, the documents that the text names.
        items: what stands below the heading.
    """
    return _writer(context).items(items)


@register.simple_tag(takes_context=True)
def copy_link(context: Any, anchor: str) -> SafeString:
    """The link to a place, whose address a script copies; nothing if nobody cites the place."""
    return _writer(context).link_to(anchor)


@register.filter
def blocks(lines: Sequence[str]) -> list[str | Table]:
    """Lines in which the rows of a table, tabs or bars between their cells, are one table."""
    return list(blocks_of(lines))


@register.filter
def head(preamble: Sequence[str]) -> dict[str, Any]:
    """What stands left and right above the name of an instrument (``rows``), and what follows (``lines``)."""
    rows, lines = split_head(preamble)
    return {"rows": rows, "lines": lines}


@register.filter
def first_rows(text: LegalText | None) -> tuple[FormRow, ...]:
    """The head of the first part; empty if the text begins with its name, or is missing."""
    return split_head(text.parts[0].preamble)[0] if text and text.parts else ()


@register.filter
def end(closing: Sequence[str]) -> tuple[FormRow, ...]:
    """Recipients on the left and signature on the right."""
    return closing_rows(closing)


@register.filter
def official_date(day: date) -> str:
    """A day as the head of a document says it (NĐ 30/2020/NĐ-CP, annex I, II.4b: days 01 to 09, months 01, 02)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return _("%(day)s/%(month)s/%(year)s") % {"day": f"{day.day:02}", "month": month, "year": day.year}


def _writer(context: Any) -> ItemsWriter:
    kept: ItemsWriter | None = context.render_context.get(WRITER)
    if kept is None:
        kept = context.render_context[WRITER] = ItemsWriter(context.get("anchors") or {}, context.get("mentions"))
    return kept
