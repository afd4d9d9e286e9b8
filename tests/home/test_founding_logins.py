"""Founding takes a login for its board only when name and e-mail address are those of the plan: a user name proves
nothing, for any unit can have entered somebody under it."""

from dataclasses import replace

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from home import services
from home.services import found_unit
from sites.choices import Level, Position
from sites.models import Unit
from sites.people.services import invite_person
from tests import cast
from tests.forms import errors_in, form_in, values_of
from tests.home.test_founding_admin import DETAILS, FORM, SEAT
from tests.home.test_spreadsheets import HEADINGS, line, write_csv
from tests.inventory import inventory
from tests.sites.people.boards import acting, newcomer, term
from users.models import User

pytestmark = pytest.mark.django_db

HIEN = cast.seat("hien.tt", Position.HEAD, [Level.REVIEWER, Level.PUBLISHER], last_name="Trần Thu", first_name="Hiền")
#: What is the squatter's own and no business of the hub's.
PRIVATE = ("evil@", "syt", "Y tế")


@pytest.fixture
def squatter():
    """Em of Health has entered Hiền under the address of somebody else."""
    who = newcomer("hien.tt", last_name="Trần Thu", first_name="Hiền", email="evil@attacker.localhost")
    return invite_person(newcomer=who, term=term(), **acting()).user


def found(*seats):
    return found_unit(cast.founding("an-chau", seats=seats), today=cast.TODAY)


def refusal_of(*seats):
    """The one reason at the seats; nothing may have been made."""
    before = inventory()
    with pytest.raises(ValidationError) as refused:
        found(*seats)
    assert inventory() == before
    (reason,) = refused.value.message_dict["seats"]
    return reason


def test_a_login_under_another_address_is_not_taken(squatter):
    reason = refusal_of(HIEN)
    assert "hien.tt" in reason
    assert "Trần Thu Hiền" in reason
    assert not any(word in reason for word in PRIVATE)
    assert set(squatter.seats.values_list("unit__code", flat=True)) == {"syt"}


def test_the_screen_refuses_it(squatter, sign_in):
    dung = sign_in("dung")
    typed = {**SEAT, "username": "hien.tt", "last_name": "Trần Thu", "first_name": "Hiền", "email": HIEN.email}
    before = inventory()
    fields = {f"seats-0-{name}": value for name, value in typed.items()}
    for action in ("check", "found"):
        sent = {**values_of(form_in(dung.get(FORM), FORM)), **DETAILS, **fields, "action": action}
        answer = dung.post(FORM, sent)
        assert answer.status_code == 200
        assert "hien.tt" in " ".join(errors_in(answer))
        assert "evil@" not in answer.text
    assert inventory() == before


@pytest.mark.parametrize("dry_run", [True, False])
def test_the_command_line_and_its_spreadsheet_refuse_it(dry_run, squatter, tmp_path):
    people = {
        "head_username": "hien.tt",
        "head_last_name": "Trần Thu",
        "head_first_name": "Hiền",
        "head_email": HIEN.email,
        "head_title": "Chủ tịch",
        "decision_number": "1/QĐ",
        "decision_date": "02/01/2024",
    }
    path = write_csv(tmp_path / "a.csv", [*line("an-chau"), *people.values()], headings=[*HEADINGS, *people])
    before = inventory()
    with pytest.raises(CommandError) as refused:
        call_command("found_units", path, verbosity=0, dry_run=dry_run)
    assert inventory() == before
    assert "2" in str(refused.value)
    assert "hien.tt" in str(refused.value)
    assert not any(word in str(refused.value) for word in PRIVATE)


def test_the_reason_is_the_same_whatever_differs():
    """So that the hub learns of nobody whose name or address it does not know."""
    User.objects.filter(username="em").update(email="")
    User.objects.filter(username="hoa").update(is_active=False)
    binh = cast.seat("binh", Position.HEAD, [Level.PUBLISHER], first_name="Bình")
    strangers = [
        replace(binh, last_name="Lê"),
        replace(binh, email="other@tinh.localhost"),
        replace(binh, email=""),
        replace(binh, last_name="Lê", email="other@tinh.localhost"),
        replace(binh, username="BINH"),
        cast.seat("root", Position.MEMBER, [Level.PUBLISHER]),  # an operator
        cast.seat("hoa", Position.MEMBER, [Level.PUBLISHER]),  # a login that is closed
        replace(cast.seat("em", Position.MEMBER, [Level.PUBLISHER]), email=""),
    ]
    reasons = {refusal_of(seat).replace(f"“{seat.username}”", "…").replace(seat.full_name, "…") for seat in strangers}
    assert len(reasons) == 1
    assert "Nguyễn Văn Bình" not in refusal_of(strangers[0])


def test_a_login_with_the_plans_name_and_address_is_taken_however_they_are_capitalised():
    found(replace(cast.seat("chi", Position.HEAD, [Level.PUBLISHER]), email="Chi@TINH.localhost"))
    assert set(cast.person("chi").seats.values_list("unit__code", flat=True)) == {"stc", "an-chau"}


def test_a_new_person_has_two_seats_and_gets_one_letter(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        found(HIEN, replace(HIEN, position=Position.MEMBER, username="Hien.tt"))
    assert cast.person("hien.tt").seats.count() == 2
    assert len(mail.outbox) == 1


def test_a_new_person_is_not_two_people():
    assert "hien.tt" in refusal_of(HIEN, replace(HIEN, position=Position.MEMBER, email="other@tinh.localhost"))


def test_a_user_name_that_is_taken_between_question_and_act_is_noticed(squatter, monkeypatch):
    monkeypatch.setattr(services, "founding_problems", lambda founding: {})
    assert "hien.tt" in refusal_of(HIEN)
    assert not Unit.objects.filter(code="an-chau").exists()
