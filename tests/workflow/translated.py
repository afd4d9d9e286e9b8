"""An article of the department in English: begun, translated and decided as its people do it."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from tests import cast
from tests.workflow import boards

KEY = "002-stttt-binh-dinh"
AUTHOR = boards.AUTHORS[KEY]
#: English by Vietnamese text of the article that :func:`article` writes.
ENGLISH = {
    "Khánh thành cầu mới": "New bridge opened",
    "khanh-thanh-cau-moi": "new-bridge-opened",
    "Cầu mới được đưa vào sử dụng.": "The new bridge is in use.",
    "Văn phòng": "Office",
    "Cầu mới dài 120 m.": "The new bridge is 120 m long.",
}


def english() -> Locale:
    """The language of the translations."""
    return Locale.objects.get(language_code="en")


def browser_of(username: str) -> Client:
    """A browser at the hub in which one of the board has logged in."""
    client = Client(headers={"host": cast.HOSTS["tinh"]})
    client.force_login(boards.person(username))
    return client


def article(**fields: Any) -> Any:
    """An article of the department that has gone through its chain."""
    return boards.publish(boards.write(KEY, **fields))


def republish(page: Any, **fields: Any) -> Any:
    """Correct the article, and take it through its chain again."""
    return boards.publish(boards.rewrite(page, AUTHOR, **fields))


def begin(page: Any, username: str = AUTHOR) -> Translation:
    """Let somebody press “Translate this page”."""
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    answer = browser_of(username).post(address, {"locales": [english().pk]})
    assert answer.status_code == 302, answer.status_code
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=english())


def fill(translation: Translation, username: str = AUTHOR, **changes: str) -> None:
    """Type the English of every segment, each by a request of its own as the editor sends it."""
    browser = browser_of(username)
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        text = changes.get(segment.string.data) or ENGLISH.get(segment.string.data, segment.string.data)
        put(browser, translation, segment, text)


def put(browser: Client, translation: Translation, segment: StringSegment, text: str) -> Any:
    """Save one segment."""
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    body = encode_multipart(BOUNDARY, {"value": text})
    return browser.put(address, body, content_type=MULTIPART_CONTENT)


def segment_of(translation: Translation, text: str) -> StringSegment:
    """The segment of the source with the text."""
    return StringSegment.objects.get(source=translation.source, string__data=text)


def text_of(translation: Translation, text: str) -> str:
    """What stands in the memory for a segment; empty if nothing does."""
    segment = segment_of(translation, text)
    found = StringTranslation.objects.filter(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale
    )
    return str(found.values_list("data", flat=True).first() or "")


def act(translation: Translation, name: str, username: str = AUTHOR) -> Any:
    """Press a button of the editor; the answer is the editor again, with what is said."""
    address = reverse("wagtailadmin_pages:edit", args=[page_of(translation).pk])
    return browser_of(username).post(address, {"translation-act": name}, follow=True)


def sync(translation: Translation, username: str = AUTHOR) -> Any:
    """Take over the changes of the source."""
    address = reverse("unit_update_translations", args=[translation.source_id])
    return browser_of(username).post(address, {}, follow=True)


def page_of(translation: Translation) -> Any:
    """The translated page as it is stored."""
    return Page.objects.get(translation_key=translation.source.object_id, locale=translation.target_locale).specific


def approve_all(translation: Translation) -> Any:
    """Take the submitted translation through the chain by its people."""
    page = page_of(translation)
    for _code, username in boards.PATHS[KEY, page.lane]:
        page = boards.approve(page, username)
    return page


def published(**fields: Any) -> Translation:
    """An article whose translation has gone through the chain."""
    translation = begin(article(**fields))
    fill(translation)
    act(translation, "submit")
    approve_all(translation)
    return translation


def said(response: Any) -> list[str]:
    """What the admin told the person."""
    lines = BeautifulSoup(response.content, "html.parser").select(".messages li")
    return [" ".join(line.get_text(" ", strip=True).split()) for line in lines]
