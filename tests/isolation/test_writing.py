"""Nobody changes anything of another unit, and nobody brings anything of it into his own."""

import pytest

from tests.isolation import allowed
from tests.isolation.browser import Ask
from tests.isolation.plan import IS_FULL, unique
from tests.isolation.reading import NO_SUCH_METHOD
from tests.isolation.roles import OPERATOR, ROLES
from tests.isolation.sweep import Sweep
from tests.isolation.writes import Writes, few_of_each

pytestmark = pytest.mark.django_db

#: Of each address so many foreign things are written to: published, a draft, one in the chain ...
FOREIGN_THINGS = 3 if IS_FULL else 1
OWN_THINGS = 2 if IS_FULL else 1


class Writing:
    """What is sent.

    Attributes:
        asks: by unit, requests that write.
        idle: forms that do nothing even in the operator's hands, by whose they are and name.
    """

    def __init__(self, sweep: Sweep) -> None:
        self.sweep = sweep
        self.asks: dict[str, list[Ask]] = {}
        self.idle: dict[str, set[str]] = {"own": set(), "foreign": set()}

    def collect(self, own: str) -> None:
        """Read the operator's pages for forms, and fill each as it does something in the operator's hands."""
        assert self.sweep.judge
        plan = self.sweep.plan(own)
        writes = Writes(self.sweep.judge, plan.own, self.sweep.scene.foreign)
        own_addresses = few_of_each(plan.own_asks(), OWN_THINGS)
        foreign_addresses = few_of_each(plan.foreign_asks(), FOREIGN_THINGS)
        for ask in (*own_addresses, *foreign_addresses):
            writes.harvest(ask, self.sweep.ask(OPERATOR, ask))
        writes.settle(lambda ask: self.sweep.ask(OPERATOR, ask))
        for sort, names in self.idle.items():
            names |= writes.idle[sort] - writes.at_work[sort]
        asks = unique(iter([*writes.foreign_asks(foreign_addresses), *writes.own_asks(own_addresses)]))
        if IS_FULL:
            asks = [ask for ask in asks if self.sweep.ask(OPERATOR, ask).status != NO_SUCH_METHOD]
        self.asks[own] = asks


@pytest.fixture(scope="module")
def writing(frozen):
    """Everything that can be sent."""
    frozen.begin()
    frozen.complete()
    sweep = Sweep(frozen, "writing", ROLES)
    sweep.judge_from_now()
    writing = Writing(sweep)
    sweep.account.clock("begin")
    for own in sorted(sweep.own_codes):
        writing.collect(own)
    sweep.account.clock("planned")
    sweep.account.figures["asks"] = {own: len(asks) for own, asks in writing.asks.items()}
    sweep.account.write()
    yield writing
    sweep.account.figures["addresses that can change the other unit"] = len(sweep.changed)
    sweep.account.write()


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_nothing_of_another_unit_is_written_or_brought_over(writing, role):
    sweep = writing.sweep
    known = set(sweep.account.leaks)
    for ask in sweep.asked_by(role, writing.asks[role.own]):
        sweep.ask(role, ask)
    sweep.account.clock(role.name)
    sweep.account.write()
    assert sorted(sweep.account.leaks - known) == []


def test_every_form_does_something_in_the_operators_hands(writing):
    """Otherwise a form would pass the sweep because it does not work as the sweep fills it."""
    idle = {(sort, name) for sort, names in writing.idle.items() for name in names}
    writing.sweep.account.figures["forms that do nothing"] = sorted(idle)
    writing.sweep.account.write()
    assert {name for _sort, name in idle} - allowed.CHANGES_NOTHING.keys() == set()
