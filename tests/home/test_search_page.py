"""The page on which readers search."""

import pytest

from sites.models import SearchCount
from tests import cast, pages

pytestmark = pytest.mark.django_db


def shown(response):
    return [" ".join(link.get_text().split()) for link in pages.read(response).select(".results__title a")]


def test_the_search_box_is_on_every_page(visit):
    assert pages.read(visit("syt")).select_one("form[role=search]")["action"] == "/tim-kiem/"
    assert pages.read(visit("syt", "/en/")).select_one("form[role=search]")["action"] == "/en/search/"


def test_a_reader_finds_without_accents_and_sees_the_words_marked(visit):
    pages.article(title="Tiêm chủng mở rộng", lead="Lịch tiêm chủng cho trẻ em.")
    page = pages.read(visit("syt", "/tim-kiem/?q=tiem+chung"))
    assert [mark.get_text() for mark in page.select(".results__title mark")] == ["Tiêm", "chủng"]
    assert [mark.get_text() for mark in page.select(".results__text mark")] == ["tiêm", "chủng"]
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"


def test_a_number_leads_straight_to_its_document_and_back(visit):
    document = pages.document(number="76/2007/QĐ-UBND", title="Quyết định số 76/2007/QĐ-UBND")
    answer = visit("syt", "/tim-kiem/?q=76/2007/qd-ubnd")
    assert answer.status_code == 302
    assert answer["Location"].startswith(pages.path_of(document) + "?searched=")
    back = pages.read(visit("syt", answer["Location"])).select_one(".search-back a")["href"]
    assert shown(visit("syt", back)) == ["Quyết định số 76/2007/QĐ-UBND"]


def test_the_question_goes_along_into_the_other_language(visit):
    page = pages.read(visit("syt", "/tim-kiem/?q=tiêm+chủng&scope=province"))
    other = page.select_one(".languages a[hreflang=en]")["href"]
    assert pages.read(visit("syt", other)).select_one("#search-question")["value"] == "tiêm chủng"
    assert "scope=province" in other


def test_the_province_is_searched_on_request(visit):
    pages.article("stc", title="Dự toán ngân sách")
    assert shown(visit("syt", "/tim-kiem/?q=ngan+sach")) == []
    assert shown(visit("syt", "/tim-kiem/?q=ngan+sach&scope=province")) == ["Dự toán ngân sách"]


def test_searches_are_counted(visit):
    pages.article(title="Tiêm chủng mở rộng")
    for words in ("tiem chung", "Tiêm chủng", "khong co"):
        visit("syt", f"/tim-kiem/?q={words}")
    counts = SearchCount.objects.filter(unit=cast.unit("syt")).order_by("words")
    assert list(counts.values_list("words", "searches", "misses")) == [("khong co", 1, 1), ("tiem chung", 2, 0)]


def test_results_are_narrowed_by_kind_unit_and_year(visit):
    pages.article(title="Tin về tiêm chủng")
    pages.document(title="Văn bản về tiêm chủng")
    pages.article("stc", title="Kinh phí tiêm chủng")
    address = "/tim-kiem/?q=tiem+chung&scope=province"
    assert len(shown(visit("syt", address))) == 3
    assert shown(visit("syt", address + "&kind=document")) == ["Văn bản về tiêm chủng"]
    assert shown(visit("syt", address + "&unit=stc")) == ["Kinh phí tiêm chủng"]
    assert len(shown(visit("syt", address + "&year=2026"))) == 3
    assert len(shown(visit("syt", address + "&kind=nonsense&year=x&unit=nobody"))) == 3
    counts = {
        link.contents[0].strip(): link.select_one(".filters__count").get_text()
        for link in pages.read(visit("syt", address)).select(".filters__link")
        if link.select_one(".filters__count")
    }
    assert counts[cast.unit("stc").short_name] == "1"


def test_what_was_meant_is_proposed_with_its_accents(visit):
    pages.article(title="Tiêm chủng mở rộng")
    page = pages.read(visit("syt", "/tim-kiem/?q=tiem+chugn"))
    link = page.select_one(".search-note a")
    assert link.get_text() == "tiêm chủng"
    assert shown(visit("syt", "/tim-kiem/" + link["href"])) == ["Tiêm chủng mở rộng"]


def test_suggestions_come_as_json(visit):
    article = pages.article(title="Tiêm chủng mở rộng")
    (row,) = visit("syt", "/tim-kiem/goi-y/?q=tiem+ch").json()["suggestions"]
    assert (row["title"], row["url"]) == ("Tiêm chủng mở rộng", pages.path_of(article))
    assert visit("syt", "/en/search/suggest/?q=tiem").json() == {"suggestions": []}


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%20", "?q=" + "a" * 3000, "?q=%00", "?q=a&unit=%00", "?q=((((", "?q=%22", "?page=9&q=x"]
)
@pytest.mark.parametrize("path", ["/tim-kiem/", "/en/search/", "/tim-kiem/goi-y/", "/en/search/suggest/"])
def test_anything_may_be_typed(visit, path, query):
    assert visit("syt", path + query).status_code == 200


def test_markup_is_shown_as_typed(visit):
    page = visit("syt", "/en/search/?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page
