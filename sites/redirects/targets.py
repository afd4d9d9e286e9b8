"""Where a redirect leads, and whether it may: own pages, other units' public ones, allowed addresses."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from sites.models import Unit
from sites.redirects.addresses import clean_link

#: A chain of redirects that is longer than this leads nowhere.
LONGEST_CHAIN = 10

#: A place on one of the portals: id of the site, normalised path.
Place = tuple[int, str]


def is_public(page: Any) -> bool:
    """Whether everybody may read the page: it is live, and neither it nor a page above it is restricted."""
    return bool(page.live) and not page.get_view_restrictions().exists()


def public_among(pages: Iterable[Page]) -> set[int]:
    """Ids of those pages that everybody may read: one query for all."""
    live = [page for page in pages if page.live]
    step = Page.steplen
    paths = {page.path[:length] for page in live for length in range(step, len(page.path) + 1, step)}
    restricted = tuple(PageViewRestriction.objects.filter(page__path__in=paths).values_list("page__path", flat=True))
    return {page.pk for page in live if not page.path.startswith(restricted)}


def may_lead_to(unit: Unit, page: Page) -> bool:
    """Whether redirects of ``unit`` may lead to ``page``: its own in any language, other units' if it is public."""
    owner = Unit.objects.owning(page)
    if owner is None:
        return False  # the root of the tree, or a page of nobody
    return owner.pk == unit.pk or is_public(page)


def target_of(redirect: Redirect, unit: Unit) -> str | None:
    """The address to which readers are led; ``None`` if the redirect must not be followed.

    Asked anew each time: rows also come from imports and from earlier days, and a page may have been taken down.
    """
    if redirect.redirect_page_id:
        page = redirect.redirect_page
        return redirect.link if page.live and may_lead_to(unit, page) else None
    try:
        return clean_link(redirect.redirect_link)
    except ValidationError:
        return None


def leads_back(redirect: Redirect) -> bool:
    """Whether following the redirect would end where it began, or never; other rows on the way are followed too."""
    start, step = (redirect.site_id, redirect.old_path), redirect
    for _hop in range(LONGEST_CHAIN):
        place = place_of(step)
        if place is None:
            return False
        if place == start:
            return True
        if step.redirect_page_id and step.redirect_page.live:
            return False  # the page answers
        follower = Redirect.objects.filter(site=place[0], old_path=place[1]).exclude(pk=redirect.pk).first()
        if follower is None:
            return False
        step = follower
    return True


def place_of(redirect: Redirect) -> Place | None:
    """The place on a portal to which the redirect leads; ``None`` for one outside."""
    if redirect.redirect_page_id:
        parts = redirect.redirect_page.get_url_parts()
        return (parts[0], Redirect.normalise_path(parts[2])) if parts and parts[2] else None
    address = urlsplit(redirect.redirect_link)
    unit = Unit.objects.for_host(address.hostname or "", timezone.localdate())
    if unit is None or unit.site_id is None:
        return None
    path = address._replace(scheme="", netloc="", fragment="").geturl()
    return unit.site_id, Redirect.normalise_path(path or "/")
