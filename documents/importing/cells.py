"""Texts of cells: cleaned on the way in, never a formula on the way out.

A cell that begins like a formula is run by spreadsheets. It is written with an apostrophe in front, and one apostrophe
in front of such a beginning is taken away again: every text comes back as it went.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from vietnamese.folding import clean

#: What cannot be written in XML, nor read by anybody.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What a spreadsheet takes for the beginning of a formula, behind spaces or apostrophes too; the wide forms are those
# of East Asian keyboards.
_RISKY = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")  # noqa: RUF001 - the wide forms


def text_of_cell(value: Any) -> str:
    """A cell as text: days as 2007-08-31, whole numbers without a point, texts in NFC without control characters."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tidy(str(value))


def tidy(text: str) -> str:
    """The text as it is stored: NFC, plain line breaks and spaces, no control characters, nothing at its ends."""
    return clean(_CONTROLS.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n"))).strip()


def written(text: str) -> str:
    """The text as a table holds it."""
    return f"'{text}" if _RISKY.match(text) else text


def unwritten(text: str) -> str:
    """The text that a table holds, as :func:`written` was given it."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
