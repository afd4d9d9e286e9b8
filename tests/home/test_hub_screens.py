"""What the hub's people see across units, and that nobody else does."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry

from sites.choices import UnitState
from tests import cast, pages
from tests.factories import many_units
from tests.home.hub import (
    FREEZE,
    STATISTICS,
    chain_form,
    found_section,
    frozen,
    inspection,
    state_form,
    submit,
    table_rows,
)
from workflow.presets import SHIPPED as PRESETS

pytestmark = pytest.mark.django_db


SCREENS = {
    "the list": lambda: "/admin/units/",
    "the inspection": inspection,
    "the hub itself": lambda: inspection("tinh"),
    "the statistics": lambda: STATISTICS,
    "the statistics as a file": lambda: f"{STATISTICS}?export=csv",
    "the state": state_form,
    "the chain": chain_form,
    "founding": lambda: "/admin/units/found/",
}


@pytest.fixture
def dung(sign_in):
    """The browser of Dũng, who administers the hub."""
    return sign_in("dung")


# --- Who sees what -----------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["em", "binh", "an", "chi", "hoa", "khanh"])
def test_unit_people_find_none_of_the_hubs_screens(sign_in, who, method, screen):
    response = getattr(sign_in(who), method)(SCREENS[screen]())
    # Khánh has no seat any more, and so no way into the admin.
    assert response.status_code in ({404, 302} if who == "khanh" else {404}), response
    assert "syt" not in response.text


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("who", ["dung", "root"])
def test_the_hubs_people_and_operators_find_all_of_them(sign_in, who, screen):
    assert sign_in(who).get(SCREENS[screen]()).status_code == 200


@pytest.mark.parametrize("screen", SCREENS)
def test_who_is_not_signed_in_is_sent_to_the_door(screen):
    response = Client(headers={"host": cast.HOSTS["tinh"]}).get(SCREENS[screen]())
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


def test_who_leaves_the_hub_finds_them_no_more(sign_in):
    seat = cast.person("dung").seats.get()
    seat.ends_on = timezone.localdate() - timedelta(days=1)
    seat.save()
    for address in SCREENS.values():
        assert sign_in("dung").get(address()).status_code in {302, 404}


def test_a_unit_person_posts_in_vain(sign_in):
    for who in ("em", "binh", "chi"):
        sign_in(who).post(state_form(), {**FREEZE, "action": "act"})
        sign_in(who).post(chain_form(), {"preset": "001-nhu-xuan", "action": "act"})
    assert cast.unit("syt").state == UnitState.LIVE
    assert cast.unit("syt").preset == "002-stttt-binh-dinh"


@pytest.mark.parametrize("key", ["0", "999999", "99999999999999999999", "-1", "abc", "1 or 1=1"])
def test_a_unit_that_does_not_exist_is_not_found(dung, key):
    for address in (f"/admin/units/inspect/{key}/", f"/admin/units/{key}/state/", f"/admin/units/{key}/chain/"):
        assert dung.get(address).status_code == 404


def test_the_menu_offers_the_statistics_to_the_hub_alone(sign_in):
    assert STATISTICS in sign_in("dung").get("/admin/").text
    assert STATISTICS not in sign_in("em").get("/admin/").text


def test_the_hub_does_not_edit_in_a_unit(dung):
    page = pages.article()
    for address in (f"/admin/pages/{page.pk}/edit/", f"/admin/pages/{page.pk}/", f"/admin/pages/{page.pk}/history/"):
        assert dung.get(address).status_code == 404


# --- Inspection --------------------------------------------------------------------------------------


def test_the_inspection_shows_offices_and_numbers(dung):
    pages.article(title="Tin một")
    pages.article(title="Tin hai")
    waiting = pages.article(title="Tin chờ duyệt", live=False)
    submit(waiting)
    pages.picture()
    shown = pages.read(dung.get(inspection())).select_one("main").get_text(" ", strip=True)
    for expected in ["syt.tinh.localhost", "Nguyễn Văn Bình", "Sở Y tế", cast.DECISION, "02/01/2024"]:
        assert expected in shown
    for step in PRESETS["002-stttt-binh-dinh"].steps:
        assert step.name in shown
    assert "Khánh" not in shown  # his seat has ended
    assert "Nguyễn Văn An" not in shown  # collaborators are counted, not named
    row = next(row for row in table_rows(dung.get(inspection())) if "Tin bài" in row[0])
    assert row[1:] == ["2", "0", "1", "1"]


def test_a_chain_whose_seat_nobody_holds_is_said_so(dung):
    steps = pages.read(dung.get(inspection("tanan"))).select("main ol li strong")
    assert len(steps) == len(PRESETS["000-ba-xuyen"].steps)
    unheld = pages.read(dung.get(inspection("syt"))).select("main ol li strong")
    assert len(unheld) == 2  # nobody appraises, nobody posts


def test_no_screen_of_the_hub_shows_what_is_not_public(dung):
    secret = "BÍ MẬT CHƯA CÔNG BỐ"
    draft = pages.article(title=secret, lead=secret, live=False, body=[("paragraph", secret)])
    submit(draft)
    changed = pages.article(title="Công khai")
    changed.title = secret
    changed.save_revision(user=cast.person("an"), log_action=True)
    pages.picture(title=secret)
    for address in SCREENS.values():
        response = dung.get(address())
        text = b"".join(response.streaming_content).decode() if response.streaming else response.text
        assert secret not in text, address()


def test_last_publication_and_activity_are_of_the_unit_alone(dung):
    page = pages.article(code="stc")
    moment = datetime(2031, 5, 6, 1, 0, tzinfo=UTC)
    type(page).objects.filter(pk=page.pk).update(last_published_at=moment)
    PageLogEntry.objects.log_action(page, "wagtail.edit", user=cast.person("chi"))
    PageLogEntry.objects.filter(page=page.pk).update(timestamp=moment)
    assert dung.get(inspection("stc")).text.count("06/05/2031") == 2
    assert "06/05/2031" not in dung.get(inspection("syt")).text
    assert "06/05/2031" not in dung.get(inspection("tinh")).text


def test_the_list_shows_states(dung):
    frozen("tanan")
    assert str(UnitState.FROZEN.label) in dung.get("/admin/units/").text


# --- What they cost ---


@pytest.mark.parametrize(
    "address", [STATISTICS, f"{STATISTICS}?export=csv", "/admin/units/", "/admin/units/inspect/{}/"]
)
def test_screens_cost_the_same_with_three_hundred_units(dung, address):
    address = address.format(cast.unit("syt").pk)

    def queries():
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as taken:
            response = dung.get(address)
            if response.streaming:
                b"".join(response.streaming_content)
        return len(taken)

    for code in ("mot", "hai"):
        found_section(code)
    queries()
    few = queries()
    many_units(300)
    assert queries() == few
    assert few <= 45
