"""Wiring of units into Wagtail."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, Collection, Page
from wagtail.permissions import register_permission_policy

from sites.guard import register_decisions
from sites.isolation import choosers, collections, home_panels, media, policies
from sites.isolation.page_rights import is_same_unit
from sites.isolation.pages import UnitPageViewSet
from sites.models import UnitRoot
from sites.people import wagtail_wiring  # noqa: F401 - registers on import
from sites.redirects import installation as redirects
from sites.translating import buttons as translation_buttons
from sites.translating.decisions import DECISIONS
from sites.writing import wagtail_wiring as writing  # noqa: F401 - registers on import

register_permission_policy(AbstractPage, policies.page_policy())
register_permission_policy(Collection, policies.UnitCollectionPermissionPolicy(Collection))
register_permission_policy(get_image_model(), policies.image_policy(get_image_model()))
register_permission_policy(get_document_model(), policies.document_policy(get_document_model()))

redirects.install()
register_decisions(DECISIONS)
translation_buttons.install()

hooks.register("register_admin_urls", collections.install)
hooks.register("construct_page_chooser_queryset", choosers.limit_pages)
hooks.register("before_bulk_action", media.keep_in_unit)
hooks.register("construct_homepage_panels", home_panels.replace_panels)
# Wagtail adds its own by the same hook: ours comes last.
hooks.register("construct_homepage_summary_items", home_panels.replace_summary, order=1000)

#: Bulk actions that would take a unit's home page away.
REMOVING_ACTIONS = {"delete", "move", "unpublish"}


@hooks.register("register_admin_viewset")
def register_pages() -> UnitPageViewSet:
    """The screens of pages."""
    return UnitPageViewSet()


@hooks.register("before_serve_page")
def serve_each_language_at_its_address(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Refuse a page of one language at the address of another.

    Wagtail falls back to the default language's root where a translation is missing, and so would show the
    Vietnamese page under ``/en/``.
    """
    if page.locale.language_code != get_language():
        raise Http404


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_home_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to take a unit's home page away: its site would answer nothing."""
    return _refuse_if_home(request, [page])


@hooks.register("before_move_page")
def keep_home_pages_in_place(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse to move a unit's home page: its address would change; and any page into another unit."""
    if not is_same_unit(page, destination):
        messages.error(request, _("A page cannot be moved to another unit. Nothing was changed."))
        return redirect("wagtailadmin_pages:move", page.pk)
    return _refuse_if_home(request, [page])


@hooks.register("before_bulk_action")
def keep_home_pages_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for many pages at once; one home page among them stops all."""
    if action_type not in REMOVING_ACTIONS:
        return None
    return _refuse_if_home(request, [page for page in objects if isinstance(page, Page)])


def _refuse_if_home(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    roots = UnitRoot.objects.none()
    for page in pages:
        roots |= UnitRoot.objects.filter(page__path__startswith=page.path)
    if request.method != "POST" or not roots.exists():
        return None
    messages.error(request, _("The home page of a unit cannot be deleted, moved or taken down. Nothing was changed."))
    return redirect("wagtailadmin_explore", pages[0].pk)
