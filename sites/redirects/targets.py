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
    step = redirect
    for _hop in range(LONGEST_CHAIN):
        place = place_of(step)
        if place is None:
            return False
        if step.redirect_page_id and step.redirect_page.live and place != (redirect.site_id, redirect.old_path):
            return False  # the page answers
        follower = follower_at(place, redirect)
        if follower is None:
            return False
        if follower is redirect:
            return True
        step = follower
    return True


def follower_at(place: Place, redirect: Redirect) -> Redirect | None:
    """The row by which a request to ``place`` is led on, ``redirect`` as it is about to be saved among them.

    As in :mod:`sites.redirects.middleware`, the address without its query counts where the whole one has no row.
    """
    site, address = place
    paths = list(dict.fromkeys((address, urlsplit(address).path)))
    rows = Redirect.objects.filter(site=site, old_path__in=paths).exclude(pk=redirect.pk)
    by_path = {row.old_path: row for row in rows}
    if site == redirect.site_id:
        by_path[redirect.old_path] = redirect
    return next((by_path[path] for path in paths if path in by_path), None)


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
