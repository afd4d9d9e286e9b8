"""The table of cases, on the database of the run."""

import unicodedata
from typing import NamedTuple

import pytest

from sites.models import SearchEntry
from sites.search.correcting import propose
from sites.search.finding import Found, find, relaxed
from sites.search.matching import Place
from sites.search.questions import ask
from tests import cast
from tests.sites.search import library
from tests.sites.search.cases import CASES, MISTYPED


class Case(NamedTuple):
    question: str
    expected: list[str]
    in_any_order: bool
    is_relaxed: bool


def cases() -> list[Case]:
    found = []
    for line in CASES.strip().splitlines():
        if line.startswith("#"):
            continue
        question, _bar, expected = line.rpartition(" | ") if " | " in line else (line.rstrip("= |"), "", "=")
        if question.startswith("NFD:"):
            question = unicodedata.normalize("NFD", question.removeprefix("NFD:"))
        names = [name.strip() for name in expected.lstrip("~=?").split(",") if name.strip()]
        found.append(Case(question, names, expected.startswith("~"), expected[:1] in {"=", "?"}))
    return found


@pytest.fixture(scope="module")
def _library(scene):
    library.build()


@pytest.fixture
def place(db, _library):
    return Place("vi", site_id=cast.unit("syt").site_id)


def titles(found: Found) -> list[str]:
    by_key = SearchEntry.objects.in_bulk([row.pk for row in found.rows])
    return [by_key[row.pk].title for row in found.rows]


def test_there_are_enough_cases():
    assert len(cases()) >= 200


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.question)
def test_what_stands_first(case, place):
    found = find(ask(case.question), place)
    if case.is_relaxed:
        assert not found.rows
        found = relaxed(ask(case.question), place)
    wanted = [library.title_of(name) for name in case.expected]
    first = titles(found)[: len(wanted)]
    assert (sorted(first) == sorted(wanted)) if case.in_any_order else (first == wanted)


@pytest.mark.parametrize("line", MISTYPED.strip().splitlines())
def test_what_was_meant_is_proposed(line, place):
    typed, meant, first = line.split(" | ")
    proposal = propose(ask(typed), place)
    assert proposal is not None
    assert proposal.text == meant
    assert titles(find(ask(proposal.text), place))[0] == library.title_of(first)
