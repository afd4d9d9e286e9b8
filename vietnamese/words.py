"""The words of a text as a search compares them: with their accents and without.

A word is a run of letters and digits, so that both databases see nothing but plain words and split nothing further:
PostgreSQL's own parser makes two tokens of ``76/2007/QĐ-UBND`` and finds neither ``76/2007`` nor ``UBND``
(facts/portal-law.md, section 4.1).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from vietnamese.folding import clean, fold
from vietnamese.tone_marks import ToneStyle, restyle

#: What is longer is no word but a remnant of a file.
LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word.

    Attributes:
        written: lower case with its accents, tone marks in one style: ``hòa`` and ``hoà`` are the same word.
        folded: without accents; numbers without leading zeros.
    """

    written: str
    folded: str

    @property
    def has_accents(self) -> bool:
        """Whether anything is lost by folding."""
        return self.written != self.folded


class Span(NamedTuple):
    """Where a word stands in a text that has been cleaned: from ``start`` to before ``end``."""

    word: Word
    start: int
    end: int


class _Folded(dict[int, str]):
    """Each character without its marks; those that would become several stay as they are."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = fold(character)
        self[code] = folded if len(folded) == 1 else character
        return self[code]


_FOLDED = _Folded()


def fold_in_place(text: str) -> str:
    """Return the text without accents, each character where it was.

    Args:
        text: a text in the form of :func:`vietnamese.folding.clean`.
    """
    return text.translate(_FOLDED)


def words_in(text: str) -> list[Word]:
    """Return the words of a text in their order.

    Args:
        text: any text, in any normalization form.
    """
    return [_word(found) for found in _WORD.findall(clean(text).lower()) if len(found) <= LONGEST_WORD]


def spans_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the words of a cleaned text with their places.

    Args:
        text: a text in the form of :func:`vietnamese.folding.clean`.
        start: where to begin.
        end: where to stop; the end of the text without it.
    """
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Span(_word(found[0].lower()), found.start(), found.end())


@lru_cache(maxsize=65_536)
def _word(lower: str) -> Word:
    written = restyle(lower, ToneStyle.NEW)
    folded = fold_in_place(written)
    if folded.isdecimal():
        # 05/2020 and 5/2020 are written by turns.
        written = folded = folded.lstrip("0") or "0"
    return Word(written, folded)
