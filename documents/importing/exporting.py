"""Writing documents as tables, in the format in which they are read, with their files in an archive."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from documents.importing.cells import written
from documents.importing.rows import LENGTH_OF_MARK, ORDER, name_of_file, row_of
from documents.importing.vocabulary import WRITTEN
from documents.models import LegalDocumentPage
from sites.models import Unit
from sites.querysets import open_to_all
from sites.reach import reach_of_units
from vietnamese.slugs import slugify

FORMATS = ("csv", "xlsx")
#: What a cell of a workbook holds at most; longer texts go into a file of their own.
LONGEST_CELL = 32_000
CHUNK = 1024 * 1024
SHEET = "Văn bản"
TABLE_NAME = "van-ban"
_BATCH = 200


def documents_of(unit: Unit) -> Any:
    """The public documents of a unit, in the order of exports."""
    pages = LegalDocumentPage.objects.filter(reach_of_units(Unit.objects.filter(pk=unit.pk)).pages(), alias_of=None)
    return open_to_all(pages).order_by(*ORDER, "pk")


def read_all(pages: Any) -> Iterator[Any]:
    """The pages with all that a row says, in batches."""
    with_rows = pages.select_related("document_type", "locale").prefetch_related(
        "document_fields", "relations__target", "attachments__document"
    )
    yield from with_rows.iterator(chunk_size=_BATCH)


def write_table(file: IO[bytes], kind: str, pages: Any, archive: zipfile.ZipFile | None = None) -> int:
    """Write documents as a table; returns how many.

    Args:
        file: open for writing bytes.
        kind: ``csv`` or ``xlsx``.
        pages: a query for documents.
        archive: where their files go, and texts that no cell holds; without one, files are only named.

    Raises:
        ValidationError: a text is too long for a workbook, and there is no archive.
    """
    number = 0

    def rows() -> Iterator[list[str]]:
        nonlocal number
        put: set[str] = set()
        for page in read_all(pages):
            number += 1
            cells = row_of(page)
            if kind == "xlsx" and any(len(cell) > LONGEST_CELL for cell in cells.values()):
                _set_aside(cells, page, archive)
            if archive is not None:
                _put_files(page, archive, put)
            yield [cells[column.key] for column in WRITTEN]

    _write(file, kind, rows())
    return number


def write_bundle(file: IO[bytes], kind: str, pages: Any) -> int:
    """Write one ZIP file with the table and the files of all documents; returns how many documents."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        table = io.BytesIO()
        number = write_table(table, kind, pages, archive)
        archive.writestr(f"{TABLE_NAME}.{kind}", table.getvalue())
    return number


def write_template(file: IO[bytes], kind: str) -> None:
    """Write a table with the headings and one example, for people to fill.

    Raises:
        ValidationError: no such format.
    """
    if kind not in FORMATS:
        raise ValidationError(_("Tables are written as CSV or XLSX."))
    _write(file, kind, [[column.example for column in WRITTEN]], notes=True)


def _write(file: IO[bytes], kind: str, rows: Iterable[list[str]], *, notes: bool = False) -> None:
    headings = [column.vi for column in WRITTEN]
    if kind == "csv":
        _write_csv(file, headings, rows)
    else:
        _write_workbook(file, headings, rows, notes)


def _write_csv(file: IO[bytes], headings: list[str], rows: Iterable[list[str]]) -> None:
    # With a mark, or spreadsheets take it for the machine's code page.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(headings)
    table.writerows([written(cell) for cell in row] for row in rows)
    text.detach()


def _write_workbook(file: IO[bytes], headings: list[str], rows: Iterable[list[str]], notes: bool) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "B2"
    sheet.append(headings)
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])
    if notes:
        explained = book.create_sheet("Hướng dẫn")
        explained.append(["Cột", "Cách ghi", "Ví dụ"])
        for column in WRITTEN:
            explained.append([_cell(explained, text) for text in (column.vi, column.help, column.example)])
    book.save(file)


def _cell(sheet: Any, text: str) -> Any:
    """A cell that is text, whatever it looks like."""
    cell = WriteOnlyCell(sheet, written(text) or None)
    if text:
        cell.data_type, cell.number_format = "s", "@"
    return cell


def _set_aside(cells: dict[str, str], page: Any, archive: zipfile.ZipFile | None) -> None:
    """Put the full text into a file of its own, and name the file."""
    if archive is None or any(len(text) > LONGEST_CELL for key, text in cells.items() if key != "full_text"):
        raise ValidationError(
            _("The document %(number)s has a text that no cell of a workbook holds: choose CSV, or a ZIP file.")
            % {"number": page.number}
        )
    content = cells["full_text"].encode()
    name = f"toan-van/{slugify(page.number)}-{sha256(content).hexdigest()[:LENGTH_OF_MARK]}.txt"
    archive.writestr(name, content)
    cells["full_text"], cells["full_text_file"] = "", name


def _put_files(page: Any, archive: zipfile.ZipFile, put: set[str]) -> None:
    for row in page.attachments.all():
        name = name_of_file(row.document)
        if name in put:
            continue
        put.add(name)
        with row.document.file.open("rb") as content, archive.open(f"tep/{name}", "w") as part:
            while chunk := content.read(CHUNK):
                part.write(chunk)
