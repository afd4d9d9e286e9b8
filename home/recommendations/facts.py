"""What has become of a page since something was recommended about it: answers are compared with it.

Facts are read from what is public and from the evidence of publications, not from what anybody says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.choices import Answer
from home.models import Recommendation
from sites.public import open_anywhere
from workflow.records import Publication


@dataclass(frozen=True)
class Text:
    """The text of a page that may be public now.

    Attributes:
        publication_id: of its evidence.
        content_hash: of its content.
        since: when it became public.
    """

    publication_id: int | None = None
    content_hash: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Facts:
    """A page as it is now, beside what it was.

    Attributes:
        exists: whether the page is there at all.
        is_public: whether every reader can open it.
        text: the text that may be public now.
        is_anew: whether it has been published since.
        is_same: whether what was published says the same as before.
    """

    exists: bool
    is_public: bool
    text: Text
    is_anew: bool
    is_same: bool

    @property
    def in_words(self) -> str:
        """What people are told."""
        if not self.exists:
            return _("The page has been deleted.")
        if not self.is_public:
            return _("The page is not public any more.")
        if not self.is_anew:
            return _("The page is public and has not been published anew.")
        if self.is_same:
            return _("The page has been published anew, with the same content.")
        return _("The page has been published anew, with other content.")

    def as_data(self) -> dict[str, Any]:
        """What the history keeps."""
        return {
            "exists": self.exists,
            "is_public": self.is_public,
            "is_anew": self.is_anew,
            "is_same": self.is_same,
            "publication": self.text.publication_id,
            "content_hash": self.text.content_hash,
        }

    def speaks_against(self, answer: str) -> str:
        """Why the answer is not true, for people; empty if nothing speaks against it."""
        if answer == Answer.REMOVED and self.is_public:
            return _("The page is still public. Take it down first, then answer “Removed”.")
        if answer == Answer.CORRECTED:
            if not self.is_public:
                return _("The page is not public: answer “Removed”, or publish the corrected text first.")
            if not self.is_anew:
                return _("Nothing has been published since the recommendation. Publish the corrected text first.")
            if self.is_same:
                return _("What has been published since says the same as before. Publish the corrected text first.")
        return ""


def text_of(page_id: int) -> Text:
    """The text of a page that may be public now, by its evidence."""
    return _texts([page_id]).get(page_id, Text())


def facts_of(recommendation: Recommendation) -> Facts:
    """What has become of the page; three queries."""
    return facts_of_all([recommendation])[recommendation.pk]


def facts_of_all(recommendations: Iterable[Recommendation]) -> dict[int, Facts]:
    """The same for many, by the id of the recommendation: three queries for any number."""
    rows = list(recommendations)
    ids = {row.page_id for row in rows}
    texts = _texts(ids)
    public = set(open_anywhere(Page.objects.all()).filter(pk__in=ids).order_by().values_list("pk", flat=True))
    there = set(Page.objects.filter(pk__in=ids).order_by().values_list("pk", flat=True))
    return {row.pk: _compare(row, texts.get(row.page_id, Text()), row.page_id in public, row.page_id in there)
            for row in rows}  # fmt: skip


def _compare(recommendation: Recommendation, text: Text, is_public: bool, exists: bool) -> Facts:
    is_anew = text.publication_id is not None and text.publication_id != recommendation.publication_id
    return Facts(exists, is_public, text, is_anew, is_anew and text.content_hash == recommendation.content_hash)


def _texts(ids: Iterable[int]) -> dict[int, Text]:
    rows = Publication.objects.filter(page_id__in=ids).effective(timezone.now()).order_by("effective_from", "pk")
    values = rows.values_list("page_id", "pk", "content_hash", "effective_from")
    return {page_id: Text(*text) for page_id, *text in values}  # the newest is the last
