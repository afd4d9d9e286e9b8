"""Publishing without approval: for founding a unit and importing what was public before, never without a reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.utils import timezone
from wagtail.models import Page

from sites.models import Unit
from workflow.choices import PublicationKind
from workflow.content import content_hash
from workflow.publishing import record_publication
from workflow.records import Publication


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


def exemption() -> Exemption | None:
    """The exemption that holds at the moment."""
    return _EXEMPTION.get()


def _record(page: Page, reason: str) -> None:
    if Unit.objects.owning(page) is None:
        return  # it is served at no address, and the audit names it
    newest = Publication.objects.of(page).effective(timezone.now()).newest_first().first()
    if newest is None or newest.content_hash != content_hash(page):
        record_publication(page, PublicationKind.EXEMPTION, reason=reason)
