"""Founding many units from one CSV or XLSX file: everything or nothing, every bad cell named."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.forms import ChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from home.forms import FoundUnitForm, SeatForm
from home.founding import LABELS, LANGUAGES, SeatPlan
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
        ValidationError: not CSV or XLSX, unreadable, or a heading that is not known or stands there twice.
    """
    try:
        lines = list(_xlsx_lines(path) if path.suffix.lower() == ".xlsx" else _csv_lines(path))
    except UnicodeDecodeError as error:
        raise ValidationError(_("The file is neither XLSX nor CSV in UTF-8. Save it as “CSV UTF-8”.")) from error
    except Exception as error:  # damaged bytes make the readers raise anything
        raise ValidationError(_("The file cannot be read: %(reason)s") % {"reason": error}) from error
    lines = [(number, cells) for number, cells in lines if any(cells)]
    if not lines:
        raise ValidationError(_("The file is empty."))
    columns = _columns(lines[0][1])
    return [Row(number, _values(columns, cells, number)) for number, cells in lines[1:]]


def _columns(headings: list[str]) -> list[str]:
    """The field of each column; a column without a heading has none."""
    columns = [_column(heading) if heading else "" for heading in headings]
    for heading, name in zip(headings, columns, strict=True):
        if name and columns.count(name) > 1:
            raise ValidationError(_("The column “%(heading)s” stands there twice.") % {"heading": heading})
    return columns


def _values(columns: list[str], cells: list[str], line: int) -> dict[str, str]:
    values = dict(zip(columns, cells, strict=False))
    if values.pop("", "") or any(cells[len(columns) :]):
        raise ValidationError(_("Line %(line)d has a value in a column without a heading.") % {"line": line})
    return values


def _csv_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings = file.readline()
        file.seek(0)
        # Vietnamese settings of office programs write semicolons; addresses are full of commas.
        delimiter = max(",;\t", key=headings.count)
        reader = csv.reader(file, delimiter=delimiter)
        line = 1
        for cells in reader:
            yield line, [_text(cell) for cell in cells]
            line = reader.line_num + 1


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
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # 12, not 12.0
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
    form = FoundUnitForm(form_values(row), seats=seats)
    if not form.is_valid():
        return [*problems, *_form_problems(row, form)]
    if problems:
        return problems
    try:
        found_unit(form.founding(), today=today)
    except ValidationError as error:
        form.refuse(error)
    return _form_problems(row, form)


def _form_problems(row: Row, form: FoundUnitForm) -> list[CellProblem]:
    return [_problem(row, name, str(message)) for name, texts in form.errors.items() for message in texts]


def form_values(row: Row) -> dict[str, str]:
    """What the row says to the form: choices by their names too, defaults for empty cells."""
    values = {}
    for name, field in FoundUnitForm.base_fields.items():
        value = row.values.get(name) or field.initial or ""
        values[name] = _choice(field, value) if isinstance(field, ChoiceField) else value
    return values


def _choice(field: Any, text: str) -> str:
    """The value of the choice that a cell names in either language."""
    for language in LANGUAGES:
        with override(language):
            for value, label in field.choices:
                if value and fold(text).strip() == fold(str(label)):
                    return str(value)
    return text


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
    label = _("Seats on the editorial board") if name == NON_FIELD_ERRORS else column_labels(name)[0]
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
