"""A login that is closed: a unit opens again what it has closed itself, and nothing that others have closed."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import ModelLogEntry

from sites.people import logins, services
from sites.services import end_seat
from tests import cast
from tests.sites.people.boards import LIST, TODAY, UNIT, YESTERDAY, acting, refused, seat_of, term, vietnamese
from users.models import User

pytestmark = pytest.mark.django_db

REASON = "The unit has not closed this login itself, or it was changed since. Ask the operators to open it again."


def set_active(browser: Client, is_active: bool) -> None:
    """As an operator ticks or unticks it in the record of An."""
    an = cast.person("an")
    fields: dict[str, Any] = {name: getattr(an, name) for name in ("username", "email", "first_name", "last_name")}
    groups = {"groups": list(an.groups.values_list("pk", flat=True))}
    fields = {**fields, **groups, "is_active": "on"} if is_active else {**fields, **groups}
    assert browser.post(f"/admin/users/edit/{an.pk}/", fields).status_code == 302
    assert cast.person("an").is_active is is_active


def set_active_of_many(browser: Client, is_active: bool) -> None:
    """As an operator does it for several people of the list at once."""
    address = f"/admin/bulk/users/user/set_active_state/?id={cast.person('an').pk}&next=/admin/users/"
    assert browser.post(address, {"mark_as_active": str(is_active)}).status_code == 302
    assert cast.person("an").is_active is is_active


def stays_closed(em: Client) -> None:
    """Neither a button nor an address opens the login of An."""
    address = f"{cast.person('an').pk}/reactivate/"
    assert LIST + address not in em.get(LIST).text
    assert vietnamese(REASON) in em.get(LIST + address).text
    assert vietnamese(REASON) in " ".join(refused(em, address, UNIT))


def test_the_unit_opens_again_what_it_has_closed(em):
    for _time in range(2):
        logins.deactivate(person=cast.person("an"), **acting())
        address = f"{LIST}{cast.person('an').pk}/reactivate/"
        assert address in em.get(LIST).text
        assert em.post(address, UNIT).status_code == 302
        assert cast.person("an").is_active


@pytest.mark.parametrize("closing", [set_active, set_active_of_many])
def test_a_login_that_an_operator_has_closed_stays_closed(closing, em, sign_in):
    closing(sign_in("root"), False)
    stays_closed(em)


@pytest.mark.parametrize("act", [set_active, set_active_of_many])
def test_an_operators_word_after_the_units_is_the_last(act, em, sign_in):
    logins.deactivate(person=cast.person("an"), **acting())
    for is_active in (True, False):
        act(sign_in("root"), is_active)
    stays_closed(em)


def test_an_operator_on_the_board_is_no_unit(em):
    logins.deactivate(person=cast.person("an"), **acting("root"))
    stays_closed(em)
    logins.reactivate(person=cast.person("an"), **acting("root"))
    assert cast.person("an").is_active


def test_what_was_closed_without_a_word_is_not_the_units_to_open(em):
    User.objects.filter(username="an").update(is_active=False)
    stays_closed(em)


def test_a_login_that_was_opened_in_between_is_not_the_units_any_more(em):
    logins.deactivate(person=cast.person("an"), **acting())
    logins.reactivate(person=cast.person("an"), **acting())
    User.objects.filter(username="an").update(is_active=False)
    stays_closed(em)


def test_the_unit_does_not_make_a_closing_its_own_by_closing_once_more(em, sign_in):
    set_active(sign_in("root"), False)
    logins.deactivate(person=cast.person("an"), **acting())
    stays_closed(em)


def test_what_another_unit_has_closed_is_its_own():
    """Khánh went from Health to Finance, which closed the login and ended the term."""
    khanh, finance = cast.person("khanh"), acting("root", "stc")
    administers = term(levels=("system_administrator",))
    services.appoint_person(person=cast.person("chi"), term=administers, **finance)
    services.appoint_known(username="khanh", email=khanh.email, term=term(starts_on=YESTERDAY), **acting("chi", "stc"))
    logins.deactivate(person=khanh, **acting("chi", "stc"))
    end_seat(seat_of("khanh", "stc"), last_day=YESTERDAY, today=TODAY)
    services.appoint_person(person=khanh, term=term(), **acting())
    with pytest.raises(ValidationError, match="bộ phận vận hành"):
        logins.reactivate(person=khanh, **acting())
    assert not cast.person("khanh").is_active


def test_an_operator_opens_whatever_is_closed(sign_in):
    User.objects.filter(username="an").update(is_active=False)
    root = sign_in("root")
    root.post("/admin/current-unit/", {"unit": cast.unit("syt").pk})
    address = f"{LIST}{cast.person('an').pk}/reactivate/"
    assert address in root.get(LIST).text
    assert root.post(address, UNIT).status_code == 302
    assert ModelLogEntry.objects.get(action="board.reactivate").user == cast.person("root")
