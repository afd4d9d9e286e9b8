"""Lists of articles: sections of a site, and topics that gather articles from all of them."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from news.approval_checks import picture_issues, section_issues
from news.feeds import item_of
from news.models.articles import ArticlePage
from news.models.pictures import Pictured
from news.querysets import ArticleQuerySet
from sites.api.content import api_content
from sites.blocks import BodyBlock
from sites.feeds import FEED_LENGTH, feed_response
from sites.fields import BodyField
from sites.issues import Issue
from sites.lists import FilterLink, chosen_filters, filter_links, page_of
from sites.models import UnitPage
from sites.portal import Portal
from sites.querysets import open_to_all


class ArticleListPage(RoutablePageMixin, UnitPage):
    """What sections and topics share: the list with its archive, and its feed."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)

    schema_type = "CollectionPage"
    summary_field = "lead"
    per_page = 10

    class Meta:
        abstract = True

    @property
    def articles(self) -> ArticleQuerySet:
        """The articles of the list that every reader may open."""
        listed: ArticleQuerySet = open_to_all(ArticlePage.objects.in_list(self))
        return listed

    @re_path(r"^(?P<form>rss|atom|json)/$", name="feed")
    def feed(self, request: HttpRequest, form: str) -> HttpResponse:
        """The newest articles of the list, for programs."""
        portal = Portal(request, self)
        title, description = self.head_title(portal), self.summary or self.head_description(portal)
        articles = self.articles.latest().for_feeds()[:FEED_LENGTH]
        link = self.get_full_url(request)
        items = (item_of(article, request) for article in articles)
        return feed_response(request, form, items, title=title, description=description, link=link)

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """The articles of the page, year and month asked for; what is kept on top stands first in the whole list."""
        days = self.articles.days()
        chosen = chosen_filters(request, year={str(day.year) for day in days})
        if chosen:
            in_year = [day.month for day in days if str(day.year) == chosen["year"]]
            chosen |= chosen_filters(request, month={str(month) for month in in_year})
        shown = self.articles.published_in(**{name: int(value) for name, value in chosen.items()})
        ordered = shown.latest() if chosen else shown.pinned_first(timezone.localdate())
        return {
            "page_obj": page_of(ordered.for_lists(), request, per_page=self.per_page),
            "query": urlencode(chosen),
            "years": _year_links(chosen, dict.fromkeys(day.year for day in days)),
            "months": _month_links(chosen, sorted(set(in_year))) if chosen else [],
        }


def _year_links(chosen: dict[str, str], years: Iterable[int]) -> list[FilterLink]:
    # A month belongs to its year: the year's link leads to all of it.
    named = [(str(year), str(year), None) for year in years]
    return filter_links(
        {name: value for name, value in chosen.items() if name == "year"}, "year", named, all_label=gettext("All years")
    )


def _month_links(chosen: dict[str, str], months: Iterable[int]) -> list[FilterLink]:
    named = [(str(month), str(MONTHS[month]), None) for month in months]
    return filter_links(chosen, "month", named, all_label=gettext("All months"))


class NewsIndexPage(ArticleListPage):
    """A section: its articles stand right below it."""

    is_for_reference = models.BooleanField(
        _("section of reference items"),
        default=False,
        help_text=_("Unconfirmed information is published in such a section only, with its label."),
    )

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage"]
    subpage_types = ["news.ArticlePage"]
    content_panels = [*UnitPage.content_panels, FieldPanel("lead"), FieldPanel("is_for_reference")]
    api_fields = api_content("lead")

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    @property
    def takes_reference_items(self) -> bool:
        """Whether this is a section of reference items."""
        return self.is_for_reference

    def approval_issues(self) -> list[Issue]:
        """Add what the published articles have against it."""
        return [*super().approval_issues(), *section_issues(self, ArticlePage.objects.in_list(self).live())]


class TopicPage(Pictured, ArticleListPage):
    """A special topic: articles of any section of the site that belong together."""

    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *UnitPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
        FieldPanel("body"),
    ]
    api_fields = api_content("lead", "picture", "picture_alt", "body")

    class Meta:
        verbose_name = _("special topic")
        verbose_name_plural = _("special topics")

    def approval_issues(self) -> list[Issue]:
        """Add what concerns its picture."""
        return [*super().approval_issues(), *picture_issues(self)]
