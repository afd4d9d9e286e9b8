"""The register follows what becomes of pages, on whatever way.

Signals, as Wagtail's own index of texts takes them: pages are published, moved, hidden and taken down by Wagtail's
code, of which no method of ours is part. ``manage.py rebuild_register`` makes up for what goes around the models.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from documents.models import LegalDocumentPage
from documents.register.entries import enter, enter_or_leave, leave
from sites.querysets import open_to_all


def follow_save(sender: type[Any], instance: Any, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    """A document was published, made public by founding or import, or hidden.

    Its rows are written after it: they are read from memory, where they stand already.
    """
    if raw or update_fields is not None:
        return
    if instance.live and instance.alias_of_id is None and _is_open(instance):
        enter([instance])
    else:
        leave([instance.pk])


def follow_end(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """A document was taken down, perhaps by code that knows pages only."""
    leave([instance.pk])


def follow_move(sender: type[Any], instance: Page, **kwargs: Any) -> None:
    """Pages stand elsewhere now, perhaps with another unit."""
    _follow_below(instance)


def follow_restriction(sender: type[Any], instance: PageViewRestriction, **kwargs: Any) -> None:
    """A part of a site asks for a password from now on, or no longer does."""
    _follow_below(instance.page)


def follow() -> None:
    """Listen (once, at start-up)."""
    page_unpublished.connect(follow_end, sender=LegalDocumentPage)
    post_save.connect(follow_save, sender=LegalDocumentPage)
    post_page_move.connect(follow_move)
    for signal in (post_save, post_delete):
        signal.connect(follow_restriction, sender=PageViewRestriction)


def _follow_below(page: Page) -> None:
    ids = LegalDocumentPage.objects.filter(path__startswith=page.path).values_list("pk", flat=True)
    enter_or_leave(list(ids))


def _is_open(page: Any) -> bool:
    return bool(open_to_all(LegalDocumentPage.objects.filter(pk=page.pk)).exists())
