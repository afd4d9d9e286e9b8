"""The groups through which Wagtail knows what the four levels may do: four a unit, made by one function."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page
from wagtail.models.sites import GroupSitePermission

from sites.choices import Level
from sites.models import Unit, UnitGroup
from sites.permissions import COLLECTION_PERMISSIONS, HUB_PERMISSIONS, PAGE_PERMISSIONS, SITE_PERMISSIONS

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
