"""Articles for programs: RSS, Atom and JSON Feed of a whole site in one language, or of one section."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Enclosure
from django.utils.translation import gettext as _

from news.querysets import LIST_RENDITIONS

#: The picture of an article as readers of feeds show it: the larger of those that lists fetch.
PICTURE = LIST_RENDITIONS[-1]


def item_of(article: Any, request: HttpRequest) -> dict[str, Any]:
    """One article as Django's feeds take it; what nobody has confirmed says so in its title (seed 004 Đ9.1)."""
    address = article.get_full_url(request)
    label = str(_("Reference item")) if article.is_reference_item else ""
    return {
        "title": article.labelled_title,
        "link": address,
        "description": article.summary,
        "author_name": article.byline or article.source or None,
        "pubdate": timezone.localtime(article.published_at),
        "updateddate": timezone.localtime(article.last_published_at) if article.last_published_at else None,
        "unique_id": address,
        "unique_id_is_permalink": True,
        "categories": [name for name in (article.kind_label, label, *map(str, article.tags.all())) if name],
        "enclosures": [_enclosure(article, request)] if article.picture else [],
    }


def _enclosure(article: Any, request: HttpRequest) -> Any:
    picture = article.picture.get_rendition(PICTURE)
    # RSS asks for a length; asking the storage for each picture's would cost more than it tells.
    return Enclosure(request.build_absolute_uri(picture.url), "0", "image/webp")
