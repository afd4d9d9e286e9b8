"""House rules that fail the start instead of a review."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page

from sites.models import UnitPage
from sites.ownership import rule_for


@register()
def every_page_type_is_a_unit_page(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A page type that is not a UnitPage belongs to no unit and escapes every rule."""
    return [
        Error(
            f"{model._meta.label} is a page type but not a UnitPage.",
            hint="Derive it from sites.models.UnitPage.",
            obj=model,
            id="portal_sites.E001",
        )
        for model in apps.get_models()
        if issubclass(model, Page) and model is not Page and not issubclass(model, UnitPage)
    ]


@register()
def every_model_has_an_owner(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A model without a rule of ownership is nobody's, and nobody but an operator would ever see its rows."""
    return [
        Error(
            f"Nothing says to which unit the rows of {model._meta.label} belong.",
            hint="Register a rule: sites.ownership_table for packages, else the app's module ownership.",
            obj=model,
            id="portal_sites.E002",
        )
        for model in apps.get_models(include_auto_created=True)
        if rule_for(model) is None
    ]
