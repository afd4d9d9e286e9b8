"""Every requirement of the regulations that is built has a test that names it, and the documentation lists them."""

import pytest

from tests.conformance import PAGE, page, proofs, rows, rows_named_by


def test_the_page_of_the_regulations_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "“python -m tests.conformance” writes it anew"


def test_every_row_that_must_be_proved_has_a_test():
    tests = proofs()
    assert [row.name for row in rows() if row.must_be_proved and row.name not in tests] == []


def test_no_row_of_approval_can_be_left_out():
    wanted = {"A": 22, "D": 2, "S": 10, "X": 5, "M": 7}
    names = {f"{letter}{number}" for letter, last in wanted.items() for number in range(1, last + 1)}
    assert names <= {row.name for row in rows() if row.must_be_proved}


def test_rows_are_named_once():
    names = [row.name for row in rows()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("test_a7_the_block_decides", ["A7"]),
        ("test_a1_a17_every_step", ["A1", "A17"]),
        ("test_g13_nor_does_one", ["G13"]),
        ("test_a_purge_of_revisions", []),
        ("test_x1", []),
    ],
)
def test_a_name_names_its_rows(name, expected):
    assert rows_named_by(name) == expected
