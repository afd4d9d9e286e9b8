"""Secrecy markings: MẬT, TỐI MẬT, TUYỆT MẬT as stamped on a document.

A stamp stands by itself: alone on a line, in a cell or a text box of its own, perhaps in a
frame, in brackets or behind ``Độ mật:``. The same words in running text (``bí mật``,
``tài liệu mật``, ``có từ độ MẬT trở lên``, ``mật ong``) mark nothing, and each of the five
regulations of the demo has some.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vietnamese.folding import clean

LONGEST_QUOTE = 60

#: What a stamp reads like once spaces between its letters are gone.
_LEVELS = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
#: The same in fonts of the nineties: TCVN3, whose capitals are drawn by a font, and VNI.
_OLD_FONTS = {
    "mët": "MẬT", "tèimët": "TỐI MẬT", "tuyötmët": "TUYỆT MẬT",
    "maät": "MẬT", "toáimaät": "TỐI MẬT", "tuyeätmaät": "TUYỆT MẬT",
}  # fmt: skip

_ANY_LEVEL = r"(tuyệt\s*mật|tối\s*mật|mật)"
_LABEL = r"(?:(?:mức|cấp)\s+)?độ\s+(?:bảo\s+)?mật"
_LABELLED = re.compile(rf"{_LABEL}\s*[:=–—-]\s*[(\[“\"']*\s*{_ANY_LEVEL}\s*[)\]”\"']*\s*(?:[.;|/]|$)", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"{_LABEL}\s*[:=–—-]?\s*", re.IGNORECASE)
_IN_FRONT = re.compile(r"[(\[【]\s*(TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)\s*[)\]】]\s*\S")
_WITH_COPY = re.compile(r"(TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)\s*[-–—(,;]?\s*(?:bản\s+số|số\s+bản)\b", re.IGNORECASE)

#: Columns set side by side come as one line with a gap: the stamp on the left, the motto on the right.
_GAP = re.compile(r"\t+| {4,}")
_BARE = re.compile(r"[^\W_](?:.*[^\W_])?")
_BETWEEN_LETTERS = re.compile(r"[\s.·*_–—-]+")
_BRACKETS = re.compile(r"[(\[【{<].*[)\]】}>]")
#: A heading in capitals can break in the middle of a word: BẢO / MẬT.
_FIRST_HALF = re.compile(r"(?<!\w)(?:bí|bảo|cơ|khoá|khóa)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marking:
    """A secrecy marking: its level, and the line or cell in which it stands."""

    level: str
    quote: str


def find_markings(text: str) -> list[Marking]:
    """Return the secrecy markings in a text, each wording once.

    Args:
        text: lines as a reader sees them; columns side by side have a tab or a gap between.

    Returns:
        The markings in the order of the text; none for a text that only speaks of secrets.
    """
    return list(dict.fromkeys(_markings(text)))


def _markings(text: str) -> Iterator[Marking]:
    before = ""
    for line in clean(text).split("\n"):
        for cell in dict.fromkeys((line, *_GAP.split(line))):
            cell = cell.strip()
            if cell and (level := _level_of(cell, before)):
                yield Marking(level, cell[:LONGEST_QUOTE])
                break
        before = line.strip()


def _level_of(cell: str, before: str) -> str:
    """The level that a line or cell marks; empty for none. ``before`` is the line above."""
    if (stamp := _stamp(cell)) and not (stamp == "MẬT" and _FIRST_HALF.search(before)):
        return stamp
    for pattern in (_LABELLED, _IN_FRONT, _WITH_COPY):
        if match := pattern.match(cell):
            return _named(match[1])
    if _LABEL_ALONE.fullmatch(before) and (match := re.fullmatch(_ANY_LEVEL, _bare(cell), re.IGNORECASE)):
        return _named(match[1])
    return ""


def _bare(cell: str) -> str:
    """What is left without signs and spaces around it."""
    match = _BARE.search(cell)
    return match[0] if match else ""


def _stamp(cell: str) -> str:
    """The level of a stamp that stands alone; it is in capitals, or in brackets."""
    bare = _bare(cell)
    letters = _BETWEEN_LETTERS.sub("", bare)
    if letters.casefold() in _OLD_FONTS:
        return _OLD_FONTS[letters.casefold()]
    level = _LEVELS.get(letters.upper(), "")
    is_written_as_stamp = letters.isupper() or (" " in bare and bare.istitle()) or _BRACKETS.fullmatch(cell)
    return level if is_written_as_stamp else ""


def _named(level: str) -> str:
    return _LEVELS["".join(level.split()).upper()]
