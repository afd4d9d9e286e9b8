"""Machine translation: off unless chosen, of public texts only, marked until reviewed, never submitted by itself."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import ClassVar

import pytest
from django.urls import reverse
from wagtail_localize.machine_translators.dummy import DummyTranslator
from wagtail_localize.models import StringTranslation

from tests import cast
from tests.workflow.translated import said
from workflow.exemptions import without_approval

pytestmark = pytest.mark.django_db

DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator", "OPTIONS": {}}


class BrokenTranslator(DummyTranslator):
    """A service that is down."""

    def translate(self, source_locale, target_locale, strings):
        raise OSError("no route to host")


@pytest.fixture
def chosen(settings):
    """An installation that has chosen the dummy."""
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY


def press(browser, translation):
    return browser.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]), follow=True)


def act(browser, translation, name):
    address = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    return browser.post(address, {"translation-act": name}, follow=True)


def kinds():
    return set(StringTranslation.objects.values_list("translation_type", flat=True))


def test_it_is_off_by_default(sign_in, translation):
    assert press(sign_in("an"), translation).status_code == 404
    page = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    assert reverse("wagtail_localize:machine_translate", args=[translation.pk]) not in sign_in("an").get(page).text
    assert not StringTranslation.objects.exists()


@pytest.mark.usefixtures("chosen")
def test_what_a_machine_translated_waits_for_a_person(sign_in, translation):
    browser = sign_in("an")
    press(browser, translation)
    assert kinds() == {"machine"}
    assert not translation.get_target_instance().workflow_states.exists()
    assert not translation.get_target_instance().live
    act(browser, translation, "submit")
    assert not translation.get_target_instance().workflow_states.exists()
    act(browser, translation, "review")
    assert kinds() == {"manual"}
    act(browser, translation, "submit")
    assert translation.get_target_instance().current_workflow_state is not None


@pytest.mark.usefixtures("chosen")
def test_a_segment_that_a_person_saves_is_reviewed(sign_in, translation):
    from tests.workflow.translated import put

    browser = sign_in("an")
    press(browser, translation)
    segment = translation.source.stringsegment_set.get(context__path="title")
    put(browser, translation, segment, "Immunisation")
    assert StringTranslation.objects.get(context__path="title").translation_type == "manual"
    assert kinds() == {"manual", "machine"}


@pytest.mark.usefixtures("chosen")
def test_nothing_that_is_not_public_leaves_the_house(sign_in, translation, article):
    with without_approval("Kiểm thử"):
        article.unpublish()
    answer = press(sign_in("an"), translation)
    assert not StringTranslation.objects.exists()
    assert said(answer)


@pytest.mark.usefixtures("chosen")
def test_nor_what_is_behind_a_password(sign_in, translation, article):
    article.view_restrictions.create(restriction_type="password", password="mo-cua")
    press(sign_in("an"), translation)
    assert not StringTranslation.objects.exists()


def test_nor_what_was_taken_out_of_the_draft_before_it_was_approved(sign_in, translation, article, libretranslate):
    article.refresh_from_db()
    article.lead = "Lời dẫn đã được duyệt."
    with without_approval("Kiểm thử"):
        article.save_revision().publish()
    assert "thay đổi" in " ".join(said(press(sign_in("an"), translation)))
    assert libretranslate.sent == []
    translation.source.update_from_db()
    press(sign_in("an"), translation)
    assert "Lời dẫn đã được duyệt." in libretranslate.sent[0]["q"]


def test_a_service_that_is_down_is_said_to_be(sign_in, translation, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.BrokenTranslator", "OPTIONS": {}}
    from unittest.mock import patch

    with patch("sites.translating.machine.get_machine_translator", return_value=BrokenTranslator({})):
        answer = press(sign_in("an"), translation)
    assert answer.status_code == 200
    assert said(answer)
    assert not StringTranslation.objects.exists()


@pytest.mark.usefixtures("chosen")
def test_the_outsider_sends_nothing(sign_in, translation):
    assert press(sign_in("chi"), translation).status_code == 404
    assert not StringTranslation.objects.exists()


@pytest.mark.usefixtures("chosen")
def test_taking_changes_over_can_ask_the_machine_and_publishes_nothing(sign_in, translation):
    address = reverse("unit_update_translations", args=[translation.source_id])
    sign_in("an").post(address, {"use_machine_translation": "on", "publish_translations": "on"})
    assert kinds() == {"machine"}
    assert not translation.get_target_instance().live
    assert cast.person("chi")


class FakeLibreTranslate(BaseHTTPRequestHandler):
    """Answers as LibreTranslate does, and remembers what it was sent."""

    sent: ClassVar[list[dict]] = []

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.sent.append(asked)
        body = json.dumps({"translatedText": [f"EN {text}" for text in asked["q"]]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def libretranslate(settings, monkeypatch):
    """A LibreTranslate on this machine, chosen as the environment chooses it."""
    from environs import Env

    from config.machine_translation import read_machine_translator

    FakeLibreTranslate.sent.clear()
    server = HTTPServer(("127.0.0.1", 0), FakeLibreTranslate)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("MACHINE_TRANSLATOR", "libretranslate")
    monkeypatch.setenv("MACHINE_TRANSLATOR_URL", f"http://127.0.0.1:{server.server_port}/")
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = read_machine_translator(Env())
    yield FakeLibreTranslate
    server.shutdown()
    server.server_close()


def test_a_service_of_the_house_is_asked_once_for_all_segments(sign_in, translation, libretranslate):
    press(sign_in("an"), translation)
    (asked,) = libretranslate.sent
    assert (asked["source"], asked["target"]) == ("vi", "en")
    assert "Tiêm chủng mở rộng" in asked["q"]
    assert StringTranslation.objects.get(context__path="title").data == "EN Tiêm chủng mở rộng"
    assert kinds() == {"machine"}


@pytest.mark.parametrize("who", ["chi", "khanh"])
def test_nothing_is_sent_for_who_may_not(sign_in, translation, libretranslate, who):
    press(sign_in(who), translation)
    assert libretranslate.sent == []
