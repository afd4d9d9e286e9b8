"""An article of Health that An wrote, and the beginning of its English."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests import cast, pages


@pytest.fixture
def english(db):
    """The language of the translations."""
    return Locale.objects.get(language_code="en")


@pytest.fixture
def article(db):
    """A public article with a formatted paragraph and a link."""
    body = [("paragraph", '<p>Tiêm tại <b>trạm</b>, xem <a href="https://moh.gov.vn">Bộ Y tế</a>.</p>')]
    return pages.article(title="Tiêm chủng mở rộng", slug="tiem-chung", owner=cast.person("an"), body=body)


@pytest.fixture
def translation(sign_in, article, english):
    """Its translation, begun by An."""
    address = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
    assert sign_in("an").post(address, {"locales": [english.pk]}).status_code == 302
    return Translation.objects.get(source__object_id=article.translation_key, target_locale=english)
