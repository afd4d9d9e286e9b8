"""Logins: a unit changes them only while the person serves nobody else."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from sites.choices import Level, Position
from sites.models import Seat
from sites.people import services
from sites.people.standing import may_manage
from sites.services import appoint, end_seat
from tests import cast
from tests.sites.people.boards import (
    LIST,
    PERSON_FIELDS,
    SEAT_FIELDS,
    TODAY,
    TOMORROW,
    UNIT,
    YESTERDAY,
    acting,
    newcomer,
    refused,
    seat_of,
    term,
    vietnamese,
)
from users.models import User

pytestmark = pytest.mark.django_db

LOGIN_ACTS = {
    "edit/": {"last_name": "X", "first_name": "Y", "email": "x@tinh.localhost"},
    "deactivate/": {},
    "reactivate/": {},
    "invite-again/": {},
}


@pytest.mark.parametrize("act", LOGIN_ACTS)
@pytest.mark.parametrize("elsewhere", ["today", "from tomorrow"])
def test_the_login_of_somebody_who_serves_elsewhere_too_is_off_limits(act, elsewhere, em):
    person = cast.person("hoa")
    if elsewhere == "from tomorrow":
        end_seat(seat_of("hoa", "stc"), last_day=TODAY - timedelta(days=9), today=TODAY)
        appoint(
            unit=cast.unit("tanan"), user=person, position=Position.MEMBER, title="Công chức", levels=[Level.REVIEWER],
            decision_number="1", decision_date=TODAY, starts_on=TOMORROW, today=TODAY,
        )  # fmt: skip
    reasons = refused(em, f"{person.pk}/{act}", {**UNIT, **LOGIN_ACTS[act]})
    assert vietnamese("This person serves elsewhere too: end the seats here instead.") in reasons[0]
    assert "hoa@" not in em.get(f"{LIST}{person.pk}/{act}").text
    assert mail.outbox == []


def test_a_seat_elsewhere_that_has_ended_does_not_matter(em):
    end_seat(seat_of("hoa", "stc"), last_day=YESTERDAY, today=TODAY)
    assert em.post(f"{LIST}{cast.person('hoa').pk}/deactivate/", UNIT).status_code == 302
    assert not cast.person("hoa").is_active


@pytest.mark.parametrize("act", LOGIN_ACTS)
def test_the_login_of_an_operator_is_off_limits(act, em):
    User.objects.filter(username="an").update(is_superuser=True)
    refused(em, f"{cast.person('an').pk}/{act}", {**UNIT, **LOGIN_ACTS[act]})


@pytest.mark.parametrize("act", ["edit/", "reactivate/", "invite-again/"])
def test_the_login_of_somebody_who_has_left_is_not_the_units(act, em):
    refused(em, f"{cast.person('khanh').pk}/{act}", {**UNIT, **LOGIN_ACTS[act]})


def test_nobody_deactivates_themselves(em):
    refused(em, f"{cast.person('em').pk}/deactivate/", UNIT)


def test_a_session_ends_with_the_login_and_comes_back_by_logging_in_again(em, sign_in):
    an = sign_in("an")
    assert an.get("/admin/").status_code == 200
    em.post(f"{LIST}{cast.person('an').pk}/deactivate/", UNIT)
    assert an.get("/admin/").url.startswith("/admin/login/")
    assert not an.login(username="an", password=cast.PASSWORD)
    assert not may_manage(cast.person("an"), cast.unit("syt"))
    em.post(f"{LIST}{cast.person('an').pk}/reactivate/", UNIT)
    assert an.login(username="an", password=cast.PASSWORD)
    assert an.get("/admin/").status_code == 200


def test_a_changed_address_is_told_to_the_former_one(em, django_capture_on_commit_callbacks):
    names = {"last_name": "Nguyễn Văn", "first_name": "An", "email": "moi@tinh.localhost"}
    with django_capture_on_commit_callbacks(execute=True):
        em.post(f"{LIST}{cast.person('an').pk}/edit/", {**UNIT, **names})
    (letter,) = mail.outbox
    assert letter.to == ["an@tinh.localhost"]
    assert "moi@" not in letter.body
    changed = ModelLogEntry.objects.get(action="board.edit_person").data["changed"]
    assert changed["email"] == ["an@tinh.localhost", "moi@tinh.localhost"]


def test_the_address_of_a_login_in_use_is_its_persons_own(em):
    """By the address the password is reset: an administrator could become the head of the board."""
    names = {"last_name": "Nguyễn Văn", "first_name": "Bình", "email": "em2@tinh.localhost"}
    User.objects.filter(username="binh").update(last_login="2026-11-01T00:00:00Z")
    refused(em, f"{cast.person('binh').pk}/edit/", {**UNIT, **names})
    kept = {**names, "email": "binh@tinh.localhost", "first_name": "Bính"}
    assert em.post(f"{LIST}{cast.person('binh').pk}/edit/", {**UNIT, **kept}).status_code == 302
    assert cast.person("binh").first_name == "Bính"


@pytest.mark.parametrize("email", ["", "x", "binh@tinh.localhost", "a@b@c", "x" * 250 + "@a.vn"])
def test_an_address_that_cannot_be_is_refused(email, em):
    names = {"last_name": "Nguyễn Văn", "first_name": "An", "email": email}
    refused(em, f"{cast.person('an').pk}/edit/", {**UNIT, **names})


def test_the_letter_is_sent_again_only_to_who_has_never_logged_in(em, django_capture_on_commit_callbacks):
    an = cast.person("an")
    with django_capture_on_commit_callbacks(execute=True):
        assert em.post(f"{LIST}{an.pk}/invite-again/", UNIT).status_code == 302
    assert [letter.to for letter in mail.outbox] == [["an@tinh.localhost"]]
    User.objects.filter(pk=an.pk).update(last_login="2026-11-01T00:00:00Z")
    refused(em, f"{an.pk}/invite-again/", UNIT)


def test_no_letter_is_sent_for_what_does_not_stand(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ValidationError):
        services.invite_person(newcomer=newcomer(), term=term(decision_number=" "), **acting())
    assert mail.outbox == []
    assert not User.objects.filter(username="lan").exists()


def test_a_mail_server_that_is_down_undoes_nothing(em, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr("sites.people.invitations.send_mail", lambda *args: (_ for _ in ()).throw(OSError("down")))
    with django_capture_on_commit_callbacks(execute=True):
        assert em.post(f"{LIST}invite/", {**SEAT_FIELDS, **PERSON_FIELDS}).status_code == 302
    assert Seat.objects.filter(user__username="lan").exists()
