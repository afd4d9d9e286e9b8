"""The vocabulary for asking about articles."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from wagtail.models import PageQuerySet

from images.models import UnitImage

#: Sizes that lists and lead stories show; fetched with the pictures, so that a list costs the same at any length.
LIST_RENDITIONS = ("fill-480x270|format-webp", "fill-960x540|format-webp")


class ArticleQuerySet(PageQuerySet):
    """Articles."""

    def latest(self) -> ArticleQuerySet:
        """Newest first."""
        return self.order_by("-published_at", "-pk")

    def for_lists(self) -> ArticleQuerySet:
        """With pictures and their sizes: two queries more for the whole list."""
        pictures = UnitImage.objects.prefetch_renditions(*LIST_RENDITIONS)
        return self.select_related("locale").prefetch_related(Prefetch("picture", queryset=pictures))

    def in_section(self, index: Any) -> ArticleQuerySet:
        """Articles right below a news index."""
        return self.child_of(index)

    def on_home_page(self, home: Any) -> ArticleQuerySet:
        """Articles in the news indexes right below a home page (not those of units further down)."""
        return self.descendant_of(home).filter(depth=home.depth + 2)

    def published_in(self, year: int) -> ArticleQuerySet:
        """Articles of one year."""
        return self.filter(published_at__year=year)
