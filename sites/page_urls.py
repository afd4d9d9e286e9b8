"""Page URLs that cost the same with one unit and with a thousand.

Stock ``Page.get_url_parts`` loads the roots of all sites and scans them for every link: a page with
60 links cost 13 ms of CPU with 10 sites and 59 ms with 1,000, and without a cache one query per site.
A page's root is known from its path, so one indexed look-up is enough; in a request it is one for all
pages read so far, so that a list of pages of fifty units takes one query too.

The overrides sit on Wagtail's abstract page because links are built from bare ``Page`` instances too
(menus, rich text, the explorer). What would let them go: Wagtail resolving the root from the path.
"""

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from treebeard.mp_tree import path_updated
from wagtail.models import AbstractPage, Page, Site, SiteRootPath

from sites.models import UnitRoot

RootPaths = tuple[SiteRootPath, ...]

#: Depth of a site's root page: right below the one root of the tree.
SITE_ROOT_DEPTH = 2
SITE_ROOT_PATH_LENGTH = SITE_ROOT_DEPTH * Page.steplen
#: Never matches a page. It tells Page.get_url that other sites exist, so that links across units are absolute.
ELSEWHERE = SiteRootPath(None, "\0", "", "")

#: Roots met so far in the running request, by tree path; ``None`` for those of pages that were read but not
#: linked yet. The variable itself is ``None`` outside of requests.
request_memo: ContextVar[dict[str, RootPaths | None] | None] = ContextVar("site_root_paths", default=None)


def site_root_paths(page: Any, cache_object: Any = None) -> list[SiteRootPath]:
    """Return the roots under which ``page`` is served, and the mark that there are others.

    Args:
        page: any Wagtail page.
        cache_object: where Wagtail keeps roots between calls (a request), if it has one.
    """
    if page.depth < SITE_ROOT_DEPTH:
        return [ELSEWHERE]
    root_path = page.path[:SITE_ROOT_PATH_LENGTH]
    memo = request_memo.get()
    if memo is None:
        memo = (cache_object or page).__dict__.setdefault("_portal_root_paths", {})
    roots = memo.get(root_path)
    if roots is None:
        found = load_root_paths({root_path, *(path for path, known in memo.items() if known is None)})
        memo.update(found)
        roots = found[root_path]
    return [*roots, ELSEWHERE]


def load_root_paths(root_paths: Iterable[str]) -> dict[str, RootPaths]:
    """Look site roots up by their tree paths: one query for all; a path without a site gets no roots."""
    found: dict[str, RootPaths] = dict.fromkeys(root_paths, ())
    rows = UnitRoot.objects.filter(page__path__in=found, unit__site__isnull=False).select_related(
        "page__locale", "unit__site"
    )
    for row in rows:
        site, page = row.unit.site, row.page
        found[page.path] += (SiteRootPath(site.pk, page.url_path, site.root_url, page.locale.language_code),)
    return found


def note_page(page: Any) -> None:
    """Remember in the running request that ``page`` was read: its root is fetched with the next one wanted."""
    memo = request_memo.get()
    path = page.__dict__.get("path")  # may be deferred
    if memo is not None and path is not None and len(path) >= SITE_ROOT_PATH_LENGTH:
        memo.setdefault(path[:SITE_ROOT_PATH_LENGTH], None)


def forget_root_paths(**signal: Any) -> None:
    """Drop the running request's memo, after a root was made, renamed or moved."""
    memo = request_memo.get()
    if memo is not None:
        memo.clear()


def install() -> None:
    """Replace Wagtail's scan (once, at start-up)."""
    if getattr(AbstractPage, "_urls_follow_paths", False):
        return

    def _get_site_root_paths(self: Any, cache_object: Any = None, **kwargs: Any) -> list[SiteRootPath]:
        return site_root_paths(self, cache_object or kwargs.get("request"))

    stock_from_db = AbstractPage.from_db.__func__

    def from_db(cls: Any, db: Any, field_names: Any, values: Any) -> Any:
        page = stock_from_db(cls, db, field_names, values)
        note_page(page)
        return page

    stock_clear = Site.clear_site_root_paths_cache

    def clear_site_root_paths_cache() -> None:
        stock_clear()
        forget_root_paths()

    AbstractPage._get_site_root_paths = _get_site_root_paths
    AbstractPage.from_db = classmethod(from_db)
    # Wagtail calls it whenever a site or a site's root page was saved.
    Site.clear_site_root_paths_cache = staticmethod(clear_site_root_paths_cache)
    path_updated.connect(forget_root_paths, sender=Page, dispatch_uid="forget_root_paths")
    AbstractPage._urls_follow_paths = True
