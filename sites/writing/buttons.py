"""The ways to documents and words, in the menu of a page's header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from sites.models import UnitPage
from sites.writing.bodies import has_body
from sites.writing.drafts import models_below


def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From the editor into the page, from the list of pages to a new one."""
    if not issubclass(page.specific_class or type(page), UnitPage):
        return
    if view_name == "edit" and not page.alias_of_id:
        if has_body(page.specific_class):
            url = reverse("writing:insert", args=[page.pk])
            yield Button(_("Insert from Word"), url=url, icon_name="doc-full", priority=41)
        url = reverse("writing:check", args=[page.pk])
        yield Button(_("Check the words"), url=url, icon_name="glasses", priority=42)
    takes_bodies = any(map(has_body, page.specific_class.creatable_subpage_models()))
    if view_name == "index" and takes_bodies and models_below(page.specific, user):
        url = reverse("writing:new", args=[page.pk])
        yield Button(_("New page from Word"), url=url, icon_name="doc-full", priority=41)
