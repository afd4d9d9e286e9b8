"""An editor at work in a real browser: pasting, documents of Word, old encodings, drafts that save themselves."""

import re
from pathlib import Path

import pytest

from tests.demo_site import DOMAIN
from tests.journeys.test_browser_people import open_new_article, sign_in
from tests.sites.writing.word_files import sample
from tests.vietnamese.old_fonts import to_tcvn3, to_vni

pytestmark = pytest.mark.browser

WRITER = "baxuyen-vanphong"
WORD = (Path(__file__).parents[1] / "sites" / "writing" / "copied" / "word.html").read_text(encoding="utf-8")
SENTENCE = "Ban biên tập chịu trách nhiệm cung cấp thông tin kịp thời, đầy đủ cho nhân dân."
COPY = """async ([html, text]) => {
  const items = { "text/plain": new Blob([text], { type: "text/plain" }) };
  if (html) items["text/html"] = new Blob([html], { type: "text/html" });
  await navigator.clipboard.write([new ClipboardItem(items)]);
}"""


@pytest.fixture
def writing(window):
    """A window with a clipboard."""
    return lambda width="desktop": window(width, permissions=["clipboard-read", "clipboard-write"])


def paste(page, text, html=""):
    page.evaluate(COPY, [html, text])
    page.keyboard.press("Control+V")


def new_article(opened, title):
    """An article that has just saved itself: only its title was typed."""
    page = sign_in(opened, WRITER)
    open_new_article(page, opened)
    settle(page)
    page.fill("#id_title", title)
    page.locator("#id_title").blur()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    settle(page)
    return page


def settle(page):
    """Wagtail begins to watch a form two seconds after it has come or was saved: what is there by then is no change."""
    page.wait_for_timeout(3000)


def number_of(page):
    return re.search(r"/pages/(\d+)/", page.url)[1]


def saving(page):
    """Within it the draft saves itself; nobody presses a button."""
    return page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url)


def add_text(page):
    """An empty block of formatted text; returns its editor."""
    page.locator(
        "#panel-child-noi_dung-body-content .c-sf-add-button, [data-contentpath=body] .c-sf-add-button"
    ).first.click()
    page.get_by_role("option", name="Văn bản", exact=True).or_(
        page.get_by_role("option", name="Nội dung", exact=True)
    ).first.click()
    editor = page.locator(".public-DraftEditor-content").last
    editor.click()
    return editor


def test_a_draft_saves_itself_and_is_not_public(writing):
    with writing() as opened:
        page = new_article(opened, "Bài tự lưu")
        with saving(page):
            page.fill("#id_lead", "Không ai bấm nút nào.")
            page.locator("#id_lead").blur()
        page.locator(".w-autosave-indicator__state--saved").wait_for(state="visible")
        opened.screenshot("admin-saved-by-itself")
        page.reload()
        assert page.input_value("#id_title") == "Bài tự lưu"
        assert page.input_value("#id_lead") == "Không ai bấm nút nào."
        assert page.input_value("#id_slug") == "bai-tu-luu"
        opened.watch.expected.add(404)
        page = opened.open(f"baxuyen.{DOMAIN}", "/tin-tuc/bai-tu-luu/")
        assert page.locator("h1").inner_text() == "Không tìm thấy trang"


def test_a_public_page_that_is_being_edited_stays_as_it_was_approved(writing):
    with writing() as opened:
        page = opened.open(f"baxuyen.{DOMAIN}", "/tin-tuc/")
        article = page.locator("main a[href*='/tin-tuc/']", has_text=re.compile(r"\w{3}")).first
        address, title = article.get_attribute("href"), article.inner_text().strip()
        page = sign_in(opened, WRITER)
        page.goto(opened.site.url(DOMAIN, f"/admin/pages/search/?q={title}"))
        page.locator(".listing .title a", has_text=title).first.click()
        page.wait_for_url(re.compile(r"/edit/"))
        settle(page)
        with saving(page) as answer:
            page.fill("#id_title", "Tiêu đề chưa ai duyệt")
            page.locator("#id_title").blur()
        assert answer.value.json()["success"]
        page = opened.open(f"baxuyen.{DOMAIN}", re.sub(r"^https?://[^/]+", "", address))
        assert page.locator("h1").first.inner_text().strip() == title


def test_text_pasted_from_word_keeps_lists_and_marks_and_loses_scripts_and_dirt(writing):
    with writing() as opened:
        page = new_article(opened, "Dán từ Word")
        dialogs = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.accept()))
        editor = add_text(page)
        with saving(page):
            paste(
                page, "chữ", WORD + "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)></svg>"
            )
        editor.get_by_text("Mục một").wait_for()
        words = editor.inner_text()
        assert "alert" not in words
        assert "mso" not in editor.inner_html()
        assert "font-family" not in editor.inner_html()
        assert editor.locator("li").all_inner_texts()[:3] == ["Một", "Một a", "Hai"]
        assert "Xã A – 3" in words
        way = page.locator(".writing-hint a")
        assert way.get_attribute("href") == f"/admin/writing/{number_of(page)}/insert/"
        opened.screenshot("admin-pasted-from-word")
        page.reload()
        assert "alert" not in page.locator(".public-DraftEditor-content").last.inner_text()
        assert dialogs == []


@pytest.mark.parametrize(("name", "encode"), [("TCVN3", to_tcvn3), ("VNI", to_vni)])
def test_m5_pasted_old_encodings_are_offered_in_unicode_before_and_after(writing, name, encode):
    with writing() as opened:
        page = new_article(opened, f"Dán {name}")
        page.focus("#id_lead")
        paste(page, encode(SENTENCE))
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        assert name in dialog.inner_text()
        assert encode(SENTENCE) in dialog.inner_text()
        assert SENTENCE in dialog.inner_text() or name == "TCVN3"
        opened.screenshot(f"admin-pasted-{name.lower()}")
        page.keyboard.press("Escape")
        assert page.input_value("#id_lead") == encode(SENTENCE)  # nothing is changed silently
        page.fill("#id_lead", "")
        paste(page, encode(SENTENCE))
        page.locator("[data-convert]").click()
        page.wait_for_function(
            "s => document.querySelector('#id_lead').value.toLowerCase() === s.toLowerCase()", arg=SENTENCE
        )
        editor = add_text(page)
        paste(page, encode(SENTENCE), f"<p><b>{encode(SENTENCE)}</b></p>")
        page.locator("[data-convert]").click()
        editor.get_by_text(re.compile(SENTENCE, re.I)).wait_for()
        assert editor.inner_text().strip().lower() == SENTENCE.lower()
        assert editor.locator("span[style*=bold]").count()


def test_unicode_is_pasted_without_a_question(writing):
    with writing() as opened:
        page = new_article(opened, "Dán Unicode")
        page.focus("#id_lead")
        paste(page, SENTENCE)
        page.wait_for_timeout(1000)
        assert page.get_by_role("dialog").count() == 0
        assert page.input_value("#id_lead") == SENTENCE


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_document_of_word_becomes_an_article(writing, tmp_path, width):
    file = tmp_path / "bai-viet.docx"
    file.write_bytes(sample())
    with writing(width) as opened:
        page = sign_in(opened, WRITER)
        open_new_article(page, opened)
        section = re.search(r"/(\d+)/$", page.url)[1]
        page.goto(opened.site.url(DOMAIN, f"/admin/writing/{section}/new/"))
        opened.screenshot(f"admin-new-from-word-{width}")
        page.set_input_files("[name=document]", file)
        page.locator("[data-document-form] button[type=submit]").click()
        page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        assert page.input_value("#id_title") == "Khai trương trạm y tế xã Tân An"
        assert page.locator("[data-contentpath=image]").count() >= 2
        opened.screenshot(f"admin-made-from-word-{width}")
        page.goto(opened.site.url(DOMAIN, f"/admin/writing/{number_of(page)}/check/"))
        opened.screenshot(f"admin-check-words-{width}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_copied_document_is_pasted_into_the_box_and_inserted(writing):
    with writing() as opened:
        page = new_article(opened, "Dán cả bài")
        page.goto(opened.site.url(DOMAIN, f"/admin/writing/{number_of(page)}/insert/"))
        page.locator("[data-paste-box]").click()
        paste(page, "Khai trương trạm y tế", WORD)
        page.locator("[data-paste-state]").get_by_text(re.compile(r"\w")).wait_for()
        opened.screenshot("admin-paste-box")
        page.locator("[data-document-form] button[type=submit]").click()
        page.wait_for_url(re.compile(r"/edit/"))
        text = page.locator("#page-edit-form").inner_text() + " ".join(
            field.input_value() for field in page.locator("#page-edit-form input[type=text]").all()
        )
        assert "Mục một" in text
        assert "Xã A" in text


def test_a_title_of_300_letters_is_refused_in_vietnamese_and_what_was_typed_stays(writing):
    title = "Tiêu đề dài quá mức " * 15
    with writing() as opened:
        page = sign_in(opened, WRITER)
        open_new_article(page, opened)
        page.fill("#id_lead", "Đoạn dẫn không mất.")
        # As a browser without the field's own limit sends it.
        page.evaluate(
            "t => { const f = document.querySelector('#id_title'); f.removeAttribute('maxlength'); f.value = t }", title
        )
        opened.watch.expected.add(400)
        page.get_by_role("button", name="Lưu nháp").first.click()
        page.locator(".error-message").first.wait_for()
        assert "255" in page.locator(".error-message").first.inner_text()
        assert page.input_value("#id_title").strip() == title.strip()
        assert page.input_value("#id_lead") == "Đoạn dẫn không mất."
