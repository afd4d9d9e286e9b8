"""Letters about recommendations: to those who answer for the unit, and back to who made them; after the commit."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.hub.access import INSPECT
from home.models import Recommendation
from home.recommendations.facts import facts_of
from home.recommendations.rights import told
from workflow import letters

FOLDER = "home/emails"
SUBJECTS = {
    "recommendation_made": _("Recommendation about your portal: %(title)s"),
    "recommendation_reopened": _("Recommendation opened again: %(title)s"),
    "recommendation_overdue": _("Answer to a recommendation overdue: %(title)s"),
    "recommendation_settled": _("Recommendation settled: %(title)s"),
    "recommendation_answered": _("Answer to your recommendation: %(title)s"),
}


def made(recommendation: Recommendation) -> None:
    """Tell who answers for the unit what the hub recommends, why and by when an answer is due."""
    _write_to_unit(recommendation, "recommendation_made")


def reopened(recommendation: Recommendation, note: str) -> None:
    """Tell them that the hub asks again, why, and by when."""
    _write_to_unit(recommendation, "recommendation_reopened", note=note)


def settled(recommendation: Recommendation, note: str) -> None:
    """Tell them that nothing is to be answered any more."""
    _write_to_unit(recommendation, "recommendation_settled", note=note)


def answered(recommendation: Recommendation) -> None:
    """Tell who made it what the unit says, if they still inspect units."""

    def send() -> None:
        row = _read(recommendation)
        person = row.made_by
        if person.is_active and person.has_perm(INSPECT):
            context = {**context_of(row, "recommendations:item"), "facts": facts_of(row)}
            letters.send([person], "recommendation_answered", context)

    transaction.on_commit(send, robust=True)


def _write_to_unit(recommendation: Recommendation, name: str, **more: Any) -> None:
    def send() -> None:
        row = _read(recommendation)
        letters.send(told(row.unit), name, {**context_of(row), **more})

    transaction.on_commit(send, robust=True)


def _read(recommendation: Recommendation) -> Recommendation:
    row: Recommendation = Recommendation.objects.select_related("unit", "made_by").get(pk=recommendation.pk)
    return row


def context_of(recommendation: Recommendation, address: str = "unit_recommendations:item") -> dict[str, Any]:
    """What every letter says.

    Args:
        recommendation: with its unit.
        address: name of the screen to which the letter leads.
    """
    return {
        "recommendation": recommendation,
        "title": recommendation.page_title,
        "unit": recommendation.unit,
        "url": settings.WAGTAILADMIN_BASE_URL + reverse(address, args=[recommendation.pk]),
    }
