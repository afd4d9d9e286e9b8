"""Nothing is ever found that a reader could not open: no draft, nothing restricted, taken down or of another site."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from sites.choices import UnitState
from sites.models import SearchEntry, Unit
from sites.search.finding import documents_numbered, find, relaxed
from sites.search.indexing import index_pages
from sites.search.matching import Place
from sites.search.questions import ask
from sites.search.suggesting import suggest
from tests import cast, pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_chain")]

EVERYWHERE = Place("vi")
TITLE = "Chuyện riêng tư xyzabc"


def is_found(words: str = "xyzabc", place: Place = EVERYWHERE) -> bool:
    """By the search, by what is relaxed or by a suggestion."""
    answers = [find(ask(words), place).rows, relaxed(ask(f"{words} {words}q"), place).rows, suggest(words, place)]
    assert len({bool(answer) for answer in answers}) == 1
    return bool(answers[0])


def test_a_draft_is_not_found():
    pages.article(title=TITLE, live=False)
    assert not is_found()


def test_a_changed_draft_of_a_public_page_shows_what_is_public():
    article = pages.article(title="Tin công khai")
    article.title = TITLE
    article.save_revision()
    assert not is_found()
    assert find(ask("tin cong khai"), EVERYWHERE).rows


def test_what_is_published_is_found_at_once_and_what_is_taken_down_is_not():
    article = pages.article(title="Tin cũ", live=False)
    article.title = TITLE
    article.save_revision().publish()
    assert is_found()
    article.refresh_from_db()
    article.unpublish()
    assert not is_found()
    assert not SearchEntry.objects.filter(page=article).exists()


def test_what_is_deleted_is_not_found():
    article = pages.article(title=TITLE)
    article.delete()
    assert not is_found()


def test_an_entry_that_should_be_gone_shows_nothing():
    article = pages.article(title=TITLE)
    document = pages.document(title=TITLE, number="9/QĐ-XYZ")
    Page.objects.filter(pk__in=[article.pk, document.pk]).update(live=False)  # past every signal
    assert SearchEntry.objects.filter(page__in=[article.pk, document.pk]).count() == 2
    assert not is_found()
    assert not documents_numbered(ask("9/QĐ-XYZ"), EVERYWHERE)


def test_what_is_restricted_or_below_it_is_not_found_until_it_is_open_again():
    article = pages.article(title=TITLE)
    lock = PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="password", password="x")
    assert not is_found()
    lock.delete()
    assert is_found()


def test_pages_of_a_unit_whose_readers_are_led_elsewhere_are_not_found():
    pages.article("stc", title=TITLE)
    Unit.objects.filter(code="stc").update(state=UnitState.REDIRECTED, successor=cast.unit("syt"))
    assert not is_found()


def test_a_language_whose_home_page_is_not_live_is_not_found():
    pages.article("syt", "en", title=TITLE)
    assert is_found(place=Place("en"))
    Page.objects.filter(pk=cast.home_of("syt", "en").pk).update(live=False)
    assert not is_found(place=Place("en"))


def test_a_site_shows_its_own_pages_only():
    pages.article("stc", title=TITLE)
    assert not is_found(place=Place("vi", site_id=cast.unit("syt").site_id))
    assert is_found(place=Place("vi", site_id=cast.unit("stc").site_id))


def test_rebuilding_gives_the_same_entries_however_often():
    pages.article(title=TITLE)
    pages.article(title="Bản nháp xyzabc", live=False)
    before = set(SearchEntry.objects.values_list("page_id", "title"))
    SearchEntry.objects.all().delete()
    for _time in range(2):
        call_command("rebuild_search", verbosity=0)
        assert set(SearchEntry.objects.values_list("page_id", "title")) == before
    assert is_found()


def test_pages_are_indexed_in_bulk_with_a_constant_number_of_queries(django_assert_max_num_queries):
    made = [pages.article(title=f"Tin số {place}") for place in range(12)]
    rows = Page.objects.filter(pk__in=[page.pk for page in made])
    with django_assert_max_num_queries(12 * 6 + 25):
        assert index_pages(rows) == 12
