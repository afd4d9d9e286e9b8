"""The redirects that Wagtail makes by itself when a page gets another address."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from wagtail.contrib.redirects import signal_handlers
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page, Site

from sites.tree import NodeIsGone, refresh_tree_columns, tree_lock

#: Site, old path, route below the page.
Address = tuple[Site, str, str]


def addresses_on(page: Any, sites: Iterable[Site], cache_target: Any = None) -> set[Address]:
    """The addresses of ``page`` on ``sites``.

    Wagtail's own function reads the list of all sites' roots off the request, where
    :mod:`sites.page_urls` never puts it: changing a slug ended in an error. Wagtail reading it with a default would
    let this go.
    """
    addresses: set[Address] = set()
    for site in sites:
        parts = page.get_url_parts(get_dummy_request(site=site))
        if parts is None or not parts[2]:
            continue
        for route in page.get_route_paths():
            below = Redirect.normalise_page_route_path(route)
            addresses.add((site, Redirect.normalise_path(parts[2].rstrip("/") + (below or "/")), below))
    return addresses


def in_its_turn(create: Callable[..., None]) -> Callable[..., None]:
    """Make the redirects under the tree's lock, for the page as it is by then; none for a page that is gone.

    Wagtail tells of a changed slug after the transaction, when the lock has been let go: a colleague who deleted the
    page in that moment, or the person who renamed it, got an error of the database. Wagtail making the redirects in
    the transaction of the change would let this go.
    """

    @wraps(create)
    def create_redirects(page: Page, page_old: Page, sites: Iterable[Site]) -> None:
        with tree_lock():
            try:
                refresh_tree_columns(page)
            except NodeIsGone:
                return
            create(page=page, page_old=page_old, sites=sites)

    return create_redirects


def install() -> None:
    """Let Wagtail's signal handlers use both (once, at start-up)."""
    signal_handlers._page_urls_for_sites = addresses_on
    signal_handlers.create_redirects = in_its_turn(signal_handlers.create_redirects)
