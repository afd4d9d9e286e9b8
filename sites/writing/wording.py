"""What may be wrong with a draft's words: old encodings, what cannot be Vietnamese, two styles of tone marks.

Nothing is changed but what a person has ticked. What is signed keeps its spelling, and texts in other languages are
looked through for old encodings only.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sites.text_checks import judges_spelling
from sites.writing.spots import Spot, rewrite, spots_of
from vietnamese.folding import nfc
from vietnamese.legacy_text import decode, encodings_of
from vietnamese.spelling import spelling_doubts
from vietnamese.tone_marks import ToneStyle, mixed_words, restyle

LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class OldEncoding:
    """A text in an old encoding, and how it would read in Unicode."""

    number: int
    place: str
    encoding: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DoubtfulWord:
    """A word that cannot be Vietnamese: where it stands first, with the words around it, and how often it stands."""

    word: str
    place: str
    around: str
    times: int


@dataclass(frozen=True, slots=True)
class Restyled:
    """A word as it is written, and in the other style."""

    word: str
    other: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What was found in a draft.

    Attributes:
        old_encodings: texts in old encodings.
        doubtful: words that cannot be Vietnamese.
        old_style: words whose marks stand in the old style (``hòa``).
        new_style: words whose marks stand in the new style (``hoà``).
    """

    old_encodings: tuple[OldEncoding, ...]
    doubtful: tuple[DoubtfulWord, ...]
    old_style: tuple[Restyled, ...]
    new_style: tuple[Restyled, ...]

    @property
    def is_mixed(self) -> bool:
        """Whether both styles occur."""
        return bool(self.old_style and self.new_style)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.old_encodings or self.doubtful or self.old_style or self.new_style)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants to be changed.

    Attributes:
        decoded: numbers of the texts to be converted to Unicode.
        corrections: what shall stand in the place of a doubtful word.
        style: the style of tone marks for the ``restyled`` words.
        restyled: words to be written in it.
    """

    decoded: Collection[int] = ()
    corrections: Mapping[str, str] | None = None
    style: ToneStyle | None = None
    restyled: Collection[str] = ()


def wording_of(draft: Any) -> Wording:
    """Look through the words of a draft as it stands in memory."""
    spots = spots_of(draft)
    encodings = _encodings(spots)
    old = [(spot, _decoded(spot, encodings[spot.number])) for spot in spots if any(encodings[spot.number].values())]
    old = [(spot, after) for spot, after in old if after != spot.source]
    is_old = {spot.number for spot, _after in old}
    rest = [spot for spot in spots if spot.number not in is_old] if judges_spelling(draft) else []
    text = "\n".join(line for spot in rest for line in spot.lines)
    old_style, new_style = mixed_words(text)
    return Wording(
        tuple(_old_encoding(spot, after, encodings[spot.number]) for spot, after in old),
        tuple(_doubtful(rest)),
        tuple(Restyled(word, restyle(word, ToneStyle.NEW)) for word in sorted(old_style)),
        tuple(Restyled(word, restyle(word, ToneStyle.OLD)) for word in sorted(new_style)),
    )


def is_in_old_encoding(draft: Any) -> bool:
    """Whether some text of the draft is in an old encoding."""
    spots = spots_of(draft)
    encodings = _encodings(spots)
    return any(any(lines.values()) and _decoded(spot, lines) != spot.source
               for spot in spots for lines in [encodings[spot.number]])  # fmt: skip


def decode_markup(html: str) -> str:
    """Return formatted text that is being pasted with what is in an old encoding decoded."""
    spot = Spot(0, "", html, is_html=True)
    return _decoded(spot, _encodings([spot])[0])


def put_right(draft: Any, choice: Choice) -> int:
    """Change in the draft, as it stands in memory, what a person chose.

    Returns:
        How many of its texts have changed.

    Raises:
        ValidationError: a text would become too long for its field.
    """
    encodings = _encodings(spots_of(draft))
    corrections = dict(choice.corrections or {}) if judges_spelling(draft) else {}
    restyled = frozenset(choice.restyled) if judges_spelling(draft) else frozenset()
    changed = 0

    def change(spot: Spot) -> str:
        nonlocal changed
        if any(encodings[spot.number].values()):
            after = _decoded(spot, encodings[spot.number]) if spot.number in choice.decoded else spot.source
        else:
            after = spot.mapped(lambda text, _line: _corrected(text, corrections, choice.style, restyled))
        changed += after != spot.source
        return after

    rewrite(draft, change)
    return changed


def _encodings(spots: list[Spot]) -> dict[int, dict[str, str]]:
    """The encoding of each line of each text; the page is looked at as one text."""
    lines = [(spot.number, line) for spot in spots for line in spot.lines]
    found: dict[int, dict[str, str]] = {spot.number: {} for spot in spots}
    for (number, line), encoding in zip(lines, encodings_of([line for _number, line in lines]), strict=True):
        found[number][line] = encoding
    return found


def _decoded(spot: Spot, encodings: dict[str, str]) -> str:
    return spot.mapped(lambda text, line: decode(text, encodings.get(line, "")))


def _old_encoding(spot: Spot, after: str, encodings: dict[str, str]) -> OldEncoding:
    name = next(encoding for encoding in encodings.values() if encoding)
    read = Spot(spot.number, spot.place, after, spot.is_html)
    return OldEncoding(spot.number, spot.place, name, "\n".join(spot.lines), nfc("\n".join(read.lines)))


def _doubtful(spots: list[Spot]) -> list[DoubtfulWord]:
    found: dict[str, list[tuple[str, str]]] = {}
    for spot in spots:
        for doubt in spelling_doubts(nfc("\n".join(spot.lines))):
            found.setdefault(doubt.word, []).append((spot.place, doubt.around))
    return [DoubtfulWord(word, *places[0], len(places)) for word, places in found.items()]


def _corrected(text: str, corrections: Mapping[str, str], style: ToneStyle | None, restyled: frozenset[str]) -> str:
    after = nfc(text)
    for word, right in corrections.items():
        # A backslash in a replacement would be read as a reference to a group.
        after = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", right.replace("\\", r"\\"), after)
    if style is not None and restyled:
        after = re.sub(r"[^\W\d_]+", lambda match: _restyled(match[0], style, restyled), after)
    return after if after != nfc(text) else text


def _restyled(word: str, style: ToneStyle, restyled: frozenset[str]) -> str:
    return restyle(word, style) if word in restyled else word
