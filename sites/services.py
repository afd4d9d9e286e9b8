"""Verbs on units and boards; each is one transaction."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site
from wagtail.models.sites import GroupSitePermission

from sites.choices import Level, Position
from sites.models import Seat, Unit, UnitGroup, UnitHost, UnitName
from sites.permissions import COLLECTION_PERMISSIONS, HUB_PERMISSIONS, PAGE_PERMISSIONS, SITE_PERMISSIONS
from users.models import User

ADMIN_ACCESS = ("wagtailadmin", "access_admin")


@transaction.atomic
def create_groups(unit: Unit, *, roots: Iterable[Page]) -> list[UnitGroup]:
    """Give ``unit`` its four groups with their rights on its pages, collection and site (idempotent).

    Args:
        unit: the unit; its collection must exist, its site may be missing.
        roots: the pages at which the unit's tree begins, one a language.
    """
    permissions, pages = Permissions.load(), list(roots)
    return [_create_group(unit, level, pages, permissions) for level in Level]


class Permissions(dict[tuple[str, str], Permission]):
    """Permissions by (application label, codename)."""

    @classmethod
    def load(cls) -> "Permissions":
        """Read those that levels use: one query, for any number of groups."""
        wanted = {ADMIN_ACCESS} | {("wagtailcore", code) for codes in PAGE_PERMISSIONS.values() for code in codes}
        for table in (COLLECTION_PERMISSIONS, SITE_PERMISSIONS, HUB_PERMISSIONS):
            wanted |= {name for names in table.values() for name in names}
        rows = Permission.objects.filter(codename__in={code for _label, code in wanted}).select_related("content_type")
        return cls({(row.content_type.app_label, row.codename): row for row in rows})


def _create_group(unit: Unit, level: Level, roots: list[Page], permissions: Permissions) -> UnitGroup:
    # Group names are stored, not translated: the code and the level, so that two units never share one.
    group, _created = Group.objects.get_or_create(name=f"{unit.code}: {level.value}")
    unit_group, _created = UnitGroup.objects.get_or_create(unit=unit, level=level, defaults={"group": group})
    hub_rights = HUB_PERMISSIONS.get(level, ()) if unit.is_hub else ()
    group.permissions.add(*(permissions[name] for name in (ADMIN_ACCESS, *hub_rights)))
    GroupPagePermission.objects.bulk_create(
        (
            GroupPagePermission(group=group, page_id=root.pk, permission=permissions["wagtailcore", codename])
            for root in roots
            for codename in PAGE_PERMISSIONS[level]
        ),
        ignore_conflicts=True,
    )
    GroupCollectionPermission.objects.bulk_create(
        (
            GroupCollectionPermission(group=group, collection=unit.collection, permission=permissions[name])
            for name in COLLECTION_PERMISSIONS[level]
        ),
        ignore_conflicts=True,
    )
    if unit.site is not None:
        GroupSitePermission.objects.bulk_create(
            (
                GroupSitePermission(group=group, site=unit.site, permission=permissions[name])
                for name in SITE_PERMISSIONS.get(level, ())
            ),
            ignore_conflicts=True,
        )
    return unit_group


@transaction.atomic
def appoint(
    *,
    unit: Unit,
    user: User,
    position: Position | str,
    title: str,
    levels: Iterable[Level | str],
    decision_number: str,
    decision_date: date,
    starts_on: date,
    ends_on: date | None = None,
    today: date,
) -> Seat:
    """Give ``user`` a seat on the board of ``unit`` (seed 004 Đ8: by a decision of the head of the body).

    Raises:
        ValidationError: no decision number, unknown level, or a second head at the same time.
    """
    seat = Seat(
        unit=unit,
        user=user,
        position=position,
        title=title,
        levels=[str(level) for level in levels],
        decision_number=decision_number,
        decision_date=decision_date,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    seat.full_clean()
    seat.save()
    apply_memberships(user, today)
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, last_day: date, today: date) -> None:
    """End a term; rights end with its last day."""
    seat.ends_on = last_day
    seat.full_clean()
    seat.save()
    apply_memberships(seat.user, today)


@transaction.atomic
def apply_memberships(user: User, today: date) -> None:
    """Make the person's unit groups exactly those that the seats held on ``today`` carry.

    Groups that belong to no unit are left alone.
    """
    due = set(_groups_due(user, today))
    held = set(UnitGroup.objects.filter(group__user=user).values_list("group_id", flat=True))
    if due - held:
        user.groups.add(*(due - held))
    if held - due:
        user.groups.remove(*(held - due))


def _groups_due(user: User, today: date) -> Iterable[int]:
    groups = {
        (unit_id, level): group_id
        for unit_id, level, group_id in UnitGroup.objects.filter(unit__seats__user=user).values_list(
            "unit_id", "level", "group_id"
        )
    }
    for seat in Seat.objects.in_office(today).filter(user=user):
        for level in seat.levels:
            if (seat.unit_id, level) in groups:
                yield groups[seat.unit_id, level]


@transaction.atomic
def rename_unit(
    unit: Unit,
    *,
    name: str,
    short_name: str,
    valid_from: date,
    basis: str,
    today: date,
    name_en: str = "",
    short_name_en: str = "",
) -> UnitName:
    """Record a new name; it shows from ``valid_from`` on, and the former one is kept with its time."""
    unit.names.filter(valid_to__isnull=True).update(valid_to=valid_from - timedelta(days=1))
    row: UnitName = unit.names.create(
        name=name,
        short_name=short_name,
        name_en=name_en,
        short_name_en=short_name_en,
        valid_from=valid_from,
        basis=basis,
    )
    apply_due_changes(unit, today)
    return row


@transaction.atomic
def move_host(unit: Unit, *, hostname: str, valid_from: date, basis: str, today: date) -> UnitHost:
    """Record a new host name; the former one then leads to it.

    Raises:
        ValidationError: bad host name, or one that another unit holds.
    """
    unit.hosts.filter(valid_to__isnull=True).update(valid_to=valid_from - timedelta(days=1))
    row = UnitHost(unit=unit, hostname=hostname, valid_from=valid_from, basis=basis)
    row.full_clean()
    row.save()
    apply_due_changes(unit, today)
    return row


def apply_due_changes(unit: Unit, today: date) -> None:
    """Copy the name and host of ``today`` from the dated rows to the unit and its site."""
    name = unit.names.on(today).order_by("-valid_from").first()
    if name is not None:
        unit.name, unit.short_name = name.name, name.short_name
        unit.name_en, unit.short_name_en = name.name_en, name.short_name_en
        unit.save()
    host = unit.hosts.on(today).order_by("-valid_from").first()
    if host is not None and unit.site is not None and unit.site.hostname != host.hostname:
        unit.site.hostname = host.hostname
        unit.site.save()


@transaction.atomic
def turn_the_day(today: date) -> int:
    """Apply every name, host and seat that begins or ends; safe to run any number of times.

    Returns:
        The number of people whose rights were checked.
    """
    for unit in Unit.objects.all():
        apply_due_changes(unit, today)
    people = User.objects.filter(seats__isnull=False).distinct()
    for person in people:
        apply_memberships(person, today)
    return len(people)


def keep_port(port: int) -> int:
    """Bring every site to the port that readers see; returns how many were changed."""
    return Site.objects.exclude(port=port).update(port=port)


def create_collection(name: str) -> Collection:
    """Add a collection for a unit below the root collection."""
    root = Collection.get_first_root_node()
    return root.add_child(instance=Collection(name=name))
