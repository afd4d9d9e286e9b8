"""Two sentences, word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.seeds import words
from vietnamese.word_changes import changes

MARKS = {"same": "", "removed": "-", "added": "+"}


def shown(before: str, after: str) -> str:
    return "".join(
        f"[{MARKS[run.kind]}{run.text}]" if run.kind != "same" else run.text for run in changes(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Trưởng trạm có trách nhiệm lập danh sách trong 5 ngày làm việc.",
            "Trưởng trạm phải lập danh sách trong 03 ngày làm việc, kể từ ngày nhận.",
            "Trưởng trạm [-có trách nhiệm][+phải] lập danh sách trong [-5][+03] ngày làm việc[+, kể từ ngày nhận].",
        ),
        ("Một hai ba.", "Một hai ba bốn.", "Một hai ba [+bốn]."),
        ("theo Quyết định 76/2007/QĐ-UBND năm ấy", "theo Quyết định 77/2007/QĐ-UBND năm ấy",
         "theo Quyết định [-76/2007/QĐ-UBND][+77/2007/QĐ-UBND] năm ấy"),
        ("Cán bộ  xã", "Cán bộ\nxã", "Cán bộ xã"),
        ("", "Mới", "[+Mới]"),
        ("Cũ", "", "[-Cũ]"),
        ("", "", ""),
        ("hoàn toàn khác hẳn nhau", "không còn chữ nào giống", "[-hoàn toàn khác hẳn nhau][+không còn chữ nào giống]"),
    ],
)  # fmt: skip
def test_what_changed_is_marked_and_nothing_else(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_a_word_that_stayed_between_two_that_changed_is_not_left_alone() -> None:
    runs = changes("Ủy ban nhân dân xã có quyền và phải lập hồ sơ", "Ủy ban nhân dân xã cần giữ và nên lập hồ sơ")
    assert [run.text.strip() for run in runs if run.kind == "added"] == ["cần giữ và nên"]


text = st.lists(st.sampled_from(["một", "hai", "ba", "bốn,", "năm.", "(sáu)", "7/8", "—", "a"]), max_size=40).map(
    " ".join
)


@given(text, text)
def test_both_texts_can_be_read_from_the_runs(before: str, after: str) -> None:
    runs = changes(before, after)
    assert words("".join(run.text for run in runs if run.kind != "added")) == words(before)
    assert words("".join(run.text for run in runs if run.kind != "removed")) == words(after)


@pytest.mark.parametrize("sentence", ["a ", "a b ", "các văn bản và "])
def test_texts_that_repeat_themselves_cost_no_more(sentence: str) -> None:
    started = time.perf_counter()
    changes(sentence * 600, "x " + sentence * 590)
    assert time.perf_counter() - started < 3


def test_very_long_paragraphs_are_replaced_as_a_whole() -> None:
    runs = changes("a " * 2001, "a " * 2002)
    assert [run.kind for run in runs if run.text.strip()] == ["removed", "added"]
