"""By what a document number is found: one key for all its spellings, and the words of an index."""

import re

from vietnamese.document_numbers import canonical_number
from vietnamese.folding import fold
from vietnamese.number_grammar import DocumentNumber, parse_number
from vietnamese.number_symbols import Ambiguous, split_glued

_SIGNS = re.compile(r"[-/\s_]+")
_HEAD = re.compile(r"0*([0-9]+)([a-z]?)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def number_key(raw: str) -> str:
    """Return what all spellings of one number have in common, folded: ``76/2007/qd-ubnd``.

    Noughts before the number go, a suffix stays, and the sign behind the number is a slash for the Party's numbers too,
    because ``57-NQ/TW`` is also written ``57/NQ-TW``. The ``&`` goes: BKH&ĐT and BKHĐT are one ministry. Documents
    of one key are not one document: every commune has a 117/QĐ-UBND each year, and HD and HĐ fold to the same.

    Args:
        raw: a number in any spelling, or a piece of one (``76/2007``); it need not be readable.

    Returns:
        The key; empty if nothing is left. Idempotent.
    """
    return _key(raw, parse_number(raw))


def number_tokens(raw: str) -> list[str]:
    """Return the words under which a number stands in an index of texts, folded, the key first.

    They are the key, its pieces, number and year, number and suffix with and without each other and the noughts as
    written, type with body, and all of it without signs.

    Args:
        raw: a number in any spelling.
    """
    key = number_key(raw)
    pieces = [piece for piece in re.split(r"[-/]", key) if piece]
    head = _HEAD.fullmatch(pieces[0]) if pieces else None
    if head is None:
        return _once([key, *pieces, "".join(pieces)])
    years = [piece for piece in pieces[1:2] if _YEAR.fullmatch(piece)]
    symbols = pieces[1 + len(years) :]
    written = re.match(r"[0-9]+[a-z]?", fold(canonical_number(raw)).replace(".", ""))
    return _once([
        key,
        "/".join([pieces[0], *years]),
        *pieces,
        head[1],
        written[0] if written else "",
        "-".join(symbols),
        "".join(symbols),
        "".join(pieces),
    ])  # fmt: skip


def _key(raw: str, number: DocumentNumber | None) -> str:
    text = fold(number.render() if number else canonical_number(raw)).replace("&", "")
    pieces = [piece for each in _SIGNS.split(text) if (piece := each.strip(".,;:"))]
    head = _HEAD.fullmatch(pieces[0]) if pieces else None
    if head is None:
        return "-".join(pieces)
    years = [piece for piece in pieces[1:2] if _YEAR.fullmatch(piece)]
    symbols = pieces[1 + len(years) :]
    if symbols and number is None:
        symbols = [*_unglued(symbols[0]), *symbols[1:]]
    return "/".join([f"{head[1]}{head[2]}", *years, *["-".join(symbols)][: len(symbols)]])


def _unglued(symbol: str) -> list[str]:
    try:
        return split_glued(symbol) or [symbol]
    except Ambiguous:
        return [symbol]


def _once(words: list[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))
