"""Row M6: readers of a translation learn that its source has changed since, and those of the source nothing."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import pages
from tests.workflow import boards, translated
from tests.workflow.translated import AUTHOR, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

TRANSLATED = datetime(2026, 3, 12, 3, tzinfo=UTC)
CORRECTED = datetime(2026, 4, 1, 3, tzinfo=UTC)


def source_of(translation):
    """The Vietnamese page as it is stored."""
    return Page.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale).specific


def open_page(page):
    return pages.read(Client().get(pages.path_of(page), headers={"host": page.unit.site.hostname}))


def notice(page):
    """What stands above the page; empty for nothing."""
    found = open_page(page).find(class_="notice")
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


@pytest.fixture
def translation():
    with time_machine.travel(TRANSLATED, tick=True):
        return translated.published()


def test_a_current_translation_says_nothing(translation):
    assert notice(translated.page_of(translation)) == ""
    assert notice(source_of(translation)) == ""


def test_m6_a_translation_whose_source_was_corrected_says_so_although_nobody_took_the_changes_over(translation):
    with time_machine.travel(CORRECTED, tick=True):
        translated.republish(source_of(translation), lead="Cầu mới dài 130 m.")
    text = notice(translated.page_of(translation))
    assert "This page is translated from the version of 12 March 2026." in text
    assert "The Vietnamese page has been changed since." in text
    link = open_page(translated.page_of(translation)).find(class_="notice").a
    assert (link["href"], link["hreflang"]) == (pages.path_of(source_of(translation)), "vi")
    assert notice(source_of(translation)) == ""


def test_a_draft_of_the_source_is_nobodys_business(translation):
    boards.rewrite(source_of(translation), AUTHOR, lead="Đang viết.")
    assert notice(translated.page_of(translation)) == ""


def test_a_source_that_is_published_again_with_the_same_text_has_not_changed(translation):
    translated.republish(source_of(translation))
    assert notice(translated.page_of(translation)) == ""


def test_a_source_that_returns_to_the_text_that_was_translated_is_not_ahead(translation):
    before = source_of(translation).lead
    translated.republish(source_of(translation), lead="Cầu mới dài 130 m.")
    assert notice(translated.page_of(translation))
    translated.republish(source_of(translation), lead=before)
    assert notice(translated.page_of(translation)) == ""


def test_taking_the_changes_over_is_not_yet_a_new_translation(translation):
    translated.republish(source_of(translation), lead="Cầu mới dài 130 m.")
    translated.sync(translation)
    assert "12 March 2026" in notice(translated.page_of(translation))
    segment = translated.segment_of(translation, "Cầu mới dài 130 m.")
    translated.put(browser_of(AUTHOR), translation, segment, "The new bridge is 130 m long.")
    translated.act(translation, "submit")
    assert "12 March 2026" in notice(translated.page_of(translation))
    translated.approve_all(translation)
    assert notice(translated.page_of(translation)) == ""
    assert translated.page_of(translation).lead == "The new bridge is 130 m long."


def test_a_translation_that_is_approved_when_its_source_has_moved_on_says_so_at_once():
    translation = translated.begin(translated.article())
    translated.fill(translation)
    translated.act(translation, "submit")
    translated.republish(source_of(translation), lead="Cầu mới dài 130 m.")
    translated.approve_all(translation)
    assert "The Vietnamese page has been changed since." in notice(translated.page_of(translation))


def test_a_source_that_was_taken_down_is_not_linked_and_not_named_by_hreflang(translation):
    from workflow.takedown import take_down

    address = pages.path_of(source_of(translation))
    take_down(source_of(translation), user=boards.person("stttt-truongban"), reason="Sai số liệu")
    page = translated.page_of(translation)
    assert "The Vietnamese page is not public any more." in notice(page)
    document = open_page(page)
    alternates = document.head.find_all("link", rel="alternate", hreflang=True)
    assert [link["hreflang"] for link in alternates] == ["en"]
    assert address not in {link["href"] for link in document.find_all("a")}


def test_the_notice_costs_one_query_on_translations_and_none_elsewhere(translation):
    def queries(page):
        with CaptureQueriesContext(connection) as counted:
            open_page(page)
        return len(counted)

    from unittest.mock import patch

    source, page = source_of(translation), translated.page_of(translation)
    queries(page), queries(source)
    with_notice = queries(page), queries(source)
    with patch("sites.portal.source_version_of", return_value=None):
        without = queries(page), queries(source)
    assert (with_notice[0] - without[0], with_notice[1] - without[1]) == (1, 0)


def test_a_page_that_was_written_in_english_by_hand_says_nothing():
    article = translated.article()
    english = pages.article(article.unit.code, "en", translation_key=article.translation_key, title="By hand")
    translated.republish(article, lead="Cầu mới dài 130 m.")
    assert notice(english) == ""
