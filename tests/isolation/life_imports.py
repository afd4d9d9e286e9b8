"""A table of documents that a unit has uploaded, and what was wrong with its rows."""

import io

from documents.choices import ImportPhase
from documents.importing.batches import advance
from documents.importing.uploads import begin, choose_mapping
from documents.models import ColumnMemory
from home.importing.acts import ACTS
from tests.isolation.life import Life

HEADINGS = "Số, ký hiệu;Cơ quan ban hành;Trích yếu;Ngày ban hành"


def import_documents(life: Life) -> None:
    """An import that was checked: one row that is good, one with a bad day."""
    word = life.words.bare
    rows = (
        f"{word('importnumber')};{word('importbody')};{word('importabstract')};1/2/2020",
        f"{word('importother')};{word('importissuer')};{word('importtext')};{word('importday')}",
    )
    heading = word("importheading")
    table = io.BytesIO("\n".join((f"{HEADINGS};{heading}", *rows)).encode())
    run = begin(life.unit, table, f"{word('importfile')}.csv", user=life.writer)
    choose_mapping(run, run.mapping)
    while advance(run, ACTS, user=life.writer):
        pass
    assert run.phase == ImportPhase.CHECK
    life.keep(run, *run.results.all(), ColumnMemory.objects.get(unit=life.unit))
