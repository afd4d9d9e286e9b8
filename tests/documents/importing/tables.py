"""Tables as people send them, made of what a test wants in them."""

import csv
import io

from openpyxl import Workbook

from documents.choices import ImportMode, ImportPhase
from documents.importing.batches import advance
from documents.importing.uploads import begin, restart
from home.importing.acts import ACTS
from tests import cast

HEADINGS = ["Số, ký hiệu", "Loại văn bản", "Cơ quan ban hành", "Trích yếu", "Ngày ban hành"]
DECISION = "15/QĐ-UBND ngày 02/01/2026"


def row(number="76/2007/QĐ-UBND", **changes):
    """A good row by heading; keyword arguments that are no headings in code stand under ``more``."""
    return {
        "Số, ký hiệu": number,
        "Loại văn bản": "Quyết định",
        "Cơ quan ban hành": "Ủy ban nhân dân tỉnh",
        "Trích yếu": "Ban hành Quy chế",
        "Ngày ban hành": "31/8/2007",
        **changes.pop("more", {}),
        **changes,
    }


def csv_of(*rows, delimiter=",", encoding="utf-8"):
    """Rows as a CSV file."""
    headings = list(dict.fromkeys(key for one in rows for key in one))
    text = io.StringIO()
    writer = csv.DictWriter(text, headings, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return io.BytesIO(text.getvalue().encode(encoding))


def xlsx_of(*rows, above=()):
    """Rows as a workbook, perhaps below titles; values may be days and numbers."""
    headings = list(dict.fromkeys(key for one in rows for key in one))
    book = Workbook()
    for line in (*above, headings, *([one.get(key) for key in headings] for one in rows)):
        book.active.append(list(line))
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def run_of(file, name="van-ban.csv", *, unit="syt", user="dung", mode=ImportMode.HISTORIC, **options):
    """An import that has been uploaded."""
    person = cast.person(user) if user else None
    decision = DECISION if mode == ImportMode.HISTORIC else ""
    return begin(cast.unit(unit), file, name, user=person, mode=mode, decision=decision, **options)


def work_off(run, phase=ImportPhase.TAKE, *, size=3, files=None):
    """Check all rows, or take them."""
    restart(run, phase)
    while advance(run, ACTS, user=run.made_by, size=size, files=files):
        pass
    return run


def imported(*rows, **options):
    """Rows that have been taken."""
    return work_off(run_of(csv_of(*rows), **options))


def outcomes(run):
    """What became of each row: line, outcome, column, value."""
    return list(run.results.values_list("line", "outcome", "column", "value"))
