"""What the units publish, side by side, for reports (rows R1, R2, R4)."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from home.founding import directory_pages
from home.hub.statistics import usual_periods
from sites.models import Unit
from tests import pages
from tests.forms import errors_in
from tests.home.hub import STATISTICS, found_section, frozen, submit, table_rows

pytestmark = pytest.mark.django_db

NOVEMBER = {"first": "2026-11-01", "last": "2026-11-30"}


@pytest.fixture
def dung(sign_in):
    """The browser of Dũng, who administers the hub."""
    return sign_in("dung")


def figures(browser, **asked):
    """The file of the statistics: code of the unit → its numbers as texts."""
    response = browser.get(STATISTICS, {**NOVEMBER, "export": "csv", **asked})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    return {row[1]: row[4:] for row in rows[1:]}


@pytest.fixture
def published():
    """A small scene, counted by hand: Health, the hub, and a body in a section of the hub."""
    section = found_section()
    for _number in range(3):
        pages.article()
    pages.article(live=False)  # written, not public
    pages.article(first_published_at=datetime(2026, 10, 31, 16, 59, tzinfo=UTC))  # 31 October, 23:59
    pages.article(first_published_at=datetime(2026, 10, 31, 17, 0, tzinfo=UTC))  # 1 November, 0:00
    taken_down = pages.article()
    type(taken_down).objects.filter(pk=taken_down.pk).update(live=False)
    document = pages.document()
    pages.english_of(document)
    submit(pages.article(title="Chờ duyệt", live=False))
    pages.article("tinh")
    pages.article("hoi-nong-dan")
    pages.article("hoi-nong-dan")
    submit(pages.article("hoi-nong-dan", live=False), "dung")
    return section


@pytest.mark.usefixtures("published")
def test_the_numbers_are_those_counted_by_hand(dung):
    found = figures(dung)
    # live articles, live documents, live in English, new articles, new documents, awaiting approval
    assert found["syt"][:6] == ["5", "1", "1", "5", "1", "1"]
    assert found["tinh"][:6] == ["1", "0", "0", "1", "0", "0"]
    assert found["hoi-nong-dan"][:6] == ["2", "0", "0", "2", "0", "1"]
    assert found["stc"][:6] == ["0", "0", "0", "0", "0", "0"]


@pytest.mark.usefixtures("published")
def test_the_period_counts_by_the_days_of_the_province(dung):
    assert figures(dung, first="2026-10-31", last="2026-10-31")["syt"][3] == "1"
    assert figures(dung, first="2026-11-01", last="2026-11-01")["syt"][3] == "1"
    assert figures(dung, first="2026-10-01", last="2026-11-30")["syt"][3] == "6"
    assert figures(dung, first="2020-01-01", last="2020-12-31")["syt"][3] == "0"


def test_without_a_choice_the_present_year_is_shown(dung):
    year = timezone.localdate().year
    assert f"01/01/{year} – 31/12/{year}" in dung.get(STATISTICS).text


def test_r1_r2_r4_the_usual_periods_are_those_of_the_reports():
    periods = {label: (period.first, period.last) for label, period in usual_periods(date(2026, 1, 15))}
    assert list(periods.values()) == [
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2025, 12, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2025, 1, 1), date(2025, 12, 31)),
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {"first": "2026-12-01", "last": "2026-01-01"},
        {"first": "hôm qua"},
        {"first": ""},
        {"last": "9999-12-31"},
        {"first": "0001-01-01"},
        {"kind": "vương quốc"},
        {"state": "1 OR 1=1"},
    ],
)
def test_a_period_or_filter_that_makes_no_sense_is_explained(dung, asked):
    for export in ({}, {"export": "csv"}):
        response = dung.get(STATISTICS, {**NOVEMBER, **asked, **export})
        assert response.status_code == 200
        assert errors_in(response)
        assert not table_rows(response)


@pytest.mark.parametrize("asked", [{"ordering": "password"}, {"ordering": "--articles"}, {"p": "x"}, {"p": "-7"}])
def test_an_address_that_somebody_played_with_shows_the_table(dung, asked):
    assert len(table_rows(dung.get(STATISTICS, asked))) == Unit.objects.count()


@pytest.mark.usefixtures("published")
def test_rows_are_sorted_and_filtered_as_asked(dung):
    assert list(figures(dung, ordering="-articles"))[:2] == ["syt", "hoi-nong-dan"]
    assert list(figures(dung, ordering="articles"))[-1] == "syt"
    assert set(figures(dung, kind="department")) == {"syt", "stc"}
    frozen("stc")
    assert set(figures(dung, state="frozen")) == {"stc"}


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_name_never_becomes_a_formula(dung, name):
    Unit.objects.filter(code="syt").update(name=name)
    response = dung.get(STATISTICS, {"export": "csv"})
    cells = [row[0] for row in csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig")))]
    assert f"'{name}" in cells
    response = dung.get(STATISTICS, {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    texts = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).endswith(name.strip())]
    assert [cell.data_type for cell in texts] == ["s"]


def test_sections_below_the_directory_take_no_further_queries(dung):
    found_section("mot")
    assert len(directory_pages()) == 2
    figures(dung)  # fills caches
    with CaptureQueriesContext(connection) as few:
        figures(dung)
    for code in ("hai", "ba", "bon"):
        found_section(code)
    with CaptureQueriesContext(connection) as more:
        assert set(figures(dung)) >= {"mot", "hai", "ba", "bon"}
    assert len(more) == len(few)
