"""The trees of the five regulations."""

import unicodedata

import pytest

from tests.vietnamese.seeds import KEYS, raw_text
from vietnamese.legal_text import (
    Article,
    Item,
    Part,
    clean_legal_text,
    parse_legal_text,
)

ARTICLES = dict(zip(KEYS, (13, 16, 17, 16, 17), strict=True))
CHAPTERS = dict(zip(KEYS, (5, 4, 5, 6, 3), strict=True))
DECISION_ARTICLES = dict(zip(KEYS, (3, 2, 3, 3, 3), strict=True))


def regulation(key: str) -> Part:
    return parse_legal_text(raw_text(key)).parts[-1]


def article(key: str, number: int) -> Article:
    return next(a for a in regulation(key).iter_articles() if a.number == number)


def item(key: str, anchor: str) -> Item:
    found = [i for a in regulation(key).iter_articles() for i in a.walk() if i.anchor == anchor]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("key", KEYS)
def test_a_decision_with_a_regulation_attached(key: str) -> None:
    decision, attached = parse_legal_text(raw_text(key)).parts
    assert (decision.kind, attached.kind) == ("decision", "regulation")
    assert (decision.label, attached.label) == ("QUYẾT ĐỊNH", "QUY CHẾ")
    assert "QUYẾT ĐỊNH:" in decision.preamble
    assert "CHỦ TỊCH" in decision.closing or "GIÁM ĐỐC" in decision.closing
    assert any(line.startswith("(Ban hành kèm theo") for line in attached.preamble)


@pytest.mark.parametrize("key", KEYS)
def test_articles_and_chapters_are_complete_and_in_order(key: str) -> None:
    decision, attached = parse_legal_text(raw_text(key)).parts
    numbers = [a.number for a in attached.iter_articles()]
    assert numbers == list(range(1, ARTICLES[key] + 1))
    assert [a.number for a in decision.iter_articles()] == list(range(1, DECISION_ARTICLES[key] + 1))
    assert len(attached.chapters) == CHAPTERS[key]
    assert [c.anchor for c in attached.chapters] == [f"chuong-{n}" for n in range(1, CHAPTERS[key] + 1)]
    for chapter in attached.chapters:
        assert chapter.title == chapter.title.upper() != ""
        assert chapter.lines == ()
        assert chapter.articles


@pytest.mark.parametrize("key", KEYS)
def test_anchors_are_unique_and_tell_the_parts_apart(key: str) -> None:
    text = parse_legal_text(raw_text(key))
    given_out = [entry.anchor for entry in text.table_of_contents()]
    given_out += [i.anchor for a in text.iter_articles() for i in a.walk()]
    assert len(given_out) == len(set(given_out)) == len(text.anchors())
    decision, attached = text.parts
    assert all(a.anchor == f"quyet-dinh-dieu-{a.number}" for a in decision.iter_articles())
    assert all(a.anchor == f"dieu-{a.number}" for a in attached.iter_articles())


@pytest.mark.parametrize("key", KEYS)
def test_articles_of_the_decision_are_rules_without_a_title(key: str) -> None:
    decision = parse_legal_text(raw_text(key)).parts[0]
    assert [a.title for a in decision.iter_articles()] == [""] * DECISION_ARTICLES[key]
    assert all(a.items[0].kind == "paragraph" for a in decision.iter_articles())


@pytest.mark.parametrize(
    ("key", "without_title"),
    [("000-ba-xuyen", [8, 10, 12, 13]), ("001-nhu-xuan", [15, 16]), ("002-stttt-binh-dinh", []),
     ("003-phuong-1", []), ("004-bac-giang", [])],
)  # fmt: skip
def test_which_heading_lines_are_already_the_rule(key: str, without_title: list[int]) -> None:
    found = [a.number for a in regulation(key).iter_articles() if not a.title]
    assert found == without_title
    assert all(a.items for a in regulation(key).iter_articles())


@pytest.mark.parametrize(
    ("key", "number", "title"),
    [
        ("000-ba-xuyen", 7, "Chế độ thông tin và bảo mật:"),
        (
            "001-nhu-xuan",
            3,
            "Địa chỉ Cổng thông tin điện tử (tên miền) của huyện Như Xuân là:",
        ),
        ("002-stttt-binh-dinh", 14, "Chế độ làm việc"),
        ("002-stttt-binh-dinh", 2, "Tên miền của Website Sở."),
        ("003-phuong-1", 14, "Khen thưởng"),
        ("003-phuong-1", 2, "Chức năng, tên gọi và địa chỉ"),
        ("004-bac-giang", 17, "Điều khoản thi hành"),
    ],
)
def test_titles_of_difficult_headings(key: str, number: int, title: str) -> None:
    assert article(key, number).title == title
    assert article(key, number).label == f"Điều {number}"


def test_chapter_titles_on_the_same_line_and_that_look_like_articles() -> None:
    chapters = regulation("002-stttt-binh-dinh").chapters
    assert (chapters[0].label, chapters[0].title) == ("Chương I", "QUY ĐỊNH CHUNG")
    assert (chapters[4].label, chapters[4].title) == ("Chương V", "ĐIỀU KHOẢN THI HÀNH")


def test_points_hang_below_clauses_and_the_point_dd_is_not_the_point_d() -> None:
    clause = item("000-ba-xuyen", "dieu-9-khoan-1")
    assert [p.label for p in clause.items] == ["a", "b", "c", "d", "đ", "e"]
    assert [p.anchor.rpartition("-")[2] for p in clause.items] == [
        "a",
        "b",
        "c",
        "d",
        "dd",
        "e",
    ]
    assert item("000-ba-xuyen", "dieu-9-khoan-1-diem-dd").text.startswith("Đối với thông tin trả")
    assert (clause.level, clause.items[0].level) == (1, 2)


def test_a_clause_number_used_twice_gets_a_second_anchor() -> None:
    anchors = [i.anchor for i in article("004-bac-giang", 7).items]
    assert anchors == [
        "dieu-7-khoan-1",
        "dieu-7-khoan-2",
        "dieu-7-khoan-2-b",
        "dieu-7-khoan-4",
    ]
    assert len(item("004-bac-giang", "dieu-7-khoan-2").items) == 2
    assert len(item("004-bac-giang", "dieu-7-khoan-2-b").items) == 9
    assert item("004-bac-giang", "dieu-7-khoan-2-b-diem-e").marker == "e,"


def test_markdown_headings_that_are_clauses() -> None:
    assert [i.text for i in article("001-nhu-xuan", 14).items] == [
        "Trưởng Ban Biên tập:", "Phó Trưởng Ban Biên tập:", "Các thành viên Ban Biên tập:",
    ]  # fmt: skip
    assert [len(i.items) for i in article("001-nhu-xuan", 14).items] == [4, 3, 3]


def test_sentences_broken_by_a_page_are_whole_again() -> None:
    assert "các Chỉ thị, Nghị quyết của Huyện ủy" in item("001-nhu-xuan", "dieu-4-khoan-2-diem-a").text
    assert "phối hợp cung cấp thông tin về hoạt động" in item("001-nhu-xuan", "dieu-9-gach-1").text


def test_a_note_stands_beside_the_clauses_and_may_have_dashes_of_its_own() -> None:
    assert [i.kind for i in article("001-nhu-xuan", 7).items] == ["clause"] * 6 + ["note"]
    note = item("000-ba-xuyen", "dieu-1-ghi-chu-1")
    assert [i.kind for i in note.items] == ["dash", "dash"]


def test_paragraphs_below_a_clause_belong_to_it() -> None:
    clause = item("004-bac-giang", "dieu-2-khoan-2")
    assert [i.kind for i in clause.items] == ["point", "point", "point", "paragraph"]
    assert clause.items[-1].text.startswith("Địa chỉ các trang thông tin")


def test_a_clause_number_with_a_space_before_its_stop() -> None:
    clauses = [i for i in article("003-phuong-1", 2).items if i.kind == "clause"]
    assert [(i.label, i.marker) for i in clauses] == [
        ("1", "1."),
        ("2", "2."),
        ("3", "3."),
    ]


def test_dashes_below_a_point() -> None:
    point = item("002-stttt-binh-dinh", "dieu-8-khoan-2-diem-a")
    assert [i.kind for i in point.items] == ["dash"] * 4
    assert point.items[0].level == 3


@pytest.mark.parametrize(
    ("key", "first", "last_in_regulation"),
    [("000-ba-xuyen", "Nơi nhận:", 2), ("001-nhu-xuan", "Nơi nhận:", 0),
     ("002-stttt-binh-dinh", "Nơi nhận:", 2), ("003-phuong-1", "Nơi nhận:", 0),
     ("004-bac-giang", "TM. UỶ BAN NHÂN DÂN", 4)],
)  # fmt: skip
def test_recipients_and_signature_close_a_part(key: str, first: str, last_in_regulation: int) -> None:
    decision, attached = parse_legal_text(raw_text(key)).parts
    assert decision.closing[0] == first
    assert len(attached.closing) == last_in_regulation


def test_the_national_header_above_the_regulation_belongs_to_it() -> None:
    assert regulation("004-bac-giang").preamble[0] == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_the_table_of_contents_reads_like_the_regulation() -> None:
    entries = parse_legal_text(raw_text("004-bac-giang")).table_of_contents()
    assert [(e.level, e.label) for e in entries[:7]] == [
        (1, "QUYẾT ĐỊNH"), (2, "Điều 1"), (2, "Điều 2"), (2, "Điều 3"),
        (1, "QUY CHẾ"), (2, "Chương I"), (3, "Điều 1"),
    ]  # fmt: skip
    assert entries[4].title == ("TỔ CHỨC, QUẢN LÝ VÀ HOẠT ĐỘNG HỆ THỐNG TRANG THÔNG TIN ĐIỆN TỬ TỈNH BẮC GIANG")
    assert entries[-1].title == "Điều khoản thi hành"


@pytest.mark.parametrize("key", KEYS)
def test_a_raw_and_a_cleaned_text_give_the_same_tree(key: str) -> None:
    raw = raw_text(key)
    assert parse_legal_text(raw) == parse_legal_text(clean_legal_text(raw))
    assert parse_legal_text(unicodedata.normalize("NFD", raw)) == parse_legal_text(raw)
