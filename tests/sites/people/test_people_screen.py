"""The screen of people and seats: who may do what, and what it says of whom (seed 004 Đ14.2, seed 000 Đ6.4)."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import ModelLogEntry

from sites.choices import Level, Position, UnitState
from sites.models import Seat
from sites.people import logins, services
from sites.services import change_state
from tests import cast
from tests.factories import many_units
from tests.forms import errors_in
from tests.sites.people.boards import (
    LIST,
    PERSON_FIELDS,
    SEAT_FIELDS,
    TODAY,
    YESTERDAY,
    acting,
    ids,
    newcomer,
    seat_of,
    state,
    term,
    vietnamese,
)

pytestmark = pytest.mark.django_db

UNIT = {"unit": "syt"}
LAST_DAY = {**UNIT, "last_day": "20/11/2026"}


def acts() -> dict[str, tuple[str, dict[str, Any]]]:
    """Every act on the board of Health: its address and what is sent."""
    people = ids()
    deputy = Seat.objects.get(unit__code="syt", position=Position.DEPUTY)
    delegation = deputy.delegations_received.get()
    delegating = {
        "deputy": deputy.pk,
        "decision_number": "21/QĐ-SYT",
        "decision_date": "20/11/2026",
        "starts_on": "01/12/2026",
        "ends_on": "31/12/2026",
    }
    names = {"last_name": "Trần", "first_name": "An", "email": "a@tinh.localhost"}
    pair = {"username": "chi", "email": "chi@tinh.localhost"}
    return {
        "invite": ("invite/", {**SEAT_FIELDS, **PERSON_FIELDS}),
        "appoint a known person": ("appoint/", {**SEAT_FIELDS, **pair}),
        "appoint": (f"{people['an']}/appoint/", SEAT_FIELDS),
        "edit": (f"{people['an']}/edit/", {**UNIT, **names}),
        "send the letter again": (f"{people['an']}/invite-again/", UNIT),
        "deactivate": (f"{people['an']}/deactivate/", UNIT),
        "reactivate": (f"{deputy.user_id}/reactivate/", UNIT),
        "end a seat": (f"seats/{seat_of('an').pk}/end/", LAST_DAY),
        "delegate": (f"seats/{seat_of('binh').pk}/delegate/", {**UNIT, **delegating}),
        "end a delegation": (f"delegations/{delegation.pk}/end/", LAST_DAY),
    }


#: An act does something only for these; the rest is refused and nothing is changed.
MAY_ACT = {"em", "root"}
#: What the others get for an act: away from the screen, or the same as for what does not exist.
REFUSALS = {"binh": 302, "an": 302, "hoa": 302, "chi": 404, "dung": 404, "khanh": 404, "anonymous": 302}
#: Acts that name nobody of Health: a foreign administrator's screen of the same kind is his own.
NAMELESS = {"invite", "appoint a known person"}


@pytest.fixture
def deputy() -> Seat:
    """Mai, a deputy of Health with a delegation from Bình, whose login is deactivated."""
    seat = services.invite_person(
        newcomer=newcomer("mai"), term=term(position=Position.DEPUTY, levels=(Level.PUBLISHER,)), **acting()
    )
    services.delegate_rights(
        head=seat_of("binh"),
        deputy=seat,
        decision_number="19/QĐ",
        decision_date=TODAY,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=5),
        **acting(),
    )
    logins.deactivate(person=seat.user, **acting())
    return seat


def browser_of(name: str, sign_in: Any) -> Client:
    if name == "anonymous":
        return Client(headers={"host": cast.HOSTS["tinh"]})
    browser: Client = sign_in(name)
    if name == "root":
        browser.post("/admin/current-unit/", {"unit": cast.unit("syt").pk})
    return browser


@pytest.mark.parametrize("name", [*sorted(MAY_ACT), *REFUSALS])
def test_who_may_do_what_on_the_board_of_health(name, sign_in, deputy):
    browser = browser_of(name, sign_in)
    for act, (address, fields) in acts().items():
        before = state()
        page, answer = browser.get(LIST + address), browser.post(LIST + address, fields)
        if name in MAY_ACT:
            assert (page.status_code, answer.status_code) == (200, 302), (act, errors_in(answer))
            if act != "send the letter again":
                assert state() != before, act
            continue
        assert state() == before, act
        if act in NAMELESS and name == "dung":
            assert page.status_code == 200
            assert "syt" not in page.text
            assert answer.url == LIST
        elif act in NAMELESS and name == "chi":
            assert (page.status_code, answer.status_code) == (302, 302)
        else:
            # Writing that is sent without a login is offered back at the place of the answer.
            answers = {REFUSALS[name]} | ({404} if name == "anonymous" else set())
            assert page.status_code == REFUSALS[name], act
            assert answer.status_code in answers, act


SCREENS = [
    # who, the list, the log
    ("em", 200, 200),
    ("root", 200, 200),
    ("binh", 200, 302),
    ("chi", 200, 302),
    ("dung", 200, 200),
    ("an", 302, 302),
    ("hoa", 302, 302),
    ("khanh", 404, 404),
    ("anonymous", 302, 302),
]


@pytest.mark.parametrize(("name", "people", "log"), SCREENS, ids=[row[0] for row in SCREENS])
def test_who_sees_the_list_and_the_log(name, people, log, sign_in):
    browser = browser_of(name, sign_in)
    assert (browser.get(LIST).status_code, browser.get(f"{LIST}log/").status_code) == (people, log)
    menu = browser.get("/admin/").text if name not in {"anonymous", "khanh"} else ""
    assert (LIST in menu) is (people == 200)


def test_an_operator_chooses_a_unit_first(sign_in):
    answer = sign_in("root").get(LIST)
    assert answer.url == "/admin/current-unit/?next=%2Fadmin%2Fpeople%2F"


def test_the_head_reads_and_cannot_act(sign_in):
    page = sign_in("binh").get(LIST)
    assert "hoa@tinh.localhost" in page.text
    assert "/end/" not in page.text
    assert f"{LIST}invite/" not in page.text
    assert "/end/" in sign_in("em").get(LIST).text


def test_nobody_acts_in_a_unit_that_has_ended(sign_in):
    browser = sign_in("em")
    change_state(cast.unit("syt"), UnitState.FROZEN, since=TODAY, today=TODAY)
    assert browser.get(LIST).status_code in {302, 404}
    before = state()
    assert browser.post(f"{LIST}invite/", {**SEAT_FIELDS, **PERSON_FIELDS}).status_code in {302, 404}
    assert state() == before


# --- What the list says -------------------------------------------------------------------------------


def rows(response: Any) -> dict[str, str]:
    """The text of each person's entry, by family and given name."""
    page = BeautifulSoup(response.content, "html.parser")
    items = [tag.find_parent("li") for tag in page.select("main h3")]
    return {item.find("p").get_text().split()[0]: " ".join(item.get_text().split()) for item in items if item}


def test_the_list_holds_everybody_with_a_seat_and_nobody_else(sign_in, deputy):
    assert set(rows(sign_in("em").get(LIST))) == {"an", "binh", "em", "hoa", "khanh", "mai"}
    assert set(rows(sign_in("chi").get(LIST))) == {"chi", "hoa"}
    assert set(rows(sign_in("dung").get(LIST))) == {"dung"}


def test_it_says_that_somebody_serves_elsewhere_but_not_where(sign_in):
    page = sign_in("em").get(LIST)
    said = vietnamese("serves elsewhere too")
    assert said in rows(page)["hoa"]
    assert said not in rows(page)["an"]
    for canary in ("Tài chính", "stc", "Finance"):
        assert canary not in page.text


def test_of_those_who_have_left_it_tells_no_address_and_no_login(sign_in):
    khanh = cast.person("khanh")
    khanh.email = "khanh@noi-moi.localhost"
    khanh.save()
    services.appoint_known(
        username="khanh", email=khanh.email, term=term(), unit=cast.unit("stc"), by=cast.person("root"), today=TODAY
    )
    page = sign_in("em").get(LIST)
    assert "noi-moi" not in page.text
    assert f"{LIST}{khanh.pk}/" not in page.text
    assert "30/06/2025" in rows(page)["khanh"]


def test_it_costs_the_same_with_many_units_and_many_people(sign_in, django_assert_max_num_queries):
    browser = sign_in("em")
    browser.get(LIST)
    many_units(20)
    for number in range(20):
        services.invite_person(newcomer=newcomer(f"nguoi-{number}"), term=term(), **acting())
    with django_assert_max_num_queries(26):
        assert len(rows(browser.get(LIST))) == 25
    with django_assert_max_num_queries(26):
        assert browser.get(f"{LIST}log/").status_code == 200


# --- The log --------------------------------------------------------------------------------------------


def test_every_act_is_in_the_log_of_its_unit_and_of_no_other(sign_in, deputy):
    browser = sign_in("em")
    for address, fields in acts().values():
        browser.post(LIST + address, fields)
    assert set(ModelLogEntry.objects.filter(action__startswith="board.").values_list("action", flat=True)) == {
        f"board.{act}"
        for act in (
            "invite", "appoint", "edit_person", "invite_again", "deactivate", "reactivate", "end_seat", "delegate",
            "end_delegation",
        )
    }  # fmt: skip
    log = browser.get(f"{LIST}log/")
    assert "20/QĐ-SYT" in log.text
    assert "a@tinh.localhost" in log.text
    assert "20/QĐ-SYT" not in sign_in("dung").get(f"{LIST}log/").text


def test_the_log_holds_what_is_done_to_pages_too_newest_first(sign_in):
    em = cast.person("em")
    home, foreign = cast.home_of("syt"), cast.home_of("stc")
    for page in (home, foreign):
        page.save_revision(user=em, log_action=True)
    services.appoint_person(person=cast.person("an"), term=term(), **acting())
    text = sign_in("em").get(f"{LIST}log/").text
    assert home.title in text
    assert foreign.title not in text


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", ""])
def test_a_page_of_the_log_that_does_not_exist_leads_to_one_that_does(number, sign_in):
    assert sign_in("em").get(f"{LIST}log/?p={number}").status_code == 200


def test_a_withdrawn_appointment_stays_in_the_log(sign_in):
    seat = services.appoint_person(person=cast.person("an"), term=term(starts_on=TODAY + timedelta(days=9)), **acting())
    services.end_term(seat=seat, last_day=YESTERDAY, **acting())
    assert not Seat.objects.filter(pk=seat.pk).exists()
    entry = ModelLogEntry.objects.get(action="board.withdraw")
    assert entry.data["decision"] == "20/QĐ-SYT"
    assert "20/QĐ-SYT" in sign_in("em").get(f"{LIST}log/").text
