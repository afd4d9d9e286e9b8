"""Taking a page down: by the head or a publisher, with a reason, without a round (004 Đ7.2e: the unit does it)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from sites.choices import Level, Position
from sites.models import Seat, Unit, UnitRoot
from sites.translating.languages import is_source_language
from sites.tree import tree_lock
from workflow.deciders import delegations_to
from workflow.publishing import revoke
from workflow.records import Publication
from workflow.refusals import NotEntitled

ACTION = "workflow.take_down"


def why_not_take_down(user: Any, page: Page) -> str:
    """Why ``user`` may not take ``page`` down, for people; empty if they may."""
    if not page.live:
        return _("The page is not public.")
    unit = getattr(page.specific, "unit", None)
    if unit is None or unit.is_closed or not _is_entitled(user, unit):
        return _("Pages are taken down by the head of the board or by its publishers.")
    roots = UnitRoot.objects.filter(page__path__startswith=page.path).select_related("page__locale")
    if any(root.page_id != page.pk or is_source_language(root.page) for root in roots):
        return _("The home page of a unit cannot be taken down.")
    return ""


def ends_language(page: Page) -> bool:
    """Whether the page is a home page, in a second language then: without it the unit carries that language no more."""
    return UnitRoot.objects.filter(page=page).exists()


@tree_lock()  # as for every act that ends in the tree: the tree first, then its rows
def take_down(page: Page, *, user: Any, reason: str) -> None:
    """Take a page from the public at once; what replaces it goes through the chain.

    Raises:
        NotEntitled: the person may not, or there is no reason.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    if problem := why_not_take_down(user, page):
        raise NotEntitled(problem)
    if not reason.strip():
        raise NotEntitled(_("Say why the page is taken down."))
    standing = Publication.objects.of(page).effective(timezone.now())
    revoke(standing, reason=reason, user=user)
    # Nobody has Wagtail's right to unpublish: it asks for no reason.
    UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
    log(instance=page, action=ACTION, user=user, data={"reason": reason})


def _is_entitled(user: Any, unit: Unit) -> bool:
    if not user.is_active:
        return False
    today = timezone.localdate()
    # SQLite cannot look into JSON lists; a person holds a handful of seats.
    held = Seat.objects.in_office(today).filter(user=user, unit=unit).values_list("position", "levels")
    if any(position == Position.HEAD or Level.PUBLISHER in levels for position, levels in held):
        return True
    return delegations_to(user, today).filter(seat__unit=unit).exists()
