"""A day's work: an article from a Word document, decided, translated, proposed, taken over by the hub, corrected.

Readers find every place right at every stage, in both languages.
"""

import re
import textwrap
from pathlib import Path

import polib
import pytest

from tests.demo_site import DOMAIN
from tests.journeys.test_browser_approval import english_in
from tests.journeys.test_browser_people import home_of, sign_in
from tests.journeys.test_browser_translation import CORRECT

pytestmark = pytest.mark.browser

#: Written by LibreOffice Writer: headings, lists, a table, two pictures, a link.
DOCUMENT = Path(__file__).parent / "files" / "tong-ket-vai-thieu.docx"
UNIT, HUB = f"stttt.{DOMAIN}", DOMAIN
WRITER = "stttt-ctv-tuyphuoc"
UNIT_STEPS = ["stttt-lanhdao-cntt", "stttt-truongban", "stttt-quantrimang"]
#: Who takes an article over has written it, in the eyes of the chain: somebody else decides.
TAKER = "bacgiang-photruongban"
HUB_STEPS = ["bacgiang-photruongban2", "bacgiang-truongban", "bacgiang-congbao"]
TITLE = "Hội nghị tổng kết vụ vải thiều năm 2026"
ENGLISH = "Conference on the lychee season of 2026"
LEAD, CORRECTED = "Sản lượng đạt 1.520 tấn.", "Sản lượng đạt 1.250 tấn."


def number_of(page):
    return int(re.search(r"/pages/(\d+)/", page.url)[1])


def write_from_word(window):
    """The collaborator hands in the document; returns the article's number."""
    with window() as opened:
        page = sign_in(opened, WRITER)
        page.goto(opened.site.url(HUB, f"/admin/pages/{home_of(opened, 'stttt')}/"))
        section = number_of_link(page.get_by_role("link", name="Tin tức").first)
        page.goto(opened.site.url(HUB, f"/admin/writing/{section}/new/"))
        page.set_input_files("[name=document]", DOCUMENT)
        page.locator("[data-document-form] button[type=submit]").click()
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        assert page.input_value("#id_title") == TITLE
        page.fill("#id_lead", LEAD)
        page.fill("#id_author", "Nguyễn Thị Mai")
        page.fill("#id_source", "Hội Nông dân phường")
        for tag in ("Nông sản", "Vải thiều"):
            page.locator(".tagit-new input").fill(tag)
            page.keyboard.press("Enter")
        submit_in_vain(page)
        # Pictures say what they show, and a table what it is about, before anybody decides.
        for field in page.locator("input[name$='-value-alt'], input[name$='-value-caption']").all():
            field.fill("Vụ vải thiều năm 2026")
        opened.screenshot("news-day-1-written")
        submit(page)
        return number_of(page)


def number_of_link(link):
    return re.search(r"/pages/(\d+)/", link.get_attribute("href"))[1]


def submit_in_vain(page):
    """What is missing is said at its field, and nothing that was typed is lost."""
    page.get_by_role("button", name="Thao tác khác").last.click()
    with page.expect_navigation():
        page.locator("[name=action-submit]").click()
    page.locator(".messages .error").wait_for()
    assert "Trường này bắt buộc nhập." in page.locator(".error-message").first.inner_text()
    assert page.input_value("#id_lead") == LEAD
    assert page.locator(".tagit-label").count() == 2


def submit(page):
    """Send what stands in the editor into the chain; the page stays known by its number."""
    address = page.url
    page.get_by_role("button", name="Thao tác khác").last.click()
    # A message of the act before may still stand there: what counts is the answer to this one.
    with page.expect_navigation():
        page.locator("[name=action-submit]").click()
    page.locator(".messages .success").wait_for()
    page.goto(address)


def approve(window, number, title, steps):
    for username in steps:
        with window() as opened:
            page = sign_in(opened, username)
            page.locator("#waiting-for-me-section, #waiting-for-me").get_by_role("link", name=title).first.click()
            page.wait_for_url(re.compile(rf"/admin/approval/{number}/"))
            for box in page.locator("#decision input[type=checkbox]").all():
                box.check()
            page.locator("#decision textarea").first.fill("Đồng ý.")
            with page.expect_navigation():
                page.locator("#decision button[value=approve]").click()
            page.locator(".messages .success").wait_for()


def read(window, host, path, name, width="desktop"):
    """What a reader sees of the first article with the title in the list at ``path``; ``None`` without one."""
    with window(width) as opened:
        page = opened.open(host, path)
        link = page.get_by_role("link", name=name, exact=True)
        if not link.count():
            return None
        with page.expect_navigation():
            link.first.click()
        opened.screenshot(f"news-day-{host.split('.')[0]}-{path.strip('/').replace('/', '-')}-{width}")
        return {
            "title": page.locator("h1").first.inner_text(),
            "lead": page.locator(".page-head__lead").inner_text(),
            "tables": page.locator(".stream table").count(),
            "pictures": page.locator(".stream img").count(),
            "alternates": sorted(
                tag.get_attribute("hreflang") for tag in page.locator("link[rel=alternate][hreflang]").all()
            ),
            "canonical": page.locator("link[rel=canonical]").get_attribute("href"),
            "origin": page.locator(".article__origin").inner_text(),
            "notice": page.locator(".notice").inner_text() if page.locator(".notice").count() else "",
            "address": page.url,
        }


def translate(window, number, folder):
    """Begin the English version, send a PO file, submit; returns the translation's number."""
    with window() as opened:
        page = sign_in(opened, WRITER)
        page.goto(opened.site.url(HUB, f"/admin/localize/submit/page/{number}/"))
        page.get_by_label("English").check()
        page.locator("main form [type=submit]").click()
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        with page.expect_download() as downloading:
            page.locator("a[href*='pofile/download']").first.click()
        path = folder / "page.po"
        downloading.value.save_as(path)
        po = polib.pofile(str(path))
        for entry in po:
            english = {"title": ENGLISH, "slug": "lychee-season", "lead": "The harvest reached 1,520 tonnes."}
            entry.msgstr = english.get(entry.msgctxt, entry.msgid)
        po.save(str(path))
        with page.expect_navigation():
            page.locator("input[type=file]").first.set_input_files(str(path))
        page.locator(".messages .success").wait_for()
        with page.expect_navigation():
            page.locator("button[name=translation-act][value=submit]").click()
        page.locator(".messages .success").wait_for()
        return number_of(page)


def propose(window, number):
    with window() as opened:
        page = sign_in(opened, WRITER)
        page.goto(opened.site.url(HUB, f"/admin/shared-articles/propose/{number}/"))
        opened.screenshot("news-day-2-propose")
        assert english_in(page.locator("main").inner_text()) == []
        page.select_option("[name=target]", label="Ủy ban nhân dân tỉnh Bắc Giang")
        page.fill("[name=note]", "Cả tỉnh quan tâm vụ vải.")
        with page.expect_navigation():
            page.get_by_role("button", name="Gửi đề nghị").click()
        page.locator(".messages .success").wait_for()


def open_item(page, opened):
    page.goto(opened.site.url(HUB, "/admin/shared-articles/"))
    assert english_in(page.locator("main").inner_text()) == []
    page.locator("main table").get_by_role("link", name=TITLE).click()
    page.wait_for_url(re.compile(r"/admin/shared-articles/\d+/"))
    assert english_in(page.locator("main").inner_text()) == []


def take_over(window):
    """The hub makes its draft and submits it; returns the copy's number."""
    with window() as opened:
        page = sign_in(opened, TAKER)
        open_item(page, opened)
        opened.screenshot("news-day-3-item")
        page.locator("button[value=accept]").click()
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        submit(page)
        return number_of(page)


def take_changes(window):
    with window("phone") as opened:
        page = sign_in(opened, TAKER)
        open_item(page, opened)
        opened.screenshot("news-day-4-changed")
        assert page.locator(".addition").all_inner_texts()
        page.locator("button[value=renew]").click()
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        submit(page)


def outcome(window):
    """What the unit reads of its proposal."""
    with window() as opened:
        page = sign_in(opened, WRITER)
        page.goto(opened.site.url(HUB, "/admin/shared-articles/proposed/"))
        return page.locator("main table tbody tr").filter(has_text=TITLE).inner_text()


def test_an_article_from_a_word_document_to_the_hub_and_back(window, demo_site, tmp_path):
    number = write_from_word(window)
    assert read(window, UNIT, "/tin-tuc/", TITLE) is None
    approve(window, number, TITLE, UNIT_STEPS)
    article = read(window, UNIT, "/tin-tuc/", TITLE, "phone")
    assert (article["title"], article["lead"]) == (TITLE, LEAD)
    assert (article["tables"], article["pictures"], article["alternates"]) == (1, 2, ["vi"])
    assert read(window, UNIT, "/en/news/", ENGLISH) is None

    translated = translate(window, number, tmp_path)
    assert read(window, UNIT, "/en/news/", ENGLISH) is None
    approve(window, translated, ENGLISH, UNIT_STEPS)
    english = read(window, UNIT, "/en/news/", ENGLISH)
    assert (english["title"], english["notice"]) == (ENGLISH, "")
    assert english["alternates"] == read(window, UNIT, "/tin-tuc/", TITLE)["alternates"] == ["en", "vi"]

    propose(window, number)
    assert "Đang đề nghị" in outcome(window)
    copy = take_over(window)
    assert read(window, HUB, "/tin-tuc/", TITLE) is None
    assert "Đã nhận; đang chuẩn bị" in outcome(window)
    approve(window, copy, TITLE, HUB_STEPS)
    on_hub = read(window, HUB, "/tin-tuc/", TITLE)
    assert on_hub["canonical"] == article["address"]
    assert "Sở Thông tin và Truyền thông Bình Định" in on_hub["origin"]
    assert (on_hub["tables"], on_hub["pictures"]) == (1, 2)
    assert "Đã đăng" in outcome(window)

    code = CORRECT.format(pk=number, lead=CORRECTED, writer=WRITER, steps=UNIT_STEPS)
    demo_site.manage("shell", given=textwrap.dedent(code))
    assert read(window, UNIT, "/tin-tuc/", TITLE)["lead"] == CORRECTED
    assert "The Vietnamese page has been changed since." in read(window, UNIT, "/en/news/", ENGLISH)["notice"]
    assert read(window, HUB, "/tin-tuc/", TITLE)["lead"] == LEAD
    take_changes(window)
    assert read(window, HUB, "/tin-tuc/", TITLE)["lead"] == LEAD
    approve(window, copy, TITLE, HUB_STEPS)
    assert read(window, HUB, "/tin-tuc/", TITLE, "phone")["lead"] == CORRECTED
