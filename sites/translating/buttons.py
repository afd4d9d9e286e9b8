"""The ways to a translation in the menus of pages.

wagtail-localize offers every language of the install for every page of it. What would let it go: a hook or a method of
the page that says into which languages it may be translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as stock
from wagtail_localize.models import Translation

from sites.translating.languages import missing_languages

#: Hooks at which wagtail-localize offers translating.
MENUS = ("register_page_header_buttons", "register_page_listing_more_buttons")


def translation_buttons(
    page: Page, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """“Translate this page” where the unit carries a language in which the page is missing; “Sync translated pages”."""
    # Rows of lists offer the same menu: what costs queries waits for the page's own screen, and the translators' list.
    if view_name != "edit" or not user.has_perm("wagtail_localize.submit_translation"):
        return
    missing = [] if page.alias_of_id else list(missing_languages(page))
    if missing:
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        yield Button(_("Translate this page"), address, priority=60, icon_name="wagtail-localize-language")
    if len(missing) == len(settings.LANGUAGES) - 1:
        return  # there is no version that could be kept in step
    kept = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale_id=page.locale_id, enabled=True
    )
    if source_id := kept.values_list("source_id", flat=True).first():
        address = reverse("unit_update_translations", args=[source_id])
        query = f"?{urlencode({'next': next_url})}" if next_url else ""
        yield Button(_("Sync translated pages"), address + query, priority=60, icon_name="resubmit")


def install() -> None:
    """Put the buttons in the place of wagtail-localize's (once, at start-up)."""
    for menu in MENUS:
        # Importing its hooks above has registered them; Wagtail has no way to take one back.
        hooks._hooks[menu][:] = [
            entry for entry in hooks._hooks[menu] if entry[0] is not stock.page_listing_more_buttons
        ]
        hooks.register(menu, translation_buttons)
