"""What an administrator does with the board: each is one transaction, checks who asks, and is entered in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from sites.choices import Level
from sites.delegations import delegate, earliest_last_day, end_delegation
from sites.models import Delegation, Seat, Unit
from sites.people.appointments import Newcomer, Term, enter, give_seat, refuse_undecided
from sites.people.invitations import invite_on_commit, tell_appointed
from sites.people.standing import (
    administrators,
    may_manage,
    people_of,
    person_known_as,
    serves,
    serves_elsewhere,
)
from sites.reach import forget_reach
from sites.services import apply_memberships, end_seat
from users.models import User
from vietnamese.folding import nfc


@contextmanager
def board_act(unit: Unit, by: User) -> Iterator[Unit]:
    """One act on the board of ``unit``: alone, whole, and by somebody who administers the unit.

    Raises:
        PermissionDenied: ``by`` does not (any more).
    """
    with transaction.atomic():
        locked = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
        if not may_manage(by, locked):
            raise PermissionDenied
        yield locked
    forget_reach(by)


def invite_person(*, unit: Unit, newcomer: Newcomer, term: Term, by: User, today: date) -> Seat:
    """Enter a new person with a first seat and send the letter with which to choose a password.

    Raises:
        ValidationError: a user name that is taken (by whom is not said), or a term that cannot be.
    """
    with board_act(unit, by) as board:
        person = enter(newcomer, board, today)
        seat = give_seat(board, person, term, by, today)
        log(seat, "board.invite", user=by, data=_facts(seat))
        invite_on_commit(person, board)
    return seat


def appoint_person(*, unit: Unit, person: User, term: Term, by: User, today: date) -> Seat:
    """Give another seat to somebody of the unit; who serves elsewhere too gets a letter.

    Raises:
        ValidationError: not of the unit, oneself, or a term that cannot be.
    """
    with board_act(unit, by) as board:
        if not people_of(board).filter(pk=person.pk).exists():
            raise ValidationError(_("This person has no seat in the unit."))
        if not serves(person, board, today) and serves_elsewhere(person, board, today):
            # Somebody of another board now: as with all of them, only who knows the address appoints them.
            raise ValidationError(_("This person serves elsewhere. Appoint them by user name and e-mail address."))
        seat = _appoint(board, person, term, by, today)
        log(seat, "board.appoint", user=by, data=_facts(seat))
    return seat


def appoint_known(*, unit: Unit, username: str, email: str, term: Term, by: User, today: date) -> Seat:
    """Give a seat to somebody who has a login already and has told both user name and e-mail address.

    A letter tells the person: whoever knows the two can have them from somebody else.

    Raises:
        ValidationError: there is nobody with both (the same answer whatever is wrong), it is oneself, or a term that
            cannot be.
    """
    with board_act(unit, by) as board:
        person = person_known_as(nfc(username), email)
        if person is None:
            raise ValidationError(
                _("There is nobody with this user name and this e-mail address. Ask the person for both.")
            )
        seat = _appoint(board, person, term, by, today)
        log(seat, "board.appoint", user=by, data=_facts(seat))
    return seat


def end_term(*, unit: Unit, seat: Seat, last_day: date, by: User, today: date) -> None:
    """End a seat early, and what was delegated with it. One that would end before it begins is withdrawn.

    Raises:
        ValidationError: already over, longer than before, backdated, or nobody would administer the unit.
    """
    with board_act(unit, by) as board:
        seat = Seat.objects.select_related("user", "unit").get(pk=seat.pk, unit=board)
        if seat.ends_on and seat.ends_on < today:
            raise ValidationError(_("This term is over already."))
        if seat.ends_on and last_day > seat.ends_on:
            raise ValidationError({"last_day": _("The term ends earlier. A longer one needs a new appointment.")})
        _refuse_backdating(last_day, today)
        if Level.SYSTEM_ADMINISTRATOR in seat.levels:
            keep_an_administrator(board, last_day + timedelta(days=1), Q(pk=seat.pk))
        if last_day < seat.starts_on:
            _withdraw(board, seat, by, today)
        else:
            end_seat(seat, last_day=last_day, today=today)
            log(seat, "board.end_seat", user=by, data=_facts(seat))


def delegate_rights(
    *,
    unit: Unit,
    head: Seat,
    deputy: Seat,
    decision_number: str,
    decision_date: date,
    starts_on: date,
    ends_on: date,
    by: User,
    today: date,
) -> Delegation:
    """Enter that the head lets a deputy act (row D1).

    Raises:
        ValidationError: see :func:`sites.delegations.delegate`.
    """
    with board_act(unit, by) as board:
        refuse_undecided(decision_date, today)
        delegation = delegate(
            # Read anew: a term may have ended since the form was shown.
            head=Seat.objects.get(pk=head.pk, unit=board),
            deputy=Seat.objects.get(pk=deputy.pk, unit=board),
            decision_number=decision_number,
            decision_date=decision_date,
            starts_on=starts_on,
            ends_on=ends_on,
            today=today,
        )
        _log_delegation(delegation, "board.delegate", by)
    return delegation


def end_delegation_early(*, unit: Unit, delegation: Delegation, last_day: date, by: User, today: date) -> None:
    """End a delegation before its day; one that has not begun is withdrawn.

    Raises:
        ValidationError: already over, longer than before, or backdated.
    """
    with board_act(unit, by) as board:
        delegation = Delegation.objects.get(pk=delegation.pk, seat__unit=board)
        if delegation.ends_on < today:
            raise ValidationError(_("This delegation is over already."))
        if last_day > delegation.ends_on:
            raise ValidationError({"last_day": _("The delegation ends earlier. A longer one needs a new decision.")})
        _refuse_backdating(last_day, today)
        _log_delegation(delegation, "board.end_delegation", by, last_day=last_day)
        end_delegation(delegation, last_day=last_day)


def keep_an_administrator(unit: Unit, day: date, without: Q) -> None:
    """Refuse an act after which nobody would administer ``unit`` from ``day`` on.

    Args:
        without: the seats that the act takes away.
    """
    if not administrators(unit, day).exclude(without).exists():
        raise ValidationError(
            _("From %(date)s on nobody would administer the unit. Appoint another system administrator first.")
            % {"date": date_format(day, "d/m/Y")}
        )


def _appoint(unit: Unit, person: User, term: Term, by: User, today: date) -> Seat:
    is_ours_alone = serves(person, unit, today) and not serves_elsewhere(person, unit, today)
    seat = give_seat(unit, person, term, by, today)
    if not is_ours_alone:
        tell_appointed(seat, by)
    return seat


def _withdraw(unit: Unit, seat: Seat, by: User, today: date) -> None:
    # The entry must hang on a seat that stays, or it would be nobody's: the acting administrator's.
    keeper = administrators(unit, today).exclude(pk=seat.pk).order_by("pk")
    place = keeper.filter(user=by).first() or keeper.first() or unit.seats.exclude(pk=seat.pk).first()
    if place is not None:
        log(place, "board.withdraw", user=by, title=str(seat), data=_facts(seat))
    seat.delete()
    apply_memberships(seat.user, today)
    forget_reach(seat.user)


def _refuse_backdating(last_day: date, today: date) -> None:
    earliest = earliest_last_day(today)
    if last_day < earliest:
        problem = _("The last day can be %(date)s at the earliest: what was done until then keeps its basis.")
        raise ValidationError({"last_day": problem % {"date": date_format(earliest, "d/m/Y")}})


def _facts(seat: Seat) -> dict[str, Any]:
    return {
        "person": str(seat.user),
        "position": seat.position,
        "levels": seat.levels,
        "decision": seat.decision_number,
        "from": seat.starts_on.isoformat(),
        "to": seat.ends_on.isoformat() if seat.ends_on else "",
    }


def _log_delegation(delegation: Delegation, action: str, by: User, last_day: date | None = None) -> None:
    # On the head's seat: a delegation that is withdrawn before it begins goes, and the entry stays.
    facts = {
        "person": str(delegation.deputy.user),
        "decision": delegation.decision_number,
        "from": delegation.starts_on.isoformat(),
        "to": (last_day or delegation.ends_on).isoformat(),
    }
    log(delegation.seat, action, user=by, data=facts)
