"""Every list of the portal: its pages, its filters, its order, and what never stands in it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup

from documents.models import DocumentIndexPage
from home.models import UnitDirectoryPage
from home.services import found_unit
from news.models import NewsIndexPage, TopicPage
from sites.choices import UnitState
from tests import cast, pages

pytestmark = pytest.mark.django_db

NONSENSE = ["0", "-1", "abc", "", "²", "1e9", "1.5", "9" * 5000, "%00", "٣٣", "last", "<script>"]


@dataclass(frozen=True)
class ListPage:
    """A list with five items (the directory: three) and what marks an item in its page."""

    model: type
    host: str
    path: str
    item: str
    size: int


LISTS = [
    ListPage(NewsIndexPage, "syt", "/tin-tuc/", ".news-item", 5),
    ListPage(TopicPage, "syt", "/chuyen-doi-so/", ".news-item", 5),
    ListPage(DocumentIndexPage, "syt", "/van-ban/", ".doc-row", 5),
    ListPage(UnitDirectoryPage, "tinh", "/co-quan/", ".unit-card", 3),
]
DOCUMENTS = next(listing for listing in LISTS if listing.model is DocumentIndexPage)
every_list = pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.model.__name__)


@pytest.fixture(scope="module", autouse=True)
def _five_of_each(scene):
    topic = pages.topic()
    for number, year in enumerate([2026, 2026, 2025, 2025, 2024], start=1):
        pages.article(
            title=f"Bài {number}",
            published_at=datetime(year, 6, number, 5, tzinfo=UTC),
            placements=pages.placed_in(topic),
        )
        pages.document(
            title=f"Văn bản {number}",
            number=f"{number}/QĐ-SYT",
            abstract=f"Trích yếu {number}",
            issued_on=date(year, 6, number),
            type_code="QĐ" if number % 2 else "CV",
        )


@pytest.fixture
def open_list(visit, monkeypatch):
    """Open a list cut into pages of two items."""

    def open_it(listing, query=""):
        monkeypatch.setattr(listing.model, "per_page", 2)
        return pages.read(visit(listing.host, listing.path + query))

    return open_it


def links_of(page, name):
    """The links of one pagination or filter navigation by their text."""
    nav = page.find("nav", attrs={"aria-label": name})
    return {" ".join(link.get_text(" ", strip=True).split()): link for link in nav.find_all("a")} if nav else {}


def numbers(page):
    return [next(row.stripped_strings) for row in page.select(".doc-row__number")]


@every_list
def test_every_item_stands_on_exactly_one_page(open_list, listing):
    seen = []
    for number in range(1, -(-listing.size // 2) + 1):
        page = open_list(listing, f"?page={number}")
        seen += [item.find("a")["href"] for item in page.select(listing.item)]
    assert len(seen) == len(set(seen)) == listing.size


@every_list
def test_a_list_that_fits_has_no_pagination(visit, listing):
    assert not links_of(pages.read(visit(listing.host, listing.path)), "Các trang của danh sách")


@every_list
def test_pagination_leads_back_and_forth(open_list, listing):
    first = links_of(open_list(listing), "Các trang của danh sách")
    assert first["Trang sau"]["href"] == "?page=2"
    assert "Trang trước" not in first
    assert first["1"]["aria-current"] == "page"
    second = links_of(open_list(listing, "?page=2"), "Các trang của danh sách")
    assert second["Trang trước"]["href"] == "?page=1"
    assert second["2"]["aria-current"] == "page"


@every_list
@pytest.mark.parametrize("number", NONSENSE, ids=lambda text: text[:8])
def test_nonsense_page_numbers_give_a_page_of_the_list(open_list, listing, number):
    assert open_list(listing, f"?page={number}").select(listing.item)


@every_list
def test_a_number_beyond_the_end_gives_the_last_page(open_list, listing):
    page = open_list(listing, "?page=999")
    assert len(page.select(listing.item)) == 1
    assert "Trang sau" not in links_of(page, "Các trang của danh sách")


@every_list
def test_filters_that_do_not_exist_are_passed_over(visit, listing):
    for query in ["year=1", "year=0", "year=%C2%B2", "year=019991", "year=99999999999", "type=x", "kind=x", "type=%00"]:
        page = pages.read(visit(listing.host, f"{listing.path}?{query}"))
        assert len(page.select(listing.item)) == listing.size, query


def test_filters_keep_each_other(visit):
    page = pages.read(visit("syt", "/van-ban/?year=2025&type=CV&page=3&utm_source=zalo"))
    assert numbers(page) == ["4/QĐ-SYT"]
    years, types = links_of(page, "Năm"), links_of(page, "Loại văn bản")
    assert years["2026 1"]["href"] == "?type=CV&year=2026"
    assert years["Tất cả các năm"]["href"] == "?type=CV"
    assert types["Quyết định 1"]["href"] == "?type=Q%C4%90&year=2025"
    assert types["Tất cả các loại"]["href"] == "?year=2025"
    current = [text for text, link in {**years, **types}.items() if link.has_attr("aria-current")]
    assert current == ["2025 1", "Công văn 1"]


def test_the_pages_of_a_filtered_list_keep_the_filter(open_list):
    page = open_list(DOCUMENTS, "?type=QĐ&utm_source=zalo")
    assert links_of(page, "Các trang của danh sách")["Trang sau"]["href"] == "?type=Q%C4%90&page=2"
    assert numbers(open_list(DOCUMENTS, "?type=QĐ&page=2")) == ["5/QĐ-SYT"]


def test_lifting_the_only_filter_leads_to_the_whole_list(visit):
    page = pages.read(visit("syt", "/tin-tuc/?year=2024"))
    assert len(page.select(".news-item")) == 1
    assert links_of(page, "Năm")["Tất cả các năm"]["href"] == "./"


def test_the_directory_by_kind(visit):
    page = pages.read(visit("tinh", "/co-quan/?kind=department"))
    assert [card.h2.get_text(strip=True) for card in page.select(".unit-card")] == ["Sở Tài chính", "Sở Y tế"]
    assert list(links_of(page, "Loại đơn vị")) == ["Tất cả các đơn vị", "Sở, ngành 2", "Xã, phường 1"]


def test_the_directory_shows_where_units_are(visit):
    assert "Số 1, đường Hùng Vương" in visit("tinh", "/co-quan/").text.partition("<footer")[0]


def test_news_are_newest_first(visit):
    page = pages.read(visit("syt", "/tin-tuc/"))
    assert [item.h2.get_text(strip=True) for item in page.select(".news-item")] == [
        "Bài 2", "Bài 1", "Bài 4", "Bài 3", "Bài 5"
    ]  # fmt: skip


def test_documents_are_newest_first(visit):
    assert numbers(pages.read(visit("syt", "/van-ban/"))) == [f"{number}/QĐ-SYT" for number in (2, 1, 4, 3, 5)]


def test_units_stand_in_vietnamese_order(visit):
    for code, name in [("dh", "Đông Hải"), ("da", "Du An"), ("an", "Ân Thi"), ("am", "An Mỹ")]:
        found_unit(cast.founding(code, short_name=name, name=name), today=cast.TODAY)
    names = [card.h2.get_text(strip=True) for card in pages.read(visit("tinh", "/co-quan/")).select(".unit-card")]
    assert [name for name in names if name in {"Đông Hải", "Du An", "Ân Thi", "An Mỹ"}] == [
        "An Mỹ", "Ân Thi", "Du An", "Đông Hải"
    ]  # fmt: skip


def test_drafts_are_never_listed(visit):
    pages.article(title="Tin chưa duyệt", live=False, published_at=datetime(2023, 1, 1, tzinfo=UTC))
    pages.document(title="Văn bản chưa ký", abstract="Trích yếu mật", live=False, issued_on=date(2023, 1, 1))
    news, documents, home = visit("syt", "/tin-tuc/"), visit("syt", "/van-ban/"), visit("syt")
    for answered in (news, documents, home):
        assert "Tin chưa duyệt" not in answered.text
        assert "Trích yếu mật" not in answered.text
    assert "2023" not in links_of(pages.read(news), "Năm")
    assert "2023" not in links_of(pages.read(documents), "Năm")
    assert "Quyết định 3" in links_of(pages.read(documents), "Loại văn bản")


def test_units_that_have_ended_are_not_listed(visit):
    ended = cast.unit("tanan")
    ended.state = UnitState.FROZEN
    ended.save()
    cards = pages.read(visit("tinh", "/co-quan/")).select(".unit-card__name")
    assert [card.get_text(strip=True) for card in cards] == ["Sở Tài chính", "Sở Y tế"]


def test_a_unit_without_a_site_is_listed_with_its_section_of_the_hub(visit):
    found_unit(cast.founding("hoi", hostname="", short_name="Hội", name="Hội"), today=cast.TODAY)
    for path, section in (("/co-quan/", "/co-quan/hoi/"), ("/en/units/", "/en/units/hoi-en/")):
        links = [link["href"] for link in pages.read(visit("tinh", path)).select(".unit-card__name a")]
        assert "http://tinh.localhost" + section in links
        assert visit("tinh", section).status_code == 200


@pytest.mark.parametrize("count", [1, 6])
def test_the_directory_costs_the_same_with_any_number_of_sections(visit, count, django_assert_max_num_queries):
    for number in range(count):
        found_unit(cast.founding(f"hoi{number}", hostname=""), today=cast.TODAY)
    with django_assert_max_num_queries(22):
        visit("tinh", "/co-quan/")
    with django_assert_max_num_queries(25):
        visit("tinh")


def test_an_empty_list_says_so(visit):
    for path in ("/tin-tuc/", "/van-ban/"):
        assert "Chưa có nội dung" in visit("stc", path).text


def test_the_home_page_of_a_new_unit_says_so_too(visit):
    new, filled = pages.read(visit("stc")).main, pages.read(visit("syt")).main
    assert new.find("h1", class_="page-head__title")
    assert "Chưa có nội dung" in new.get_text()
    assert "Chưa có nội dung" not in filled.get_text()
    assert len(filled.find_all("h1")) == len(new.find_all("h1")) == 1


def test_lists_of_another_unit_are_not_mixed_in(visit):
    pages.article("stc", title="Bài của Tài chính")
    assert "Bài của Tài chính" not in visit("syt", "/tin-tuc/").text + visit("syt").text + visit("tinh").text


# --- The page of an address that does not exist, and the unit's colours ---------------------------


def test_the_404_page_stands_in_the_frame_of_the_unit(visit):
    answered = visit("syt", "/khong-co-trang-nay/")
    assert answered.status_code == 404
    page = BeautifulSoup(answered.content, "html.parser")
    assert page.select_one(".masthead__name").get_text(strip=True) == "Sở Y tế"
    assert page.find("nav", id="menu").find("a", href="/tin-tuc/")
    assert page.main.find("a", href="/")
    assert cast.unit("syt").site.branding.address in page.footer.get_text()
    assert page.find("link", href=theme_url(page))


def theme_url(page):
    return next(link["href"] for link in page.head.find_all("link", rel="stylesheet") if "/themes/" in link["href"])


def test_the_theme_holds_the_units_colours_and_may_be_kept_for_good(visit):
    answered = visit("syt", theme_url(pages.read(visit("syt"))))
    assert answered.status_code == 200
    assert answered["Content-Type"] == "text/css"
    assert answered["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--unit-primary:#0b5d3b" in answered.text


def test_an_old_theme_leads_to_the_present_one(visit):
    old = theme_url(pages.read(visit("syt")))
    branding = cast.unit("syt").site.branding
    branding.primary_colour = "#1d4f91"
    branding.save()
    present = theme_url(pages.read(visit("syt")))
    assert present != old
    answered = visit("syt", old)
    assert (answered.status_code, answered["Location"]) == (302, present)
    assert "immutable" not in answered.get("Cache-Control", "")
    assert "--unit-primary:#1d4f91" in visit("syt", present).text


@pytest.mark.parametrize("digest", ["0", "x" * 200, "abcdef012345"])
def test_an_unknown_version_leads_to_the_present_one(visit, digest):
    assert visit("syt", f"/themes/syt/{digest}.css")["Location"] == theme_url(pages.read(visit("syt")))


def test_the_theme_of_a_unit_that_does_not_exist_is_not_found(visit):
    assert visit("syt", "/themes/khong-co/0.css").status_code == 404


def test_each_unit_wears_its_own_theme(visit):
    branding = cast.unit("stc").site.branding
    branding.primary_colour = "#1d4f91"
    branding.save()
    themes = {code: theme_url(pages.read(visit(code))) for code in ("syt", "stc")}
    assert "#1d4f91" in visit("stc", themes["stc"]).text
    assert "#1d4f91" not in visit("syt", themes["syt"]).text


def test_a_theme_is_only_read(client):
    assert client.post("/themes/syt/0.css", headers={"host": cast.HOSTS["syt"]}).status_code == 405
