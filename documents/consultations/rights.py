"""Who reads and decides about comments: the reviewers and publishers of the unit whose draft it is, and nobody else."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from documents.models import ConsultationComment, ConsultationPage
from sites.choices import Level
from sites.models import Seat, Unit
from sites.ownership import owned_by
from sites.permissions import units_with_level
from sites.reach import reach_of, reach_of_units

MODERATING = (Level.REVIEWER, Level.PUBLISHER)


def units_of(user: Any) -> QuerySet[Unit]:
    """The units whose comments a person decides about today; an operator's are all."""
    if user.is_superuser and user.is_active:
        return Unit.objects.all()
    units = Unit.objects.none()
    for level in MODERATING:
        units |= units_with_level(user, level)
    return units


def moderators_of(unit: Unit) -> list[Any]:
    """The people who decide about the unit's comments today, each once; nobody for a unit that has ended."""
    if unit.is_closed:
        return []
    seats = Seat.objects.in_office(timezone.localdate()).filter(unit=unit, user__is_active=True)
    # SQLite cannot look into JSON lists; a board has a few dozen seats.
    found = [
        seat for seat in seats.select_related("user").order_by("pk") if not set(MODERATING).isdisjoint(seat.levels)
    ]
    return list({seat.user_id: seat.user for seat in found}.values())


def comments_of(user: Any) -> QuerySet[ConsultationComment]:
    """The comments that a person may read."""
    rows = ConsultationComment.objects.all()
    if reach_of(user).is_everything:
        return rows
    found: QuerySet[ConsultationComment] = owned_by(rows, reach_of_units(units_of(user)))
    return found


def consultations_of(user: Any) -> QuerySet[ConsultationPage]:
    """The drafts whose comments a person may read."""
    pages = ConsultationPage.objects.all()
    if reach_of(user).is_everything:
        return pages
    found: QuerySet[ConsultationPage] = owned_by(pages, reach_of_units(units_of(user)))
    return found


def may_moderate(user: Any) -> bool:
    """Whether there is a unit whose comments the person decides about; asked for the menu of every screen."""
    reach = reach_of(user)
    return reach.is_everything or not reach.levels.isdisjoint(MODERATING)
