"""Letters about seats and logins: to whom they are given, and to whom something has changed."""

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.formats import date_format
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override

from sites.choices import Level, Position
from sites.models import Seat, Unit
from users.models import User


def invite(user: User, unit: Unit) -> None:
    """Send ``user`` a link with which to choose a password; it works once and for three days."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    url = settings.PORTAL_URL + reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
    text = render_to_string("sites/people/emails/invitation.txt", {"user": user, "unit": unit, "url": url})
    send_mail(_("Your seat on the editorial board of %(unit)s") % {"unit": unit.name}, text, None, [user.email])


def invite_on_commit(user: User, unit: Unit) -> None:
    """Send the letter once the act stands; a mail server that is down does not make it look failed."""

    def send() -> None:  # not a partial: Django names a robust callback that fails by its __qualname__
        invite(user, unit)

    transaction.on_commit(send, robust=True)


def tell_former_address(address: str, user: User, unit: Unit) -> None:
    """Tell the former address that another has taken its place: letters with links to a new password go there now."""

    def send() -> None:
        context = {"user": user, "unit": unit}
        text = render_to_string("sites/people/emails/address_changed.txt", context)
        send_mail(_("Your e-mail address for %(unit)s has been changed") % {"unit": unit.name}, text, None, [address])

    transaction.on_commit(send, robust=True)


def tell_appointed(seat: Seat, by: User) -> None:
    """Tell somebody who has a login already of a seat on a board that is not theirs alone, and whom to ask about it."""
    person, unit = seat.user, seat.unit
    if not person.email:
        return

    def send() -> None:
        with override(person.language):
            text = render_to_string("sites/people/emails/appointed.txt", _appointment(seat, by))
            subject = _("You have been appointed to the editorial board of %(unit)s") % {"unit": unit.display_name}
        send_mail(subject, text, None, [person.email])

    transaction.on_commit(send, robust=True)


def _appointment(seat: Seat, by: User) -> dict[str, Any]:
    # Neither the office held nor the decision's number: both are free text, and the letter carries nobody's message.
    return {
        "user": seat.user,
        "unit": seat.unit,
        "hub": Unit.objects.hub(),
        # Which operator it was is the operators' own business.
        "by": None if by.is_superuser else by,
        "position": Position(seat.position).label,
        "levels": ", ".join(str(level.label) for level in Level if level in seat.levels),
        "from": date_format(seat.starts_on, "d/m/Y"),
    }
