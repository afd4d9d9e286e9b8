"""Chains as data: read, entered, versioned, given to units."""

import pytest
from wagtail.models import Task, TaskState, Workflow

from sites.choices import Lane
from sites.models import Unit
from tests import cast
from tests.workflow.boards import UNITS, fresh, open_code, open_step, person, publish, submit, write
from workflow.models import Chain, SeatTask
from workflow.presets import SHIPPED, preset_from, read_preset
from workflow.services import assign_chain, find_preset, presets_for, provision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

#: The steps of each regulation with the articles that prescribe them (facts: approval chains).
ARTICLES = {
    "000-ba-xuyen": ["Đ6.3", "Đ6.2", "Đ6.1", "Đ6.4"],
    "001-nhu-xuan": ["Đ9", "Đ5.2", "Đ14.1, Đ14.2"],
    "002-stttt-binh-dinh": ["Đ8.1, Đ9.3", "Đ6.3, Đ9.2", "Đ4.3"],
    "003-phuong-1": ["Đ9.5c, Đ13.4", "Đ9.5b", "Đ13.1", "Đ13.3"],
    "004-bac-giang": ["Đ8.1, Đ14.2", "Đ9.1", "Đ14.2"],
}


def test_a5_every_regulation_has_its_chain_with_basis_and_articles():
    assert {key: [step.article for step in preset.steps] for key, preset in SHIPPED.items()} == ARTICLES
    assert all(preset.basis.startswith("Quyết định") for preset in SHIPPED.values())


STEP = 'code = "a"\nname = "a"\npositions = ["head"]\narticle = "Đ1"\n'


@pytest.mark.parametrize(
    "text",
    [
        f'name = "x"\nbasis = ""\n[[step]]\n{STEP}',
        'name = "x"\nbasis = "QĐ 1"\nstep = []',
        f'name = "x"\nbasis = "QĐ 1"\n[[step]]\n{STEP.replace("head", "king")}',
        f'name = "x"\nbasis = "QĐ 1"\n[[step]]\n{STEP.replace("Đ1", "")}',
        f'name = "x"\nbasis = "QĐ 1"\n[[step]]\n{STEP}edits = true',
        f'name = "x"\nbasis = "QĐ 1"\n[[step]]\n{STEP}[[step]]\n{STEP}',
        f'name = "x"\nbasis = "QĐ 1"\n[[step]]\n{STEP}not_by = ["b"]',
        f'name = "x"\nbasis = "QĐ 1"\n[[step]]\n{STEP}lanes.party = []',
        f'name = "x"\nbasis = "QĐ 1"\n[[step]]\n{STEP}[[deadline]]\nkind = "news"\narticle = "Đ1"',
        f'name = "x"\nbasis = "QĐ 1"\n[[step]]\n{STEP}unknown = 1',
    ],
    ids=[
        "without basis",
        "without steps",
        "unknown seat",
        "step without article",
        "ends with editing",
        "a code twice",
        "excludes a later step",
        "a block that nobody decides",
        "deadline without a term",
        "unknown key",
    ],
)
def test_a5_a_chain_that_rests_on_nothing_is_refused(tmp_path, text):
    path = tmp_path / "chain.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"chain\.toml"):
        read_preset(path)


@pytest.mark.parametrize("key", SHIPPED)
def test_a_chain_is_the_same_after_the_database(key):
    assert preset_from(key, provision(SHIPPED[key]).definition) == SHIPPED[key]
    assert Chain.objects.get(key=key).preset == SHIPPED[key]


def test_tasks_do_not_grow_with_the_number_of_units():
    before = Task.objects.count(), Workflow.objects.count()
    assign_chain(cast.unit("syt"), "003-phuong-1")
    assign_chain(cast.unit("tanan"), "003-phuong-1")
    assert (Task.objects.count(), Workflow.objects.count()) == before


def test_both_languages_of_a_unit_run_through_its_chain():
    for language in ("vi", "en"):
        assert cast.home_of("stc", language).get_workflow().name == Workflow.objects.get(name__contains="554/QĐ").name


def changed(key, **changes):
    return preset_from(key, {**SHIPPED[key].as_data(), **changes})


def test_a5_running_items_finish_on_the_version_with_which_they_began(monkeypatch):
    began = submit(write("003-phuong-1"))
    steps = [row for row in SHIPPED["003-phuong-1"].as_data()["steps"] if row["code"] != "chinh-ta"]
    monkeypatch.setitem(SHIPPED, "003-phuong-1", changed("003-phuong-1", steps=steps))
    chain = provision(SHIPPED["003-phuong-1"])
    assert chain.number == 2
    assert open_code(began) == "chinh-ta"
    assert publish(began).live
    later = submit(write("003-phuong-1", title="Tin sau"))
    assert open_code(later) == "duyet"
    assert provision(SHIPPED["003-phuong-1"]) == chain, "entering it again makes no further version"


def test_a_chain_of_ones_own_is_offered_to_nobody_else():
    own = Unit.objects.get(code=UNITS["003-phuong-1"])
    provision(preset_from("rieng", {**SHIPPED["001-nhu-xuan"].as_data(), "name": "Riêng"}), unit=own)
    assert "rieng" in presets_for(own)
    assert "rieng" not in presets_for(cast.unit("syt"))
    assert find_preset("rieng").name == "Riêng"


def test_an_unknown_chain_is_given_to_nobody():
    with pytest.raises(KeyError):
        assign_chain(cast.unit("syt"), "999")


def test_a18_an_item_waits_only_at_those_who_can_act():
    article = submit(write("003-phuong-1"))
    people = ("phuong1-vanphong", "chi", "dung", "root", "stttt-truongban", "baxuyen-vanhoa")
    step = open_step(article).pk
    waiting = [name for name in people if TaskState.objects.reviewable_by(person(name)).filter(pk=step).exists()]
    assert waiting == ["phuong1-vanphong"]


def test_a_closed_units_items_can_be_decided_by_nobody():
    article = submit(write("003-phuong-1"))
    unit = article.unit
    unit.state = "frozen"
    unit.save()
    state = fresh(article).current_workflow_task_state
    assert not state.task.specific.get_actions(fresh(article), person("phuong1-vanphong"))


def test_every_step_has_one_task_and_every_lane_an_end():
    for key, preset in SHIPPED.items():
        provision(preset)
        assert SeatTask.objects.filter(chain__key=key).count() == len(preset.steps)
        for lane in Lane.values:
            assert not preset.steps_for(lane)[-1].edits
