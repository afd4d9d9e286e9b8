"""Each unit's chain: shared tasks, steps decided by the seats of the item's own unit."""

import pytest
from wagtail.models import Task, TaskState, Workflow

from news.models import ArticlePage
from tests import cast
from workflow.models import SeatTask
from workflow.presets import SHIPPED as PRESETS
from workflow.presets import read_preset
from workflow.services import assign_chain

pytestmark = pytest.mark.django_db

#: The steps of each regulation with the articles that prescribe them (facts: approval chains).
ARTICLES = {
    "000-ba-xuyen": ["Đ6.3", "Đ6.1"],
    "001-nhu-xuan": ["Đ5.2", "Đ14"],
    "002-stttt-binh-dinh": ["Đ8.1", "Đ6.3"],
    "003-phuong-1": ["Đ13.4", "Đ13.1", "Đ13.3"],
    "004-bac-giang": ["Đ8.1", "Đ9.1"],
}


@pytest.fixture
def submitted() -> ArticlePage:
    """An's article in the department of Finance's chain (spelling, head, deputy), just submitted."""
    index = cast.home_of("stc").get_children().get(slug="tin-tuc")
    article = index.add_child(instance=ArticlePage(title="Công khai ngân sách", lead="…", live=False))
    article.save_revision()
    article.get_workflow().start(article, cast.person("an"))
    return article


def test_every_regulation_has_its_chain_with_articles():
    assert {key: [step.article for step in preset.steps] for key, preset in PRESETS.items()} == ARTICLES


@pytest.mark.parametrize(
    "text",
    [
        'name = "x"\nbasis = ""\n[[step]]\nname = "a"\npositions = ["head"]\narticle = "Đ1"',
        'name = "x"\nbasis = "QĐ 1"\nstep = []',
        'name = "x"\nbasis = "QĐ 1"\n[[step]]\nname = "a"\npositions = ["king"]\narticle = "Đ1"',
        'name = "x"\nbasis = "QĐ 1"\n[[step]]\nname = "a"\npositions = ["head"]\narticle = ""',
    ],
    ids=["without basis", "without steps", "unknown seat", "step without article"],
)
def test_a_chain_that_rests_on_nothing_is_refused(tmp_path, text):
    path = tmp_path / "chain.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"chain\.toml"):
        read_preset(path)


def test_tasks_do_not_grow_with_the_number_of_units():
    before = Task.objects.count(), Workflow.objects.count()
    assign_chain(cast.unit("syt"), "003-phuong-1")
    assign_chain(cast.unit("tanan"), "003-phuong-1")
    assert (Task.objects.count(), Workflow.objects.count()) == before


def test_both_languages_of_a_unit_run_through_its_chain():
    for language in ("vi", "en"):
        assert cast.home_of("stc", language).get_workflow().name == Workflow.objects.get(name__contains="554/QĐ").name


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("an", False), ("binh", False), ("chi", False), ("hoa", True), ("dung", False), ("khanh", False), ("root", False)],
)
def test_a_step_belongs_to_the_seats_of_the_items_own_unit(submitted, who, allowed):
    task = SeatTask(positions=["deputy"], article="Đ13.3")
    assert task.holds_seat(submitted, cast.person(who)) is allowed


def test_an_item_waits_only_at_those_who_can_act(submitted):
    state = submitted.current_workflow_task_state
    state.task.specific.positions = ["head"]
    SeatTask.objects.filter(pk=state.task.pk).update(positions=["head"])
    assert list(TaskState.objects.reviewable_by(cast.person("chi"))) == [state]
    assert not TaskState.objects.reviewable_by(cast.person("binh")).exists()


def test_a_closed_units_items_can_be_decided_by_nobody(submitted):
    unit = cast.unit("stc")
    unit.state = "frozen"
    unit.save()
    assert not SeatTask(positions=["head"]).holds_seat(submitted, cast.person("chi"))


def test_the_last_approval_publishes(submitted):
    for _step in range(3):
        state = submitted.current_workflow_task_state
        state.task.specific.on_action(state, cast.person("chi"), "approve")
    submitted.refresh_from_db()
    assert submitted.live
