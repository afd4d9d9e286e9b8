"""Finding the numbers of documents in running text, with what the words around them say.

Every repetition is bounded, and so is what is read before and behind a number: no text, however odd, takes more than
linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vietnamese.document_numbers import canonical_number
from vietnamese.folding import clean
from vietnamese.number_codes import BODIES, CODES_BY_NAME, NAMES_OF_LAWS, SECOND_HALVES, TYPE_NAMES
from vietnamese.number_grammar import DocumentNumber, NumberKind, parse_number

_INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_MARKS = "\u0300-\u036f"
_SPACE = rf"[\s{_INVISIBLE}]"
_DASH = "[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
_SLASH = "[/\u2044\u2215\uff0f]"
# Horn, circumflex and breve belong to letters of symbols (ƯDCNTT) in decomposed text.
_CAPITAL = f"[A-ZĐÐƯƠÔÊÂĂ0-9\u031b\u0302\u0306{_INVISIBLE}]"
_END = rf"(?![\w{_MARKS}])"
_SYMBOL = rf"(?:(?=[A-ZĐÐƯƠÔÊÂĂ]){_CAPITAL}{{1,16}}[a-z]?{_CAPITAL}{{0,6}}|[a-zđð][a-zđðươôêâă0-9]{{0,15}}){_END}"
_AND = rf"{_SPACE}{{0,3}}(?:&|v(?:à|a\u0300)){_SPACE}{{0,3}}"
_HALVES = "|".join(SECOND_HALVES)
_BODY = rf"{_SYMBOL}(?:{_AND}(?:{_HALVES}){_END}|&{_SYMBOL}|\.{_CAPITAL}{{1,6}}{_END})?"
_JOINT = rf"(?:TTLT|NQLT){_END}(?:{_SPACE}?{_DASH}{_SPACE}{{0,3}}{_BODY}(?:{_AND}{_SYMBOL})?){{1,8}}"
# With a space on both sides a dash separates sentences, except right behind the type.
_SIGN = rf"(?:{_SPACE}{{0,3}}(?:{_DASH}|{_SLASH}){_SPACE}{{0,3}})"
_NEXT = rf"(?:(?:{_DASH}|{_SLASH}){_SPACE}{{0,3}}|{_SPACE}{{1,3}}(?:{_DASH}|{_SLASH}))"
_CANDIDATE = re.compile(
    rf"(?<![\w/{_MARKS}])(?<![0-9][.,])"
    rf"(?P<head>(?:[0-9]{{1,3}}\.[0-9]{{3}}|[0-9]{{1,6}}){_SPACE}?[A-Za-zĐđ]?)(?:{_SIGN}[0-9]{{2,4}}(?={_SPACE}{{0,3}}{_SLASH}))?"
    rf"{_SIGN}(?:{_JOINT}|{_BODY}(?:{_SIGN}{_BODY})?(?:{_NEXT}{_BODY}){{0,8}})"
)
# 5/BTTTT - UBND tỉnh: two bodies, not one and its unit.
_SPACED = re.compile(rf"\D{_SPACE}+{_DASH}{_SPACE}")
# What a candidate loses when it is too long: its last symbol with the sign before it.
_LAST_SYMBOL = re.compile(rf"{_SPACE}*(?:{_DASH}|{_SLASH}|&){_SPACE}*(?:(?!{_DASH}|{_SLASH}|&).)*$", re.DOTALL)

#: So far back is looked for what a number is the number of, and so far ahead for its day.
BEFORE, AFTER = 160, 120
_NAMES = "|".join(sorted({*TYPE_NAMES.values(), *NAMES_OF_LAWS, "văn bản"}, key=len, reverse=True))
_NAME = re.compile(rf"\b(?:{_NAMES})\b", re.IGNORECASE)
_LAW = re.compile(rf"\b(?:{'|'.join(NAMES_OF_LAWS)})\b", re.IGNORECASE)
_NAME_AND_LABEL = re.compile(rf"\b(?P<name>{_NAMES})\s*(?:số)?\s*:?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|\n)[\s*_]*Số\s*:?\s*$|\bsố\s*:\s*$", re.IGNORECASE)
_DAY = re.compile(
    r"^\s*[,(]?\s*(?:(?:của|do)\s[^,;.\d]{1,80}?)?(?:ban hành\s+|ký\s+)?\bngày\s*"
    r"(?P<day>[0-9]{1,2})\s*(?:[/.-]|tháng)\s*(?P<month>[0-9]{1,2})\s*(?:[/.-]|năm)\s*(?P<year>[0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
# "… của UBND huyện Như Xuân, về …": the body, up to what it did.
_ISSUER = re.compile(
    r"^\s*[,(]?\s*(?:của|do)\s+(?P<body>[^,;.:()\n0-9]{2,80}?)\s*"
    r"(?=[,;.:()\n]|$|\b(?:về|quy định|ban hành|ngày|phê duyệt|hướng dẫn|sửa đổi|và|V/v)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NumberInText:
    """A number where it stands.

    Attributes:
        start: index of its first character.
        end: index behind its last character.
        text: as written there.
        number: its parts.
        type_name: what the words before it call the document, in small letters; empty if they do not.
        issued_on: the day that the words behind it name.
        body: the body that they name, as written.
    """

    start: int
    end: int
    text: str
    number: DocumentNumber
    type_name: str = ""
    issued_on: date | None = None
    body: str = ""


def find_numbers(text: str) -> list[NumberInText]:
    """Find the numbers of documents in a text, in order, none overlapping another.

    Days, fractions, sums and telephone numbers are none. A number without a type (``285/CCTTHC``) is one only if its
    body is known and it names a unit, or if the words before it say so. A number alone (“số 38”) is never one.

    Args:
        text: running text in any normalization form, as a person wrote it.
    """
    found: list[NumberInText] = []
    for match in _CANDIDATE.finditer(text):
        before = text[max(found[-1].end if found else 0, match.start() - BEFORE) : match.start()]
        if number := _read(match[0], before):
            found.append(_with_words(text, match.start(), number, before))
    return found


@dataclass(frozen=True, slots=True)
class _Written:
    """A number and as much of the text as it takes."""

    text: str
    number: DocumentNumber


def _read(candidate: str, before: str) -> _Written | None:
    """The longest beginning of a candidate that is a number; words with a dash may follow one."""
    for written in _beginnings(candidate):
        number = parse_number(written)
        if number and _is_meant(number, written, before):
            return _Written(written, number)
    return None


def _beginnings(candidate: str) -> Iterator[str]:
    for _step in range(10):
        if not candidate:
            return
        yield candidate
        shorter = _LAST_SYMBOL.sub("", candidate, count=1)
        if shorter == candidate:
            return
        candidate = shorter


def _is_meant(number: DocumentNumber, written: str, before: str) -> bool:
    """Whether a reader would take it for a number of a document."""
    symbols = canonical_number(written).lstrip("0123456789. ")[1:]
    if symbols == symbols.lower():
        return bool(number.type_code) and number.issuers[0] in BODIES
    if any(part.islower() for part in re.split(r"[-/]", symbols)) or len(number.issuers[0]) < 2:
        return False
    if number.kind != NumberKind.LETTER:
        return True
    if number.units and _SPACED.search(written):
        return False
    if number.issuers[0] in BODIES and number.units:
        return True
    words = clean(before)
    return bool(_NAME_AND_LABEL.search(words) or _LABEL.search(words))


def _with_words(text: str, start: int, written: _Written, before: str) -> NumberInText:
    end = start + len(written.text)
    after = clean(text[end : end + AFTER])
    day = _DAY.match(after)
    body = _ISSUER.match(after) or _ISSUER.match(after[day.end() if day else 0 :])
    return NumberInText(
        start,
        end,
        written.text,
        written.number,
        _type_name(clean(before), written.number),
        _date(day),
        body["body"].strip() if body else "",
    )


def _type_name(before: str, number: DocumentNumber) -> str:
    adjacent = _NAME_AND_LABEL.search(before)
    if adjacent:
        return adjacent["name"].lower()
    # "Luật Công nghệ thông tin của Quốc hội, số 67/2006/QH11": the title stands between.
    sentence = re.split(r"[;\n]|\.\s", before)[-1]
    if number.kind == NumberKind.QH and not number.type_code:
        names = _LAW.findall(sentence)
    else:
        names = [name for name in _NAME.findall(sentence) if number.type_code in CODES_BY_NAME.get(name.lower(), ())]
    return names[-1].lower() if names else ""


def _date(match: re.Match[str] | None) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None
