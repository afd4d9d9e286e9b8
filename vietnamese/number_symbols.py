"""Reading the symbols inside a document number that was typed without capitals, accents or hyphens."""

import re

from vietnamese.folding import fold
from vietnamese.number_codes import BODIES, BODIES_BY_FOLDED, DISTINCT_TYPES, TYPE_NAMES, TYPES_BY_FOLDED

#: Capitals, with one small letter among them at most: UBND, TTg, CTr, BKH&ĐT, VP.6, NC1.
SYMBOL = re.compile(r"[A-ZĐƯƠÔÊÂĂ0-9][A-ZĐƯƠÔÊÂĂ0-9&.+]*[a-z]?[A-ZĐƯƠÔÊÂĂ0-9&.+]*")
_DISTINCT_FOLDED = frozenset(fold(code) for code in DISTINCT_TYPES)
#: A directive (CT) of the committee that lost its hyphen, or a letter of its chair.
_DIRECTIVE_OR_CHAIR = frozenset({"ctubnd", "cthdnd"})
_CAPITALS = re.compile(r"[A-ZĐ][A-ZĐ0-9&]+")


class Ambiguous(Exception):
    """The symbol could be two: HD (guidance) or HĐ (contract), DA or ĐA."""


def read_type(written: str, *, accented: bool) -> str:
    """Return the type whose symbol is meant.

    Args:
        written: the symbol in any case, with or without accents.
        accented: whether the number has accents at all; then those that are missing are not meant.

    Returns:
        The symbol; empty if it is none of a type.

    Raises:
        Ambiguous: it could be two.
    """
    if written in TYPE_NAMES:
        return written
    possible = TYPES_BY_FOLDED.get(fold(written), ())
    exact = [code for code in possible if code.casefold() == written.casefold()]
    if accented and len(exact) == 1:
        return exact[0]
    if len(possible) > 1:
        raise Ambiguous
    return possible[0] if possible else ""


def read_body(written: str, *, accented: bool) -> str:
    """Return the symbol of a body or of a unit in it.

    Args:
        written: the symbol as typed.
        accented: whether the number has accents at all.

    Raises:
        Ambiguous: it is no symbol, or one that lost accents and capitals and that is not known.
    """
    if written in BODIES:
        return written
    known = BODIES_BY_FOLDED.get(fold(written), ())
    exact = [body for body in known if body.casefold() == written.casefold()]
    if exact:
        return exact[0]
    if not accented and len(known) == 1:
        return known[0]
    if SYMBOL.fullmatch(written):
        return written
    capital = written.upper()
    if written != written.lower() or not SYMBOL.fullmatch(capital) or ("D" in capital and not accented):
        raise Ambiguous
    return capital


def split_glued(written: str) -> list[str]:
    """Cut a type from the body that was written to it without a hyphen: QĐUBND, QĐ.UBND.

    Args:
        written: the first symbol of a number.

    Returns:
        Type and body as written; empty if it is one symbol (TCHQ, HĐND and TTCP are bodies).

    Raises:
        Ambiguous: both can be meant.
    """
    if fold(written) in _DIRECTIVE_OR_CHAIR:
        raise Ambiguous
    if written in TYPE_NAMES or fold(written) in BODIES_BY_FOLDED:
        return []
    for end in range(min(4, len(written) - 2), 0, -1):
        kind, body = written[:end], written[end:].lstrip("._")
        if fold(kind) not in TYPES_BY_FOLDED:
            continue
        is_distinct = kind in DISTINCT_TYPES and bool(_CAPITALS.fullmatch(body))
        is_known = fold(body) in BODIES_BY_FOLDED and (len(body) > 2 or fold(kind) in _DISTINCT_FOLDED)
        if is_distinct or is_known:
            return [kind, body]
    return []


def split_joint(body: str) -> list[str]:
    """Cut “BTC&BNV”, which a writer joined by “và”, into two bodies; BKH&ĐT is one."""
    halves = body.split("&")
    return halves if body not in BODIES and all(half in BODIES for half in halves) else [body]
