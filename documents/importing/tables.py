"""Reading CSV and XLSX files that come from anywhere into rows of clean texts, within limits.

Whatever the bytes are, what comes out is rows or one sentence that says why there are none.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from documents.importing.cells import text_of_cell, tidy, unwritten
from documents.importing.encodings import Decoded, decode_bytes
from vietnamese.legacy_text import decode, encodings_of

LARGEST_TABLE = 200 * 1024 * 1024
#: A workbook is an archive: it may unpack to a thousand times its size.
LARGEST_UNPACKED = 1024 * 1024 * 1024
MOST_LINES = 300_000
MOST_COLUMNS = 200
#: A law of several hundred pages.
LONGEST_CELL = 5_000_000
#: Of so many lines it is guessed whether the file is in an old encoding.
SAMPLED_LINES = 200
DELIMITERS = ",;\t|"

Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Table:
    """A table, line by line.

    Attributes:
        lines: number of the line in the file, and its cells; lines without any text are left out.
        encoding: how its letters were encoded: ``utf-8``, ``utf-16``, ``cp1258`` or, in old fonts, ``tcvn3``, ``vni`` …
        sheets: the sheets of a workbook.
    """

    lines: Iterator[Line]
    encoding: str = "utf-8"
    sheets: tuple[str, ...] = ()


def read_table(file: BinaryIO, name: str, *, sheet: str = "") -> Table:
    """Open a table by the ending of its name.

    Args:
        file: open for reading bytes, seekable.
        name: what the file is called.
        sheet: of a workbook; the first one if empty.

    Raises:
        ValidationError: it is no table, or too large. Reading ``lines`` may raise the same.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if not size:
        raise ValidationError(_("The file is empty."))
    if size > LARGEST_TABLE:
        raise ValidationError(_("The table is larger than 200 MB. Divide it."))
    ending = name.rsplit(".", 1)[-1].lower()
    if ending == "xlsx":
        return _workbook(file, sheet)
    if ending in {"csv", "txt", "tsv"}:
        return _csv(file.read())
    raise ValidationError(_("Only CSV and XLSX files can be read. Save an .xls file as .xlsx."))


def _limited(lines: Iterable[tuple[int, list[str]]]) -> Iterator[Line]:
    """The lines that say anything, within limits; whatever breaks a reader becomes one sentence."""
    try:
        for number, cells in lines:
            if number > MOST_LINES:
                raise ValidationError(
                    _("The table has more than %(number)d lines. Divide it.") % {"number": MOST_LINES}
                )
            while cells and not cells[-1]:
                cells.pop()
            if len(cells) > MOST_COLUMNS:
                raise ValidationError(_("Line %(line)d has more than 200 cells.") % {"line": number})
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise ValidationError(
                    _("Line %(line)d has a cell of more than 5 million characters.") % {"line": number}
                )
            if cells:
                yield number, cells
    except ValidationError:
        raise
    except Exception as error:  # damaged bytes make the readers raise anything
        raise ValidationError(_("The file cannot be read: it is damaged.")) from error


def _csv(content: bytes) -> Table:
    decoded = decode_bytes(content)
    rows = _csv_rows(decoded.text)
    if decoded.legacy:
        rows = _from_old_encoding(rows)
    return Table(_limited(_tidied(rows)), decoded.name)


def _csv_rows(text: str) -> Iterator[Line]:
    # The module's own limit is one for all threads, and only ever raised here.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL + 1))
    head = text[:20_000]
    delimiter = max(DELIMITERS, key=lambda sign: _cells_in_first_rows(head, sign))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _cells_in_first_rows(text: str, delimiter: str) -> int:
    """How many cells a delimiter makes of the beginning: names of bodies are full of commas, headings are not."""
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return max((len(row) for row, _number in zip(rows, range(5), strict=False)), default=0)
    except csv.Error:
        return 0


def _from_old_encoding(rows: Iterable[Line]) -> Iterator[Line]:
    """Each line looked at as one text: what is in an old encoding becomes Unicode, what is Unicode stays."""
    for number, cells in rows:
        yield number, [decode(cell, encoding) for cell, encoding in zip(cells, encodings_of(cells), strict=True)]


def _tidied(rows: Iterable[Line]) -> Iterator[Line]:
    for number, cells in rows:
        yield number, [unwritten(tidy(cell)) for cell in cells]


def _workbook(file: BinaryIO, sheet: str) -> Table:
    _refuse_bomb(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # damaged bytes make the reader raise anything
        raise ValidationError(_("The file cannot be read: it is damaged.")) from error
    names = tuple(found.title for found in book.worksheets)
    if not names:
        raise ValidationError(_("The workbook has no sheet."))
    if sheet and sheet not in names:
        raise ValidationError(_("The workbook has no sheet “%(sheet)s”.") % {"sheet": sheet})
    return Table(_limited(_sheet_rows(book[sheet or names[0]])), "xlsx", names)


def _sheet_rows(sheet: Any) -> Iterator[Line]:
    # Some programs say that a sheet has a million columns.
    sheet.reset_dimensions()
    rows: list[Line] = []
    lines = ((number, _cells_of(cells)) for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1))
    for line in lines:
        rows.append(line)
        if len(rows) == SAMPLED_LINES:
            break
    is_legacy = any(any(encodings_of(cells)) for _number, cells in rows)
    every = (line for part in (rows, lines) for line in part)
    yield from _tidied(_from_old_encoding(every) if is_legacy else every)


def _cells_of(cells: tuple[Any, ...]) -> list[str]:
    found = [cell if isinstance(cell, str) else text_of_cell(cell) for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _refuse_bomb(file: BinaryIO) -> None:
    """A workbook that unpacks to too much, or is none."""
    try:
        with zipfile.ZipFile(file) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except Exception as error:  # damaged archives make the module raise anything
        raise ValidationError(_("The file cannot be read: it is damaged.")) from error
    if unpacked > LARGEST_UNPACKED:
        raise ValidationError(_("The workbook unpacks to more than 1 GB. It was not opened."))
    file.seek(0)


__all__ = ["Decoded", "Line", "Table", "read_table"]
