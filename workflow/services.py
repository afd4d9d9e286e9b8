"""Assigning chains to units."""

from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from sites.models import Unit
from sites.tree import tree_lock
from workflow.models import SeatTask
from workflow.presets import PRESETS, Preset, Step


@tree_lock()  # or two first units with a chain would each make its steps
def assign_chain(unit: Unit, key: str) -> Workflow | None:
    """Run ``unit``'s items through the chain ``key``, in every language of its tree (idempotent).

    Args:
        unit: its root pages must exist.
        key: key of a preset; empty leaves the unit without a chain.

    Returns:
        Wagtail's workflow, shared by all units with this chain.

    Raises:
        KeyError: no such preset.
    """
    if not key:
        return None
    workflow = provision(PRESETS[key])
    for root in unit.roots.all():
        WorkflowPage.objects.update_or_create(page_id=root.page_id, defaults={"workflow": workflow})
    if unit.preset != key:
        unit.preset = key
        unit.save()
    return workflow


def provision(preset: Preset) -> Workflow:
    """Make Wagtail's workflow and tasks for a preset, once."""
    workflow, is_new = Workflow.objects.get_or_create(name=workflow_name(preset), active=True)
    if is_new:
        for order, step in enumerate(preset.steps):
            WorkflowTask.objects.create(workflow=workflow, task=_task(preset, step), sort_order=order)
    return workflow


def workflow_name(preset: Preset) -> str:
    """Name of Wagtail's workflow for a preset."""
    return f"{preset.name} ({preset.basis})"


def _task(preset: Preset, step: Step) -> SeatTask:
    task, _is_new = SeatTask.objects.get_or_create(
        name=f"{step.name} – {preset.key} {step.article}",
        defaults={"positions": list(step.positions), "article": step.article},
    )
    return task
