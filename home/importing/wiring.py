"""Wiring of imports into the admin; imported once, with the hooks."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.importing import urls
from home.importing.decisions import DECISIONS
from home.importing.rights import may_import_historic
from sites.current_unit import current_unit
from sites.guard import register_decisions

register_decisions(DECISIONS)


@hooks.register("register_admin_urls")
def register_screens() -> list[Any]:
    """The screens."""
    return [path("document-imports/", include(urls))]


class ImportsMenuItem(MenuItem):
    """The way to the screens."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For everybody with a seat, and for who may import historic documents."""
        return current_unit(request) is not None or may_import_historic(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """Behind the files."""
    label = gettext_lazy("Import documents")
    return ImportsMenuItem(
        label, reverse_lazy("document_imports:index"), name="document-imports", icon_name="table", order=420
    )
