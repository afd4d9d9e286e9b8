"""Publishing without approval: for founding a unit and importing what was public before, never without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from sites.models import Unit
from workflow.choices import PublicationKind
from workflow.content import content_hash, content_of, hash_of
from workflow.publishing import record_publication
from workflow.records import Publication
from workflow.refusals import NotApproved


@dataclass
class Exemption:
    """An exemption that holds at the moment.

    Attributes:
        reason: why.
        page_ids: the pages that were saved as public under it.
    """

    reason: str
    page_ids: set[int] = field(default_factory=set)


_EXEMPTION: ContextVar[Exemption | None] = ContextVar("exemption", default=None)


@contextmanager
def without_approval(reason: str) -> Iterator[None]:
    """Let what is saved meanwhile go public; each page gets a :class:`~workflow.records.Publication` that says why.

    They are written at the end, for a unit's first pages belong to nobody when they are made.

    Raises:
        ValueError: no reason.
    """
    if not reason.strip():
        raise ValueError("An exemption from approval needs a reason.")
    exemption = Exemption(reason)
    token = _EXEMPTION.set(exemption)
    try:
        yield
    finally:
        _EXEMPTION.reset(token)
    for page in Page.objects.filter(pk__in=exemption.page_ids, live=True, alias_of=None).specific():
        _record(page, reason)


@transaction.atomic
def vouch_for_many(pages: Sequence[Any], reason: str, *, user: Any = None) -> None:
    """Write down why many pages, stored past the gate in the same transaction, may be public without approval.

    The same as :func:`without_approval` does for each page that is saved meanwhile, for work that saves hundreds in
    one statement (an import of historic documents).

    Args:
        pages: public pages that were never public before, complete in memory.
        reason: why; names the decision.
        user: who does it.

    Raises:
        ValueError: no reason.
        NotApproved: a page belongs to no unit.
    """
    if not reason.strip():
        raise ValueError("An exemption from approval needs a reason.")
    units = Unit.objects.by_page_path({page.path for page in pages})
    if any(page.path not in units for page in pages):
        raise NotApproved(_("The page belongs to no unit, and so no chain can approve it."))
    now = timezone.now()
    author = _author(user)
    publications = []
    for page in pages:
        content = content_of(page)
        publications.append(
            Publication(
                unit=units[page.path],
                page_id=page.pk,
                page_type=page._meta.label,
                title=page.title,
                kind=PublicationKind.EXEMPTION,
                content_hash=hash_of(content),
                content=content,
                authors=author,
                reason=reason,
                approved_at=now,
                effective_from=now,
            )
        )
    Publication.objects.bulk_create(publications, batch_size=200)


def _author(user: Any) -> list[dict[str, Any]]:
    """What evidence keeps of who brought pages in: they are theirs, and have no revisions yet."""
    if user is None:
        return []
    name = user.get_full_name() or user.get_username()
    return [
        {"user": user.pk, "username": user.get_username(), "person": name, "owner": True, "wrote": [], "edited": []}
    ]


def exemption() -> Exemption | None:
    """The exemption that holds at the moment."""
    return _EXEMPTION.get()


def _record(page: Page, reason: str) -> None:
    if Unit.objects.owning(page) is None:
        return  # it is served at no address, and the audit names it
    newest = Publication.objects.of(page).effective(timezone.now()).newest_first().first()
    if newest is None or newest.content_hash != content_hash(page):
        record_publication(page, PublicationKind.EXEMPTION, reason=reason)
