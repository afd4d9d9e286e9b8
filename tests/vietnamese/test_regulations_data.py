"""What regulations.toml says agrees with the texts beside it."""

import hashlib
import re
from datetime import date, timedelta
from typing import Any

import pytest

from tests.vietnamese.seeds import FOLDER, KEYS, raw_text, regulations
from vietnamese.document_numbers import canonical_number
from vietnamese.legal_text import Part, clean_legal_text, parse_legal_text

# Of the files as received; the texts are evidence and must not be tidied.
SHA256 = {
    "000-ba-xuyen": "fb3cb4fac4ed54301761495554d963b5b49bb3a0fe75d0ea917f56fdcd45c9bf",
    "001-nhu-xuan": "a825a52e691544bfb3a050921f1a23c79b42d1e7cc9f8d2a2e1a76f32be71b00",
    "002-stttt-binh-dinh": "4b6109e5b4e840d688459e4f1c5ee7d5a972181a064a3cd33ee278617ba729cd",
    "003-phuong-1": "0aedcef1f69c0c635322a2c0f659906b8aac4437421e76108bd2ec41099cf86f",
    "004-bac-giang": "c55bf20faa81b8c736168a2253ca09621caf59442d259e75b339f90d3167e385",
}
FIELDS = {
    "key", "file", "number", "number_as_printed", "document_type", "title", "abstract",
    "issuing_body", "signer_title", "signing_form", "issued_on", "effective_from",
    "effective_rule", "place", "legal_bases", "fields", "replaces", "notes", "title_en",
    "abstract_en", "issuing_body_en", "signer_title_en",
}  # fmt: skip

each_regulation = pytest.mark.parametrize("entry", regulations(), ids=lambda e: e["key"])


def decision(entry: dict[str, Any]) -> Part:
    return parse_legal_text(raw_text(entry["key"])).parts[0]


@pytest.mark.parametrize("key", KEYS)
def test_the_texts_are_the_ones_received(key: str) -> None:
    assert hashlib.sha256((FOLDER / f"{key}.txt").read_bytes()).hexdigest() == SHA256[key]


def test_all_five_are_described_in_order() -> None:
    assert [entry["key"] for entry in regulations()] == list(KEYS)


@each_regulation
def test_every_field_is_there_and_filled(entry: dict[str, Any]) -> None:
    assert set(entry) == FIELDS
    assert entry["file"] == f"{entry['key']}.txt"
    assert all(entry[name] for name in FIELDS - {"signing_form", "replaces"})
    assert entry["document_type"] == "Quyết định"


@each_regulation
def test_the_number_is_printed_in_the_text(entry: dict[str, Any]) -> None:
    assert entry["number_as_printed"] in clean_legal_text(raw_text(entry["key"]))
    assert canonical_number(entry["number_as_printed"]) == entry["number"]


@each_regulation
def test_title_and_abstract_come_from_the_decision(entry: dict[str, Any]) -> None:
    assert entry["abstract"] == decision(entry).title.rstrip(".")
    assert entry["title"] == f"Quyết định số {entry['number']} {entry['abstract']}"


@each_regulation
def test_issuing_body_and_signer_stand_in_the_decision(entry: dict[str, Any]) -> None:
    authority = " ".join(decision(entry).preamble)
    assert entry["issuing_body"].upper() in authority
    closing = decision(entry).closing
    assert entry["signer_title"].upper() in closing
    for_a_body = any(line.startswith("TM.") for line in closing)
    assert entry["signing_form"] == ("TM." if for_a_body else "")
    person = closing[-1]
    assert person not in str(entry)


@each_regulation
def test_the_dates_are_those_of_the_text(entry: dict[str, Any]) -> None:
    issued: date = entry["issued_on"]
    day, month, year = issued.day, issued.month, issued.year
    text = clean_legal_text(raw_text(entry["key"]))
    assert re.search(rf"{day} tháng {month} năm {year}|{day}/{month}/{year}", text)
    assert entry["effective_rule"] in " ".join(i.text for a in decision(entry).articles for i in a.walk())
    delay = re.search(r"sau (\d+) ngày", entry["effective_rule"])
    assert entry["effective_from"] == issued + timedelta(days=int(delay[1]) if delay else 0)


@each_regulation
def test_every_legal_basis_is_in_the_preamble_and_none_is_missing(
    entry: dict[str, Any],
) -> None:
    cited = " ".join(line for line in decision(entry).preamble if line.startswith("Căn cứ"))
    rest = cited
    for basis in entry["legal_bases"]:
        assert basis in rest
        rest = rest.replace(basis, "", 1)
    assert set(re.findall(r"\w+", rest)) <= {"Căn", "cứ", "theo"}


@each_regulation
def test_what_it_replaces_is_named_in_the_decision(entry: dict[str, Any]) -> None:
    articles = " ".join(i.text for a in decision(entry).articles for i in a.walk())
    assert all(number in articles for number in entry["replaces"])
    assert bool(entry["replaces"]) == ("thay thế" in articles)
