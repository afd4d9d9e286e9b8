"""The switch of the current unit, for people with seats in several."""

import json
from types import SimpleNamespace
from urllib.parse import quote

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser

from sites.choices import UnitState
from sites.current_unit import SESSION_KEY, chosen_units, current_unit
from sites.services import change_state, end_seat
from tests import cast
from tests.factories import many_units

pytestmark = pytest.mark.django_db

SWITCH = "/admin/current-unit/"
TODAY = cast.TODAY


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(f"{TODAY}T05:00:00+00:00", tick=False):
        yield


def asked(username, wanted=None):
    user = cast.person(username) if username else AnonymousUser()
    return SimpleNamespace(user=user, session={} if wanted is None else {SESSION_KEY: wanted})


def code_of(request):
    unit = current_unit(request)
    return unit.code if unit else None


@pytest.mark.parametrize(
    ("username", "codes", "current"),
    [
        ("em", ["syt"], "syt"),
        ("hoa", ["stc", "syt"], "stc"),  # Tài chính stands before Y tế
        ("dung", ["tinh"], "tinh"),
        ("khanh", [], None),
        (None, [], None),
    ],
)
def test_the_units_are_those_of_the_seats_and_the_first_in_vietnamese_order_comes_first(username, codes, current):
    assert [unit.code for unit in chosen_units(asked(username))] == codes
    assert code_of(asked(username)) == current


def test_an_operator_has_no_unit_until_one_is_chosen():
    assert code_of(asked("root")) is None
    assert code_of(asked("root", cast.unit("tanan").pk)) == "tanan"
    assert {unit.code for unit in chosen_units(asked("root"))} == set(cast.HOSTS)


@pytest.mark.parametrize("wanted", ["x", "", -1, 0, 10**30, None, [1], "1' OR 1=1"])
def test_a_forged_or_stale_choice_falls_back_to_the_first(wanted):
    assert code_of(asked("hoa", wanted)) == "stc"
    assert code_of(asked("root", wanted)) is None


def test_another_units_id_in_the_session_is_not_believed():
    assert code_of(asked("hoa", cast.unit("tinh").pk)) == "stc"
    assert code_of(asked("em", cast.unit("stc").pk)) == "syt"


def test_the_choice_is_kept_in_the_session(sign_in):
    browser, unit = sign_in("hoa"), cast.unit("syt")
    assert menu_name(browser) == "Sở Tài chính"
    answer = browser.post(SWITCH, {"unit": unit.pk, "next": "/admin/images/"})
    assert answer.url == "/admin/images/"
    assert menu_name(browser) == "Sở Y tế"
    assert browser.session[SESSION_KEY] == unit.pk


def test_the_choice_ends_with_the_seat(sign_in):
    browser, unit = sign_in("hoa"), cast.unit("syt")
    browser.post(SWITCH, {"unit": unit.pk})
    end_seat(unit.seats.get(user__username="hoa"), last_day=TODAY.replace(day=19), today=TODAY)
    assert buttons(browser.get(SWITCH)) == []
    assert "Sở Y tế" not in browser.get(SWITCH).text


def test_a_unit_that_has_ended_is_not_offered(sign_in):
    change_state(cast.unit("stc"), UnitState.FROZEN, since=TODAY, today=TODAY)
    assert [unit.code for unit in chosen_units(asked("hoa"))] == ["syt"]
    assert sign_in("hoa").post(SWITCH, {"unit": cast.unit("stc").pk}).status_code == 404


@pytest.mark.parametrize("username", ["em", "hoa", "chi", "dung"])
def test_another_units_id_answers_as_one_that_does_not_exist(username, sign_in):
    browser = sign_in(username)
    foreign = browser.post(SWITCH, {"unit": cast.unit("tanan").pk})
    for nonsense in ("999999", "-1", "9" * 40, "x", "", "syt"):
        missing = browser.post(SWITCH, {"unit": nonsense})
        assert (missing.status_code, missing.content) == (foreign.status_code, foreign.content) or (
            missing.status_code == foreign.status_code == 404
        )
    assert SESSION_KEY not in browser.session


ELSEWHERE = [
    "https://evil.test/",
    "//evil.test/admin/",
    "http:///evil.test/admin/",
    "/\\evil.test/admin/",
    "\\\\evil.test/admin/",
    "javascript:alert(1)",
    "/",
    "/tin-tuc/",
    "/administrator/",
    "/admin/../tin-tuc/",
    "http://tinh.localhost/admin/",
    "/admin/\r\nX-Canary: 1",
    "",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_it_leads_nowhere_but_into_the_admin(address, sign_in):
    browser = sign_in("hoa")
    assert browser.post(SWITCH, {"unit": cast.unit("syt").pk, "next": address}).url == "/admin/"
    field = BeautifulSoup(browser.get(f"{SWITCH}?next={quote(address)}").content, "html.parser").find(
        "input", {"name": "next"}
    )
    assert field["value"] == "/admin/"


def menu_name(browser):
    """What the admin's menu says of the current unit."""
    page = BeautifulSoup(browser.get("/admin/").content, "html.parser")
    menu = json.loads(page.select_one("#wagtail-sidebar-props").string)
    return next(item["label"] for item in walk(menu) if item.get("name") == "current-unit")


def walk(node):
    """Every object in a piece of JSON."""
    if isinstance(node, dict):
        yield node
    for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(below)


def buttons(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [tag["value"] for tag in page.select("button[name=unit]")]


def test_people_of_one_unit_see_its_name_and_no_choice(sign_in):
    browser = sign_in("an")
    assert menu_name(browser) == "Sở Y tế"
    assert buttons(browser.get(SWITCH)) == []
    assert len(buttons(sign_in("hoa").get(SWITCH))) == 2


def test_nobody_without_a_login_gets_in(client):
    answer = client.get(SWITCH, headers={"host": cast.HOSTS["tinh"]})
    assert answer.url.startswith("/admin/login/")


def test_the_menu_costs_an_operator_the_same_with_many_units(sign_in, django_assert_num_queries):
    request = asked("root", cast.unit("syt").pk)
    many_units(20)
    with django_assert_num_queries(1):
        current_unit(request)
        current_unit(request)
