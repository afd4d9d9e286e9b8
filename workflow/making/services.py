"""Chains made in the admin: entered as versions, put in force, written down in the log of every unit concerned."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from sites.models import Unit
from sites.tree import tree_lock
from vietnamese.slugs import slugify
from workflow.deciders import Capacity
from workflow.emergency import chain_of
from workflow.held_seats import held_in, unheld_steps
from workflow.presets import SHIPPED, Preset
from workflow.records import Chain
from workflow.services import assign_chain, provision

ACTION = "workflow.make_chain"
LONGEST_SLUG = 50


@tree_lock()
def make_chain(preset: Preset, *, unit: Unit | None, by: Any) -> Chain:
    """Enter a new chain of the hub.

    Args:
        preset: the chain; its key is chosen here.
        unit: to which it is offered; ``None`` for all.
        by: who makes it.

    Raises:
        ValidationError: the unit has ended, or nobody in it holds a seat that the chain asks for.
    """
    if unit is not None:
        refuse_impossible(preset, unit)
    chain = _enter(replace(preset, key=free_key(preset.name)), unit, by)
    _write_down([unit or Unit.objects.hub()], None, chain, by)
    return chain


@tree_lock()
def make_version(preset: Preset, *, after: Chain, by: Any) -> Chain:
    """Enter the next version of a chain that was made in the admin, and put it in force for the units that use it.

    Args:
        preset: the chain as it is to be.
        after: the version from which it was made.
        by: who makes it.

    Raises:
        ValidationError: it is one of the regulations' own, somebody has made a version meanwhile, nothing differs, or
            nobody holds a seat that it asks for in the one unit that it is for.
    """
    if after.key in SHIPPED:
        raise ValidationError(_("The chains of the regulations are not changed: copy one and change the copy."))
    _refuse_if_overtaken(Chain.objects.newest().get(key=after.key), after)
    preset = replace(preset, key=after.key)
    _refuse_the_same(preset, after)
    if after.unit is not None:
        refuse_impossible(preset, after.unit)
    users = list(Unit.objects.filter(preset=after.key))
    chain = _enter(preset, after.unit, by)
    _write_down(users or [after.unit or Unit.objects.hub()], after, chain, by)
    return chain


@tree_lock()
def put_in_force(preset: Preset, *, unit: Unit, after: int, by: Any, capacity: Capacity) -> Chain:
    """Make the unit's own chain, or its next version, and let the unit's items go through it from now on.

    Args:
        preset: the chain as its head wants it.
        unit: the unit.
        after: id of the chain that the unit had when the form was opened; 0 if it had none.
        by: who makes it.
        capacity: in which they do.

    Raises:
        ValidationError: the unit has got another chain meanwhile, it has ended, nothing differs, or nobody holds a
            seat that the chain asks for.
    """
    unit.refresh_from_db()
    refuse_impossible(preset, unit)
    present = chain_of(unit)
    _refuse_if_overtaken(present, after)
    is_own = present is not None and present.unit_id == unit.pk
    preset = replace(preset, key=present.key if present and is_own else own_key(unit))
    if present and is_own:
        _refuse_the_same(preset, present)
    chain = _enter(preset, unit, by)
    assign_chain(unit, chain.key)
    _write_down([unit], present, chain, by, capacity)
    return chain


def refuse_impossible(preset: Preset, unit: Unit) -> None:
    """Refuse a chain that the unit cannot run today.

    Raises:
        ValidationError: the unit has ended, or nobody in it holds a seat that a step asks for.
    """
    if unit.is_closed:
        raise ValidationError(_("“%(unit)s” has ended; nothing is approved in it.") % {"unit": unit.name})
    if unheld := unheld_steps(preset, held_in(unit)):
        raise ValidationError([str(step) for step in unheld])


def own_key(unit: Unit) -> str:
    """Key of the chain that a unit makes for itself; codes of units are as long as keys may be."""
    return f"own-{unit.pk}"


def free_key(name: str) -> str:
    """A key for a new chain that no other has."""
    slug = slugify(name, LONGEST_SLUG) or "chain"
    # “own-7” would be taken for the chain of a unit, “make” for the address of the form.
    slug = f"chain-{slug}" if slug.startswith("own-") or slug == "make" else slug
    taken = {*SHIPPED, *Chain.objects.filter(key__startswith=slug).values_list("key", flat=True)}
    keys = (slug if number == 1 else f"{slug}-{number}" for number in range(1, len(taken) + 2))
    return next(key for key in keys if key not in taken)


def _enter(preset: Preset, unit: Unit | None, by: Any) -> Chain:
    try:
        with transaction.atomic():
            return provision(preset, unit=unit, made_by=by)
    except IntegrityError:
        # The lock keeps two from meeting here; if it ever does not, the unique version does.
        raise ValidationError(_overtaken()) from None


def _refuse_if_overtaken(newest: Chain | None, seen: Chain | int) -> None:
    if (newest.pk if newest else 0) != (seen if isinstance(seen, int) else seen.pk):
        raise ValidationError(_overtaken())


def _overtaken() -> str:
    return _(
        "Somebody has made a version of this chain, or assigned another, since you opened this form. Open it again "
        "and compare."
    )


def _refuse_the_same(preset: Preset, chain: Chain) -> None:
    if preset == chain.preset:
        raise ValidationError(_("Nothing differs from version %(number)s.") % {"number": chain.number})


def _write_down(
    units: list[Unit], before: Chain | None, after: Chain, by: Any, capacity: Capacity | None = None
) -> None:
    data: dict[str, Any] = {"from": _facts(before), "to": _facts(after), "basis": after.basis}
    if capacity is not None:
        data["capacity"] = capacity.as_data()
    for unit in units:
        log(instance=unit, action=ACTION, user=by, data=data)


def _facts(chain: Chain | None) -> dict[str, Any]:
    return {"key": chain.key, "version": chain.number, "name": chain.name} if chain else {}
