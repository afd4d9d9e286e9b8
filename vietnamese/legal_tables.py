"""Tables inside legal texts: rows with tabs, as word processors and spreadsheets paste them, or with bars.

Annexes are tables as a rule (NĐ 30/2020/NĐ-CP, annex I). In the cleaned text a row is one line; its cells are parted by
tabs, every row of a table has as many, and a tab stands nowhere else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from vietnamese.folding import fold

_MARKER = re.compile(r"(?:[0-9]{1,2}[a-zđ]?|[a-zđ][0-9]?|[IVXLC]{1,5})\s*[.),]|[-–—+•*]|(?:Điều|Chương|Mục)\s.{1,8}")
_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_FIRST_HEADINGS = {"stt", "tt", "so tt", "so thu tu", "no", "no.", "#"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one width; ``has_head`` tells whether the first row names the columns."""

    rows: tuple[tuple[str, ...], ...]
    has_head: bool


def is_table_row(line: str) -> bool:
    """Tell whether a cleaned line is the row of a table."""
    return "\t" in line or line.count("|") > 1


def tidy_rows(lines: Sequence[str]) -> list[str]:
    """Return the lines with plain spacing: tabs are kept between the cells of tables and become spaces elsewhere.

    Two lines in a row with tabs are a table if at least two hold words in two cells, and if the tab does not merely
    follow the number of an item (``1.⇥Tên``). No word is lost or moved. Idempotent.
    """
    tidied: list[str] = []
    for with_tabs, group in groupby((_cells(line) for line in lines), key=_may_be_row):
        run = list(group)
        if with_tabs and _is_table(run):
            width = max(map(len, run))
            tidied += ["\t".join([*cells, *[""] * (width - len(cells))]) for cells in run]
        else:
            tidied += [" ".join(cell for cell in cells if cell) for cells in run]
    return tidied


def blocks(lines: Iterable[str]) -> Iterator[str | Table]:
    """Yield the lines, rows that follow each other as one table."""
    for in_table, group in groupby(lines, key=is_table_row):
        if in_table:
            yield read_table(list(group))
        else:
            yield from group


def read_table(lines: Sequence[str]) -> Table:
    """Return the table that rows make; a rule below the first row (``|---|---|``) marks it as head, and is no row."""
    rows = [_row(line) for line in lines if not _is_rule(line)]
    width = max(map(len, rows), default=0)
    padded = tuple((*row, *[""] * (width - len(row))) for row in rows)
    has_rule = len(lines) > 1 and _is_rule(lines[1])
    return Table(padded, bool(padded) and (has_rule or fold(padded[0][0]).strip() in _FIRST_HEADINGS))


def _cells(line: str) -> list[str]:
    cells = [" ".join(cell.split()) for cell in line.split("\t")]
    return cells if any(cells) else [""]


def _may_be_row(cells: Sequence[str]) -> bool:
    return len(cells) > 1


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    filled = [[cell for cell in row if cell] for row in rows]
    whole = [row for row in filled if len(row) > 2 or (len(row) == 2 and not _MARKER.fullmatch(row[0]))]
    return len(whole) > 1


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.fullmatch(line) is not None


def _row(line: str) -> tuple[str, ...]:
    if "\t" in line:
        return tuple(line.split("\t"))
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in inner.split("|"))
