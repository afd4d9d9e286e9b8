"""A document number in its parts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.number_samples import SPELLINGS, UNREADABLE
from tests.vietnamese.numbers import LONGEST_RUN, document_numbers
from vietnamese.document_numbers import canonical_number
from vietnamese.number_codes import BODIES, BODIES_BY_FOLDED, TYPE_NAMES, TYPES_BY_FOLDED
from vietnamese.number_grammar import DocumentNumber, NumberKind, parse_number

EACH_SPELLING = [(spelling, number) for number, spellings in SPELLINGS for spelling in spellings]


def test_there_are_enough_samples_to_trust() -> None:
    assert len(EACH_SPELLING) >= 160


@pytest.mark.parametrize(("spelling", "number"), EACH_SPELLING)
def test_every_spelling_says_the_same(spelling: str, number: DocumentNumber) -> None:
    assert parse_number(spelling) == number


@pytest.mark.parametrize(("number", "printed"), [(number, spellings[0]) for number, spellings in SPELLINGS])
def test_it_is_written_as_the_first_spelling(number: DocumentNumber, printed: str) -> None:
    assert number.render() == str(number) == printed


@pytest.mark.parametrize("raw", UNREADABLE)
def test_what_is_not_certain_is_not_read(raw: str) -> None:
    assert parse_number(raw) is None


def test_a_nought_is_written_below_ten_and_changes_nothing() -> None:
    with_nought, without = parse_number("08/2018/QĐ-UBND"), parse_number("8/2018/QĐ-UBND")
    assert with_nought == without
    assert hash(with_nought) == hash(without)
    assert str(without) == "08/2018/QĐ-UBND"


def test_guidance_is_no_contract_and_a_project_no_scheme() -> None:
    assert [parse_number(f"42/{code}-UBND").type_code for code in ("HD", "HĐ", "DA", "ĐA")] == ["HD", "HĐ", "DA", "ĐA"]
    assert TYPES_BY_FOLDED["hd"] == ("HD", "HĐ")
    assert {group for group in TYPES_BY_FOLDED.values() if len(group) > 1} == {("HD", "HĐ"), ("DA", "ĐA")}


def test_no_two_known_bodies_fold_to_the_same() -> None:
    assert {group for group in BODIES_BY_FOLDED.values() if len(group) > 1} == set()


@given(document_numbers())
def test_what_is_written_is_read_back(number: DocumentNumber) -> None:
    assert parse_number(number.render()) == number


@given(document_numbers())
def test_the_written_form_is_canonical(number: DocumentNumber) -> None:
    assert canonical_number(number.render()) == number.render()


@given(
    document_numbers(),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from("-\u2010\u2011\u2013\u2014\u2212"),
    st.sampled_from(["", " ", "\u00a0"]),
)
def test_form_of_letters_dashes_and_spaces_do_not_matter(
    number: DocumentNumber, form: str, dash: str, space: str
) -> None:
    written = number.render().replace("-", f"{space}{dash}{space}").replace("/", f"{space}/{space}")
    assert parse_number(unicodedata.normalize(form, f"Số: {written}")) == number


@given(document_numbers())
def test_small_letters_with_accents_are_read_the_same_where_the_capitals_are_known(number: DocumentNumber) -> None:
    read = parse_number(number.render().lower())
    known = {*number.issuers, *number.units} <= BODIES and not (number.suffix or number.kind == NumberKind.LETTER)
    if known and "đ" in number.render().lower():
        assert read == number
    assert read is None or read.number == number.number


@given(st.one_of(st.text(), st.text(st.sampled_from("0123456789/-–.&QĐUBNDHTcpvàđ số:\u00a0"))))
def test_no_text_breaks_the_reader(raw: str) -> None:
    number = parse_number(raw)
    assert number is None or parse_number(str(number)) == number


def test_a_long_line_is_refused_at_once() -> None:
    for piece in ("1/A-", "1 ", "A&", "a-", "/"):
        assert parse_number(piece * LONGEST_RUN) is None


def test_types_have_names() -> None:
    assert all(name == name.lower() and name for name in TYPE_NAMES.values())
