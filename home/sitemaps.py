"""What search engines are told of a host: its pages with their language versions, its news, what to leave alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as stock
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from news.models import ArticlePage
from sites.public import open_anywhere, public_content_of

#: News search reads no older articles (Google's rules for news sitemaps).
NEWS_DAYS = 2


def has_original() -> Exists:
    """The condition that an article was taken over, and that readers find the original."""
    originals = ArticlePage.objects.filter(translation_key=OuterRef("original_key"), locale=OuterRef("locale"))
    return Exists(open_anywhere(originals))


class PageSitemap(Sitemap):  # type: ignore[type-arg]  # Django's class takes no parameter
    """Every page that each reader of the host can open, in every language; two queries a sheet.

    Articles taken over from other units are left out as long as their canonical address is that of the original.
    """

    limit = 5000

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> Any:
        """The pages in the order of the tree."""
        taken_over = ArticlePage.objects.filter(has_original()).order_by()
        own = Page.objects.exclude(pk__in=taken_over.values("pk")).select_related("locale")
        return public_content_of(self.request).pages(own).order_by("path")

    def get_latest_lastmod(self) -> Any:
        """When the newest change was published."""
        changes = self.items().exclude(last_published_at=None).order_by("-last_published_at")
        return changes.values_list("last_published_at", flat=True).first()

    def get_urls(self, page: Any = 1, site: Any = None, protocol: Any = None) -> list[dict[str, Any]]:
        """One sheet: the address of each page, its last change, and its versions in other languages."""
        sheet: Any = self.paginator.page(page).object_list
        versions = defaultdict(list)
        # By a subquery, not by a list of keys: a sheet holds more of them than SQLite takes in one query.
        for version in self.items().filter(translation_key__in=sheet.values("translation_key")):
            address = version.get_full_url(self.request)
            versions[version.translation_key].append({"lang_code": version.locale.language_code, "location": address})
        return [self._entry(item, versions[item.translation_key]) for item in sheet]

    def _entry(self, item: Any, versions: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "item": item,
            "location": item.get_full_url(self.request),
            "lastmod": item.last_published_at,
            "alternates": sorted(versions, key=lambda version: version["lang_code"]) if len(versions) > 1 else [],
        }


class NewsSitemap(Sitemap):  # type: ignore[type-arg]  # as above
    """The articles of the last days, for news search."""

    limit = 1000

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> Any:
        """The newest first."""
        since = timezone.now() - timedelta(days=NEWS_DAYS)
        articles = ArticlePage.objects.filter(~has_original(), published_at__gte=since).select_related("locale")
        return public_content_of(self.request).pages(articles).latest()

    def get_latest_lastmod(self) -> Any:
        """None: the list changes by itself."""
        return None

    def get_urls(self, page: Any = 1, site: Any = None, protocol: Any = None) -> list[dict[str, Any]]:
        """One sheet."""
        name = self.request.unit.display_name  # type: ignore[attr-defined]  # set by CurrentUnitMiddleware
        return [
            {
                "item": article,
                "location": article.get_full_url(self.request),
                "publication": name,
                "language": article.locale.language_code,
            }
            for article in self.paginator.page(page).object_list
        ]


def sections(request: HttpRequest) -> dict[str, Any]:
    """The parts of the index."""
    return {"pages": PageSitemap(request), "news": NewsSitemap(request)}


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts of the host's sitemap, sheet by sheet."""
    return stock.index(request, sections(request), sitemap_url_name="sitemap")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """One sheet of one part.

    Args:
        section: ``pages`` or ``news``.
    """
    template = "home/sitemap_news.xml" if section == "news" else "sitemap.xml"
    return stock.sitemap(request, sections(request), section=section, template_name=template)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What programs may read of the host: everything but the admin and the language of programs."""
    index = request.build_absolute_uri(reverse("sitemap_index"))
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /api/", "", f"Sitemap: {index}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
