"""Home pages of the hub and of units, pages of text, the directory of units."""

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from documents.models import ConsultationIndexPage, ConsultationPage, DocumentIndexPage, LegalDocumentPage
from home.directory import kinds_with_counts, unit_groups
from home.headlines import headlines_of_units
from news.models import ArticlePage, NewsIndexPage
from sites.api.content import api_content
from sites.blocks import RICH_TEXT_FEATURES, BodyBlock
from sites.fields import BodyField
from sites.lists import chosen_filters, filter_links, page_of
from sites.models import Unit, UnitPage
from sites.models.pages import LONGEST_DESCRIPTION
from sites.page_urls import SITE_ROOT_DEPTH
from sites.querysets import open_to_all

#: Newest items that a home page shows.
ARTICLES_ON_HOME = 9
DOCUMENTS_ON_HOME = 5
DRAFTS_ON_HOME = 3


class HomePage(UnitPage):
    """What the hub's and the units' home pages share: an introduction, the newest of everything, a body."""

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)
    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*UnitPage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    schema_type = "WebSite"
    api_fields = api_content("intro", "body")
    summary_field = "intro"

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the newest articles and documents and where to find the others."""
        context = super().get_context(request, *args, **kwargs)
        articles = open_to_all(ArticlePage.objects.on_home_page(self)).featured_first(timezone.localdate())
        newest = list(articles.for_lists()[:ARTICLES_ON_HOME])
        context["lead_article"] = newest[0] if newest else None
        context["articles"] = newest[1:]
        documents = open_to_all(LegalDocumentPage.objects.on_home_page(self)).latest().for_lists()
        context["documents"] = documents[:DOCUMENTS_ON_HOME]
        context["consultations"] = self._open_consultations()
        context.update(self._list_urls(request))
        return context

    def _open_consultations(self) -> Any:
        """Drafts in the lists right below on which one can comment now, the soonest to close first."""
        lists = ConsultationPage.objects.descendant_of(self).filter(depth=self.depth + 2)
        return open_to_all(lists.open_at(timezone.now())).order_by("closes_at", "pk").for_lists()[:DRAFTS_ON_HOME]

    def _list_urls(self, request: HttpRequest) -> dict[str, str | None]:
        """Addresses of the first list of news, of documents and of drafts for comment: one query for all."""
        lists = {
            NewsIndexPage: "news_url",
            DocumentIndexPage: "documents_url",
            ConsultationIndexPage: "consultations_url",
        }
        pages = open_to_all(Page.objects.child_of(self).type(*lists)).select_related("content_type").order_by("path")
        urls: dict[str, str | None] = {}
        for page in pages:
            urls.setdefault(lists[page.specific_class], page.get_url(request))
        return urls

    def head_description(self, portal: Any) -> str:
        """Whose portal this is."""
        return f"{gettext('Official portal')}: {portal.unit.display_name}"

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The body itself, with as much of its contact as is known."""
        branding = portal.branding
        contact = {"address": branding.address, "telephone": branding.phone, "email": branding.email}
        return {
            "@type": "GovernmentOrganization",
            "@id": canonical,
            "url": canonical,
            "name": portal.unit.display_name,
            **{name: value for name, value in contact.items() if value},
        }


class HubHomePage(HomePage):
    """Home page of the province's main site."""

    shows_units_news = models.BooleanField(
        _("news of the units"),
        default=False,
        help_text=_("Shows the newest headlines of all portals of the province, each with its unit."),
    )

    # Home pages come with founding; one made by hand would belong to nobody.
    is_creatable = False
    content_panels = [*HomePage.content_panels, FieldPanel("shows_units_news")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "home.FormPage",
        "home.UnitDirectoryPage",
        "news.NewsIndexPage",
        "news.TopicPage",
        "documents.DocumentIndexPage",
        "documents.ConsultationIndexPage",
        "documents.ProcedureIndexPage",
    ]

    class Meta:
        verbose_name = _("home page of the hub")
        verbose_name_plural = _("home pages of the hub")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the units of the province by kind."""
        context = super().get_context(request, *args, **kwargs)
        directory = UnitDirectoryPage.objects.live().child_of(self).first()
        context["unit_groups"] = unit_groups(directory.get_url(request) if directory else "")
        context["units_news"] = headlines_of_units(self) if self.shows_units_news else []
        return context


class UnitHomePage(HomePage):
    """Home page of a unit: the root of its site, or its section of the hub (seed 004 Đ5.2)."""

    is_creatable = False
    parent_page_types = ["wagtailcore.Page", "home.UnitDirectoryPage"]
    subpage_types = [
        "home.StandardPage",
        "home.FormPage",
        "news.NewsIndexPage",
        "news.TopicPage",
        "documents.DocumentIndexPage",
        "documents.ConsultationIndexPage",
        "documents.ProcedureIndexPage",
    ]

    class Meta:
        verbose_name = _("home page of a unit")
        verbose_name_plural = _("home pages of units")

    @property
    def is_section_of_hub(self) -> bool:
        """Whether the unit publishes under the hub's directory, without a site of its own."""
        return bool(self.depth > SITE_ROOT_DEPTH)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the ways into a section of the hub, for the menu above it is the hub's."""
        context = super().get_context(request, *args, **kwargs)
        if self.is_section_of_hub:
            pages = open_to_all(Page.objects.in_menu().child_of(self)).select_related("locale").order_by("path")
            context["quick_links"] = [{"title": page.title, "url": page.get_url(request)} for page in pages]
        return context

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The body itself; the hub's contact is not that of a body in its section."""
        data = super().structured_data(canonical, image_url, portal)
        if self.is_section_of_hub and self.unit:
            return {**{key: data[key] for key in ("@type", "@id", "url")}, "name": self.unit.display_name}
        return data


class StandardPage(UnitPage):
    """A page of text: introduction, functions, leaders, contact and the like."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)
    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.FormPage", "documents.ProcedureIndexPage"]
    content_panels = [*UnitPage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    api_fields = api_content("lead", "body")
    summary_field = "lead"

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    @property
    def summary(self) -> str:
        """The introduction, or how the text begins."""
        return super().summary or self._opening_words()

    def _opening_words(self) -> str:
        texts = (text for block in self.body for text in block.block.get_searchable_content(block.value))
        return Truncator(" ".join(next(texts, "").split())).chars(LONGEST_DESCRIPTION)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pages below this one."""
        context = super().get_context(request, *args, **kwargs)
        context["subpages"] = open_to_all(Page.objects.child_of(self)).select_related("locale").order_by("path")
        return context


class UnitDirectoryPage(UnitPage):
    """Every live portal of the province, by kind (CV 4946/BTTTT-CĐSQG asks the hub to list them all)."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["home.HubHomePage"]
    subpage_types = ["home.UnitHomePage"]
    max_count_per_parent = 1
    content_panels = [*UnitPage.content_panels, FieldPanel("lead")]
    schema_type = "CollectionPage"
    api_fields = api_content("lead")
    summary_field = "lead"
    per_page = 30

    class Meta:
        verbose_name = _("directory of units")
        verbose_name_plural = _("directories of units")

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """The units of the page and kind asked for."""
        units = Unit.objects.listed().with_addresses().select_related("site__branding")
        kinds = kinds_with_counts()
        chosen = chosen_filters(request, kind=[kind for kind, _label, _number in kinds])
        shown = units.of_kind(chosen["kind"]) if chosen else units
        return {
            "page_obj": page_of(shown, request, per_page=self.per_page),
            "query": urlencode(chosen),
            "kinds": filter_links(chosen, "kind", kinds, all_label=gettext("All units")),
        }
