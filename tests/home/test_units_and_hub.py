"""What regulations say of the relation between units and the province (rows H4, H6)."""

import pytest
from django.urls import reverse

from home.services import found_unit
from sites.choices import UnitKind
from tests import cast, pages

pytestmark = pytest.mark.django_db


def technical_screens():
    """What makes up a site technically: its hosts, languages, frame and chain, and the founding of others."""
    unit = cast.unit("syt")
    return {
        "host and root page": reverse("wagtailsites:edit", args=[unit.site_id]),
        "another site": reverse("wagtailsites:add"),
        "languages": reverse("wagtaillocales:index"),
        "state of the unit": reverse("change_unit_state", args=[unit.pk]),
        "its chain, past its own head": reverse("assign_unit_chain", args=[unit.pk]),
        "founding": reverse("found_unit"),
        "groups and rights": reverse("wagtailusers_groups:index"),
    }


@pytest.mark.parametrize("who", ["em", "binh", "an", "chi"])
def test_h4_nobody_in_a_unit_changes_its_site_technically_without_the_hub(sign_in, who):
    """Seed 004 Đ8.3: technical changes of a site are agreed with the standing body, which runs the one install."""
    client = sign_in(who)
    for what, address in technical_screens().items():
        assert client.get(address).status_code in {302, 403, 404}, what
        assert client.post(address, {"hostname": "khac.example.org"}).status_code in {302, 403, 404}, what
    cast.unit("syt").site.refresh_from_db()
    assert cast.unit("syt").site.hostname == cast.HOSTS["syt"]


def test_h4_colours_and_texts_are_the_units_own(sign_in):
    """What is no technical change needs nobody's consent: the unit's administrator edits its branding."""
    address = reverse("wagtailsettings:edit", args=["portal_sites", "branding", cast.unit("syt").site_id])
    assert sign_in("em").get(address).status_code == 200
    assert sign_in("chi").get(address).status_code in {302, 403, 404}


@pytest.mark.parametrize("kind", [UnitKind.PARTY_BODY, UnitKind.MASS_ORGANISATION])
def test_h6_party_bodies_and_mass_organisations_have_portals_of_their_own(visit, kind):
    """Seed 004 Đ15.4: with a site, a board and a chain like any unit's."""
    unit = found_unit(
        cast.founding("doan-the", kind=kind, name="Tỉnh đoàn", short_name="Tỉnh đoàn", preset="004-bac-giang"),
        today=cast.TODAY,
    )
    page = pages.read(visit("doan-the.tinh.localhost", "/"))
    assert "Tỉnh đoàn" in page.title.get_text()
    assert unit.preset == "004-bac-giang"
    assert "Tỉnh đoàn" in pages.read(visit("tinh", "/co-quan/")).get_text()
