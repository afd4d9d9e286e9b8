"""Putting many documents into the tree at once.

``add_child`` takes some forty queries a page: it locks the tree, looks for a free slug, writes two tables, and lets
signals index what was written. Here all of that is done once for a batch, under the same lock. What the signals do is
done too: references, texts for the search, the log, the register. The gate of approval is one of those signals, so what
is stored as public has to be vouched for by the caller in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.backends import get_search_backends

from documents.models import DocumentAttachment, DocumentRelation, LegalDocumentPage
from documents.register.entries import enter_or_leave
from sites.models.pages import NAMELESS_PAGE
from sites.search.indexing import index_batch
from sites.tree import refresh_tree_columns, tree_lock
from vietnamese.slugs import MAX_SLUG_LENGTH, slugify

#: How an imported document stands in the log of its page.
ACTION = "documents.import"


def store(parent: Any, pages: Sequence[Any], *, user: Any, live: bool, source: str) -> None:
    """Add documents below a list, in one transaction under the lock of the tree.

    Args:
        parent: the list.
        pages: documents with their rows in memory, none saved yet; all in the language of the list.
        user: who does it; drafts are theirs.
        live: whether they are public at once. Nobody has approved them then: the caller writes down why they may be.
        source: from where they come, for the log.
    """
    if not pages:
        return
    with transaction.atomic(), tree_lock():
        refresh_tree_columns(parent)
        _place(parent, pages)
        _fill(pages, user=user, live=live)
        _insert(pages)
        Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
        _insert_rows(pages)
        _log(pages, user=user, source=source)
        _index(pages)
        if live:
            index_batch(list(pages))
            enter_or_leave([page.pk for page in pages])


def _place(parent: Any, pages: Sequence[Any]) -> None:
    """Give each page its place behind the last child, and an address that no other child has."""
    last = parent.get_last_child()
    number = LegalDocumentPage._str2int(last.path[-Page.steplen :]) if last else 0
    slugs = _free_slugs(parent, pages)
    for offset, (page, slug) in enumerate(zip(pages, slugs, strict=True), start=1):
        page.depth = parent.depth + 1
        page.path = LegalDocumentPage._get_path(parent.path, page.depth, number + offset)
        page.slug = slug
        page.url_path = f"{parent.url_path}{slug}/"


def _free_slugs(parent: Any, pages: Sequence[Any]) -> list[str]:
    """Addresses of titles; documents of one number are told apart by the day of issue, and then by counting."""
    wanted = [slugify(page.title) or NAMELESS_PAGE for page in pages]
    dated = [_with_suffix(slug, page.issued_on.isoformat()) for slug, page in zip(wanted, pages, strict=True)]
    taken = set(parent.get_children().filter(slug__in={*wanted, *dated}).values_list("slug", flat=True))
    chosen = []
    for slugs in zip(wanted, dated, strict=True):
        slug = next((slug for slug in slugs if slug not in taken), "") or _counted(parent, slugs[1], taken)
        taken.add(slug)
        chosen.append(slug)
    return chosen


def _counted(parent: Any, slug: str, taken: set[str]) -> str:
    number = 2
    while True:
        candidate = _with_suffix(slug, str(number))
        if candidate not in taken and not parent.get_children().filter(slug=candidate).exists():
            return candidate
        number += 1


def _with_suffix(slug: str, suffix: str) -> str:
    return f"{slug[: MAX_SLUG_LENGTH - len(suffix) - 1].rstrip('-')}-{suffix}"


def _fill(pages: Sequence[Any], *, user: Any, live: bool) -> None:
    """What Wagtail sets when a page is saved for the first time, and when it is published."""
    now, kind = timezone.now(), ContentType.objects.get_for_model(LegalDocumentPage)
    for page in pages:
        page.content_type, page.draft_title, page.owner = kind, page.title, user
        page.live, page.has_unpublished_changes = live, not live
        page.latest_revision_created_at = None
        if live:
            page.first_published_at = page.last_published_at = now


def _insert(pages: Sequence[Any]) -> None:
    """Write Wagtail's table, then ours: Django inserts many rows of one table only."""
    names = [column.attname for column in Page._meta.concrete_fields if not column.primary_key]
    bases = Page.objects.bulk_create([Page(**{name: getattr(page, name) for name in names}) for page in pages])
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = page.page_ptr_id = base.pk
    # Private, and what Model.save() and bulk_create() themselves come down to; bulk_create() refuses models with
    # parents because it cannot tell their keys, which are known here. A public way would replace it.
    manager: Any = LegalDocumentPage._base_manager
    columns = LegalDocumentPage._meta.local_concrete_fields
    for start in range(0, len(pages), 100):  # SQLite takes so many values in one statement
        part = pages[start : start + 100]
        manager._insert(part, fields=columns, using=manager.db)
    for page in pages:
        page._state.adding, page._state.db = False, manager.db


def _insert_rows(pages: Sequence[Any]) -> None:
    """Write relations, files and fields."""
    for model, name in ((DocumentRelation, "relations"), (DocumentAttachment, "attachments")):
        rows = []
        for page in pages:
            for place, row in enumerate(getattr(page, name).all()):
                row.page, row.sort_order = page, place
                rows.append(row)
        model._base_manager.bulk_create(rows, batch_size=500)
    through = LegalDocumentPage.document_fields.through
    through._base_manager.bulk_create(
        [
            through(legaldocumentpage_id=page.pk, documentfield_id=chosen.pk)
            for page in pages
            for chosen in page.document_fields.all()
        ],
        batch_size=500,
    )


def _log(pages: Sequence[Any], *, user: Any, source: str) -> None:
    now = timezone.now()
    PageLogEntry._base_manager.bulk_create(
        [
            PageLogEntry(
                content_type=page.content_type,
                label=page.title,
                action=ACTION,
                timestamp=now,
                page=page,
                user=user,
                data={"source": source},
                content_changed=True,
            )
            for page in pages
        ],
        batch_size=500,
    )


def _index(pages: Sequence[Any]) -> None:
    """Note what the pages refer to, and hand their texts to the search."""
    ReferenceIndex.objects.bulk_create(list(_references(pages)), batch_size=500, ignore_conflicts=True)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(LegalDocumentPage, list(pages))


def _references(pages: Iterable[Any]) -> Iterable[ReferenceIndex]:
    kind, base = ContentType.objects.get_for_model(LegalDocumentPage), ContentType.objects.get_for_model(Page)
    for page in pages:
        # Private, but the only walk through everything that a page can refer to.
        for target_kind, key, model_path, content_path in set(ReferenceIndex._extract_references_from_object(page)):
            yield ReferenceIndex(
                content_type=kind,
                base_content_type=base,
                object_id=str(page.pk),
                to_content_type_id=target_kind,
                to_object_id=key,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
