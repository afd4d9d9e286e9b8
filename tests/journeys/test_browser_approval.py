"""One article of a mass organisation through the longest chain, Bá Xuyên's, by the people of its board."""

import re

import polib
import pytest
from django.conf import settings

from tests.demo_site import DOMAIN
from tests.journeys.test_browser_people import home_of, sign_in

pytestmark = pytest.mark.browser

TITLE = "Đoàn xã ra quân dọn vệ sinh đường làng"
STEPS = ["baxuyen-vanhoa", "baxuyen-photruongban", "baxuyen-truongban", "baxuyen-vanphong"]
#: Words that are no English although they stand in the catalogue so.
SAME = {"Portal", "Logo", "Email"}


def english_in(text):
    """Texts of the catalogue that stand on a screen untranslated."""
    catalog = polib.pofile(str(settings.BASE_DIR / "locale/vi/LC_MESSAGES/django.po"))
    plain = {entry.msgid for entry in catalog if entry.msgstr != entry.msgid and not re.search(r"[%{}\n]", entry.msgid)}
    lines = {line.strip().rstrip(":*").strip() for line in text.splitlines()}
    return sorted(line for line in lines & plain if len(line) > 3 and line not in SAME)


def news_of(page, opened, code):
    """Address of the unit's news list in the explorer."""
    page = opened.open(DOMAIN, f"/admin/pages/{home_of(opened, code)}/")
    return page.get_by_role("link", name="Tin tức").first.get_attribute("href")


def write_and_submit(window):
    """The secretary of the Youth Union writes and submits; returns the page's id."""
    with window() as opened:
        page = sign_in(opened, "baxuyen-ctv-doanxa")
        section = re.search(r"pages/(\d+)", news_of(page, opened, "baxuyen"))[1]
        page = opened.open(DOMAIN, f"/admin/pages/add/news/articlepage/{section}/")
        page.fill("[name=title]", TITLE)
        page.select_option("[name=lane]", "party")
        page.fill("[name=lead]", "Sáng nay, Đoàn xã ra quân tại xóm La Cảnh.")
        page.fill("[name=author]", "Đoàn xã")
        page.fill("[name=source]", "Đoàn xã Bá Xuyên")
        opened.screenshot("approval-0-written")
        page.get_by_role("button", name="Thao tác khác").last.click()
        page.locator("[name=action-submit]").click()
        page.wait_for_url(re.compile(rf"/admin/pages/{section}/"))
        page.get_by_role("link", name=TITLE).first.click()
        page.wait_for_url(re.compile(r"/edit/"))
        return re.search(r"pages/(\d+)/edit", page.url)[1]


def test_an_item_goes_through_the_longest_chain(window):
    number = write_and_submit(window)
    for place, username in enumerate(STEPS, start=1):
        with window("phone" if place == 3 else "desktop") as opened:
            page = sign_in(opened, username)
            page.locator("#waiting-for-me-section, #waiting-for-me").get_by_role("link", name=TITLE).click()
            page.wait_for_url(re.compile(rf"/admin/approval/{number}/"))
            assert english_in(page.locator("main").inner_text()) == []
            opened.screenshot(f"approval-{place}-{username}")
            for box in page.locator("#decision input[type=checkbox]").all():
                box.check()
            page.locator("#decision textarea").first.fill("Đồng ý.")
            page.locator("#decision button[value=approve]").click()
            page.locator(".messages .success").wait_for()
            assert english_in(page.locator(".messages").inner_text()) == []
    with window() as opened:
        page = opened.open(f"baxuyen.{DOMAIN}", "/tin-tuc/")
        page.get_by_role("link", name=TITLE).first.click()
        assert page.locator("h1").first.inner_text() == TITLE
        opened.screenshot("approval-5-public")


def test_who_has_nothing_to_decide_reads_why(window):
    with window() as opened:
        page = sign_in(opened, "nhuxuan-truongban")
        assert not page.locator("#waiting-for-me").count()
