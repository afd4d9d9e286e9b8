"""How many documents a second an import takes, against adding them one by one.

In one process, on a database of its own: SQLite in a temporary folder, or the one of DATABASE_URL, which must be empty.

    python -m bench.import_rate [--rows 10000] [--one-by-one 300]
"""

import argparse
import csv
import io
import os
import sys
import tempfile
import time
from datetime import date, timedelta
from typing import Any

HEADINGS = [
    "Số, ký hiệu", "Loại văn bản", "Cơ quan ban hành", "Trích yếu", "Ngày ban hành", "Người ký", "Lĩnh vực",
    "Quan hệ với văn bản khác", "Toàn văn",
]  # fmt: skip
TEXT = "\n".join(f"Điều {number}. Trách nhiệm của cơ quan, đơn vị\n1. Tổ chức thực hiện." for number in range(1, 15))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--one-by-one", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lien-cong-bench-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/import.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        os.environ["VAR_DIR"] = folder
        prepare()
        single = one_by_one(options.one_by_one)
        checked, taken = imported(options.rows)
        again = imported(options.rows)[1]
    print(f"one by one (add_child):   {single:8.1f} documents a second")
    print(f"import, check of rows:    {checked:8.1f} rows a second")
    print(f"import, historic:         {taken:8.1f} documents a second  ({taken / single:.1f} times as many)")
    print(f"the same file once more:  {again:8.1f} rows a second")
    findings = problems()
    print("audit_public, find_problems:", findings or "clean")
    return bool(findings)


def prepare() -> None:
    """A province with one unit."""
    import django

    django.setup()
    from django.core.management import call_command

    from home.services import found_unit
    from sites.choices import UnitKind
    from tests import cast

    call_command("migrate", verbosity=0)
    hub = cast.founding("tinh", kind=UnitKind.PROVINCE, parent=None, short_name="Tỉnh", preset="004-bac-giang")
    found_unit(hub, today=cast.TODAY)
    found_unit(cast.founding("syt", short_name="Sở Y tế"), today=cast.TODAY)


def table(number: int) -> io.BytesIO:
    """A table of so many documents; every third one replaces the one before."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(HEADINGS)
    for place in range(1, number + 1):
        day = date(2001, 1, 1) + timedelta(days=place % 8000)
        relation = f"thay thế: {place - 1}/{day.year}/QĐ-UBND" if place % 3 == 0 else ""
        rows.writerow([
            f"{place}/{day.year}/QĐ-UBND", "Quyết định", "Ủy ban nhân dân tỉnh", f"Về việc phân công nhiệm vụ {place}",
            day.isoformat(), "Nguyễn Văn An", "", relation, TEXT,
        ])  # fmt: skip
    return io.BytesIO(file.getvalue().encode())


def one_by_one(number: int) -> float:
    """Documents a second as an editor's code would add them."""
    from tests import pages

    begin = time.perf_counter()
    for place in range(number):
        pages.document(title=f"Quyết định {place}", number=f"{place}/2026/QĐ-SYT", full_text=TEXT)
    return number / (time.perf_counter() - begin)


def imported(number: int) -> tuple[float, float]:
    """Rows a second when they are checked, and when they are taken."""
    from documents.choices import ImportMode, ImportPhase
    from documents.importing.batches import advance
    from documents.importing.uploads import begin, restart
    from home.importing.acts import ACTS
    from tests import cast

    run = begin(cast.unit("syt"), table(number), "a.csv", user=None, mode=ImportMode.HISTORIC, decision="1/QĐ-SYT")
    rates: list[float] = []
    for phase in (ImportPhase.CHECK, ImportPhase.TAKE):
        restart(run, phase)
        start = time.perf_counter()
        while advance(run, ACTS, user=None):
            pass
        rates.append(number / (time.perf_counter() - start))
    print(run.counts())
    return rates[0], rates[1]


def problems() -> list[Any]:
    """What the audits of the product find."""
    from wagtail.models import Page

    from workflow.audit import audit_public

    broken = [name for name in Page.find_problems() if name]
    return [*list(audit_public())[:5], *broken]


if __name__ == "__main__":
    sys.exit(main())
