"""Boards: who sits where, from when to when, by which decision, and what they may do because of it."""

from datetime import date, timedelta
from itertools import count, product

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection
from wagtail.permissions import page_permission_policy, policy_registry

from documents.models import UnitDocument
from home.models import StandardPage
from images.models import UnitImage
from sites.choices import Level, Position, UnitState
from sites.models import Branding, Seat
from sites.services import appoint, change_state, end_seat, turn_the_day
from tests import cast
from tests.inventory import inventory
from users.models import User

pytestmark = pytest.mark.django_db

TODAY, TOMORROW = cast.TODAY, cast.TODAY + timedelta(days=1)


def newcomer(username="lan"):
    return User.objects.create_user(username, last_name="Lê Thị", first_name="Lan")


def seat_of(user, code="syt", **changes):
    values = {
        "unit": cast.unit(code),
        "user": user,
        "position": Position.MEMBER,
        "title": "Phó Giám đốc",
        "levels": [Level.REVIEWER],
        "decision_number": "20/QĐ-SYT",
        "decision_date": TODAY,
        "starts_on": TODAY,
        "today": TODAY,
    }
    return appoint(**{**values, **changes})


def units_where(username, act):
    """The codes of the cast's units on whose home page the person may do ``act``."""
    pages = page_permission_policy.instances_user_has_permission_for(cast.person(username), act)
    return {code for code in cast.HOSTS if pages.filter(pk=cast.home_of(code).pk).exists()}


# --- Appointing -------------------------------------------------------------------------------------


def test_an_appointed_person_works_in_that_unit_only():
    assert units_where(newcomer().username, "add") == set()
    seat_of(cast.person("lan"))
    assert units_where("lan", "change") == {"syt"}


def test_one_person_sits_on_two_boards_with_the_levels_of_each():
    assert units_where("hoa", "change") == {"syt", "stc"}
    assert units_where("hoa", "publish") == {"stc"}
    assert units_where("hoa", "lock") == {"syt"}


def test_two_seats_in_one_unit_add_up():
    seat_of(cast.person("an"), position=Position.SPELLING_OFFICER, levels=[Level.REVIEWER])
    assert units_where("an", "change") == {"syt"}


REFUSED = {
    "no decision": ({"decision_number": ""}, "decision_number"),
    "a decision of spaces": ({"decision_number": "  "}, "decision_number"),
    "an unknown level": ({"levels": ["root"]}, "levels"),
    "an unknown position": ({"position": "emperor"}, "position"),
    "no office": ({"title": ""}, "title"),
    "a term that ends before it begins": ({"ends_on": TODAY - timedelta(days=1)}, "ends_on"),
    "a second head": ({"position": Position.HEAD}, "position"),
}


@pytest.mark.parametrize(("changes", "field"), REFUSED.values(), ids=REFUSED)
def test_an_appointment_is_refused_with_a_reason(changes, field):
    lan = newcomer()
    before = inventory()
    with pytest.raises(ValidationError) as refusal:
        seat_of(lan, **changes)
    assert field in refusal.value.message_dict
    assert inventory() == before


def test_texts_of_a_seat_become_composed_and_trimmed():
    seat = seat_of(newcomer(), title=" Pho\u0301 Gia\u0301m \u0111o\u0302\u0301c ", decision_number=" 20/QD ")
    assert (seat.title, seat.decision_number) == ("Phó Giám đốc", "20/QD")


HEADS = [
    # Bình heads Health since cast.FOUNDED, without an end.
    ("from today", TODAY, None, False),
    ("long ago and over", date(2020, 1, 1), date(2020, 12, 31), True),
    ("until the day before Bình", date(2020, 1, 1), cast.FOUNDED - timedelta(days=1), True),
    ("until Bình's first day", date(2020, 1, 1), cast.FOUNDED, False),
    ("far in the future", date(2040, 1, 1), None, False),
]


@pytest.mark.parametrize(("starts_on", "ends_on", "allowed"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_a_board_has_one_head_at_a_time(starts_on, ends_on, allowed):
    lan = newcomer()
    try:
        seat_of(lan, position=Position.HEAD, starts_on=starts_on, ends_on=ends_on)
    except ValidationError:
        assert not allowed
    else:
        assert allowed


def test_a_new_head_follows_the_day_after_the_old_one():
    end_seat(cast.person("binh").seats.get(), last_day=TODAY, today=TODAY)
    with pytest.raises(ValidationError):
        seat_of(newcomer(), position=Position.HEAD)
    assert seat_of(cast.person("lan"), position=Position.HEAD, starts_on=TOMORROW).pk


def test_every_board_has_a_head_of_its_own():
    heads = Seat.objects.in_office(TODAY).filter(position=Position.HEAD)
    assert set(heads.values_list("unit__code", "user__username")) == {("syt", "binh"), ("stc", "chi")}


# --- From and to ------------------------------------------------------------------------------------


def test_a_seat_that_has_ended_carries_no_rights():
    assert units_where("khanh", "add") == set()
    assert cast.person("khanh").seats.exists()


def test_a_seat_that_has_not_begun_carries_no_rights():
    seat_of(newcomer(), starts_on=TOMORROW)
    assert units_where("lan", "add") == set()


def test_ending_one_seat_leaves_the_other():
    end_seat(cast.person("hoa").seats.get(unit=cast.unit("syt")), last_day=TODAY - timedelta(days=1), today=TODAY)
    assert units_where("hoa", "change") == {"stc"}


def test_a_term_cannot_end_before_it_began():
    seat = cast.person("binh").seats.get()
    with pytest.raises(ValidationError):
        end_seat(seat, last_day=cast.FOUNDED - timedelta(days=1), today=TODAY)
    assert cast.person("binh").seats.get().ends_on is None


def test_rights_last_through_the_last_day_of_the_seat():
    end_seat(cast.person("an").seats.get(), last_day=TODAY, today=TODAY)
    assert units_where("an", "add") == {"syt"}
    turn_the_day(TOMORROW)
    assert units_where("an", "add") == set()


def test_turning_the_day_begins_and_ends_seats():
    seat_of(newcomer(), starts_on=TOMORROW)
    end_seat(cast.person("an").seats.get(), last_day=TODAY, today=TODAY)
    turn_the_day(TOMORROW)
    assert units_where("lan", "change") == {"syt"}
    assert units_where("an", "add") == set()
    assert units_where("chi", "publish") == {"stc"}


def test_turning_the_day_again_changes_nothing():
    def groups():
        return {user.username: set(user.groups.values_list("pk", flat=True)) for user in User.objects.all()}

    turn_the_day(TODAY)
    before, rows = groups(), inventory()
    turn_the_day(TODAY)
    assert (groups(), inventory()) == (before, rows)


def test_the_command_turns_the_day(capsys):
    seat_of(newcomer(), starts_on=TOMORROW)
    with time_machine.travel(TOMORROW, tick=False):
        call_command("turn_the_day")
    assert units_where("lan", "change") == {"syt"}


def test_groups_of_no_unit_are_left_alone():
    guests = Group.objects.create(name="Khách mời")
    an = cast.person("an")
    an.groups.add(guests)
    turn_the_day(TODAY)
    assert guests in an.groups.all()


def log_in(username):
    browser = Client(headers={"host": cast.HOSTS["tinh"]})
    assert browser.login(username=username, password=cast.PASSWORD)
    return browser


def edit_page(browser, code="syt"):
    return browser.get(reverse("wagtailadmin_pages:edit", args=[cast.home_of(code).pk])).status_code


def test_rights_begin_at_the_first_visit_of_the_first_day_though_nobody_turned_it():
    lan = newcomer()
    lan.set_password(cast.PASSWORD)
    lan.save()
    with time_machine.travel(TODAY, tick=False):
        seat_of(lan, starts_on=TOMORROW)
        assert edit_page(log_in("lan")) == 404
    with time_machine.travel(TOMORROW, tick=False):
        assert edit_page(log_in("lan")) == 200


@pytest.mark.parametrize("hour", [1, 9, 23])
def test_rights_end_in_a_session_that_goes_on_after_the_last_day(hour):
    end_seat(cast.person("binh").seats.get(), last_day=TODAY, today=TODAY)
    with time_machine.travel(f"{TODAY}T16:30:00+00:00", tick=False):  # 23:30 in Hà Nội
        browser = log_in("binh")
        assert edit_page(browser) == 200
    with time_machine.travel(f"{TODAY}T17:30:00+00:00", tick=False) as clock:  # 00:30 of the next day
        assert edit_page(browser) == 404
        clock.shift(timedelta(hours=hour))
        # After twelve hours the session itself has ended, and the way leads to the door.
        assert edit_page(browser) == (404 if hour < 12 else 302)


def test_seats_are_looked_up_once_a_day_of_a_session(monkeypatch):
    calls = []
    monkeypatch.setattr("sites.middleware.apply_memberships", lambda user, today: calls.append(today))
    with time_machine.travel(TODAY, tick=False):
        browser = log_in("binh")
        edit_page(browser)
        edit_page(browser)
    assert calls == [TODAY]


# --- A unit that has ended --------------------------------------------------------------------------


@pytest.mark.parametrize("state", [UnitState.FROZEN, UnitState.ARCHIVED, UnitState.REDIRECTED])
def test_nobody_edits_a_unit_that_has_ended(state):
    change_state(cast.unit("syt"), state, since=TODAY, today=TODAY, successor=cast.unit("stc"))
    for username in ("an", "binh", "em", "hoa"):
        assert "syt" not in units_where(username, "add")
    assert units_where("hoa", "publish") == {"stc"}


def test_people_of_a_unit_that_is_reopened_work_again():
    change_state(cast.unit("syt"), UnitState.FROZEN, since=TODAY, today=TODAY)
    change_state(cast.unit("syt"), UnitState.LIVE, since=TODAY, today=TODAY)
    assert units_where("binh", "publish") == {"syt"}


# --- What the four levels may do: one table ---------------------------------------------------------


def page_of(code):
    return cast.home_of(code)


numbers = count(1)


def draft_by(code, owner):
    """A page that ``owner`` has begun in the unit."""
    page = StandardPage(title="Bản thảo", slug=f"ban-thao-{next(numbers)}", live=False, owner=owner)
    return cast.home_of(code).add_child(instance=page)


def may_on_page(act):
    def ask(user, code):
        return page_permission_policy.user_has_permission_for_instance(user, act, page_of(code))

    return ask


def may_by_tester(method, make=lambda code, user: page_of(code)):
    def ask(user, code):
        return getattr(make(code, user).permissions_for_user(user), method)()

    return ask


def may_add(model):
    def ask(user, code):
        collections = policy_registry.get_by_type(model).collections_user_has_permission_for(user, "add")
        return collections.filter(pk=cast.unit(code).collection_id).exists()

    return ask


def may_on_member(model, act):
    """With what a stranger has put into the unit's collection; what is one's own one may change."""

    def ask(user, code):
        stranger = cast.person("root")
        member = model.objects.create(
            title="Của người khác",
            file=UPLOADS[model],
            collection=cast.unit(code).collection,
            uploaded_by_user=stranger,
            **({"width": 1, "height": 1} if model is UnitImage else {}),
        )
        return policy_registry.get_by_type(model).user_has_permission_for_instance(user, act, member)

    return ask


#: Names of files that are not there: nobody opens them here.
UPLOADS = {UnitImage: "images/khong-co.jpg", UnitDocument: "documents/khong-co.pdf"}


def may_brand(user, code):
    policy = policy_registry.get_by_type(Branding)
    return policy.user_has_permission_for_instance(user, "change", cast.unit(code).site)


def may_sort_collections(user, code):
    policy = policy_registry.get_by_type(Collection)
    return policy.instances_user_has_permission_for(user, "add").filter(pk=cast.unit(code).collection_id).exists()


def may_found(user, _code):
    return user.has_perm("portal_sites.found_unit")


def own_draft(code, user):
    return draft_by(code, user)


def strangers_draft(code, _user):
    return draft_by(code, cast.person("root"))


NOBODY = ""
EVERYBODY = "contributor reviewer publisher system_administrator"
#: Act -> how it is asked, and the levels that may do it in their own unit. In a foreign one nobody may do anything.
TABLE = {
    "add a page": (may_on_page("add"), EVERYBODY),
    "edit their own draft": (may_by_tester("can_edit", own_draft), EVERYBODY),
    "edit a stranger's draft": (
        may_by_tester("can_edit", strangers_draft),
        "reviewer publisher system_administrator",
    ),
    "publish": (may_by_tester("can_publish"), ""),
    "publish their own draft": (may_by_tester("can_publish", own_draft), ""),
    "publish below": (may_by_tester("can_publish_subpage"), ""),
    "take down by Wagtail, which asks for no reason": (may_by_tester("can_unpublish"), ""),
    "lock": (may_by_tester("can_lock", own_draft), "reviewer"),
    "add a picture": (may_add(UnitImage), EVERYBODY),
    "choose a picture": (may_on_member(UnitImage, "choose"), EVERYBODY),
    "change a picture": (may_on_member(UnitImage, "change"), "reviewer publisher system_administrator"),
    "delete a picture": (may_on_member(UnitImage, "delete"), "reviewer publisher system_administrator"),
    "add a file": (may_add(UnitDocument), EVERYBODY),
    "choose a file": (may_on_member(UnitDocument, "choose"), EVERYBODY),
    "change a file": (may_on_member(UnitDocument, "change"), "reviewer publisher system_administrator"),
    "delete a file": (may_on_member(UnitDocument, "delete"), "reviewer publisher system_administrator"),
    "add a collection below": (may_sort_collections, "system_administrator"),
    "change the branding": (may_brand, "system_administrator"),
    "found a unit": (may_found, NOBODY),
}


@pytest.mark.parametrize(("act", "level"), list(product(TABLE, Level)), ids=lambda value: str(value))
def test_what_a_level_may_do_in_its_own_unit_and_in_no_other(act, level):
    lan = newcomer()
    seat_of(lan, levels=[level])
    ask, levels = TABLE[act]
    # The user is read anew for each question: Wagtail keeps rights on the object.
    assert bool(ask(cast.person("lan"), "syt")) is (level.value in levels.split())
    for code in ("stc", "tanan", "tinh"):
        assert not ask(cast.person("lan"), code), code


@pytest.mark.parametrize(("act", "level"), list(product(TABLE, Level)), ids=lambda value: str(value))
def test_at_the_hub_a_level_carries_the_same_and_reaches_no_unit(act, level):
    lan = newcomer()
    seat_of(lan, "tinh", levels=[level])
    ask, levels = TABLE[act]
    if act == "found a unit":
        assert ask(cast.person("lan"), "tinh") is (level == Level.SYSTEM_ADMINISTRATOR)
        return
    assert bool(ask(cast.person("lan"), "tinh")) is (level.value in levels.split())
    for code in ("syt", "stc", "tanan"):
        assert not ask(cast.person("lan"), code), code


@pytest.mark.parametrize("act", TABLE)
def test_somebody_without_a_seat_may_do_nothing_anywhere(act):
    ask, _levels = TABLE[act]
    for username, code in product([newcomer().username, "khanh"], cast.HOSTS):
        assert not ask(cast.person(username), code), (username, code)


@pytest.mark.parametrize("code", ["syt", "stc", "tanan", "tinh"])
def test_em_who_administers_health_opens_the_branding_of_health_only(sign_in, code):
    url = reverse("wagtailsettings:edit", args=["portal_sites", "branding", cast.unit(code).site_id])
    answer = sign_in("em").get(url)
    assert (answer.status_code == 200) is (code == "syt")
