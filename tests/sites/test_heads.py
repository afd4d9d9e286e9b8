"""What machines read at the head of every page type, in both languages."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client

from documents.models import (
    ConsultationIndexPage,
    ConsultationPage,
    DocumentIndexPage,
    LegalDocumentPage,
    ProcedureIndexPage,
    ProcedurePage,
)
from home.models import FormPage, HubHomePage, StandardPage, UnitDirectoryPage, UnitHomePage
from news.models import ArticlePage, NewsIndexPage, TopicPage
from sites.models import UnitPage
from tests import cast, pages
from tests.documents import drafts
from tests.form_pages import form_page

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Sample:
    """A page of one type: its host, its address by language, what schema.org calls it."""

    host: str
    paths: dict[str, str]
    schema_type: str
    og_type: str = "website"


SAMPLES = {
    HubHomePage: Sample("tinh", {"vi": "/", "en": "/en/"}, "GovernmentOrganization"),
    UnitHomePage: Sample("syt", {"vi": "/", "en": "/en/"}, "GovernmentOrganization"),
    StandardPage: Sample("syt", {"vi": "/lien-he/", "en": "/en/contact/"}, "WebPage"),
    FormPage: Sample("syt", {"vi": "/dang-ky/", "en": "/en/dang-ky/"}, "WebPage"),
    UnitDirectoryPage: Sample("tinh", {"vi": "/co-quan/", "en": "/en/units/"}, "CollectionPage"),
    NewsIndexPage: Sample("syt", {"vi": "/tin-tuc/", "en": "/en/news/"}, "CollectionPage"),
    ArticlePage: Sample("syt", {"vi": "/tin-tuc/bai/", "en": "/en/news/story/"}, "NewsArticle", "article"),
    TopicPage: Sample("syt", {"vi": "/chuyen-de/", "en": "/en/topic/"}, "CollectionPage"),
    DocumentIndexPage: Sample("syt", {"vi": "/van-ban/", "en": "/en/documents/"}, "CollectionPage"),
    LegalDocumentPage: Sample("syt", {"vi": "/van-ban/qd-1/", "en": "/en/documents/qd-1/"}, "Legislation"),
    ConsultationIndexPage: Sample("syt", {"vi": "/du-thao/", "en": "/en/drafts/"}, "CollectionPage"),
    ConsultationPage: Sample("syt", {"vi": "/du-thao/dt-1/", "en": "/en/drafts/dt-1/"}, "WebPage"),
    ProcedureIndexPage: Sample("syt", {"vi": "/thu-tuc/", "en": "/en/thu-tuc/"}, "CollectionPage"),
    ProcedurePage: Sample("syt", {"vi": "/thu-tuc/tt-1/", "en": "/en/thu-tuc/tt-1/"}, "GovernmentService"),
}
MANDATORY = ["DC.title", "DC.creator", "DC.date", "DC.description", "DC.publisher", "DC.identifier"]
LISTS = [UnitDirectoryPage, NewsIndexPage, TopicPage, DocumentIndexPage]

each_language = pytest.mark.parametrize("language", ["vi", "en"])
each_type = pytest.mark.parametrize("model", SAMPLES, ids=lambda model: model.__name__)
each_list = pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)


@pytest.fixture(scope="module", autouse=True)
def _article_and_document(scene):
    story = pages.article(slug="bai", picture=pages.picture(), author="Trần Thị An")
    pages.english_of(story, title="A story", slug="story", lead="A station opened.", author="Trần Thị An")
    topic = pages.topic(slug="chuyen-de")
    pages.topic(language="en", title="Digital transformation", slug="topic", translation_key=topic.translation_key)
    story.placements = pages.placed_in(topic)
    story.placements.commit()
    decision = pages.document(slug="qd-1", effective_from=date(2026, 12, 1))
    pages.english_of(decision, slug="qd-1", title="Decision 1", abstract="On vaccination")
    lists = {model: drafts.listing(model) for model in (ConsultationIndexPage, ProcedureIndexPage)}
    for model, listing in lists.items():
        drafts.listing(model, "syt", "en", translation_key=listing.translation_key)
    draft = drafts.consultation(slug="dt-1")
    drafts.consultation("syt", "en", slug="dt-1", translation_key=draft.translation_key)
    procedure = drafts.procedure(slug="tt-1")
    drafts.procedure("syt", "en", slug="tt-1", translation_key=procedure.translation_key)
    form = form_page()
    form_page("syt", "en", title="Registration", translation_key=form.translation_key)


@dataclass(frozen=True)
class Head:
    """The head of an answered page."""

    soup: BeautifulSoup

    def meta(self, name: str) -> str | None:
        tag = self.soup.head.find("meta", attrs={"name": name}) or self.soup.head.find("meta", property=name)
        return tag["content"] if tag else None

    @property
    def canonical(self) -> str:
        (link,) = self.soup.head.find_all("link", rel="canonical")
        return link["href"]

    @property
    def alternates(self) -> dict[str, str]:
        return {
            link["hreflang"]: link["href"] for link in self.soup.head.find_all("link", rel="alternate", hreflang=True)
        }

    @property
    def json_ld(self) -> dict[str, Any]:
        (script,) = self.soup.find_all("script", type="application/ld+json")
        return json.loads(script.string)


@pytest.fixture
def head_of(visit):
    def open_head(model, language="vi", query=""):
        sample = SAMPLES[model]
        return Head(pages.read(visit(sample.host, sample.paths[language] + query)))

    return open_head


@pytest.fixture(scope="module")
def heads(_article_and_document):
    """The heads of all samples, each opened once."""
    opened = {}
    for model, sample in SAMPLES.items():
        for language, path in sample.paths.items():
            response = Client().get(path + "?utm_source=zalo&fbclid=1", headers={"host": cast.HOSTS[sample.host]})
            opened[model, language] = Head(pages.read(response))
    return opened


def page_at(model, language="vi"):
    """The page that a sample's address shows."""
    slug = SAMPLES[model].paths[language].rstrip("/").rpartition("/")[2]
    if slug in {"", "en"}:
        return cast.home_of(SAMPLES[model].host, language)
    roots = cast.home_of(SAMPLES[model].host, language)
    return model.objects.descendant_of(roots).get(slug=slug)


def address(model, language):
    return "http://" + cast.HOSTS[SAMPLES[model].host] + SAMPLES[model].paths[language]


def test_the_table_holds_every_page_type():
    types = {model for model in apps.get_models() if issubclass(model, UnitPage)}
    assert set(SAMPLES) == types


@each_type
@each_language
def test_title_names_the_page_and_the_unit(heads, model, language):
    title = heads[model, language].soup.title.get_text()
    unit = cast.unit(SAMPLES[model].host)
    assert title.endswith(unit.short_name_en if language == "en" else unit.short_name)
    assert title.startswith(page_at(model, language).title)


def test_titles_differ_from_page_to_page(heads):
    titles = [head.soup.title.get_text() for head in heads.values()]
    assert len(set(titles)) == len(titles)


@each_type
@each_language
def test_description_is_there_and_short_enough(heads, model, language):
    description = heads[model, language].meta("description")
    assert description
    assert len(description) <= 200
    assert "<" not in description


@each_type
@each_language
def test_canonical_is_the_absolute_address_without_query(heads, model, language):
    assert heads[model, language].canonical == address(model, language)


@each_type
def test_nonsense_in_the_query_is_no_part_of_the_canonical_address(head_of, model):
    for number in ("²", "-1", "abc", "1", "999", "9" * 5000, ""):
        assert head_of(model, query=f"?page={number}").canonical == address(model, "vi"), number


@each_list
def test_the_second_page_of_a_list_is_a_page_of_its_own(head_of, model, monkeypatch):
    monkeypatch.setattr(model, "per_page", 1)
    pages.article(title="Bài khác", placements=pages.placed_in(page_at(TopicPage)))
    pages.document(title="Văn bản khác")
    head = head_of(model, query="?page=2&utm_source=zalo")
    assert head.canonical == address(model, "vi") + "?page=2"
    assert head.alternates == {}
    assert head.meta("og:url") == head.json_ld["url"] == head.canonical
    assert head_of(model, query="?page=99").canonical == address(model, "vi") + f"?page={last_page(model)}"
    assert head_of(model, query="?page=1").canonical == address(model, "vi")


def last_page(model):
    return 3 if model is UnitDirectoryPage else 2


@pytest.mark.parametrize(
    ("model", "query"),
    [(NewsIndexPage, "year=2026"), (DocumentIndexPage, "type=QĐ&year=2026"), (UnitDirectoryPage, "kind=department")],
)
def test_a_further_page_of_a_narrowed_list_keeps_the_filter(head_of, model, query, monkeypatch):
    monkeypatch.setattr(model, "per_page", 1)
    pages.article(title="Bài khác", placements=pages.placed_in(page_at(TopicPage)))
    pages.document(title="Văn bản khác")
    canonical = head_of(model, query=f"?{query}&page=2").canonical
    assert canonical == address(model, "vi") + f"?{query}&page=2".replace("Đ", "%C4%90")


@each_type
@each_language
def test_hreflang_names_both_versions(heads, model, language):
    assert heads[model, language].alternates == {code: address(model, code) for code in ("vi", "en")}


@each_type
@each_language
def test_open_graph(heads, model, language):
    head = heads[model, language]
    assert head.meta("og:title") == head.soup.title.get_text()
    assert head.meta("og:type") == SAMPLES[model].og_type
    assert head.meta("og:url") == address(model, language)
    assert head.meta("og:description") == head.meta("description")
    unit = cast.unit(SAMPLES[model].host)
    assert head.meta("og:site_name") == (unit.name_en if language == "en" else unit.name)


@each_type
@each_language
def test_mandatory_dublin_core_elements_are_filled(heads, model, language):
    head = heads[model, language]
    assert [name for name in MANDATORY if not head.meta(name)] == []
    assert date.fromisoformat(head.meta("DC.date"))
    assert head.meta("DC.language") == language


@each_type
@each_language
def test_json_ld_says_what_the_page_is(heads, model, language):
    data = heads[model, language].json_ld
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == SAMPLES[model].schema_type
    assert data["url"] == address(model, language)
    assert all(data.values()), "an empty property says nothing"


@each_type
@each_language
def test_a_hostile_title_is_harmless(head_of, model, language):
    title = '</script><script>alert("1")</script><!--'
    page = page_at(model, language)
    type(page).objects.filter(pk=page.pk).update(title=title)
    head = head_of(model, language)
    assert head.soup.title.get_text().startswith(title)
    assert head.meta("og:title").startswith(title)
    assert "@type" in head.json_ld
    assert not [script for script in head.soup.find_all("script") if "alert" in (script.string or "")[:20]]


def test_a_hostile_name_of_a_unit_is_harmless(head_of):
    unit = cast.unit("syt")
    unit.name = unit.short_name = "</script><script>alert(1)</script>"
    unit.save()
    head = head_of(UnitHomePage)
    assert head.json_ld["name"] == unit.name
    assert [script.get("type") for script in head.soup.find_all("script")] == [
        "application/ld+json",
        "module",
        "module",
    ]


def test_the_picture_of_an_article_is_shared_at_its_absolute_address(head_of, visit):
    url = head_of(ArticlePage).meta("og:image")
    assert url.startswith("http://syt.tinh.localhost/media/images/")
    assert url == head_of(ArticlePage).json_ld["image"]
    assert visit("syt", url.removeprefix("http://syt.tinh.localhost")).status_code == 200


def test_an_article_says_who_wrote_it_and_when(head_of):
    head = head_of(ArticlePage)
    assert head.meta("DC.creator") == "Trần Thị An"
    assert head.meta("DC.date") == "2026-11-19"
    assert head.json_ld["author"] == {"@type": "Person", "name": "Trần Thị An"}
    assert head.json_ld["datePublished"] == "2026-11-19T12:00:00+07:00"


def test_an_article_without_author_is_the_units(head_of):
    ArticlePage.objects.update(author="")
    assert head_of(ArticlePage).json_ld["author"] == {"@type": "Organization", "name": "Sở Y tế"}
    assert head_of(ArticlePage, "en").json_ld["author"]["name"] == "Department of Health"
    assert head_of(ArticlePage).meta("DC.creator") == "Sở Y tế"


def test_a_document_is_known_by_its_number_and_issuing_body(head_of):
    head = head_of(LegalDocumentPage)
    assert head.meta("DC.identifier") == "1/QĐ-SYT"
    assert head.meta("DC.creator") == "Sở Y tế"
    assert head.meta("DC.date") == "2026-11-02"
    data = head.json_ld
    assert data["legislationIdentifier"] == "1/QĐ-SYT"
    assert data["legislationType"] == "Quyết định"
    assert (data["legislationDate"], data["legislationDateVersion"]) == ("2026-11-02", "2026-12-01")


def test_the_editors_own_description_goes_first(head_of):
    page_at(ArticlePage).__class__.objects.filter(slug="bai").update(search_description="Tự viết", seo_title="Tiêu đề")
    head = head_of(ArticlePage)
    assert head.meta("description") == "Tự viết"
    assert head.soup.title.get_text() == "Tiêu đề – Sở Y tế"


def test_the_404_page_has_no_canonical_address(visit):
    soup = BeautifulSoup(visit("syt", "/khong-co/").content, "html.parser")
    assert soup.head.find("link", rel="canonical") is None
    assert soup.title.get_text()


def test_a_page_without_picture_is_shared_with_the_units_emblem(head_of, visit):
    branding = cast.unit("syt").site.branding
    branding.emblem = pages.picture("Biểu trưng")
    branding.save()
    head = head_of(NewsIndexPage)
    url = head.meta("og:image")
    assert url.endswith(".png")
    assert visit("syt", url.removeprefix("http://syt.tinh.localhost")).status_code == 200
    assert "image" not in head.json_ld
    assert head_of(ArticlePage).meta("og:image") != url
    branding.emblem = None
    branding.save()
    assert head_of(NewsIndexPage).meta("og:image") is None
