"""Articles and the lists they stand in."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import PageManager
from wagtail.search import index

from news.approval_checks import label_issues, origin_issues, picture_issues, section_issues, title_issues
from news.choices import DEADLINE_KINDS, ArticleKind
from news.feeds import FEED_LENGTH, feed_response
from news.querysets import ArticleQuerySet
from sites.api.content import api_content
from sites.blocks import BodyBlock
from sites.choices import Lane
from sites.fields import BodyField
from sites.issues import Issue
from sites.lists import chosen_filters, filter_links, page_of
from sites.models import Unit, UnitPage
from sites.portal import Portal
from sites.querysets import open_to_all
from sites.reach import reach_of_units


class NewsIndexPage(RoutablePageMixin, UnitPage):
    """A list of articles, newest first."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)
    is_for_reference = models.BooleanField(
        _("section of reference items"),
        default=False,
        help_text=_("Unconfirmed information is published in such a section only, with its label."),
    )

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage"]
    subpage_types = ["news.ArticlePage"]
    content_panels = [*UnitPage.content_panels, FieldPanel("lead"), FieldPanel("is_for_reference")]
    api_fields = api_content("lead")
    schema_type = "CollectionPage"
    summary_field = "lead"
    per_page = 10

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    @property
    def takes_reference_items(self) -> bool:
        """Whether this is a section of reference items."""
        return self.is_for_reference

    def approval_issues(self) -> list[Issue]:
        """Add what the published articles have against it."""
        return [*super().approval_issues(), *section_issues(self, ArticlePage.objects.in_section(self).live())]

    @re_path(r"^(?P<form>rss|atom|json)/$", name="feed")
    def feed(self, request: HttpRequest, form: str) -> HttpResponse:
        """The newest articles of the section, for programs."""
        articles = open_to_all(ArticlePage.objects.in_section(self)).latest().for_lists()[:FEED_LENGTH]
        portal = Portal(request, self)
        title, description = self.head_title(portal), self.summary or self.head_description(portal)
        link = self.get_full_url(request)
        return feed_response(request, form, articles, title=title, description=description, link=link)

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """The articles of the page and year asked for."""
        articles = open_to_all(ArticlePage.objects.in_section(self))
        years = [str(day.year) for day in articles.dates("published_at", "year", order="DESC")]
        chosen = chosen_filters(request, year=years)
        shown = articles.published_in(int(chosen["year"])) if chosen else articles
        return {
            "page_obj": page_of(shown.latest().for_lists(), request, per_page=self.per_page),
            "query": urlencode(chosen),
            "years": filter_links(
                chosen, "year", [(year, year, None) for year in years], all_label=gettext("All years")
            ),
        }


class ArticlePage(UnitPage):
    """News, an event or an announcement, with its source and author (seed 004 Đ9.1)."""

    kind = models.CharField(_("kind"), max_length=20, choices=ArticleKind, default=ArticleKind.NEWS)
    lead = models.TextField(_("lead"), max_length=600, help_text=_("Two or three sentences that tell the whole story."))
    published_at = models.DateTimeField(_("dated"), default=timezone.now, db_index=True)
    occurred_on = models.DateField(
        _("deadline counts from"),
        null=True,
        blank=True,
        help_text=_("The day on which the event ended, the report was sent, or the question was received."),
    )
    author = models.CharField(_("author"), max_length=160, blank=True)
    source = models.CharField(_("source"), max_length=160, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    picture = models.ForeignKey(
        "images.UnitImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("Says what the picture shows, for readers who cannot see it."),
    )
    picture_caption = models.CharField(_("caption"), max_length=250, blank=True)
    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *UnitPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_caption")], heading=_("Picture")
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("published_at"),
                FieldPanel("occurred_on"),
                FieldPanel("author"),
                FieldPanel("source"),
                FieldPanel("source_url"),
            ],
            heading=_("Source and author"),
        ),
    ]
    search_fields = [
        *UnitPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("published_at"),
    ]
    api_fields = api_content(
        "kind",
        "lead",
        "published_at",
        "author",
        "source",
        "source_url",
        "picture",
        "picture_alt",
        "picture_caption",
        "body",
    )
    schema_type = "NewsArticle"
    og_type = "article"
    summary_field = "lead"
    related_count = 3

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def kind_label(self) -> str:
        """The kind in words; plain news needs none."""
        return "" if self.kind == ArticleKind.NEWS else str(ArticleKind(self.kind).label)

    @property
    def is_reference_item(self) -> bool:
        """Whether nobody competent has confirmed what it says; it is then labelled wherever it shows."""
        return self.lane == Lane.REFERENCE

    @property
    def takes_reference_items(self) -> bool:
        """Whether it stands in a section of reference items."""
        section = NewsIndexPage.objects.parent_of(self).first() if self.path else None
        return section is not None and section.is_for_reference

    def approval_issues(self) -> list[Issue]:
        """Add what concerns articles: source and author, the label of reference items, the picture."""
        found = super().approval_issues()
        titles = title_issues(self, self.others_of_the_unit()) if self.path else ()
        return [*found, *origin_issues(self), *label_issues(self), *picture_issues(self), *titles]

    def others_of_the_unit(self) -> Any:
        """The other articles of its unit in its language, drafts included."""
        mine = reach_of_units(Unit.objects.filter(pk=self.unit.pk if self.unit else None))
        return ArticlePage.objects.filter(mine.pages(), locale=self.locale_id).exclude(pk=self.pk)

    @property
    def picture_credit(self) -> str:
        """Who made the picture."""
        return self.picture.credit if self.picture else ""

    @property
    def head_image(self) -> Any:
        """The article's picture."""
        return self.picture

    def deadline_start(self) -> tuple[str, date] | None:
        """Answers by their block, everything else by its kind, from the day that the author has entered."""
        if self.occurred_on is None:
            return None
        if self.lane == Lane.ANSWER:
            return "answer", self.occurred_on
        return DEADLINE_KINDS.get(self.kind, "news"), self.occurred_on

    def head_creator(self) -> str:
        """The author."""
        return self.author

    def head_date(self) -> str:
        """The day under which the article stands."""
        return timezone.localtime(self.published_at).date().isoformat()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the newest other articles of the section."""
        context = super().get_context(request, *args, **kwargs)
        siblings = open_to_all(ArticlePage.objects.sibling_of(self, inclusive=False))
        context["related"] = siblings.latest().for_lists()[: self.related_count]
        return context

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The article as schema.org NewsArticle."""
        data = super().structured_data(canonical, image_url, portal)
        data["headline"] = self.title[:110]
        data["datePublished"] = timezone.localtime(self.published_at).isoformat()
        if self.last_published_at:
            data["dateModified"] = timezone.localtime(self.last_published_at).isoformat()
        data["author"] = (
            {"@type": "Person", "name": self.author}
            if self.author
            else {"@type": "Organization", "name": portal.unit.display_name}
        )
        return data
