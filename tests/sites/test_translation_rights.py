"""Who begins translations of a unit's pages, and that none goes public by being begun."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from tests import cast, pages

pytestmark = pytest.mark.django_db

PERMISSION = "wagtail_localize.submit_translation"
MAY = {"an": True, "binh": True, "hoa": True, "em": False, "chi": True, "dung": False, "khanh": False}


@pytest.fixture
def article():
    """A live article of Health, by An."""
    return pages.article(title="Tiêm chủng", slug="tiem-chung", owner=cast.person("an"))


def english():
    return Locale.objects.get(language_code="en")


def begin(browser, page):
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return browser.post(address, {"locales": [english().pk]})


@pytest.mark.parametrize("who", MAY)
def test_writers_reviewers_and_publishers_may_begin(who):
    assert cast.person(who).has_perm(PERMISSION) is MAY[who]


@pytest.mark.parametrize(
    ("who", "begins"),
    [("an", True), ("binh", True), ("hoa", True), ("em", False), ("chi", False), ("dung", False), ("khanh", False)],
)
def test_a_translation_is_begun_by_the_units_own_people_and_is_a_draft(
    sign_in, article, who, begins, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        begin(sign_in(who), article)
    twin = Page.objects.filter(translation_key=article.translation_key, locale=english()).first()
    assert (twin is not None) is begins
    if twin:
        assert not twin.live
        assert twin.is_descendant_of(cast.home_of("syt", "en"))


def test_who_began_it_can_go_on_with_it(sign_in, article):
    begin(sign_in("an"), article)
    twin = Page.objects.get(translation_key=article.translation_key, locale=english())
    assert sign_in("an").get(reverse("wagtailadmin_pages:edit", args=[twin.pk])).status_code == 200
    assert sign_in("chi").get(reverse("wagtailadmin_pages:edit", args=[twin.pk])).status_code == 404


@pytest.mark.parametrize("who", ["an", "binh", "chi", "root"])
def test_nobody_publishes_changes_past_the_chain(sign_in, article, who, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        begin(sign_in("an"), article)
    source = TranslationSource.objects.get(object_id=article.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(who).post(address, {"publish_translations": "on"})
    twin = Page.objects.get(translation_key=article.translation_key, locale=english())
    assert not twin.live


def test_publishing_is_offered_to_nobody(sign_in, article):
    begin(sign_in("an"), article)
    source = TranslationSource.objects.get(object_id=article.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    for who in ("binh", "an", "root"):
        assert not pages.read(sign_in(who).get(address)).select_one("[type=checkbox][name=publish_translations]")
