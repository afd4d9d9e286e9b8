r"""Relations of a document as one readable text, both ways.

``thay thế: 12/2005/QĐ-UBND (2005-03-01) {Ủy ban nhân dân tỉnh} [Điều 3; khoản 2 Điều 5] <2007-09-10 – >; căn cứ: …``

The day of issue, the body, the articles and the days from and until which it holds may be missing. A sign that means
something here is written with a backslash where it belongs to a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from documents.importing.values import BadValue, choice_of, day_of
from documents.importing.vocabulary import word_for
from vietnamese.document_numbers import canonical_number

_OPENING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_ESCAPED = re.compile(r"[\\;()\[\]{}<>]")
_DASHES = re.compile(r"\s*(?:–|→|đến|\s-\s)\s*")


@dataclass(frozen=True, slots=True)
class RelationText:
    """One relation: what a row of :class:`documents.models.DocumentRelation` says, the other document by its number."""

    kind: str
    number: str
    issued_on: date | None = None
    body: str = ""
    articles: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


def write_relations(relations: list[RelationText]) -> str:
    """The text of several relations."""
    return "; ".join(map(_write, relations))


def read_relations(text: str) -> list[RelationText]:
    """The relations that a text names.

    Raises:
        BadValue: names the relation that cannot be understood.
    """
    return [_read(part) for part in _split(text) if part.strip()]


def _write(relation: RelationText) -> str:
    parts = [f"{word_for('relations', relation.kind)}: {_escape(relation.number)}"]
    if relation.issued_on:
        parts.append(f"({relation.issued_on.isoformat()})")
    if relation.body:
        parts.append(f"{{{_escape(relation.body)}}}")
    if relation.articles:
        parts.append(f"[{_escape(relation.articles)}]")
    if relation.starts_on or relation.ends_on:
        days = (day.isoformat() if day else "" for day in (relation.starts_on, relation.ends_on))
        parts.append(f"<{' – '.join(days)}>")
    return " ".join(parts)


def _escape(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))


def _signs(text: str) -> Iterator[tuple[str, bool]]:
    """Each sign, and whether it means nothing but itself."""
    signs = iter(text)
    for sign in signs:
        yield (next(signs, ""), True) if sign == "\\" else (sign, False)


def _split(text: str) -> Iterator[str]:
    """The parts between semicolons and line breaks that stand in no bracket, with their backslashes."""
    part, closing = "", ""
    for sign, is_plain in _signs(text):
        if is_plain:
            part += f"\\{sign}"
        elif not closing and sign in ";\n":
            yield part
            part = ""
        else:
            closing = "" if sign == closing else closing or _OPENING.get(sign, "")
            part += sign
    yield part


def _read(part: str) -> RelationText:
    word, colon, rest = part.partition(":")
    if not colon:
        raise BadValue(
            _("“%(part)s” does not begin with a relation and a colon, such as “thay thế: ”.") % {"part": part.strip()}
        )
    kind = choice_of("relations", word.strip())
    plain, inside = _brackets(rest)
    number = canonical_number(plain)
    if not kind or not number:
        raise BadValue(_("“%(part)s” names no document.") % {"part": part.strip()})
    starts, ends = _days(inside["<"])
    if starts and ends and ends < starts:
        raise BadValue(_("In “%(part)s” the last day is before the first one.") % {"part": part.strip()})
    return RelationText(kind, number, day_of(inside["("]), inside["{"], inside["["], starts, ends)


def _brackets(text: str) -> tuple[str, dict[str, str]]:
    """What stands outside of brackets, and what stands in those of each kind."""
    inside = dict.fromkeys(_OPENING, "")
    plain, opened = "", ""
    for sign, is_plain in _signs(text):
        if not is_plain and not opened and sign in _OPENING:
            opened = sign
        elif not is_plain and opened and sign == _OPENING[opened]:
            opened = ""
        elif opened:
            inside[opened] += sign
        else:
            plain += sign
    return plain.strip(), {sign: " ".join(found.split()) for sign, found in inside.items()}


def _days(text: str) -> tuple[date | None, date | None]:
    if not text:
        return None, None
    first, _dash, last = (text + " ").partition("–") if "–" in text else (*_DASHES.split(text, maxsplit=1), "", "")[:3]
    return day_of(first.strip()), day_of(last.strip())
