"""The hub's chains: the list, new ones, copies, the next version, and the list of units that shows them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, WorkflowPage

from home.services import found_unit
from sites.choices import Position
from sites.models import Unit
from tests import cast, pages
from tests.forms import errors_in, form_in, values_of
from tests.home.hub import chain_form, complete_board, frozen, submit, table_rows
from workflow.making.services import free_key, make_version
from workflow.models import Chain
from workflow.presets import SHIPPED, preset_from
from workflow.services import assign_chain, provision

pytestmark = pytest.mark.django_db

LIST, NEW = "/admin/chains/", "/admin/chains/make/"
BASIS = "Quyết định 45/QĐ-UBND ngày 20/11/2026"
COPIED = "001-nhu-xuan"
LOGGED = "workflow.make_chain"


@pytest.fixture
def dung(sign_in):
    """The browser of Dũng, who administers the hub."""
    return sign_in("dung")


def filled(browser, address, *, shown=None, **changes):
    """What is sent of the form at ``address``, as it is shown but for ``changes``."""
    values = values_of(form_in(browser.get(shown or address), address))
    return {**values, "basis": [BASIS], **{name: [value] for name, value in changes.items()}}


def copy(browser, name="Quy trình mẫu của tỉnh", **changes):
    """Make a copy of a regulation's chain."""
    values = filled(browser, NEW, shown=f"{NEW}?from={COPIED}", name=name, **changes)
    return browser.post(NEW, {**values, "action": "act"})


def next_version(browser, key, action="act", **changes):
    address = f"/admin/chains/{key}/make/"
    return browser.post(address, {**filled(browser, address, **changes), "action": action})


def newest(key):
    return Chain.objects.newest().get(key=key)


def made(browser, **changes):
    response = copy(browser, **changes)
    assert response.status_code == 302, errors_in(response)
    return newest(response["Location"].split("/")[-2])


# --- The list ---------------------------------------------------------------------------------------


def test_every_chain_is_listed_with_its_units_and_what_is_under_way(dung):
    submit(pages.article(live=False))
    rows = {row[0].split("  ")[0]: row for row in table_rows(dung.get(LIST))}
    assert len(rows) == len(SHIPPED)
    (health,) = [row for row in rows.values() if SHIPPED["002-stttt-binh-dinh"].basis in row]
    assert health[2:] == ["1", "Sở Y tế", "1"]
    (unused,) = [row for row in rows.values() if SHIPPED[COPIED].basis in row]
    assert unused[2:] == ["–", "–", "0"]


@pytest.mark.parametrize("key", SHIPPED)
def test_a_chain_is_read_in_words(dung, key):
    text = pages.read(dung.get(f"{LIST}{key}/")).get_text()
    for step in SHIPPED[key].steps:
        assert step.name in text
        assert step.article in text
        for position in step.positions:
            assert str(Position(position).label) in text


def test_what_is_no_chain_is_not_found(dung):
    for address in ("khong-co/", "khong-co/make/", "000-ba-xuyen/7/", "000-ba-xuyen/make/", "make/?from=khong-co"):
        assert dung.get(LIST + address).status_code == 404, address


# --- Making -----------------------------------------------------------------------------------------


def test_a_copy_is_offered_to_all_units_and_in_force_for_none(dung):
    chain = made(dung)
    assert (chain.key, chain.number, chain.basis, chain.unit) == ("quy-trinh-mau-cua-tinh", 1, BASIS, None)
    assert chain.preset.steps == SHIPPED[COPIED].steps
    assert chain.made_by == cast.person("dung")
    assert not Unit.objects.filter(preset=chain.key).exists()
    complete_board()
    dung.post(chain_form(), {"preset": chain.key, "action": "act"})
    assert cast.unit("syt").preset == chain.key
    entry = ModelLogEntry.objects.get(action=LOGGED)
    assert entry.object_id == str(cast.unit("tinh").pk)


def test_an_empty_chain_is_filled_in(dung):
    values = filled(dung, NEW, name="Quy trình rút gọn") | {
        "steps-0-name": ["Trưởng ban duyệt và đăng"],
        "steps-0-article": ["Đ2"],
        "steps-0-positions": ["head"],
    }
    assert dung.post(NEW, {**values, "action": "act"}).status_code == 302
    (step,) = newest("quy-trinh-rut-gon").preset.steps
    assert (step.positions, step.declarations, step.edits) == (("head",), ("secrecy",), False)
    assert not newest("quy-trinh-rut-gon").preset.emergency, "off unless it is ticked"


def test_the_basis_of_a_copy_is_not_that_of_the_original(dung):
    values = filled(dung, NEW, shown=f"{NEW}?from={COPIED}") | {"basis": [""]}
    assert values_of(form_in(dung.get(f"{NEW}?from={COPIED}"), NEW))["basis"] == [""]
    assert errors_in(dung.post(NEW, {**values, "action": "check"}))


def test_a_chain_for_one_unit_is_refused_where_nobody_holds_its_seats(dung):
    unit = cast.unit("tanan")
    response = copy(dung, unit=unit.pk)
    said = " ".join(errors_in(response))
    assert all(step.name in said for step in SHIPPED[COPIED].steps)
    complete_board("tanan")
    assert made(dung, unit=unit.pk).unit == unit
    assert "quy-trinh-mau-cua-tinh" in dung.get(chain_form("tanan")).text
    assert "quy-trinh-mau-cua-tinh" not in dung.get(chain_form("stc")).text


def test_a_chain_is_made_for_no_unit_that_has_ended(dung):
    complete_board("tanan")
    values = filled(dung, NEW, shown=f"{NEW}?from={COPIED}", unit=cast.unit("tanan").pk)
    frozen("tanan")
    assert errors_in(dung.post(NEW, {**values, "action": "act"}))
    assert not Chain.objects.filter(basis=BASIS).exists()


def test_names_that_are_alike_give_keys_that_differ(dung):
    first, second = made(dung), None
    assert copy(dung).status_code == 302
    second = newest("quy-trinh-mau-cua-tinh-2")
    assert (first.key, second.name) == ("quy-trinh-mau-cua-tinh", first.name)
    assert free_key("Make") == "chain-make"
    assert free_key("Own 7") == "chain-own-7"
    assert free_key("?!") == "chain"


# --- The next version ----------------------------------------------------------------------------------


def test_the_next_version_holds_for_every_unit_that_has_the_chain(dung):
    chain = made(dung)
    for code in ("syt", "stc"):
        complete_board(code)
        assign_chain(cast.unit(code), chain.key)
    article = pages.article(live=False)
    submit(article)
    response = next_version(dung, chain.key, "check", **{"steps-0-name": "Ký duyệt"})
    assert "1 → 2" in response.text
    assert pages.read(response).select("main .help-warning")
    assert newest(chain.key) == chain, "nothing has changed yet"
    next_version(dung, chain.key, **{"steps-0-name": "Ký duyệt"})
    second = newest(chain.key)
    assert (second.number, second.preset.steps[0].name) == (2, "Ký duyệt")
    for code in ("syt", "stc"):
        assert WorkflowPage.objects.get(page=cast.home_of(code)).workflow == second.workflow
        entry = ModelLogEntry.objects.get(action=LOGGED, object_id=str(cast.unit(code).pk))
        assert (entry.data["from"]["version"], entry.data["to"]["version"], entry.data["basis"]) == (1, 2, BASIS)
        assert BASIS in dung.get(f"/admin/units/inspect/{cast.unit(code).pk}/").text
    article.refresh_from_db()
    assert article.current_workflow_state.workflow == chain.workflow
    first = pages.read(dung.get(f"{LIST}{chain.key}/1/")).get_text()
    assert SHIPPED[COPIED].steps[0].name in first
    assert "Ký duyệt" not in first


def test_units_in_which_a_seat_is_vacant_are_named_before_the_next_version(dung):
    chain = made(dung)
    complete_board()
    assign_chain(cast.unit("syt"), chain.key)
    cast.unit("syt").seats.filter(position=Position.SPELLING_OFFICER).delete()
    response = next_version(dung, chain.key, "check", **{"steps-1-positions": "spelling_officer"})
    (warning,) = pages.read(response).select("main .help-warning")
    assert "Sở Y tế" in warning.get_text()
    assert str(Position.SPELLING_OFFICER.label) in warning.get_text()


def test_of_two_who_make_a_version_at_once_one_wins_and_the_other_is_told(dung):
    chain = made(dung)
    address = f"/admin/chains/{chain.key}/make/"
    slow = filled(dung, address, **{"steps-0-name": "Người đến sau"})
    next_version(dung, chain.key, **{"steps-0-name": "Người đến trước"})
    response = dung.post(address, {**slow, "action": "act"})
    assert errors_in(response)
    assert "Người đến sau" in response.text
    assert newest(chain.key).preset.steps[0].name == "Người đến trước"
    assert newest(chain.key).number == 2


def test_the_regulations_own_chains_are_never_changed_in_the_admin():
    chain = provision(SHIPPED[COPIED])
    other = preset_from(COPIED, {**SHIPPED[COPIED].as_data(), "name": "Khác"})
    with pytest.raises(ValidationError):
        make_version(other, after=chain, by=cast.person("dung"))
    assert newest(COPIED) == chain


# --- Who may not ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("username", ["chi", "binh", "an", "em"])
def test_to_all_others_the_hubs_chains_do_not_exist(dung, sign_in, username):
    chain = made(dung)
    values = filled(dung, NEW, shown=f"{NEW}?from={COPIED}")
    browser = sign_in(username)
    for address in (LIST, NEW, f"{LIST}{chain.key}/", f"{LIST}{chain.key}/1/", f"{LIST}{chain.key}/make/"):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {**values, "action": "act"}).status_code == 404
    assert Chain.objects.filter(basis=BASIS).count() == 1
    assert LIST not in browser.get("/admin/").text


# --- The list of units -----------------------------------------------------------------------------------


def own_chain(code, name):
    chain = provision(
        preset_from(f"rieng-{code}", {**SHIPPED[COPIED].as_data(), "name": name}), unit=Unit.objects.get(code=code)
    )
    assign_chain(cast.unit(code), chain.key)


def test_the_list_of_units_asks_once_for_all_chains(dung):
    dung.get("/admin/units/")
    with CaptureQueriesContext(connection) as before:
        dung.get("/admin/units/")
    for number in range(3):
        found_unit(cast.founding(f"xa-{number}"), today=cast.TODAY)
        own_chain(f"xa-{number}", f"Quy trình riêng {number}")
    own_chain("syt", "Quy trình của Sở Y tế")
    with CaptureQueriesContext(connection) as after:
        text = dung.get("/admin/units/").text
    assert len(after) == len(before)
    for name in ("Quy trình riêng 0", "Quy trình riêng 2", "Quy trình của Sở Y tế", SHIPPED["003-phuong-1"].name):
        assert name in text
