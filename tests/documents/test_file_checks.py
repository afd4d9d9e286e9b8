"""What the files of a page have against its approval (rows X1 to X3, M4)."""

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.utils.translation import override

from documents import file_checks
from documents.file_text.passages import Problem
from documents.file_text.process import Reading
from documents.models import DocumentAttachment, UnitDocument
from home.models import StandardPage
from tests import cast, pages
from tests.documents.papers import docx, pdf

pytestmark = pytest.mark.django_db

PHRASE = "công bố trên Cổng thông tin điện tử"


@pytest.fixture(autouse=True)
def _nothing_is_known_yet():
    cache.clear()


def file_of(content, name="quyet-dinh.pdf", code="syt"):
    return UnitDocument.objects.create(
        title="Quyết định", file=ContentFile(content, name=name), collection=cast.unit(code).collection
    )


def attached(content, name="quyet-dinh.pdf", **fields):
    page = pages.document(live=False, **fields)
    page.attachments.add(DocumentAttachment(document=file_of(content, name)))
    return page


def found(page, code, language="en"):
    with override(language):
        return [issue for issue in page.approval_issues() if issue.code == code]


def test_x1_a_stamp_in_an_attached_file_blocks_and_says_where():
    (issue,) = found(attached(pdf(["Quyết định"], ["Phụ lục"], ["TỐI MẬT"])), "secrecy_marking")
    assert issue.blocks
    assert issue.field == "attachments"
    assert issue.text.startswith("Files: quyet-dinh")
    assert ", page 3: " in issue.text
    assert "TỐI MẬT" in issue.text


@pytest.mark.parametrize("way", ["files", "link", "info_box"])
def test_x1_a_stamp_in_a_file_that_an_article_offers_or_links_blocks(way):
    file = file_of(docx("Kế hoạch", "MẬT"), "ke-hoach.docx")
    link = f'<p><a linktype="document" id="{file.pk}">Kế hoạch</a></p>'
    body = {
        "files": [("files", {"title": "", "files": [file]})],
        "link": [("paragraph", link)],
        "info_box": [("info_box", {"title": "Lưu ý", "body": link})],
    }[way]
    (issue,) = found(pages.article(body=body, live=False), "secrecy_marking")
    assert issue.blocks
    assert issue.text.startswith("Files: ke-hoach")


def test_x1_a_file_linked_by_any_page_counts():
    file = file_of(pdf(["MẬT"]))
    page = StandardPage(
        title="Giới thiệu", live=False, body=[("paragraph", f'<p><a linktype="document" id="{file.pk}">Tệp</a></p>')]
    )
    cast.home_of("syt").add_child(instance=page)
    assert found(page, "secrecy_marking")


def test_x1_the_draft_in_memory_counts_and_not_what_is_stored():
    page = attached(pdf(["MẬT"]))
    assert found(page, "secrecy_marking")
    assert not page.attachments.model.objects.exists()
    stored = page.save_revision().as_object()
    assert found(stored, "secrecy_marking")


def test_x1_a_file_without_a_stamp_says_nothing():
    page = attached(pdf(["Có từ độ MẬT trở lên", "Bảo vệ bí mật nhà nước"]))
    assert not found(page, "secrecy_marking") + found(page, "file_unchecked")


def test_x1_a_stamp_on_every_page_is_reported_once():
    (issue,) = found(attached(pdf(*[["MẬT", "Kế hoạch"]] * 5)), "secrecy_marking")
    assert ", page 1: " in issue.text


@pytest.mark.parametrize(("content", "name", "words"), [
    (pdf(["MẬT"], encrypt=True), "a.pdf", "it asks for a password"),
    (b"%PDF-1.7\n" + bytes(200), "a.pdf", "it is damaged"),
    (b"PK", "a.zip", "files of this kind are not opened"),
])  # fmt: skip
def test_x1_a_file_that_cannot_be_read_is_reported_and_does_not_block(content, name, words):
    (issue,) = found(attached(content, name), "file_unchecked")
    assert not issue.blocks
    assert issue.field == "attachments"
    assert "could not be checked for secrecy markings" in issue.text
    assert words in issue.text


def test_x1_scanned_pages_are_for_people_to_look_at():
    (issue,) = found(attached(pdf([], ["Kế hoạch"], picture=(595, 842))), "file_unchecked")
    assert "pages that are pictures: 1" in issue.text


def test_x1_a_file_that_has_gone_from_the_disk_is_reported():
    page = attached(pdf(["Kế hoạch"]))
    file = UnitDocument.objects.get()
    file.file.storage.delete(file.file.name)
    (issue,) = found(page, "file_unchecked")
    assert "the file is missing" in issue.text


def test_x1_files_that_cannot_be_read_in_time_are_reported(monkeypatch):
    monkeypatch.setattr(file_checks, "MOST_SECONDS", 0)
    page = attached(pdf(["MẬT"]))
    (issue,) = found(page, "file_unchecked")
    assert "in time" in issue.text


def test_a_content_is_read_once(monkeypatch):
    read = []

    def count(*_args, **_more):
        read.append(1)
        return Reading((), Problem.DAMAGED)

    monkeypatch.setattr(file_checks, "read", count)
    first, second = attached(b"a", "a.pdf"), attached(b"a", "b.pdf", title="Khác", number="2/QĐ-SYT")
    assert found(first, "file_unchecked")
    assert found(second, "file_unchecked")
    assert len(read) == 1
    assert found(attached(b"b", "a.pdf", title="Khác nữa", number="3/QĐ-SYT"), "file_unchecked")
    assert len(read) == 2


def test_a_page_without_files_costs_no_more_than_its_lists(django_assert_max_num_queries):
    page = pages.document(live=False)
    found(page, "file_unchecked")
    with django_assert_max_num_queries(3):
        list(file_checks.check_files(page))


@pytest.mark.parametrize(("numbers", "words"), [((1,), "1"), ((1, 2, 3), "1–3"), ((1, 2, 3, 7, 9, 10), "1–3, 7, 9–10")])
def test_pages_are_counted_in_ranges(numbers, words):
    assert file_checks._ranges(numbers) == words


# --- Recipients -------------------------------------------------------------------------------------


def test_m4_recipients_that_do_not_announce_publication_are_reported():
    page = pages.document(full_text="Điều 1. Ban hành\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT.", live=False)
    (issue,) = found(page, "recipients_line")
    assert not issue.blocks
    assert issue.field == "full_text"
    assert PHRASE in issue.text


@pytest.mark.parametrize("line", [PHRASE, PHRASE.upper(), "Công  bố trên Cổng TTĐT", "công bố trên trang TTĐT"])
def test_m4_recipients_that_announce_it_are_right(line):
    text = f"Điều 1. Ban hành\nNơi nhận:\n- Như Điều 3;\n- {line};\n- Lưu: VT."
    assert not found(pages.document(full_text=text, live=False), "recipients_line")


def test_m4_a_document_whose_recipients_stand_in_its_file_alone_is_right():
    lines = ["Điều 1. Ban hành", "Nơi nhận:", f"- {PHRASE};", "- Lưu: VT."]
    assert not found(attached(pdf(lines)), "recipients_line")
    assert not found(attached(docx(*lines), "a.docx", full_text="Điều 1. Ban hành", title="Khác"), "recipients_line")


def test_m4_a_document_without_text_and_file_announces_nothing():
    assert found(pages.document(live=False), "recipients_line")
    assert found(attached(pdf(["Điều 1. Ban hành"])), "recipients_line")


def test_m4_articles_have_no_recipients():
    assert not found(pages.article(live=False), "recipients_line")
