"""Feeds of a site and of its sections: what is public there, in its language, with its labels, and nothing else."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import ArticleContribution, ArticleTag
from sites.choices import Lane
from sites.feeds import FEED_LENGTH
from tests import cast, pages

pytestmark = pytest.mark.django_db

FEEDS = ["/rss.xml", "/atom.xml", "/feed.json", "/tin-tuc/rss/", "/tin-tuc/atom/", "/tin-tuc/json/"]
ENGLISH = ["/en/rss.xml", "/en/atom.xml", "/en/feed.json", "/en/news/rss/", "/en/news/atom/", "/en/news/json/"]
ATOM = "{http://www.w3.org/2005/Atom}"


def ask(client, path, host="syt"):
    return client.get(path, headers={"host": cast.HOSTS[host]})


def titles(response):
    """Titles of the items, whatever the form of the feed."""
    assert response.status_code == 200
    if "json" in response["Content-Type"]:
        return [item["title"] for item in json.loads(response.content)["items"]]
    root = ElementTree.fromstring(response.content)
    return [node.text for node in (*root.findall("channel/item/title"), *root.findall(f"{ATOM}entry/{ATOM}title"))]


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_shows_what_every_reader_of_the_site_can_open(client, feed):
    pages.article("syt", title="Tiêm chủng mở rộng")
    pages.article("syt", title="Còn là bản nháp", live=False)
    pages.article("stc", title="Thu ngân sách quý III")
    locked = pages.article("syt", title="Chỉ dành cho người có mật khẩu")
    PageViewRestriction.objects.create(page=locked, restriction_type="password", password="mo-cua")
    pages.english_of(pages.article("syt", title="Bản tiếng Việt"), title="English version")
    found = titles(ask(client, feed))
    assert {"Tiêm chủng mở rộng", "Bản tiếng Việt"} <= set(found)
    assert not {"Còn là bản nháp", "Thu ngân sách quý III", "Chỉ dành cho người có mật khẩu", "English version"} & set(
        found
    )


@pytest.mark.parametrize("feed", ENGLISH)
def test_the_english_feed_is_of_the_english_pages(client, feed):
    pages.english_of(pages.article("syt", title="Bản tiếng Việt"), title="English version")
    found = titles(ask(client, feed))
    assert "English version" in found
    assert "Bản tiếng Việt" not in found


@pytest.mark.parametrize("feed", FEEDS)
def test_m2_what_nobody_has_confirmed_says_so_in_feeds_too(client, feed):
    pages.article("syt", title="Nghe nói sắp có bệnh viện mới", lane=Lane.REFERENCE)
    assert "[Tin tham khảo] Nghe nói sắp có bệnh viện mới" in titles(ask(client, feed))


def test_an_item_says_where_by_whom_and_when(client):
    article = pages.article("syt", title="Khám bệnh miễn phí", lead="Tại Trạm y tế xã.", author="An", source="Sở Y tế")
    (item,) = [
        item for item in json.loads(ask(client, "/feed.json").content)["items"] if item["title"] == "Khám bệnh miễn phí"
    ]
    assert item["url"] == item["id"] == article.full_url
    assert item["summary"] == "Tại Trạm y tế xã."
    assert item["authors"] == [{"name": "An"}]
    assert item["date_published"] == timezone.localtime(article.published_at).isoformat()


def test_the_newest_come_first_and_a_feed_ends(client):
    now = timezone.now()
    for number in range(FEED_LENGTH + 3):
        pages.article("syt", title=f"Tin {number}", published_at=now - timedelta(minutes=number))
    for feed in FEEDS:
        found = titles(ask(client, feed))
        assert found[:3] == ["Tin 0", "Tin 1", "Tin 2"], feed
        assert len(found) == FEED_LENGTH, feed


def test_a_feed_costs_the_same_with_three_articles_and_with_twelve(client):
    def queries():
        return [len(queries_of(feed)) for feed in ("/rss.xml", "/tin-tuc/rss/")]

    def queries_of(feed):
        with CaptureQueriesContext(connection) as counted:
            assert ask(client, feed).status_code == 200
        return counted

    def publish(numbers):
        for number in numbers:
            pages.article("syt", title=f"Tin {number}", picture=pages.picture(f"Ảnh {number}"))
        queries()  # makes the sizes of the pictures

    publish(range(3))
    few = queries()
    publish(range(3, 12))
    assert queries() == few


def test_pages_name_the_feeds_of_their_site_in_their_language(client):
    for path, feed in (("/", "/rss.xml"), ("/en/", "/en/rss.xml")):
        link = pages.read(ask(client, path)).find("link", type="application/rss+xml")
        assert link["href"] == feed


def test_a_section_of_another_form_is_not_found(client):
    assert ask(client, "/tin-tuc/html/").status_code == 404


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_topic_has_a_feed_of_its_own(visit, form):
    topic = pages.topic()
    pages.article(title="Trong chuyên đề", placements=pages.placed_in(topic))
    pages.article(title="Ngoài chuyên đề")
    text = visit("syt", f"/chuyen-doi-so/{form}/").content.decode()
    assert "Trong chuyên đề" in text
    assert "Ngoài chuyên đề" not in text


@pytest.mark.parametrize("path", FEEDS)
def test_controls_of_old_fonts_break_no_feed(client, path):
    page = pages.article("syt", title="Tin", contributions=[ArticleContribution(name="Nguyễn\x0bAn")])
    tag = ArticleTag.objects.create(article=page, name="y\x02tế", locale=page.locale)
    assert tag.name == "ytế"
    type(page).objects.filter(pk=page.pk).update(lead="Dòng\x07 một")  # as it was stored before
    assert titles(ask(client, path)) == ["Tin"]
