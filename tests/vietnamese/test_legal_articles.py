"""Headings of articles, and instruments other than the five regulations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.legal_samples import instrument, markup
from tests.vietnamese.seeds import words
from vietnamese.legal_articles import is_heading
from vietnamese.legal_text import clean_legal_text, parse_legal_text


@pytest.mark.parametrize(
    ("text", "has_body", "heading"),
    [
        ("Phạm vi điều chỉnh", True, True),
        ("Phạm vi điều chỉnh.", True, True),
        ("Phạm vi điều chỉnh", False, True),
        ("Phạm vi điều chỉnh.", False, False),
        ("Cán bộ có trách nhiệm thi hành./.", False, False),
        ("Quyết định này có hiệu lực từ ngày ký.", True, False),
        ("Ban hành kèm theo Quyết định này Quy chế;", True, False),
        ("Ban hành quy chế làm việc", True, True),
        ("Tin bài phải đúng. Người viết chịu trách nhiệm", True, False),
        ("Trách nhiệm của UBND TP. Hồ Chí Minh", True, True),
        ("Trách nhiệm " + "của các cơ quan " * 15, True, False),
    ],
)
def test_a_heading_is_one_short_phrase(text: str, has_body: bool, heading: bool) -> None:
    assert is_heading(text, has_body=has_body) is heading


def test_an_address_below_a_heading_or_an_item_is_not_its_continuation() -> None:
    text = parse_legal_text("Điều 1. Tên miền\nsokhoahoc.gov.vn\n1. Thư điện tử\nso@a.gov.vn")
    (only,) = text.iter_articles()
    assert only.title == "Tên miền"
    assert [i.text for i in only.walk()] == [
        "sokhoahoc.gov.vn",
        "Thư điện tử",
        "so@a.gov.vn",
    ]


def test_a_heading_wrapped_onto_a_second_line_is_whole_again() -> None:
    (only,) = parse_legal_text("Điều 1. Trách nhiệm của\ncác cơ quan\n1. Một.").iter_articles()
    assert only.title == "Trách nhiệm của các cơ quan"


def test_an_empty_text_has_no_parts() -> None:
    assert parse_legal_text(" \n").parts == ()


def test_a_text_without_articles_is_all_preamble() -> None:
    (part,) = parse_legal_text("THÔNG BÁO\nVề việc nghỉ lễ\nCHỦ TỊCH").parts
    assert part.preamble == ("THÔNG BÁO", "Về việc nghỉ lễ", "CHỦ TỊCH")
    assert list(part.iter_articles()) == []


def test_a_regulation_alone_has_bare_anchors() -> None:
    (part,) = parse_legal_text("QUY CHẾ\nTiếp công dân\nĐiều 1. Phạm vi\n1. Một.").parts
    assert (part.kind, part.title, part.anchor) == (
        "regulation",
        "Tiếp công dân",
        "quy-che",
    )
    assert part.articles[0].items[0].anchor == "dieu-1-khoan-1"


def test_sections_stand_inside_their_chapter() -> None:
    text = parse_legal_text(
        "Chương I\nCHUNG\nMục 1. MỘT\nĐiều 1. A\nx\nMục 2\nHAI\nĐiều 2. B\nx\nChương II\nC\nĐiều 3. C\nx"
    )
    first, second = text.parts[0].chapters
    assert [s.anchor for s in first.sections] == ["chuong-1-muc-1", "chuong-1-muc-2"]
    assert [(e.level, e.label) for e in text.table_of_contents()[1:4]] == [
        (2, "Chương I"), (3, "Mục 1"), (4, "Điều 1"),
    ]  # fmt: skip
    assert [a.number for a in first.iter_articles()] == [1, 2]
    assert [a.number for a in second.iter_articles()] == [3]


def test_a_wrapped_reference_does_not_open_an_article_or_a_chapter() -> None:
    text = parse_legal_text("Điều 1. Tên\n1. Theo\nĐiều 9 của Quy chế này và\nChương IV của nó.\n")
    assert [a.number for a in text.iter_articles()] == [1]
    assert text.parts[0].chapters == ()


def test_a_chapter_title_may_run_over_lines_and_look_like_an_attached_text() -> None:
    text = parse_legal_text("Điều 1. A\nx\nChương II\nQUY ĐỊNH\nVỀ TIẾP CÔNG DÂN\nĐiều 2. B\nx")
    assert len(text.parts) == 1
    assert text.parts[0].chapters[0].title == "QUY ĐỊNH VỀ TIẾP CÔNG DÂN"


def test_repeated_articles_get_anchors_beyond_the_alphabet() -> None:
    text = parse_legal_text("\n".join(["Điều 1. Tên.", "x"] * 28))
    anchors = [a.anchor for a in text.iter_articles()]
    assert anchors[:3] == ["dieu-1", "dieu-1-b", "dieu-1-c"]
    assert anchors[25:] == ["dieu-1-z", "dieu-1-27", "dieu-1-28"]


@given(st.one_of(instrument, markup))
def test_any_arrangement_of_lines_keeps_its_words_and_unique_anchors(raw: str) -> None:
    text = parse_legal_text(raw)
    assert words(text.all_text()) == words(clean_legal_text(raw))
    anchors = [e.anchor for e in text.table_of_contents()]
    anchors += [i.anchor for a in text.iter_articles() for i in a.walk()]
    assert len(anchors) == len(set(anchors))
    assert parse_legal_text(clean_legal_text(raw)) == text


def test_lines_between_a_chapter_title_and_its_first_article_are_kept_in_order() -> None:
    text = parse_legal_text("Chương I\nQUY ĐỊNH\nCHUNG\nDẫn nhập.\nCHỮ HOA\nĐiều 1. A\nx")
    (chapter,) = text.parts[0].chapters
    assert (chapter.title, chapter.lines) == ("QUY ĐỊNH CHUNG", ("Dẫn nhập.", "CHỮ HOA"))
