"""Within how many working days units answer is data of the hub, each number with its decision."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from home.models import AnswerTerm
from tests.forms import errors_in

pytestmark = pytest.mark.django_db

TERMS = "/admin/answer-terms/"
TYPED = {"valid_from": "01/12/2026", "working_days": "3", "basis": "15/QĐ-UBND ngày 20/11/2026"}


def test_an_install_has_a_term_with_its_basis():
    term = AnswerTerm.objects.on(date(2026, 11, 20))
    assert term.working_days == 5
    assert "Điều 7" in term.basis


def test_the_hub_sets_another_from_a_day_on(dung):
    assert dung.post(f"{TERMS}new/", TYPED).status_code == 302
    assert AnswerTerm.objects.on(date(2026, 11, 30)).working_days == 5
    assert AnswerTerm.objects.on(date(2026, 12, 1)).working_days == 3
    assert "15/QĐ-UBND" in dung.get(TERMS).text


REFUSED = {
    "no basis": {"basis": ""},
    "a basis of nothing": {"basis": "\u200b"},
    "no days": {"working_days": "0"},
    "too many days": {"working_days": "61"},
    "no number": {"working_days": "ba"},
    "no day": {"valid_from": "31/02/2027"},
    "a day that has one": {"valid_from": "01/01/2026"},
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_is_no_term_is_refused_in_words(dung, why):
    response = dung.post(f"{TERMS}new/", {**TYPED, **REFUSED[why]})
    assert errors_in(response), why
    assert AnswerTerm.objects.count() == 1


def test_the_database_keeps_no_term_without_a_basis():
    with pytest.raises(IntegrityError), transaction.atomic():
        AnswerTerm.objects.create(valid_from=date(2027, 1, 1), working_days=3, basis="")
    with pytest.raises(ValidationError):
        AnswerTerm(valid_from=date(2027, 1, 1), working_days=0, basis="x").full_clean()
