"""Legal documents: their facts, their text with places to link to, and how numbers and texts are tidied on save."""

import re
import unicodedata
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template

from documents.models import DocumentAttachment, DocumentIndexPage, LegalDocumentPage, UnitDocument
from tests import cast, pages
from tests.vietnamese.seeds import KEYS, raw_text, words

pytestmark = pytest.mark.django_db

TEXT = """QUYẾT ĐỊNH
Về việc ban hành Quy chế
Căn cứ Luật Khám bệnh, chữa bệnh;
Điều 1. Ban hành kèm theo Quyết định này Quy chế.
QUY CHẾ
Tiêm chủng
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này áp dụng cho trạm y tế.
2. Trường hợp nêu tại khoản 1, Điều 1 của Quy chế này được ưu tiên.
Chương II
TỔ CHỨC
Điều 2. Trách nhiệm
1. Trưởng trạm có trách nhiệm:
a) Lập danh sách theo Điều 1 của Quy chế này;
đ) Báo cáo theo Điều 99 của Quy chế này và <b>Chương II</b> của Quy chế này.
Nơi nhận:
- Như Điều 2;
"""


@pytest.fixture
def shown(visit):
    """A document's page with the text above, or another one."""

    def show(text=TEXT, **fields):
        return pages.read(visit("syt", pages.path_of(pages.document(full_text=text, **fields))))

    return show


def ids(page):
    return [tag["id"] for tag in page.find_all(id=True)]


def test_chapters_articles_clauses_and_points_have_places_of_their_own(shown):
    found = ids(shown())
    for place in (
        "chuong-1",
        "chuong-2",
        "dieu-1",
        "dieu-1-khoan-2",
        "dieu-2-khoan-1-diem-a",
        "dieu-2-khoan-1-diem-dd",
    ):
        assert place in found
    assert len(found) == len(set(found))


def test_every_entry_of_the_contents_leads_to_its_place(shown):
    page = shown()
    targets = [link["href"].removeprefix("#") for link in page.select(".legal__toc a")]
    assert len(targets) == 7
    assert set(targets) <= set(ids(page))


@pytest.mark.parametrize("key", KEYS)
def test_the_regulations_stand_whole_on_their_page(shown, key):
    page = shown(raw_text(key))
    found = ids(page)
    assert len(found) == len(set(found))
    inner = {link["href"].removeprefix("#") for link in page.main.find_all("a") if link["href"].startswith("#")}
    assert inner <= set(found)
    assert words(raw_text(key)) == words(legal_words(page))


def legal_words(page):
    """The text of the document as a reader sees it, without what the page adds."""
    text = page.select_one(".legal__text")
    for added in text.select(".govuk-visually-hidden, .anchor-link"):
        added.decompose()
    return text.get_text(" ", strip=True)


def test_references_within_the_text_are_links(shown):
    links = {link.get_text(strip=True): link["href"] for link in shown().select(".legal__item p > a:not(.anchor-link)")}
    assert links["khoản 1, Điều 1 của Quy chế này"] == "#dieu-1-khoan-1"
    assert links["Điều 1 của Quy chế này"] == "#dieu-1"


def test_a_reference_to_a_place_that_does_not_exist_stays_text(shown):
    page = shown()
    assert "Điều 99 của Quy chế này" in page.select_one(".legal__text").get_text()
    assert not page.find("a", href=re.compile("dieu-99"))


def test_marks_in_the_text_are_printed_and_not_obeyed(shown):
    page = shown("Điều 1. Tên\n1. <script>alert(1)</script> & <img src=x onerror=alert(1)> của Điều 1 Quy chế này")
    assert "<script>alert(1)</script>" in page.select_one(".legal__text").get_text()
    assert not page.select_one(".legal__text script, .legal__text img")


def test_the_filter_escapes_what_it_links():
    drawn = Template("{% load legal_text %}{{ text|link_references:anchors }}").render(
        Context({"text": "<i> theo Điều 1 của Quy chế này", "anchors": {"dieu-1"}})
    )
    assert drawn == '&lt;i&gt; theo <a href="#dieu-1">Điều 1 của Quy chế này</a>'


def test_a_document_without_text_shows_its_facts(shown):
    page = shown("", effective_from=date(2026, 12, 1), signer_title="Giám đốc", signing_form="KT.", place="Bắc Giang")
    assert not page.select(".legal")
    facts = {row.dt.get_text(strip=True): row.dd.get_text(" ", strip=True) for row in page.select(".facts > div")}
    assert facts["Số, ký hiệu"] == "1/QĐ-SYT"
    assert facts["Loại văn bản"] == "Quyết định"
    assert facts["Người ký"] == "KT. Giám đốc"
    assert facts["Cơ quan ban hành"] == "Sở Y tế"
    assert facts["Ngày ban hành"].endswith("2026 , Bắc Giang")
    assert "2026" in facts["Ngày có hiệu lực"]


def test_facts_that_are_empty_are_left_out(shown):
    names = [name.get_text(strip=True) for name in shown("").select(".facts dt")]
    assert "Ngày có hiệu lực" not in names
    assert "Căn cứ pháp lý" not in names


def test_legal_bases_stand_one_by_one(shown):
    page = shown("", bases="Luật Khám bệnh, chữa bệnh\n\n  Nghị định 96/2023/NĐ-CP  \n")
    bases = [item.get_text(strip=True) for item in page.select(".facts__list li")]
    assert bases == ["Luật Khám bệnh, chữa bệnh", "Nghị định 96/2023/NĐ-CP"]


def test_attached_files_are_offered_and_served(visit):
    document = pages.document()
    file = UnitDocument.objects.create(title="Toàn văn", collection=cast.unit("syt").collection)
    file.file.save("toan-van.txt", ContentFile("nội dung".encode()))
    file.get_file_size()
    DocumentAttachment.objects.create(page=document, document=file, sort_order=0)
    page = pages.read(visit("syt", pages.path_of(document)))
    link = page.select_one(".file-list__link")
    assert link.get_text(" ", strip=True).startswith("Toàn văn (TXT, ")
    assert visit("syt", link["href"]).status_code == 200


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("76 /2007/QĐ-UBND", "76/2007/QĐ-UBND"), ("118 /QĐ-UBND", "118/QĐ-UBND"), ("42/2022/NÐ-CP", "42/2022/NĐ-CP")],
)
@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
def test_numbers_are_stored_in_one_spelling(typed, stored, live):
    assert LegalDocumentPage.objects.get(pk=pages.document(number=typed, live=live).pk).number == stored


@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
def test_pasted_texts_are_composed_and_cleaned_on_save(live):
    pasted = unicodedata.normalize("NFD", "**Điều 1.** Phạm\u00a0vi điều\u200b chỉnh")
    abstract = unicodedata.normalize("NFD", "Về việc tiêm chủng")
    page = LegalDocumentPage.objects.get(pk=pages.document(full_text=pasted, abstract=abstract, live=live).pk)
    assert page.full_text == "Điều 1. Phạm vi điều chỉnh"
    assert page.abstract == "Về việc tiêm chủng"


def test_a_document_is_addressed_by_its_folded_title():
    assert pages.document(title="Quyết định số 76/2007/QĐ-UBND").slug == "quyet-dinh-so-76-2007-qd-ubnd"


def test_documents_stand_only_below_a_document_list():
    assert LegalDocumentPage.allowed_parent_page_models() == [DocumentIndexPage]
    assert LegalDocumentPage.allowed_subpage_models() == []


def test_the_english_version_names_types_in_english(visit):
    english = pages.english_of(pages.document(), title="Decision 1", abstract="On vaccination")
    assert "Decision" in pages.read(visit("syt", pages.path_of(english))).select_one(".facts").get_text()
    assert "Type of document" in visit("syt", "/en/documents/").text


@pytest.mark.parametrize("count", [1, 12])
def test_a_list_costs_the_same_at_any_length(visit, count, django_assert_max_num_queries):
    for number in range(count):
        pages.document(title=f"Văn bản {number}")
    with django_assert_max_num_queries(29):
        visit("syt", "/van-ban/")


def test_no_text_of_the_regulations_lies_in_a_list(visit):
    """Lists leave the full text in the database: a year of documents is megabytes."""
    pages.document(full_text=TEXT)
    assert "full_text" in LegalDocumentPage.objects.for_lists().get().get_deferred_fields()
