"""Which portals bring something new too seldom, and how much is overdue: for the hub (rows S6, S8, S9, S10)."""

import csv
import io
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from home.services import found_unit
from news.models import ArticlePage
from sites.models import Unit
from sites.reach import reach_of_units
from sites.working_days import VIETNAM, Calendar
from tests import cast, pages
from tests.home.hub import STATISTICS, found_section, frozen, submit, table_rows
from workflow.freshness import Rules
from workflow.presets import SHIPPED
from workflow.services import assign_chain

pytestmark = pytest.mark.django_db

FRIDAY, MONDAY, TUESDAY = (datetime(2026, 11, day, 10, tzinfo=VIETNAM) for day in (6, 9, 10))


def last_day(code, last=FRIDAY):
    """By which day the unit's portal must bring something new after its last publication."""
    moment = Rules.read().fresh_until(cast.unit(code), last)
    return timezone.localtime(moment).date() if moment else None


def published(code, moment):
    """Something of the unit went public at that moment, and nothing after it: no page of its founding either."""
    Page.objects.filter(reach_of_units(Unit.objects.filter(code=code)).pages()).update(last_published_at=None)
    article = pages.article(code)
    ArticlePage.objects.filter(pk=article.pk).update(last_published_at=moment)


@pytest.fixture
def dung(sign_in, time_machine):
    """The browser of Dũng, who administers the hub, on Tuesday 10 November."""
    time_machine.move_to(TUESDAY)
    return sign_in("dung")


def exported(browser, **asked):
    """The file of the statistics: code of the unit → cells by their headings."""
    text = b"".join(browser.get(STATISTICS, {"export": "csv", **asked}).streaming_content).decode("utf-8-sig")
    headings, *rows = csv.reader(io.StringIO(text))
    return {row[1]: dict(zip(headings, row, strict=True)) for row in rows}


def late(browser, **asked):
    """Codes of the units whose next publication is late."""
    return {code for code, row in exported(browser, **asked).items() if list(row.values())[-1]}


# --- The rules -----------------------------------------------------------------------------------------------------


def test_s6_a_portal_that_is_updated_daily_has_one_working_day():
    """“việc cập nhật thông tin được thực hiện hàng ngày” (000 Đ9.1); tanan has that chain."""
    assert last_day("tanan") == date(2026, 11, 9)
    assert last_day("tanan", MONDAY) == date(2026, 11, 10)


def test_s8_topical_news_of_phuong_1_daily():
    """“phải được cập nhật hàng ngày” (003 Đ10.3); Finance has that chain."""
    assert last_day("stc") == date(2026, 11, 9)


def test_s9_the_provinces_site_daily_and_subsites_weekly():
    """004 Đ10.1 and Đ10.2; a subsite may have the province's chain too."""
    assert last_day("tinh") == date(2026, 11, 9)
    assign_chain(cast.unit("syt"), "004-bac-giang")
    assert last_day("syt") == date(2026, 11, 13)


def test_s10_where_the_units_own_regulation_says_nothing_the_provinces_holds():
    """Health has the department's chain (002), which gives no number."""
    assert SHIPPED["002-stttt-binh-dinh"].freshness == ()
    assert last_day("syt") == date(2026, 11, 13)
    Unit.objects.filter(depth=1).update(preset="001-nhu-xuan")
    assert last_day("syt") is None


def test_days_off_do_not_count():
    rules = Rules.read()
    calendar = Calendar({date(2026, 11, 9): False})
    moment = Rules(rules.presets, rules.hub, calendar).fresh_until(cast.unit("tanan"), FRIDAY)
    assert timezone.localtime(moment).date() == date(2026, 11, 10)


def test_a_unit_that_has_ended_need_not_bring_anything():
    frozen("tanan")
    assert last_day("tanan") is None


def test_a_portal_without_any_publication_counts_from_its_founding():
    assert last_day("tanan", None) == date(2024, 1, 3)


# --- The hub's list ------------------------------------------------------------------------------------------------


def test_s6_s9_units_that_are_behind_are_listed(dung):
    for code, moment in {"tinh": MONDAY, "syt": FRIDAY, "stc": FRIDAY, "tanan": MONDAY}.items():
        published(code, moment)
    assert late(dung) == {"stc"}
    assert set(exported(dung, behind="on")) == {"stc"}
    (row,) = table_rows(dung.get(STATISTICS, {"behind": "on"}))
    assert row[-2] == "06/11/2026"
    assert row[-1].startswith("09/11/2026 ")


def test_the_list_is_sorted_by_when_something_is_expected(dung):
    for code, moment in {"tinh": MONDAY, "syt": FRIDAY, "stc": FRIDAY, "tanan": MONDAY}.items():
        published(code, moment)
    first, *_others, last = exported(dung, ordering="fresh_until")
    assert (first, last) == ("stc", "syt")


def test_overdue_items_are_counted_for_each_unit(dung, time_machine):
    submit(pages.article(live=False, occurred_on=date(2026, 11, 5)))
    submit(pages.article(live=False, occurred_on=date(2026, 11, 9)))
    submit(pages.article(live=False))
    numbers = {code: list(row.values())[9:11] for code, row in exported(dung).items()}
    assert numbers["syt"] == ["3", "1"]
    assert numbers["stc"] == ["0", "0"]


def test_nobody_but_the_hub_sees_it(sign_in):
    assert sign_in("binh").get(STATISTICS).status_code in {302, 403, 404}


def test_more_units_take_no_further_queries(dung):
    found_section("mot")
    exported(dung)  # fills caches
    with CaptureQueriesContext(connection) as few:
        exported(dung)
    for code in ("hai", "ba"):
        found_unit(cast.founding(code, preset="000-ba-xuyen"), today=cast.TODAY)
        published(code, FRIDAY)
        submit(pages.article(code, live=False, occurred_on=date(2026, 11, 2)))
    with CaptureQueriesContext(connection) as more:
        assert {"hai", "ba"} <= late(dung)
    assert len(more) == len(few)
