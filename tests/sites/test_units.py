"""Units: names and hosts that hold from one day to another, states, and their order in lists."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from home.services import found_unit
from sites.choices import UnitKind, UnitState
from sites.models import Unit, UnitHost
from sites.models.units import collation_key
from sites.services import change_state, move_host, rename_unit, turn_the_day
from tests import cast, pages
from tests.inventory import inventory
from vietnamese.collation import sort_key

pytestmark = pytest.mark.django_db

TODAY, TOMORROW = cast.TODAY, cast.TODAY + timedelta(days=1)


def rename(code="syt", **changes):
    values = {
        "name": "Sở Y tế và Dân số",
        "short_name": "Sở YTDS",
        "valid_from": TODAY,
        "basis": "1/NQ",
        "today": TODAY,
    }
    return rename_unit(cast.unit(code), **{**values, **changes})


def move(code, hostname, valid_from=TODAY, today=TODAY):
    return move_host(cast.unit(code), hostname=hostname, valid_from=valid_from, basis="1/QĐ", today=today)


def host_of(code):
    return cast.unit(code).site.hostname


# --- Names ------------------------------------------------------------------------------------------


def test_a_new_name_shows_from_its_day_on_and_the_old_one_is_kept_with_its_time(visit):
    rename(name_en="Health and Population", short_name_en="Health+")
    assert "Sở Y tế và Dân số" in visit("syt").text
    assert "Health and Population" in visit("syt", "/en/").text
    old, new = cast.unit("syt").names.all()
    assert (old.name, old.valid_from, old.valid_to) == ("Sở Y tế", cast.FOUNDED, TODAY - timedelta(days=1))
    assert (new.valid_from, new.valid_to, new.basis) == (TODAY, None, "1/NQ")


def test_a_name_of_the_future_waits_for_its_day(visit):
    rename(valid_from=TOMORROW)
    assert cast.unit("syt").name == "Sở Y tế"
    turn_the_day(TODAY)
    assert cast.unit("syt").name == "Sở Y tế"
    turn_the_day(TOMORROW)
    assert "Sở Y tế và Dân số" in visit("syt").text


def test_the_unit_in_hand_has_its_new_name():
    unit = cast.unit("syt")
    rename_unit(unit, name="Sở Mới", short_name="Sở Mới", valid_from=TODAY, basis="1/NQ", today=TODAY)
    assert unit.name == "Sở Mới"


def test_the_name_in_the_admins_list_of_sites_follows():
    rename()
    assert cast.unit("syt").site.site_name == "Sở YTDS"


def test_a_name_becomes_composed():
    rename(short_name="So\u031b\u0309 Mo\u031b\u0301i")
    assert cast.unit("syt").short_name == "Sở Mới"


def test_other_units_keep_their_names():
    rename()
    assert cast.unit("stc").names.count() == 1
    assert cast.unit("stc").name == "Sở Tài chính"


@pytest.mark.parametrize("changes", [
    {"name": ""},
    {"short_name": ""},
    {"name": "á" * 201},
    {"valid_from": cast.FOUNDED},
    {"valid_from": cast.FOUNDED - timedelta(days=1)},
], ids=["no name", "no short name", "too long", "the day of the first name", "a day before it"])  # fmt: skip
def test_a_bad_name_is_refused_and_the_present_one_goes_on(changes):
    before = inventory()
    with pytest.raises(ValidationError):
        rename(**changes)
    assert inventory() == before
    assert cast.unit("syt").names.get().valid_to is None


# --- Hosts ------------------------------------------------------------------------------------------


def test_a_host_of_the_future_waits_for_its_day(visit):
    move("syt", "yte.tinh.localhost", valid_from=TOMORROW)
    turn_the_day(TODAY)
    assert visit("syt").status_code == 200
    with time_machine.travel(TOMORROW, tick=False):
        turn_the_day(TOMORROW)
        assert visit("yte.tinh.localhost").status_code == 200
        assert visit("syt")["Location"] == "http://yte.tinh.localhost/"


def test_former_hosts_lead_to_the_present_one_through_any_number_of_moves(visit):
    for number in range(3):
        move(
            "syt",
            f"yte-{number}.tinh.localhost",
            valid_from=TODAY + timedelta(days=number),
            today=TODAY + timedelta(days=9),
        )
    with time_machine.travel(TODAY + timedelta(days=9), tick=False):
        for host in ("syt", "yte-0.tinh.localhost", "yte-1.tinh.localhost"):
            assert visit(host)["Location"] == "http://yte-2.tinh.localhost/"


def test_a_unit_may_return_to_a_host_it_had(visit):
    move("syt", "yte.tinh.localhost", valid_from=TODAY)
    move("syt", "syt.tinh.localhost", valid_from=TOMORROW, today=TOMORROW)
    with time_machine.travel(TOMORROW, tick=False):
        assert visit("syt").status_code == 200
        assert visit("yte.tinh.localhost")["Location"] == "http://syt.tinh.localhost/"


@pytest.mark.parametrize("heir", ["tinh", "tanan"])
def test_a_host_passes_from_one_unit_to_another_on_the_same_day(visit, heir):
    """Whichever of the two comes first in the tree of units."""
    move("syt", "yte.tinh.localhost", valid_from=TOMORROW)
    move(heir, "syt.tinh.localhost", valid_from=TOMORROW)
    turn_the_day(TODAY)
    assert (host_of("syt"), host_of(heir)) == (cast.HOSTS["syt"], cast.HOSTS[heir])
    turn_the_day(TOMORROW)
    turn_the_day(TOMORROW)
    assert (host_of("syt"), host_of(heir)) == ("yte.tinh.localhost", "syt.tinh.localhost")
    with time_machine.travel(TOMORROW, tick=False):
        assert cast.unit(heir).name in visit("syt").text


def test_two_units_exchange_their_hosts_though_a_day_was_not_turned():
    move("syt", "tam.tinh.localhost", valid_from=TOMORROW)
    move("stc", "syt.tinh.localhost", valid_from=TOMORROW)
    move("syt", "stc.tinh.localhost", valid_from=TOMORROW + timedelta(days=1))
    turn_the_day(TOMORROW + timedelta(days=1))
    assert (host_of("syt"), host_of("stc")) == ("stc.tinh.localhost", "syt.tinh.localhost")


def test_a_host_given_up_is_taken_at_once_though_the_day_was_not_turned():
    move("syt", "yte.tinh.localhost", valid_from=TOMORROW)
    move("tanan", "syt.tinh.localhost", valid_from=TOMORROW, today=TOMORROW)
    assert (host_of("syt"), host_of("tanan")) == ("yte.tinh.localhost", "syt.tinh.localhost")


@pytest.mark.parametrize(("hostname", "words"), [
    ("stc.tinh.localhost", "“Sở Tài chính”"),
    ("stc_.tinh.localhost", "“stc_”"),
    ("tinh", ""),
    ("khac.tinh.localhost", "Trang lạ"),
], ids=["of another unit", "bad", "one label", "of a site of no unit"])  # fmt: skip
def test_a_bad_host_is_refused_and_the_present_one_goes_on(hostname, words):
    Site.objects.create(hostname="khac.tinh.localhost", site_name="Trang lạ", root_page=cast.home_of("stc"))
    before = inventory()
    with pytest.raises(ValidationError) as refusal:
        move("syt", hostname)
    assert words in " ".join(refusal.value.message_dict["hostname"])
    assert inventory() == before
    assert UnitHost.objects.get(unit=cast.unit("syt")).valid_to is None


def test_a_host_that_its_unit_keeps_until_tomorrow_is_not_taken_today():
    move("stc", "taichinh.tinh.localhost", valid_from=TOMORROW)
    with pytest.raises(ValidationError, match="Sở Tài chính"):
        move("syt", "stc.tinh.localhost", valid_from=TODAY)


def test_turning_the_day_asks_the_same_with_more_units():
    def queries():
        with CaptureQueriesContext(connection) as context:
            turn_the_day(TODAY)
        return len(context)

    turn_the_day(TODAY)
    few = queries()
    for number in range(3):
        found_unit(cast.founding(f"xa-{number}"), today=TODAY)
    assert queries() == few


# --- States -----------------------------------------------------------------------------------------


def test_a_frozen_unit_says_so_and_goes_on_answering(visit):
    change_state(cast.unit("tanan"), UnitState.FROZEN, since=TODAY, today=TODAY)
    assert "20/11/2026" in visit("tanan").text


def test_a_unit_that_has_ended_leaves_the_directory(visit):
    assert "http://tanan.bacgiang.tinh.localhost/" in visit("tinh", "/co-quan/").text
    change_state(cast.unit("tanan"), UnitState.ARCHIVED, since=TODAY, today=TODAY)
    assert "http://tanan.bacgiang.tinh.localhost/" not in visit("tinh", "/co-quan/").text


def test_a_redirected_unit_leads_to_its_successor(visit):
    change_state(cast.unit("tanan"), UnitState.REDIRECTED, since=TODAY, today=TODAY, successor=cast.unit("syt"))
    assert visit("tanan")["Location"] == "http://syt.tinh.localhost/"


def test_the_hub_cannot_end():
    with pytest.raises(ValidationError):
        change_state(cast.unit("tinh"), UnitState.FROZEN, since=TODAY, today=TODAY)


def redirect(code, successor):
    change_state(cast.unit(code), UnitState.REDIRECTED, since=TODAY, today=TODAY, successor=successor)


@pytest.mark.parametrize("successor", [lambda: None, lambda: cast.unit("tanan"), lambda: cast.unit("stc")])
def test_a_redirection_that_leads_nowhere_or_back_is_refused(successor):
    redirect("stc", cast.unit("tanan"))
    with pytest.raises(ValidationError):
        redirect("tanan", successor())
    assert cast.unit("tanan").state == UnitState.LIVE


# --- Order ------------------------------------------------------------------------------------------

IN_ORDER = ["An Châu", "Ăn Hải", "Ân Thi", "Dĩnh Trì", "Đa Mai", "Đại Sơn", "Y Sơn"]


def names_in_directory(visit, query=""):
    page = pages.read(visit("tinh", f"/co-quan/{query}"))
    return [" ".join(heading.get_text().split()) for heading in page.select(".unit-card__name")]


def test_the_directory_is_in_vietnamese_order(visit):
    for number, name in enumerate(reversed(IN_ORDER)):
        full = {"name": name, "short_name": name}
        found_unit(cast.founding(f"xa-{number}", kind=UnitKind.MASS_ORGANISATION, **full), today=TODAY)
    assert names_in_directory(visit, "?kind=mass_organisation") == IN_ORDER
    groups = pages.read(visit("tinh")).select(".unit-group__list")
    shown = [[item.get_text(strip=True) for item in group.select("li")] for group in groups]
    assert IN_ORDER in shown


def test_the_order_follows_a_new_name():
    def order():
        return list(Unit.objects.listed().values_list("code", flat=True))

    assert order() == ["stc", "syt", "tanan"]
    rename("tanan", name="Ủy ban nhân dân An Châu", short_name="An Châu")
    assert order() == ["tanan", "stc", "syt"]


VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ"
letters = st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + "fjwz0123456789 -.,’()/")
names = st.text(letters, min_size=1, max_size=100).map(str.strip)


def levels_of(name):
    """The part of the sort key that the column holds: letters and tones, without capitals and spelling."""
    return sort_key(name)[:2]


@given(first=names, second=names)
def test_the_column_orders_names_as_the_dictionary_does(first, second):
    assert (collation_key(first) < collation_key(second)) is (levels_of(first) < levels_of(second))
    assert (collation_key(first) == collation_key(second)) is (levels_of(first) == levels_of(second))


@given(name=st.text(max_size=100))
def test_the_column_takes_any_name(name):
    assert len(collation_key(name)) <= Unit._meta.get_field("collation_key").max_length
    assert collation_key(name).isascii()


@given(names=st.lists(names, min_size=2, max_size=6, unique=True))
def test_any_list_sorts_alike_in_python_and_by_the_column(names):
    by_key = partial(sorted, names)
    assert list(map(levels_of, by_key(key=collation_key))) == list(map(levels_of, by_key(key=sort_key)))
