"""The recipients of a legal instrument ("Nơi nhận"), and whether they say that it is published on the portal.

Seed 003 Đ9.2: documents that are to be known write there "công bố trên Cổng thông tin điện tử".
"""

import re
from collections.abc import Iterator

from vietnamese.folding import clean, fold
from vietnamese.legal_lines import (
    is_attached_heading,
    is_capitals,
    is_closing_line,
    read_article_line,
    read_group_line,
)

#: Lines after the heading that can still be recipients; an attached text follows without a mark at times.
MOST_LINES = 40

_HEADING = re.compile(r"[\W_]*nơi nhận\b[\s:.*_]*(.*)", re.IGNORECASE)
_ITEM = ("-", "–", "—", "+", "•")
_END_OF_ITEM = (".", ";", ":", "/")
_PUBLISHED = re.compile(
    r"\bcong bo (?:(?:tren|len|tai) )?(?:cac )?"
    r"(?:(?:cong|trang) (?:thong tin dien tu|ttdt|tt dt|tin dien tu|dien tu|web)|website)\b"
)


def recipients_of(text: str) -> list[str]:
    """Return the lines of recipients in an instrument and the texts attached to it; none without the heading."""
    lines = [line.strip() for line in clean(text).split("\n")]
    return [line for place in range(len(lines)) for line in _block(lines, place)]


def announces_publication(text: str) -> bool:
    """Tell whether the recipients say that the instrument is published on the portal.

    Case, accents, spaces and punctuation do not matter; ``Cổng TTĐT`` and ``trang thông tin
    điện tử`` are the portal too. The phrase anywhere else in the instrument does not count.
    """
    words = re.sub(r"[\W_]+", " ", fold(" ".join(recipients_of(text))))
    return _PUBLISHED.search(words) is not None


def _block(lines: list[str], place: int) -> Iterator[str]:
    """The recipients below the heading that stands at ``place``, and on its line; none if there is no heading."""
    heading = _HEADING.match(lines[place])
    if heading is None:
        return
    before = heading[1].strip()
    if before:
        yield before
    for line in lines[place + 1 : place + 1 + MOST_LINES]:
        if not line or is_closing_line(line):
            continue  # the signature, from the column beside
        is_next_line_of_item = bool(before) and not before.endswith(_END_OF_ITEM)
        if _opens_something_else(line, is_next_line_of_item):
            return
        yield line
        before = line


def _opens_something_else(line: str, is_next_line_of_item: bool) -> bool:
    if read_article_line(line) or read_group_line(line) or is_attached_heading(line):
        return True
    return is_capitals(line) and not line.startswith(_ITEM) and not is_next_line_of_item
