"""What becomes of originals: told to the units that have taken them over, and shown side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils.safestring import SafeString
from wagtail.admin.compare import diff_text
from wagtail.signals import page_published, page_unpublished

from home.models.syndication import SyndicatedItem
from home.syndication import mail
from home.syndication.copying import words_of
from home.syndication.rights import is_public
from news.models import ArticlePage
from workflow.content import content_hash


@dataclass(frozen=True, slots=True)
class Change:
    """One text of the original, before and now; parts that differ are marked.

    Attributes:
        place: where the text stands, in words.
        html: the old and the new text as one, what was taken out and put in marked.
    """

    place: str
    html: SafeString


def changes_of(item: SyndicatedItem) -> list[Change]:
    """What the original says otherwise than when the target saw it last; empty if it is not public any more."""
    if item.source_page is None or not is_public(item.source_page):
        return []
    before, now = _by_place(item.source_texts), _by_place(words_of(item.source_page))
    changes = []
    for place in dict.fromkeys([*before, *now]):
        for old, new in zip_longest(before.get(place, []), now.get(place, []), fillvalue=""):
            if old != new:
                changes.append(Change(place, diff_text(old, new).to_html()))
    return changes


def _by_place(texts: list[list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for place, text in texts:
        found[place].append(text)
    return found


def tell_of_change(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Write to the units that have taken over an article whose public text is another now."""
    if not isinstance(instance, ArticlePage) or not is_public(instance):
        return
    items = SyndicatedItem.objects.filter(source_page=instance, state="accepted", copy__isnull=False)
    items = items.select_related("source_unit", "target_unit")
    hash_now = content_hash(instance) if items else ""
    for item in items:
        if item.source_hash != hash_now:
            mail.original_changed(item)


def tell_of_end(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Write to the units that have taken over an article that is not public any more."""
    if isinstance(instance, ArticlePage):
        items = SyndicatedItem.objects.filter(source_page=instance, state="accepted", copy__isnull=False)
        for item in items.select_related("source_unit", "target_unit"):
            mail.original_gone(item)


def install() -> None:
    """Listen to Wagtail (once, at start-up): an article ends up public, or not, on many ways."""
    page_published.connect(tell_of_change, dispatch_uid="home.syndication.changed")
    page_unpublished.connect(tell_of_end, dispatch_uid="home.syndication.gone")
