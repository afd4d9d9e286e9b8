"""What search engines are told: the public pages of the host alone, with their versions in other languages."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.syndication.services import take
from tests import cast, pages
from tests.home.syndication.sharing import complete, publish, seat_hubs_board, section_of

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client, path, host="syt"):
    response = client.get(path, headers={"host": cast.HOSTS[host]})
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def locations(root):
    return [node.text for node in root.iter(f"{MAP}loc")]


def test_the_index_names_parts_of_the_same_host_and_each_can_be_read(client):
    parts = locations(read(client, "/sitemap.xml"))
    assert [part.rsplit("/", 1)[1] for part in parts] == ["sitemap-pages.xml", "sitemap-news.xml"]
    assert all(cast.HOSTS["syt"] in part for part in parts)


@pytest.mark.parametrize("path", ["/sitemap-pages.xml", "/sitemap-news.xml"])
def test_only_what_every_reader_can_open_stands_there(client, path):
    shown = pages.article("syt", title="Tiêm chủng", published_at=timezone.now())
    english = pages.english_of(shown, title="Vaccination", published_at=shown.published_at)
    draft, foreign = pages.article("syt", title="Nháp", live=False), pages.article("stc", title="Thu ngân sách")
    locked = pages.article("syt", title="Khóa")
    PageViewRestriction.objects.create(page=locked, restriction_type="password", password="mo-cua")
    found = locations(read(client, path))
    assert {shown.full_url, english.full_url} <= set(found)
    assert not {page.full_url for page in (draft, foreign, locked)} & set(found)


def test_each_language_names_the_others_and_a_page_alone_names_none(client):
    article = pages.article("syt", title="Tiêm chủng")
    english = pages.english_of(article, title="Vaccination")
    alone = pages.article("syt", title="Chỉ có tiếng Việt")
    draft = pages.english_of(pages.article("syt", title="Còn dịch"), title="Being translated", live=False)
    entries = {entry.find(f"{MAP}loc").text: entry for entry in read(client, "/sitemap-pages.xml")}
    expected = [("en", english.full_url), ("vi", article.full_url)]
    for page in (article, english):
        links = entries[page.full_url].findall(LINK)
        assert [(link.get("hreflang"), link.get("href")) for link in links] == expected
    assert entries[alone.full_url].findall(LINK) == []
    assert draft.full_url not in {link.get("href") for entry in entries.values() for link in entry.findall(LINK)}


def test_news_search_is_told_the_news_of_two_days(client):
    new = pages.article("syt", title="Mới <hôm nay>", published_at=timezone.now())
    old = pages.article("syt", title="Tuần trước", published_at=timezone.now() - timedelta(days=7))
    root = read(client, "/sitemap-news.xml")
    assert new.full_url in locations(root)
    assert old.full_url not in locations(root)
    assert "Mới <hôm nay>" in [node.text for node in root.iter(f"{NEWS}title")]
    assert {node.text for node in root.iter(f"{NEWS}name")} == {cast.unit("syt").display_name}


@pytest.mark.parametrize("path", ["/sitemap-pages.xml", "/sitemap-news.xml"])
def test_a_sheet_costs_the_same_with_three_pages_and_with_thirty(client, path):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            read(client, path)
        return len(counted)

    for number in range(3):
        pages.article("syt", title=f"Tin {number}", published_at=timezone.now())
    few = queries()
    for number in range(3, 30):
        pages.article("syt", title=f"Tin {number}", published_at=timezone.now())
    assert queries() == few


@pytest.mark.parametrize("host", ["tinh", "syt"])
def test_programs_are_told_what_to_leave_alone_and_where_the_map_is(client, host):
    response = client.get("/robots.txt", headers={"host": cast.HOSTS[host]})
    assert response["Content-Type"].startswith("text/plain")
    text = response.content.decode()
    assert "Disallow: /admin/" in text
    assert f"Sitemap: http://{cast.HOSTS[host]}/sitemap.xml" in text


def test_a_copy_stands_there_once_its_original_is_gone(client):
    seat_hubs_board()
    original = complete()
    copy = publish(take(original, section_of("tinh"), user=cast.person("dung")))
    assert copy.full_url not in locations(read(client, "/sitemap-pages.xml", "tinh"))
    with pages.without_chain():
        type(original).objects.get(pk=original.pk).unpublish()
    assert copy.full_url in locations(read(client, "/sitemap-pages.xml", "tinh"))
