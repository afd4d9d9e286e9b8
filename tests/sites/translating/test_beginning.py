"""A translation is offered where the unit carries the language, and begun as drafts of the unit alone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page

from news.models import NewsIndexPage
from tests import cast, pages
from tests.workflow.translated import said

pytestmark = pytest.mark.django_db


def submit_address(page):
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def offers(browser, page):
    """Whether the editor of the page offers to translate it."""
    return submit_address(page) in browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text


def stop_english(code):
    with pages.without_chain():
        cast.home_of(code, "en").unpublish()


def test_translating_is_offered_where_the_page_has_no_english(sign_in, article):
    assert offers(sign_in("an"), article)


def test_it_is_not_offered_twice(sign_in, article, translation):
    assert not offers(sign_in("an"), article)
    answer = sign_in("an").post(submit_address(article), {"locales": [translation.target_locale_id]}, follow=True)
    assert Page.objects.filter(translation_key=article.translation_key).count() == 2
    assert said(answer)


def test_m6_a_unit_without_english_is_offered_none(sign_in, article, english):
    stop_english("syt")
    assert not offers(sign_in("an"), article)
    answer = sign_in("an").post(submit_address(article), {"locales": [english.pk]}, follow=True)
    assert answer.status_code == 200
    assert not Page.objects.filter(translation_key=article.translation_key, locale=english).exists()


def test_the_language_of_another_unit_does_not_matter(sign_in, article):
    stop_english("stc")
    assert offers(sign_in("an"), article)


def test_sections_above_are_begun_as_drafts_and_no_vietnamese_shows_under_en(sign_in, visit, english, article):
    section = article.get_parent().specific
    with pages.without_chain():
        below = section.add_child(instance=NewsIndexPage(title="Y tế dự phòng", slug="du-phong", locale=section.locale))
        values = {"title": "Trong mục con", "lead": "Tin.", "published_at": pages.NOON, "owner": cast.person("an")}
        inner = below.add_child(instance=type(article)(locale=section.locale, **values))
    answer = sign_in("an").post(submit_address(inner), {"locales": [english.pk]})
    assert answer.status_code == 302
    above = Page.objects.get(translation_key=below.translation_key, locale=english)
    twin = Page.objects.get(translation_key=inner.translation_key, locale=english)
    assert (above.live, above.alias_of_id, twin.live) == (False, None, False)
    assert twin.is_child_of(above)
    assert visit("syt", "/en/news/du-phong/").status_code == 404


def test_no_code_makes_an_alias_in_another_language(article, english):
    with pytest.raises(PermissionDenied):
        article.copy_for_translation(english, alias=True)
    with pytest.raises(PermissionDenied):
        article.create_alias(parent=cast.home_of("syt", "en"), update_locale=english, reset_translation_key=False)
    assert not Page.objects.filter(translation_key=article.translation_key, locale=english).exists()


def test_a_branch_is_begun_without_touching_versions_written_by_hand(sign_in, article, english):
    section = article.get_parent().specific
    with pages.without_chain():
        below = section.add_child(instance=NewsIndexPage(title="Y tế dự phòng", slug="du-phong", locale=section.locale))
        values = {"lead": "Tin.", "published_at": pages.NOON, "locale": section.locale}
        first = below.add_child(instance=type(article)(title="Đã có tiếng Anh", **values))
        second = below.add_child(instance=type(article)(title="Chưa có tiếng Anh", **values))
    by_hand = pages.english_of(first, title="By hand")
    begun = sign_in("binh").post(submit_address(below), {"locales": [english.pk], "include_subtree": "on"})
    assert begun.status_code == 302
    by_hand.refresh_from_db()
    assert (by_hand.title, by_hand.has_unpublished_changes, by_hand.get_latest_revision()) == ("By hand", False, None)
    assert not Page.objects.get(translation_key=second.translation_key, locale=english).live


@pytest.mark.parametrize("who", ["chi", "dung", "khanh", "em"])
def test_who_may_not_begins_nothing(sign_in, article, english, who):
    sign_in(who).post(submit_address(article), {"locales": [english.pk]})
    assert not Page.objects.filter(translation_key=article.translation_key, locale=english).exists()


def test_a_page_names_no_version_in_a_language_that_is_not_served(visit, article):
    pages.english_of(article, title="Expanded immunisation")
    stop_english("syt")
    page = pages.read(visit("syt", pages.path_of(article)))
    assert [link["hreflang"] for link in page.head.find_all("link", rel="alternate", hreflang=True)] == ["vi"]
    assert page.find("nav", class_="languages").find_all("a") == []
    assert page.find(class_="languages__missing") is None, "the unit has no English, and so none is missing"


def test_the_only_language_that_is_missing_is_chosen_already(sign_in):
    article = pages.article(live=True)
    answer = sign_in("an").get(reverse("wagtail_localize:submit_page_translation", args=[article.pk]))
    (box,) = pages.read(answer).select("input[name=locales]")
    assert box.has_attr("checked")
