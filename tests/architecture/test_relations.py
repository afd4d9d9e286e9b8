"""Relations between models go down the ladder, those named by strings too, which no import checker sees."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, OneToOneField

LADDER = [{"config"}, {"home"}, {"news", "documents", "workflow"}, {"portal_sites"}, {"images", "users"}]
HEIGHT = {label: -step for step, labels in enumerate(LADDER) for label in labels}

#: Wagtail's own field, whose target a setting names.
GIVEN = {("images.UnitImage", "uploaded_by_user")}

OUR_MODELS = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in HEIGHT]


def reaches(model):
    """The models of our apps to which ``model`` holds a relation, those it inherits included."""
    for field in model._meta.get_fields():
        is_relation = isinstance(field, ForeignKey | OneToOneField | ManyToManyField)
        if is_relation and field.related_model._meta.app_label in HEIGHT:
            yield field.name, field.related_model
    for parent in model.__mro__[1:]:
        label = getattr(getattr(parent, "_meta", None), "app_label", None)
        if label in HEIGHT:
            yield "(base)", parent


def is_allowed(model, target):
    ours, theirs = model._meta.app_label, target._meta.app_label
    return ours == theirs or HEIGHT[theirs] < HEIGHT[ours]


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_relations_lead_to_the_same_app_or_to_one_below(model):
    wrong = [f"{model._meta.label}.{name} → {other._meta.label}" for name, other in reaches(model)
             if not is_allowed(model, other) and (model._meta.label, name) not in GIVEN]  # fmt: skip
    assert not wrong


def test_the_ladder_knows_every_app_of_ours():
    ours = {config.label for config in apps.get_app_configs() if "site-packages" not in config.path}
    assert ours == set(HEIGHT) - {"config"}


def test_the_walk_sees_string_relations():
    from documents.models import LegalDocumentPage
    from news.models import ArticlePage
    from sites.models import Branding, Unit, UnitPage

    assert ("emblem", apps.get_model("images", "UnitImage")) in list(reaches(Branding))
    assert ("(base)", UnitPage) in list(reaches(ArticlePage))
    assert not is_allowed(Unit, ArticlePage), "upward"
    assert not is_allowed(ArticlePage, LegalDocumentPage), "a sibling"
    assert is_allowed(ArticlePage, Unit)


def test_what_is_not_ours_never_refers_to_us():
    """But for the people, pictures and files that a setting names."""
    swapped = {"users.User", "images.UnitImage", "documents.UnitDocument"}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in HEIGHT:
            assert {other._meta.label for _name, other in reaches(model)} <= swapped, model
