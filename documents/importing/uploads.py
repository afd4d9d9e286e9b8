"""Beginning an import: the table is read once, to its end, and kept as rows that can be read on from any place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from documents.choices import ImportMode, ImportPhase, ImportState
from documents.importing.archives import Archive
from documents.importing.headings import SEARCHED_ROWS, guess_mapping, place_of_headings, to_remember
from documents.importing.records import REQUIRED
from documents.importing.tables import Line, read_table
from documents.importing.vocabulary import COLUMN_OF
from documents.models import ColumnMemory, ImportRun
from sites.models import Unit

CHUNK = 1024 * 1024
#: Rows that the screen of columns shows.
PREVIEWED = 5


def begin(
    unit: Unit,
    file: BinaryIO,
    name: str,
    *,
    user: Any,
    mode: str = ImportMode.NEW,
    decision: str = "",
    sheet: str = "",
    archive: Any = None,
    updates: bool = False,
    submits: bool = False,
) -> ImportRun:
    """Read a table and keep it as an import that has still to be checked.

    Args:
        unit: whose documents they become.
        file, name: the table; an XLSX or CSV file.
        user: who imports.
        mode: whether documents were public before.
        decision: for historic ones, by which decision they enter without approval.
        sheet: of a workbook; the first one if empty.
        archive: an open ZIP file with the files that rows name.
        updates: whether rows that differ from what is here become new drafts of it.
        submits: whether new drafts are submitted to the unit's chain.

    Raises:
        ValidationError: the table or the archive cannot be used.
    """
    if archive is not None:
        Archive(archive).close()
        archive.seek(0)
    file.seek(0)
    checksum = hashlib.sha256()
    while chunk := file.read(CHUNK):
        checksum.update(chunk)
    with TemporaryFile() as rows:
        table = read_table(file, name, sheet=sheet)
        headings, total = _keep(table.lines, rows)
        run = ImportRun(
            unit=unit,
            made_by=user,
            mode=mode,
            decision=decision if mode == ImportMode.HISTORIC else "",
            name=name[-255:],
            checksum=checksum.hexdigest(),
            encoding=table.encoding,
            sheet=(sheet or (table.sheets[0] if table.sheets else ""))[:100],
            headings=headings,
            mapping=guess_mapping(headings, remembered(unit)),
            total=total,
            updates=updates,
            submits=submits,
        )
        run.table.save("rows.jsonl", File(rows), save=False)
        if archive is not None:
            run.archive.save("files.zip", File(archive), save=False)
        run.full_clean(exclude=["table", "archive"])
        run.save()
    return run


def remembered(unit: Unit) -> Mapping[str, str]:
    """What the unit calls the columns of its tables."""
    memory = ColumnMemory.objects.filter(unit=unit).first()
    return {bare: key for bare, key in (memory.names if memory else {}).items() if key == "" or key in COLUMN_OF}


@transaction.atomic
def choose_mapping(run: ImportRun, mapping: list[str]) -> None:
    """Say which column is which, from now on for all tables of the unit; what was checked has to be checked again.

    Raises:
        ValidationError: a key stands there twice, or one that every document needs is missing.
    """
    refuse_mapping(mapping)
    run.mapping = mapping
    memory, _made = ColumnMemory.objects.get_or_create(unit=run.unit)
    memory.names = {**memory.names, **to_remember(run.headings, mapping)}
    memory.save()
    restart(run, ImportPhase.CHECK)


def refuse_mapping(mapping: list[str]) -> None:
    """Refuse a choice of columns with which no row could be read.

    Raises:
        ValidationError: says why.
    """
    chosen = [key for key in mapping if key]
    for key in chosen:
        if chosen.count(key) > 1:
            raise ValidationError(_("Two columns are “%(column)s”.") % {"column": COLUMN_OF[key].heading})
    numbered = "number" in chosen or "number_alone" in chosen
    missing = [key for key in REQUIRED if key not in chosen and not (key == "number" and numbered)]
    if missing:
        names = ", ".join(COLUMN_OF[key].heading for key in missing)
        raise ValidationError(_("No column holds: %(columns)s.") % {"columns": names})


def restart(run: ImportRun, phase: str) -> None:
    """Go back to the first row, to check or to take all of them."""
    run.results.all().delete()
    run.phase, run.state, run.offset, run.done, run.finished_at = phase, ImportState.READ, 0, 0, None
    run.save()


def preview(run: ImportRun) -> list[Line]:
    """The first rows, as they were read."""
    with run.table.open("rb") as rows:
        return [
            (line, cells) for line, cells in (json.loads(row) for row, _n in zip(rows, range(PREVIEWED), strict=False))
        ]


def _keep(lines: Any, rows: BinaryIO) -> tuple[list[str], int]:
    """Write the rows below the headings into a file; returns the headings and how many there are."""
    first: list[Line] = []
    headings: list[str] | None = None
    total = 0
    for line in lines:
        if headings is None:
            first.append(line)
            if len(first) < SEARCHED_ROWS:
                continue
            headings, waiting = _below_headings(first)
        else:
            waiting = [line]
        total += _write(waiting, rows)
    if headings is None:
        if not first:
            raise ValidationError(_("The file is empty."))
        headings, waiting = _below_headings(first)
        total += _write(waiting, rows)
    if not total:
        raise ValidationError(_("The table has no rows below its headings."))
    rows.seek(0)
    return headings, total


def _below_headings(first: list[Line]) -> tuple[list[str], list[Line]]:
    place = place_of_headings([cells for _line, cells in first])
    return first[place][1], first[place + 1 :]


def _write(lines: list[Line], rows: BinaryIO) -> int:
    for line, cells in lines:
        rows.write(json.dumps([line, cells], ensure_ascii=False).encode() + b"\n")
    return len(lines)
