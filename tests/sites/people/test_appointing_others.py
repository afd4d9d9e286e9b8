"""Appointing people of other boards: they are told, and their own unit keeps its hand on the login."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from wagtail.users.models import UserProfile

from sites.choices import Level, Position
from sites.people import logins, services
from sites.services import appoint
from tests import cast
from tests.sites.people.boards import LIST, SEAT_FIELDS, TODAY, acting, newcomer, refused, term

pytestmark = pytest.mark.django_db

CHI = {"username": "chi", "email": "chi@tinh.localhost"}
LAST = TODAY + timedelta(days=90)


def appoint_chi(**changes):
    return services.appoint_known(**CHI, term=term(**changes), **acting())


# --- How far ahead ------------------------------------------------------------------------------------


def test_a_term_begins_ninety_days_ahead_at_most(em):
    for place, who in (("appoint/", CHI), (f"{cast.person('an').pk}/appoint/", {})):
        for day in ("19/02/2027", "01/01/2050", "31/12/9999"):
            reasons = refused(em, place, {**SEAT_FIELDS, **who, "starts_on": day})
            assert "18/02/2027" in " ".join(reasons)
        assert em.post(LIST + place, {**SEAT_FIELDS, **who, "starts_on": "18/02/2027"}).status_code == 302


def test_nobody_new_is_invited_for_a_day_in_many_years():
    with pytest.raises(ValidationError) as refusal:
        services.invite_person(newcomer=newcomer(), term=term(starts_on=LAST + timedelta(days=1)), **acting())
    assert set(refusal.value.message_dict) == {"starts_on"}


@pytest.mark.parametrize(("days", "is_off_limits"), [(0, True), (90, True), (91, False), (9999, False)])
def test_the_own_unit_keeps_the_login_until_ninety_days_before_a_seat_elsewhere(days, is_off_limits):
    """Founding and what stands from before may hold seats further ahead."""
    appoint(
        unit=cast.unit("tanan"), user=cast.person("an"), position=Position.MEMBER, title="Công chức",
        levels=[Level.REVIEWER], decision_number="1", decision_date=TODAY, starts_on=TODAY + timedelta(days=days),
        today=TODAY,
    )  # fmt: skip
    reason = logins.why_not(cast.person("an"), cast.unit("syt"), TODAY, must_serve=True)
    assert bool(reason) is is_off_limits


# --- The letter ---------------------------------------------------------------------------------------


def letter_after(capture, act):
    with capture(execute=True):
        act()
    (letter,) = mail.outbox
    return letter


def test_whoever_is_appointed_by_another_board_gets_a_letter(django_capture_on_commit_callbacks):
    day = TODAY + timedelta(days=9)
    letter = letter_after(django_capture_on_commit_callbacks, lambda: appoint_chi(starts_on=day))
    assert letter.to == ["chi@tinh.localhost"]
    assert "Sở Y tế" in letter.subject
    for fact in ("Nguyễn Văn Em", "Sở Y tế", str(Position.MEMBER.label), str(Level.REVIEWER.label), "29/11/2026",
                 "Ủy ban nhân dân tỉnh"):  # fmt: skip
        assert fact in letter.body
    assert "em@" not in letter.body


def test_the_letter_is_in_the_persons_language(django_capture_on_commit_callbacks):
    UserProfile.objects.create(user=cast.person("chi"), preferred_language="en")
    letter = letter_after(django_capture_on_commit_callbacks, appoint_chi)
    assert "Department of Health" in letter.subject
    assert "Position: Member" in letter.body


def test_the_letter_carries_no_text_of_whoever_appoints(django_capture_on_commit_callbacks):
    lure = {"title": "Trúng thưởng: https://evil.test/x", "decision_number": "evil.test"}
    letter = letter_after(django_capture_on_commit_callbacks, lambda: appoint_chi(**lure))
    assert "evil" not in letter.subject + letter.body


def test_the_letter_does_not_say_which_operator_it_was(django_capture_on_commit_callbacks):
    letter = letter_after(
        django_capture_on_commit_callbacks,
        lambda: services.appoint_known(**CHI, term=term(), **acting("root")),
    )
    assert "root" not in letter.body


def test_who_serves_elsewhere_too_gets_a_letter_for_every_seat(django_capture_on_commit_callbacks):
    letter = letter_after(
        django_capture_on_commit_callbacks,
        lambda: services.appoint_person(person=cast.person("hoa"), term=term(position=Position.DEPUTY), **acting()),
    )
    assert letter.to == ["hoa@tinh.localhost"]


def test_who_has_left_is_told_of_being_taken_back(django_capture_on_commit_callbacks):
    letter = letter_after(
        django_capture_on_commit_callbacks,
        lambda: services.appoint_person(person=cast.person("khanh"), term=term(), **acting()),
    )
    assert letter.to == ["khanh@tinh.localhost"]


def test_the_units_own_people_get_none(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.appoint_person(person=cast.person("an"), term=term(), **acting())
    assert mail.outbox == []


def test_no_letter_is_sent_for_an_appointment_that_does_not_stand(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ValidationError):
        appoint_chi(decision_number=" ")
    assert mail.outbox == []


def test_a_mail_server_that_is_down_undoes_no_appointment(monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr("sites.people.invitations.send_mail", lambda *args: (_ for _ in ()).throw(OSError("down")))
    with django_capture_on_commit_callbacks(execute=True):
        seat = appoint_chi()
    assert cast.person("chi").seats.filter(pk=seat.pk).exists()
