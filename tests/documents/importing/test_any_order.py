"""Rows in any order, some of them twice, in batches of any size: the database says the same in the end."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.models import DocumentEntry, LegalDocumentPage, RelationEdge
from tests.documents.importing.tables import csv_of, row, run_of, work_off

RELATIONS = "Quan hệ với văn bản khác"
#: Documents that refer to one another: forwards, backwards, to what is not here, and two of one number.
ROWS = [
    row("12/2005/QĐ-UBND", **{"Ngày ban hành": "1/3/2005", RELATIONS: "căn cứ: 64/2004/NĐ-CP"}),
    row("76/2007/QĐ-UBND", **{RELATIONS: "thay thế: 12/2005/QĐ-UBND (2005-03-01)"}),
    row("9/2009/QĐ-UBND", **{"Ngày ban hành": "2/2/2009", RELATIONS: "sửa đổi: 76/2007/QĐ-UBND [Điều 3]"}),
    row("15/2010/QĐ-UBND", **{"Ngày ban hành": "5/5/2010", RELATIONS: "bãi bỏ: 9/2009/QĐ-UBND (2009-02-02)"}),
    row("8/QĐ-UBND", **{"Ngày ban hành": "3/3/2011"}),
    row("8/QĐ-UBND", **{"Ngày ban hành": "3/3/2012", RELATIONS: "đính chính: 8/QĐ-UBND (2011-03-03)"}),
    row("7/2013/QĐ-UBND", **{"Ngày ban hành": "31/2/2013"}),
]
NOTHING_OF_ITS_OWN = {"page", "unit", "locale", "list_path", "translation_key"}
COLUMNS = [field.name for field in DocumentEntry._meta.concrete_fields if field.name not in NOTHING_OF_ITS_OWN]
EDGE = ("source__identity", "target__identity", "kind", "number_key", "issued_on", "articles", "starts_on", "ends_on")


def said():
    """Everything that is known of the documents, without the order in which they came."""
    return (
        sorted(LegalDocumentPage.objects.values_list("number", "issued_on", "title", "abstract", "live")),
        sorted(map(str, DocumentEntry.objects.values_list(*COLUMNS))),
        sorted(map(str, RelationEdge.objects.values_list(*EDGE))),
    )


def after(rows, size):
    """What is known after an import that leaves nothing behind, and how many rows came to what."""
    with transaction.atomic():
        run = work_off(run_of(csv_of(*rows)), size=size)
        result = said(), run.counts()
        transaction.set_rollback(True)
    return result


@pytest.fixture
def plain(db):
    """What is known after the rows came once, in their order."""
    known, counts = after(ROWS, len(ROWS))
    assert counts == {"created": 6, "bad": 1}
    return known


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(len(ROWS))),
    twice=st.lists(st.tuples(st.integers(0, len(ROWS)), st.integers(0, len(ROWS) - 1)), max_size=4),
    size=st.integers(1, 12),
)
def test_rows_in_any_order_and_repeated_come_to_the_same(plain, order, twice, size):
    rows = [ROWS[place] for place in order]
    for place, which in twice:
        rows.insert(place, ROWS[which])
    mixed, counts = after(rows, size)
    assert mixed == plain
    assert counts["created"] == 6
    assert sum(counts.values()) == len(rows)


@pytest.mark.parametrize("size", [1, 100])
def test_the_same_table_once_more_changes_nothing(db, size):
    work_off(run_of(csv_of(*ROWS)))
    before = said(), tree()
    again = work_off(run_of(csv_of(*reversed(ROWS))), size=size)
    assert (said(), tree()) == before
    assert again.counts() == {"unchanged": 6, "bad": 1}


def tree():
    """The pages, where they stand and in which version."""
    return list(LegalDocumentPage.objects.order_by("path").values_list("path", "slug", "latest_revision"))
