"""What is entered with an appointment, and what speaks against it, whichever act it is part of."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sites.models import Seat, Unit
from sites.people.standing import AHEAD, not_over, person_named
from sites.reach import forget_reach
from sites.services import appoint
from users.models import User
from vietnamese.folding import nfc


@dataclass(frozen=True)
class Term:
    """A seat to be given: what it is, from when to when, and by which decision."""

    position: str
    title: str
    levels: tuple[str, ...]
    decision_number: str
    decision_date: date
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Newcomer:
    """Somebody who has no login yet."""

    username: str
    last_name: str
    first_name: str
    email: str


def enter(newcomer: Newcomer, unit: Unit, today: date) -> User:
    """Enter a new person, without a password.

    Raises:
        ValidationError: a user name that is taken (by whom is not said), a colleague's e-mail address or a name that
            is none.
    """
    names = {field: nfc(value).strip() for field, value in asdict(newcomer).items()}
    names["username"] = User.normalize_username(names["username"])
    names["email"] = User.objects.normalize_email(names["email"])
    person = User(**names)
    person.set_unusable_password()
    person.clean_fields(exclude=["password"])
    if not person.email:
        raise ValidationError({"email": _("The letter needs an e-mail address.")})
    refuse_known_address(person, unit, today)
    try:
        with transaction.atomic():
            if person_named(person.username):
                raise IntegrityError
            person.save(force_insert=True)
    except IntegrityError:
        # Neither who has the name nor where: it may be anybody of the province.
        problem = _(
            "This user name cannot be given to a new person; choose another. If the person says that it is theirs, "
            "appoint them by user name and e-mail address."
        )
        raise ValidationError({"username": problem}) from None
    return person


def why_not_oneself(person: User, by: User) -> str:
    """Why ``by`` gives no seat to ``person``, if they are the same; an empty text for everybody else.

    An administrator never publishes by the own word (seed 004 Đ14.2): another level, position or longer term for
    oneself is for another administrator, or for whoever oversees the unit. All other acts remain, so that the sole
    administrator of a unit keeps it in order.
    """
    return _("Nobody gives a seat to themselves. Ask the other administrator or the hub.") if person == by else ""


def give_seat(unit: Unit, person: User, term: Term, by: User, today: date) -> Seat:
    """Appoint, if nothing speaks against the person or the term.

    Raises:
        ValidationError: oneself, an operator, a decision that lies ahead, a term that is over, begins too late or is
            held already, or whatever :func:`sites.services.appoint` refuses.
    """
    if person.is_superuser:
        raise ValidationError(_("This person operates the whole system; operators hold no seats."))
    if reason := why_not_oneself(person, by):
        raise ValidationError(reason)
    refuse_undecided(term.decision_date, today)
    _refuse_far_ahead(term.starts_on, today)
    if term.ends_on and term.ends_on < today:
        raise ValidationError({"ends_on": _("The term would be over already.")})
    if _same_seats(unit, person, term).exists():
        raise ValidationError({"position": _("The person holds this position already in this period.")})
    seat = appoint(unit=unit, user=person, **asdict(term), today=today)
    forget_reach(person)
    return seat


def refuse_known_address(person: User, unit: Unit, today: date) -> None:
    """Refuse the e-mail address of a colleague; whether people of other boards have it is not asked."""
    serving = Seat.objects.filter(not_over(today), unit=unit, user__email__iexact=person.email)
    if serving.exclude(user=person.pk).exists():
        raise ValidationError({"email": _("A person of the unit has this e-mail address already.")})


def refuse_undecided(decision_date: date, today: date) -> None:
    """Refuse a decision that lies ahead."""
    if decision_date > today:
        raise ValidationError({"decision_date": _("The decision has not been made yet: its date lies ahead.")})


def _refuse_far_ahead(starts_on: date, today: date) -> None:
    if starts_on > today + AHEAD:
        problem = _("A term begins at most %(days)d days ahead, on %(date)s at the latest.")
        latest = date_format(today + AHEAD, "d/m/Y")
        raise ValidationError({"starts_on": problem % {"days": AHEAD.days, "date": latest}})


def _same_seats(unit: Unit, person: User, term: Term) -> QuerySet[Seat]:
    same = Seat.objects.filter(not_over(term.starts_on), unit=unit, user=person, position=term.position)
    return same.filter(starts_on__lte=term.ends_on) if term.ends_on else same
