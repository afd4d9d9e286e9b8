"""Whether every unit's chain runs on its home pages in every language (a check of ``manage.py check_units``)."""

from collections.abc import Iterator
from functools import partial

from wagtail.models import WorkflowPage

from sites.upkeep import Drift, Estate, register_check
from workflow.presets import PRESETS
from workflow.services import assign_chain, workflow_name

#: After the groups' rights, before memberships.
ORDER = 60


def check_chains(estate: Estate) -> Iterator[Drift]:
    """The chain that the unit is to have runs on each of its home pages, and no other."""
    rows = WorkflowPage.objects.filter(page__unit_root__unit__in=estate.rows).select_related("workflow")
    running = {row.page_id: row.workflow for row in rows}
    for unit in estate.units:
        preset = PRESETS.get(unit.preset)
        if unit.preset and preset is None:
            yield Drift(unit.code, "approval chain", "a known one", f"“{unit.preset}”", unit=unit)
            continue
        expected = f"“{workflow_name(preset)}”" if preset else "none"
        for root in unit.roots.all():
            workflow = running.get(root.page_id)
            found = f"“{workflow.name}”" if workflow else "none"
            if workflow and not workflow.active:
                found += " (switched off)"
            if found != expected:
                # Taking a chain away lets texts go public unseen: that is for a person to decide.
                mend = partial(assign_chain, unit, unit.preset) if preset else None
                yield Drift(unit.code, f"approval chain of page {root.page_id}", expected, found, mend, unit)


def register() -> None:
    """Enter the check (once, at start-up)."""
    register_check(check_chains, order=ORDER)
