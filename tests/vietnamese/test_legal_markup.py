"""A legal text without the traces of Word, PDF and Markdown."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.vietnamese.legal_samples import instrument, markup
from tests.vietnamese.seeds import KEYS, raw_text, words
from vietnamese.legal_text import clean_legal_text, parse_legal_text


@pytest.mark.parametrize("key", KEYS)
def test_no_word_is_lost_by_cleaning_or_parsing(key: str) -> None:
    raw = raw_text(key)
    assert len(words(raw)) > 2400
    assert words(clean_legal_text(raw)) == words(raw)
    assert words(parse_legal_text(raw).all_text()) == words(raw)


@pytest.mark.parametrize("key", KEYS)
def test_cleaned_seeds_have_plain_spacing_and_no_markdown(key: str) -> None:
    cleaned = clean_legal_text(raw_text(key))
    for leftover in (
        "**",
        "#",
        "\\",
        "<",
        "  ",
        "\t",
        "\u00a0",
        "\n\n\n",
        " \n",
        "\n ",
    ):
        assert leftover not in cleaned
    assert cleaned == cleaned.strip()
    assert all(line.startswith("* ") for line in cleaned.split("\n") if "*" in line)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("## **QUY CHẾ**", "QUY CHẾ"),
        ("**Ban hành của  \nCổng**", "Ban hành của\nCổng"),
        ("*Căn cứ Luật;*", "Căn cứ Luật;"),
        (r"*\* Các thông tin MẬT.*", "* Các thông tin MẬT."),
        ("* Nguyên tắc", "* Nguyên tắc"),
        ("**Điều 1.** Ban hành", "Điều 1. Ban hành"),
        ("***rất*** *quan* **trọng**", "rất quan trọng"),
        ("**Điều 1. Dở dang", "Điều 1. Dở dang"),
        ("** hở **", "hở"),
        ("*mở\n\nđóng*", "*mở\n\nđóng*"),
        ("**đậm và *nghiêng* nữa**", "đậm và nghiêng nữa"),
        ("5*3 và 4*2", "5*3 và 4*2"),
        ("Tên (*) và (**)", "Tên (*) và (**)"),
        ("<http://a.gov.vn>", "http://a.gov.vn"),
        ("thuế < 5% và > 3%", "thuế < 5% và > 3%"),
        (r"1\. Một", "1. Một"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("Điều 3.\u00a0\u00a0 Tên\t", "Điều 3. Tên"),
        ("", ""),
    ],
)
def test_cleaning_examples(raw: str, cleaned: str) -> None:
    assert clean_legal_text(raw) == cleaned


@given(st.one_of(st.text(), markup, instrument))
@example("# **# x**")
@example(r"\*a\*")
def test_cleaning_is_idempotent_and_keeps_every_word(raw: str) -> None:
    cleaned = clean_legal_text(raw)
    assert clean_legal_text(cleaned) == cleaned
    assert "".join(words(cleaned)) == "".join(words(raw))
    assert unicodedata.is_normalized("NFC", cleaned)
