"""What the tests of boards have in common: terms, forms as they are sent, and the board as it stands."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext, override

from sites.choices import Level, Position
from sites.models import Delegation, Seat
from sites.people.appointments import Newcomer, Term
from tests import cast
from tests.forms import errors_in
from users.models import User

TODAY, TOMORROW, YESTERDAY = cast.TODAY, cast.TODAY + timedelta(days=1), cast.TODAY - timedelta(days=1)
LIST = "/admin/people/"
UNIT = {"unit": "syt"}


def term(**changes: Any) -> Term:
    """A term that nothing speaks against."""
    values: dict[str, Any] = {
        "position": Position.MEMBER,
        "title": "Chuyên viên",
        "levels": (Level.REVIEWER,),
        "decision_number": "20/QĐ-SYT",
        "decision_date": TODAY,
        "starts_on": TODAY,
    }
    return Term(**{**values, **changes})


def newcomer(username: str = "lan", **changes: Any) -> Newcomer:
    """Somebody without a login."""
    values = {"last_name": "Lê Thị", "first_name": "Lan", "email": f"{username}@tinh.localhost"}
    return Newcomer(username, **{**values, **changes})


def acting(username: str = "em", code: str = "syt") -> dict[str, Any]:
    """In which unit, by whom and on which day."""
    return {"unit": cast.unit(code), "by": cast.person(username), "today": TODAY}


#: A seat as the forms send it, for the Department of Health.
SEAT_FIELDS = {
    "unit": "syt",
    "position": "member",
    "title": "Chuyên viên",
    "levels": ["reviewer"],
    "decision_number": "20/QĐ-SYT",
    "decision_date": "20/11/2026",
    "starts_on": "20/11/2026",
}
PERSON_FIELDS = {"username": "lan", "last_name": "Lê Thị", "first_name": "Lan", "email": "lan@tinh.localhost"}


def seat_of(username: str, code: str = "syt") -> Seat:
    """The seat of one of the cast in a unit."""
    return Seat.objects.get(user__username=username, unit__code=code)


def refused(browser: Any, address: str, fields: dict[str, Any]) -> list[str]:
    """Send what must be refused with a reason and change nothing; returns the reasons."""
    before = state()
    answer = browser.post(LIST + address, fields)
    assert answer.status_code == 200, answer
    assert state() == before
    reasons = errors_in(answer)
    assert reasons
    return reasons


def vietnamese(text: str) -> str:
    """A text of the product as its screens show it."""
    with override("vi"):
        return gettext(text)


def ids() -> dict[str, int]:
    """What addresses name: people, and a seat and a delegation of Health."""
    return {name: cast.person(name).pk for name in ("an", "binh", "em", "hoa", "chi", "khanh")}


def state() -> Any:
    """Everything that an act on a board may change: whole rows of people, their groups, seats and delegations."""
    people = {row["username"]: row for row in User.objects.values()}
    for row in people.values():
        row.pop("last_login")
    groups = set(User.groups.through.objects.values_list("user__username", "group__name"))
    return people, groups, list(Seat.objects.order_by("pk").values()), list(Delegation.objects.order_by("pk").values())
