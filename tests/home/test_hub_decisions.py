"""What the hub decides about a unit: its state and its chain."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import ModelLogEntry, WorkflowPage

from home.hub.chains import ChainForm
from home.hub.closing import StateForm
from sites.choices import Lane, Level, Position, UnitState
from sites.models import Unit
from sites.services import change_state
from tests import cast, pages
from tests.forms import errors_in
from tests.home.hub import (
    DECISION,
    FREEZE,
    chain_form,
    complete_board,
    found_section,
    frozen,
    give_seat,
    inspection,
    state_form,
    submit,
)
from workflow.models import SeatTask
from workflow.presets import SHIPPED as PRESETS

pytestmark = pytest.mark.django_db


@pytest.fixture
def dung(sign_in):
    """The browser of Dũng, who administers the hub."""
    return sign_in("dung")


# --- Ending and reopening a unit -----------------------------------------------------------------


def summary_of(response):
    terms = BeautifulSoup(response.content, "html.parser").select("main dl dt")
    return {term.get_text(): term.find_next("dd").get_text() for term in terms}


def test_nothing_changes_before_the_summary_is_agreed_to(dung):
    said = summary_of(dung.post(state_form(), {**FREEZE, "action": "check"}))
    assert DECISION in said.values()
    assert "4" in said.values()  # An, Bình, Em, Hòa
    assert cast.unit("syt").state == UnitState.LIVE
    assert dung.post(state_form(), {**FREEZE, "action": "edit"}).status_code == 200
    assert cast.unit("syt").state == UnitState.LIVE


def test_a_frozen_units_people_lose_their_rights_at_once(dung, sign_in):
    an = sign_in("an")
    assert an.get("/admin/").status_code == 200
    response = dung.post(state_form(), {**FREEZE, "action": "act"})
    assert response["Location"] == inspection()
    unit = cast.unit("syt")
    assert (unit.state, unit.state_since, unit.state_basis) == ("frozen", date(2026, 11, 20), DECISION)
    assert an.get("/admin/").status_code != 200
    assert sign_in("hoa").get("/admin/").status_code == 200  # she sits on the board of Finance too
    assert sign_in("chi").get("/admin/").status_code == 200


def test_the_decision_is_in_the_log_of_the_unit(dung):
    dung.post(state_form(), {**FREEZE, "action": "act"})
    entry = ModelLogEntry.objects.get(action="portal_sites.change_state")
    assert entry.user == cast.person("dung")
    assert entry.object_id == str(cast.unit("syt").pk)
    assert entry.data["basis"] == DECISION
    shown = dung.get(inspection()).text
    assert "Sáp nhập đơn vị hành chính." in shown
    assert DECISION in shown
    assert "Sáp nhập" not in dung.get(inspection("stc")).text


def test_a_unit_is_redirected_and_reopened(dung, sign_in, visit):
    to_finance = {**FREEZE, "state": "redirected", "successor": cast.unit("stc").pk}
    dung.post(state_form(), {**to_finance, "action": "act"})
    assert visit("syt")["Location"] == "http://stc.tinh.localhost/"
    dung.post(state_form(), {**FREEZE, "state": "live", "action": "act"})
    unit = cast.unit("syt")
    assert (unit.state, unit.successor) == ("live", None)
    assert sign_in("an").get("/admin/").status_code == 200


def led_to_health(code):
    change_state(cast.unit(code), UnitState.REDIRECTED, since=cast.TODAY, today=cast.TODAY, successor=cast.unit("syt"))


REFUSED = {
    "no decision": (lambda: None, {"basis": ""}),
    "no reason": (lambda: None, {"reason": "  "}),
    "no state": (lambda: None, {"state": ""}),
    "the state it is in": (lambda: None, {"state": "live"}),
    "unknown state": (lambda: None, {"state": "sold"}),
    "before it was founded": (lambda: None, {"since": "2023-12-31"}),
    "a day to come": (lambda: None, {"since": "2099-01-01"}),
    "no day": (lambda: None, {"since": "30/02/2026"}),
    "no successor": (lambda: None, {"state": "redirected"}),
    "itself as successor": (lambda: None, {"state": "redirected", "successor": "syt"}),
    "a loop": (lambda: led_to_health("stc"), {"state": "redirected", "successor": "stc"}),
    "a successor that has ended": (lambda: frozen("stc"), {"state": "redirected", "successor": "stc"}),
    "a successor without a site": (found_section, {"state": "redirected", "successor": "hoi-nong-dan"}),
    "a successor that does not exist": (lambda: None, {"state": "redirected", "successor": "99999999"}),
    "a successor for a frozen unit": (lambda: None, {"successor": "stc"}),
    "too long": (lambda: None, {"basis": "x" * 201}),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_decision_that_cannot_be_is_refused_in_words(dung, why):
    prepare, changes = REFUSED[why]
    prepare()
    codes = dict(Unit.objects.values_list("code", "pk"))
    typed = {**FREEZE, **{name: codes.get(value, value) for name, value in changes.items()}}
    before = list(Unit.objects.order_by("pk").values())
    for action in ("check", "act"):
        response = dung.post(state_form(), {**typed, "action": action})
        assert errors_in(response), why
        assert f'value="{action}"' in response.text or action == "act"
    if "reason" not in changes:
        assert FREEZE["reason"] in response.text  # what was typed is kept
    assert list(Unit.objects.order_by("pk").values()) == before
    assert not ModelLogEntry.objects.filter(action="portal_sites.change_state").exists()


def test_the_hub_itself_cannot_be_closed(dung):
    assert "<form" not in str(pages.read(dung.get(state_form("tinh"))).select_one("main"))
    dung.post(state_form("tinh"), {**FREEZE, "action": "act"})
    assert cast.unit("tinh").state == UnitState.LIVE


def test_what_somebody_else_has_just_done_is_not_done_twice(dung, monkeypatch):
    checked = StateForm.is_valid

    def overtaken(self):
        valid = checked(self)
        Unit.objects.filter(code="syt").update(state=UnitState.FROZEN)
        return valid

    monkeypatch.setattr(StateForm, "is_valid", overtaken)
    response = dung.post(state_form(), {**FREEZE, "action": "act"})
    assert errors_in(response)
    assert not ModelLogEntry.objects.filter(action="portal_sites.change_state").exists()


def test_open_ends_are_named_before_a_unit_is_closed(dung):
    submit(pages.article(live=False))
    led_to_health("tanan")
    response = dung.post(state_form(), {**FREEZE, "action": "check"})
    warnings = pages.read(response).select("main .help-warning")
    assert len(warnings) == 2


# --- Chains ------------------------------------------------------------------------------------------


def test_a_chain_is_assigned_after_its_steps_were_read(dung):
    complete_board()
    response = dung.post(chain_form(), {"preset": "001-nhu-xuan", "action": "check"})
    said = " ".join(summary_of(response).values()) + " ".join(summary_of(response))
    for step in PRESETS["001-nhu-xuan"].steps:
        assert step.name in said
        assert step.article in said
    assert "Nguyễn Văn Bình" in said
    assert cast.unit("syt").preset == "002-stttt-binh-dinh"
    response = dung.post(chain_form(), {"preset": "001-nhu-xuan", "action": "act"})
    assert response["Location"] == inspection()
    assert cast.unit("syt").preset == "001-nhu-xuan"
    for language in ("vi", "en"):
        running = WorkflowPage.objects.get(page=cast.home_of("syt", language)).workflow
        assert PRESETS["001-nhu-xuan"].name in running.name
    entry = ModelLogEntry.objects.get(action="portal_sites.assign_chain")
    assert entry.data == {"from": "002-stttt-binh-dinh", "to": "001-nhu-xuan"}
    assert cast.unit("stc").preset == "003-phuong-1"


def refusals(browser, code, preset, action="check"):
    return " ".join(errors_in(browser.post(chain_form(code), {"preset": preset, "action": action})))


def test_a_chain_with_seats_that_nobody_holds_is_refused_step_by_step(dung):
    steps = PRESETS["003-phuong-1"].steps
    said = refusals(dung, "tanan", "003-phuong-1")
    for number, step in enumerate(steps, start=1):
        assert f"{number}, “{step.name}”" in said
    for word in (Level.PUBLISHER.label, Position.DEPUTY.label, Lane.ANSWER.label, Position.CHAIR.label):
        assert str(word) in said
    assert refusals(dung, "tanan", "003-phuong-1", "act")
    assert cast.unit("tanan").preset == "000-ba-xuyen"
    give_seat("tanan", "binh", Position.HEAD)
    said = refusals(dung, "tanan", "003-phuong-1")
    assert steps[2].name not in said
    assert steps[3].name in said
    complete_board("tanan")
    assert not refusals(dung, "tanan", "003-phuong-1", "act")
    assert cast.unit("tanan").preset == "003-phuong-1"


def test_a_seat_without_the_level_that_its_step_needs_does_not_count(dung):
    complete_board("tanan")
    cast.unit("tanan").seats.filter(position=Position.DEPUTY).update(levels=[Level.REVIEWER])
    said = refusals(dung, "tanan", "003-phuong-1")
    assert PRESETS["003-phuong-1"].steps[3].name in said
    assert str(Level.PUBLISHER.label) in said


def test_the_seat_of_somebody_whose_login_is_closed_does_not_count(dung):
    complete_board("tanan")
    type(cast.person("hoa")).objects.filter(username="hoa").update(is_active=False)
    assert refusals(dung, "tanan", "003-phuong-1")


def test_a_seat_that_falls_vacant_between_the_summary_and_the_act_stops_it(dung, monkeypatch):
    complete_board("tanan")
    checked = ChainForm.is_valid

    def overtaken(self):
        valid = checked(self)
        cast.unit("tanan").seats.filter(position=Position.DEPUTY).delete()
        return valid

    monkeypatch.setattr(ChainForm, "is_valid", overtaken)
    assert refusals(dung, "tanan", "003-phuong-1", "act")
    assert cast.unit("tanan").preset == "000-ba-xuyen"


def test_a_unit_without_a_board_is_founded_with_its_chain():
    assert found_section().preset == "000-ba-xuyen"


def chain_warnings(browser, code, preset):
    response = browser.post(chain_form(code), {"preset": preset, "action": "check"})
    return pages.read(response).select("main .help-warning")


def test_items_under_way_keep_their_chain_and_are_named(dung):
    complete_board()
    article = pages.article(live=False)
    submit(article)
    chain = article.current_workflow_state.workflow
    assert len(chain_warnings(dung, "syt", "001-nhu-xuan")) >= 1
    dung.post(chain_form(), {"preset": "001-nhu-xuan", "action": "act"})
    article = type(article).objects.get(pk=article.pk)
    assert article.current_workflow_state.workflow == chain


@pytest.mark.parametrize("preset", ["", "002-stttt-binh-dinh", "1999-bai-bo", "../../etc/passwd"])
def test_no_chain_the_same_or_an_unknown_one_is_refused(dung, preset):
    response = dung.post(chain_form(), {"preset": preset, "action": "act"})
    assert errors_in(response)
    assert cast.unit("syt").preset == "002-stttt-binh-dinh"


def test_a_unit_that_has_ended_gets_no_chain(dung):
    frozen("syt")
    dung.post(chain_form(), {"preset": "001-nhu-xuan", "action": "act"})
    assert cast.unit("syt").preset == "002-stttt-binh-dinh"
    assert "<form" not in str(pages.read(dung.get(chain_form())).select_one("main"))


def test_steps_do_not_grow_with_units(dung):
    for code in ("syt", "stc", "tanan"):
        complete_board(code)
        for preset in PRESETS:
            dung.post(chain_form(code), {"preset": preset, "action": "act"})
    assert SeatTask.objects.count() <= sum(len(preset.steps) for preset in PRESETS.values())
