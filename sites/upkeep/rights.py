"""Checks of the groups of a unit, of what they may do, and of who belongs to them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.auth.models import Group

from sites.choices import Level
from sites.groups import Right, create_groups, grant, group_name, rights_due, rights_held, withdraw
from sites.memberships import memberships_due
from sites.models import Unit, UnitGroup
from sites.services import apply_memberships
from sites.upkeep.drift import Drift, Estate
from users.models import User


def check_groups(estate: Estate) -> Iterator[Drift]:
    """Four groups a unit under their names, and none beside them that is named like one."""
    strays = {group.name: group for group in Group.objects.filter(unit_group=None)}
    for unit in estate.units:
        linked = {unit_group.level: unit_group.group for unit_group in unit.groups.all()}
        for level in Level:
            name = group_name(unit, level)
            if level not in linked:
                found = "not linked to the unit" if name in strays else "none"
                make = partial(create_groups, unit, roots=[root.page for root in unit.roots.all()])
                yield Drift(unit.code, f"group “{name}”", "one", found, make, unit)
                continue
            if name in strays:
                found = "a second one that belongs to no unit"
                yield Drift(unit.code, f"group “{name}”", "one", found, strays[name].delete, unit)
            if linked[level].name != name:
                rename = partial(_rename, linked[level].pk, name)
                yield Drift(unit.code, "name of a group", f"“{name}”", f"“{linked[level].name}”", rename, unit)


def _rename(pk: int, name: str) -> None:
    Group.objects.filter(pk=pk).update(name=name)


def check_rights(estate: Estate) -> Iterator[Drift]:
    """Every group of a unit has its rights on the unit's places, and no other right anywhere."""
    held = rights_held(Group.objects.filter(unit_group__unit__in=estate.rows))
    for unit in estate.units:
        root_ids = [root.page_id for root in unit.roots.all()]
        for unit_group in unit.groups.all():
            due = rights_due(unit, unit_group.level, root_ids)
            has = held.get(unit_group.group_id, frozenset())
            what = f"right of “{unit_group.group.name}”"
            for right in sorted(due - has, key=_order):
                mend: Any = partial(grant, {unit_group.group_id: [right]})
                yield Drift(unit.code, what, in_words(right), "nothing", mend, unit)
            for right in sorted(has - due, key=_order):
                mend = partial(withdraw, unit_group.group_id, [right])
                yield Drift(unit.code, what, "nothing", in_words(right), mend, unit)


def _order(right: Right) -> tuple[str, int, str, str]:
    return right.place, right.place_id or 0, right.app_label, right.codename


def in_words(right: Right) -> str:
    """A right for people to read."""
    name = f"{right.app_label}.{right.codename}"
    return name if right.place_id is None else f"{name} on {right.place} {right.place_id}"


def check_memberships(estate: Estate) -> Iterator[Drift]:
    """In the groups of a unit are those whose seats carry the level today, and nobody else."""
    due = memberships_due(estate.today, units=estate.rows)
    links = User.groups.through._base_manager.filter(group__unit_group__unit__in=estate.rows)
    has = set(links.values_list("user_id", "group_id"))
    wrong = due ^ has
    people = User.objects.in_bulk({user_id for user_id, _group_id in wrong}) if wrong else {}
    place: dict[int, tuple[Unit, UnitGroup]] = {
        unit_group.group_id: (unit, unit_group) for unit in estate.units for unit_group in unit.groups.all()
    }
    for user_id, group_id in sorted(wrong):
        unit, unit_group = place[group_id]
        person = people[user_id]
        what = f"membership of {person.get_username()} in “{unit_group.group.name}”"
        seat, none = "by a seat" if (user_id, group_id) in due else "without a seat", "no membership"
        expected, found = (seat, none) if (user_id, group_id) in due else (none, seat)
        yield Drift(unit.code, what, expected, found, partial(apply_memberships, person, estate.today), unit)
