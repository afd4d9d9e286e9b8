"""Where the parts of an instrument stand on paper: what is on the left and on the right of its head and its end.

The form is that of Decree 30/2020/NĐ-CP, annex I, section IV: the issuing body and the number on the left, the national
name, the place and the date on the right; below the text the recipients on the left, the signature on the right.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vietnamese.legal_lines import (
    is_attached_heading,
    is_instrument_heading,
    is_national_header,
    is_recipients_line,
    is_signature_line,
)

#: The longest head in the seeds has six lines.
_MOST_LINES = 12
_PLACE_AND_DATE = re.compile(r"[^,;:]{2,60},\s*ngày\b.{1,30}\bnăm\b\s*[0-9.…]{2,12}\.?")


@dataclass(frozen=True, slots=True)
class FormRow:
    """Lines that stand beside each other; either side may be empty."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def split_head(preamble: Sequence[str]) -> tuple[tuple[FormRow, ...], tuple[str, ...]]:
    """Return the head of a part in rows, and the lines below it.

    Read row by row, left before right, the lines come in the order in which they were given. A part whose first dozen
    lines do not name an instrument (``QUYẾT ĐỊNH``), or that begins with its name, has no head.
    """
    end = next((i for i, line in enumerate(preamble[:_MOST_LINES]) if _names_instrument(line)), 0)
    return _rows(preamble[:end], _is_right_in_head), tuple(preamble[end:])


def closing_rows(closing: Sequence[str]) -> tuple[FormRow, ...]:
    """Return recipients and signature in rows; in their order, as :func:`split_head` does."""
    on_right = False
    sides = []
    for line in closing:
        if is_recipients_line(line):
            on_right = False
        elif is_signature_line(line):
            on_right = True
        sides.append(on_right)
    remaining = iter(sides)
    return _rows(closing, lambda _line: next(remaining))


def names_nation(preamble: Iterable[str]) -> bool:
    """Tell whether the national name stands among the lines."""
    return any(is_national_header(line) and line[:1].isalpha() for line in preamble)


def _names_instrument(line: str) -> bool:
    return is_instrument_heading(line) or is_attached_heading(line)


def _is_right_in_head(line: str) -> bool:
    return is_national_header(line) or _PLACE_AND_DATE.fullmatch(line) is not None


def _rows(lines: Sequence[str], is_right: Callable[[str], bool]) -> tuple[FormRow, ...]:
    rows: list[tuple[list[str], list[str]]] = []
    for line in lines:
        right = is_right(line)
        # Head and end are set as a table without borders in word processors; some paste its rows with tabs.
        if line.count("\t") == 1:
            left_cell, right_cell = line.split("\t")
            rows.append(([left_cell] if left_cell else [], [right_cell] if right_cell else []))
            continue
        if not rows or (rows[-1][1] and not right):
            rows.append(([], []))
        rows[-1][right].append(line)
    return tuple(FormRow(tuple(left), tuple(right)) for left, right in rows)
