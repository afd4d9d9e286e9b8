"""One spelling at the door, one accent-free form for searching."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.seeds import KEYS, raw_text
from vietnamese.folding import clean, fold, nfc

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = [unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES] + ["đ"]
ACCENTED = [c for letter in LOWER for c in (letter, letter.upper()) if not c.isascii()]
PLAIN = dict(zip("ăâêôơưđ", "aaeooud", strict=True))

vietnamese_text = st.text(st.sampled_from([*ACCENTED, *"abcxyz ABC 0-/&Ððæ\u00a0\u200b"]))
any_text = st.one_of(st.text(), vietnamese_text)


def expected_plain(letter: str) -> str:
    """Work the plain letter out by hand: NFD base for tones, a table for ă â ê ô ơ ư đ."""
    base = unicodedata.normalize("NFD", letter.lower())[0]
    return PLAIN.get(base, base)


def test_there_are_134_accented_letters() -> None:
    assert len(ACCENTED) == len(set(ACCENTED)) == 134


@pytest.mark.parametrize("letter", ACCENTED)
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_accented_letter_folds(letter: str, form: Form) -> None:
    assert fold(unicodedata.normalize(form, letter)) == expected_plain(letter)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Đa Mai", "duong da mai"),
        ("ỦY BAN NHÂN DÂN", "uy ban nhan dan"),
        ("Uỷ ban", "uy ban"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("72/2013/NÐ-CP", "72/2013/nd-cp"),
        ("Lễ\u00a0hội", "le hoi"),
        ("\ufeffTin\u200b tức", "tin tuc"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_fold_examples(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_does_not_mix_letters_that_only_look_alike() -> None:
    assert fold("phòng thông tin") != fold("phong thong tinh")
    assert fold("Bắc Giang") != fold("Bắc Giag")


@given(any_text)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_fold_ignores_the_normalization_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(vietnamese_text)
def test_fold_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(any_text)
def test_clean_and_nfc_are_idempotent_and_nfc(text: str) -> None:
    for function in (nfc, clean):
        once = function(text)
        assert function(once) == once
        assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NÐ-CP", "NĐ-CP"),
        ("QÐ", "QĐ"),
        ("Ðiều", "Điều"),
        ("ðường", "đường"),
        ("Ðã ðến", "Đã đến"),
        ("Guðrún", "Guðrún"),
        ("Ðæg", "Ðæg"),
        ("ðó", "ðó"),
    ],
)
def test_the_eth_becomes_a_d_where_the_word_is_vietnamese(text: str, expected: str) -> None:
    assert nfc(text) == expected


def test_clean_keeps_lines_and_removes_what_nobody_sees() -> None:
    pasted = "\ufeffĐiều 3.\u00a0 Nguyên\u200b tắc\r\nmột\u2028hai\u3000ba\rbốn\u202efdp\u00ad"
    assert clean(pasted) == "Điều 3.  Nguyên tắc\nmột\nhai ba\nbốnfdp"


def test_clean_keeps_tabs_and_the_number_of_spaces() -> None:
    assert clean("a\tb   c\n\n") == "a\tb   c\n\n"


@pytest.mark.parametrize("key", KEYS)
def test_cleaned_seeds_are_nfc_without_no_break_spaces(key: str) -> None:
    cleaned = clean(raw_text(key))
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\u00a0" not in cleaned


def test_the_seeds_really_need_cleaning() -> None:
    assert not unicodedata.is_normalized("NFC", raw_text("000-ba-xuyen"))
    assert raw_text("003-phuong-1").count("\u00a0") == 44
