"""Many decide at the same moment, on real connections: each step is decided once, and each item published once."""

import os
from collections import Counter
from functools import partial

import pytest
from django.db import connection
from wagtail.models import PageLogEntry, TaskState

from sites.choices import Level, Position
from sites.models import Unit
from sites.services import appoint
from tests import cast
from tests.races import at_once, db
from tests.workflow.boards import UNITS, found_boards, fresh, open_step, submit, write
from users.models import User
from workflow.audit import audit_public
from workflow.models import Publication
from workflow.presets import preset_from
from workflow.refusals import NotEntitled
from workflow.services import assign_chain, provision

__all__ = ["db"]
pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite admits one writer at a time: nothing can meet in the middle"
)

KEY = "004-bac-giang"
#: Forty at a time, for a server has a hundred connections; `ROUNDS=5` makes them two hundred.
AT_ONCE, ROUNDS = 40, int(os.environ.get("ROUNDS", "2"))


def deciders():
    """Forty deputies, each of whom may take the one step of a chain."""
    step = {"code": "duyet", "name": "Duyệt", "article": "Đ1", "positions": ["deputy"]}
    unit = Unit.objects.get(code=UNITS[KEY])
    provision(preset_from("mot-buoc", {"name": "Một bước", "basis": "QĐ 1", "steps": [step]}), unit=unit)
    assign_chain(unit, "mot-buoc")
    people = [User.objects.create_user(f"pho-{number}") for number in range(AT_ONCE)]
    for user in people:
        appoint(unit=unit, user=user, position=Position.DEPUTY, title="Phó", levels=[Level.REVIEWER],
                decision_number="1", decision_date=cast.FOUNDED, starts_on=cast.FOUNDED, today=cast.TODAY)  # fmt: skip
    return [user.username for user in people]


def submitted(number):
    return submit(write(KEY, title=f"Tin {number}", slug=f"tin-{number}"))


def decide(state, username, action="approve"):
    declared = {f"declare_{name}": True for name in state.task.specific.step.declarations}
    user = User.objects.get(username=username)
    state.task.specific.on_action(state, user, action, comment="Xem lại" if action == "reject" else "", **declared)


def test_many_decisions_on_the_same_step_are_one():
    found_boards()
    people = deciders()
    for number in range(ROUNDS):
        article = submitted(number)
        state = open_step(article)
        actions = ["approve" if place % 4 else "reject" for place in range(AT_ONCE)]
        errors = at_once(*(partial(decide, state, *pair) for pair in zip(people, actions, strict=True)))
        assert len(errors) == AT_ONCE - 1, "one decides"
        assert {type(error) for error in errors} == {NotEntitled}, "and all others are told"
        done = TaskState.objects.for_instance(article)
        assert done.count() == 1
        decided = done.get()
        assert fresh(article).live is (decided.status == TaskState.STATUS_APPROVED)
        assert Publication.objects.of(article).count() == fresh(article).live


def test_many_publications_at_once_lose_double_and_skip_nothing():
    found_boards()
    people = deciders()
    articles = []
    for round_ in range(ROUNDS):
        batch = [submitted(round_ * AT_ONCE + number) for number in range(AT_ONCE)]
        states = [open_step(article) for article in batch]
        assert at_once(*(partial(decide, *pair) for pair in zip(states, people, strict=True))) == []
        articles += batch
    assert all(fresh(article).live for article in articles)
    per_page = Counter(Publication.objects.filter(kind="chain").values_list("page_id", flat=True))
    assert per_page == {article.pk: 1 for article in articles}
    published = PageLogEntry.objects.filter(action="wagtail.publish", page__in=[article.pk for article in articles])
    assert published.count() == len(articles) == ROUNDS * AT_ONCE
    assert list(audit_public()) == []
