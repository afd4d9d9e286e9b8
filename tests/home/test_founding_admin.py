"""Founding in the admin, as a person at a browser does it: fill in, read what will be made, agree."""

import re

import pytest
from bs4 import BeautifulSoup

from home import views
from home.services import found_unit
from sites.choices import Position, UnitState
from sites.models import Unit
from tests import cast, pages
from tests.forms import errors_in, form_in, values_of
from tests.inventory import inventory

pytestmark = pytest.mark.django_db

FORM = "/admin/units/found/"
NOTHING_MADE = "Chưa thành lập được đơn vị. Chưa có gì được tạo."
DETAILS = {
    "code": "an-chau",
    "kind": "commune",
    "name": "Ủy ban nhân dân xã An Châu",
    "short_name": "Xã An Châu",
    "name_en": "People's Committee of An Chau",
    "short_name_en": "An Chau",
    "hostname": "an-chau",
    "founded_on": "2026-11-20",
    "founding_decision": "15/QĐ-UBND",
    "preset": "003-phuong-1",
    "address_vi": "Thôn <Đông>, xã An Châu",
    "email": "bbt@an-chau.example.gov.vn",
}
SEAT = {
    "username": "ha",
    "last_name": "Trần Thị",
    "first_name": "Hà",
    "email": "ha@tinh.localhost",
    "position": "head",
    "title": "Chủ tịch",
    "levels": ["reviewer", "publisher"],
    "decision_number": "16/QĐ-UBND",
    "decision_date": "2026-11-20",
    "starts_on": "2026-11-20",
}


@pytest.fixture
def dung(sign_in):
    """The browser of Dũng, who administers the hub."""
    return sign_in("dung")


def seat(number, **changes):
    return {f"seats-{number}-{name}": value for name, value in {**SEAT, **changes}.items()}


def send(browser, response, action="check", **typed):
    """Type into the form that the page shows and press a button."""
    return browser.post(FORM, {**values_of(form_in(response, FORM)), **typed, "action": action})


def fill(browser, **typed):
    """Open the empty form, fill it in and press the first button."""
    return send(browser, browser.get(FORM), **{**DETAILS, **typed})


def summary_of(response):
    """What the page says it will make."""
    terms = BeautifulSoup(response.content, "html.parser").select("main dl dt")
    return {term.get_text(): term.find_next("dd").get_text() for term in terms}


def is_founded(code="an-chau"):
    return Unit.objects.filter(code=code).exists()


# --- The straight way -------------------------------------------------------------------------------


def test_fill_in_read_agree(dung, visit):
    summary = fill(dung, **seat(0))
    assert not is_founded()
    done = send(dung, summary, action="found")
    assert (done.status_code, done["Location"]) == (302, "/admin/units/")
    assert "http://an-chau.tinh.localhost/" in dung.get("/admin/units/").text
    assert "Thôn &lt;Đông&gt;, xã An Châu" in visit("an-chau.tinh.localhost", "/lien-he/").text
    assert cast.person("ha").seats.get().position == Position.HEAD
    assert Unit.objects.get(code="an-chau").get_parent() == cast.unit("tinh")


def test_the_summary_names_everything_that_will_be_made(dung):
    text = " | ".join(summary_of(fill(dung, **seat(0))).values())
    for part in (
        "Ủy ban nhân dân xã An Châu",
        "an-chau.tinh.localhost",
        "http://an-chau.tinh.localhost/en/",
        "Liên hệ",
        "Access to information",
        "Lãnh đạo",
        "Trần Thị Hà (ha)",
    ):
        assert part in text


def test_the_summary_of_a_unit_without_a_host_names_its_place_on_the_hub(dung):
    text = " | ".join(summary_of(fill(dung, hostname="")).values())
    assert "http://tinh.localhost/co-quan/an-chau/" in text
    assert "http://tinh.localhost/en/units/an-chau-en/" in text


def test_reading_the_summary_makes_nothing(dung):
    dung.get(FORM)
    before = inventory()
    fill(dung, **seat(0))
    assert inventory() == before


def test_going_back_from_the_summary_keeps_what_was_typed(dung):
    deputy = seat(1, username="nam", first_name="Nam", position="deputy")
    back = send(dung, fill(dung, **seat(0), **deputy), action="edit")
    values = values_of(form_in(back, FORM))
    for name, typed in {**DETAILS, **seat(0), **deputy}.items():
        assert values[name] == (typed if isinstance(typed, list) else [typed]), name
    assert not summary_of(back)
    changed = send(dung, back, code="an-chau-2", hostname="an-chau-2")
    assert "an-chau-2.tinh.localhost" in summary_of(changed).values()


def test_rows_of_seats_left_empty_are_passed_over(dung):
    done = send(dung, fill(dung), action="found")
    assert done.status_code == 302
    assert not Unit.objects.get(code="an-chau").seats.exists()


def test_the_form_offers_the_hub_as_the_unit_above_and_no_kind(dung):
    values = values_of(form_in(dung.get(FORM), FORM))
    assert values["parent"] == ["tinh"]
    assert values["kind"] == [""]


def test_days_are_read_the_vietnamese_way(dung):
    send(dung, fill(dung, founded_on="02/01/2024"), action="found")
    assert Unit.objects.get(code="an-chau").founded_on.isoformat() == "2024-01-02"


def test_text_typed_in_decomposed_form_is_stored_composed(dung):
    send(dung, fill(dung, short_name="Xa\u0303 An Cha\u0302u"), action="found")
    assert Unit.objects.get(code="an-chau").short_name == "Xã An Châu"


# --- Mistakes ---------------------------------------------------------------------------------------

MISTAKES = {
    "nothing typed": dict.fromkeys(DETAILS, ""),
    "a host of Health": {"hostname": "syt"},
    "a full host of Health": {"hostname": "SYT.tinh.localhost."},
    "a host with accents": {"hostname": "an-châu"},
    "a code that exists": {"code": "syt"},
    "a pale colour": {"primary_colour": "#ffff00"},
    "a second province": {"kind": "province"},
    "no unit above": {"parent": ""},
    "a unit above that does not exist": {"parent": "khong-co"},
    "an impossible day": {"founded_on": "31/02/2026"},
    "a wrong e-mail": {"email": "bbt"},
    "a seat half filled": {"seats-0-username": "ha"},
    "two heads": {**seat(0), **seat(1, username="nam")},
    "a seat without a decision": seat(0, decision_number=" "),
    "a seat without a level": seat(0, levels=[]),
    "a seat for a stranger called like Bình": seat(0, username="binh"),
    "a user name with a space": seat(0, username="tran ha"),
}


@pytest.mark.parametrize("typed", MISTAKES.values(), ids=MISTAKES)
@pytest.mark.parametrize("action", ["check", "found"])
def test_a_mistake_is_named_and_nothing_is_made(dung, typed, action):
    empty = dung.get(FORM)
    before = inventory()
    answer = send(dung, empty, **{**DETAILS, **typed}, action=action)
    assert inventory() == before
    assert answer.status_code == 200
    assert not summary_of(answer)
    said = " ".join(errors_in(answer))
    assert NOTHING_MADE in said
    assert said.replace(NOTHING_MADE, "").replace("Đến lỗi đầu tiên", "").strip()


def test_a_mistake_in_a_seat_keeps_everything_that_was_typed(dung):
    answer = fill(dung, **seat(0, starts_on="mai"), **seat(2, username="nam", first_name="Nam", position="member"))
    values = values_of(form_in(answer, FORM))
    assert values["seats-0-starts_on"] == ["mai"]
    assert values["seats-2-first_name"] == ["Nam"]
    assert values["seats-2-levels"] == SEAT["levels"]
    assert values["name"] == [DETAILS["name"]]


def test_messages_are_in_vietnamese(dung):
    answer = fill(dung, name="", kind="", founded_on="mai", **seat(0, starts_on="", levels=[], email="ha"))
    for message in errors_in(answer):
        assert re.search("[àáảãạăâđêôơưếộờịậệấầ]", message), message


def test_a_parent_that_has_ended_is_refused_by_name(dung):
    Unit.objects.filter(code="tanan").update(state=UnitState.FROZEN)
    assert "Ủy ban nhân dân tanan" in " ".join(errors_in(fill(dung, parent="tanan")))


def test_a_form_without_its_seats_is_refused(dung):
    answer = dung.post(FORM, {**DETAILS, "parent": "tinh", "primary_colour": "#0b5d3b", "accent_colour": "#b8860b"})
    assert answer.status_code == 200
    assert not summary_of(answer)
    assert len(errors_in(answer)) > 1


def test_a_hundred_seats_are_refused(dung):
    seats = {name: value for number in range(100) for name, value in seat(number).items()}
    answer = send(dung, dung.get(FORM), **{**DETAILS, **seats, "seats-TOTAL_FORMS": "100"})
    assert not summary_of(answer)


# --- Somebody was quicker ---------------------------------------------------------------------------


def test_somebody_founds_the_same_unit_while_the_summary_is_read(dung):
    summary = fill(dung)
    found_unit(cast.founding("an-chau"), today=cast.TODAY)
    before = inventory()
    answer = send(dung, summary, action="found")
    assert inventory() == before
    assert "“an-chau”" in " ".join(errors_in(answer))
    assert values_of(form_in(answer, FORM))["name"] == [DETAILS["name"]]


def test_somebody_founds_it_between_the_check_and_the_act(dung, monkeypatch):
    def too_late(founding, *, today):
        found_unit(cast.founding("an-chau"), today=today)
        return found_unit(founding, today=today)

    summary = fill(dung)
    monkeypatch.setattr(views, "found_unit", too_late)
    answer = send(dung, summary, action="found")
    assert Unit.objects.get(code="an-chau").name == "Ủy ban nhân dân an-chau"
    assert "“an-chau”" in " ".join(errors_in(answer))
    assert values_of(form_in(answer, FORM))["hostname"] == ["an-chau"]


def test_the_button_pressed_twice_founds_one_unit(dung):
    summary = fill(dung)
    assert send(dung, summary, action="found").status_code == 302
    assert send(dung, summary, action="found").status_code == 200
    assert Unit.objects.filter(code="an-chau").count() == 1


# --- Who may ----------------------------------------------------------------------------------------

MAY_FOUND = {"root": True, "dung": True, "em": False, "binh": False, "an": False, "chi": False, "khanh": False}


@pytest.mark.parametrize(("who", "may"), MAY_FOUND.items())
def test_who_founds_units(sign_in, dung, who, may):
    prepared = values_of(form_in(dung.get(FORM), FORM))
    browser = sign_in(who)
    assert (browser.get(FORM).status_code == 200) is may
    browser.post(FORM, {**prepared, **DETAILS, "action": "found"})
    assert is_founded() is may


@pytest.mark.parametrize(("who", "may"), MAY_FOUND.items())
def test_who_sees_the_list_of_units_and_the_button(sign_in, who, may):
    answer = sign_in(who).get("/admin/units/")
    assert (answer.status_code == 200) is may
    assert (FORM in answer.text) is may


def test_nobody_is_asked_to_log_in_on_a_units_host(client):
    answer = client.get(FORM, headers={"host": cast.HOSTS["syt"]})
    assert answer["Location"] == "http://tinh.localhost/admin/"


@pytest.mark.parametrize("who", ["root", "dung", "em"])
@pytest.mark.parametrize("path", ["new/", "edit/{pk}/", "delete/{pk}/"])
def test_nobody_makes_changes_or_deletes_units_by_a_form_of_columns(sign_in, who, path):
    address = "/admin/units/" + path.format(pk=cast.unit("syt").pk)
    before = inventory()
    browser = sign_in(who)
    for answer in (browser.get(address), browser.post(address, {"short_name": "Sở khác"})):
        assert answer.status_code in {302, 403, 404}
    assert inventory() == before
    assert cast.unit("syt").short_name == "Sở Y tế"


# --- Emblem -----------------------------------------------------------------------------------------


def picture_of(code):
    return pages.picture(title=f"Huy hiệu {code}", code=code)


def test_a_picture_of_the_hub_becomes_the_emblem_and_stays_the_hubs(dung):
    picture = picture_of("tinh")
    send(dung, fill(dung, emblem=str(picture.pk)), action="found")
    emblem = Unit.objects.get(code="an-chau").site.branding.emblem
    picture.refresh_from_db()
    assert emblem is not None
    assert picture.collection == cast.unit("tinh").collection


def test_a_hidden_picture_of_another_unit_does_not_exist(dung):
    picture = picture_of("syt")
    answer = fill(dung, emblem=str(picture.pk))
    assert not summary_of(answer)
    assert "Huy hiệu syt" not in answer.text
    assert picture.file.name.rsplit("/", 1)[-1] not in answer.text
    send(dung, fill(dung), action="found", emblem=str(picture.pk))
    assert not is_founded()
    picture.refresh_from_db()
    assert picture.collection == cast.unit("syt").collection


@pytest.mark.parametrize("number", ["999999", "0", "-1", "x", "1 OR 1=1"])
def test_a_picture_that_does_not_exist_is_refused(dung, number):
    assert not summary_of(fill(dung, emblem=number))
