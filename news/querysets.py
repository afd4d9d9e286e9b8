"""The vocabulary for asking about articles."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, Prefetch, Q, Value, When
from wagtail.models import PageQuerySet

from images.models import UnitImage

#: Sizes that lists and lead stories show; fetched with the pictures, so that a list costs the same at any length.
LIST_RENDITIONS = ("fill-480x270|format-webp", "fill-960x540|format-webp")
#: An article stands so many steps below its site's home page: in a section.
STEPS_BELOW_HOME = 2


class ArticleQuerySet(PageQuerySet):
    """Articles."""

    def latest(self) -> ArticleQuerySet:
        """Newest first."""
        return self.order_by("-published_at", "-pk")

    def for_lists(self) -> ArticleQuerySet:
        """With pictures and their sizes: two queries more for the whole list."""
        pictures = UnitImage.objects.prefetch_renditions(*LIST_RENDITIONS)
        return self.select_related("locale").prefetch_related(Prefetch("picture", queryset=pictures))

    def for_feeds(self) -> ArticleQuerySet:
        """As for lists, with authors and tags: two queries more for the whole feed."""
        return self.for_lists().prefetch_related("contributions", "tags")

    def in_list(self, listing: Any) -> ArticleQuerySet:
        """Articles right below a section, and those of the same site that are placed in it or in the topic.

        A placement names a page of one language and holds in all. What another unit places here does not appear: it
        would stand on this site without the approval of its board.
        """
        placed = self.model.objects.filter(placements__page__translation_key=listing.translation_key)
        return self.filter(
            Q(path__startswith=listing.path)
            | Q(path__startswith=listing.path[: -listing.steplen], pk__in=placed.order_by().values("pk")),
            depth=listing.depth + 1,
        )

    def on_home_page(self, home: Any) -> ArticleQuerySet:
        """Articles in the sections right below a home page (not those of units further down)."""
        return self.descendant_of(home).filter(depth=home.depth + STEPS_BELOW_HOME)

    def on_site_of(self, article: Any) -> ArticleQuerySet:
        """Articles of the site and language of ``article``, itself left out."""
        home = article.path[: -STEPS_BELOW_HOME * article.steplen]
        return self.filter(path__startswith=home, depth=article.depth).exclude(pk=article.pk)

    def related_to(self, article: Any) -> ArticleQuerySet:
        """Articles of the same site with tags of ``article``, the most shared first, then those of its section."""
        section = article.path[: -article.steplen]
        slugs = [tag.slug for tag in article.tags.all()]
        others = self.on_site_of(article).annotate(shared_tags=Count("tags", filter=Q(tags__slug__in=slugs)))
        akin = others.filter(Q(shared_tags__gt=0) | Q(path__startswith=section))
        return akin.order_by("-shared_tags", "-published_at", "-pk")

    def published_in(self, *, year: int | None = None, month: int | None = None) -> ArticleQuerySet:
        """Articles of one year, or of one month of it; of any time without either."""
        wanted = {"published_at__year": year, "published_at__month": month}
        return self.filter(**{lookup: value for lookup, value in wanted.items() if value is not None})

    def days(self) -> list[Any]:
        """The first moment of each month in which there are articles, newest first; in the time zone of the portal."""
        return list(self.datetimes("published_at", "month", order="DESC"))

    def pinned_first(self, today: date) -> ArticleQuerySet:
        """Newest first, before them what is kept at the top of its lists until a day that has not passed."""
        return self._kept_first("pinned_until", today)

    def featured_first(self, today: date) -> ArticleQuerySet:
        """Newest first, before them what the home page features until a day that has not passed."""
        return self._kept_first("featured_until", today)

    def _kept_first(self, field: str, today: date) -> ArticleQuerySet:
        kept = Case(
            When(**{f"{field}__gte": today}, then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        return self.annotate(is_kept=kept).order_by("-is_kept", "-published_at", "-pk")
