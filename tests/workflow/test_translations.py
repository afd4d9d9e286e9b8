"""Row M6: a translation is written as a draft and goes public through the chain of its unit, never past it."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from tests.workflow import boards, translated
from tests.workflow.translated import AUTHOR, KEY, browser_of, said
from workflow.audit import audit_public
from workflow.records import Publication
from workflow.states import ItemState, state_of
from workflow.translating.checks import hidden_source_in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

STEPS = [username for _code, username in boards.PATHS[KEY, "government"]]


@pytest.fixture
def translation():
    """The translation of a public article, every segment of it typed."""
    begun = translated.begin(translated.article())
    translated.fill(begun)
    return begun


def edit_address(translation):
    return reverse("wagtailadmin_pages:edit", args=[translated.page_of(translation).pk])


def test_m6_a_translation_goes_through_the_chain_of_its_unit(translation):
    assert not translated.page_of(translation).live
    translated.act(translation, "save")
    page = translated.page_of(translation)
    assert not page.live
    assert page.get_latest_revision_as_object().title == "New bridge opened"
    translated.act(translation, "submit")
    assert state_of(translated.page_of(translation)) == ItemState.SUBMITTED
    for username in STEPS:
        assert not translated.page_of(translation).live
        boards.approve(translated.page_of(translation), username)
    page = translated.page_of(translation)
    assert page.live
    assert (page.title, page.slug) == ("New bridge opened", "new-bridge-opened")
    publication = Publication.objects.of(page).get()
    assert (publication.kind, len(publication.steps)) == ("chain", len(STEPS))
    assert list(audit_public()) == []


def test_m6_a_correction_of_a_public_translation_is_a_draft_until_it_is_approved(translation):
    translated.act(translation, "submit")
    translated.approve_all(translation)
    browser = browser_of(AUTHOR)
    translated.put(browser, translation, translated.segment_of(translation, "Khánh thành cầu mới"), "A new bridge")
    translated.act(translation, "submit")
    page = translated.page_of(translation)
    assert (page.live, page.title) == (True, "New bridge opened")
    assert page.get_latest_revision_as_object().title == "A new bridge"
    translated.approve_all(translation)
    assert translated.page_of(translation).title == "A new bridge"
    assert list(audit_public()) == []


@pytest.mark.parametrize("who", [AUTHOR, "stttt-truongban", "root"])
def test_m6_nobody_publishes_a_translation_by_a_button(translation, who, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        browser_of(who).post(edit_address(translation), {"action": "publish"})
        translated.sync(translation, who)
        address = reverse("unit_update_translations", args=[translation.source_id])
        browser_of(who).post(address, {"publish_translations": "on"})
    assert not translated.page_of(translation).live


@pytest.mark.parametrize("publish", [True, False])
def test_m6_code_that_saves_a_translation_saves_a_draft(translation, publish, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(user=boards.person(AUTHOR), publish=publish)
    assert not translated.page_of(translation).live


def test_m6_while_it_is_under_way_nobody_changes_a_segment(translation):
    translated.act(translation, "submit")
    page = translated.page_of(translation)
    before = page.get_latest_revision().pk, StringTranslation.objects.count()
    segment = translated.segment_of(translation, "Văn phòng")
    po_file = translation_file(translation, "The Office")
    for who in (AUTHOR, "stttt-truongban", "root"):
        browser = browser_of(who)
        assert translated.put(browser, translation, segment, "Bureau").status_code == 409
        upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
        browser.post(upload, {"file": po_file})
        po_file.seek(0)
        browser.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
        translated.act(translation, "save", who)
        translated.act(translation, "submit", who)
    assert translated.text_of(translation, "Văn phòng") == "Office"
    page = translated.page_of(translation)
    assert (page.get_latest_revision().pk, StringTranslation.objects.count()) == before
    assert Translation.objects.get(pk=translation.pk).enabled
    assert page.workflow_states.count() == 1


def translation_file(translation, text):
    from io import BytesIO

    po = translation.export_po()
    for entry in po:
        entry.msgstr = text
    file = BytesIO(str(po).encode())
    file.name = "page.po"
    return file


def test_m6_what_was_sent_back_is_corrected_and_submitted_again(translation):
    translated.act(translation, "submit")
    boards.send_back(translated.page_of(translation), STEPS[0], "Chưa đúng tên cầu.")
    assert state_of(translated.page_of(translation)) == ItemState.RETURNED
    browser = browser_of(AUTHOR)
    translated.put(browser, translation, translated.segment_of(translation, "Khánh thành cầu mới"), "Như Bridge opened")
    translated.act(translation, "submit")
    page = translated.page_of(translation)
    assert page.workflow_states.count() == 1
    translated.approve_all(translation)
    assert translated.page_of(translation).title == "Như Bridge opened"


def test_m6_who_translated_does_not_approve(translation):
    """The head who types one segment is an author, as with any text."""
    head = STEPS[1]
    translated.act(translation, "save", head)
    translated.act(translation, "submit")
    boards.approve(translated.page_of(translation), STEPS[0])
    from workflow.deciders import standing

    answer = standing(boards.person(head), boards.open_step(translated.page_of(translation)))
    assert not answer.is_allowed


def test_the_editor_says_where_it_stands_and_offers_the_way(translation):
    text = browser_of(AUTHOR).get(edit_address(translation)).text
    assert 'value="submit"' in text
    assert 'value="save"' in text
    translated.act(translation, "submit")
    frozen = browser_of(AUTHOR).get(edit_address(translation)).text
    assert 'name="translation-act"' not in frozen
    assert "isLocked&quot;: true" in frozen
    assert boards.open_step(translated.page_of(translation)).task.name in frozen
    decider = browser_of(STEPS[0]).get(edit_address(translation)).text
    assert reverse("approval:item", args=[translated.page_of(translation).pk]) in decider


def test_who_decides_on_a_translation_finds_its_source(translation):
    translated.act(translation, "submit")
    source = Page.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale)
    address = reverse("approval:item", args=[translated.page_of(translation).pk])
    assert f'href="{source.full_url}"' in browser_of(STEPS[0]).get(address).text
    own = reverse("approval:item", args=[source.pk])
    assert browser_of(STEPS[0]).get(own).context["source_page"] is None


@pytest.mark.parametrize("who", ["chi", "an", "dung"])
def test_people_of_other_units_find_no_translation(translation, who):
    browser = browser_of(who)
    assert browser.get(edit_address(translation)).status_code == 404
    assert browser.post(edit_address(translation), {"translation-act": "submit"}).status_code == 404
    assert not translated.page_of(translation).workflow_states.exists()


def test_a_translation_of_a_source_that_was_taken_down_is_kept_and_cannot_be_submitted(translation):
    from workflow.takedown import take_down

    source = Page.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale).specific
    take_down(source, user=boards.person("stttt-truongban"), reason="Sai số liệu")
    answer = translated.act(translation, "submit")
    source.refresh_from_db()
    with override("vi"):
        assert any(hidden_source_in_words(source) in line for line in said(answer))
    assert not translated.page_of(translation).workflow_states.exists()
    assert translated.text_of(translation, "Văn phòng") == "Office"
    assert browser_of(AUTHOR).get(edit_address(translation)).status_code == 200
    translated.act(translation, "save")
    boards.publish(boards.rewrite(source, AUTHOR))
    translated.act(translation, "submit")
    assert translated.page_of(translation).current_workflow_state is not None


def test_a_source_taken_down_while_its_translation_is_decided_stops_the_approval(translation):
    from workflow.refusals import NotReady
    from workflow.takedown import take_down

    translated.act(translation, "submit")
    source = Page.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale).specific
    take_down(source, user=boards.person("stttt-truongban"), reason="Sai số liệu")
    with pytest.raises(NotReady):
        boards.approve(translated.page_of(translation), STEPS[0])


def test_a_translation_whose_source_was_deleted_stands_on_its_own(translation):
    translated.act(translation, "save")
    Page.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale).delete()
    page = translated.page_of(translation)
    answer = browser_of(AUTHOR).get(edit_address(translation))
    assert answer.status_code == 200
    assert page.get_latest_revision_as_object().title == "New bridge opened"
    assert translated.text_of(translation, "Văn phòng") == "Office"
    restarted = browser_of(AUTHOR).post(edit_address(translation), {"localize-restart-translation": "1"}, follow=True)
    assert restarted.status_code == 200


def test_stopping_to_translate_by_segments_leaves_a_draft_in_the_usual_editor(translation):
    translated.act(translation, "save")
    browser_of(AUTHOR).post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    page = translated.page_of(translation)
    assert not page.live
    answer = browser_of(AUTHOR).get(edit_address(translation))
    assert 'name="title"' in answer.text


def test_a_page_never_becomes_an_alias_of_another_language(translation):
    page = translated.page_of(translation)
    for who in (AUTHOR, "stttt-truongban", "root"):
        browser_of(who).post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))
    page = translated.page_of(translation)
    assert page.alias_of_id is None
    assert not page.live


def test_who_begins_the_translation_of_anothers_article_may_write_it():
    translation = translated.begin(translated.article(by="stttt-phoban"))
    assert translated.page_of(translation).owner == boards.person(AUTHOR)
    assert browser_of(AUTHOR).get(edit_address(translation)).status_code == 200


def test_the_log_says_who_saved_the_translation(translation):
    translated.act(translation, "save")
    entries = PageLogEntry.objects.filter(page=translated.page_of(translation).pk, action="wagtail.edit")
    assert entries.latest("timestamp").user == boards.person(AUTHOR)


def test_a_text_that_does_not_fit_is_marked_and_nothing_is_saved(translation):
    before = translated.page_of(translation).get_latest_revision().pk
    browser = browser_of(AUTHOR)
    translated.put(browser, translation, translated.segment_of(translation, "Khánh thành cầu mới"), "x" * 300)
    answer = translated.act(translation, "submit")
    assert answer.status_code == 200
    assert any("255" in line for line in said(answer))
    page = translated.page_of(translation)
    assert page.get_latest_revision().pk == before
    assert not page.workflow_states.exists()
    segment = translated.segment_of(translation, "Khánh thành cầu mới")
    assert StringTranslation.objects.get(translation_of=segment.string, context=segment.context).has_error


def test_m6_who_edits_in_an_editing_step_edits_the_segments_and_the_chain_goes_on():
    """Seed 001 Đ12: the office edits before the deputy head decides; with a translation it edits segments."""
    key, author = "001-nhu-xuan", boards.AUTHORS["001-nhu-xuan"]
    begun = translated.begin(boards.publish(boards.write(key)), author)
    translated.fill(begun, author)
    translated.act(begun, "submit", author)
    boards.approve(translated.page_of(begun), "nhuxuan-nongnghiep")
    editor = "nhuxuan-vanphong"
    segment = translated.segment_of(begun, "Khánh thành cầu mới")
    assert translated.put(browser_of(author), begun, segment, "Not any more").status_code == 409
    assert translated.put(browser_of(editor), begun, segment, "Bridge opened").status_code == 200
    translated.act(begun, "save", editor)
    boards.approve(translated.page_of(begun), editor)
    boards.approve(translated.page_of(begun), "nhuxuan-photruongban")
    page = translated.page_of(begun)
    assert (page.live, page.title) == (True, "Bridge opened")
    assert list(audit_public()) == []
