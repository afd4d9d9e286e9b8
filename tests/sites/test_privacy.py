"""Who reads the pages that a unit keeps private: its own people; a seat elsewhere opens nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import UnitDirectoryPage
from home.services import found_unit
from sites.choices import Level
from sites.isolation.page_rights import UnitPagePermissionTester
from sites.services import end_seat
from tests import cast, pages

pytestmark = pytest.mark.django_db

KINDS = ("login", "groups")


def restricted(kind):
    """An article of Health's for its own people."""
    page = pages.article("syt", title="Nội bộ")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set([cast.unit("syt").groups.get(level=Level.CONTRIBUTOR).group])
    return page


def reader(username, code="syt"):
    """A browser at a unit's host in which somebody has signed in."""
    browser = Client(headers={"host": cast.HOSTS[code]})
    if username:
        browser.force_login(cast.person(username))
    return browser


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("username", "is_let_in"), [("an", True), ("root", True), ("chi", False), ("dung", False), ("", False)]
)
def test_a_private_page_is_for_the_units_own_people(kind, username, is_let_in):
    answer = reader(username).get(pages.path_of(restricted(kind)))
    assert (answer.status_code == 200) == is_let_in
    assert ("Nội bộ" in answer.content.decode()) == is_let_in


def test_another_units_group_counts_for_nothing_though_who_serves_both_has_chosen_it():
    page = pages.article("stc", title="Nội bộ")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.set([cast.unit("syt").groups.get(level=Level.CONTRIBUTOR).group])
    assert reader("an", "stc").get(pages.path_of(page)).status_code != 200


@pytest.mark.parametrize("kind", KINDS)
def test_whose_seat_has_ended_is_not_let_in_though_the_admin_has_not_been_visited_since(kind):
    page = restricted(kind)
    for seat in cast.person("an").seats.all():
        end_seat(seat, last_day=cast.TODAY - timedelta(days=1), today=cast.TODAY - timedelta(days=2))
    cast.person("an").groups.add(cast.unit("syt").groups.get(level=Level.CONTRIBUTOR).group)
    assert reader("an").get(pages.path_of(page)).status_code != 200


def test_the_hub_closes_no_page_above_other_units_sections(sign_in):
    directory = UnitDirectoryPage.objects.get(locale__language_code="vi")
    seat = cast.person("dung").seats.get()
    seat.levels = [*seat.levels, Level.PUBLISHER]
    seat.save()
    found_unit(cast.founding("an-chau", hostname="", kind="department"), today=cast.TODAY)
    browser = sign_in("dung")
    assert not UnitPagePermissionTester(cast.person("dung"), directory).can_set_view_restrictions()
    answer = browser.post(f"/admin/pages/{directory.pk}/privacy/", {"restriction_type": "login"})
    assert answer.status_code != 200 or not PageViewRestriction.objects.exists()
    assert not PageViewRestriction.objects.exists()
    own = pages.article("tinh")
    assert UnitPagePermissionTester(cast.person("dung"), own).can_set_view_restrictions()


def test_the_form_says_whom_it_lets_in(sign_in):
    page = pages.article("syt")
    answer = sign_in("binh").get(f"/admin/pages/{page.pk}/privacy/").json()["html"]
    assert "Riêng tư, dành cho những người giữ vị trí trong đơn vị" in answer
