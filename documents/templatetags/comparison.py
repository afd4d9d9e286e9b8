"""Printing a comparison of two texts."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from documents.comparison_html import RowsWriter
from vietnamese.legal_comparison import Row

register = template.Library()


@register.simple_tag
def comparison_rows(rows: Sequence[Row], only_changes: bool, before_url: str, after_url: str) -> SafeString:
    """The rows of the table in which two texts stand side by side.

    Args:
        rows: what :func:`vietnamese.legal_comparison.compare` found.
        only_changes: leave out what is the same, but for the headings above a change.
        before_url: address of the earlier document.
        after_url: address of the later document.
    """
    return RowsWriter(before_url, after_url).rows(rows, only_changes)


@register.filter
def have_changes(rows: Sequence[Row]) -> bool:
    """Whether the two texts differ."""
    return any(row.has_changes for row in rows)
