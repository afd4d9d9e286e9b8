"""The plain text of a legal instrument without the traces of Word, PDF and Markdown."""

import re

from vietnamese.folding import clean
from vietnamese.legal_tables import tidy_rows

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_HEADING = re.compile(r"^[ \t]*(?:#{1,6}(?:[ \t]+|$))+", re.MULTILINE)
# Stars inside a word, footnote marks such as (*) and a lone star before a note
# ("* Nguyên tắc ..." in seed 000) are the author's own, so they open and close nothing.
_OPENS = re.compile(r"(?<![\w(])\*+(?![\s)])")
_CLOSES = re.compile(r"(?<![\s(])\*+(?!\w)")
_STARS_OR_BLANK_LINE = re.compile(r"\n[ \t]*\n|(?<![\\*])\*{1,3}(?!\*)")
_UNPAIRED = re.compile(r"(?<![\w(\\*])\*{2,}|(?<![(\\*])\*{2,}(?![\w)*])")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_legal_text(raw: str) -> str:
    """Return a legal text with one spelling, plain spacing and no Markdown.

    NFC and plain spaces (:func:`vietnamese.folding.clean`); Markdown headings, emphasis,
    escapes, automatic links and trailing double spaces removed; runs of spaces and tabs
    become one space, runs of blank lines one blank line; every line is stripped. Only the
    cells of tables stay parted by tabs (:mod:`vietnamese.legal_tables`).

    Args:
        raw: the text as received; seed 001 is Markdown, the other seeds plain text.

    Returns:
        The cleaned text, without blank lines at either end. No word is lost, added or
        moved. Idempotent.
    """
    text = raw
    # Taking one mark away can uncover another ("# **# x**"); each round shortens the text.
    while (cleaned := _clean_once(text)) != text:
        text = cleaned
    return text


def _clean_once(text: str) -> str:
    text = _HEADING.sub("", clean(text))
    text = _without_emphasis(text)
    text = _UNPAIRED.sub("", text)
    text = _AUTOLINK.sub(r"\1", _ESCAPED.sub(r"\1", text))
    lines = tidy_rows(text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _without_emphasis(text: str) -> str:
    """Remove stars in pairs, nested or over a line break, but not over a blank line."""
    opened: list[re.Match[str]] = []
    paired: list[re.Match[str]] = []
    for stars in _STARS_OR_BLANK_LINE.finditer(text):
        if "\n" in stars[0]:
            opened.clear()
        elif _CLOSES.match(text, stars.start()) and _close(stars[0], opened, paired):
            paired.append(stars)
        elif _OPENS.match(text, stars.start()):
            opened.append(stars)
    kept, end = [], 0
    for stars in sorted(paired, key=lambda match: match.start()):
        kept.append(text[end : stars.start()])
        end = stars.end()
    return "".join([*kept, text[end:]])


def _close(stars: str, opened: list[re.Match[str]], paired: list[re.Match[str]]) -> bool:
    """Move the latest opening stars of the same number to the pairs; tell if there are any."""
    # Real text nests two deep; looking no further keeps odd text in linear time.
    for depth in range(1, min(len(opened), 3) + 1):
        if opened[-depth][0] == stars:
            paired.append(opened[-depth])
            del opened[-depth:]
            return True
    return False
