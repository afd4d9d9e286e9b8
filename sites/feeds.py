"""Feeds for programs: RSS, Atom and JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language

from vietnamese.folding import without_controls

#: The newest so many things stand in a feed.
FEED_LENGTH = 30


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1 (jsonfeed.org), written by Django's own interface for feeds."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        """Write the feed to ``outfile``."""
        feed = self.feed
        data = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed["title"],
            "description": feed["description"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "language": feed["language"],
            "items": [self._item(item) for item in self.items],
        }
        outfile.write(json.dumps(_said(data), ensure_ascii=False, indent=1))

    @staticmethod
    def _item(item: dict[str, Any]) -> dict[str, Any]:
        return _said(
            {
                "id": item["unique_id"],
                "url": item["link"],
                "title": item["title"],
                "summary": item["description"],
                # The format asks for a content; what is told in full stands on the site.
                "content_text": item["description"],
                "date_published": item["pubdate"].isoformat(),
                "date_modified": item["updateddate"].isoformat() if item["updateddate"] else "",
                "authors": [{"name": item["author_name"]}] if item["author_name"] else [],
                "tags": list(item["categories"]),
                "image": item["enclosures"][0].url if item["enclosures"] else "",
            }
        )


#: The forms of a feed.
FORMS: dict[str, type[SyndicationFeed]] = {"rss": Rss201rev2Feed, "atom": Atom1Feed, "json": JsonFeed}


def feed_response(
    request: HttpRequest, form: str, items: Iterable[dict[str, Any]], *, title: str, description: str, link: str
) -> HttpResponse:
    """A feed.

    Args:
        request: decides the feed's own address, its filters included.
        form: one of :data:`FORMS`.
        items: what stands in it, newest first, each as :meth:`SyndicationFeed.add_item` takes it.
        title: of the feed.
        description: one sentence.
        link: absolute address of what the feed is of.
    """
    feed = FORMS[form](
        title=title,
        link=link,
        description=description,
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        feed_guid=link,
    )
    for item in items:
        feed.add_item(**{name: _printable(value) for name, value in item.items()})
    response = HttpResponse(content_type=FORMS[form].content_type)  # type: ignore[attr-defined]  # the stubs lack it
    feed.write(response, "utf-8")
    return response


def _printable(value: Any) -> Any:
    """A value without what no XML takes: one such character in one item would take the whole feed down."""
    if isinstance(value, str):
        return without_controls(value)
    return [_printable(one) for one in value] if isinstance(value, list | tuple) else value


def _said(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in ("", None, [])}
