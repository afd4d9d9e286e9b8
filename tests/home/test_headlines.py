"""The river of headlines on the hub's home page: from all units, labelled, cheap at any number of units."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.headlines import SHOWN
from home.models import HubHomePage
from home.syndication.services import take
from news.models import ArticlePage, NewsIndexPage
from sites.choices import Lane, UnitState
from sites.services import change_state
from tests import cast, pages
from tests.factories import many_units
from tests.home.syndication.sharing import publish, seat_hubs_board, section_of
from workflow.exemptions import without_approval

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shown(db):
    HubHomePage.objects.update(shows_units_news=True)


def headlines(visit, path="/"):
    return [
        (item.a.get_text(strip=True), item.select_one(".meta > span:not(.badge)").get_text(strip=True))
        for item in pages.read(visit("tinh", path)).select(".headlines__item")
    ]


def test_the_newest_of_all_units_stand_there_with_their_units(visit):
    pages.article("syt", title="Tin y tế", published_at=pages.NOON)
    pages.article("stc", title="Tin tài chính", published_at=pages.NOON + timedelta(hours=1))
    pages.article("tinh", title="Tin của tỉnh")
    pages.article("syt", title="Nháp", live=False)
    pages.article("syt", "en", title="Health news")
    assert headlines(visit) == [("Tin tài chính", "Sở Tài chính"), ("Tin y tế", "Sở Y tế")]
    assert headlines(visit, "/en/") == [("Health news", "Health")]


def test_they_lead_to_the_units_own_page(visit):
    article = pages.article("syt", title="Tin y tế")
    link = pages.read(visit("tinh", "/")).select_one(".headlines__title")
    assert link["href"] == article.full_url


def test_m2_a_reference_item_carries_its_label(visit):
    pages.article("syt", lane=Lane.REFERENCE)
    assert pages.read(visit("tinh", "/")).select_one(".headlines__item .badge--reference")


def test_nothing_stands_there_twice(visit):
    seat_hubs_board()
    copy = take(pages.article("syt", title="Tin y tế"), section_of("tinh"), user=cast.person("dung"))
    assert len(headlines(visit)) == 1
    publish(copy)
    assert headlines(visit) == []


def test_units_that_have_ended_and_hubs_that_do_not_want_it_show_nothing(visit):
    pages.article("syt", title="Tin y tế")
    change_state(cast.unit("syt"), UnitState.FROZEN, since=cast.TODAY, today=cast.TODAY)
    assert headlines(visit) == []
    change_state(cast.unit("syt"), UnitState.LIVE, since=cast.TODAY, today=cast.TODAY)
    HubHomePage.objects.update(shows_units_news=False)
    assert headlines(visit) == []


def test_the_home_page_costs_the_same_with_three_hundred_units(visit):
    for number in range(3):
        pages.article("syt", title=f"Tin {number}")
    visit("tinh", "/")
    few = queries(visit)
    units = many_units(296)
    give_news(units)
    visit("tinh", "/")
    assert queries(visit) <= few
    assert len(headlines(visit)) == SHOWN


def queries(visit):
    """How many queries the hub's home page takes."""
    with CaptureQueriesContext(connection) as captured:
        visit("tinh", "/")
    return len(captured)


def give_news(units):
    """A section with an article in every tenth unit."""
    for unit in units[::10]:
        home = unit.roots.get(page__locale__language_code="vi").page.specific
        with pages.without_chain():
            section = home.add_child(
                instance=NewsIndexPage(title="Tin tức", slug="tin-tuc", locale=home.locale, live=True)
            )
            section.add_child(
                instance=ArticlePage(title=f"Tin của {unit.code}", lead="x", locale=home.locale, live=True)
            )


def test_nothing_stands_there_from_below_a_home_page_that_is_taken_down(visit):
    pages.article("syt", "en", title="Health news")
    assert [title for title, _unit in headlines(visit, "/en/")] == ["Health news"]
    with without_approval("test"):
        cast.home_of("syt", "en").specific.unpublish()
    assert headlines(visit, "/en/") == []
