"""``check_units``: what has drifted is named, mended, and in order afterwards."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.test.utils import CaptureQueriesContext
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
)
from wagtail.models.sites import GroupSitePermission

from home.services import found_unit
from sites.choices import Level, UnitState
from sites.models import Seat, Unit, UnitGroup, UnitRoot
from sites.permissions import PAGE_PERMISSIONS
from sites.services import change_state
from tests import cast
from tests.factories import many_units
from users.models import User
from workflow.models import SeatTask

pytestmark = pytest.mark.django_db


def check(*arguments):
    """What the command says, and whether all was in order."""
    out = StringIO()
    try:
        call_command("check_units", *arguments, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}", False
    return out.getvalue(), True


def group(code="syt", level=Level.REVIEWER):
    return Group.objects.get(unit_group__unit__code=code, unit_group__level=level)


def permission(name):
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def found_section():
    """A body that publishes in a section of the hub."""
    return found_unit(cast.founding("hoi-nong-dan", hostname="", preset="000-ba-xuyen"), today=cast.TODAY)


# --- Kinds of drift: how each is planted, and what the report then says ---------------------------


def page_right_is_missing():
    GroupPagePermission.objects.filter(group=group(), page=cast.home_of("syt", "en")).first().delete()
    return "syt: right of “syt: reviewer”: expected wagtailcore."


def page_right_of_another_unit():
    GroupPagePermission.objects.create(
        group=group(), page=cast.home_of("stc"), permission=permission("wagtailcore.change_page")
    )
    return "syt: right of “syt: reviewer”: expected nothing; found wagtailcore.change_page on page"


def right_over_people():
    group("syt", Level.SYSTEM_ADMINISTRATOR).permissions.add(permission("users.change_user"))
    return "syt: right of “syt: system_administrator”: expected nothing; found users.change_user"


def right_of_the_hub():
    group().permissions.add(permission("portal_sites.found_unit"))
    return "found portal_sites.found_unit"


def no_access_to_the_admin():
    group().permissions.clear()
    return "expected wagtailadmin.access_admin; found nothing"


def collection_right_is_missing():
    GroupCollectionPermission.objects.filter(group=group()).first().delete()
    return "on collection"


def collection_right_on_the_root():
    GroupCollectionPermission.objects.create(
        group=group(),
        collection=Collection.get_first_root_node(),
        permission=permission("wagtailimages.change_image"),
    )
    return f"found wagtailimages.change_image on collection {Collection.get_first_root_node().pk}"


def site_right_is_missing():
    GroupSitePermission.objects.filter(group__unit_group__unit__code="syt").delete()
    return "expected portal_sites.change_branding on site"


def group_is_missing():
    UnitGroup.objects.get(group=group()).delete()
    group_ = Group.objects.get(name="syt: reviewer")
    group_.delete()
    return "syt: group “syt: reviewer”: expected one; found none"


def group_is_not_linked():
    UnitGroup.objects.get(group=group()).delete()
    return "syt: group “syt: reviewer”: expected one; found not linked to the unit"


def second_group_of_the_name():
    Group.objects.filter(pk=group().pk).update(name="ban biên tập")
    Group.objects.create(name="syt: reviewer")
    return "syt: group “syt: reviewer”: expected one; found a second one that belongs to no unit"


def group_has_another_name():
    Group.objects.filter(pk=group().pk).update(name="ban biên tập")
    return "syt: name of a group: expected “syt: reviewer”; found “ban biên tập”"


def outsider_is_in_a_group():
    cast.person("chi").groups.add(group())
    return "syt: membership of chi in “syt: reviewer”: expected no membership; found without a seat"


def former_member_is_in_a_group():
    cast.person("khanh").groups.add(group())
    return "syt: membership of khanh in “syt: reviewer”"


def member_has_lost_the_group():
    cast.person("an").groups.clear()
    return "syt: membership of an in “syt: contributor”: expected by a seat; found no membership"


def people_of_an_ended_unit_are_in_groups():
    change_state(cast.unit("syt"), UnitState.FROZEN, since=cast.TODAY, today=cast.TODAY)
    cast.person("binh").groups.add(group())
    return "membership of binh"


def level_was_taken_from_a_seat_by_hand():
    Seat.objects.filter(user__username="binh").update(levels=["reviewer"])
    return "membership of binh in “syt: publisher”: expected no membership"


def home_page_is_not_entered():
    UnitRoot.objects.get(page=cast.home_of("syt", "en")).delete()
    return "syt: home page in “en”: expected page"


def collection_is_missing():
    Unit.objects.filter(code="syt").update(collection=None)
    return "syt: collection: expected one; found none"


def collection_lies_in_another_units():
    cast.unit("syt").collection.move(cast.unit("stc").collection, "sorted-child")
    return "syt: place of the collection: expected right below the root"


def site_shows_another_page():
    Site.objects.filter(unit__code="syt").update(root_page=cast.home_of("stc"))
    return "syt: home page of the site: expected page"


def site_has_another_host():
    Site.objects.filter(unit__code="syt").update(hostname="elsewhere.localhost")
    return "syt: host name: expected syt.tinh.localhost; found elsewhere.localhost"


def site_is_the_default():
    Site.objects.filter(unit__code="syt").update(is_default_site=True)
    return "syt: site: expected not default; found default"


def chain_is_missing_in_english():
    WorkflowPage.objects.filter(page=cast.home_of("syt", "en")).delete()
    return "syt: approval chain of page"


def chain_is_another_units():
    other = Workflow.objects.get(workflow_pages__page=cast.home_of("stc"))
    WorkflowPage.objects.filter(page=cast.home_of("syt")).update(workflow=other)
    return "syt: approval chain of page"


def person_has_a_right_of_their_own():
    cast.person("an").user_permissions.add(permission("users.change_user"))
    return "an: right without a seat: expected nothing; found users.change_user"


def person_sits_in_a_stray_group():
    cast.person("an").groups.add(Group.objects.create(name="Quản trị cũ"))
    return "an: group that belongs to no unit: expected none; found “Quản trị cũ”"


KINDS = [
    page_right_is_missing,
    page_right_of_another_unit,
    right_over_people,
    right_of_the_hub,
    no_access_to_the_admin,
    collection_right_is_missing,
    collection_right_on_the_root,
    site_right_is_missing,
    group_is_missing,
    group_is_not_linked,
    second_group_of_the_name,
    group_has_another_name,
    outsider_is_in_a_group,
    former_member_is_in_a_group,
    member_has_lost_the_group,
    people_of_an_ended_unit_are_in_groups,
    level_was_taken_from_a_seat_by_hand,
    home_page_is_not_entered,
    collection_is_missing,
    collection_lies_in_another_units,
    site_shows_another_page,
    site_has_another_host,
    site_is_the_default,
    chain_is_missing_in_english,
    chain_is_another_units,
    person_has_a_right_of_their_own,
    person_sits_in_a_stray_group,
]


def test_what_founding_makes_is_in_order():
    found_section()
    said, well = check()
    assert well
    assert "operators (may everything): root" in said


@pytest.mark.parametrize("plant", KINDS, ids=lambda kind: kind.__name__)
def test_drift_is_named_mended_and_in_order_afterwards(plant):
    expected = plant()
    said, well = check()
    assert not well
    assert expected in said
    assert "mended" not in said
    said, well = check("--fix")
    assert well
    assert expected in said
    assert check() == ("operators (may everything): root\nin order\n", True)
    assert check("--fix") == ("operators (may everything): root\nin order\n", True)


def test_looking_changes_nothing():
    for plant in (page_right_is_missing, right_over_people, outsider_is_in_a_group):
        plant()
    before = rights()
    check()
    assert rights() == before


def rights():
    links = (Group.permissions.through, GroupPagePermission, User.groups.through)
    return [set(model._base_manager.values_list()) for model in links]


def test_mending_restores_exactly_what_there_was():
    def rows():
        page = GroupPagePermission.objects.values_list("group__name", "page_id", "permission_id")
        media = GroupCollectionPermission.objects.values_list("group__name", "collection_id", "permission_id")
        general = Group.permissions.through._base_manager.values_list("group__name", "permission_id")
        people = User.groups.through._base_manager.values_list("group__name", "user_id")
        return [sorted(kind) for kind in (page, media, general, people)]

    before = rows()
    for plant in (page_right_is_missing, right_over_people, group_is_missing, home_page_is_not_entered):
        plant()
    assert rows() != before
    check("--fix")
    assert rows() == before


# --- What only a person can decide -------------------------------------------------------------------


def home_page_is_gone():
    page = cast.home_of("syt", "en")
    UnitRoot.objects.get(page=page).delete()
    Page.objects.get(pk=page.pk).delete()
    return "syt: home page in “en”: expected a page; found none"


def home_page_was_moved():
    page = cast.home_of("syt", "en")
    page.move(cast.home_of("stc", "en"), "last-child")
    return "syt: place of the home page in “en”"


def section_was_moved_into_another_unit():
    section = found_section()
    section.roots.first().page.specific.move(cast.home_of("stc"), "last-child")
    return "hoi-nong-dan: place of the home page in “vi”: expected a section of the hub"


def chain_runs_without_being_assigned():
    Unit.objects.filter(code="syt").update(preset="")
    return "syt: approval chain of page"


def chain_is_unknown():
    Unit.objects.filter(code="syt").update(preset="1999-bai-bo")
    return "syt: approval chain: expected a known one; found “1999-bai-bo”"


@pytest.mark.parametrize(
    "plant",
    [
        home_page_is_gone,
        home_page_was_moved,
        section_was_moved_into_another_unit,
        chain_runs_without_being_assigned,
        chain_is_unknown,
    ],
    ids=lambda kind: kind.__name__,
)
def test_what_a_person_must_decide_is_named_and_left_alone(plant):
    expected = plant()
    for arguments in ((), ("--fix",)):
        said, well = check(*arguments)
        assert not well
        assert expected in said
        assert "to be decided by a person" in said


def test_the_chain_of_a_unit_is_never_taken_away():
    chain_runs_without_being_assigned()
    check("--fix")
    assert WorkflowPage.objects.filter(page=cast.home_of("syt")).exists()


# --- One unit, many units, new rights ------------------------------------------------------------


def test_one_unit_is_looked_at_and_mended_alone():
    right_over_people()
    chain_is_missing_in_english()
    GroupPagePermission.objects.filter(group=group("stc")).delete()
    said, well = check("--unit", "syt", "--fix")
    assert well
    assert "stc" not in said
    said, well = check()
    assert not well
    assert "stc: right of" in said
    assert "syt" not in said


def test_a_unit_that_does_not_exist_is_said_so():
    assert check("--unit", "khong-co") == ("There is no unit with the code “khong-co”.", False)


def test_it_takes_as_many_queries_with_three_hundred_units_as_with_four(connection_queries):
    few = connection_queries(check)
    many_units(300)
    assert connection_queries(check) == few
    assert check()[1]


@pytest.fixture
def connection_queries():
    """Number of queries that an act takes."""
    from django.db import connection

    def count(act):
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries)

    return count


def test_other_rights_of_a_level_need_no_more_than_mending(monkeypatch):
    changed = {**PAGE_PERMISSIONS, Level.CONTRIBUTOR: ("add_page", "lock_page"), Level.PUBLISHER: ("publish_page",)}
    monkeypatch.setattr("sites.groups.PAGE_PERMISSIONS", changed)
    assert not check()[1]
    assert check("--fix")[1]
    for unit in Unit.objects.all():
        codes = group(unit.code, Level.CONTRIBUTOR).page_permissions.values_list("permission__codename", flat=True)
        assert set(codes) == {"add_page", "lock_page"}
    # An may lock now; Bình's other level still lets him write.
    assert cast.home_of("syt").permissions_for_user(cast.person("an")).can_lock()
    assert not cast.home_of("stc").permissions_for_user(cast.person("an")).can_lock()


def test_mending_makes_no_further_steps():
    before = SeatTask.objects.count()
    chain_is_missing_in_english()
    chain_is_another_units()
    check("--fix")
    assert SeatTask.objects.count() == before
