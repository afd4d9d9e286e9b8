"""An administrator never publishes by the own word: nobody gives a seat or a level to themselves (seed 004 Đ14.2)."""

import pytest
from django.core.exceptions import ValidationError

from sites.choices import Level, Position
from sites.people import services
from tests import cast
from tests.sites.people.boards import (
    LIST,
    PERSON_FIELDS,
    SEAT_FIELDS,
    UNIT,
    acting,
    refused,
    seat_of,
    term,
    vietnamese,
)

pytestmark = pytest.mark.django_db

ASK = "Nobody gives a seat to themselves. Ask the other administrator or the hub."


@pytest.mark.parametrize("level", Level.values)
def test_an_administrator_adds_no_level_to_themselves(level, em):
    pair = {"username": "em", "email": "em@tinh.localhost"}
    for place, who in (("appoint/", pair), (f"{cast.person('em').pk}/appoint/", {})):
        assert vietnamese(ASK) in " ".join(refused(em, place, {**SEAT_FIELDS, **who, "levels": [level]}))


def test_the_screen_says_so_and_offers_no_button(em):
    address = f"{LIST}{cast.person('em').pk}/appoint/"
    page = em.get(address).text
    assert vietnamese(ASK) in page
    assert "decision_number" not in page
    assert address not in em.get(LIST).text
    assert f"{LIST}{cast.person('an').pk}/appoint/" in em.get(LIST).text


def test_another_administrator_adds_them():
    levels = (Level.SYSTEM_ADMINISTRATOR,)
    services.appoint_person(person=cast.person("an"), term=term(levels=levels), **acting())
    services.appoint_person(person=cast.person("em"), term=term(), **acting("an"))
    assert cast.person("em").groups.filter(name="syt: reviewer").exists()
    with pytest.raises(ValidationError):
        services.appoint_person(person=cast.person("an"), term=term(position=Position.DEPUTY), **acting("an"))


def test_the_sole_administrator_does_everything_else(em):
    own, an = cast.person("em").pk, cast.person("an").pk
    names = {"last_name": "Nguyễn Thị", "first_name": "Em", "email": "em@tinh.localhost"}
    for address, fields in {
        "invite/": {**SEAT_FIELDS, **PERSON_FIELDS},
        "appoint/": {**SEAT_FIELDS, "username": "chi", "email": "chi@tinh.localhost"},
        f"{an}/appoint/": SEAT_FIELDS,
        f"{own}/edit/": {**UNIT, **names},
        f"{an}/deactivate/": UNIT,
        f"{an}/reactivate/": UNIT,
        f"seats/{seat_of('hoa').pk}/end/": {**UNIT, "last_day": "20/11/2026"},
    }.items():
        assert em.post(LIST + address, fields).status_code == 302, address
    assert cast.person("em").last_name == "Nguyễn Thị"
