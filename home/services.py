"""Founding a unit: the whole story of a new portal in one place."""

from datetime import date
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, Site

from home.founding import Founding, SeatPlan, founding_problems
from home.invitations import invite
from home.models import UnitDirectoryPage
from home.starting_pages import LANGUAGES, StartingPage, plant_home, plant_pages, starting_pages
from sites.choices import Level, Position, UnitKind
from sites.models import Branding, Unit, UnitHost, UnitName, UnitPage, UnitRoot
from sites.page_urls import forget_root_paths
from sites.services import appoint, create_collection, create_groups
from sites.tree import tree_lock
from users.models import User
from vietnamese.folding import nfc
from workflow.services import assign_chain


@transaction.atomic
def found_unit(founding: Founding, *, today: date) -> Unit:
    """Found a unit with everything a portal needs, or nothing at all.

    Args:
        founding: what to found.
        today: the day on which it is done; seats that begin later carry no rights yet.

    Returns:
        The new unit.

    Raises:
        ValidationError: the reasons, by field (duplicate or bad host name, a unit above that has ended ...).
    """
    with tree_lock():
        refuse_if_impossible(founding)
        unit = create_unit(founding)
        homes = plant_roots(unit)
        plant_pages(homes, starting_pages(is_hub=unit.is_hub))
        give_site(unit, founding, homes["vi"])
        give_looks(unit, founding)
        create_groups(unit, roots=homes.values())
        assign_chain(unit, founding.preset)
        fill_seats(unit, founding.seats, today)
    return unit


def refuse_if_impossible(founding: Founding) -> None:
    """Raise every reason against the founding at once."""
    if problems := founding_problems(founding):
        raise ValidationError(problems)


def create_unit(founding: Founding) -> Unit:
    """Enter the unit in the tree of units, with its first name and host name and its collection."""
    unit = Unit(
        code=founding.code,
        kind=founding.kind,
        name=nfc(founding.name),
        short_name=nfc(founding.short_name),
        name_en=nfc(founding.name_en),
        short_name_en=nfc(founding.short_name_en),
        founded_on=founding.founded_on,
        founding_decision=founding.founding_decision,
        preset=founding.preset,
        collection=create_collection(nfc(founding.short_name)),
    )
    unit = founding.parent.add_child(instance=unit) if founding.parent else Unit.add_root(instance=unit)
    UnitName.objects.create(
        unit=unit,
        name=unit.name,
        short_name=unit.short_name,
        name_en=unit.name_en,
        short_name_en=unit.short_name_en,
        valid_from=founding.founded_on,
        basis=founding.founding_decision,
    )
    if founding.hostname:
        UnitHost.objects.create(
            unit=unit, hostname=founding.hostname, valid_from=founding.founded_on, basis=founding.founding_decision
        )
    return unit


def plant_roots(unit: Unit) -> dict[str, UnitPage]:
    """Plant the home pages: at the top for a site of its own, in the hub's directory without one."""
    has_own_site = unit.hosts.exists()
    parents = tree_root() if has_own_site else directory_pages()
    homes = plant_home(unit, parents)
    UnitRoot.objects.bulk_create(UnitRoot(unit=unit, page_id=home.pk) for home in homes.values())
    forget_root_paths()
    return homes


def tree_root() -> dict[str, Page]:
    """The one root of the page tree, for every language."""
    root = Page.get_first_root_node()
    return dict.fromkeys(LANGUAGES, root)


def directory_pages() -> dict[str, Page]:
    """The hub's directory of units in every language.

    Raises:
        ValidationError: the hub has none, so that a unit without a host name has nowhere to publish.
    """
    pages = {page.locale.language_code: page for page in UnitDirectoryPage.objects.select_related("locale")}
    if set(pages) < set(LANGUAGES):
        raise ValidationError({"hostname": [_("A unit without a host name needs the hub's directory of units.")]})
    return pages


def give_site(unit: Unit, founding: Founding, home: Page) -> None:
    """Register the host name with Wagtail."""
    if not founding.hostname:
        return
    if unit.is_hub:
        # A fresh Wagtail holds a default site for localhost; there is one default, and it is the hub.
        Site.objects.filter(is_default_site=True).delete()
    unit.site = Site.objects.create(
        hostname=founding.hostname,
        port=settings.PORTAL_PORT,
        site_name=unit.short_name,
        root_page=home,
        is_default_site=unit.is_hub,
    )
    unit.save()


def give_looks(unit: Unit, founding: Founding) -> None:
    """Set emblem, colours and footer."""
    if unit.site is None:
        return
    if founding.emblem is not None:
        founding.emblem.collection = unit.collection
        founding.emblem.save()
    branding = Branding(
        site=unit.site,
        emblem=founding.emblem,
        primary_colour=founding.primary_colour,
        accent_colour=founding.accent_colour,
        responsible_vi=founding.responsible_vi,
        responsible_en=founding.responsible_en,
        address_vi=founding.address_vi,
        address_en=founding.address_en,
        phone=founding.phone,
        email=founding.email,
    )
    branding.full_clean()
    branding.save()


def fill_seats(unit: Unit, seats: tuple[SeatPlan, ...], today: date) -> None:
    """Appoint the board; people who are new get a letter with a link to choose their password."""
    for seat in seats:
        user, is_new = User.objects.get_or_create(
            username=seat.username,
            defaults={"last_name": nfc(seat.last_name), "first_name": nfc(seat.first_name), "email": seat.email},
        )
        if is_new:
            user.set_unusable_password()
            user.save()
        appoint(
            unit=unit,
            user=user,
            position=seat.position,
            title=nfc(seat.title),
            levels=seat.levels,
            decision_number=seat.decision_number,
            decision_date=seat.decision_date,
            starts_on=seat.starts_on,
            today=today,
        )
        if is_new and user.email:
            transaction.on_commit(partial(invite, user, unit))


def founding_summary(founding: Founding) -> list[tuple[str, str]]:
    """What founding will create, as (what, in detail) pairs for people to read before they agree."""
    pages = starting_pages(is_hub=founding.kind == UnitKind.PROVINCE)
    seats = ", ".join(f"{Position(seat.position).label}: {seat.last_name} {seat.first_name}" for seat in founding.seats)
    return [
        (_("Unit"), f"{founding.name} ({UnitKind(founding.kind).label})"),
        (_("Site"), founding.hostname or _("a section of the hub")),
        (_("Home pages"), ", ".join(f"/{founding.code}{'' if code == 'vi' else '-en'}/" for code in LANGUAGES)),
        (_("Published pages"), _titles(pages, live=True)),
        (_("Pages to be written by the unit (drafts)"), _titles(pages, live=False)),
        (_("Collection of pictures and files"), founding.short_name),
        (_("Groups"), ", ".join(str(level.label) for level in Level)),
        (_("Seats"), seats or _("none yet")),
    ]


def _titles(pages: tuple[StartingPage, ...], *, live: bool) -> str:
    flat = [page for top in pages for page in (top, *top.children) if page.live is live]
    titles = []
    for language in LANGUAGES:
        with override(language):
            titles.append(", ".join(str(page.title) for page in flat))
    return " / ".join(titles)
