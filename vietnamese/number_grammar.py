"""Reading a document number into its parts, and writing it.

The grammar is that of NĐ 30/2020, annex I (administrative documents: ``118/QĐ-UBND``), of the law on normative
documents (``76/2007/QĐ-UBND``, ``67/2006/QH11``) and of the Party (``57-NQ/TW``). What cannot be read for certain is
not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from vietnamese.document_numbers import canonical_number
from vietnamese.number_codes import BODIES, JOINT_TYPES, PARTY_BODIES, PROMULGATORS, STATE_BODIES
from vietnamese.number_symbols import Ambiguous, read_body, read_type, split_glued, split_joint

# The suffix is a letter before a sign (38a/…, 38A-…), or a small one before a capital (38aQĐ: the slash is lost).
_HEAD = re.compile(
    r"(?P<number>[0-9]{1,3}\.[0-9]{3}|[0-9]{1,6})"
    r"(?: ?(?P<suffix>[A-Za-zĐđ])(?= ?[/-])|(?P<glued_suffix>[a-zđ])(?=[A-ZĐ]))?"
    # Two figures of a year were written until 1999 (01/98/TT-BTC).
    r"(?:/(?P<year>(?:19|20)[0-9]{2}(?![0-9])|[7-9][0-9](?=/)))?"
    r"(?P<sign> ?[/-] ?|)"
)
_BODY = re.compile(r"[^\W\d_][\w.&+]{0,30}(?:[-/ _][^\W_][\w.&+]{0,30}){0,12}")
_CUT = re.compile(r"[-/ _]")
_TERM = re.compile(r"(?:UBTV)?QH[0-9]{1,2}", re.IGNORECASE)
_LOST_IN_TERM = re.compile(r"(QH)[ -](?=[0-9]{1,2}$)", re.IGNORECASE)


class NumberKind(StrEnum):
    """How a number is built, which says who issues such documents."""

    QH = "qh"  #: the National Assembly and its Standing Committee: 67/2006/QH11, 1658/NQ-UBTVQH15
    QPPL = "qppl"  #: normative documents: 76/2007/QĐ-UBND
    ADMIN = "admin"  #: administrative documents with a type: 118/QĐ-UBND
    LETTER = "letter"  #: without a type: 12729/VPCP-KGVX, and decrees before 1997 (63/CP)
    PARTY = "party"  #: the Party and mass organisations: 57-NQ/TW


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number in its parts. Two spellings of one number are equal: 08/2018/QĐ-UBND is 8/2018/QĐ-UBND.

    Attributes:
        kind: how the number is built.
        number: the running number.
        suffix: the small letter behind it (38a), or empty.
        year: of a normative document; ``None`` where the number names none.
        type_code: the type's symbol (``QĐ``, ``QyĐ``, ``HD`` as against ``HĐ``); empty for letters and laws.
        issuers: symbols of the bodies, more than one only for documents of several bodies.
        units: symbols of the drafting units behind the body.
    """

    kind: NumberKind
    number: int
    suffix: str = ""
    year: int | None = None
    type_code: str = ""
    issuers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def render(self) -> str:
        """The number as it is printed; one below ten with a nought before it (NĐ 30/2020, annex I, II.3)."""
        head = f"{self.number:02d}{self.suffix}"
        bodies = "-".join((*self.issuers, *self.units))
        if self.kind == NumberKind.PARTY:
            return f"{head}-{self.type_code}/{bodies}"
        year = f"{self.year}/" if self.year else ""
        kind = f"{self.type_code}-" if self.type_code else ""
        return f"{head}/{year}{kind}{bodies}"

    def __str__(self) -> str:
        return self.render()


def parse_number(raw: str) -> DocumentNumber | None:
    """Read a number.

    Spaces, dashes and labels are put right first (:func:`vietnamese.document_numbers.canonical_number`). A hyphen or
    slash that was lost is restored where only one reading is left (``QĐUBND``), accents and capitals too
    (``76/2007/qd-ubnd``).

    Args:
        raw: one number as printed or typed.

    Returns:
        Its parts; ``None`` if it is no number, only a piece of one, or could be two (``42/hd-mttq`` is HD or HĐ).
    """
    text = _LOST_IN_TERM.sub(r"\1", canonical_number(raw))
    head = _HEAD.match(text)
    if not head or not (value := int(head["number"].replace(".", ""))):
        return None
    rest, sign, year = text[head.end() :], head["sign"].strip(), head["year"]
    if not _BODY.fullmatch(rest):
        return None
    suffix = (head["suffix"] or head["glued_suffix"] or "").lower()
    whole_year = int(year) + (1900 if len(year) == 2 else 0) if year else None
    try:
        return _read(rest, sign, DocumentNumber(NumberKind.LETTER, value, suffix, whole_year))
    except (Ambiguous, _Unreadable):
        return None


class _Unreadable(Exception):
    """This is no number."""


def _read(rest: str, sign: str, start: DocumentNumber) -> DocumentNumber:
    accented = not rest.isascii()
    parts = _CUT.split(rest)
    first, *others = split_glued(parts[0]) or [parts[0]]
    parts = [first, *others, *parts[1:]]
    code = read_type(first, accented=accented)
    if code and len(parts) > 1:
        return _with_type(code, parts[1:], sign, start, rest)
    _expect(not code)
    return _without_type(parts, sign, start, rest)


def _with_type(code: str, symbols: Sequence[str], sign: str, start: DocumentNumber, rest: str) -> DocumentNumber:
    # A space or a slash stands for a lost hyphen right after the type only.
    _expect(not set(" /_") & set(rest[len(code) + 1 :]))
    _expect(sign != "" or rest.startswith(code))
    accented = not rest.isascii()
    bodies = [read_body(symbol, accented=accented) for symbol in symbols]
    _expect(not bodies[0].isdecimal())
    if code in JOINT_TYPES:
        bodies = [each for body in bodies for each in split_joint(body)]
    kind = _kind(code, bodies, sign, rest, start.year)
    together = code in JOINT_TYPES or kind == NumberKind.QPPL
    count = len(bodies) if together else 1
    return DocumentNumber(
        kind, start.number, start.suffix, start.year, code, tuple(bodies[:count]), tuple(bodies[count:])
    )


def _kind(code: str, bodies: Sequence[str], sign: str, rest: str, year: int | None) -> NumberKind:
    if _TERM.fullmatch(bodies[0]) and len(bodies) == 1:
        return NumberKind.QH
    if year:
        return NumberKind.QPPL
    # 57/NQ-TW and 118-QĐ/UBND are slips of the pen: the body says how its numbers are built.
    if bodies[0] in PARTY_BODIES:
        return NumberKind.PARTY
    is_party = sign == "-" and "/" in rest and bodies[0] not in STATE_BODIES
    return NumberKind.PARTY if is_party else NumberKind.ADMIN


def _without_type(parts: Sequence[str], sign: str, start: DocumentNumber, rest: str) -> DocumentNumber:
    accented = not rest.isascii()
    _expect("/" not in rest and " " not in rest and "_" not in rest)
    bodies = [read_body(part, accented=accented) for part in parts]
    if start.year:
        _expect(len(bodies) == 1 and _TERM.fullmatch(bodies[0]) is not None and sign == "/")
        return DocumentNumber(NumberKind.QH, start.number, start.suffix, start.year, "", tuple(bodies))
    # Before 1997 decrees were numbered 63-CP as well as 63/CP.
    _expect(sign == "/" or (sign == "-" and len(parts) == 1 and bodies[0] in STATE_BODIES))
    _expect(_may_write_letters(bodies, parts))
    return DocumentNumber(NumberKind.LETTER, start.number, start.suffix, None, "", (bodies[0],), tuple(bodies[1:]))


def _may_write_letters(bodies: Sequence[str], written: Sequence[str]) -> bool:
    """Whether what has no known type is a body and its unit, and no type that we do not know (``15/XY-UBND``)."""
    if bodies[0] in BODIES:
        return True
    is_shouted = len(bodies[0]) > 1 and any(letter.isupper() for letter in written[0])
    return is_shouted and not (set(bodies[1:2]) & PROMULGATORS)


def _expect(condition: bool) -> None:
    if not condition:
        raise _Unreadable
