"""By what a document number is found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.number_samples import SPELLINGS
from tests.vietnamese.numbers import document_numbers
from vietnamese.folding import fold
from vietnamese.number_grammar import DocumentNumber
from vietnamese.number_keys import number_key, number_tokens


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("76 /2007/QĐ-UBND", "76/2007/qd-ubnd"),
        ("Số: 076/2007/QĐ–UBND", "76/2007/qd-ubnd"),
        ("08/2018/L-CTN", "8/2018/l-ctn"),
        ("38a/QĐ-STTTT", "38a/qd-stttt"),
        ("57-NQ/TW", "57/nq-tw"),
        ("19/2012/TTLT-BTC-BKH và ĐT- BTTTT", "19/2012/ttlt-btc-bkhdt-btttt"),
        ("19/2012/TTLT-BTC-BKHĐT-BTTTT", "19/2012/ttlt-btc-bkhdt-btttt"),
        ("1961/QĐUBND", "1961/qd-ubnd"),
        ("67/2006/QH11", "67/2006/qh11"),
        # What cannot be read for certain is looked up all the same
        ("42/hd-mttq", "42/hd-mttq"),
        ("42/HĐ-MTTQ", "42/hd-mttq"),
        ("42/hdmttq", "42/hd-mttq"),
        ("12-hd/btctw", "12/hd-btctw"),
        ("12/ctubnd", "12/ctubnd"),
        ("76/2007", "76/2007"),
        ("076/2007/", "76/2007"),
        ("76", "76"),
        ("QĐ-UBND", "qd-ubnd"),
        ("15/XY-UBND", "15/xy-ubnd"),
        ("quyết định về thư viện", "quyet-dinh-ve-thu-vien"),
        ("", ""),
        ("Số:", ""),
        (" / - ", ""),
    ],
)
def test_keys(raw: str, key: str) -> None:
    assert number_key(raw) == key


@pytest.mark.parametrize(("number", "spellings"), SPELLINGS)
def test_all_spellings_of_a_number_have_one_key(number: DocumentNumber, spellings: list[str]) -> None:
    assert len({number_key(spelling) for spelling in spellings}) == 1


def test_only_what_folds_to_the_same_shares_a_key() -> None:
    keys = [number_key(spellings[0]) for _number, spellings in SPELLINGS]
    twice = {key for key in keys if keys.count(key) > 1}
    assert twice == {"42/hd-mttq", "15/da-ubnd"}


@given(document_numbers())
def test_the_key_is_the_same_in_every_form(number: DocumentNumber) -> None:
    printed = number.render()
    key = number_key(printed)
    assert key == number_key(unicodedata.normalize("NFD", printed))
    assert key == number_key(printed.replace("-", " – ").replace("/", "\u00a0/ "))
    assert key == number_key(printed.lower()) == number_key(printed.upper()) == number_key(fold(printed))
    assert key == number_key(f"Số: 0{printed}") or len(str(number.number)) == 6


@given(st.text())
def test_the_key_of_a_key_is_itself(raw: str) -> None:
    key = number_key(raw)
    assert number_key(key) == key


@pytest.mark.parametrize(
    ("raw", "asked"),
    [
        ("76/2007/QĐ-UBND", ["76/2007", "76", "2007", "QĐ-UBND", "ubnd", "qd", "762007qdubnd", "76/2007/qđ-ubnd"]),
        ("08/2018/QĐ-UBND", ["08", "8", "8/2018"]),
        ("38a/QĐ-STTTT", ["38a", "38", "stttt", "QĐ-STTTT", "38aqdstttt"]),
        ("57-NQ/TW", ["57", "nq", "tw", "NQ-TW", "57nqtw"]),
        ("12729/VPCP-KGVX", ["12729", "vpcp", "kgvx", "vpcp-kgvx"]),
        ("19/2012/TTLT-BTC-BKH&ĐT-BTTTT", ["ttlt", "btc", "bkhdt", "btttt"]),
        ("42/hd-mttq", ["42", "hd", "mttq"]),
    ],
)
def test_a_number_is_found_by_its_pieces(raw: str, asked: list[str]) -> None:
    tokens = number_tokens(raw)
    assert {fold(word) for word in asked} <= set(tokens)
    assert tokens[0] == number_key(raw)
    assert len(tokens) == len(set(tokens))


def test_nothing_has_no_words() -> None:
    assert number_tokens("") == []
