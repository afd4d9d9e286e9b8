"""The number of a document, in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.document_numbers import canonical_number


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("76 /2007/QĐ-UBND", "76/2007/QĐ-UBND"),
        ("118 /QĐ-UBND", "118/QĐ-UBND"),
        ("Số: 2112/QĐ-UBND", "2112/QĐ-UBND"),
        ("số 38a/QĐ-STTTT", "38a/QĐ-STTTT"),
        ("SỐ : 554/QĐ–UBND.", "554/QĐ-UBND"),
        ("19/2012/TTLT-BTC-BKH và ĐT- BTTTT", "19/2012/TTLT-BTC-BKH&ĐT-BTTTT"),
        ("19/2012/TTLT-BTC-BKH & ĐT-BTTTT", "19/2012/TTLT-BTC-BKH&ĐT-BTTTT"),
        ("72/2013/NÐ-CP", "72/2013/NĐ-CP"),
        ("72/2013/nð-cp", "72/2013/nđ-cp"),
        ("76\u00a0/\u00a02007\u2009/QĐ\u2011UBND", "76/2007/QĐ-UBND"),
        ("42\u221215", "42-15"),
        ("12729\u2044VPCP-KGVX", "12729/VPCP-KGVX"),
        ("45/QyĐ-UBND", "45/QyĐ-UBND"),
        ("1961/QĐUBND", "1961/QĐUBND"),
        ("57-NQ/TW", "57-NQ/TW"),
        ("223/TTr-VP,", "223/TTr-VP"),
        ("42/HD-MTTQ", "42/HD-MTTQ"),
        ("30c/NQ-CP", "30c/NQ-CP"),
        ("Q\u0110\u200b-UBND", "QĐ-UBND"),
        ("  ", ""),
        ("Số:", ""),
    ],
)
def test_canonical_number_examples(raw: str, canonical: str) -> None:
    assert canonical_number(raw) == canonical


number_like = st.text(st.sampled_from("Số: 76/2007QĐÐð-–\u2212&.,vàUBNDabc\u00a0\u200b "))


@given(st.one_of(st.text(), number_like))
def test_canonical_number_is_idempotent(raw: str) -> None:
    once = canonical_number(raw)
    assert canonical_number(once) == once


@given(number_like)
def test_no_space_is_left_round_a_sign(raw: str) -> None:
    canonical = canonical_number(raw)
    for sign in "/&-":
        assert f" {sign}" not in canonical
        assert f"{sign} " not in canonical
