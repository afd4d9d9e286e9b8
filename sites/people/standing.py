"""Who is who on a board: whom a unit may ask about, and whose record it may change."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sites.choices import Level, Position
from sites.current_unit import current_unit
from sites.models import Seat, Unit
from sites.permissions import administers
from users.models import User

MEMO = "_board_access"
#: How far ahead a board appoints. Whoever is to serve elsewhere has a login that is off limits for the own unit; a
#: seat in many years would take it out of the unit's hands for good, without anybody's noticing.
AHEAD = timedelta(days=90)


class Access(IntEnum):
    """What somebody may do with the people and seats of a unit."""

    NONE = 0
    LOOK = 1
    MANAGE = 2


def may_manage(user: User, unit: Unit) -> bool:
    """Whether ``user`` appoints in ``unit``: its system administrator, or an operator."""
    if unit.is_closed:
        return False
    return (user.is_active and user.is_superuser) or administers(user, unit)


def access_to_board(user: User, unit: Unit) -> Access:
    """What ``user`` may do with the board of ``unit`` today; its head looks on (seed 004 Đ14.2: the levels differ)."""
    if may_manage(user, unit):
        return Access.MANAGE
    heads = Seat.objects.in_office(timezone.localdate()).filter(unit=unit, user=user, position=Position.HEAD)
    return Access.LOOK if user.is_active and not unit.is_closed and heads.exists() else Access.NONE


def board_access(request: HttpRequest) -> Access:
    """What the person of the request may do with the board of the current unit; asked once a request."""
    known: Access | None = getattr(request, MEMO, None)
    if known is None:
        unit = current_unit(request)
        user = request.user
        known = access_to_board(user, unit) if unit is not None and isinstance(user, User) else Access.NONE
        setattr(request, MEMO, known)
    return known


def not_over(today: date) -> Q:
    """The condition that a seat is held today or begins later."""
    return Q(ends_on__isnull=True) | Q(ends_on__gte=today)


def people_of(unit: Unit) -> QuerySet[User]:
    """Everybody who has, will have or once had a seat in ``unit``."""
    return User.objects.filter(pk__in=Seat.objects.filter(unit=unit).values("user"))


def serves(person: User, unit: Unit, today: date) -> bool:
    """Whether the person has a seat in ``unit`` today or is to have one."""
    return Seat.objects.filter(not_over(today), user=person, unit=unit).exists()


def serving_elsewhere(people: Iterable[User], unit: Unit, today: date) -> set[int]:
    """Ids of those among ``people`` who have a seat in another unit or are to have one soon (:data:`AHEAD`). Which
    one is nobody's business here: it never leaves this function."""
    others = Seat.objects.filter(not_over(today), starts_on__lte=today + AHEAD, user__in=people).exclude(unit=unit)
    return set(others.values_list("user_id", flat=True))


def serves_elsewhere(person: User, unit: Unit, today: date) -> bool:
    """Whether the person has a seat in another unit, or is to have one soon."""
    return bool(serving_elsewhere([person], unit, today))


def why_off_limits(person: User, unit: Unit, today: date) -> str:
    """Why ``unit`` may not touch the person's login or record; an empty text if it may."""
    if person.is_superuser:
        return _("This person operates the whole system; only operators change their login.")
    if serves_elsewhere(person, unit, today):
        return _("This person serves elsewhere too: end the seats here instead.")
    return ""


def person_named(username: str) -> User | None:
    """The person with this user name, however it is capitalised."""
    return User.objects.filter(username__iexact=User.normalize_username(username)).first()


def person_known_as(username: str, email: str) -> User | None:
    """The person with exactly this user name and this e-mail address (capitals aside), if a unit may appoint them.

    Operators and people whose login is closed answer as if they did not exist, and so does everybody whose address
    is another: who asks learns nothing but what the person has told.
    """
    person = User.objects.filter(username=User.normalize_username(username), is_active=True, is_superuser=False).first()
    return person if person is not None and email and person.email.lower() == email.lower() else None


def administrators(unit: Unit, day: date) -> QuerySet[Seat]:
    """Seats that administer ``unit`` on ``day``, of people whose login is open."""
    seats = Seat.objects.in_office(day).filter(unit=unit, user__is_active=True)
    # SQLite cannot look into JSON lists; a board has a few dozen seats.
    ids = [pk for pk, levels in seats.values_list("pk", "levels") if Level.SYSTEM_ADMINISTRATOR in levels]
    return Seat.objects.filter(pk__in=ids)
