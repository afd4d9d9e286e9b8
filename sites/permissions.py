"""What the four levels may do in their unit (seed 004 Đ14.2, seed 000 Đ6.4), in Wagtail's terms."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sites.choices import CLOSED_STATES, Level
from sites.models import Seat, Unit

#: On the unit's root pages in every language. A system administrator runs the site but never publishes.
PAGE_PERMISSIONS: dict[str, tuple[str, ...]] = {
    Level.CONTRIBUTOR: ("add_page",),
    Level.REVIEWER: ("add_page", "change_page", "lock_page", "unlock_page"),
    Level.PUBLISHER: ("add_page", "change_page", "publish_page"),
    Level.SYSTEM_ADMINISTRATOR: ("add_page", "change_page"),
}

#: On the unit's collection: (application label, codename). Wagtail asks for the permissions of its own picture and
#: file models even when a project has swapped them. Who may change a picture or file may delete it too: Wagtail has no
#: permission of its own for that.
COLLECTION_PERMISSIONS: dict[str, tuple[tuple[str, str], ...]] = {
    Level.CONTRIBUTOR: (
        ("wagtailimages", "add_image"),
        ("wagtailimages", "choose_image"),
        ("wagtaildocs", "add_document"),
        ("wagtaildocs", "choose_document"),
    ),
    Level.REVIEWER: (
        ("wagtailimages", "add_image"),
        ("wagtailimages", "change_image"),
        ("wagtailimages", "choose_image"),
        ("wagtaildocs", "add_document"),
        ("wagtaildocs", "change_document"),
        ("wagtaildocs", "choose_document"),
    ),
    Level.PUBLISHER: (
        ("wagtailimages", "add_image"),
        ("wagtailimages", "change_image"),
        ("wagtailimages", "choose_image"),
        ("wagtaildocs", "add_document"),
        ("wagtaildocs", "change_document"),
        ("wagtaildocs", "choose_document"),
    ),
    Level.SYSTEM_ADMINISTRATOR: (
        ("wagtailimages", "add_image"),
        ("wagtailimages", "change_image"),
        ("wagtailimages", "choose_image"),
        ("wagtaildocs", "add_document"),
        ("wagtaildocs", "change_document"),
        ("wagtaildocs", "choose_document"),
        ("wagtailcore", "add_collection"),
        ("wagtailcore", "change_collection"),
        ("wagtailcore", "delete_collection"),
    ),
}

#: On the unit's site (Wagtail's per-site settings permission).
SITE_PERMISSIONS: dict[str, tuple[tuple[str, str], ...]] = {
    Level.SYSTEM_ADMINISTRATOR: (("portal_sites", "change_branding"),),
}

#: Held by the group as such: Wagtail and its packages ask for these without naming an object. Whose objects they reach
#: is kept by the guard in front of the admin. Translating is writing: who writes or edits may begin it, and what
#: becomes of it goes through the unit's chain like any text (seed 004 Đ10.3).
GENERAL_PERMISSIONS: dict[str, tuple[tuple[str, str], ...]] = {
    Level.CONTRIBUTOR: (("wagtail_localize", "submit_translation"),),
    Level.REVIEWER: (("wagtail_localize", "submit_translation"),),
    Level.PUBLISHER: (("wagtail_localize", "submit_translation"),),
}

#: Looking at units: it is the board of the hub that inspects what they publish (seed 004 Đ7.2e).
INSPECTION = (("portal_sites", "view_unit"), ("portal_sites", "inspect_unit"))

#: Held by the hub's groups alone, install-wide: the hub founds and ends units, chooses their chains and looks at them
#: (seed 004 Đ7.2e); it does not edit there.
HUB_PERMISSIONS: dict[str, tuple[tuple[str, str], ...]] = {
    Level.REVIEWER: INSPECTION,
    Level.PUBLISHER: INSPECTION,
    Level.SYSTEM_ADMINISTRATOR: (
        ("portal_sites", "found_unit"),
        *INSPECTION,
        ("portal_sites", "close_unit"),
        ("portal_sites", "assign_chain"),
        *(("portal_sites", f"{act}_trustedhost") for act in ("add", "change", "delete", "view")),
        *(("portal_sites", f"{act}_sharedcollection") for act in ("add", "delete", "view")),
        *(("portal_sites", f"{act}_calendarday") for act in ("add", "change", "delete", "view")),
        *(("documents", f"{act}_documenttype") for act in ("add", "change", "delete", "view")),
        ("documents", "import_historic"),
        *(("documents", f"{act}_documentfield") for act in ("add", "change", "delete", "view")),
        *(("documents", f"{act}_consultationperiod") for act in ("add", "change", "delete", "view")),
        *(("documents", f"{act}_commentretention") for act in ("add", "change", "delete", "view")),
        *(("documents", f"{act}_consenttext") for act in ("add", "change", "delete", "view")),
        *(("documents", f"{act}_issuingbody") for act in ("add", "change", "delete", "view")),
        *(("home", f"{act}_answerterm") for act in ("add", "change", "delete", "view")),
    ),
}


def units_with_level(user: Any, level: Level) -> QuerySet[Unit]:
    """The units in operation in which ``user`` holds today a seat that carries ``level``; none for who has left."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    seats = Seat.objects.in_office(timezone.localdate()).filter(user=user).exclude(unit__state__in=CLOSED_STATES)
    # SQLite cannot look into JSON lists; a person holds a handful of seats.
    ids = {unit_id for unit_id, levels in seats.values_list("unit_id", "levels") if level in levels}
    return Unit.objects.filter(pk__in=ids)


def administers(user: Any, unit: Unit) -> bool:
    """Whether ``user`` administers ``unit`` today: its people and seats, its collections, redirects, looks."""
    return units_with_level(user, Level.SYSTEM_ADMINISTRATOR).filter(pk=unit.pk).exists()
