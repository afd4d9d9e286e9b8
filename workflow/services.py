"""Chains in force: entering them, giving them to units."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from sites.models import Unit
from sites.tree import tree_lock
from workflow.models import SeatTask
from workflow.presets import SHIPPED, Preset, problems_of
from workflow.records import Chain

#: What Wagtail's column holds.
LONGEST_WORKFLOW_NAME = 255


def find_preset(key: str) -> Preset | None:
    """The newest version of the chain with the key; ``None`` if there is none."""
    if key in SHIPPED:
        return SHIPPED[key]
    chain = Chain.objects.newest().filter(key=key).first() if key else None
    return chain.preset if chain else None


def presets_for(unit: Unit | None) -> dict[str, Preset]:
    """The chains that a unit may be given, by key: those of the regulations, the province's own and the unit's own."""
    made = Chain.objects.newest().offered_to(unit).exclude(key__in=SHIPPED)
    return {**SHIPPED, **{chain.key: chain.preset for chain in made}}


@tree_lock()  # or two first units with a chain would each make its steps
def assign_chain(unit: Unit, key: str) -> Workflow | None:
    """Run ``unit``'s items through the chain ``key``, in every language of its tree (idempotent).

    Items that are under way finish on the version with which they began.

    Args:
        unit: its root pages must exist.
        key: key of a chain; empty leaves the unit without one, and so without anything that could be published.

    Returns:
        Wagtail's workflow, shared by all units with this chain.

    Raises:
        KeyError: no such chain.
    """
    if not key:
        return None
    preset = find_preset(key)
    if preset is None:
        raise KeyError(key)
    workflow = provision(preset).workflow
    for root in unit.roots.all():
        WorkflowPage.objects.update_or_create(page_id=root.page_id, defaults={"workflow": workflow})
    if unit.preset != key:
        unit.preset = key
        unit.save()
    return workflow


@transaction.atomic
def provision(preset: Preset, *, unit: Unit | None = None, made_by: Any = None) -> Chain:
    """Enter a chain, or its next version if it has changed, with Wagtail's workflow and tasks (idempotent).

    Args:
        preset: the chain.
        unit: the one to which it is offered; ``None`` for all.
        made_by: who made it in the admin.

    Raises:
        ValueError: the chain cannot be relied on (:func:`workflow.problems.problems_of`).
    """
    if problems := [str(problem) for problem in problems_of(preset)]:
        raise ValueError("; ".join(problems))
    newest = Chain.objects.newest().filter(key=preset.key).select_related("workflow").first()
    definition = preset.as_data()
    if newest is not None and newest.preset == preset:
        return newest
    number = newest.number + 1 if newest else 1
    chain = Chain.objects.create(
        key=preset.key,
        number=number,
        name=preset.name,
        basis=preset.basis,
        definition=definition,
        unit=unit,
        made_by=made_by,
        workflow=Workflow.objects.create(name=workflow_name(preset, number)),
    )
    for order, step in enumerate(preset.steps):
        task = SeatTask.objects.create(name=step.name, chain=chain, code=step.code)
        WorkflowTask.objects.create(workflow=chain.workflow, task=task, sort_order=order)
    if newest is not None:
        WorkflowPage.objects.filter(workflow=newest.workflow).update(workflow=chain.workflow)
    return chain


def workflow_name(preset: Preset, number: int) -> str:
    """Name of Wagtail's workflow for a version of a chain."""
    version = "" if number == 1 else f" – v{number}"
    return f"{preset.name} ({preset.basis})"[: LONGEST_WORKFLOW_NAME - len(version)] + version
