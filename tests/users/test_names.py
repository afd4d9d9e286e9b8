"""Names stand in letters from the portal: nobody plants a message or a link in them."""

import unicodedata

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from home.forms import SeatForm
from home.services import found_unit
from sites.choices import Level, Position
from tests import cast
from tests.forms import values_of
from users.names import validate_name

ACCOUNT = "/admin/account/"
LURE = "Quý khách trúng thưởng, nhận tại https://evil.test/x -"
NAMES = [
    "",
    "Trần Thu Hiền",
    unicodedata.normalize("NFD", "Nguyễn Thị Ễ"),
    "H’Hen Niê",
    "H'Hen Niê",
    "Y Bion-Mlô",
    "J.R. Smith",
    "J.Ễ. Smith",
    "Nguyễn\u00a0Văn",
    "Đ. T.",
    "Σωκράτης",
    "王小明",
    "राजेन्द्र प्रसाद",
]
NO_NAMES = [
    LURE,
    "evil.test",
    "Trúng thưởng evil.भारत",
    "An (Sở Y tế)",
    "An 2",
    "An\nBình",
    "An\tBình",
    "An@evil",
    "An/evil",
    "An\u202eBình",
    "An\u200bBình",
    "An: mật khẩu",
    "An, Bình",
    "An。Bình",
    "An\x00",
    "½",
    "<b>An",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_script_are_taken(name):
    validate_name(name)


@pytest.mark.parametrize("name", NO_NAMES)
def test_what_is_no_name_is_refused(name):
    with pytest.raises(ValidationError):
        validate_name(name)


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["last_name", "first_name"])
def test_the_person_too_names_themselves_in_letters_only(field, sign_in):
    browser = sign_in("an")
    account = values_of(BeautifulSoup(browser.get(ACCOUNT).content, "html.parser").select_one("main form"))
    browser.post(ACCOUNT, {**account, f"name_email-{field}": LURE})
    assert getattr(cast.person("an"), field) != LURE
    browser.post(ACCOUNT, {**account, f"name_email-{field}": "Ân"})
    assert getattr(cast.person("an"), field) == "Ân"


@pytest.mark.parametrize("field", ["last_name", "first_name"])
def test_a_seat_to_be_founded_takes_names_only(field):
    assert field in SeatForm({field: LURE}).errors


@pytest.mark.django_db
def test_nobody_is_entered_at_founding_under_what_is_no_name():
    plan = cast.seat("ha", Position.HEAD, [Level.REVIEWER], last_name=LURE, first_name="Hà")
    with pytest.raises(ValidationError) as refusal:
        found_unit(cast.founding("an-chau", seats=(plan,)), today=cast.TODAY)
    assert set(refusal.value.message_dict) == {"seats"}
