"""A sweep that finds nothing must be able to find something: leaks of every kind are planted, and each is caught.

The unharmed product answers the same requests without a finding: what is caught is the leak.
"""

import pytest
from django.db import models

from tests.isolation import allowed
from tests.isolation.browser import Ask
from tests.isolation.plan import unique
from tests.isolation.planted import READING, SMUGGLE, WRITING
from tests.isolation.queries import with_query
from tests.isolation.roles import OPERATOR, ROLES
from tests.isolation.scene import FOREIGN
from tests.isolation.sweep import Sweep
from tests.isolation.words import CANARY
from tests.isolation.writes import Writes, few_of_each

pytestmark = pytest.mark.django_db

WHO = {role.name: role for role in ROLES}


@pytest.fixture(scope="module")
def sweep(frozen):
    """Everything is at work."""
    frozen.begin()
    frozen.complete()
    sweep = Sweep(frozen, "planted", [WHO[name] for name in ("head", "unit administrator", "hub officer", "anonymous")])
    sweep.judge_from_now()
    return sweep


def asks_for(sweep, leak) -> list[Ask]:
    """The requests by which the leak must come out, as far as the role can make them."""
    role = WHO[leak.role]
    plan = sweep.plan(role.own)
    if leak.method == SMUGGLE:
        return smuggling_asks(sweep, leak)
    asks = plan.own_asks() if leak.sort == "own" else plan.foreign_asks()
    asks = [ask for ask in sweep.possible(role, asks) if ask.name in leak.addresses and ask.sort == leak.sort]
    if leak.query:
        asks = [with_query(ask, leak.query) for ask in asks]
    if leak.method == "POST":
        asks = [Ask(ask.name, ask.sort, ask.path, ask.host, "POST", {}) for ask in asks]
    return unique(iter(asks))


def smuggling_asks(sweep, leak) -> list[Ask]:
    """The forms at the leak's addresses as they work, each with one foreign id in it."""
    plan = sweep.plan(WHO[leak.role].own)
    writes = Writes(sweep.judge, plan.own, sweep.scene.foreign)
    for ask in few_of_each([ask for ask in plan.own_asks() if ask.name in leak.addresses], 1):
        writes.harvest(ask, sweep.ask(OPERATOR, ask))
    writes.settle(lambda ask: sweep.ask(OPERATOR, ask))
    return [ask for form in writes.forms["own"].values() for ask in writes.smuggling(form)]


def findings(sweep, leak):
    """What the judge finds in the answers, and which of the foreign ones differ from those about nothing."""
    role = WHO[leak.role]
    found, browser, judge = [], sweep.browsers[WHO[leak.role]], sweep.judge
    plan = sweep.plan(role.own)
    for ask in asks_for(sweep, leak):
        answer = browser.ask(ask)
        found += [*judge.said(role, ask, answer), *judge.did(role, ask, answer)]
    if leak.sort == "foreign" and leak.method == "GET":
        for pair in plan.pairs():
            if pair.foreign.name in leak.addresses:
                found += judge.told_apart(role, pair.foreign, (browser.ask(pair.foreign), browser.ask(pair.missing)))
    return found


def test_every_text_of_the_other_unit_is_a_canary(sweep):
    """Otherwise a text could come out unseen."""
    silent = {f"{table}.{column}" for table, column, texts in texts_of(sweep.judge, FOREIGN) if not has_canary(texts)}
    wordless = set().union(*allowed.NO_WORDS.values()) | allowed.EMPTY
    assert sorted(place for place in silent if not {place, place.split(".")[1]} & wordless) == []


def texts_of(judge, code):
    """Every column for texts, with what stands there in the rows of a unit."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
    for table, found in judge.rows.items():
        rows = [row for key, row in found.items() if code in judge.owners[table].get(key, ())]
        for column in judge.models[table]._meta.local_concrete_fields if rows else ():
            if isinstance(column, kinds) and not column.choices:
                yield table, column.column, [str(row[column.column]) for row in rows]


def has_canary(texts):
    return any(CANARY.search(text.lower()) for text in texts)


@pytest.mark.parametrize("leak", [*READING, *WRITING], ids=str)
def test_a_planted_leak_is_caught(sweep, leak, monkeypatch):
    assert asks_for(sweep, leak), "nothing would be asked"
    assert sorted(findings(sweep, leak)) == []
    leak.plant(monkeypatch)
    assert findings(sweep, leak) != []
