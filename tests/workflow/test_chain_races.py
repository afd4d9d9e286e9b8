"""Two make a version, or a chain, at the same moment: one wins, the other is told; none is lost unsaid."""

from dataclasses import replace
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests import cast
from tests.races import at_once, db
from workflow.emergency import chain_of
from workflow.making import services
from workflow.making.rights import capacity_to_make
from workflow.making.services import make_chain, make_version, put_in_force
from workflow.models import Chain
from workflow.presets import Preset, Step

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite admits one writer at a time: nothing can meet in the middle"
)
__all__ = ["db"]
ONE_STEP = Preset("", "Quy trình rút gọn", "Quyết định 1", (Step("duyet", "Duyệt", "Đ1", ("head",)),))


def by_head(basis):
    unit, head = cast.unit("syt"), cast.person("binh")
    preset, capacity = replace(ONE_STEP, basis=basis), capacity_to_make(head, unit)
    return partial(put_in_force, preset, unit=unit, after=chain_of(unit).pk, by=head, capacity=capacity)


def test_of_two_versions_of_a_unit_one_is_in_force_and_the_other_is_told():
    (refusal,) = at_once(by_head("Quyết định 1"), by_head("Quyết định 2"))
    assert isinstance(refusal, ValidationError)
    assert Chain.objects.filter(unit=cast.unit("syt")).count() == 1
    assert chain_of(cast.unit("syt")).unit == cast.unit("syt")


def test_of_two_versions_of_the_hub_one_is_entered_and_the_other_is_told():
    chain = make_chain(ONE_STEP, unit=None, by=cast.person("dung"))
    acts = [
        partial(make_version, replace(ONE_STEP, basis=basis), after=chain, by=cast.person("dung"))
        for basis in ("Quyết định 2", "Quyết định 3")
    ]
    (refusal,) = at_once(*acts)
    assert isinstance(refusal, ValidationError)
    assert sorted(Chain.objects.filter(key=chain.key).values_list("number", flat=True)) == [1, 2]


def test_two_chains_of_one_name_get_two_keys():
    act = partial(make_chain, ONE_STEP, unit=None, by=cast.person("dung"))
    assert at_once(act, act) == []
    assert Chain.objects.filter(name=ONE_STEP.name).values("key").distinct().count() == 2


def test_the_database_itself_refuses_the_second_when_the_question_was_asked_too_early(monkeypatch):
    """As if neither had seen the other: what stops the second is the unique version, and the message is the same."""
    chain = make_chain(ONE_STEP, unit=None, by=cast.person("dung"))
    monkeypatch.setattr(services, "_refuse_if_overtaken", lambda newest, seen: None)
    entered = services.provision

    def overtaken(preset, **values):
        made = entered(preset, **values)
        return Chain.objects.create(**{
            name: getattr(made, name)
            for name in ("key", "number", "name", "basis", "definition", "unit", "workflow")
        })  # fmt: skip

    monkeypatch.setattr(services, "provision", overtaken)
    with pytest.raises(ValidationError):
        make_version(replace(ONE_STEP, basis="Quyết định 2"), after=chain, by=cast.person("dung"))
    assert Chain.objects.filter(key=chain.key).count() == 1
