"""Printing legal text."""

from collections.abc import Collection

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from vietnamese.legal_text import split_references

register = template.Library()


@register.filter
def link_references(text: str, anchors: Collection[str] | None = None) -> SafeString:
    """Link references such as “Khoản 2, Điều 9 của Quy chế này” to their place on the page.

    Args:
        text: one item of a legal text.
        anchors: the places that exist; a reference to another place stays text.
    """
    pieces = (
        (format_html('<a href="#{}">{}</a>', anchor, piece) if anchor else piece,)
        for piece, anchor in split_references(text, anchors)
    )
    return format_html_join("", "{}", pieces)
