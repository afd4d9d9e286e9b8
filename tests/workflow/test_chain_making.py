"""Chains made in the admin by the head of a unit: read, changed, put in force, refused (rows A5, A19)."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, WorkflowPage

from sites.choices import Lane, Level, Position
from sites.models import Delegation, Seat, Unit
from tests import cast
from tests.forms import errors_in, form_in, values_of
from tests.pages import read
from tests.workflow.boards import PATHS, UNITS, approve, open_code, person, submit, write
from workflow.models import Chain
from workflow.presets import SHIPPED
from workflow.services import assign_chain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

WARD = "003-phuong-1"
HEAD, DEPUTY, OFFICE = "phuong1-truongban", "phuong1-phoban-vanhoa", "phuong1-vanphong"
BASIS = "Quyết định 12/QĐ-UBND ngày 20/11/2026"
READ, MAKE = reverse("approval:chain"), reverse("approval:make_chain")
LOGGED = "workflow.make_chain"


def browser(username):
    """A browser at the hub in which the person has logged in."""
    client = Client(headers={"host": cast.HOSTS["tinh"]})
    client.force_login(person(username))
    return client


@pytest.fixture
def head():
    return browser(HEAD)


def ward():
    return Unit.objects.get(code=UNITS[WARD])


def opened(client):
    """What a browser would send of the form as it is shown, with the number of a decision."""
    return values_of(form_in(client.get(MAKE), MAKE)) | {"basis": [BASIS]}


def send(client, values, action):
    return client.post(MAKE, {**values, "action": action})


def in_force():
    return Chain.objects.newest().get(key=ward().preset)


def made(client, **changes):
    """Put a version in force."""
    assert send(client, opened(client) | {name: [value] for name, value in changes.items()}, "act").status_code == 302
    return in_force()


# --- Making ------------------------------------------------------------------------------------------


def test_the_head_reads_what_will_be_done_and_puts_it_in_force(head):
    shown = send(head, opened(head) | {"steps-0-name": ["Văn phòng soát chính tả"]}, "check")
    for word in ("Văn phòng soát chính tả", BASIS, "Đ9.5c, Đ13.4", str(Position.CHAIR.label)):
        assert word in read(shown).select_one("main").get_text()
    assert ward().preset == WARD, "nothing has changed yet"
    done = send(head, values_of(form_in(shown, MAKE)), "act")
    assert done["Location"] == READ
    chain = in_force()
    assert (chain.unit, chain.number, chain.basis, chain.made_by) == (ward(), 1, BASIS, person(HEAD))
    assert chain.preset.steps[0] == replace(SHIPPED[WARD].steps[0], name="Văn phòng soát chính tả")
    assert chain.preset.steps[1:] == SHIPPED[WARD].steps[1:]
    assert (chain.preset.deadlines, chain.preset.freshness) == (SHIPPED[WARD].deadlines, SHIPPED[WARD].freshness)
    for root in ward().roots.all():
        assert WorkflowPage.objects.get(page=root.page_id).workflow == chain.workflow


def test_a5_items_under_way_finish_on_the_version_with_which_they_began(head):
    began = submit(write(WARD))
    assert "1" in read(send(head, opened(head), "check")).select_one("main .help-warning").get_text()
    changed = made(head, **{"steps-0-name": ["Soát chính tả"]})
    assert open_code(began) == "chinh-ta"
    for _code, username in PATHS[WARD, Lane.GOVERNMENT]:
        began = approve(began, username)
    assert began.live
    later = submit(write(WARD, title="Tin sau"))
    assert later.current_workflow_state.workflow == changed.workflow


def names(response):
    """What the steps of a shown form are called, in order."""
    typed = values_of(form_in(response, MAKE))
    found = [typed.get(f"steps-{number}-name", [""])[0] for number in range(int(typed["steps-TOTAL_FORMS"][0]))]
    return [name for name in found if name]


def test_steps_are_added_moved_and_removed_without_losing_what_was_typed(head):
    values = opened(head) | {"steps-1-name": ["Xin ý kiến"], "name": [""]}
    before = names(send(head, values, "edit"))
    assert before[1] == "Xin ý kiến"
    moved = send(head, values, "up:1")
    assert names(moved) == [before[1], before[0], *before[2:]]
    back = send(head, values_of(form_in(moved, MAKE)), "down:0")
    assert names(back) == before
    more = values_of(form_in(send(head, values_of(form_in(back, MAKE)), "add"), MAKE))
    assert more["steps-TOTAL_FORMS"] == ["5"]
    assert more["steps-4-code"] == ["step-1"]
    less = send(head, more, "remove:2")
    assert "steps-2-not_by" not in values_of(form_in(less, MAKE)), "a step that has gone excludes nobody"
    assert names(less) == [*before[:2], before[3]]
    assert ward().preset == WARD


def test_a_new_step_takes_its_place_in_the_chain(head):
    values = values_of(form_in(send(head, opened(head), "add"), MAKE))
    values |= {
        "steps-4-name": ["Thẩm định"],
        "steps-4-article": ["Đ3"],
        "steps-4-positions": [Position.MEMBER],
        "steps-4-lane_party": ["these"],
        "steps-4-seats_party": [Position.HEAD],
        "steps-4-lane_advert": ["none"],
    }
    values = values_of(form_in(send(head, values, "up:4"), MAKE))
    assert send(head, values, "act").status_code == 302
    step = in_force().preset.steps[3]
    assert (step.name, step.article, step.positions) == ("Thẩm định", "Đ3", ("member",))
    assert step.lanes == {"party": ("head",), "advert": ()}


def test_a_version_follows_a_version_and_old_ones_stay_readable(head):
    first = made(head)
    second = made(head, emergency="on")
    assert (second.key, second.number, second.preset.emergency) == (first.key, 2, True)
    assert not first.preset.emergency
    page = read(head.get(reverse("approval:chain_version", args=[first.pk])))
    assert BASIS in page.get_text()
    assert [entry.data["to"]["version"] for entry in ModelLogEntry.objects.filter(action=LOGGED).order_by("pk")] == [
        1,
        2,
    ]


def test_it_is_written_down_in_the_log_of_the_unit(head, sign_in):
    made(head)
    entry = ModelLogEntry.objects.get(action=LOGGED)
    assert (entry.user, entry.object_id) == (person(HEAD), str(ward().pk))
    assert entry.data["from"] == {"key": WARD, "version": 1, "name": SHIPPED[WARD].name}
    assert entry.data["to"]["key"] == ward().preset
    assert BASIS in sign_in("dung").get(f"/admin/units/inspect/{ward().pk}/").text


# --- Who may, and who may not ---------------------------------------------------------------------------


def delegate():
    today = timezone.localdate()
    seats = Seat.objects.filter(unit=ward())
    return Delegation.objects.create(
        seat=seats.get(position=Position.HEAD),
        deputy=seats.filter(user=person(DEPUTY), position=Position.DEPUTY).first(),
        decision_number="7/UQ",
        decision_date=date(2026, 1, 2),
        starts_on=today,
        ends_on=today,
    )


def test_who_acts_for_the_head_makes_it_on_their_behalf():
    deputy = browser(DEPUTY)
    assert deputy.get(MAKE).status_code == 302
    delegate()
    made(deputy)
    entry = ModelLogEntry.objects.get(action=LOGGED)
    assert entry.data["capacity"]["on_behalf_of"]["decision_number"] == "7/UQ"
    assert "7/UQ" in entry.comment


@pytest.fixture
def administrator():
    """Chi administers the ward; its chain is not hers."""
    seat = Seat.objects.filter(unit=ward(), position=Position.MEMBER).first()
    Seat.objects.filter(pk=seat.pk).update(levels=[Level.SYSTEM_ADMINISTRATOR])
    return seat.user.username


def test_a19_nobody_else_of_the_unit_makes_it_but_everybody_reads_it(head, administrator):
    values = opened(head)
    for username in (OFFICE, DEPUTY, administrator):
        client = browser(username)
        assert SHIPPED[WARD].basis in client.get(READ).text
        assert MAKE not in client.get(READ).text
        assert client.get(MAKE).status_code == 302
        assert send(client, values, "act")["Location"] != READ
    assert ward().preset == WARD


@pytest.mark.parametrize("username", ["chi", "dung", "root", "baxuyen-truongban", "an"])
def test_nobody_of_elsewhere_makes_it(head, username):
    own, values = made(head), opened(head)
    client = browser(username)
    send(client, values, "act")
    if username == "root":
        client.post("/admin/current-unit/", {"unit": ward().pk})
        assert client.get(MAKE).status_code == 302, "an operator is no head"
        send(client, values, "act")
    else:
        assert client.get(reverse("approval:chain_version", args=[own.pk])).status_code == 404
        assert own.name not in client.get(READ).text
    assert in_force() == own


def test_a_former_head_and_the_head_of_a_closed_unit_make_nothing(head):
    values = opened(head)
    Seat.objects.filter(unit=ward(), position=Position.HEAD).update(ends_on=date(2026, 1, 2))
    assert send(head, values, "act").status_code != 200
    Seat.objects.filter(unit=ward(), position=Position.HEAD).update(ends_on=None)
    Unit.objects.filter(pk=ward().pk).update(state="frozen")
    assert send(browser(HEAD), values, "act").status_code != 200
    assert ward().preset == WARD


# --- Two at once -----------------------------------------------------------------------------------


def test_who_is_overtaken_is_told_and_keeps_what_was_typed(head):
    values = opened(head) | {"steps-0-name": ["Bản của người đến sau"]}
    first = made(head)
    response = send(head, values, "act")
    assert errors_in(response)
    assert "Bản của người đến sau" in response.text
    assert in_force() == first


def test_who_is_overtaken_by_the_hub_is_told(head):
    values = opened(head)
    assign_chain(ward(), "000-ba-xuyen")
    assert errors_in(send(head, values, "act"))
    assert ward().preset == "000-ba-xuyen"


def test_a_version_that_differs_in_nothing_is_none(head):
    made(head)
    assert errors_in(send(head, opened(head), "act"))
    assert in_force().number == 1


def test_a_form_of_another_unit_does_nothing(head):
    assert send(head, opened(head) | {"unit": ["syt"]}, "act")["Location"] == READ
    assert ward().preset == WARD
