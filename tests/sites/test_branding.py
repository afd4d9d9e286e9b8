"""Branding: each site in its own colours, legible, with its own emblem."""

import re
from contextlib import nullcontext

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from sites.colours import contrast_ratio, mix
from sites.models import Branding
from tests import cast, pages
from tests.forms import errors_in, form_in, values_of

pytestmark = pytest.mark.django_db


def branding_of(code):
    return Branding.objects.get(site=cast.unit(code).site)


def theme_of(visit, code):
    link = pages.read(visit(code)).find("link", href=re.compile("^/themes/"))
    return visit(code, link["href"]).text


def address_of(code):
    return reverse("wagtailsettings:edit", args=["portal_sites", "branding", cast.unit(code).site_id])


def save(browser, code, **typed):
    """Change the branding in the admin as a person does."""
    page = browser.get(address_of(code))
    return browser.post(address_of(code), {**values_of(form_in(page, address_of(code))), **typed})


# --- Colours ----------------------------------------------------------------------------------------


def test_each_site_wears_its_own_colours(visit):
    branding = branding_of("syt")
    branding.primary_colour = "#123456"
    branding.save()
    assert "--unit-primary:#123456" in theme_of(visit, "syt")
    assert "--unit-primary:#0b5d3b" in theme_of(visit, "stc")


def test_a_new_colour_gives_the_theme_a_new_address(visit):
    before = branding_of("syt").stylesheet_digest()
    branding = branding_of("syt")
    branding.primary_colour = "#123456"
    assert branding.stylesheet_digest() != before


@pytest.mark.parametrize(("colour", "legible"), [
    ("#000000", True),
    ("#8a1c1c", True),
    ("#767676", True),
    ("#777777", False),
    ("#ffff00", False),
    ("#ffffff", False),
])  # fmt: skip
def test_white_text_must_be_legible_on_the_main_colour(colour, legible):
    branding = branding_of("syt")
    branding.primary_colour = colour
    with nullcontext() if legible else pytest.raises(ValidationError, match="primary_colour"):
        branding.full_clean()


@pytest.mark.parametrize(
    "colour", ["red", "#fff", "#12345g", "#123456\n", "123456", "", "#1234567", "}body{", "#\uff1123456"]
)
@pytest.mark.parametrize("field", ["primary_colour", "accent_colour"])
def test_what_is_no_colour_is_refused(field, colour):
    branding = branding_of("syt")
    setattr(branding, field, colour)
    with pytest.raises(ValidationError) as refusal:
        branding.full_clean()
    assert field in refusal.value.message_dict


@pytest.mark.parametrize(("one", "other", "ratio"), [
    ("#000000", "#ffffff", 21),
    ("#ffffff", "#ffffff", 1),
    ("#777777", "#ffffff", 4.48),
    ("#0b5d3b", "#ffffff", 7.95),
])  # fmt: skip
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)


colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@given(colours, colours)
def test_contrast_has_no_direction_and_stays_between_1_and_21(one, other):
    assert contrast_ratio(one, other) == contrast_ratio(other, one)
    assert 1 <= contrast_ratio(one, other) <= 21.001


@given(colours, colours, st.floats(0, 1))
def test_a_mix_is_a_colour_and_ends_at_its_parts(one, other, share):
    assert re.fullmatch("#[0-9a-f]{6}", mix(one, other, share))
    assert (mix(one, other, 0), mix(one, other, 1)) == (one, other)


# --- Texts ------------------------------------------------------------------------------------------


def test_footer_speaks_the_language_of_the_screen_and_falls_back_to_vietnamese():
    branding = Branding(responsible_vi="Ông An", responsible_en="Mr An", address_vi="Số 1", address_en="")
    with override("en"):
        assert (branding.responsible, branding.address) == ("Mr An", "Số 1")
    with override("vi"):
        assert (branding.responsible, branding.address) == ("Ông An", "Số 1")


# --- In the admin -----------------------------------------------------------------------------------


def test_the_units_administrator_changes_the_footer_and_readers_see_it(sign_in, visit):
    assert save(sign_in("em"), "syt", responsible_vi="Ba\u0300 Lan", phone="0204 1 2 3").status_code == 302
    assert "Bà Lan" in visit("syt").text
    assert "Bà Lan" not in visit("stc").text


def test_a_pale_colour_is_refused_in_words_and_what_was_typed_stays(sign_in):
    answer = save(sign_in("em"), "syt", primary_colour="#ffff00", phone="0204 1 2 3")
    assert "1.1 : 1" in " ".join(errors_in(answer))
    assert values_of(form_in(answer, address_of("syt")))["phone"] == ["0204 1 2 3"]
    assert branding_of("syt").primary_colour == "#0b5d3b"


def test_the_emblem_is_a_picture_of_the_units_own_collection(sign_in):
    own, foreign = pages.picture(), pages.picture(code="stc")
    save(sign_in("em"), "syt", emblem=str(foreign.pk))
    assert branding_of("syt").emblem is None
    save(sign_in("em"), "syt", emblem=str(own.pk))
    assert branding_of("syt").emblem == own


@pytest.mark.parametrize("who", ["an", "binh", "chi", "hoa", "khanh", "dung"])
def test_nobody_else_changes_it(sign_in, who):
    browser = sign_in(who)
    browser.post(address_of("syt"), {"primary_colour": "#000000", "accent_colour": "#000000"})
    assert branding_of("syt").primary_colour == "#0b5d3b"


@pytest.mark.parametrize("who", ["an", "binh", "chi", "em", "hoa", "dung"])
def test_the_shortcut_leads_nobody_to_a_foreign_site(sign_in, who):
    answer = sign_in(who).get(reverse("wagtailsettings:edit", args=["portal_sites", "branding"]))
    own = {"em": "syt", "dung": "tinh"}.get(who)
    assert answer["Location"] == (address_of(own) if own else "/admin/")
