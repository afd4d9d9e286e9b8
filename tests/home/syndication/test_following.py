"""What becomes of originals after they were taken over: told, shown, and nothing changes by itself."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.models import SyndicatedItem
from home.syndication.following import changes_of
from home.syndication.rights import is_public
from home.syndication.services import accept, acknowledge, hash_of_public, propose, renew, take
from news.models import ArticleCorrection, ArticlePage, ArticleTag
from tests import cast, pages
from tests.home.syndication.sharing import (
    accepted,
    complete,
    dung,
    followed,
    proposed,
    publish,
    seat_hubs_board,
    section_of,
)
from workflow.exemptions import without_approval

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _board(db):
    seat_hubs_board()


def look_at(item):
    """Somebody looks at the original as it is now, and leaves the copy."""
    item = followed(item)
    acknowledge(item, user=dung(), seen=hash_of_public(item.source_page))


def test_a_changed_original_is_told_and_shown_and_changes_nothing(django_capture_on_commit_callbacks):
    page = complete(lead="Trạm có 21 giường.")
    item, copy = accepted(page)
    assert not item.needs_look
    with django_capture_on_commit_callbacks(execute=True):
        publish(page, lead="Trạm có 12 giường.")
    assert [letter.to for letter in mail.outbox] == [["dung@tinh.localhost"]]
    item = followed(item)
    assert (item.needs_look, item.source_is_changed, item.source_is_live) == (True, True, True)
    (change,) = changes_of(item)
    assert '<span class="deletion">21</span>' in change.html
    assert '<span class="addition">12</span>' in change.html
    assert ArticlePage.objects.get(pk=copy.pk).get_latest_revision_as_object().lead == "Trạm có 21 giường."


def test_publishing_the_same_text_again_is_no_change(django_capture_on_commit_callbacks):
    page = complete()
    item, _copy = accepted(page)
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert not mail.outbox
    assert not followed(item).needs_look


def test_an_original_that_is_taken_down_is_told(django_capture_on_commit_callbacks):
    page = complete()
    item, copy = accepted(page)
    publish(copy)
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert "gỡ" in mail.outbox[0].body
    item = followed(item)
    assert (item.needs_look, item.source_is_live, changes_of(item)) == (True, False, [])
    assert ArticlePage.objects.get(pk=copy.pk).live
    look_at(item)
    assert not followed(item).needs_look


def test_the_changes_are_taken_over_into_a_draft_that_goes_through_the_chain():
    page = complete(lead="Trạm có 21 giường.")
    item, copy = accepted(page)
    publish(copy)
    publish(page, lead="Trạm có 12 giường.")
    with pytest.raises(ValidationError):
        renew(item, user=cast.person("chi"))
    renew(item, user=dung())
    copy = ArticlePage.objects.get(pk=copy.pk)
    assert copy.lead == "Trạm có 21 giường."
    assert copy.get_latest_revision_as_object().lead == "Trạm có 12 giường."
    assert not followed(item).needs_look


def test_tags_and_corrections_that_stayed_keep_their_translations():
    vietnamese = section_of("syt").locale
    page = complete(
        tags=[ArticleTag(name="y tế", locale=vietnamese, sort_order=0)],
        corrections=[ArticleCorrection(text="21, không phải 12.", corrected_on=cast.TODAY, locale=vietnamese)],
    )
    item, copy = accepted(page)
    before = keys_of(copy)
    stays = page.tags.get()
    stays.sort_order = 1
    publish(page, tags=[ArticleTag(name="tiêm chủng", locale=vietnamese, sort_order=0), stays])
    renew(item, user=dung())
    after = keys_of(ArticlePage.objects.get(pk=copy.pk).get_latest_revision_as_object())
    assert before.items() <= after.items()
    assert after.keys() - before.keys() == {"tiêm chủng"}


def keys_of(article):
    """By what they say, the keys by which translations of tags and corrections find them."""
    rows = [*article.tags.all(), *article.corrections.all()]
    return {getattr(row, "name", None) or row.text: row.translation_key for row in rows}


def test_a_deleted_original_leaves_the_copy_and_the_row():
    page = complete()
    item, copy = accepted(page)
    page.delete()
    item = followed(item)
    assert (item.title, item.source_page, item.copy.pk) == ("Khai trương trạm y tế", None, copy.pk)
    assert item.needs_look


def test_below_a_home_page_that_is_taken_down_nothing_is_public(visit):
    article = pages.article("syt", "en", title="Health news")
    english = section_of("tinh", "en")
    taken = publish(take(article, english, user=dung()))
    with without_approval("test"):
        cast.home_of("syt", "en").specific.unpublish()
    assert not is_public(article)
    assert ArticlePage.objects.get(pk=taken.pk).original is None
    with pytest.raises(ValidationError, match="công khai"):
        propose(article, cast.unit("stc"), user=cast.person("an"))


def test_what_changed_once_more_while_somebody_read_is_looked_at_again(sign_in):
    page = complete(lead="Trạm có 21 giường.")
    item, _copy = accepted(page)
    publish(page, lead="Trạm có 12 giường.")
    address, browser = reverse("syndication:item", args=[item.pk]), sign_in("dung")
    seen = pages.read(browser.get(address)).select_one("input[name=seen]")["value"]
    publish(page, lead="Trạm có 9 giường.")
    answer = browser.post(address, {"action": "acknowledge", "seen": seen}, follow=True)
    assert "thay đổi thêm một lần nữa" in pages.read(answer).get_text()
    assert followed(item).needs_look
    seen = pages.read(answer).select_one("input[name=seen]")["value"]
    browser.post(address, {"action": "acknowledge", "seen": seen})
    assert not followed(item).needs_look


def test_an_original_that_comes_back_is_looked_at_again():
    page = complete(lead="Trạm có 21 giường.")
    item = proposed(page)
    publish(accept(item, section_of("tinh"), user=dung()))
    ArticlePage.objects.get(pk=page.pk).unpublish()
    look_at(item)
    assert not followed(item).needs_look
    publish(page, lead="Trạm có 12 giường.")
    item = followed(item)
    assert item.needs_look
    assert ["12" in str(change.html) for change in changes_of(item)] == [True]


def test_what_the_source_has_closed_to_readers_is_not_shown_to_who_took_it_over():
    page = complete()
    item = proposed(page)
    accept(item, section_of("tinh"), user=dung())
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    publish(page, lead="Chỉ cho cán bộ.")
    item = followed(item)
    assert (item.source_is_live, item.needs_look) == (False, True)
    assert changes_of(item) == []
    look_at(item)
    assert "Chỉ cho cán bộ." not in str(SyndicatedItem.objects.get(pk=item.pk).source_texts)
