"""Ways into the screens of shared articles: the menu, the header of an article, the start page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button

from home.models.syndication import SyndicatedItem
from home.syndication import log_actions, urls
from home.syndication.decisions import DECISIONS
from home.syndication.rights import DECIDING, writes_for
from news.models import ArticlePage
from sites.current_unit import current_unit
from sites.guard import register_decisions
from sites.models import Unit
from sites.permissions import units_with_level

register_decisions(DECISIONS)
hooks.register("register_log_actions", log_actions.register)


@hooks.register("register_admin_urls")
def register_screens() -> list[Any]:
    """The screens."""
    return [path("shared-articles/", include(urls))]


class SharedArticlesMenuItem(MenuItem):
    """The way to the lists."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For everybody with a seat."""
        return current_unit(request) is not None


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """After the approval chain of the unit."""
    label = _("Shared articles")
    return SharedArticlesMenuItem(
        label, reverse_lazy("syndication:incoming"), name="shared-articles", icon_name="rotate", order=168
    )


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Propose a public article, from its editor."""
    # Rows of lists offer the same menu: what costs queries waits for the page's own screens.
    if view_name != "edit" or not isinstance(page, ArticlePage) or not page.live or page.original_key:
        return
    unit = Unit.objects.owning(page)
    if unit is not None and writes_for(user, unit):
        url = reverse("syndication:propose", args=[page.pk])
        yield Button(_("Propose to another unit"), url=url, icon_name="rotate", priority=47)


class SharedArticlesPanel(Component):
    """What waits for the person's decision, and which originals have changed: one query."""

    name = "shared_articles"
    template_name = "home/admin/shared_articles_panel.html"
    order = 120

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The numbers."""
        user = parent_context["request"].user
        units = Unit.objects.none()
        for level in DECIDING:
            units |= units_with_level(user, level)
        items = SyndicatedItem.objects.filter(target_unit__in=units).with_source().order_by()
        wanted = {"waiting": Q(is_waiting=True), "changed": Q(needs_look=True, copy__isnull=False)}
        return items.aggregate(**{name: Count("pk", filter=condition) for name, condition in wanted.items()})


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Among what waits for the person."""
    panels.append(SharedArticlesPanel())
