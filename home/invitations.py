"""The letter by which a new person chooses a password."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
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
    text = render_to_string("home/emails/invitation.txt", {"user": user, "unit": unit, "url": url})
    send_mail(_("Your seat on the editorial board of %(unit)s") % {"unit": unit.name}, text, None, [user.email])
