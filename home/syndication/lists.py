"""Lists of shared articles: what came in, what went out, and what there is to pick."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.choices import SyndicationState
from home.models.syndication import SyndicatedItem
from home.syndication.forms import PublishedFilterForm
from home.syndication.wording import status_of, warning_of
from news.models import ArticlePage
from sites.current_unit import current_unit
from sites.models import Unit
from sites.public import open_anywhere
from sites.reach import reach_of_units

PER_PAGE = 30
INCOMING = {"url": reverse_lazy("syndication:incoming"), "label": gettext_lazy("Shared articles")}


class OfCurrentUnit(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the unit that the person has chosen."""

    header_icon = "rotate"
    template_name = "home/admin/shared_articles.html"

    @cached_property
    def unit(self) -> Unit:
        """The chosen unit.

        Raises:
            Http404: the person has none.
        """
        unit = current_unit(self.request)
        if unit is None:
            raise Http404
        return unit

    def get_page_subtitle(self) -> str:
        """The unit."""
        return self.unit.short_display_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, INCOMING, {"url": "", "label": self.get_page_title()}]


class ListView(OfCurrentUnit):
    """A table in pages, with the ways to the other lists."""

    def rows(self) -> Any:
        """What is listed."""
        raise NotImplementedError

    def columns(self) -> list[Column]:
        """The columns of the table."""
        raise NotImplementedError

    def prepared(self, rows: list[Any]) -> list[Any]:
        """One page of rows, with what their cells need."""
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of the table."""
        page = WagtailPaginator(self.rows(), PER_PAGE).get_page(self.request.GET.get("p"))
        table = Table(self.columns(), self.prepared(list(page)), caption=str(self.page_title))
        return super().get_context_data(
            page_obj=page,
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            table=table,
            tabs=self.tabs(),
            **kwargs,
        )

    def tabs(self) -> list[tuple[str, str, bool]]:
        """The lists, as (label, address, whether it is this one)."""
        lists = {
            "incoming": _("Proposed to the unit"),
            "outgoing": _("Proposed by the unit"),
            "published": _("Published by other units"),
        }
        return [
            (label, reverse(f"syndication:{name}"), self.request.resolver_match.url_name == name)  # type: ignore[union-attr]  # a view has been found
            for name, label in lists.items()
        ]


def moment(value: Any) -> str:
    """A day and time."""
    return date_format(timezone.localtime(value), "d/m/Y H:i") if value else "–"


def status_cell(item: Any) -> Any:
    """How far the item has come, and what is to be looked at."""
    warning = warning_of(item)
    return format_html('{} <span class="w-status">{}</span>', status_of(item), warning) if warning else status_of(item)


class IncomingView(ListView):
    """What others propose to the unit, and what it has taken over: what waits or has changed stands first."""

    page_title = gettext_lazy("Shared articles: proposed to the unit")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {**INCOMING, "url": ""}]

    def rows(self) -> Any:
        """The items of the unit; withdrawn ones are gone."""
        items = SyndicatedItem.objects.filter(target_unit=self.unit).exclude(state=SyndicationState.WITHDRAWN)
        waits = items.with_source().for_lists().defer("source_texts")
        return waits.order_by("-needs_look", "-is_waiting", "-proposed_at", "-pk")

    def columns(self) -> list[Column]:
        """Title, where it comes from, when, how far it is."""
        return [
            TitleColumn("title", label=_("Title"), get_url=lambda item: reverse("syndication:item", args=[item.pk])),
            Column("source_unit", label=_("From unit"), accessor="source_unit.short_display_name"),
            Column("proposed_at", label=_("Proposed at"), accessor=lambda item: moment(item.proposed_at)),
            Column("state", label=_("State"), accessor=status_cell),
        ]


class OutgoingView(ListView):
    """What the unit has proposed or others have picked, and what became of it."""

    page_title = gettext_lazy("Shared articles: proposed by the unit")

    def rows(self) -> Any:
        """The items of the unit."""
        return SyndicatedItem.objects.filter(source_unit=self.unit).with_source().for_lists().defer("source_texts")

    def columns(self) -> list[Column]:
        """Title, to whom, by whom, how far it is, and why it was refused."""
        return [
            TitleColumn("title", label=_("Title"), get_url=lambda item: reverse("syndication:item", args=[item.pk])),
            Column("target_unit", label=_("To unit"), accessor="target_unit.short_display_name"),
            Column("proposed_at", label=_("Proposed at"), accessor=lambda item: moment(item.proposed_at)),
            Column("state", label=_("State"), accessor=outcome_cell),
        ]


def outcome_cell(item: Any) -> Any:
    """How far the item has come; why it was refused; where readers find the copy."""
    if item.state == SyndicationState.REFUSED:
        return format_html("{}: {}", status_of(item), item.reason)
    if item.copy is not None and item.copy.live:
        return format_html('<a href="{}">{}</a>', item.copy.full_url, status_of(item))
    return status_of(item)


class PublishedView(ListView):
    """Everything that other units have published, to pick from (seed 002 Đ9.2, row H1)."""

    page_title = gettext_lazy("Shared articles: published by other units")
    template_name = "home/admin/published_articles.html"

    @cached_property
    def form(self) -> PublishedFilterForm:
        """The filters that are set."""
        return PublishedFilterForm(self.request.GET, own=self.unit)

    def rows(self) -> Any:
        """Public articles of other units, newest first; none with a filter that means nothing."""
        own = reach_of_units(Unit.objects.filter(pk=self.unit.pk))
        articles = open_anywhere(ArticlePage.objects.filter(original_key=None).exclude(own.pages()))
        if not self.form.is_valid():
            return articles.none()
        if unit := self.form.cleaned_data["unit"]:
            articles = articles.filter(reach_of_units(Unit.objects.filter(pk=unit.pk)).pages())
        return articles.filter(self.form.conditions()).select_related("locale").latest()

    def prepared(self, rows: list[Any]) -> list[Any]:
        """With each row's unit and what the own unit has done about it: two queries."""
        units = Unit.objects.by_page_path(row.path for row in rows)
        items = SyndicatedItem.objects.under_way().filter(target_unit=self.unit, source_page__in=rows)
        taken = {item.source_page_id: item for item in items.select_related("copy").defer("source_texts")}
        for row in rows:
            row.of_unit, row.item = units.get(row.path), taken.get(row.pk)
        return rows

    def columns(self) -> list[Column]:
        """Title, unit, kind, date, and the way to take it over."""
        return [
            Column("title", label=_("Title"), accessor=title_cell),
            Column("unit", label=_("Unit"), accessor=lambda row: row.of_unit.short_display_name if row.of_unit else ""),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("published_at", label=_("Dated"), accessor=lambda row: moment(row.published_at)),
            Column("take", label=_("Take over"), accessor=take_cell),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the filters."""
        return super().get_context_data(form=self.form, media=self.form.media, **kwargs)


def title_cell(row: Any) -> Any:
    """The title, as a link to what readers see, with the label of what nobody has confirmed."""
    label = format_html(' <span class="w-status">{}</span>', _("Reference item")) if row.is_reference_item else ""
    return format_html('<a href="{}" target="_blank" rel="noreferrer">{}</a>{}', row.full_url, row.title, label)


def take_cell(row: Any) -> Any:
    """The way to take the article over, or what has been done about it."""
    if row.item is None or row.item.has_lost_its_copy:
        url = reverse("syndication:take", args=[row.pk])
        return format_html('<a class="button button-small button-secondary" href="{}">{}</a>', url, _("Take over"))
    return format_html('<a href="{}">{}</a>', reverse("syndication:item", args=[row.item.pk]), status_of(row.item))


def page_of_request(request: HttpRequest, key: int) -> ArticlePage:
    """The article that the address names; the guard has asked whether it may.

    Raises:
        Http404: there is no such article.
    """
    page = ArticlePage.objects.filter(pk=key).first()
    if page is None:
        raise Http404
    return page
