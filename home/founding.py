"""What is needed to found a unit, and why it may be refused: one list of reasons for forms, files and the act."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from home.models import UnitDirectoryPage
from sites.choices import CLOSED_STATES, Level, Position, UnitKind
from sites.colours import contrast_ratio
from sites.hosts import validate_hostname
from sites.models import Unit, UnitHost
from sites.models.branding import COLOUR, LEAST_CONTRAST
from sites.models.units import CODE
from sites.people.standing import person_known_as, person_named
from users.models import User
from users.names import validate_name
from vietnamese.folding import fold
from workflow.services import find_preset

#: Every portal has its pages in these.
LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class SeatPlan:
    """A seat to fill at founding; an unknown user name becomes a new person, a known one is proved by the e-mail."""

    username: str
    last_name: str
    first_name: str
    position: str
    title: str
    levels: tuple[str, ...]
    decision_number: str
    decision_date: date
    starts_on: date
    email: str = ""

    @property
    def full_name(self) -> str:
        """The name in Vietnamese order."""
        return f"{self.last_name} {self.first_name}".strip()

    def means_the_same_as(self, other: SeatPlan) -> bool:
        """Whether both seats are for one person, if they have the same user name."""
        return fold(self.full_name) == fold(other.full_name) and self.email.lower() == other.email.lower()


@dataclass(frozen=True)
class Founding:
    """Everything that founding a unit needs.

    Attributes:
        hostname: full host name; empty for a unit that publishes in a section of the hub (seed 004 Đ5.2), whose
            looks and footer are the hub's.
        parent: the unit above; ``None`` only for the hub itself.
    """

    code: str
    kind: str
    name: str
    short_name: str
    founded_on: date
    parent: Unit | None = None
    hostname: str = ""
    name_en: str = ""
    short_name_en: str = ""
    founding_decision: str = ""
    preset: str = ""
    primary_colour: str = "#8a1c1c"
    accent_colour: str = "#b8860b"
    emblem: Any = None
    responsible_vi: str = ""
    responsible_en: str = ""
    address_vi: str = ""
    address_en: str = ""
    phone: str = ""
    email: str = ""
    seats: tuple[SeatPlan, ...] = field(default=())


Problems = dict[str, list[str | Promise]]


def founding_problems(founding: Founding) -> Problems:
    """Return the reasons why ``founding`` cannot be done, by field; an empty dict means that it can."""
    problems: Problems = {}

    def report(name: str, message: str | Promise) -> None:
        problems.setdefault(name, []).append(message)

    for name, problem in [
        ("code", _code_problem(founding.code)),
        ("kind", _kind_problem(founding)),
        ("parent", _parent_problem(founding)),
        ("hostname", _hostname_problem(founding)),
        ("emblem", _emblem_problem(founding)),
        ("primary_colour", _colour_problem(founding.primary_colour, must_carry_text=True)),
        ("accent_colour", _colour_problem(founding.accent_colour)),
        (
            "preset",
            _("There is no such approval chain.") if founding.preset and not find_preset(founding.preset) else None,
        ),
        ("seats", _seats_problem(founding.seats)),
    ]:
        if problem:
            report(name, problem)
    for name in ("name", "short_name"):
        if not getattr(founding, name).strip():
            report(name, _("A unit needs a name."))
    return problems


def _code_problem(code: str) -> str | None:
    if problem := _complaint(CODE, code):
        return problem
    if code.endswith("-en"):
        return _("A code must not end in “-en”: the English pages are named so.")
    if Unit.objects.filter(code=code).exists():
        return _("There is already a unit with the code “%(code)s”.") % {"code": code}
    return None


def _kind_problem(founding: Founding) -> str | None:
    if founding.kind not in UnitKind.values:
        return _("There is no such kind of unit.")
    if founding.kind == UnitKind.PROVINCE and founding.parent is not None:
        return _("The province is the one unit without a unit above it.")
    return None


def _parent_problem(founding: Founding) -> str | None:
    if founding.parent is None:
        if founding.kind != UnitKind.PROVINCE:
            return _("Name the unit above; only the province has none.")
        return _("The hub has been founded already.") if Unit.objects.hub() else None
    # Asked again: the copy in hand may be older than the end of the unit.
    if Unit.objects.filter(pk=founding.parent.pk, state__in=CLOSED_STATES).exists():
        return _("“%(unit)s” has ended; nothing can be founded under it.") % {"unit": founding.parent.name}
    return None


def _hostname_problem(founding: Founding) -> str | None:
    if not founding.hostname:
        return _no_hostname_problem(founding)
    if problem := _complaint(validate_hostname, founding.hostname):
        return problem
    if holder := holder_of(founding.hostname):
        return _("The host name “%(host)s” belongs to “%(unit)s”.") % {"host": founding.hostname, "unit": holder}
    return None


def _no_hostname_problem(founding: Founding) -> str | None:
    if founding.kind == UnitKind.PROVINCE:
        return _("The hub needs a host name.")
    if founding.parent is not None and set(directory_pages()) < set(LANGUAGES):
        return _("A unit without a host name needs the hub's directory of units.")
    return None


def holder_of(hostname: str) -> str | None:
    """Name of the unit or site that answers at ``hostname`` now or is to do so from a later day."""
    row = UnitHost.objects.filter(hostname=hostname, valid_to__isnull=True).select_related("unit").first()
    if row is not None:
        return str(row.unit.name)
    # A host that its unit gives up on a later day is still that unit's site.
    site = Site.objects.filter(hostname=hostname).select_related("unit").first()
    if site is None:
        return None
    unit = getattr(site, "unit", None)
    return str(unit.name if unit else site.site_name or site.hostname)


def directory_pages() -> dict[str, UnitDirectoryPage]:
    """The hub's directory of units, under which units without a host name publish, by language."""
    pages = UnitDirectoryPage.objects.live().select_related("locale")
    return {page.locale.language_code: page for page in pages}


def _emblem_problem(founding: Founding) -> str | None:
    if founding.emblem is not None and not founding.hostname:
        return _("A unit without a host name wears the emblem of the hub.")
    return None


def _colour_problem(colour: str, *, must_carry_text: bool = False) -> str | None:
    if problem := _complaint(COLOUR, colour):
        return problem
    if must_carry_text and contrast_ratio(colour, "#ffffff") < LEAST_CONTRAST:
        return _(
            "White text on this colour has a contrast of %(ratio).1f : 1; at least 4.5 : 1 is needed. "
            "Choose a darker colour."
        ) % {"ratio": contrast_ratio(colour, "#ffffff")}
    return None


def _seats_problem(seats: tuple[SeatPlan, ...]) -> str | None:
    if sum(seat.position == Position.HEAD for seat in seats) > 1:
        return _("A board has one head.")
    first: dict[str, SeatPlan] = {}
    for seat in seats:
        if problem := _seat_problem(seat, first.setdefault(seat.username.lower(), seat)):
            return problem
    return None


def _seat_problem(seat: SeatPlan, first: SeatPlan) -> str | None:
    """Why the seat cannot be filled.

    Args:
        first: the first seat of the plan with the same user name, which means the same person.
    """
    if seat.position not in Position.values or set(seat.levels) - set(Level.values):
        return _("Unknown position or level in the seat of %(person)s.") % {"person": seat.username}
    if not seat.decision_number.strip():
        return _("The seat of %(person)s needs the number of the decision.") % {"person": seat.username}
    if problem := _complaint(User.username_validator, seat.username) or _complaint(validate_name, seat.full_name):
        return problem
    is_another = person_named(seat.username) is not None and login_of(seat) is None
    return username_problem(seat) if is_another or not seat.means_the_same_as(first) else None


def login_of(seat: SeatPlan) -> User | None:
    """The login that the plan means: one with its user name, its e-mail address and its name, open and no operator's.

    The user name alone proves nothing: any unit can enter a person under the name of one whom the hub expects.
    """
    person = person_known_as(seat.username, seat.email)
    return person if person is not None and fold(person.get_full_name()) == fold(seat.full_name) else None


def username_problem(seat: SeatPlan) -> str:
    """That the user name is another's, in the same words whatever differs: whose it is stays untold."""
    return _(
        "The seat of %(name)s: the user name “%(username)s” is in use with another name or e-mail address, or cannot "
        "hold a seat. Choose another user name, or give name and e-mail address as this person's login has them."
    ) % {"name": seat.full_name, "username": seat.username}


def _complaint(validator: Any, value: str) -> str | None:
    try:
        validator(value)
    except ValidationError as error:
        return str(error.messages[0])
    return None


#: Labels of the fields, as forms and spreadsheets show them.
LABELS = {
    "code": gettext_lazy("Code"),
    "kind": gettext_lazy("Kind"),
    "name": gettext_lazy("Name"),
    "short_name": gettext_lazy("Short name"),
    "name_en": gettext_lazy("Name in English"),
    "short_name_en": gettext_lazy("Short name in English"),
    "parent": gettext_lazy("Unit above"),
    "hostname": gettext_lazy("Host name"),
    "founded_on": gettext_lazy("Founded on"),
    "founding_decision": gettext_lazy("Founding decision"),
    "preset": gettext_lazy("Approval chain"),
    "primary_colour": gettext_lazy("Main colour"),
    "accent_colour": gettext_lazy("Accent colour"),
    "emblem": gettext_lazy("Emblem"),
    "responsible_vi": gettext_lazy("Responsible person"),
    "responsible_en": gettext_lazy("Responsible person, in English"),
    "address_vi": gettext_lazy("Address"),
    "address_en": gettext_lazy("Address, in English"),
    "phone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail"),
}
