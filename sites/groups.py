"""The groups through which Wagtail knows what the four levels may do: four a unit, their rights from one function."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page
from wagtail.models.sites import GroupSitePermission

from sites.choices import Level
from sites.models import Unit, UnitGroup
from sites.permissions import (
    COLLECTION_PERMISSIONS,
    GENERAL_PERMISSIONS,
    HUB_PERMISSIONS,
    PAGE_PERMISSIONS,
    SITE_PERMISSIONS,
)

ADMIN_ACCESS = ("wagtailadmin", "access_admin")

#: Where a right holds, and the table that keeps it: (model, column of the place). A general right holds everywhere.
TABLES: dict[str, tuple[Any, str | None]] = {
    "general": (Group.permissions.through, None),
    "page": (GroupPagePermission, "page_id"),
    "collection": (GroupCollectionPermission, "collection_id"),
    "site": (GroupSitePermission, "site_id"),
}


class Right(NamedTuple):
    """One permission of a group.

    Attributes:
        place: what it holds on; a key of :data:`TABLES`.
        place_id: id of the page, collection or site; ``None`` for a general right.
        app_label: of the permission.
        codename: of the permission.
    """

    place: str
    place_id: int | None
    app_label: str
    codename: str


Rights = frozenset[Right]


def rights_due(unit: Unit, level: Level | str, root_ids: Iterable[int]) -> Rights:
    """Exactly the rights of the group that carries ``level`` in ``unit``: the one place that says so.

    Args:
        unit: where its collection or site is missing, so are the rights on it.
        level: the level.
        root_ids: the pages at which the unit's tree begins, one a language.
    """
    hub_rights = HUB_PERMISSIONS.get(level, ()) if unit.is_hub else ()
    general = (ADMIN_ACCESS, *GENERAL_PERMISSIONS.get(level, ()), *hub_rights)
    due = [Right("general", None, *name) for name in general]
    due += [Right("page", root, "wagtailcore", code) for root in root_ids for code in PAGE_PERMISSIONS[level]]
    if unit.collection_id is not None:
        due += [Right("collection", unit.collection_id, *name) for name in COLLECTION_PERMISSIONS[level]]
    if unit.site_id is not None:
        due += [Right("site", unit.site_id, *name) for name in SITE_PERMISSIONS.get(level, ())]
    return frozenset(due)


def rights_held(groups: QuerySet[Group]) -> dict[int, Rights]:
    """The rights that ``groups`` hold, by id of the group: one query a table, for any number of groups."""
    held: dict[int, set[Right]] = {}
    for place, (model, column) in TABLES.items():
        columns = ("group_id", column or "group_id", "permission__content_type__app_label", "permission__codename")
        rows = model._base_manager.filter(group__in=groups).values_list(*columns)
        for group_id, place_id, app_label, codename in rows:
            right = Right(place, place_id if column else None, app_label, codename)
            held.setdefault(group_id, set()).add(right)
    return {group_id: frozenset(rights) for group_id, rights in held.items()}


def grant(rights: Mapping[int, Iterable[Right]]) -> None:
    """Give groups rights; those that they hold already are passed over.

    Args:
        rights: by id of the group.
    """
    permissions = permissions_named({(right.app_label, right.codename) for due in rights.values() for right in due})
    for place, (model, column) in TABLES.items():
        rows = []
        for group_id, due in rights.items():
            for right in due:
                if right.place == place:
                    where = {column: right.place_id} if column else {}
                    permission = permissions[right.app_label, right.codename]
                    rows.append(model(group_id=group_id, permission_id=permission.pk, **where))
        model._base_manager.bulk_create(rows, ignore_conflicts=True, batch_size=5000)


def withdraw(group_id: int, rights: Iterable[Right]) -> None:
    """Take rights away from a group."""
    for right in rights:
        model, column = TABLES[right.place]
        where = {column: right.place_id} if column else {}
        name = {
            "permission__content_type__app_label": right.app_label,
            "permission__codename": right.codename,
        }
        model._base_manager.filter(group_id=group_id, **where, **name).delete()


def permissions_named(names: set[tuple[str, str]]) -> dict[tuple[str, str], Permission]:
    """Permissions by (application label, codename): one query, for any number of them."""
    rows = Permission.objects.filter(codename__in={code for _label, code in names}).select_related("content_type")
    return {(row.content_type.app_label, row.codename): row for row in rows}


def group_name(unit: Unit, level: Level | str) -> str:
    """Name of the group that carries ``level`` in ``unit``.

    Stored, not translated: the code and the level, so that two units never share one.
    """
    return f"{unit.code}: {Level(level).value}"


@transaction.atomic
def create_groups(unit: Unit, *, roots: Iterable[Page]) -> list[UnitGroup]:
    """Give ``unit`` its four groups with their rights on its pages, collection and site (idempotent).

    Args:
        unit: the unit; its collection must exist, its site may be missing.
        roots: the pages at which the unit's tree begins, one a language.
    """
    root_ids = [root.pk for root in roots]
    made = [_create_group(unit, level) for level in Level]
    grant({unit_group.group_id: rights_due(unit, unit_group.level, root_ids) for unit_group in made})
    return made


def _create_group(unit: Unit, level: Level) -> UnitGroup:
    known = UnitGroup.objects.filter(unit=unit, level=level).first()
    if known is not None:
        return known
    group, _created = Group.objects.get_or_create(name=group_name(unit, level))
    return UnitGroup.objects.create(unit=unit, level=level, group=group)
