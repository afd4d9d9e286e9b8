"""Translating with wagtail-localize, which asks for one permission of the whole install and for no object."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, Translation, TranslationSource

from tests import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    """The beginning of an English version of an article of Health."""
    article = pages.article("syt", title="Tiêm chủng", picture=pages.picture(), slug="tiem-chung")
    source, _is_new = TranslationSource.get_or_create_from_instance(article)
    made = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    made.save_target(publish=False)
    return made


ACTS = [
    ("wagtail_localize:submit_page_translation", "page"),
    ("wagtail_localize:update_translations", "source"),
    ("wagtail_localize:download_pofile", "translation"),
    ("wagtail_localize:preview_translation", "translation"),
    ("wagtail_localize:stop_translation", "translation"),
]


def key_of(translation, kind):
    return {
        "page": lambda: translation.source.get_source_instance().pk,
        "source": lambda: translation.source_id,
        "translation": lambda: translation.pk,
    }[kind]()


@pytest.mark.parametrize(("name", "kind"), ACTS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_outsider_finds_nothing(sign_in, translation, name, kind, method):
    answers = [
        getattr(sign_in("chi"), method)(reverse(name, args=[key])) for key in (key_of(translation, kind), 999_999)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    translation.refresh_from_db()
    assert translation.enabled


@pytest.mark.parametrize(("name", "kind"), ACTS[:4])
def test_the_units_own_people_translate(sign_in, translation, name, kind):
    assert sign_in("binh").get(reverse(name, args=[key_of(translation, kind)])).status_code in {200, 302}


def test_the_report_lists_the_units_translations(sign_in, translation):
    address = reverse("wagtail_localize:translations_report")
    assert "Tiêm chủng" in sign_in("binh").get(address).content.decode()
    assert "Tiêm chủng" not in sign_in("chi").get(address).content.decode()


def test_a_foreign_picture_in_a_translation_is_neither_shown_nor_published(sign_in, translation):
    foreign = pages.picture("zqbimat", code="stc")
    segment = translation.source.overridablesegment_set.first()
    browser = sign_in("binh")
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    browser.put(address, f"value={foreign.pk}", content_type="application/x-www-form-urlencoded")
    english = translation.get_target_instance()
    SegmentOverride.objects.update_or_create(
        locale=translation.target_locale, context=segment.context, defaults={"data_json": str(foreign.pk)}
    )
    assert browser.get(reverse("wagtailadmin_api:images:detail", args=[foreign.pk])).status_code == 404
    assert b"zqbimat" not in browser.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content
    answer = browser.post(reverse("wagtailadmin_pages:edit", args=[english.pk]), {"action": "publish"})
    assert answer.status_code in {200, 302}
    english.refresh_from_db()
    assert not english.live
    assert english.specific.picture_id != foreign.pk
