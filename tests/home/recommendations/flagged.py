"""Recommendations as tests make them: Dũng inspects, Bình answers for Health, Chi of Finance is the outsider."""

from __future__ import annotations

from datetime import date
from typing import Any

from home.models import Recommendation
from home.recommendations import services
from sites.choices import Position
from sites.models import Delegation, Seat
from tests import cast, pages
from tests.home.hub import give_seat

#: 20/11/2026 is a Friday, Tuesday 24/11 a public holiday: five working days end on Monday 30/11.
FIVE_WORKING_DAYS = date(2026, 11, 30)
TYPED = {
    "kind": "correct",
    "reason": "Số liệu sai.",
    "basis": "Điều 7 khoản 2 điểm e",
    "deadline": "30/11/2026",
}
HUB = "/admin/recommendations/"
UNIT = "/admin/unit-recommendations/"


def recommend(page: Any, **changes: Any) -> Recommendation:
    """Dũng recommends something about a page."""
    values = {"kind": "correct", "reason": "Số liệu sai.", "basis": "", "deadline": FIVE_WORKING_DAYS, **changes}
    return services.recommend(page, by=values.pop("by", cast.person("dung")), **values)


def answer(recommendation: Recommendation, username: str = "binh", **changes: Any) -> Recommendation:
    """Somebody answers for the unit, that it does not agree unless said otherwise."""
    values = {"answer": "not_agreed", "text": "Số liệu đúng theo báo cáo.", **changes}
    return services.answer(recommendation, by=cast.person(username), **values)


def rewrite(page: Any, **fields: Any) -> None:
    """Publish a page anew; the chain is other tests' business."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    with pages.without_chain():
        page.save_revision().publish()


def remove(page: Any) -> None:
    """Take a page from the public."""
    with pages.without_chain():
        type(page).objects.get(pk=page.pk).unpublish()


def delegate_to(username: str, code: str = "syt") -> Delegation:
    """The head lets one of the cast act for them as a deputy."""
    seat = give_seat(code, username, Position.DEPUTY)
    return Delegation.objects.create(
        seat=Seat.objects.get(unit__code=code, position=Position.HEAD),
        deputy=seat,
        decision_number="15/QĐ-SYT",
        decision_date=cast.TODAY,
        starts_on=cast.TODAY,
        ends_on=date(2026, 12, 31),
    )


def fresh(recommendation: Recommendation) -> Recommendation:
    """As it stands in the database."""
    return Recommendation.objects.select_related("unit").get(pk=recommendation.pk)
