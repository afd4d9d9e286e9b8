"""The translators' list: what is missing or behind in a unit, the most urgent first, and nothing of other units."""

from io import BytesIO
from zipfile import ZipFile

import polib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page

from sites.models import Unit
from sites.reach import reach_of_units
from tests import cast, pages
from tests.workflow import boards, translated
from tests.workflow.translated import AUTHOR, KEY, browser_of
from workflow.translating.states import TranslationState, complete, lines_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

ADDRESS = "/admin/approval/translations/"
UNIT = boards.UNITS[KEY]


def lines():
    """The lines of the department, by title of the page."""
    reach = reach_of_units(Unit.objects.filter(code=UNIT))
    found = lines_of(reach, Locale.objects.get(language_code="en"))
    complete(found)
    return {line.page["title"]: line for line in found}


def state(title="Khánh thành cầu mới"):
    return lines()[title].state


def source_of(translation):
    return Page.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale).specific


def test_the_way_of_a_translation_shows_in_the_list():
    article = translated.article()
    assert state() == TranslationState.MISSING
    translation = translated.begin(article)
    line = lines()["Khánh thành cầu mới"]
    assert (line.state, line.progress.translated) == (TranslationState.DRAFT, 0)
    assert line.progress.total > 3
    translated.fill(translation)
    assert lines()["Khánh thành cầu mới"].progress.missing == 0
    translated.act(translation, "submit")
    assert state() == TranslationState.WAITING
    boards.send_back(translated.page_of(translation), "stttt-lanhdao-cntt")
    assert state() == TranslationState.RETURNED
    translated.act(translation, "submit")
    translated.approve_all(translation)
    assert state() == TranslationState.CURRENT


def test_a_corrected_source_shows_what_changed_and_since_when():
    translation = translated.published()
    translated.republish(source_of(translation), lead="Cầu mới dài 130 m.", author="Ban Biên tập")
    line = lines()["Khánh thành cầu mới"]
    assert (line.state, line.changes) == (TranslationState.TO_UPDATE, 2)
    assert line.since is not None
    translated.sync(translation)
    line = lines()["Khánh thành cầu mới"]
    assert (line.state, line.progress.missing) == (TranslationState.TO_UPDATE, 2)


def test_a_source_that_was_taken_down_comes_first():
    from workflow.takedown import take_down

    translation = translated.published()
    take_down(source_of(translation), user=boards.person("stttt-truongban"), reason="Sai số liệu")
    assert next(iter(lines().values())).state == TranslationState.SOURCE_HIDDEN


def test_a_draft_that_nobody_reads_needs_no_translation_yet():
    boards.write(KEY, title="Còn viết dở")
    assert "Còn viết dở" not in lines()


def test_a_version_that_was_written_by_hand_is_said_to_be_so():
    article = translated.article()
    pages.article(UNIT, "en", translation_key=article.translation_key, title="By hand")
    assert state() == TranslationState.SEPARATE


@pytest.mark.parametrize("chosen", ["", "missing", "current", "no-such-state"])
def test_the_screen_shows_the_state_that_was_chosen(chosen):
    translated.published()
    translated.article(title="Chưa dịch")
    text = browser_of(AUTHOR).get(ADDRESS, {"state": chosen}).text
    assert ("Chưa dịch" in text) is (chosen != "current")
    assert ("Khánh thành cầu mới" in text) is (chosen != "missing")


def test_the_outsider_sees_nothing_of_it():
    translation = translated.published()
    for who in ("chi", "an"):
        text = browser_of(who).get(ADDRESS).text
        assert "Khánh thành cầu mới" not in text
        assert "New bridge opened" not in text
    assert browser_of(AUTHOR).get(ADDRESS).text.count("New bridge opened") == 1
    assert translated.page_of(translation).live


@pytest.mark.parametrize("who", ["khanh", "root"])
def test_without_a_unit_there_is_no_list(who):
    assert browser_of(who).get(ADDRESS).status_code in {302, 403, 404}


def test_the_list_costs_the_same_with_three_pages_and_with_thirty():
    def queries():
        browser = browser_of(AUTHOR)
        browser.get(ADDRESS)
        with CaptureQueriesContext(connection) as counted:
            assert browser.get(ADDRESS, {"state": "missing"}).status_code == 200
        return len(counted)

    translated.published()
    pages.article(UNIT, title="Tin 0")
    few = queries()
    for number in range(1, 30):
        pages.article(UNIT, title=f"Tin {number}")
    assert queries() == few


def test_many_pages_go_over_several_screens():
    for number in range(35):
        pages.article(UNIT, title=f"Tin số {number:02}")
    browser = browser_of(AUTHOR)
    first, second = (browser.get(ADDRESS, {"state": "missing", "p": p}).text for p in (1, 2))
    assert "?state=missing&amp;p=2" in first or "p=2" in first
    assert sum(f"Tin số {n:02}" in first for n in range(35)) + sum(f"Tin số {n:02}" in second for n in range(35)) >= 35


def test_the_segments_of_a_state_go_out_in_one_archive_and_come_back():
    translation = translated.published()
    translated.begin(translated.article(title="Còn phải dịch"))
    answer = browser_of(AUTHOR).get(ADDRESS, {"state": "draft", "export": "po"})
    with ZipFile(BytesIO(answer.content)) as archive:
        (name,) = archive.namelist()
        po = polib.pofile(archive.read(name).decode())
    assert name.endswith("-con-phai-dich-en.po")
    assert "Còn phải dịch" in {entry.msgid for entry in po}
    everything = browser_of("stttt-truongban").get(ADDRESS, {"export": "po"})
    assert len(ZipFile(BytesIO(everything.content)).namelist()) == 2
    assert translation.enabled


def test_the_archive_holds_nothing_that_the_person_may_not_edit():
    translated.published()
    for who in ("chi", "an", "stttt-ctv-tuyphuoc"):
        answer = browser_of(who).get(ADDRESS, {"export": "po"})
        assert ZipFile(BytesIO(answer.content)).namelist() == []


def test_the_menu_leads_to_the_list_and_no_more_to_the_stock_report():
    text = browser_of(AUTHOR).get("/admin/").text
    assert ADDRESS in text
    assert reverse("wagtail_localize:translations_report") not in text


def test_a_unit_in_vietnamese_only_is_told_so():
    home = Page.objects.get(unit_root__unit__code=UNIT, locale__language_code="en")
    with pages.without_chain():
        home.specific.unpublish()
    text = browser_of(AUTHOR).get(ADDRESS).text
    assert "Vietnamese only" in text or "chỉ bằng tiếng Việt" in text or "chỉ có tiếng Việt" in text
    assert cast.unit(UNIT)
