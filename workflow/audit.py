"""Whether what is public is what was approved: every public page against its evidence, past all doors.

Finds what went around the models: SQL, ``QuerySet.update()``, a restored backup, page types that nobody governs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from wagtail.models import Page, Revision

from sites.models import Unit, UnitPage
from workflow.content import content_hash
from workflow.gate import may_be_public
from workflow.records import Publication


@dataclass(frozen=True)
class Finding:
    """Something public, or about to be, that nobody approved.

    Attributes:
        page_id: the page.
        title: its title.
        problem: what is wrong, in English: operators and logs read it.
    """

    page_id: int
    title: str
    problem: str

    def __str__(self) -> str:
        return f"page {self.page_id} “{self.title}”: {self.problem}"


def audit_public() -> Iterator[Finding]:
    """Everything that is public, or scheduled to be, without an approval of exactly its text."""
    # The root of the tree is no page that anybody reads.
    for page in Page.objects.filter(live=True, depth__gt=1).order_by("path").specific().iterator(chunk_size=200):
        if problem := problem_of(page):
            yield Finding(page.pk, page.title, problem)
    yield from _scheduled()


def problem_of(page: Page) -> str:
    """What is wrong with a public page; empty if it is as approved."""
    if not isinstance(page, UnitPage):
        return f"{page._meta.label} is a type of page that no chain governs"
    if may_be_public(page):
        return ""
    if page.alias_of_id:
        return "an alias that does not show what its public source shows"
    newest = Publication.objects.of(page).effective(timezone.now()).newest_first().first()
    if newest is None:
        return "public without any approval"
    if newest.content_hash != content_hash(page):
        return f"its text or its files are not those that were approved (publication {newest.pk})"
    return f"approved for “{newest.unit}”, but it is in “{Unit.objects.owning(page)}”"


def _scheduled() -> Iterator[Finding]:
    waiting = Revision.objects.page_revisions().filter(approved_go_live_at__isnull=False)
    for revision in waiting.order_by("pk").iterator(chunk_size=200):
        page = revision.as_object()
        newest = Publication.objects.of(page).standing().order_by("-pk").first()
        if newest is None or newest.content_hash != content_hash(page):
            yield Finding(page.pk, page.title, f"revision {revision.pk} is scheduled and was not approved")
