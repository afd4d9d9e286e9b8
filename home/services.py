"""Founding a unit: the whole story of a new portal in one place."""

from datetime import date
from html import escape
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Site

from home.founding import (
    LANGUAGES,
    Founding,
    SeatPlan,
    directory_pages,
    founding_problems,
    login_of,
    username_problem,
)
from home.models import StandardPage
from home.starting_pages import CONTACT, StartingPage, home_slug, plant_home, plant_pages, starting_pages
from images.models import UnitImage
from sites.choices import Level, Position, UnitKind
from sites.groups import create_groups
from sites.models import Branding, Unit, UnitHost, UnitName, UnitPage, UnitRoot
from sites.page_urls import forget_root_paths
from sites.people.invitations import invite_on_commit
from sites.people.standing import person_named
from sites.reach import below
from sites.search.indexing import index_pages
from sites.services import appoint, create_collection
from sites.tree import tree_lock
from users.models import User
from vietnamese.folding import nfc
from workflow.exemptions import without_approval
from workflow.services import assign_chain

#: Filled from the tree and by saving, so not yet there when a new unit is checked.
COMPUTED_FIELDS = ["path", "depth", "numchild", "collation_key"]


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
    try:
        with tree_lock():
            refuse_if_impossible(founding)
            # Its first pages say what the law and the decision say; there is no board yet that could approve them.
            with without_approval(_("Founding of the unit, %(basis)s") % {"basis": basis_of(founding)}):
                return _found(founding, today)
    except IntegrityError:
        # Somebody took the host name or the code between the question and the act.
        refuse_if_impossible(founding)
        raise


def basis_of(founding: Founding) -> str:
    """The decision on which the unit rests, or else its day."""
    return founding.founding_decision or f"{founding.founded_on:%d/%m/%Y}"


def _found(founding: Founding, today: date) -> Unit:
    unit = create_unit(founding)
    homes = plant_roots(unit)
    plant_pages(homes, starting_pages(is_hub=unit.is_hub))
    give_site(unit, founding, homes["vi"])
    create_groups(unit, roots=homes.values())
    assign_chain(unit, founding.preset)
    fill_seats(unit, founding.seats, today)
    # Last, because it may write a file, which no rollback takes away.
    give_looks(unit, founding, homes)
    # When they were planted it was not known yet whose they are, and where they are served.
    index_pages(Page.objects.filter(below(home.path for home in homes.values())))
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
    unit.clean_fields(exclude=COMPUTED_FIELDS)
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
    parents = tree_root() if unit.hosts.exists() else directory_pages()
    homes = plant_home(unit, parents)
    UnitRoot.objects.bulk_create(UnitRoot(unit=unit, page_id=home.pk) for home in homes.values())
    forget_root_paths()
    return homes


def tree_root() -> dict[str, Page]:
    """The one root of the page tree, for every language."""
    root = Page.get_first_root_node()
    return dict.fromkeys(LANGUAGES, root)


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


def give_looks(unit: Unit, founding: Founding, homes: dict[str, UnitPage]) -> None:
    """Set emblem, colours and footer; a unit in a section of the hub wears the hub's and keeps its own address."""
    if unit.site is None:
        for language, home in homes.items():
            with override(language):
                write_address(home, founding)
        return
    branding = Branding(
        site=unit.site,
        emblem=own_emblem(founding.emblem, unit.collection) if founding.emblem else None,
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


def own_emblem(picture: UnitImage, collection: Collection) -> UnitImage:
    """Bring ``picture`` into the unit's collection; one that another unit keeps stays there and is copied."""
    if picture.collection.is_root():
        picture.collection = collection
        picture.save()
        return picture
    twin = UnitImage.objects.get(pk=picture.pk)
    twin.pk, twin.collection = None, collection
    twin._state.adding = True
    with picture.file.open("rb") as file:
        twin.file = ContentFile(file.read(), name=PurePosixPath(picture.file.name).name)
    twin.save()
    return twin


def write_address(home: UnitPage, founding: Founding) -> None:
    """Put the unit's own address above the hub's on its contact page, in the language of the moment."""
    lines = [
        (_("Responsible person"), localised(founding, "responsible")),
        (_("Address"), localised(founding, "address")),
        (_("Telephone"), founding.phone),
        (_("E-mail"), founding.email),
    ]
    text = "".join(f"<p>{escape(label)}: {escape(nfc(value))}</p>" for label, value in lines if value)
    if text:
        page = StandardPage.objects.child_of(home).get(slug=CONTACT.slugs[home.locale.language_code])
        page.body = [("paragraph", text), *CONTACT.body()]
        page.save()


def localised(founding: Founding, name: str) -> str:
    """The value of a field that stands in both languages, in the language of the moment."""
    english = getattr(founding, f"{name}_en") if get_language() == "en" else ""
    return str(english or getattr(founding, f"{name}_vi"))


def fill_seats(unit: Unit, seats: tuple[SeatPlan, ...], today: date) -> None:
    """Appoint the board; people who are new get a letter with a link to choose their password.

    Raises:
        ValidationError: a user name has been taken meanwhile, by whomever.
    """
    newcomers: dict[str, User] = {}
    for seat in seats:
        user = newcomers.get(seat.username.lower()) or login_of(seat)
        if user is None:
            user = newcomers[seat.username.lower()] = create_person(seat)
            if user.email:
                invite_on_commit(user, unit)
        appoint(
            unit=unit,
            user=user,
            position=seat.position,
            title=seat.title,
            levels=seat.levels,
            decision_number=seat.decision_number,
            decision_date=seat.decision_date,
            starts_on=seat.starts_on,
            today=today,
        )


def create_person(seat: SeatPlan) -> User:
    """Enter a new person, who chooses a password by the letter.

    Raises:
        ValidationError: the user name is another's, or was taken since that was asked.
    """
    if person_named(seat.username):
        raise ValidationError({"seats": [username_problem(seat)]})
    return User.objects.create_user(
        seat.username, email=seat.email, last_name=nfc(seat.last_name), first_name=nfc(seat.first_name)
    )


def founding_summary(founding: Founding) -> list[tuple[str, str]]:
    """What founding will create, as (what, in detail) pairs for people to read before they agree."""
    pages = starting_pages(is_hub=founding.kind == UnitKind.PROVINCE)
    return [
        (_("Unit"), f"{founding.name} ({UnitKind(founding.kind).label})"),
        (_("Site"), founding.hostname or _("a section of the hub")),
        (_("Home pages"), ", ".join(home_addresses(founding))),
        (_("Published pages"), _titles(pages, live=True)),
        (_("Pages to be written by the unit (drafts)"), _titles(pages, live=False)),
        (_("Collection of pictures and files"), founding.short_name),
        (_("Groups"), ", ".join(str(level.label) for level in Level)),
        (_("Seats"), ", ".join(_seat_summary(seat) for seat in founding.seats) or _("none yet")),
    ]


def home_addresses(founding: Founding) -> list[str]:
    """Where the home pages will be, in every language."""
    if founding.hostname:
        site = Site(hostname=founding.hostname, port=settings.PORTAL_PORT)
        return [f"{site.root_url}/", f"{site.root_url}/en/"]
    parents = directory_pages()
    return [f"{parents[code].full_url}{home_slug(founding.code, code)}/" for code in LANGUAGES]


def _seat_summary(seat: SeatPlan) -> str:
    text = f"{Position(seat.position).label}: {seat.full_name} ({seat.username})"
    remark = _("new person")
    return text if person_named(seat.username) else f"{text} – {remark}"


def _titles(pages: tuple[StartingPage, ...], *, live: bool) -> str:
    flat = [page for top in pages for page in (top, *top.children) if page.live is live]
    titles = []
    for language in LANGUAGES:
        with override(language):
            titles.append(", ".join(str(page.title) for page in flat))
    return " / ".join(titles)
