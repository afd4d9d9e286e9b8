"""Entries of the search: written for pages that are public, removed for those that are not."""

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction
from wagtail.models import Page

from sites.models import SearchEntry, Unit, UnitPage, UnitRoot
from sites.page_urls import SITE_ROOT_DEPTH, SITE_ROOT_PATH_LENGTH
from sites.search.matching import matcher
from sites.search.texts import PageTexts, texts_to_search
from sites.search.vocabulary import note_words

logger = logging.getLogger(__name__)

#: Pages in memory at a time: their bodies may be 200,000 characters long.
BATCH = 200
KEY = "page"


def index_page(page: Any) -> None:
    """Write the entry of a page as it stands in memory, which must be what is public of it.

    The search is a convenience: what goes wrong here is logged and prevents nobody's publication;
    ``manage.py rebuild_search`` makes up for it.
    """
    try:
        with transaction.atomic():
            index_batch([page])
    except Exception:
        logger.exception("The page %s could not be entered into the search.", page.pk)


def forget_page(page: Any) -> None:
    """Remove the entry of a page that is not public any more."""
    SearchEntry.objects.filter(page_id=page.pk).delete()


def index_pages(pages: Any) -> int:
    """Write the entries of ``pages``, a queryset of pages of any type, from the database; those not live lose theirs.

    In batches of constant size, so it may be all pages of the province.

    Returns:
        The number of entries written.
    """
    written = 0
    for keys in batches(pages.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)):
        found = list(Page.objects.filter(pk__in=keys).specific())
        with transaction.atomic():
            gone = [page.pk for page in found if not is_to_be_found(page)]
            SearchEntry.objects.filter(page_id__in=gone).delete()
            written += index_batch([page for page in found if is_to_be_found(page)])
    return written


def batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """The rows in lists of :data:`BATCH`."""
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def is_to_be_found(page: Any) -> bool:
    """Whether a page has an entry: it is a unit's and live.

    Restrictions are asked with every search, for they come and go above a page without its knowledge.
    """
    return isinstance(page, UnitPage) and bool(page.live) and page.depth >= SITE_ROOT_DEPTH


def index_batch(pages: list[Any]) -> int:
    """Write the entries of some pages as they stand in memory; returns how many.

    A page in no unit's tree has none, and an alias in the unit of its source neither: one of the two is enough.
    """
    units = Unit.objects.by_page_path(page.path for page in pages)
    roots = _roots_of(pages)
    sources = _units_of_sources(pages)
    entries, texts = [], []
    for page in pages:
        unit, root = units.get(page.path), roots.get(page.path[:SITE_ROOT_PATH_LENGTH])
        if unit is None or root is None or sources.get(page.alias_of_id) == unit:
            continue
        text = texts_to_search(page)
        entries.append(_entry(page, unit, root, text))
        texts.append(text)
    store(entries, texts)
    return len(entries)


def store(entries: list[SearchEntry], texts: list[PageTexts]) -> None:
    """Save entries, in place of those that their pages had, with what the database needs to find their words."""
    if not entries:
        return
    way = matcher()
    for entry, text in zip(entries, texts, strict=True):
        way.fill(entry, text)
    fields = [field.name for field in SearchEntry._meta.concrete_fields if field.name not in {"id", KEY}]
    saved = SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=[KEY], update_fields=fields)
    way.store(saved, texts)
    note_words(entries)


def _entry(page: Any, unit: Unit, root: UnitRoot, texts: PageTexts) -> SearchEntry:
    return SearchEntry(
        page_id=page.pk,
        root_id=root.page_id,
        unit=unit,
        site_id=root.unit.site_id,
        language=page.locale.language_code,
        kind=texts.kind,
        date=texts.day,
        content_key=texts.content_key,
        is_copy=texts.is_copy,
        title=texts.title,
        summary=texts.summary,
        body=texts.body,
        number=texts.number,
        number_key=texts.number_key,
        title_key=texts.title_key,
    )


def _roots_of(pages: list[Any]) -> dict[str, UnitRoot]:
    """By tree path, the root pages under which the pages are served."""
    paths = {page.path[:SITE_ROOT_PATH_LENGTH] for page in pages}
    rows = UnitRoot.objects.filter(page__path__in=paths, unit__site__isnull=False).select_related("page", "unit")
    return {row.page.path: row for row in rows}


def _units_of_sources(pages: list[Any]) -> dict[int, Unit]:
    """By key, the units of the pages of which some are aliases."""
    keys = {page.alias_of_id for page in pages if page.alias_of_id}
    if not keys:
        return {}
    paths = dict(Page.objects.filter(pk__in=keys).values_list("pk", "path"))
    units = Unit.objects.by_page_path(paths.values())
    return {key: units[path] for key, path in paths.items() if path in units}
