"""What an administrator may type: paths that a redirect answers for, and addresses to which it may lead.

Redirects are the classic way to turn an official address into a door to somewhere else (``//evil``, ``javascript:``,
``https://bacgiang.gov.vn@evil.test``), so an address is taken apart strictly: what browsers and Python read
differently is refused instead of interpreted.
"""

import re
import unicodedata
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from sites.hosts import validate_hostname
from sites.models import TrustedHost, UnitHost
from vietnamese.folding import nfc

#: First parts of addresses that are the machinery's: no redirect may stand in for one that answers 404 there.
RESERVED = frozenset({"admin", "api", "files", "healthz", "media", "readyz", "static", "themes"})
SCHEMES = {"http": 80, "https": 443}
LONGEST_ADDRESS = 255

_HOST_AND_PORT = re.compile(r"([A-Za-z0-9.-]+)(?::([1-9][0-9]{0,4}))?")
#: Classes of characters that hide in an address: controls, formats (zero width, direction), separators, unassigned.
_HIDDEN = ("C", "Z")


def clean_old_path(text: str) -> str:
    """The path that a redirect answers for, as it is stored and looked up.

    Raises:
        ValidationError: not a path of a site, or one of the machinery's.
    """
    text = _without_hidden_characters(text)
    if not text or text.startswith("//") or _split(text).scheme or _split(text).netloc:
        raise ValidationError(_("Write the path only, beginning with “/”, such as /gioi-thieu/bo-may."))
    path = nfc(Redirect.normalise_path(text))
    parts = parts_of(path)
    if parts is None:
        raise ValidationError(_("A path contains neither “//” nor “..”."))
    if not parts or (len(parts) == 1 and parts[0] in dict(settings.LANGUAGES)):
        raise ValidationError(_("The home page cannot be redirected."))
    if is_reserved(path):
        raise ValidationError(_("Addresses that begin with /%(part)s belong to the system.") % {"part": parts[0]})
    if len(path) > LONGEST_ADDRESS:
        raise ValidationError(_("An address has at most %(number)d characters.") % {"number": LONGEST_ADDRESS})
    return path


def is_reserved(path: str) -> bool:
    """Whether the path lies in a part of the site that is the machinery's, however it is written."""
    parts = parts_of(path)
    return parts is None or bool(parts and parts[0] in RESERVED)


def parts_of(path: str) -> list[str] | None:
    """The parts of a path, decoded and in lower case; ``None`` for one that a server could read in two ways."""
    text = path.partition("?")[0].partition(";")[0]
    for _round in range(3):  # %252e is %2e is “.”
        text = unquote(text)
    parts = text.casefold().strip("/").split("/") if text.strip("/") else []
    return None if {"", ".", ".."} & set(parts) or "\\" in text or text.startswith("//") else parts


def clean_link(text: str) -> str:
    """The address to which a redirect leads outside of the page tree, in the one way of writing it.

    Raises:
        ValidationError: anything but http(s) to a host of the province or one that the hub trusts.
    """
    text = nfc(_without_hidden_characters(text))
    parts = _split(text)
    if parts.scheme.lower() not in SCHEMES or not parts.netloc:
        raise ValidationError(_("An address begins with https:// or http:// and names a host."))
    host, port = _host_and_port(parts.netloc)
    if not _is_allowed(host, port, parts.scheme.lower()):
        raise ValidationError(
            _("Redirects may not lead to “%(host)s”. Allowed are the portals of the province and: %(hosts)s.")
            % {"host": f"{host}:{port}" if port else host, "hosts": trusted_hosts() or "–"}
        )
    link = urlunsplit((parts.scheme.lower(), f"{host}:{port}" if port else host, *parts[2:]))
    if len(link) > LONGEST_ADDRESS:
        raise ValidationError(_("An address has at most %(number)d characters.") % {"number": LONGEST_ADDRESS})
    return link


def trusted_hosts() -> str:
    """The hosts outside of the province to which redirects may lead, as a list for people."""
    return ", ".join(TrustedHost.objects.values_list("hostname", flat=True))


def _is_allowed(host: str, port: int | None, scheme: str) -> bool:
    if UnitHost.objects.on(timezone.localdate()).filter(hostname=host).exists():
        return port in {None, SCHEMES[scheme], settings.PORTAL_PORT}
    return port in {None, SCHEMES[scheme]} and TrustedHost.objects.filter(hostname=host).exists()


def _host_and_port(netloc: str) -> tuple[str, int | None]:
    if "@" in netloc:
        raise ValidationError(_("An address with “@” before the host leads somewhere else than it seems."))
    match = _HOST_AND_PORT.fullmatch(netloc)
    if match is None:
        raise ValidationError(_("Write the host name in plain letters, digits, hyphens and dots."))
    host = match[1].lower()
    if host.endswith("."):
        raise ValidationError(_("A host name does not end in a dot."))
    validate_hostname(host)
    refuse_look_alike(host)
    return host, int(match[2]) if match[2] else None


def refuse_look_alike(host: str) -> None:
    """Refuse a host name that stands for letters of another alphabet.

    Raises:
        ValidationError: browsers show ``xn--80ak6aa92e.com`` as the name of a well-known company.
    """
    if any(label.startswith("xn--") for label in host.split(".")):
        raise ValidationError(
            _("Host names with accented or foreign letters (xn--…) are not accepted: they can look like another.")
        )


def _without_hidden_characters(text: str) -> str:
    text = text.strip(" ")
    if "\\" in text or any(unicodedata.category(character)[0] in _HIDDEN for character in text):
        raise ValidationError(_("An address contains no spaces, backslashes or invisible characters."))
    return text


def _split(text: str) -> SplitResult:
    try:
        return urlsplit(text)
    except ValueError as error:  # brackets that do not close
        raise ValidationError(_("This is not an address.")) from error
