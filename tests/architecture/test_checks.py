"""House rules that fail at start-up."""

import pytest
from django.apps import apps
from django.core.checks import run_checks
from wagtail.models import Page

from sites.checks import every_page_type_is_a_unit_page


def test_the_product_passes_its_own_checks():
    assert [str(message) for message in run_checks() if message.id.startswith("portal_sites")] == []


@pytest.fixture
def _a_page_type_that_is_no_unit_page(monkeypatch):
    class StrayPage(Page):
        class Meta:
            app_label = "home"
            abstract = True  # never registered, so that no other test meets it

    StrayPage._meta.abstract = False
    models = apps.get_models()
    monkeypatch.setattr(apps, "get_models", lambda *args, **kwargs: [*models, StrayPage])


@pytest.mark.usefixtures("_a_page_type_that_is_no_unit_page")
def test_a_page_type_that_is_no_unit_page_is_reported():
    (message,) = every_page_type_is_a_unit_page(None)
    assert message.id == "portal_sites.E001"
    assert "StrayPage" in message.msg
    assert "sites.models.UnitPage" in message.hint
    assert message.level >= 40, "an error, so that nothing starts"
