"""Founding many units from one CSV or XLSX file: everything or nothing, every bad cell named."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from home.forms import FoundUnitForm, SeatForm
from home.founding import LABELS, SeatPlan
from home.services import found_unit
from sites.choices import Level, Position
from vietnamese.folding import fold, nfc

#: Seats that a row can fill, with the position and levels that they bring.
SEAT_COLUMNS: dict[str, tuple[Position, tuple[Level, ...]]] = {
    "head": (Position.HEAD, (Level.REVIEWER, Level.PUBLISHER)),
    "admin": (Position.TECHNICAL_OFFICER, (Level.SYSTEM_ADMINISTRATOR,)),
}
PERSON_FIELDS = ("username", "last_name", "first_name", "email", "title")
DECISION_FIELDS = ("decision_number", "decision_date")
#: Everything but the emblem, which is chosen among pictures.
COLUMNS = (
    *(name for name in FoundUnitForm.base_fields if name != "emblem"),
    *(f"{seat}_{field}" for seat in SEAT_COLUMNS for field in PERSON_FIELDS),
    *DECISION_FIELDS,
)


@dataclass(frozen=True)
class Row:
    """A row of the file, with its line number as the person sees it."""

    line: int
    values: dict[str, str]


@dataclass(frozen=True)
class CellProblem:
    """Why a row cannot be used, at its cell."""

    line: int
    column: str
    value: str
    message: str


class Refused(Exception):
    """The file was not taken; ``problems`` says why, cell by cell."""

    def __init__(self, problems: list[CellProblem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def read_rows(path: Path) -> list[Row]:
    """Read a file by its ending.

    Raises:
        ValidationError: not CSV or XLSX, unreadable, or a heading that is not known.
    """
    try:
        lines = list(_xlsx_lines(path) if path.suffix.lower() == ".xlsx" else _csv_lines(path))
    except (InvalidFileException, KeyError, OSError, UnicodeDecodeError, ValueError, csv.Error) as error:
        raise ValidationError(_("The file cannot be read: %(reason)s") % {"reason": error}) from error
    if not lines:
        raise ValidationError(_("The file is empty."))
    columns = [_column(heading) for heading in lines[0][1]]
    return [Row(line, dict(zip(columns, cells, strict=False))) for line, cells in lines[1:] if any(cells)]


def _csv_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        sample = file.read(4096)
        file.seek(0)
        # Vietnamese settings of office programs write semicolons.
        delimiter = ";" if sample.count(";") > sample.count(",") else ","
        reader = csv.reader(file, delimiter=delimiter)
        for cells in reader:
            yield reader.line_num, [_text(cell) for cell in cells]


def _xlsx_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    sheet = load_workbook(path, read_only=True, data_only=True).active
    if sheet is not None:
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.strftime("%d/%m/%Y")
    return nfc(str(cell)).strip()


def _column(heading: str) -> str:
    """Find the field of a heading, written as its name or its label in either language."""
    wanted = fold(heading).strip()
    for name in COLUMNS:
        if wanted in {name, *(fold(label) for label in column_labels(name))}:
            return name
    raise ValidationError(_("There is no column “%(heading)s”.") % {"heading": heading})


def column_labels(name: str) -> list[str]:
    """The label of a column in both languages."""
    return [_label(name, language) for language in ("vi", "en")]


def _label(name: str, language: str) -> str:
    with override(language):
        seat, _underscore, field = name.partition("_")
        if seat in SEAT_COLUMNS and field in PERSON_FIELDS:
            return f"{SEAT_COLUMNS[seat][0].label}: {SeatForm.base_fields[field].label}"
        return str(LABELS.get(name) or SeatForm.base_fields[name].label)


def found_from_rows(rows: Iterable[Row], *, today: date, dry_run: bool) -> int:
    """Found a unit for every row, in one transaction.

    A dry run does all of it and takes it back, so that it finds exactly what the real run would.

    Args:
        rows: a row may name a unit founded by a row before it as its unit above.
        today: date of the founding.
        dry_run: leave nothing behind.

    Returns:
        The number of units founded.

    Raises:
        Refused: at least one row is bad; nothing was founded.
    """
    problems: list[CellProblem] = []
    founded = 0
    with transaction.atomic():
        for row in rows:
            found = _found_row(row, today)
            problems += found
            founded += not found
        if problems or dry_run:
            transaction.set_rollback(True)
    if problems:
        raise Refused(problems)
    return founded


def _found_row(row: Row, today: date) -> list[CellProblem]:
    seats, problems = _seats(row)
    form = FoundUnitForm(row.values, seats=seats)
    if not form.is_valid():
        problems += [_problem(row, name, str(message)) for name, texts in form.errors.items() for message in texts]
    if problems:
        return problems
    try:
        with transaction.atomic():
            found_unit(form.founding(), today=today)
    except ValidationError as error:
        return [_problem(row, "code", message) for message in error.messages]
    return []


def _seats(row: Row) -> tuple[tuple[SeatPlan, ...], list[CellProblem]]:
    plans, problems = [], []
    for seat, (position, levels) in SEAT_COLUMNS.items():
        person = {field: row.values.get(f"{seat}_{field}", "") for field in PERSON_FIELDS}
        if not any(person.values()):
            continue
        decision = {field: row.values.get(field, "") for field in DECISION_FIELDS}
        fixed = {"position": position, "levels": list(levels), "starts_on": row.values.get("founded_on", "")}
        form = SeatForm({**person, **decision, **fixed})
        if form.is_valid():
            plans.append(form.plan())
            continue
        for name, texts in form.errors.items():
            column = f"{seat}_{name}" if name in PERSON_FIELDS else name
            problems += [_problem(row, column, str(message)) for message in texts]
    return tuple(plans), problems


def _problem(row: Row, name: str, message: str) -> CellProblem:
    label = name if name == "__all__" else column_labels(name)[0]
    return CellProblem(row.line, label, row.values.get(name, ""), str(message))


def write_template(path: Path) -> None:
    """Write an empty XLSX with the headings, for people to fill."""
    book = Workbook()
    sheet = book.active
    if sheet is not None:
        sheet.append([column_labels(name)[0] for name in COLUMNS])
        for number in range(1, len(COLUMNS) + 1):
            sheet.column_dimensions[get_column_letter(number)].width = 24
    book.save(path)
