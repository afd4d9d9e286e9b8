"""Addresses of pages: right host, right language, and the same work whatever the number of units."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models.signals import post_init
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import AbstractPage, Page

from documents.models import DocumentAttachment, DocumentIndexPage, UnitDocument
from home.models import StandardPage, UnitDirectoryPage, UnitHomePage
from home.services import found_unit
from news.models import NewsIndexPage
from sites.page_urls import request_memo
from sites.services import move_host
from tests import cast, pages
from tests.factories import many_units
from tests.form_pages import form_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_chain")]


@pytest.fixture
def request_at() -> Iterator[Callable[[str], Any]]:
    """A request at a unit's host, inside of which addresses are built as in a view."""
    token = request_memo.set({})

    def at(code: str) -> Any:
        request = RequestFactory().get("/", headers={"host": cast.HOSTS[code]})
        request._wagtail_site = cast.unit(code).site
        return request

    yield at
    request_memo.reset(token)


def news_of(code: str, language: str = "vi") -> Page:
    return pages.section(NewsIndexPage, code, language)


# --- Right host, right language --------------------------------------------------------------------


@pytest.mark.parametrize("code", ["tinh", "syt", "stc", "tanan"])
@pytest.mark.parametrize(("language", "path"), [("vi", "/tin-tuc/"), ("en", "/en/news/")])
def test_a_page_has_its_units_host_and_its_own_languages_prefix(code, language, path):
    assert news_of(code, language).full_url == f"http://{cast.HOSTS[code]}{path}"


@pytest.mark.parametrize("of_the_screen", ["vi", "en"])
def test_the_language_of_the_screen_does_not_change_a_pages_address(of_the_screen):
    with translation.override(of_the_screen):
        assert news_of("syt").get_url_parts()[2] == "/tin-tuc/"
        assert news_of("syt", "en").get_url_parts()[2] == "/en/news/"


def test_a_home_page_is_the_root_of_its_host():
    assert cast.home_of("syt").full_url == "http://syt.tinh.localhost/"
    assert cast.home_of("syt", "en").full_url == "http://syt.tinh.localhost/en/"


def test_links_within_a_site_are_relative(request_at):
    request = request_at("syt")
    assert news_of("syt").get_url(request) == "/tin-tuc/"
    assert news_of("syt", "en").get_url(request) == "/en/news/"
    assert cast.home_of("syt").get_url(request) == "/"


def test_links_to_another_unit_are_absolute(request_at):
    assert news_of("stc").get_url(request_at("syt")) == "http://stc.tinh.localhost/tin-tuc/"


def test_without_a_request_a_link_is_absolute():
    assert news_of("syt").url == "http://syt.tinh.localhost/tin-tuc/"


def test_a_bare_page_has_the_address_of_the_specific_one(request_at):
    bare = Page.objects.get(pk=news_of("syt").pk)
    assert bare.get_url(request_at("syt")) == "/tin-tuc/"


def test_a_unit_without_a_host_publishes_on_the_hubs(request_at):
    found_unit(cast.founding("hoi-nong-dan", hostname=""), today=cast.TODAY)
    assert news_of("hoi-nong-dan").full_url == "http://tinh.localhost/co-quan/hoi-nong-dan/tin-tuc/"
    assert news_of("hoi-nong-dan", "en").get_url(request_at("tinh")) == "/en/units/hoi-nong-dan-en/news/"


def test_a_page_at_the_top_that_belongs_to_no_unit_has_no_address(request_at):
    stray = Page.get_first_root_node().add_child(instance=UnitHomePage(title="Lạc", slug="lac"))
    below = stray.add_child(instance=StandardPage(title="Bên dưới", slug="ben-duoi"))
    request = request_at("tinh")
    for page in (stray, below):
        assert page.url is None
        assert page.full_url is None
        assert page.get_url(request) is None
        assert page.get_url_parts() is None


def test_the_root_of_the_tree_has_no_address(request_at):
    assert Page.get_first_root_node().get_url(request_at("tinh")) is None


def test_every_page_knows_its_site():
    assert news_of("stc", "en").get_site() == cast.unit("stc").site


def test_a_new_host_name_shows_at_once(request_at):
    request = request_at("tinh")
    assert news_of("syt").get_url(request).startswith("http://syt.")
    move_host(cast.unit("syt"), hostname="yte.tinh.localhost", valid_from=cast.TODAY, basis="1/QĐ", today=cast.TODAY)
    assert news_of("syt").get_url(request) == "http://yte.tinh.localhost/tin-tuc/"


def test_a_renamed_root_shows_at_once(request_at):
    request, home = request_at("syt"), cast.home_of("syt")
    assert news_of("syt").get_url(request) == "/tin-tuc/"
    home.slug = "so-y-te"
    home.save()
    assert news_of("syt").get_url(request) == "/tin-tuc/"


def test_a_unit_founded_within_the_request_has_addresses_at_once(request_at):
    request = request_at("tinh")
    found_unit(cast.founding("an-chau"), today=cast.TODAY)
    assert cast.home_of("an-chau").get_url(request) == "http://an-chau.tinh.localhost/"


def test_roots_that_changed_places_within_the_request_keep_their_hosts(request_at):
    request = request_at("tinh")
    homes = [cast.home_of("syt"), cast.home_of("stc")]
    assert [home.get_url(request) for home in homes] == ["http://syt.tinh.localhost/", "http://stc.tinh.localhost/"]
    Page.objects.get(pk=homes[1].pk).move(Page.objects.get(pk=homes[0].pk), pos="left")
    homes = [cast.home_of("syt"), cast.home_of("stc")]
    assert [home.get_url(request) for home in homes] == ["http://syt.tinh.localhost/", "http://stc.tinh.localhost/"]


def test_one_request_never_sees_the_roots_of_another(visit):
    assert visit("syt").status_code == 200
    assert request_memo.get() is None


# --- The same work for three units and for sixty --------------------------------------------------


@dataclass
class Work:
    """What something cost: queries, objects made from rows, site roots looked through."""

    queries: int = 0
    objects: int = 0
    roots: int = 0


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Count the work done inside."""
    work = Work()
    stock = AbstractPage._get_site_root_paths

    def count_object(**_signal: Any) -> None:
        work.objects += 1

    def count_roots(self: Any, *args: Any, **kwargs: Any) -> list[Any]:
        roots = stock(self, *args, **kwargs)
        work.roots += len(roots)
        return roots

    with monkeypatch.context() as patch, CaptureQueriesContext(connection) as queries:
        patch.setattr(AbstractPage, "_get_site_root_paths", count_roots)
        post_init.connect(count_object)
        try:
            yield work
        finally:
            post_init.disconnect(count_object)
            work.queries = len(queries)


def links(request: Any, linked: list[Page]) -> list[str]:
    return [page.get_url(request) for page in linked]


def pages_of(code: str) -> list[Page]:
    return list(Page.objects.descendant_of(cast.home_of(code), inclusive=True))


def test_sixty_links_cost_the_same_with_three_units_and_with_sixty(request_at, monkeypatch):
    def cost() -> Work:
        request_memo.set({})
        request, linked = request_at("syt"), pages_of("syt") * 7
        with counted(monkeypatch) as work:
            links(request, linked)
        return work

    few = cost()
    many_units(57)
    assert cost() == few
    assert few.queries == 1  # the unit's root, once


def test_links_to_many_units_take_one_query(request_at, django_assert_num_queries):
    many_units(57)
    request = request_at("tinh")
    homes = list(Page.objects.filter(depth=2))
    with django_assert_num_queries(1):
        urls = links(request, homes)
    assert len({url for url in urls if url.endswith("localhost/")}) == 60
    with django_assert_num_queries(0):
        links(request, homes)


def test_links_outside_of_a_request_take_one_query_each(django_assert_num_queries):
    page = Page.objects.get(pk=news_of("syt").pk)
    with django_assert_num_queries(1):
        assert page.full_url == page.full_url


def test_reading_pages_without_linking_them_fetches_no_roots(request_at, django_assert_num_queries):
    request_at("syt")
    with django_assert_num_queries(1):
        list(Page.objects.filter(depth=2))


# --- What a page costs ----------------------------------------------------------------------------

#: Queries of a page as an anonymous reader sees it, whatever the number of units, articles and documents.
QUERIES = {
    "hub home": 21,  # drafts open for comment, as on every home page
    "unit home": 18,
    "unit home in English": 17,
    "news list": 20,
    "article": 25,  # authors, tags, corrections, further lists
    "document list": 24,
    "document": 26,  # the draft that it came of
    "page of text": 16,
    "form": 17,
    "directory": 18,
}


@pytest.fixture
def addresses() -> dict[str, tuple[str, str]]:
    """(unit, path) of a page of every type, with three articles and three documents of Health."""
    article, document = publish(3)
    contact = StandardPage.objects.descendant_of(cast.home_of("syt")).get(slug="lien-he")
    return {
        "hub home": ("tinh", "/"),
        "unit home": ("syt", "/"),
        "unit home in English": ("syt", "/en/"),
        "news list": ("syt", pages.path_of(news_of("syt"))),
        "article": ("syt", pages.path_of(article)),
        "document list": ("syt", pages.path_of(pages.section(DocumentIndexPage, "syt"))),
        "document": ("syt", pages.path_of(document)),
        "page of text": ("syt", pages.path_of(contact)),
        "form": ("syt", pages.path_of(form_page())),
        "directory": ("tinh", pages.path_of(UnitDirectoryPage.objects.get(locale__language_code="vi"))),
    }


def publish(number: int) -> tuple[Page, Page]:
    """Publish articles with pictures and documents with a file on both the hub's and Health's site."""
    collection = cast.unit("syt").collection
    file = UnitDocument.objects.create(title="Tệp", file="van-ban.pdf", file_size=1, collection=collection)
    for code in ("tinh", "syt"):
        for place in range(number):
            day = pages.NOON + timedelta(minutes=place)
            article = pages.article(
                code, title=f"Tin {place} {number}", picture=pages.picture(code=code), published_at=day
            )
            # Of another body in each unit: two documents of one body cannot have one number.
            values = {"number": f"{number * 100 + place}/QĐ-{code}", "issuing_body": cast.unit(code).name}
            document = pages.document(code, title=f"Văn bản {place} {number}", **values)
            DocumentAttachment.objects.create(page=document, document=file)
    return article, document


def queries_of(visit: Any, addresses: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Queries of each page; the first visit makes sizes of pictures and fills caches and is not counted."""
    numbers = {}
    for name, (code, path) in addresses.items():
        for _first_or_second in range(2):
            with CaptureQueriesContext(connection) as queries:
                response = visit(code, path)
            assert response.status_code == 200
        numbers[name] = len(queries)
    return numbers


def test_every_page_takes_its_fixed_number_of_queries(visit, addresses):
    assert queries_of(visit, addresses) == QUERIES


def test_with_sixty_units_it_is_the_same(visit, addresses):
    many_units(57)
    assert queries_of(visit, addresses) == QUERIES


def test_with_a_dozen_articles_and_documents_it_is_the_same(visit, addresses):
    publish(9)
    assert queries_of(visit, addresses) == QUERIES


def test_a_units_page_is_made_from_the_same_number_of_rows_and_roots_with_sixty_units(visit, addresses, monkeypatch):
    def work_of(name: str) -> Work:
        with counted(monkeypatch) as work:
            visit(*addresses[name])
        return work

    names = [name for name, (code, _path) in addresses.items() if code == "syt"]
    queries_of(visit, addresses)  # makes the sizes of the pictures
    few = {name: work_of(name) for name in names}
    many_units(57)
    assert {name: work_of(name) for name in names} == few
