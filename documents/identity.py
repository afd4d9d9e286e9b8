"""Which document is which: issuer, type, number, suffix and year tell documents apart, the number alone does not.

117/QĐ-UBND exists in every commune every year (facts on the law of portals, 3.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from vietnamese.folding import fold
from vietnamese.number_keys import number_key as key_of_number
from vietnamese.slugs import slugify

LONGEST_IDENTITY = 255
LONGEST_KEY = 80
_NUMBER = re.compile(r"0*([0-9]{1,6})([a-z]?)(?![0-9a-z])")


def body_slug(name: str) -> str:
    """What tells issuing bodies apart and stands in addresses; signs, accents and capitals do not matter."""
    return slugify(name, 200) or "co-quan"


def number_key(number: str) -> str:
    """The folded form under which a number is looked up, whatever its spelling, as long as a column takes."""
    return key_of_number(number)[:LONGEST_KEY]


def number_parts(number: str) -> tuple[int | None, str]:
    """The running number and its letter: 38 and “a” of 38a/QĐ-STTTT; ``None`` if it begins with no number."""
    match = _NUMBER.match(number_key(number))
    return (int(match[1]), match[2]) if match else (None, "")


def identity_of(*, bodies: Iterable[str], type_code: str, number: str, year: int) -> str:
    """What no two documents have in common.

    Args:
        bodies: the issuing bodies, in any order and spelling.
        type_code: abbreviation of the type.
        number: in any spelling.
        year: of issue.
    """
    value, suffix = number_parts(number)
    issuers = "+".join(sorted(fold(" ".join(body.split())) for body in bodies))
    name = f"{value}{suffix}" if value is not None else number_key(number)
    return f"{year}|{type_code}|{name}|{issuers}"[:LONGEST_IDENTITY]


def identity_of_page(page: Any) -> str:
    """The identity of a document, as it stands in memory."""
    return identity_of(
        bodies=page.issuing_bodies,
        type_code=page.document_type.code,
        number=page.number,
        year=page.issued_on.year,
    )
