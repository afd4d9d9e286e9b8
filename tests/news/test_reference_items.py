"""Source and author (rows M1, M3), and unconfirmed information in its section and with its label (row M2)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override

from home.models import StandardPage
from news.choices import ArticleKind
from news.models import ArticlePage, NewsIndexPage
from sites.choices import Lane
from tests import cast, pages

pytestmark = pytest.mark.django_db

COMPLETE = {"author": "An", "source": "Sở Y tế", "live": False}


def found(page, *codes):
    with override("en"):
        return [issue for issue in page.approval_issues() if issue.code in codes]


def section(is_for_reference=False):
    """The unit's news list, made a section of reference items or not, whatever stands in it."""
    lists = NewsIndexPage.objects.child_of(cast.home_of("syt"))
    lists.update(is_for_reference=is_for_reference)
    return lists.get()


# --- Source and author ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in ArticleKind if kind != ArticleKind.CONTRIBUTION])
@pytest.mark.parametrize(("field", "code"), [("source", "source_missing"), ("author", "author_missing")])
@pytest.mark.parametrize("value", ["", "  "])
def test_m1_source_and_author_are_mandatory(kind, field, code, value):
    (issue,) = found(pages.article(**{**COMPLETE, "kind": kind, field: value}), "source_missing", "author_missing")
    assert (issue.code, issue.field, issue.blocks) == (code, field, True)


def test_m1_with_both_nothing_is_missing():
    assert pages.article(**COMPLETE).approval_issues() == []


def test_m1_a_readers_contribution_needs_neither():
    page = pages.article(kind=ArticleKind.CONTRIBUTION, live=False)
    assert not found(page, "source_missing", "author_missing")


def test_m1_a_contribution_that_becomes_news_needs_them():
    page = pages.article(kind=ArticleKind.CONTRIBUTION, live=False)
    page.kind = ArticleKind.NEWS
    assert len(found(page, "source_missing", "author_missing")) == 2


# --- The section ------------------------------------------------------------------------------------


def test_m2_unconfirmed_information_is_held_back_outside_of_its_section():
    (issue,) = found(pages.article(**COMPLETE, lane=Lane.REFERENCE), "reference_outside_section")
    assert issue.blocks
    assert issue.field == "lane"


def test_m2_in_its_section_it_is_right():
    section(is_for_reference=True)
    assert pages.article(**COMPLETE, lane=Lane.REFERENCE).approval_issues() == []


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane != Lane.REFERENCE])
def test_m2_everything_in_that_section_carries_the_label(lane):
    section(is_for_reference=True)
    (issue,) = found(pages.article(**COMPLETE, lane=lane), "reference_label_missing", "reference_outside_section")
    assert (issue.code, issue.field, issue.blocks) == ("reference_label_missing", "lane", True)


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane != Lane.REFERENCE])
def test_m2_other_articles_stand_in_other_sections(lane):
    assert pages.article(**COMPLETE, lane=lane).approval_issues() == []


def test_m2_other_kinds_of_pages_hold_no_unconfirmed_information():
    for page in (pages.document(live=False), StandardPage.objects.child_of(cast.home_of("syt")).first()):
        page.lane = Lane.REFERENCE
        (issue,) = found(page, "reference_outside_section")
        assert issue.blocks


def test_m2_the_section_itself_may_be_of_that_lane():
    page = section(is_for_reference=True)
    page.lane = Lane.REFERENCE
    assert not found(page, "reference_outside_section")


@pytest.mark.parametrize(("before", "lane"), [(True, Lane.REFERENCE), (False, Lane.GOVERNMENT)])
def test_m2_a_section_does_not_change_its_purpose_over_published_articles(before, lane):
    pages.article(lane=lane)
    page = section(is_for_reference=before)
    assert not found(page, "reference_section_mixed")
    page.is_for_reference = not before
    (issue,) = found(page, "reference_section_mixed")
    assert (issue.field, issue.blocks) == ("is_for_reference", True)


def test_m2_drafts_do_not_hold_a_section():
    pages.article(lane=Lane.REFERENCE, live=False)
    assert not found(section(), "reference_section_mixed")


# --- The picture ------------------------------------------------------------------------------------


def test_a_picture_without_alternative_text_is_reported():
    (issue,) = pages.article(**COMPLETE, picture=pages.picture()).approval_issues()
    assert (issue.code, issue.field, issue.blocks) == ("alternative_text_missing", "picture_alt", False)
    assert pages.article(**COMPLETE, title="B", picture=pages.picture(), picture_alt="Trạm").approval_issues() == []


# --- The label --------------------------------------------------------------------------------------

PLACES = {
    "its own page": ("syt", "/tin-tuc/tin-don/"),
    "the list": ("syt", "/tin-tuc/"),
    "the lead of the unit's home page": ("syt", "/"),
    "the lead of the hub's home page": ("tinh", "/"),
    "related items": ("syt", "/tin-tuc/xac-thuc/"),
}


def labels_in(answer):
    """The labels, each with the title beside it."""
    found = pages.read(answer).select(".badge--reference")
    parts = [badge.find_parent(["article", "header"]) for badge in found]
    return [(part.find(["h1", "h2", "h3"]).get_text(strip=True), badge.get_text(strip=True))
            for part, badge in zip(parts, found, strict=True)]  # fmt: skip


@pytest.mark.parametrize(("code", "path"), PLACES.values(), ids=PLACES)
def test_m2_a_reference_item_is_labelled_wherever_it_shows(visit, code, path):
    pages.article(code, title="Xác thực", slug="xac-thuc", published_at=pages.NOON - timedelta(days=1))
    pages.article(code, title="Tin đồn", slug="tin-don", lane=Lane.REFERENCE)
    with override("vi"):
        assert labels_in(visit(code, path)) == [("Tin đồn", gettext("Reference item"))]


@pytest.mark.parametrize("path", ["/", "/tin-tuc/"])
def test_m2_it_is_labelled_beside_and_below_the_lead_story(visit, path):
    for number in range(9):
        lane = Lane.REFERENCE if number % 2 else Lane.GOVERNMENT
        pages.article(title=f"Tin {number}", lane=lane, published_at=pages.NOON + timedelta(hours=number))
    assert {title for title, _label in labels_in(visit("syt", path))} == {f"Tin {number}" for number in (1, 3, 5, 7)}


def test_m2_the_english_page_is_labelled_in_english(visit):
    vietnamese = pages.article(slug="tin-don", lane=Lane.REFERENCE)
    pages.english_of(vietnamese, title="A rumour", slug="rumour", lane=Lane.REFERENCE)
    assert labels_in(visit("syt", "/en/news/rumour/")) == [("A rumour", "Reference item")]


def test_m2_the_label_costs_no_query(visit, django_assert_num_queries):
    for number in range(4):
        pages.article(title=f"Tin {number}")
    visit("syt", "/tin-tuc/")
    with CaptureQueriesContext(connection) as before:
        visit("syt", "/tin-tuc/")
    ArticlePage.objects.update(lane=Lane.REFERENCE)
    with django_assert_num_queries(len(before)):
        assert len(labels_in(visit("syt", "/tin-tuc/"))) == 4


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane != Lane.REFERENCE])
def test_m2_nothing_else_carries_the_label(visit, lane):
    pages.article(lane=lane)
    assert labels_in(visit("syt", "/tin-tuc/")) == labels_in(visit("syt", "/")) == []


# --- Where no badge can stand: programs, and links that are shared ------------------------------------


@pytest.mark.parametrize("path", ["/rss.xml", "/atom.xml", "/feed.json", "/tin-tuc/rss/", "/sitemap-news.xml"])
def test_m2_programs_read_the_label_in_the_title(visit, at_noon, path):
    pages.article(title="Tin đồn", slug="tin-don", lane=Lane.REFERENCE)
    pages.article(title="Xác thực", slug="xac-thuc")
    text = visit("syt", path).content.decode()
    assert text.count("[Tin tham khảo] Tin đồn") == 1
    assert "[Tin tham khảo] Xác thực" not in text


def test_m2_a_shared_link_shows_the_label(visit):
    pages.article(title="Tin đồn", slug="tin-don", lane=Lane.REFERENCE)
    head = pages.read(visit("syt", "/tin-tuc/tin-don/")).head
    assert head.title.get_text().startswith("[Tin tham khảo] Tin đồn")
    assert head.find("meta", property="og:title")["content"].startswith("[Tin tham khảo]")


def test_m2_the_read_api_tells_the_content_block(visit):
    article = pages.article(lane=Lane.REFERENCE)
    assert visit("syt", f"/api/v2/pages/{article.pk}/").json()["lane"] == "reference"


@pytest.fixture
def at_noon():
    """The day of the articles: news search reads the newest only."""
    with time_machine.travel(pages.NOON + timedelta(hours=1), tick=False):
        yield
