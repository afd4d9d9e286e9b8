"""The letter by which a new person chooses a password."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from sites.models import Unit
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
