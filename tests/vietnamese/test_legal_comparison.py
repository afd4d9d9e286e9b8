"""Two versions of a regulation: what is the same article, what changed in it."""

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from tests.vietnamese.legal_samples import instrument
from tests.vietnamese.seeds import KEYS, raw_text, words
from vietnamese.legal_comparison import Row, TooLong, compare, count_states
from vietnamese.legal_text import parse_legal_text

BEFORE = """QUY CHẾ
Tiếp công dân
Điều 1. Phạm vi điều chỉnh
1. Quy chế này quy định việc tiếp công dân tại trụ sở.
2. Quy chế này áp dụng cho cán bộ, công chức của Ủy ban nhân dân xã.
Điều 2. Lịch tiếp công dân
1. Chủ tịch tiếp công dân vào sáng thứ năm hằng tuần.
a) Nếu trùng ngày lễ thì tiếp vào ngày làm việc kế tiếp;
đ) Văn phòng ghi sổ và chuyển hồ sơ cho bộ phận chuyên môn.
Điều 3. Kinh phí
Kinh phí do ngân sách xã bảo đảm theo dự toán được giao.
Điều 4. Tổ chức thực hiện
Các bộ phận có trách nhiệm thực hiện Quy chế này."""
AFTER = """QUY CHẾ
Tiếp công dân
Điều 1. Phạm vi điều chỉnh
1. Quy chế này quy định việc tiếp công dân tại trụ sở.
2. Quy chế này áp dụng cho cán bộ, công chức của Ủy ban nhân dân phường.
Điều 2. Nguyên tắc tiếp công dân
Việc tiếp công dân phải công khai, dân chủ, kịp thời, thủ tục đơn giản.
Điều 3. Lịch tiếp công dân
1. Chủ tịch tiếp công dân vào sáng thứ năm hằng tuần.
a) Nếu trùng ngày lễ thì tiếp vào ngày làm việc kế tiếp;
đ) Văn phòng ghi sổ và chuyển hồ sơ cho bộ phận chuyên môn.
Điều 4. Tổ chức thực hiện
Các bộ phận có trách nhiệm thực hiện Quy chế này."""


def rows_of(before: str, after: str) -> tuple[Row, ...]:
    return compare(parse_legal_text(before), parse_legal_text(after))


def articles(rows: tuple[Row, ...]) -> list[tuple[str, str, str]]:
    return [
        (row.before.marker if row.before else "", row.after.marker if row.after else "", row.state)
        for row in rows
        if row.kind == "article"
    ]


def test_an_article_is_known_by_what_it_says_when_the_numbers_move_on() -> None:
    rows = rows_of(BEFORE, AFTER)
    assert articles(rows) == [
        ("Điều 1.", "Điều 1.", "same"),
        ("", "Điều 2.", "added"),
        ("Điều 2.", "Điều 3.", "changed"),  # its number
        ("Điều 3.", "", "removed"),
        ("Điều 4.", "Điều 4.", "same"),
    ]
    assert count_states(rows) == {"changed": 2, "added": 1, "removed": 1, "moved": 0, "same": 1}


def test_only_the_clause_that_changed_is_changed() -> None:
    article = next(row for row in rows_of(BEFORE, AFTER) if row.kind == "article")
    assert [(row.kind, row.state) for row in article.rows] == [("clause", "same"), ("clause", "changed")]
    assert [(run.kind, run.text) for run in article.rows[1].runs if run.kind != "same"] == [
        ("removed", "xã"),
        ("added", "phường"),
    ]


def test_points_of_a_renumbered_article_are_compared_with_their_own() -> None:
    moved = next(row for row in rows_of(BEFORE, AFTER) if row.is_renumbered)
    points = [row for _depth, row in moved.walk() if row.kind == "point"]
    assert [(row.after.marker, row.state) for row in points if row.after] == [("a)", "same"), ("đ)", "same")]


def test_an_article_that_stands_elsewhere_is_moved() -> None:
    parts = re.split(r"(?m)^(?=Điều )", BEFORE + "\n")
    swapped = "".join([parts[0], parts[1], parts[3], parts[2], parts[4]])
    rows = rows_of(BEFORE, swapped)
    assert sum(row.moved for row in rows) == 1
    assert {row.state for row in rows} == {"same"}


def test_an_article_written_anew_under_its_number_is_changed() -> None:
    rows = rows_of(
        "Điều 1. Cũ\nMột hai ba bốn năm.\nĐiều 2. Giữ\nNhư trước.", "Điều 1. Mới\nSáu bảy tám.\nĐiều 2. Giữ\nNhư trước."
    )
    assert articles(rows) == [("Điều 1.", "Điều 1.", "changed"), ("Điều 2.", "Điều 2.", "same")]


def test_the_decision_and_the_regulation_are_not_confused() -> None:
    text = "QUYẾT ĐỊNH\nĐiều 1. Ban hành Quy chế.\nQUY CHẾ\nĐiều 1. Phạm vi\nQuy chế này quy định việc tiếp công dân."
    rows = rows_of(text, text.replace("việc tiếp", "về tiếp"))
    assert [row.after.anchor for row in rows if row.kind == "article" and row.has_changes and row.after] == ["dieu-1"]


def test_a_row_of_a_table_that_changed_is_shown_alone() -> None:
    text = "Điều 1. Mức chi\nSTT\tTên\tMức\n1\tTin\t10\n2\tBài\t30"
    article = next(row for row in rows_of(text, text.replace("30", "50")) if row.kind == "article")
    (table,) = article.rows
    assert [row.state for row in table.rows] == ["same", "same", "changed"]


def read(rows: tuple[Row, ...], side: str) -> Iterator[str]:
    for top in rows:
        for _depth, row in top.walk():
            node, runs = (row.before, row.runs_before) if side == "before" else (row.after, row.runs_after)
            if node is not None:
                yield f"{node.marker} {''.join(run.text for run in runs)}"


@pytest.mark.parametrize("key", KEYS)
def test_a_regulation_is_the_same_as_itself_and_read_whole(key: str) -> None:
    rows = rows_of(raw_text(key), raw_text(key))
    assert not any(row.has_changes for row in rows)
    assert words(" ".join(read(rows, "after"))) == words(raw_text(key))


@pytest.mark.parametrize(("old", "new"), [(0, 1), (4, 2), (3, 4)])
def test_the_later_of_two_regulations_is_read_whole_and_in_order(old: int, new: int) -> None:
    rows = rows_of(raw_text(KEYS[old]), raw_text(KEYS[new]))
    assert words(" ".join(read(rows, "after"))) == words(raw_text(KEYS[new]))
    assert sorted(words(" ".join(read(rows, "before")))) == sorted(words(raw_text(KEYS[old])))


@settings(max_examples=60)
@given(instrument, instrument)
def test_any_two_texts_can_be_compared_without_losing_a_word(before: str, after: str) -> None:
    rows = rows_of(before, after)
    plain = parse_legal_text(after).all_text().replace("|---|---|", "")
    assert words(" ".join(read(rows, "after"))) == words(plain)
    assert sorted(words(" ".join(read(rows, "before")))) == sorted(words(parse_legal_text(before).all_text()))


def test_three_hundred_articles_are_compared_while_a_reader_waits() -> None:
    body = "\n".join(raw_text(key).split("QUY CHẾ\n", 1)[-1] for key in KEYS)
    numbers = iter(range(1, 1000))
    text = re.sub(r"(?m)^\W*Điều [0-9]+", lambda _match: f"Điều {next(numbers)}", "\n".join([body] * 4))
    old, new = parse_legal_text(text), parse_legal_text(text.replace("thông tin điện tử", "thông tin số"))
    started = time.perf_counter()
    rows = compare(old, new)
    assert time.perf_counter() - started < 5  # 0.3 s on an idle machine
    assert sum(count_states(rows).values()) >= 300


def test_texts_that_would_take_too_long_are_refused() -> None:
    text = parse_legal_text("Điều 1. Tên\n" + "một hai ba bốn\n" * 20_000)
    with pytest.raises(TooLong):
        compare(text, text)


def test_a_line_with_another_number_or_date_is_the_same_line() -> None:
    before = "TỈNH A\nSố: 1/QĐ-UBND\nA, ngày 1 tháng 2 năm 2020\nQUYẾT ĐỊNH\nĐiều 1. Tên\nMột hai ba."
    after = before.replace("1/QĐ", "2/QĐ").replace("ngày 1 tháng 2 năm 2020", "ngày 3 tháng 4 năm 2026")
    rows = rows_of(before, after)
    assert [row.state for row in rows] == ["same", "changed", "changed", "same", "same"]


def test_what_is_gone_stands_before_what_has_come_in_its_place() -> None:
    rows = rows_of("Điều 1. Tên\n- Một hai ba bốn.\n- Chung.", "Điều 1. Tên\n- Năm sáu bảy tám.\n- Chung.")
    assert [row.state for row in rows[0].rows] == ["removed", "added", "same"]
