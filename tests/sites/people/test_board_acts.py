"""Acts on a board: what is refused, what is never touched, and what nobody learns from an answer."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from sites.choices import Level, Position
from sites.people import logins, services
from sites.reach import reach_of
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
    state,
    term,
)
from users.models import User

pytestmark = pytest.mark.django_db

# --- Inviting: a name that is taken says nothing ----------------------------------------------------


@pytest.mark.parametrize("username", ["chi", "CHI", "root", "an", "khanh"])
def test_a_user_name_that_is_taken_is_refused_in_the_same_words_for_everybody(username, em):
    reasons = refused(em, "invite/", {**SEAT_FIELDS, **PERSON_FIELDS, "username": username})
    assert reasons == refused(em, "invite/", {**SEAT_FIELDS, **PERSON_FIELDS, "username": "dung"})
    assert not any(word in " ".join(reasons) for word in ("Tài chính", "stc", "Nguyễn", "tinh"))


def test_an_address_of_another_board_is_not_asked_about(em):
    answer = em.post(f"{LIST}invite/", {**SEAT_FIELDS, **PERSON_FIELDS, "email": "chi@tinh.localhost"})
    assert answer.status_code == 302


def test_an_address_of_a_colleague_is_pointed_out(em):
    refused(em, "invite/", {**SEAT_FIELDS, **PERSON_FIELDS, "email": "AN@tinh.localhost"})


def test_what_was_typed_is_kept(em):
    answer = em.post(f"{LIST}invite/", {**SEAT_FIELDS, **PERSON_FIELDS, "decision_number": "", "title": "Phó <b>"})
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find("input", {"name": "username"})["value"] == "lan"
    assert page.find("input", {"name": "title"})["value"] == "Phó <b>"


def test_texts_become_composed(em):
    em.post(f"{LIST}invite/", {**SEAT_FIELDS, **PERSON_FIELDS, "first_name": "Hu\u0300ng"})
    assert cast.person("lan").first_name == "Hùng"


@pytest.mark.parametrize("field", ["last_name", "first_name"])
@pytest.mark.parametrize("name", ["Trúng thưởng, nhận tại https://evil.test/x -", "Nhận tại evil.test"])
def test_a_letter_carries_no_message_in_the_place_of_a_name(field, name, em):
    refused(em, "invite/", {**SEAT_FIELDS, **PERSON_FIELDS, field: name})
    record = {"last_name": "Nguyễn Văn", "first_name": "An", "email": "an@tinh.localhost"}
    refused(em, f"{cast.person('an').pk}/edit/", {**UNIT, **record, field: name})
    assert mail.outbox == []


BAD_TERMS: dict[str, dict[str, Any]] = {
    "no decision (D2)": {"decision_number": " "},
    "no date of the decision (D2)": {"decision_date": ""},
    "a decision that lies ahead": {"decision_date": "21/11/2026"},
    "a date that is none": {"starts_on": "31/02/2026"},
    "a date that is text": {"starts_on": "hôm nay"},
    "a huge date": {"starts_on": "1/1/99999"},
    "a negative date": {"starts_on": "-1/1/2026"},
    "a term that is over": {"starts_on": "01/01/2025", "ends_on": "31/12/2025"},
    "an end before the beginning": {"ends_on": "19/11/2026"},
    "an unknown position": {"position": "emperor"},
    "no position": {"position": ""},
    "an unknown level": {"levels": ["root"]},
    "a known and an unknown level": {"levels": ["reviewer", "stc: publisher"]},
    "no level": {"levels": []},
    "a second head": {"position": "head"},
    "no office": {"title": "  "},
    "a long office": {"title": "x" * 201},
    "a null character": {"title": "a\x00b"},
}


@pytest.mark.parametrize("fields", BAD_TERMS.values(), ids=BAD_TERMS)
def test_a_term_that_cannot_be_is_refused_and_nobody_is_entered(fields, em):
    refused(em, "invite/", {**SEAT_FIELDS, **PERSON_FIELDS, **fields})
    refused(em, f"{cast.person('an').pk}/appoint/", {**SEAT_FIELDS, **fields})
    assert mail.outbox == []


def test_the_same_seat_is_not_given_twice(em):
    address = f"{cast.person('an').pk}/appoint/"
    assert em.post(LIST + address, SEAT_FIELDS).status_code == 302
    refused(em, address, SEAT_FIELDS)


# --- Appointing somebody of another board -----------------------------------------------------------


def test_a_person_of_another_board_is_appointed_by_user_name_and_address(em):
    pair = {"username": "chi", "email": "Chi@tinh.localhost"}
    assert em.post(f"{LIST}appoint/", {**SEAT_FIELDS, **pair}).status_code == 302
    assert reach_of(cast.person("chi")).unit_ids == {cast.unit("syt").pk, cast.unit("stc").pk}
    assert seat_of("chi", "stc").levels == ["reviewer", "publisher"]


def test_every_wrong_pair_is_answered_in_the_same_words(em):
    User.objects.create_user("cu", email="cu@tinh.localhost", is_active=False)
    User.objects.create_user("vo-danh")
    wrong = [
        ("nobody", "nobody@tinh.localhost"),
        ("chi", "other@tinh.localhost"),
        ("other", "chi@tinh.localhost"),
        ("chi", "an@tinh.localhost"),
        ("root", "root@tinh.localhost"),  # an operator
        ("cu", "cu@tinh.localhost"),  # deactivated
        ("CHI", "chi@tinh.localhost"),
        ("chi%", "chi@tinh.localhost"),
    ]
    answers = {
        tuple(refused(em, "appoint/", {**SEAT_FIELDS, "username": name, "email": email})) for name, email in wrong
    }
    assert len(answers) == 1
    refused(em, "appoint/", {**SEAT_FIELDS, "username": "vo-danh", "email": ""})


def test_who_has_left_for_another_board_is_not_taken_back_unasked():
    khanh = cast.person("khanh")
    appoint(
        unit=cast.unit("stc"), user=khanh, position=Position.MEMBER, title="Công chức", levels=[Level.REVIEWER],
        decision_number="1", decision_date=TODAY, starts_on=TODAY, today=TODAY,
    )  # fmt: skip
    with pytest.raises(ValidationError):
        services.appoint_person(person=khanh, term=term(), **acting())
    with pytest.raises(ValidationError):
        services.appoint_person(person=cast.person("chi"), term=term(), **acting())


# --- Smuggled fields ----------------------------------------------------------------------------------


def smuggled() -> dict[str, Any]:
    return {
        "is_superuser": "on",
        "is_staff": "on",
        "is_active": "",
        "password": "moi-mat-khau",
        "password1": "moi-mat-khau",
        "password2": "moi-mat-khau",
        "groups": [str(pk) for pk in cast.person("chi").groups.values_list("pk", flat=True)],
        "user_permissions": ["1", "2", "3"],
        "user": cast.person("root").pk,
        "person": cast.person("chi").pk,
        "seat": seat_of("chi", "stc").pk,
        "unit_id": cast.unit("stc").pk,
        "id": cast.person("root").pk,
        "pk": cast.person("root").pk,
    }


def test_fields_that_no_form_has_change_nothing(em):
    an, before = cast.person("an"), state()
    names = {"last_name": "Trần", "first_name": "An", "email": "moi@tinh.localhost"}
    answer = em.post(f"{LIST}{an.pk}/edit/", {**UNIT, **names, **smuggled(), "username": "root2"})
    assert answer.status_code == 302
    people, *rest = state()
    assert people == {**before[0], "an": {**before[0]["an"], **names}}
    assert rest == list(before[1:])


def test_fields_smuggled_with_an_invitation_change_nothing(em):
    before = state()
    em.post(f"{LIST}invite/", {**SEAT_FIELDS, **PERSON_FIELDS, **smuggled()})
    lan = cast.person("lan")
    assert (lan.is_superuser, lan.is_staff, lan.is_active, lan.has_usable_password()) == (False, False, True, False)
    assert set(lan.groups.values_list("name", flat=True)) == {"syt: reviewer"}
    assert not lan.user_permissions.exists()
    people, _groups, seats, _delegations = state()
    assert {name: row for name, row in people.items() if name != "lan"} == before[0]
    assert [row for row in seats if row["user_id"] != lan.pk] == before[2]


@pytest.mark.parametrize("unit", ["stc", "tinh", "", "x", None])
def test_a_form_about_another_unit_does_nothing(unit, em):
    before = state()
    fields = {**SEAT_FIELDS, **PERSON_FIELDS, "unit": unit}
    em.post(f"{LIST}invite/", {name: value for name, value in fields.items() if value is not None})
    assert state() == before


def test_a_form_left_open_while_another_unit_was_chosen_does_nothing(sign_in):
    hoa = sign_in("hoa")
    for code in ("syt", "stc"):
        services.appoint_person(
            person=cast.person("hoa"),
            term=term(position=Position.TECHNICAL_OFFICER, levels=(Level.SYSTEM_ADMINISTRATOR,)),
            **acting("root", code),
        )
    hoa.post("/admin/current-unit/", {"unit": cast.unit("stc").pk})
    before = state()
    assert hoa.post(f"{LIST}invite/", {**SEAT_FIELDS, **PERSON_FIELDS}).status_code == 302
    assert hoa.post(f"{LIST}seats/{seat_of('an').pk}/end/", {**UNIT, "last_day": "20/11/2026"}).status_code in {
        302,
        404,
    }
    assert state() == before


FOREIGN = ["999999", "0", "-1", "9" * 25, "x", "1.5", "\u0661"]
PLACES = ["{}/edit/", "{}/deactivate/", "{}/appoint/", "{}/invite-again/", "seats/{}/end/", "seats/{}/delegate/"]


@pytest.mark.parametrize("place", [*PLACES, "delegations/{}/end/"])
def test_foreign_ids_answer_as_missing_ones(place, em):
    before = state()
    foreign = seat_of("chi", "stc").pk if "seats" in place else cast.person("chi").pk
    fields = {**UNIT, "last_day": "20/11/2026"}
    for key in (foreign, *FOREIGN):
        for answer in (em.get(LIST + place.format(key)), em.post(LIST + place.format(key), fields)):
            assert answer.status_code == 404, key
    assert state() == before


def test_a_foreign_deputy_is_no_choice(em):
    fields = {
        **UNIT,
        "decision_number": "1",
        "decision_date": "20/11/2026",
        "starts_on": "20/11/2026",
        "ends_on": "21/11/2026",
    }
    address = f"seats/{seat_of('binh').pk}/delegate/"
    answers = [
        refused(em, address, {**fields, "deputy": key})
        for key in (seat_of("hoa", "stc").pk, seat_of("an").pk, "999999", "-1", "9" * 25, "x")
    ]
    assert all(answer == answers[0] for answer in answers)
    assert em.get(f"{LIST}seats/{seat_of('an').pk}/delegate/").status_code == 404  # only a head's seat delegates


# --- Ending a term --------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["18/11/2026", "01/01/2020", "31/12/2023", "x", ""])
def test_a_term_is_not_ended_backwards(day, em):
    refused(em, f"seats/{seat_of('an').pk}/end/", {**UNIT, "last_day": day})


def test_with_yesterday_as_last_day_rights_end_with_the_next_request(em, sign_in):
    an = sign_in("an")
    home = f"/admin/pages/{cast.home_of('syt').pk}/"
    assert an.get(home).status_code == 200
    assert em.post(f"{LIST}seats/{seat_of('an').pk}/end/", {**UNIT, "last_day": "19/11/2026"}).status_code == 302
    assert an.get(home).status_code in {302, 404}
    assert not reach_of(cast.person("an")).unit_ids


def test_a_term_that_is_over_or_ends_earlier_is_not_made_longer(em):
    refused(em, f"seats/{seat_of('khanh').pk}/end/", {**UNIT, "last_day": "20/11/2027"})
    end_seat(seat_of("an"), last_day=TOMORROW, today=TODAY)
    refused(em, f"seats/{seat_of('an').pk}/end/", {**UNIT, "last_day": "20/11/2027"})


def test_the_last_administrator_does_not_end_the_own_seat_by_accident(em):
    seat = seat_of("em")
    for day in ("19/11/2026", "20/11/2026", "01/01/2030"):
        refused(em, f"seats/{seat.pk}/end/", {**UNIT, "last_day": day})
    services.appoint_person(
        person=cast.person("an"),
        term=term(position=Position.TECHNICAL_OFFICER, levels=(Level.SYSTEM_ADMINISTRATOR,), starts_on=TOMORROW),
        **acting(),
    )
    refused(em, f"seats/{seat.pk}/end/", {**UNIT, "last_day": "19/11/2026"})  # nobody today
    assert em.post(f"{LIST}seats/{seat.pk}/end/", {**UNIT, "last_day": "20/11/2026"}).status_code == 302


def test_a_deactivated_administrator_is_no_second_one(em):
    other = services.invite_person(newcomer=newcomer(), term=term(levels=(Level.SYSTEM_ADMINISTRATOR,)), **acting())
    logins.deactivate(person=other.user, **acting())
    refused(em, f"seats/{seat_of('em').pk}/end/", {**UNIT, "last_day": "20/11/2026"})


def test_rights_end_in_the_same_request_for_the_person_in_hand():
    other = services.invite_person(newcomer=newcomer(), term=term(levels=(Level.SYSTEM_ADMINISTRATOR,)), **acting())
    em = cast.person("em")
    assert reach_of(em).unit_ids
    services.end_term(seat=seat_of("em"), last_day=YESTERDAY, unit=cast.unit("syt"), by=em, today=TODAY)
    assert not reach_of(em).unit_ids
    with pytest.raises(PermissionDenied):
        services.end_term(seat=other, last_day=TODAY, unit=cast.unit("syt"), by=em, today=TODAY)


def test_d1_a_term_that_ends_takes_its_delegation_with_it(em):
    deputy = services.invite_person(newcomer=newcomer(), term=term(position=Position.DEPUTY), **acting())
    days = {"decision_number": "9", "decision_date": TODAY, "starts_on": TODAY, "ends_on": TODAY + timedelta(days=9)}
    delegation = services.delegate_rights(head=seat_of("binh"), deputy=deputy, **days, **acting())
    em.post(f"{LIST}seats/{deputy.pk}/end/", {**UNIT, "last_day": "21/11/2026"})
    delegation.refresh_from_db()
    assert delegation.ends_on == TOMORROW


# --- The services themselves ask who acts -----------------------------------------------------------


@pytest.mark.parametrize("username", ["an", "binh", "hoa", "chi", "dung", "khanh"])
def test_no_act_is_done_for_somebody_who_does_not_administer_the_unit(username):
    before, board = state(), acting(username)
    an, seat = cast.person("an"), seat_of("an")
    for act in (
        lambda: services.invite_person(newcomer=newcomer(), term=term(), **board),
        lambda: services.appoint_person(person=an, term=term(), **board),
        lambda: services.appoint_known(username="chi", email="chi@tinh.localhost", term=term(), **board),
        lambda: services.end_term(seat=seat, last_day=TODAY, **board),
        lambda: logins.deactivate(person=an, **board),
        lambda: logins.edit_person(person=an, names=dict.fromkeys(logins.NAMES, "x@y.vn"), **board),
        lambda: logins.invite_again(person=an, **board),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert state() == before
