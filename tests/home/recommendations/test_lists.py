"""Lists of both sides: what they show, their filters and pages, and that their cost does not grow with units."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import Recommendation
from home.recommendations import listing
from home.services import found_unit
from sites.working_days import VIETNAM
from tests import cast, pages
from tests.home.hub import found_section, frozen, inspection, table_rows
from tests.home.recommendations.flagged import HUB, UNIT, answer, fresh, recommend

pytestmark = pytest.mark.django_db


def titles(response):
    return [row[0] for row in table_rows(response) if len(row) > 1]


@pytest.fixture
def three(article):
    """One open and overdue at Health, one answered there, one open at Finance."""
    second = recommend(pages.article(title="Bài hai", slug="bai-hai"), kind="remove")
    rows = [recommend(article), answer(second), recommend(pages.article("stc", title="Dự toán", slug="du-toan"))]
    Recommendation.objects.filter(pk=rows[0].pk).update(deadline="2026-11-18")
    return rows


FILTERS = {
    "": {"Tiêm chủng mở rộng", "Bài hai", "Dự toán"},
    "state=open": {"Tiêm chủng mở rộng", "Dự toán"},
    "state=answered": {"Bài hai"},
    "state=closed": set(),
    "answer=not_agreed": {"Bài hai"},
    "overdue=on": {"Tiêm chủng mở rộng"},
    "unit={stc}": {"Dự toán"},
    "unit={syt}&state=open": {"Tiêm chủng mở rộng"},
    "state=nonsense&unit=abc&p=99": {"Tiêm chủng mở rộng", "Bài hai", "Dự toán"},
}


@pytest.mark.parametrize("query", FILTERS)
def test_the_hub_narrows_its_list(three, dung, query):
    asked = query.format(**dict(cast.Unit.objects.values_list("code", "pk")))
    assert set(titles(dung.get(f"{HUB}?{asked}"))) == FILTERS[query]


@pytest.mark.parametrize("query", FILTERS)
def test_the_unit_narrows_its_own_list_only(three, binh, query):
    asked = query.format(**dict(cast.Unit.objects.values_list("code", "pk")))
    own = FILTERS[query] - {"Dự toán"} if "stc" not in query else {"Tiêm chủng mở rộng", "Bài hai"}
    assert set(titles(binh.get(f"{UNIT}?{asked}"))) == own


def test_overdue_is_said_in_words(three, dung, binh):
    for response in (dung.get(HUB), binh.get(UNIT), binh.get("/admin/")):
        assert pages.read(response).select("main .w-status--critical")


def test_the_start_page_shows_what_waits_and_until_when(three, sign_in):
    for username in ("binh", "an"):
        start = sign_in(username).get("/admin/").text
        assert "Tiêm chủng mở rộng" in start
        assert "18/11/2026" in start
        assert "Dự toán" not in start


def test_lists_have_pages(article, dung, binh, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    for number in range(3):
        recommend(pages.article(title=f"Bài số {number}", slug=f"bai-{number}"))
    for browser, address in ((dung, HUB), (binh, UNIT)):
        first, second = titles(browser.get(address)), titles(browser.get(f"{address}?p=2"))
        assert (len(first), len(second)) == (2, 1)
        assert not set(first) & set(second)
    assert len(titles(dung.get(f"{HUB}published/"))) == 2


def test_what_was_published_is_narrowed_by_unit_and_words(article, dung):
    pages.article("stc", title="Dự toán ngân sách", slug="du-toan-ngan-sach")
    units = dict(cast.Unit.objects.values_list("code", "pk"))
    of_health = titles(dung.get(f"{HUB}published/", {"unit": units["syt"]}))
    assert "Tiêm chủng mở rộng" in of_health
    assert "Dự toán ngân sách" not in of_health
    for typed in ("ngân sách", "NGÂN SÁCH", "ngan sach"):
        assert titles(dung.get(f"{HUB}published/", {"q": typed})) == ["Dự toán ngân sách"]
    assert titles(dung.get(f"{HUB}published/", {"q": "không có bài này"})) == []


def test_h3_a_unit_without_a_site_is_inspected_in_its_section_of_the_hub(dung):
    section = found_section()
    page = section.roots.get(page__locale__language_code="vi").page
    assert page.live
    shown = titles(dung.get(f"{HUB}published/", {"unit": section.pk}))
    assert page.title in shown
    assert dung.get(f"{HUB}published/", {"address": page.full_url})["Location"] == f"{HUB}make/{page.pk}/"
    assert recommend(page).unit == section


def test_the_inspection_of_a_unit_leads_here(article, dung):
    pk = cast.unit("syt").pk
    shown = dung.get(inspection()).text
    assert f"{HUB}published/?unit={pk}" in shown
    assert f"{HUB}?unit={pk}" in shown
    frozen("syt")
    shown = dung.get(inspection()).text
    assert f"{HUB}published/?unit={pk}" not in shown
    assert f"{HUB}?unit={pk}" in shown
    assert HUB not in pages.read(dung.get(inspection("tinh"))).select_one("main").get_text()


# --- Cost ----------------------------------------------------------------------------------------


def cost(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_queries_do_not_grow_with_units_or_recommendations(article, dung, binh):
    recommend(article)
    item = fresh(Recommendation.objects.get()).pk
    places = [
        (dung, HUB),
        (dung, f"{HUB}published/"),
        (dung, f"{HUB}{item}/"),
        (binh, UNIT),
        (binh, f"{UNIT}{item}/"),
        (binh, "/admin/"),
    ]
    before = [cost(*place) for place in places]
    for number in range(6):
        found_unit(cast.founding(f"xa{number}"), today=cast.TODAY)
        recommend(pages.article(f"xa{number}", title=f"Bài {number}", slug=f"bai-{number}"))
        recommend(pages.article(title=f"Bài y tế {number}", slug=f"bai-y-te-{number}"))
    assert [cost(*place) for place in places] == before


def test_numbers_by_unit_are_one_query(three, django_assert_num_queries):
    with django_assert_num_queries(1):
        numbers = Recommendation.objects.numbers(cast.TODAY)
    assert numbers == {cast.unit("syt").pk: (1, 1), cast.unit("stc").pk: (1, 0)}


def test_facts_of_many_are_three_queries(three, django_assert_num_queries):
    rows = list(Recommendation.objects.all())
    with django_assert_num_queries(3):
        listing.facts_of_all(rows)


def test_the_last_day_is_in_time(three, time_machine):
    row = three[2]
    time_machine.move_to(datetime(2026, 11, 30, 23, 30, tzinfo=VIETNAM), tick=False)
    assert not row.is_overdue()
    time_machine.move_to(datetime(2026, 12, 1, 0, 30, tzinfo=VIETNAM), tick=False)
    assert row.is_overdue()
