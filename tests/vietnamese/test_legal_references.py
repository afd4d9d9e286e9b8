"""Internal references become links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.seeds import raw_text
from vietnamese.legal_text import parse_legal_text, split_references


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("tại Điều 4 của Quy chế này.", [("Điều 4 của Quy chế này", "dieu-4")]),
        (
            "tại Khoản 2, Điều 9 của Quy chế này.",
            [("Khoản 2, Điều 9 của Quy chế này", "dieu-9-khoan-2")],
        ),
        (
            "khoản 1 Điều 9 Quy chế này",
            [("khoản 1 Điều 9 Quy chế này", "dieu-9-khoan-1")],
        ),
        (
            "điểm đ khoản 1 Điều 9 Quy định này",
            [("điểm đ khoản 1 Điều 9 Quy định này", "dieu-9-khoan-1-diem-dd")],
        ),
        ("Điều 6 của quy chế này", [("Điều 6 của quy chế này", "dieu-6")]),
        ("chương IV của Quy chế này", [("chương IV của Quy chế này", "chuong-4")]),
        (
            "Điều 7, Điều 8 và Điều 9 của Quy định này",
            [
                ("Điều 7", "dieu-7"),
                ("Điều 8", "dieu-8"),
                ("Điều 9 của Quy định này", "dieu-9"),
            ],
        ),
        ("Điều 1 Quyết định này", [("Điều 1 Quyết định này", "quyet-dinh-dieu-1")]),
        ("tại Điều 31, Điều 38 Bộ Luật Dân sự.", []),
        ("Như điều 3;", []),
        ("Nghị định số 43/2011/NĐ-CP", []),
        ("theo Quy chế này", []),
        ("", []),
    ],
)
def test_reference_examples(text: str, links: list[tuple[str, str]]) -> None:
    pieces = split_references(text)
    assert [piece for piece in pieces if piece[1]] == links
    assert "".join(piece for piece, _ in pieces) == text


def test_plain_text_round_a_reference_is_one_piece() -> None:
    assert split_references("xem Điều 4 của Quy chế này.") == [
        ("xem ", None), ("Điều 4 của Quy chế này", "dieu-4"), (".", None),
    ]  # fmt: skip


def test_only_known_anchors_are_linked() -> None:
    known = {"dieu-9", "dieu-1"}
    assert split_references("khoản 7 Điều 9 Quy chế này", known)[0][1] == "dieu-9"
    assert split_references("Điều 99 Quy chế này", known) == [("Điều 99 Quy chế này", None)]
    assert split_references("Điều 1 Quyết định này", known)[0][1] == "dieu-1"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("000-ba-xuyen", []),
        ("001-nhu-xuan", []),
        ("002-stttt-binh-dinh", ["chuong-4", "dieu-5", "dieu-6"]),
        ("003-phuong-1", ["dieu-6", "dieu-8", "dieu-7", "dieu-8", "dieu-9"]),
        ("004-bac-giang", ["dieu-9-khoan-2", "dieu-4"]),
    ],
)
def test_the_references_of_the_seeds_all_lead_somewhere(key: str, expected: list[str]) -> None:
    text = parse_legal_text(raw_text(key))
    items = [i for a in text.iter_articles() for i in a.walk()]
    found = [anchor for i in items for _, anchor in split_references(i.text) if anchor]
    assert found == expected
    assert set(found) <= text.anchors()


words = st.sampled_from(
    [
        "Điều 4",
        "khoản 2",
        "điểm a",
        ", ",
        " và ",
        " của ",
        "Quy chế này",
        " ",
        "Chương V",
        "Luật.",
    ]
)


@given(st.one_of(st.text(), st.lists(words, max_size=14).map("".join)))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    pieces = split_references(text)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
