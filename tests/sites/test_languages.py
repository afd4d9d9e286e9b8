"""Vietnamese without prefix, English under /en/, and the way from one to the other."""

import pytest

from news.models import NewsIndexPage
from tests import cast, pages

pytestmark = pytest.mark.django_db

EVERY_UNIT = ["tinh", "syt", "stc", "tanan"]


def language_of(response):
    return pages.read(response).html["lang"]


def switch(response):
    """What the language switch offers: the address by language, and the notes on missing versions."""
    nav = pages.read(response).find("nav", class_="languages")
    links = {link["hreflang"]: link["href"] for link in nav.find_all("a")}
    return links, [note.get_text(strip=True) for note in nav.find_all(class_="languages__missing")]


def alternates(response):
    return {
        link["hreflang"]: link["href"]
        for link in pages.read(response).head.find_all("link", rel="alternate", hreflang=True)
    }


@pytest.mark.parametrize("code", EVERY_UNIT)
def test_vietnamese_has_no_prefix(visit, code):
    response = visit(code)
    assert language_of(response) == "vi"
    assert cast.unit(code).name in response.text


@pytest.mark.parametrize("code", EVERY_UNIT)
def test_english_is_under_en(visit, code):
    response = visit(code, "/en/")
    assert language_of(response) == "en"
    assert cast.unit(code).name_en.replace("'", "&#x27;") in response.text
    assert "Skip to main content" in response.text


@pytest.mark.parametrize("path", ["/", "/en/", "/tin-tuc/", "/en/news/"])
@pytest.mark.parametrize("wish", ["en", "vi", "fr;q=0.9,en", "*", "x" * 600])
def test_the_language_a_browser_wishes_for_does_not_matter(visit, client, path, wish):
    expected = visit("syt", path).text
    client.cookies["django_language"] = wish[:20]
    answered = client.get(path, headers={"host": cast.HOSTS["syt"], "accept-language": wish})
    assert answered.text == expected


@pytest.mark.parametrize("path", ["/vi/", "/EN/", "/fr/", "/en-gb/", "/en/en/"])
def test_no_other_prefix_is_a_language(visit, path):
    assert visit("syt", path).status_code == 404


def test_english_without_its_slash_leads_to_the_one_with(visit):
    response = visit("syt", "/en")
    assert (response.status_code, response["Location"]) == (301, "/en/")


def test_every_link_of_an_english_page_stays_in_english(visit):
    page = pages.read(visit("syt", "/en/"))
    switcher = page.find("nav", class_="languages")
    hrefs = {link["href"] for link in page.body.find_all("a") if link not in switcher.find_all("a")}
    leaving = {
        href for href in hrefs if not href.startswith(("#", "/en/", "http://tinh.localhost/en/", "tel:", "mailto:"))
    }
    assert not leaving


@pytest.mark.parametrize(("vietnamese", "english"), [("/", "/en/"), ("/tin-tuc/", "/en/news/")])
def test_the_switch_leads_to_the_same_page_in_the_other_language(visit, vietnamese, english):
    assert switch(visit("syt", vietnamese)) == ({"en": english}, [])
    assert switch(visit("syt", english)) == ({"vi": vietnamese}, [])


def test_the_switch_of_an_article_leads_to_its_translation(visit):
    article = pages.article()
    translation = pages.english_of(article, title="Health station opens")
    assert switch(visit("syt", pages.path_of(article)))[0] == {"en": "/en/news/health-station-opens/"}
    assert switch(visit("syt", pages.path_of(translation)))[0] == {"vi": "/tin-tuc/khai-truong-tram-y-te/"}


def test_the_switch_says_that_a_page_has_no_other_version(visit):
    links, notes = switch(visit("syt", pages.path_of(pages.article())))
    assert links == {}
    assert notes == ["Trang này chưa có bản tiếng Anh"]


def test_the_switch_of_an_english_page_says_it_in_english(visit):
    _links, notes = switch(visit("syt", pages.path_of(pages.article(language="en", title="Only here"))))
    assert notes == ["This page has no Vietnamese version"]


def test_a_draft_translation_counts_as_none(visit):
    article = pages.article()
    pages.english_of(article, title="Not yet", live=False)
    answered = visit("syt", pages.path_of(article))
    assert switch(answered)[0] == {}
    assert list(alternates(answered)) == ["vi"]


@pytest.mark.parametrize("path", ["/en/tin-tuc/khai-truong-tram-y-te/", "/en/news/khai-truong-tram-y-te/"])
def test_an_untranslated_page_never_shows_under_en(visit, path):
    pages.article()
    answered = visit("syt", path)
    assert answered.status_code == 404
    assert "Trạm y tế mới mở cửa" not in answered.text


def test_without_an_english_home_page_en_shows_nothing_vietnamese(visit):
    cast.home_of("syt", "en").unpublish()
    answered = visit("syt", "/en/")
    assert answered.status_code == 404
    assert 'lang="en"' in answered.text
    assert switch(visit("syt"))[0] == {}


@pytest.mark.parametrize("path", ["/news/", "/news/health-station-opens/", "/syt-en/", "/syt-en/news/", "/syt/"])
def test_an_english_page_never_shows_without_its_prefix(visit, path):
    pages.article(language="en", title="Health station opens")
    assert visit("syt", path).status_code == 404


def test_pages_name_each_other_by_hreflang(visit):
    article = pages.article()
    translation = pages.english_of(article, title="Health station opens")
    pair = {
        "vi": "http://syt.tinh.localhost/tin-tuc/khai-truong-tram-y-te/",
        "en": "http://syt.tinh.localhost/en/news/health-station-opens/",
    }
    assert alternates(visit("syt", pages.path_of(article))) == pair
    assert alternates(visit("syt", pages.path_of(translation))) == pair


def test_the_404_page_is_in_the_language_of_its_address(visit):
    assert "Không tìm thấy trang" in visit("syt", "/khong-co/").text
    assert "This page does not exist" in visit("syt", "/en/nothing/").text


def test_dates_and_labels_follow_the_language(visit):
    article = pages.article(kind="event")
    translation = pages.english_of(article, title="Opening", kind="event")
    vietnamese = pages.read(visit("syt", pages.path_of(article))).find(class_="page-head").get_text(" ", strip=True)
    english = pages.read(visit("syt", pages.path_of(translation))).find(class_="page-head").get_text(" ", strip=True)
    assert "Sự kiện" in vietnamese
    assert "Event" in english
    assert "19 November 2026" in english
    assert "November" not in vietnamese


def test_a_section_of_the_hub_has_both_languages_too(visit):
    from home.services import found_unit

    found_unit(cast.founding("hoinongdan", hostname="", kind="mass_organisation"), today=cast.TODAY)
    assert language_of(visit("tinh", "/co-quan/hoinongdan/")) == "vi"
    assert language_of(visit("tinh", "/en/units/hoinongdan-en/")) == "en"
    assert visit("tinh", "/en/co-quan/hoinongdan/").status_code == 404


def test_news_of_one_language_never_stand_in_the_list_of_the_other(visit):
    pages.article(title="Chỉ có tiếng Việt")
    pages.article(language="en", title="English only")
    assert "English only" not in visit("syt", "/tin-tuc/").text + visit("syt").text
    assert "Chỉ có tiếng Việt" not in visit("syt", "/en/news/").text + visit("syt", "/en/").text
    assert pages.section(NewsIndexPage, "syt").get_children().live().count() == 1
