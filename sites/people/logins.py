"""The login and record of a person: a unit changes them only while nobody but itself is served by the person."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from sites.models import Unit
from sites.people.appointments import refuse_known_address
from sites.people.closings import CLOSED, OPENED, why_not_open_again
from sites.people.invitations import invite_on_commit, tell_former_address
from sites.people.services import board_act, keep_an_administrator
from sites.people.standing import administrators, people_of, serves, why_off_limits
from sites.reach import forget_reach
from users.models import User
from vietnamese.folding import nfc

#: All of a person's record that a unit may change.
NAMES = ("last_name", "first_name", "email")


def why_not(person: User, unit: Unit, today: date, *, must_serve: bool) -> str:
    """Why ``unit`` may not change the login of ``person``; an empty text if it may.

    Args:
        must_serve: people who have left are not the unit's either.
    """
    if not people_of(unit).filter(pk=person.pk).exists():
        return _("This person has no seat in the unit.")
    if reason := why_off_limits(person, unit, today):
        return reason
    if must_serve and not serves(person, unit, today):
        return _("This person has no seat in the unit any more.")
    return ""


@contextmanager
def _login_of(person: User, unit: Unit, by: User, today: date, *, must_serve: bool) -> Iterator[tuple[User, Unit]]:
    """The person's record, locked: whoever appoints them elsewhere at the same time comes before or after."""
    with board_act(unit, by) as board:
        locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        if reason := why_not(locked, board, today, must_serve=must_serve):
            raise ValidationError(reason)
        yield locked, board
    forget_reach(person)


def _log(person: User, unit: Unit, action: str, by: User, **facts: Any) -> None:
    seat = unit.seats.filter(user=person).order_by("starts_on", "pk").last()
    # By login and unit it is known later who has closed what; the seat may be gone by then.
    log(seat, action, user=by, data={"person": str(person), "login": person.pk, "unit": unit.pk, **facts})


def deactivate(*, unit: Unit, person: User, by: User, today: date) -> None:
    """Close the login: the person's sessions end with their next request.

    Raises:
        ValidationError: the person serves elsewhere too or is an operator, it is one's own login, or nobody would
            administer the unit.
    """
    with _login_of(person, unit, by, today, must_serve=False) as (locked, board):
        if locked == by:
            raise ValidationError(_("Nobody deactivates their own login."))
        if administrators(board, today).filter(user=locked).exists():
            keep_an_administrator(board, today, Q(user=locked))
        if locked.is_active:
            locked.is_active = False
            locked.save(update_fields=["is_active"])
            _log(locked, board, CLOSED, by)


def reactivate(*, unit: Unit, person: User, by: User, today: date) -> None:
    """Open the login again, if it was the unit that closed it.

    Raises:
        ValidationError: the person does not serve this unit alone, or is an operator, or somebody else has closed it.
    """
    with _login_of(person, unit, by, today, must_serve=True) as (locked, board):
        if reason := why_not_open_again(locked, board, by):
            raise ValidationError(reason)
        if not locked.is_active:
            locked.is_active = True
            locked.save(update_fields=["is_active"])
            _log(locked, board, OPENED, by)


def edit_person(*, unit: Unit, person: User, names: dict[str, str], by: User, today: date) -> None:
    """Correct names and e-mail address, and nothing else of the record.

    Args:
        names: values of :data:`NAMES`; whatever else it holds is passed over.

    Raises:
        ValidationError: the person does not serve this unit alone or is an operator, or a value that cannot be.
    """
    with _login_of(person, unit, by, today, must_serve=True) as (locked, board):
        former = {field: getattr(locked, field) for field in NAMES}
        for field in NAMES:
            setattr(locked, field, nfc(names[field]).strip())
        if not locked.email:
            raise ValidationError({"email": _("The person needs an e-mail address.")})
        _refuse_takeover(locked, former["email"], by)
        locked.clean_fields(exclude={column.name for column in User._meta.fields} - set(NAMES))
        refuse_known_address(locked, board, today)
        changed = {
            field: [old, getattr(locked, field)] for field, old in former.items() if old != getattr(locked, field)
        }
        if changed:
            locked.save(update_fields=NAMES)
            _log(locked, board, "board.edit_person", by, changed=changed)
        if former["email"] and "email" in changed:
            tell_former_address(former["email"], locked, board)


def _refuse_takeover(person: User, former_email: str, by: User) -> None:
    """Refuse another address for a login in use: who reads its mail can set its password, and act as its person."""
    if person.email == former_email or person.last_login is None or by.is_superuser or by.pk == person.pk:
        return
    raise ValidationError(
        {"email": _("The person has logged in already: only they themselves change this address, in their account.")}
    )


def invite_again(*, unit: Unit, person: User, by: User, today: date) -> None:
    """Send the letter once more to somebody who has not logged in yet.

    Raises:
        ValidationError: the person has logged in, is deactivated, does not serve this unit alone, or is an operator.
    """
    with _login_of(person, unit, by, today, must_serve=True) as (locked, board):
        if locked.last_login is not None:
            raise ValidationError(_("This person has logged in already and can ask for a new password there."))
        if not locked.is_active:
            raise ValidationError(_("This login is deactivated."))
        if not locked.email:
            raise ValidationError(_("The letter needs an e-mail address."))
        _log(locked, board, "board.invite_again", by)
        invite_on_commit(locked, board)
