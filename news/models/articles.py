"""One article: what it says, who made it, where else it stands."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import Page, PageManager
from wagtail.search import index

from news.approval_checks import (
    date_issues,
    label_issues,
    origin_issues,
    picture_issues,
    placement_issues,
    share_issues,
    title_issues,
)
from news.choices import DEADLINE_KINDS, FORETOLD_KINDS, ArticleKind, ContributionRole
from news.models.pictures import Pictured
from news.panels import ARTICLE_PANELS
from news.querysets import ArticleQuerySet
from sites.api.content import api_content
from sites.blocks import BodyBlock
from sites.choices import Lane, SearchKind
from sites.content_checks import rows_held
from sites.fields import BodyField
from sites.issues import Issue
from sites.models import Unit, UnitPage
from sites.public import open_anywhere
from sites.querysets import open_to_all
from sites.reach import reach_of_units

#: What is looked at before approval, beyond what holds for every page.
CHECKS = (origin_issues, date_issues, share_issues, label_issues, placement_issues, picture_issues)


class ArticlePage(RoutablePageMixin, Pictured, UnitPage):
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
    pinned_until = models.DateField(
        _("at the top of its lists until"), null=True, blank=True, help_text=_("The last day; empty: in order of time.")
    )
    featured_until = models.DateField(
        _("featured on the home page until"),
        null=True,
        blank=True,
        help_text=_("The last day; empty: in order of time."),
    )
    author = models.CharField(
        _("author"),
        max_length=160,
        blank=True,
        help_text=_("As readers see it. Empty: the authors among the people who took part."),
    )
    source = models.CharField(_("source"), max_length=160, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    picture_caption = models.CharField(_("caption"), max_length=250, blank=True)
    body = BodyField(BodyBlock(), verbose_name=_("text"), blank=True)
    # What all languages of the article have in common from which another unit took this one; not a foreign key: the
    # copy says where it comes from whatever becomes of the original.
    original_key = models.UUIDField(null=True, blank=True, editable=False, db_index=True)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [*UnitPage.content_panels, *ARTICLE_PANELS]
    search_fields = [
        *UnitPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("published_at"),
    ]
    api_fields = api_content(
        "lane",
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
    def labelled_title(self) -> str:
        """The title as it goes where no badge can stand beside it: feeds, shared links, news search (seed 004 Đ9.1)."""
        return f"[{gettext('Reference item')}] {self.title}" if self.is_reference_item else self.title

    @property
    def takes_reference_items(self) -> bool:
        """Whether it stands in a section of reference items."""
        section = self.get_parent() if self.path else None
        return section is not None and getattr(section.specific, "is_for_reference", False)

    def approval_issues(self) -> list[Issue]:
        """Add what concerns articles: source and author, the label of reference items, the picture."""
        self.__dict__.pop("byline", None)
        with rows_held(self):
            titles = title_issues(self, self.others_of_the_unit()) if self.path else ()
            found = [*super().approval_issues(), *titles]
            return found + [issue for check in CHECKS for issue in check(self)]

    def clean(self) -> None:
        """Refuse a report of what is still to come.

        Raises:
            ValidationError: its day lies in the future.
        """
        super().clean()
        if self.is_foretold_by_mistake:
            raise ValidationError({"occurred_on": _("A report cannot be about a day that is still to come.")})

    @property
    def is_foretold_by_mistake(self) -> bool:
        """Whether it reports, by its kind, what happens on a day that is still to come."""
        is_to_come = self.occurred_on is not None and self.occurred_on > timezone.localdate()
        return is_to_come and self.kind not in FORETOLD_KINDS

    def others_of_the_unit(self) -> Any:
        """The other articles of its unit in its language, drafts included."""
        mine = reach_of_units(Unit.objects.filter(pk=self.unit.pk if self.unit else None))
        return ArticlePage.objects.filter(mine.pages(), locale=self.locale_id).exclude(pk=self.pk)

    @cached_property
    def byline(self) -> str:
        """The author or authors as readers see them; empty if nobody has been named.

        Read once: a page shows it in several places. The checks before approval read it anew.
        """
        if self.author.strip():
            return self.author.strip()
        return ", ".join(row.name for row in self.contributions.all() if row.role == ContributionRole.AUTHOR)

    @property
    def picture_credit(self) -> str:
        """Who made the picture."""
        return self.picture.credit if self.picture else ""

    @cached_property
    def original(self) -> ArticlePage | None:
        """The public article of another unit from which this one was taken over, in the same language."""
        if self.original_key is None:
            return None
        same = ArticlePage.objects.filter(translation_key=self.original_key, locale=self.locale_id)
        return open_anywhere(same).first()

    @property
    def original_unit(self) -> Unit | None:
        """The unit of the original."""
        return Unit.objects.owning(self.original) if self.original else None

    def head_alternates(self, request: HttpRequest, portal: Any, canonical: str) -> list[tuple[str, str]]:
        """None while the original is public in some language: one version then has its canonical address there."""
        if self.original_key and open_anywhere(ArticlePage.objects.filter(translation_key=self.original_key)).exists():
            return []
        return super().head_alternates(request, portal, canonical)

    def canonical_url(self, request: HttpRequest) -> str:
        """That of the original as long as readers find it (004 Đ9.2: the source of what is taken over is told)."""
        return (self.original.get_full_url(request) if self.original else "") or super().canonical_url(request)

    def deadline_start(self) -> tuple[str, date] | None:
        """Answers by their block, everything else by its kind, from the day that the author has entered."""
        if self.occurred_on is None:
            return None
        if self.lane == Lane.ANSWER:
            return "answer", self.occurred_on
        return DEADLINE_KINDS.get(self.kind, "news"), self.occurred_on

    def head_title(self, portal: Any) -> str:
        """With the label of what nobody has confirmed: shared links show nothing else."""
        title = super().head_title(portal)
        return title if self.labelled_title == self.title else f"[{gettext('Reference item')}] {title}"

    @property
    def search_kind(self) -> str:
        """Articles are a kind of their own."""
        return SearchKind.ARTICLE

    @property
    def search_content_key(self) -> UUID:
        """That of the original, if it was taken over from another unit."""
        return self.original_key or self.translation_key

    def search_date(self) -> date | None:
        """The day under which it stands in lists."""
        return timezone.localdate(self.published_at)

    def head_creator(self) -> str:
        """The author."""
        return self.byline

    def head_date(self) -> str:
        """The day under which the article stands."""
        return timezone.localtime(self.published_at).date().isoformat()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add related articles, and the topics and further sections in which it stands."""
        if self.pk:  # shown, and asked for what is related; the preview of a new article has them in memory
            prefetch_related_objects([self], "tags")
        context = super().get_context(request, *args, **kwargs)
        related = open_to_all(ArticlePage.objects.related_to(self)).for_lists()
        context.update(related=related[: self.related_count], lists=self.further_lists(request))
        return context

    def further_lists(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Titles and addresses of the public lists in which the article is placed, in its own language."""
        keys = self.placements.values("page__translation_key")
        pages = open_to_all(Page.objects.sibling_of(self.get_parent())).filter(translation_key__in=keys)
        rows = pages.select_related("locale").order_by("path")
        return [{"title": page.title, "url": page.get_url(request)} for page in rows]

    @re_path(r"^print/$", name="print")
    def print_view(self, request: HttpRequest) -> HttpResponse:
        """The article alone, for paper: with its address, without what surrounds it on the screen."""
        context = self.get_context(request)
        return TemplateResponse(request, "news/article_print.html", context)

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The article as schema.org NewsArticle."""
        data = super().structured_data(canonical, image_url, portal)
        data["headline"] = self.labelled_title[:110]
        data["datePublished"] = timezone.localtime(self.published_at).isoformat()
        if self.last_published_at:
            data["dateModified"] = timezone.localtime(self.last_published_at).isoformat()
        data["author"] = (
            {"@type": "Person", "name": self.byline}
            if self.byline
            else {"@type": "Organization", "name": portal.unit.display_name}
        )
        return data
