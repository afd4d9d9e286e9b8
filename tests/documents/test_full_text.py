"""The full text of documents: whole on the page and on paper, each article, clause and point with its own place."""

import re
import unicodedata
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from documents.citations import place_names
from documents.models import LegalDocumentPage
from tests import pages
from tests.vietnamese.seeds import KEYS, raw_text, words
from vietnamese.legal_text import parse_legal_text

pytestmark = pytest.mark.django_db

HOSTS = ("syt", "tinh")
TWO_LISTS = """Điều 1. Phạm vi
1. Quy chế này áp dụng cho:
a) Trạm y tế;
b) Trường học;
c) Chợ;
d) Bến xe;
đ) Nhà máy;
e) Khu dân cư;
g) Nơi khác.
2. Người được ưu tiên:
a) Một;
b) Hai;
c) Ba;
d) Bốn;
e) Năm;
f) Sáu.
a) Điểm không có khoản."""
TABLE = """Điều 2. Kinh phí
1. Mức chi:
STT\tNội dung\tMức (đồng)
1\tTin\t253000
2\t\t60000
Mức trên tính cho một tin.
Nơi nhận:
- Như Điều 2;
CHỦ TỊCH
Phụ lục I
DANH MỤC BIỂU MẪU
(Kèm theo Quyết định số 1/QĐ-SYT)
| TT | Tên |
|----|-----|
| 1 | Phiếu A |
| 2 | Phiếu B |
Ghi chú dưới bảng."""


def words_shown(page, selector=".legal__text"):
    """The words of the text as a reader sees them, without what the page adds."""
    text = page.select_one(selector)
    for added in text.select(".govuk-visually-hidden, .anchor-link"):
        added.decompose()
    return words(text.get_text(" ", strip=True))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("code", HOSTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_word_of_the_regulations_is_lost_or_moved(visit, key, code, language):
    raw = raw_text(key)
    document = pages.document(code, language, full_text=unicodedata.normalize("NFD", raw))
    wanted = words(raw)
    assert len(wanted) > 2400
    stored = LegalDocumentPage.objects.get(pk=document.pk)
    assert unicodedata.is_normalized("NFC", stored.full_text)
    assert words(stored.full_text) == words(stored.legal_text.all_text()) == wanted
    address = pages.path_of(document)
    assert words_shown(pages.read(visit(code, address))) == wanted
    assert words_shown(pages.read(visit(code, address + "print/"))) == wanted


@pytest.mark.parametrize("key", KEYS)
def test_every_article_clause_and_point_can_be_linked_to(visit, key):
    page = pages.read(visit("syt", pages.path_of(pages.document(full_text=raw_text(key)))))
    places = [tag["id"] for tag in page.select(".legal__article, .legal__item--clause, .legal__item--point")]
    links = page.select("a.anchor-link")
    assert [link["href"] for link in links] == [f"#{place}" for place in places]
    assert len(set(places)) == len(places) > 30
    names = [link["aria-label"] for link in links]
    assert len(set(names)) == len(names)


def test_anchors_stay_when_a_text_is_saved_again():
    document = pages.document(full_text=raw_text(KEYS[4]))
    before = list(place_names(document.legal_text))
    again = LegalDocumentPage.objects.get(pk=document.pk)
    again.normalise_texts()
    assert sorted(place_names(again.legal_text)) == sorted(before)


def test_letters_of_both_alphabets_are_points():
    text = parse_legal_text(TWO_LISTS)
    with override("en"):
        names = place_names(text)
    first = [f"dieu-1-khoan-1-diem-{letter}" for letter in ("a", "b", "c", "d", "dd", "e", "g")]
    second = [f"dieu-1-khoan-2-diem-{letter}" for letter in "abcdef"]
    assert [names[anchor] for anchor in first] == [f"Article 1, clause 1, point {letter}" for letter in "abcdđeg"]
    assert [names[anchor] for anchor in second] == [f"Article 1, clause 2, point {letter}" for letter in "abcdef"]
    assert names["dieu-1-khoan-2-diem-a-b"] == "Article 1, clause 2, point a (b)"


def test_places_are_named_as_lawyers_cite_them():
    text = parse_legal_text("QUYẾT ĐỊNH\nĐiều 1. Ban hành Quy chế.\nQUY CHẾ\nĐiều 9a. Tên\n1. Một\nđ) Điểm")
    with override("en"):
        names = place_names(text)
    assert names["quyet-dinh-dieu-1"] == "Article 1 (Quyết định)"
    assert names["dieu-9a"] == "Article 9a"
    assert names["dieu-9a-khoan-1-diem-dd"] == "Article 9a, clause 1, point đ"
    assert names["quy-che"] == ""


def test_a_clause_numbered_twice_is_told_apart_in_the_name_of_its_link():
    with override("en"):
        names = place_names(parse_legal_text(raw_text(KEYS[4])))
    assert names["dieu-7-khoan-2"] == "Article 7, clause 2"
    assert names["dieu-7-khoan-2-b-diem-a"] == "Article 7, clause 2, point a (b)"


def test_the_english_page_names_places_in_english(visit):
    shown = pages.read(visit("syt", pages.path_of(pages.document("syt", "en", full_text=TWO_LISTS))))
    link = shown.select_one('a[href="#dieu-1-khoan-1-diem-dd"]')
    assert link["aria-label"] == "Link to Article 1, clause 1, point đ"
    assert link["data-copy-link"] == "Article 1, clause 1, point đ"
    assert shown.select_one(".legal")["data-copied"] == "Link copied:"


# --- Tables and annexes -------------------------------------------------------------------------------------------


def table_of(shown, place):
    return [[cell.get_text(strip=True) for cell in row.select("td, th")] for row in shown.select(f"{place} tr")]


def test_tables_keep_their_rows_and_columns(visit):
    document = pages.document(full_text=TABLE)
    shown = pages.read(visit("syt", pages.path_of(document)))
    assert table_of(shown, "#dieu-2") == [["STT", "Nội dung", "Mức (đồng)"], ["1", "Tin", "253000"], ["2", "", "60000"]]
    assert [cell.name for cell in shown.select("#dieu-2 tr:first-child > *")] == ["th"] * 3
    assert table_of(shown, "#phu-luc-i") == [["TT", "Tên"], ["1", "Phiếu A"], ["2", "Phiếu B"]]
    assert words_shown(shown) == words(TABLE)
    paper = pages.read(visit("syt", pages.path_of(document) + "print/"))
    assert words_shown(paper) == words(TABLE)


def test_an_annex_is_a_part_of_its_own_in_the_contents(visit):
    shown = pages.read(visit("syt", pages.path_of(pages.document(full_text=TABLE))))
    assert shown.select_one('.legal__toc a[href="#phu-luc-i"]').get_text(strip=True) == "Phụ lục IDANH MỤC BIỂU MẪU"
    assert shown.select_one("#phu-luc-i h3").get_text(strip=True) == "Phụ lục I"
    assert shown.select_one("#dieu-2")  # what is cited keeps its bare anchor


# --- On paper -----------------------------------------------------------------------------------------------------


def test_the_print_view_is_the_document_alone(visit):
    document = pages.document(full_text=raw_text(KEYS[4]))
    shown = pages.read(visit("syt", pages.path_of(document) + "print/"))
    assert not shown.find("nav")
    assert not shown.select(".anchor-link, .legal__toc")
    assert shown.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert shown.find("link", rel="canonical")["href"].endswith(pages.path_of(document))
    said = shown.select_one(".paper__address").get_text(" ", strip=True)
    assert said.endswith(shown.find("link", rel="canonical")["href"])
    assert re.search(r"\b20\d\d\b", said)
    assert visit("syt", pages.path_of(pages.document(live=False)) + "print/").status_code == 404


def test_number_and_issuer_stand_left_and_nation_place_and_date_right_of_the_head(visit):
    document = pages.document(full_text=raw_text(KEYS[4]))
    shown = pages.read(visit("syt", pages.path_of(document) + "print/"))
    left, right = (
        [line.get_text(strip=True) for line in side.select("p")]
        for side in shown.select_one(".legal__row--head").select(".legal__side")
    )
    assert left == ["UỶ BAN NHÂN DÂN", "TỈNH BẮC GIANG", "Số: 76 /2007/QĐ-UBND"]
    assert right[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert right[-1] == "Bắc Giang, ngày 31 tháng 8 năm 2007"
    assert not shown.select(".paper__head")
    assert shown.select_one(".legal__row--end .legal__side + .legal__side").get_text("|", strip=True) == (
        "TM. UỶ BAN NHÂN DÂN|CHỦ TỊCH|(đã ký)|Thân Văn Mưu"
    )


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        (raw_text(KEYS[0]), ["SỞ Y TẾ", "No.: 1/QĐ-SYT"], 3),
        (raw_text(KEYS[1]), ["SỞ Y TẾ"], 2),  # it has number, place and date of its own
        ("", ["SỞ Y TẾ", "No.: 1/QĐ-SYT"], 3),
    ],
    ids=["nothing", "half", "no text"],
)
def test_what_a_text_lacks_of_its_head_comes_from_the_record(visit, text, left, right):
    document = pages.document("syt", "en", full_text=text, place="Bắc Giang", issued_on=date(2026, 3, 2))
    shown = pages.read(visit("syt", pages.path_of(document) + "print/"))
    sides = [[line.get_text(strip=True) for line in side.select("p")] for side in shown.select(".paper__head > *")]
    assert sides[0] == left
    assert len(sides[1]) == right
    if right == 3:
        assert sides[1][-1] == "Bắc Giang, 02/3/2026"


def test_a_text_of_many_articles_is_drawn_without_a_query_for_each(visit, django_assert_max_num_queries):
    document = pages.document(full_text="\n".join(f"Điều {n}. Tên\n1. Một\na) Hai" for n in range(1, 300)))
    address = pages.path_of(document)
    visit("syt", address)
    with django_assert_max_num_queries(29):
        assert len(pages.read(visit("syt", address)).select(".legal__article")) == 299


def test_marks_in_cells_and_heads_are_printed_and_not_obeyed():
    text = parse_legal_text(
        "<b>Số</b>: 1\nA, ngày 1 tháng 2 năm 2026\nQUYẾT ĐỊNH\nĐiều 1. Tên\n<i>a</i>\tb\n<u>c</u>\td"
    )
    drawn = BeautifulSoup(
        render_to_string("documents/legal_text.html", {"legal_text": text, "anchors": {}}), "html.parser"
    )
    assert not drawn.select("b, i, u")
    assert "<i>a</i>" in drawn.get_text()
