"""The invariant over random histories, and proof that the machine would see it broken (rows A1, A2, A10, A17, A21)."""

import os
from contextlib import ExitStack
from unittest.mock import patch

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from wagtail.models import Page, TaskState

from sites.models import Delegation, UnitPage
from tests.workflow.machine import Approval
from tests.workflow.machine_log import COUNTS
from workflow import content, deciders, gate, rounds, takedown
from workflow.presets import Preset

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

#: `EXAMPLES=200 pytest tests/workflow/test_machine.py` looks longer. On PostgreSQL, the first of the same histories.
EXAMPLES = int(os.environ.get("EXAMPLES", "12" if connection.vendor == "sqlite" else "5"))
#: How many histories may pass before a hole is found.
MOST_EXAMPLES = 60
CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def run(examples, machine=Approval, **options):
    """Let the machine run; the same histories every time, so that a build is red for a reason."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=CALM,
            **options,
        ),
    )


def test_a17_whatever_people_and_code_do_only_what_was_approved_is_public():
    run(EXAMPLES)
    assert COUNTS.published >= EXAMPLES / 4
    assert COUNTS.checks > 0
    print(COUNTS)  # noqa: T201 - the figures of a longer run


def everything_approved(self):
    """Any approval counts, on whatever text."""
    approved = TaskState.objects.filter(workflow_state=self.workflow_state, status="approved")
    return list(approved.order_by("finished_at", "pk").specific())


def any_delegation(user, today):
    """Delegations without their days."""
    return Delegation.objects.filter(deputy__user=user).select_related("seat__user", "deputy")


def shows_no_lead(page, name):
    """The lead does not belong to the text."""
    return name != "lead" and SHOWN(page, name)


@seed(1)
class FromOne(Approval):
    """The same machine with other histories."""


#: Holes that the usual histories find late and these early.
FOUND_FROM_ONE = {"delegations never end", "the lead is not hashed", "the block is ignored"}


SHOWN = content._is_shown
MUTANTS = {
    "no door": [patch.object(gate, "_is_unchanged", lambda *_: True)],
    "authors decide": [patch.object(deciders, "is_author", lambda *_args, **_options: False)],
    "approvals of other texts count": [patch.object(rounds.Round, "unbroken", property(everything_approved))],
    "the block is ignored": [
        patch.object(Preset, "steps_for", lambda self, lane: tuple(step for step in self.steps if step.positions)),
    ],
    "aliases show what is only scheduled": [
        patch.object(UnitPage, "update_aliases", Page.update_aliases),
        patch.object(gate, "mirrors_its_source", lambda alias: True),
    ],
    "delegations never end": [patch.object(deciders, "delegations_to", any_delegation)],
    "a takedown is forgotten": [
        patch.object(gate, "revoke", lambda *_args, **_options: 0),
        patch.object(takedown, "revoke", lambda *_args, **_options: 0),
    ],
    "the lead is not hashed": [patch.object(content, "_is_shown", shows_no_lead)],
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="It proves the machine, not the product: once is enough.")
@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_machine_catches(mutant):
    """A hole is made in the product; random histories find it."""
    machine = FromOne if mutant in FOUND_FROM_ONE else Approval
    with ExitStack() as holes:
        for hole in MUTANTS[mutant]:
            holes.enter_context(hole)
        with pytest.raises(AssertionError):
            run(MOST_EXAMPLES, machine, phases=[Phase.generate], report_multiple_bugs=False, print_blob=False)
