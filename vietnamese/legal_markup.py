"""The plain text of a legal instrument without the traces of Word, PDF and Markdown."""

import re

from vietnamese.folding import clean

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_HEADING = re.compile(r"^[ \t]*#{1,6}(?:[ \t]+|$)", re.MULTILINE)
# A pair of stars round a phrase, which may run over a line break but not over a blank
# line. Stars inside a word, footnote marks such as (*) and a lone star before a note
# ("* Nguyên tắc ..." in seed 000) are the author's own and stay.
_EMPHASIS = re.compile(
    r"(?<![\w(\\*])(\*{1,3})(?![\s)*])((?:[^*\n]|\n(?![ \t]*\n)|(?<=\\)\*)+?)"
    r"(?<![\s(\\])\1(?![\w*])"
)
_UNPAIRED = re.compile(r"(?<![\w(\\*])\*{2,}|(?<![(\\*])\*{2,}(?![\w)*])")
_SPACES = re.compile(r"[ \t]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_legal_text(raw: str) -> str:
    """Return a legal text with one spelling, plain spacing and no Markdown.

    NFC and plain spaces (:func:`vietnamese.folding.clean`); Markdown headings, emphasis,
    escapes, automatic links and trailing double spaces removed; runs of spaces and tabs
    become one space, runs of blank lines one blank line; every line is stripped.

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
    text = _EMPHASIS.sub(r"\2", text)
    text = _UNPAIRED.sub("", text)
    text = _AUTOLINK.sub(r"\1", _ESCAPED.sub(r"\1", text))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
