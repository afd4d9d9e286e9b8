"""Whether every unit's chain runs on its home pages in every language (a check of ``manage.py check_units``)."""

from collections.abc import Iterator
from functools import partial

from wagtail.models import WorkflowPage

from sites.upkeep import Drift, Estate, register_check
from workflow.records import Chain
from workflow.services import assign_chain, find_preset

#: After the groups' rights, before memberships.
ORDER = 60


def check_chains(estate: Estate) -> Iterator[Drift]:
    """The newest version of the chain that the unit is to have runs on each of its home pages, and no other."""
    rows = WorkflowPage.objects.filter(page__unit_root__unit__in=estate.rows).select_related("workflow")
    running = {row.page_id: row.workflow for row in rows}
    due = {chain.key: chain for chain in Chain.objects.newest().select_related("workflow")}
    for unit in estate.units:
        preset = find_preset(unit.preset)
        if unit.preset and preset is None:
            yield Drift(unit.code, "approval chain", "a known one", f"“{unit.preset}”", unit=unit)
            continue
        chain = due.get(unit.preset)
        is_current = chain is not None and chain.preset == preset
        expected = f"“{chain.workflow.name if chain and is_current else preset.name}”" if preset else "none"
        for root in unit.roots.all():
            workflow = running.get(root.page_id)
            found = f"“{workflow.name}”" if workflow else "none"
            if workflow and not workflow.active:
                found += " (switched off)"
            if found != expected:
                # Taking a chain away lets texts wait for ever: that is for a person to decide.
                mend = partial(assign_chain, unit, unit.preset) if preset else None
                yield Drift(unit.code, f"approval chain of page {root.page_id}", expected, found, mend, unit)


def register() -> None:
    """Enter the check (once, at start-up)."""
    register_check(check_chains, order=ORDER)
