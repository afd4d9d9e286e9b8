"""The one rule of isolation: what belongs to whom, asked of rows and of querysets, with one answer."""

import pytest
from django.apps import apps
from wagtail.models import Page
from wagtail.permissions import policy_registry

from documents.models import UnitDocument
from images.models import UnitImage
from sites.models import Seat, SharedCollection, Unit
from sites.ownership import (
    Common,
    Operators,
    Personal,
    condition_of,
    owned_by,
    owners_of,
    readable_by,
    rule_for,
)
from sites.reach import NOWHERE, reach_of, reach_of_units
from tests import cast, pages
from tests.factories import give_work, many_units
from users.models import User

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_models(include_auto_created=True))


def reach_of_unit(code):
    return reach_of_units(Unit.objects.filter(code=code))


@pytest.fixture
def _life():
    """Something of everything in every unit."""
    many_units(2)
    give_work(list(Unit.objects.all()))
    pages.article("syt")
    picture = pages.picture(credit="An")
    picture.tags.add("y tế")


@pytest.mark.usefixtures("_life")
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_rows_and_querysets_give_one_answer(model):
    """For every row of every model: the units that own it are those whose reach holds it."""
    reaches = {unit.pk: reach_of_units(Unit.objects.filter(pk=unit.pk)) for unit in Unit.objects.all()}
    held = {
        pk: set(owned_by(model._base_manager.all(), reach).values_list("pk", flat=True))
        for pk, reach in reaches.items()
    }
    for row in model._base_manager.all()[:40]:
        assert owners_of(row) == {pk for pk, ids in held.items() if row.pk in ids}, row


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_nobody_reaches_nothing(model):
    assert not model._base_manager.filter(condition_of(model, NOWHERE)).exists()


def test_a_model_without_a_rule_is_nobodys(monkeypatch):
    monkeypatch.setattr("sites.ownership._RULES", {})
    assert rule_for(UnitImage) is None
    picture = pages.picture()
    assert owners_of(picture) == frozenset()
    assert not owned_by(UnitImage.objects.all(), reach_of(cast.person("binh"))).exists()
    assert not readable_by(UnitImage.objects.all(), reach_of(cast.person("binh"))).exists()


def test_reach_follows_the_seats_of_today():
    syt, stc = cast.unit("syt"), cast.unit("stc")
    assert reach_of(cast.person("an")).unit_ids == {syt.pk}
    assert reach_of(cast.person("hoa")).unit_ids == {syt.pk, stc.pk}
    assert reach_of(cast.person("khanh")).unit_ids == frozenset(), "the term has ended"
    assert reach_of(cast.person("root")).is_everything
    an = cast.person("an")
    an.is_active = False
    assert reach_of(an) == NOWHERE


def test_pages_pictures_and_files_belong_to_their_unit_alone():
    own = pages.article("syt", live=False)
    foreign = pages.article("stc", live=False)
    english = pages.article("syt", "en")
    picture = pages.picture()
    UnitDocument.objects.create(title="Tệp", file="x.txt", collection=cast.unit("stc").collection)
    reach = reach_of(cast.person("an"))
    ids = set(owned_by(Page.objects.all(), reach).values_list("pk", flat=True))
    assert own.pk in ids
    assert english.pk in ids
    assert foreign.pk not in ids
    assert list(owned_by(UnitImage.objects.all(), reach)) == [picture]
    assert not owned_by(UnitDocument.objects.all(), reach).exists()


def test_people_are_seen_by_the_boards_on_which_they_sit():
    names = set(owned_by(User.objects.all(), reach_of_unit("syt")).values_list("username", flat=True))
    assert names == {"binh", "an", "em", "hoa", "khanh"}
    assert owners_of(cast.person("hoa")) == {cast.unit("syt").pk, cast.unit("stc").pk}


def test_reference_data_are_read_by_everybody_with_a_seat():
    from documents.models import DocumentType

    assert readable_by(DocumentType.objects.all(), reach_of(cast.person("an"))).exists()
    assert not readable_by(DocumentType.objects.all(), NOWHERE).exists()
    assert not owned_by(DocumentType.objects.all(), reach_of(cast.person("an"))).exists()


def test_shared_collections_are_offered_and_not_owned():
    shared = cast.unit("tinh").collection.add_child(name="Dùng chung")
    SharedCollection.objects.create(collection=shared)
    reach = reach_of(cast.person("an"))
    assert reach.offers_collection(shared.path)
    assert not reach.holds_collection(shared.path)


def test_lists_learn_the_unit_of_each_page_with_one_query(django_assert_num_queries):
    own, foreign = pages.article("syt"), pages.article("stc")
    with django_assert_num_queries(1):
        units = Unit.objects.by_page_path([own.path, foreign.path])
    assert {path: unit.code for path, unit in units.items()} == {own.path: "syt", foreign.path: "stc"}


def test_rules_that_own_nothing_are_few_and_named():
    nobodys = {model._meta.label for model in MODELS if isinstance(rule_for(model), Common | Operators)}
    assert "wagtailcore.Page" not in nobodys
    assert {"wagtailcore.Locale", "documents.DocumentType"} <= nobodys
    assert isinstance(rule_for(apps.get_model("wagtailcore.APIToken")), Personal)
    assert Seat not in nobodys


@pytest.mark.parametrize(
    ("model", "policy"),
    [
        ("wagtailcore.Page", "UnitPagePermissionPolicy"),
        ("news.ArticlePage", "UnitPagePermissionPolicy"),
        ("images.UnitImage", "UnitMediaPermissionPolicy"),
        ("documents.UnitDocument", "UnitMediaPermissionPolicy"),
        ("wagtailcore.Collection", "UnitCollectionPermissionPolicy"),
    ],
)
def test_the_policies_in_force_are_ours(model, policy):
    """Apps of Wagtail register theirs when they start; ours must come after, whatever the order of the apps."""
    assert type(policy_registry.get_by_type(apps.get_model(model))).__name__ == policy
