"""Home pages of the hub and of units, pages of text, the directory of units."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from documents.models import DocumentIndexPage, LegalDocumentPage
from home.directory import kinds_with_counts, unit_groups
from news.models import ArticlePage, NewsIndexPage
from sites.blocks import RICH_TEXT_FEATURES, BodyBlock
from sites.choices import UnitKind
from sites.fields import BodyField
from sites.lists import filter_links, page_of, query_without_page
from sites.models import Unit, UnitPage

#: Newest items that a home page shows.
ARTICLES_ON_HOME = 9
DOCUMENTS_ON_HOME = 5


class HomePage(UnitPage):
    """What the hub's and the units' home pages share: an introduction, the newest of everything, a body."""

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*UnitPage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    schema_type = "WebSite"
    summary_field = "intro"

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the newest articles and documents and where to find the others."""
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.live().on_home_page(self).latest().for_lists()
        newest = list(articles[:ARTICLES_ON_HOME])
        context["lead_article"] = newest[0] if newest else None
        context["articles"] = newest[1:]
        documents = LegalDocumentPage.objects.live().on_home_page(self).latest().for_lists()
        context["documents"] = documents[:DOCUMENTS_ON_HOME]
        context.update(self._list_urls(request))
        return context

    def _list_urls(self, request: HttpRequest) -> dict[str, str | None]:
        """Addresses of the first news list and the first document list: one query for both."""
        lists = {NewsIndexPage: "news_url", DocumentIndexPage: "documents_url"}
        pages = Page.objects.live().child_of(self).type(*lists).select_related("content_type").order_by("path")
        urls: dict[str, str | None] = {}
        for page in pages:
            urls.setdefault(lists[page.specific_class], page.get_url(request))
        return urls

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The body itself, with its contact."""
        branding, unit = portal.branding, portal.unit
        return {
            "@type": "GovernmentOrganization",
            "@id": canonical,
            "url": canonical,
            "name": unit.display_name,
            "address": branding.address,
            "telephone": branding.phone,
            "email": branding.email,
        }


class HubHomePage(HomePage):
    """Home page of the province's main site."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage", "home.UnitDirectoryPage", "news.NewsIndexPage", "documents.DocumentIndexPage"]

    class Meta:
        verbose_name = _("home page of the hub")
        verbose_name_plural = _("home pages of the hub")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the units of the province by kind."""
        context = super().get_context(request, *args, **kwargs)
        directory = UnitDirectoryPage.objects.live().child_of(self).first()
        context["unit_groups"] = unit_groups(directory.get_url(request) if directory else "")
        return context


class UnitHomePage(HomePage):
    """Home page of a unit: the root of its site, or its section of the hub (seed 004 Đ5.2)."""

    parent_page_types = ["wagtailcore.Page", "home.UnitDirectoryPage"]
    subpage_types = ["home.StandardPage", "news.NewsIndexPage", "documents.DocumentIndexPage"]

    class Meta:
        verbose_name = _("home page of a unit")
        verbose_name_plural = _("home pages of units")


class StandardPage(UnitPage):
    """A page of text: introduction, functions, leaders, contact and the like."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)
    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    content_panels = [*UnitPage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    summary_field = "lead"

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pages below this one."""
        context = super().get_context(request, *args, **kwargs)
        context["subpages"] = Page.objects.live().child_of(self).select_related("locale").order_by("path")
        return context


class UnitDirectoryPage(UnitPage):
    """Every live portal of the province, by kind (CV 4946/BTTTT-CĐSQG asks the hub to list them all)."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["home.HubHomePage"]
    subpage_types = ["home.UnitHomePage"]
    max_count_per_parent = 1
    content_panels = [*UnitPage.content_panels, FieldPanel("lead")]
    schema_type = "CollectionPage"
    summary_field = "lead"
    per_page = 30

    class Meta:
        verbose_name = _("directory of units")
        verbose_name_plural = _("directories of units")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the units of the page and kind asked for."""
        context = super().get_context(request, *args, **kwargs)
        units = Unit.objects.listed().select_related("site__branding")
        kind = request.GET.get("kind", "")
        if kind in UnitKind.values:
            units = units.of_kind(kind)
        context["page_obj"] = page_of(units, request, per_page=self.per_page)
        context["kinds"] = filter_links(request, "kind", kinds_with_counts(), all_label=now("All units"))
        context["query"] = query_without_page(request.GET)
        return context
