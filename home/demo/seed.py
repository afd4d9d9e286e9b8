"""Founds and fills the demo's units; a unit that exists is left exactly as its people have made it."""

import secrets
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.files.images import ImageFile
from django.db import transaction
from tqdm import tqdm

from home.demo.documents import fill_central_documents, fill_regulation
from home.demo.drafts import fill_consultation, fill_consultation_list, fill_procedure, fill_procedure_list
from home.demo.material import REGULATION_OF, UNIT_CODES, Material, emblem_path, regulations, unit_material
from home.demo.pages import SiteFiller
from home.demo.sharing import share_articles
from home.founding import Founding, SeatPlan
from home.services import found_unit
from images.models import UnitImage
from sites.models import Branding, Unit
from sites.upkeep import find_drift, mend_drift
from users.models import User
from workflow.exemptions import without_approval

#: Without letters and digits that people confuse when they type a password from a screen.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

#: Why the demo's pages are public from the first day.
IMPORT = "Nội dung của bản trình diễn, nhập cùng lúc với việc lập đơn vị"

#: Where the material says who permits other media to use a unit's information, by language.
REUSE = {"vi": "reuse_permission", "en": "reuse_permission_en"}

#: Views of the province that every unit may use.
SHARED_PICTURES = ("mountain-river", "lychee-orchard", "festival")


def new_password() -> str:
    """A password for the demo's people: four groups of four, typed in a few seconds."""
    return "-".join("".join(secrets.choice(ALPHABET) for _letter in range(4)) for _group in range(4))


def seed_units(domain: str, passwords: dict[str, str], today: date, *, show_progress: bool) -> list[Unit]:
    """Found every unit of the demo that is missing.

    Args:
        domain: host name of the hub; units get ``<code>.<domain>``.
        passwords: by user name; filled for people who are new.
        today: date of the founding.
        show_progress: print a bar.

    Returns:
        The units founded now.
    """
    existing = set(Unit.objects.values_list("code", flat=True))
    # What levels may do changes from version to version; what an earlier one has founded follows.
    mend_drift(today, find_drift(today))
    missing = [code for code in UNIT_CODES if code not in existing]
    # One hash for all newcomers: hashing a password costs half a second, and there are half a hundred people.
    password = new_password()
    password_hash = make_password(password)
    founded = []
    for code in missing:
        with transaction.atomic():
            unit = seed_unit(code, domain, password_hash, today, show_progress=show_progress)
        founded.append(unit)
        for username in unit.seats.values_list("user__username", flat=True):
            passwords.setdefault(username, password)
    if founded:
        share_articles()
    return founded


def seed_unit(code: str, domain: str, password_hash: str, today: date, *, show_progress: bool) -> Unit:
    """Found one unit and fill its site: all or nothing."""
    material = unit_material(code)
    hub = Unit.objects.hub()
    unit = found_unit(founding_from(material, domain, hub), today=today)
    _say_who_permits_reuse(unit, material["branding"])
    newcomers = [person.pk for person in User.objects.filter(seats__unit=unit) if not person.has_usable_password()]
    User.objects.filter(pk__in=newcomers).update(password=password_hash)
    editor = unit.seats.select_related("user").order_by("pk")[0].user
    filler = SiteFiller(unit, editor)
    with without_approval(IMPORT):
        fill(filler, material, show_progress=show_progress)
    return unit


def _say_who_permits_reuse(unit: Unit, looks: Material) -> None:
    """Founding does not ask for it: few regulations speak of it, and the unit writes it into its branding."""
    texts = {f"reuse_permission_{code}": looks.get(name, "") for code, name in REUSE.items()}
    Branding.objects.filter(site=unit.site).update(**texts)


def fill(filler: SiteFiller, material: Material, *, show_progress: bool) -> None:
    """Write the unit's pages, articles and documents."""
    unit = filler.unit
    for act, row in tqdm(list(_acts(filler, material)), desc=f"{unit.short_name:<24}", disable=not show_progress):
        act(row)
    if unit.is_hub:
        filler.offer_pictures(SHARED_PICTURES)
        fill_central_documents(filler)


def _acts(filler: SiteFiller, material: Material) -> Iterable[tuple[Any, Material]]:
    yield filler.fill_home, material["home"]
    for row in material["page"]:
        yield filler.fill_page, row
    if key := REGULATION_OF.get(filler.unit.code):
        yield partial(fill_regulation, filler), regulations()[key]
    yield from _acts_on_drafts(filler, material)
    for row in material.get("topic", []):
        yield filler.fill_topic, row
    for row in sorted(material["article"], key=lambda article: article["published"]):
        yield filler.fill_article, row


def _acts_on_drafts(filler: SiteFiller, material: Material) -> Iterable[tuple[Any, Material]]:
    """Lists of procedures and of drafts for comment, and what stands in them."""
    for name, fill_list, fill_one in (
        ("procedure", fill_procedure_list, fill_procedure),
        ("consultation", fill_consultation_list, fill_consultation),
    ):
        if f"{name}_list" in material:
            yield partial(fill_list, filler), material[f"{name}_list"]
        for row in material.get(name, []):
            yield partial(fill_one, filler), row


def founding_from(material: Material, domain: str, hub: Unit | None) -> Founding:
    """Read a founding from a unit's material."""
    unit, looks = material["unit"], material["branding"]
    is_hub = unit["kind"] == "province"
    return Founding(
        code=unit["code"],
        kind=unit["kind"],
        name=unit["name"],
        short_name=unit["short_name"],
        name_en=unit["name_en"],
        short_name_en=unit["short_name_en"],
        parent=None if is_hub else hub,
        hostname=domain if is_hub else f"{unit['code']}.{domain}",
        founded_on=unit["founded_on"],
        founding_decision=unit["founding_decision"],
        preset=unit["preset"],
        primary_colour=looks["primary_colour"],
        accent_colour=looks["accent_colour"],
        emblem=_emblem(unit),
        responsible_vi=looks["responsible"],
        responsible_en=looks["responsible_en"],
        address_vi=looks["address"],
        address_en=looks["address_en"],
        phone=looks["phone"],
        email=looks["email"],
        seats=tuple(
            SeatPlan(**{**seat, "levels": tuple(seat["levels"]), "email": f"{seat['username']}@{domain}"})
            for seat in material["seat"]
        ),
    )


def _emblem(unit: Material) -> UnitImage | None:
    path = emblem_path(unit["code"])
    if not path.exists():
        return None
    with path.open("rb") as file:
        return UnitImage.objects.create(title=unit["short_name"], file=ImageFile(file, name=path.name))
