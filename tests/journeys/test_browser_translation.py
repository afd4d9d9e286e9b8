"""An article into English: translated by file and by hand, decided by the board, behind its source, in step again."""

import re
import textwrap

import polib
import pytest

from tests.demo_site import DOMAIN
from tests.journeys.test_browser_people import sign_in

pytestmark = pytest.mark.browser

WRITER = "stttt-thanhvien-vanphong"
STEPS = ["stttt-lanhdao-cntt", "stttt-truongban", "stttt-quantrimang"]
HOST = f"stttt.{DOMAIN}"
TITLE = "A page for the walk through the chain"
NEW_LEAD = "Bản đã đính chính của lời dẫn."

#: Corrects the article whose id is given and takes it through the chain, as its people would.
CORRECT = """
from news.models import ArticlePage
from users.models import User
page = ArticlePage.objects.get(pk={pk})
draft = page.get_latest_revision_as_object()
draft.lead = "{lead}"
writer = User.objects.get(username="{writer}")
draft.save_revision(user=writer)
page = ArticlePage.objects.get(pk={pk})
page.get_workflow().start(page, writer)
for name in {steps}:
    state = ArticlePage.objects.get(pk={pk}).current_workflow_task_state
    declared = {{f"declare_{{key}}": True for key in state.task.specific.step.declarations}}
    state.task.specific.on_action(state, User.objects.get(username=name), "approve", comment="Đồng ý.", **declared)
"""


def begin(opened):
    """Begin the first article that has no English; returns the ids of the article and of its translation."""
    page = sign_in(opened, WRITER)
    page = opened.open(DOMAIN, "/admin/approval/translations/?state=missing")
    opened.screenshot("translation-0-list")
    rows = page.locator("table.listing tbody tr").filter(has=page.locator("a[href*='localize/submit/page']"))
    (number,) = re.findall(r"page/(\d+)/", rows.last.locator("a[href*='localize/submit']").get_attribute("href"))
    rows.last.locator("a[href*='localize/submit']").click()
    page.locator("main form [type=submit]").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    return int(number), int(re.search(r"pages/(\d+)/edit", page.url)[1]), page


def translate_by_file(opened, page, folder):
    """Download the PO file, fill it in, send it back."""
    with page.expect_download() as downloading:
        page.locator("a[href*='pofile/download']").first.click()
    path = folder / "page.po"
    downloading.value.save_as(path)
    po = polib.pofile(str(path))
    for entry in po:
        entry.msgstr = entry.msgid
        if entry.msgctxt == "title":
            entry.msgstr = TITLE
        if entry.msgctxt == "slug":
            entry.msgstr = "a-page-for-the-walk"
    po.save(str(path))
    page.locator("input[type=file]").first.set_input_files(str(path))
    page.locator(".messages .success").wait_for()
    opened.screenshot("translation-1-imported")


def submit(page):
    page.locator("button[name=translation-act][value=submit]").click()
    page.locator(".messages .success").wait_for()


def approve_all(window, number, title):
    for username in STEPS:
        with window() as opened:
            page = sign_in(opened, username)
            page.locator("#waiting-for-me-section, #waiting-for-me").get_by_role("link", name=title).click()
            page.wait_for_url(re.compile(rf"/admin/approval/{number}/"))
            opened.screenshot(f"translation-2-{username}")
            for box in page.locator("#decision input[type=checkbox]").all():
                box.check()
            page.locator("#decision textarea").first.fill("Đồng ý.")
            page.locator("#decision button[value=approve]").click()
            page.locator(".messages .success").wait_for()


def notice_of(window, width="desktop"):
    with window(width) as opened:
        page = opened.open(HOST, "/en/news/")
        page.get_by_role("link", name=TITLE).first.click()
        assert page.locator("h1").first.inner_text() == TITLE
        opened.screenshot(f"translation-3-public-{width}")
        return page.locator(".notice").inner_text() if page.locator(".notice").count() else ""


def test_a_translation_goes_through_the_chain_falls_behind_and_catches_up(window, demo_site, tmp_path):
    with window() as opened:
        source, translated, page = begin(opened)
        translate_by_file(opened, page, tmp_path)
        submit(page)
        opened.screenshot("translation-1-submitted")
        assert page.locator("button[name=translation-act]").count() == 0
    approve_all(window, translated, TITLE)
    assert notice_of(window) == ""

    code = CORRECT.format(pk=source, lead=NEW_LEAD, writer=WRITER, steps=STEPS)
    demo_site.manage("shell", given=textwrap.dedent(code))
    text = notice_of(window, "phone")
    assert "This page is translated from the version of" in text
    assert "The Vietnamese page has been changed since." in text

    with window() as opened:
        page = sign_in(opened, WRITER)
        page = opened.open(DOMAIN, "/admin/approval/translations/?state=to_update")
        opened.screenshot("translation-4-to-update")
        page.get_by_role("link", name=TITLE).click()
        page.locator(".messages a[href*='localize/update']").click()
        page.locator("main form [type=submit]").click()
        page.wait_for_url(re.compile(rf"/admin/pages/{translated}/edit/"))
        segment = page.locator(".js-translation-editor li").filter(has_text=NEW_LEAD).last
        segment.get_by_role("button").first.click()
        page.locator(".js-translation-editor textarea").fill("The lead, corrected.")
        with page.expect_response(re.compile(r"/strings/\d+/edit/")):
            page.get_by_role("button", name="Lưu", exact=True).click()
        opened.screenshot("translation-5-caught-up")
        submit(page)
    approve_all(window, translated, TITLE)
    assert notice_of(window) == ""
