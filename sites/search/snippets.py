"""The words that were looked for, shown where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sites.search.questions import Question
from vietnamese.words import fold_in_place

#: How much of a text is shown, and how much of it before the first word that was looked for.
LENGTH, BEFORE = 260, 60
#: More places than these do not make the choice of one better.
MOST_HITS = 300
GAP = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that is marked as a whole or not at all."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a word of the question stands.

    Attributes:
        start: its place.
        end: where it ends.
        word: the word without accents.
        is_exact: whether it stands there as it was typed.
    """

    start: int
    end: int
    word: str
    is_exact: bool


def marked(text: str, question: Question) -> list[Piece]:
    """A whole text with the words marked.

    Args:
        text: as entries keep it: cleaned, in NFC.
        question: what was asked.
    """
    return _pieces(text, hits_in(text, question), 0, len(text))


def snippet(summary: str, body: str, question: Question) -> list[Piece]:
    """The place that says most about the question: in the summary, or in the body if more of the words stand there."""
    in_summary, in_body = hits_in(summary, question), hits_in(body, question)
    if _words_of(in_summary) >= _words_of(_best_window(in_body)):
        return _cut(summary or body, in_summary if summary else in_body, 0)
    window = _best_window(in_body)
    return _cut(body, in_body, max(0, window[0].start - BEFORE))


def hits_in(text: str, question: Question) -> list[Hit]:
    """Where the words of the question stand in a text, with whatever accents."""
    pattern = _pattern(tuple(word.folded for word in question.words))
    if pattern is None or not text:
        return []
    typed = {word.written for word in question.words}
    hits = []
    for found in pattern.finditer(fold_in_place(text)):
        written = text[found.start() : found.end()].lower()
        hits.append(Hit(found.start(), found.end(), found[0].lstrip("0") or "0", written in typed))
        if len(hits) == MOST_HITS:
            break
    return hits


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    forms = (f"0*{word}" if word.isdecimal() else re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])")


def _words_of(hits: Sequence[Hit]) -> int:
    return len({hit.word for hit in hits})


def _best_window(hits: Sequence[Hit]) -> list[Hit]:
    """Of the stretches that a snippet can show the one with the most different words, the first of several."""
    best: list[Hit] = []
    best_points = (0, 0)
    for place, first in enumerate(hits):
        window = [hit for hit in hits[place : place + 40] if hit.end <= first.start + LENGTH - BEFORE]
        points = _words_of(window), sum(hit.is_exact for hit in window)
        if points > best_points:
            best, best_points = window, points
    return best


def _cut(text: str, hits: Sequence[Hit], start: int) -> list[Piece]:
    """The text from near ``start`` on, from a beginning of a word to an end of one."""
    begin = text.find(" ", start) + 1 if start else 0
    end = min(len(text), begin + LENGTH)
    if end < len(text):
        space = text.rfind(" ", begin, end)
        end = space if space > begin else end
    pieces = _pieces(text, hits, begin, end)
    return [*([Piece(GAP)] if begin else []), *pieces, *([Piece(GAP)] if end < len(text) else [])]


def _pieces(text: str, hits: Sequence[Hit], begin: int, end: int) -> list[Piece]:
    pieces, place = [], begin
    for hit in hits:
        if hit.start < place or hit.end > end:
            continue
        if hit.start > place:
            pieces.append(Piece(text[place : hit.start]))
        pieces.append(Piece(text[hit.start : hit.end], is_hit=True))
        place = hit.end
    return [*pieces, Piece(text[place:end])] if place < end else pieces
