"""The unit that the admin shows to somebody with seats in several: chosen by a switch, kept in the session."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from sites.choices import CLOSED_STATES
from sites.middleware import is_admin_path
from sites.models import Unit
from sites.reach import reach_of

SESSION_KEY = "current_unit"
#: Where the answers are kept for the length of a request.
UNITS_MEMO, UNIT_MEMO = "_chosen_units", "_current_unit"


def chosen_units(request: HttpRequest) -> list[Unit]:
    """The units among which the person chooses: those of their seats today, in Vietnamese order.

    An operator chooses among all that are in operation, and only when asking for a board: none is theirs.
    """
    known: list[Unit] | None = getattr(request, UNITS_MEMO, None)
    if known is None:
        reach = reach_of(request.user)
        units = Unit.objects.exclude(state__in=CLOSED_STATES)
        if not reach.is_everything:
            units = units.filter(pk__in=reach.unit_ids)
        known = list(units.order_by("collation_key", "code"))
        setattr(request, UNITS_MEMO, known)
    return known


def current_unit(request: HttpRequest) -> Unit | None:
    """The unit that was chosen last, if it is still the person's; else the first of theirs.

    ``None`` for people without a seat, and for operators until they choose one.
    """
    if not hasattr(request, UNIT_MEMO):
        setattr(request, UNIT_MEMO, _find(request, request.session.get(SESSION_KEY)))
    found: Unit | None = getattr(request, UNIT_MEMO)
    return found


def _find(request: HttpRequest, wanted: object) -> Unit | None:
    if reach_of(request.user).is_everything:
        # Not by way of the list: an operator's would hold every unit of the province.
        ours = Unit.objects.exclude(state__in=CLOSED_STATES)
        return ours.filter(pk=wanted).first() if isinstance(wanted, int) else None
    units = chosen_units(request)
    return next((unit for unit in units if unit.pk == wanted), units[0] if units else None)


def choose_unit(request: HttpRequest, unit: Unit) -> None:
    """Show ``unit`` from now on; the caller has made sure that it is among :func:`chosen_units`."""
    request.session[SESSION_KEY] = unit.pk
    setattr(request, UNIT_MEMO, unit)


def safe_admin_path(address: str, default: str) -> str:
    """``address`` if it is a place in this admin and nothing else, ``default`` otherwise."""
    if not address.isprintable() or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return default
    parts = urlsplit(address)
    is_plain = not parts.scheme and not parts.netloc and ".." not in parts.path
    return address if is_plain and is_admin_path(parts.path) else default
