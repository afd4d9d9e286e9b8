"""Numbers of documents in texts, as links to the documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from documents.models.mentions import Mentions
from sites.writing.spots import lines_in
from vietnamese.numbers_in_text import NumberInText, find_numbers

#: Text in these is another link already, something to press, or not for reading.
NOT_IN = ["a", "button", "code", "label", "option", "pre", "script", "style", "summary", "svg", "textarea", "video"]
_TAG = re.compile(r"<[^>]*>")


def link_text(text: str, mentions: Mentions) -> SafeString:
    """Plain text as HTML."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, find_numbers(text), mentions)))


def link_html(html: str, mentions: Mentions) -> SafeString:
    """HTML of a page; nothing but the texts is touched, and nothing at all if no number leads anywhere."""
    soup = BeautifulSoup(html, "html.parser")
    is_changed = False
    for nodes in lines_in(soup):
        for node, numbers in _numbers_in(nodes):
            pieces = list(_pieces(str(node), numbers, mentions))
            if any(isinstance(piece, SafeString) for piece in pieces):
                markup = BeautifulSoup(format_html_join("", "{}", ((piece,) for piece in pieces)), "html.parser")
                node.replace_with(*list(markup.contents))
                is_changed = True
    return mark_safe(str(soup) if is_changed else html)  # noqa: S308  # our own templates drew it


def plain_text(html: str) -> str:
    """The texts of HTML without its tags, quickly: only to see whether there is anything to link."""
    return unescape(_TAG.sub("\n", html))


def _pieces(text: str, numbers: list[NumberInText], mentions: Mentions) -> Iterator[str | SafeString]:
    end = 0
    for number in numbers:
        if address := mentions.address(number):
            yield text[end : number.start]
            yield format_html('<a href="{}">{}</a>', address, number.text)
            end = number.end
    yield text[end:]


def _numbers_in(nodes: list[NavigableString]) -> Iterator[tuple[NavigableString, list[NumberInText]]]:
    """The numbers of a line by the piece of text that holds the whole of each, placed in that piece."""
    line = "".join(map(str, nodes))
    numbers = find_numbers(line)
    starts: dict[int, Any] = {}
    place = 0
    for node in nodes:
        starts[place] = node
        place += len(node)
    found: dict[int, list[NumberInText]] = defaultdict(list)
    for number in numbers:
        start = max(start for start in starts if start <= number.start)
        node = starts[start]
        if number.end <= start + len(node) and not node.find_parent(NOT_IN):
            found[start].append(replace(number, start=number.start - start, end=number.end - start))
    for start, inside in found.items():
        yield starts[start], inside
