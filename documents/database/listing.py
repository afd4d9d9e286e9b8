"""The rows of a list: the documents behind entries of the register, with their status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils import timezone

from documents.querysets import DocumentEntryQuerySet
from sites.querysets import open_to_all


def documents_of(entries: Iterable[Any]) -> list[Any]:
    """The documents of entries, in their order, each with its ``status`` today.

    Whatever the register says, only what every reader can open is among them.
    """
    ordered = list(entries)
    if not ordered:
        return []
    today = timezone.localdate()
    documents = ordered[0]._meta.get_field("page").related_model.objects
    pages = open_to_all(documents.filter(pk__in=[entry.pk for entry in ordered])).for_lists()
    by_id = {page.pk: page for page in pages}
    rows = []
    for entry in ordered:
        if page := by_id.get(entry.pk):
            page.status = entry.status_on(today)
            page.listed_unit = entry.unit
            rows.append(page)
    return rows


def page_of_documents(entries: DocumentEntryQuerySet, request: HttpRequest, *, per_page: int) -> Page[Any]:
    """The page of a list that ``?page=`` asks for, its rows being documents."""
    page = Paginator(entries.select_related("unit"), per_page).get_page(request.GET.get("page"))
    page.object_list = documents_of(page.object_list)
    return page


def in_portions(entries: DocumentEntryQuerySet, *, size: int, most: int) -> Iterator[list[Any]]:
    """The documents of a list, ``size`` at a time and no more than ``most``: the memory of a request stays small."""
    ids = list(entries.values_list("pk", flat=True)[:most])
    for start in range(0, len(ids), size):
        portion = ids[start : start + size]
        found = entries.model._default_manager.select_related("unit").in_bulk(portion)
        yield documents_of(found[key] for key in portion if key in found)
