"""What one line of a legal instrument is: a heading, a numbered item, a signature.

The forms are those of Decree 30/2020/NĐ-CP, annex I (Chương, Mục, Điều, khoản, điểm),
widened by what the seeds really contain: ``Điều 14 .``, ``1 .``, ``a,``, ``Chương I QUY
ĐỊNH CHUNG`` on one line. Lines are expected to be cleaned and not empty.
"""

import re
from dataclasses import dataclass
from typing import Literal

from vietnamese.folding import fold
from vietnamese.legal_tables import is_table_row

ItemKind = Literal["clause", "point", "dash", "note", "paragraph", "table"]
GroupKind = Literal["chapter", "section"]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """``Điều 9. Chế độ cung cấp thông tin``: its label as printed, and the rest of the line."""

    label: str
    number: int
    letter: str
    rest: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """``Chương II`` or ``Mục 1``, with the title if it stands on the same line."""

    kind: GroupKind
    label: str
    number: int
    rest: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A line of an article's body, with its marker taken off."""

    kind: ItemKind
    label: str
    marker: str
    text: str


# The stop is required, so that "Điều 9 của Quy chế này" at the start of a wrapped line
# does not open an article.
_ARTICLE = re.compile(r"((?:Điều|ĐIỀU)\s+([0-9]{1,3})([a-zđ]?))\s*(?:[.:]\s*(.*)|$)")
_CHAPTER = re.compile(r"((?:Chương|CHƯƠNG)\s+([IVXLC]+|[0-9]{1,2}))\b\s*[.:]?\s*(.*)")
_SECTION = re.compile(r"((?:Mục|MỤC)\s+([IVXLC]+|[0-9]{1,2}))\b\s*[.:]?\s*(.*)")

_CLAUSE = re.compile(r"([0-9]{1,2}[a-zđ]?)\s*([.)])(?:\s+(.*)|$)")
_POINT = re.compile(r"([a-zđ][0-9]?)\s*([),.])(?:\s+(.*)|$)")
_DASH = re.compile(r"([-–—+•])\s*(?=\w|[“\"(])(.*)")
_NOTE = re.compile(r"(\*)\s+(.*)")

_ATTACHED = {"QUY CHẾ", "QUY ĐỊNH", "QUY TRÌNH", "ĐIỀU LỆ", "NỘI QUY"}
_INSTRUMENTS = {"QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ", "NGHỊ ĐỊNH", "THÔNG TƯ"}
_NATIONAL_HEADER = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap ?[-–—] ?tu do|[-—–_]{3,}$")

_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:(?:SỐ|Số|số)\s+)?(?:[IVXLC]+|[0-9]{1,2})[A-Za-z]?)?(?:\s*[.:–—-]\s*\S.*|[.:])?"
)
_RECIPIENTS = re.compile(r"Nơi nhận\b")
_SIGNING_FORM = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*(?=[^\W\d_])")
_POSITION = re.compile(r"(?:PHÓ |TỔNG )*(?:CHỦ TỊCH|GIÁM ĐỐC|THỦ TƯỚNG|CHÁNH|TRƯỞNG|\w+ TRƯỞNG)\b")
_SIGNED = re.compile(r"\(\s*đã ký\s*\)", re.IGNORECASE)

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read_article_line(line: str) -> ArticleLine | None:
    """Return the parts of a line that opens an article, or None for any other line."""
    match = _ARTICLE.match(line)
    if match is None:
        return None
    return ArticleLine(match[1], int(match[2]), match[3], match[4] or "")


def read_group_line(line: str) -> GroupLine | None:
    """Return the parts of a line that opens a chapter or a section, or None.

    A rest that begins in lower case ("Chương IV của Quy chế này") is running text that was
    wrapped there, not a title.
    """
    for kind, pattern in _GROUPS:
        match = pattern.match(line)
        if match and not match[3][:1].islower():
            return GroupLine(kind, match[1], number_value(match[2]), match[3])
    return None


_GROUPS: tuple[tuple[GroupKind, re.Pattern[str]], ...] = (
    ("chapter", _CHAPTER),
    ("section", _SECTION),
)


def read_item_line(line: str) -> ItemLine:
    """Return what a line in the body of an article is; a plain one is a paragraph."""
    if is_table_row(line):
        return ItemLine("table", "", "", line)
    if match := _CLAUSE.match(line):
        return ItemLine("clause", match[1], match[1] + match[2], match[3] or "")
    if match := _POINT.match(line):
        return ItemLine("point", match[1], match[1] + match[2], match[3] or "")
    if match := _DASH.match(line):
        return ItemLine("dash", match[1], match[1], match[2])
    if match := _NOTE.match(line):
        return ItemLine("note", match[1], match[1], match[2])
    return ItemLine("paragraph", "", "", line)


def is_attached_heading(line: str) -> bool:
    """Tell whether the line alone names an attached text, such as ``QUY CHẾ``."""
    return line in _ATTACHED


def is_instrument_heading(line: str) -> bool:
    """Tell whether the line alone names an instrument, such as ``QUYẾT ĐỊNH``."""
    return line in _INSTRUMENTS


def is_national_header(line: str) -> bool:
    """Tell whether the line belongs to the national name and motto, or rules them off."""
    return _NATIONAL_HEADER.match(fold(line)) is not None


def is_annex_heading(line: str) -> bool:
    """Tell whether the line opens an annex, such as ``PHỤ LỤC II``; its title may stand behind a colon or a dash."""
    return _ANNEX.fullmatch(line) is not None


def is_closing_line(line: str) -> bool:
    """Tell whether the line may open the closing matter: recipients or signature."""
    return is_recipients_line(line) or is_signature_line(line)


def is_recipients_line(line: str) -> bool:
    """Tell whether the line heads the list of recipients."""
    return _RECIPIENTS.match(line) is not None


def is_signature_line(line: str) -> bool:
    """Tell whether the line may open a signature block: for whom, in which office, or ``(đã ký)``."""
    if _SIGNED.match(line):
        return True
    return is_capitals(line) and bool(_SIGNING_FORM.match(line) or _POSITION.match(line))


def is_capitals(line: str) -> bool:
    """Tell whether the line is written in capitals, as titles and authorities are."""
    return line == line.upper() and line != line.lower()


def number_value(number: str) -> int:
    """Return the value of a chapter's number, Roman (``IV``) or Arabic (``4``)."""
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[digit] for digit in number]
    return sum(
        -value if any(value < later for later in values[place + 1 :]) else value for place, value in enumerate(values)
    )
