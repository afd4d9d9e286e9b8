"""Host names of units: what is a valid one, and how a request's host is read."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
LONGEST_HOST_NAME = 253


def normalise_host(raw: str) -> str:
    """Return a host as stored: lower case, without port and without the root dot.

    Args:
        raw: the Host header or what a person typed, e.g. ``BaXuyen.bacgiang.localhost.:8000``.
    """
    host = raw.strip().lower()
    if not host.endswith("]"):  # an IPv6 literal keeps its colons
        host = host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdigit() else host
    return host.rstrip(".")


def validate_hostname(hostname: str) -> None:
    """Check a full host name of any depth (``baxuyen.songcong.thainguyen.gov.vn``).

    Raises:
        ValidationError: names the label that is wrong.
    """
    if len(hostname) > LONGEST_HOST_NAME:
        raise ValidationError(_("A host name has at most 253 characters."), code="too_long")
    labels = hostname.split(".")
    if len(labels) < 2:
        raise ValidationError(_("A host name has at least two parts, such as “xa.tinh.gov.vn”."), code="too_short")
    for label in labels:
        if not LABEL.fullmatch(label):
            raise ValidationError(
                _(
                    "“%(label)s” cannot be part of a host name: use unaccented lower-case letters, digits and "
                    "hyphens (not first or last), at most 63 characters."
                ),
                code="bad_label",
                params={"label": label},
            )
    if labels[-1].isdigit():
        raise ValidationError(_("A host name is not an IP address."), code="ip_address")
