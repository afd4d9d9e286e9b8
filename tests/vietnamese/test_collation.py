"""The order of a Vietnamese dictionary."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.collation import sort_key
from vietnamese.folding import nfc

IN_ORDER = [
    [
        "a",
        "ă",
        "â",
        "b",
        "c",
        "d",
        "đ",
        "e",
        "ê",
        "f",
        "g",
        "h",
        "i",
        "j",
        "k",
        "l",
        "m",
        "n",
    ],
    ["n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z"],
    [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "mă",
        "mâ",
        "mầ",
        "mẩ",
        "mẫ",
        "mấ",
        "mậ",
        "mb",
    ],
    ["ma", "mà", "mạ", "mai", "man"],
    ["da", "dì", "dũng", "đa", "đá", "em"],
    [
        "An",
        "Ân",
        "Bắc Giang",
        "Bắc Ninh",
        "Đa Mai",
        "Đắk Lắk",
        "Hà Nội",
        "Ủy ban",
        "Vĩnh Phúc",
    ],
    ["hà", "Hà", "há", "Há"],
    ["Sông Công", "Sơn La", "Sơn Tây"],
    ["", " ", "-", "1", "2", "a"],
    ["Phường 1", "Phường 10", "Phường 2", "Phường Đa Mai"],
    ["xã Bá", "xã Bà Xuyên", "xã Bá Xuyên"],
    ["ba xe", "bà xe", "ba xê"],
]


@pytest.mark.parametrize("names", IN_ORDER, ids=lambda names: names[0] or "signs")
def test_known_lists_stay_in_order_however_they_are_shuffled(names: list[str]) -> None:
    shuffled = names.copy()
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == names
    decomposed = [unicodedata.normalize("NFD", name) for name in shuffled]
    assert sorted(decomposed, key=sort_key) == [unicodedata.normalize("NFD", n) for n in names]


def test_python_would_sort_these_wrongly() -> None:
    names = ["Đa Mai", "Em", "Ủy ban", "Vĩnh Phúc"]
    assert sorted(names, key=sort_key) == names != sorted(names)


@pytest.mark.parametrize("vowel", list("aăâeêioôơuưy"))
def test_tones_of_every_vowel_come_in_order(vowel: str) -> None:
    tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    syllables = [unicodedata.normalize("NFC", vowel + tone) for tone in tones]
    backwards = syllables[::-1]
    assert sorted(backwards, key=sort_key) == syllables
    assert all(sort_key(s) < sort_key(vowel + "a") for s in syllables)


@given(st.permutations(["má", "Má", "mà", "ma", "mã", "MA", "mâ", "đ", "d", "1", " ", "-", "ß"]))
def test_the_order_does_not_depend_on_where_a_list_began(names: list[str]) -> None:
    expected = [" ", "-", "1", "d", "đ", "ma", "MA", "mà", "mã", "má", "Má", "mâ", "ß"]
    assert sorted(names, key=sort_key) == expected


@given(st.text(max_size=8), st.text(max_size=8))
def test_only_texts_with_the_same_spelling_have_the_same_key(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (nfc(one) == nfc(other))


@given(st.text())
def test_the_key_ignores_the_normalization_form(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)
