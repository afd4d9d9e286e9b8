"""Lists of recommendations and of what may be recommended about: filtered, a page at a time, with a fixed number of
queries for any number of units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator

from home.choices import Answer, RecommendationState
from home.hub.figures import OwnersByPath
from home.models import Recommendation
from home.querysets import RecommendationQuerySet
from home.recommendations.facts import Facts, facts_of_all
from home.recommendations.forms import CleanField
from home.recommendations.published import of_unit, published_pages, units_that_publish
from sites.models import Unit
from sites.querysets import titled

PER_PAGE = 50
ALL = ("", _("All"))


class FilterForm(forms.Form):
    """Narrows the list of a unit's recommendations; what is none of the choices narrows nothing."""

    state = forms.ChoiceField(label=_("State"), choices=[ALL, *RecommendationState.choices], required=False)
    answer = forms.ChoiceField(label=_("Answer"), choices=[ALL, *Answer.choices], required=False)
    overdue = forms.BooleanField(label=_("Only those with an overdue answer"), required=False)

    def narrow(self, rows: RecommendationQuerySet, today: date) -> Any:
        """The rows that are asked for."""
        self.is_valid()
        for name in ("state", "answer", "unit"):
            if value := self.cleaned_data.get(name):
                rows = rows.filter(**{name: value})
        return rows.overdue(today) if self.cleaned_data.get("overdue") else rows


class HubFilterForm(FilterForm):
    """The hub's list holds all units."""

    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), required=False, empty_label=_("All units")
    )
    field_order = ["unit", "state", "answer", "overdue"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.exclude(depth=1).order_by("collation_key", "code")
        field.label_from_instance = lambda unit: unit.short_display_name


class PublishedFilterForm(forms.Form):
    """Narrows what has been published."""

    q = CleanField(label=_("Words of the title"), max_length=200, required=False)
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.none(), required=False, empty_label=_("All units")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = units_that_publish()
        field.label_from_instance = lambda unit: unit.short_display_name


@dataclass(frozen=True)
class Row:
    """A recommendation in a list."""

    recommendation: Recommendation
    facts: Facts
    is_overdue: bool


@dataclass(frozen=True)
class PublishedRow:
    """A public page in the list of what may be recommended about.

    Attributes:
        unsettled: what has been recommended about it and is not settled.
    """

    page: Any
    unit: Unit | None
    unsettled: Recommendation | None


def page_of_rows(rows: Any, number: object) -> Any:
    """One page of a list of recommendations; five queries."""
    today = timezone.localdate()
    page = WagtailPaginator(rows.select_related("unit"), PER_PAGE).get_page(number)
    shown = list(page.object_list)
    facts = facts_of_all(shown)
    page.object_list = [Row(row, facts[row.pk], row.is_overdue(today)) for row in shown]
    return page


def page_of_published(form: PublishedFilterForm, number: object) -> Any:
    """One page of what units have published, the newest first; five queries."""
    form.is_valid()
    owners = OwnersByPath.read()
    pages = published_pages(owners).select_related("content_type").order_by("-last_published_at", "-pk")
    if unit := form.cleaned_data.get("unit"):
        pages = of_unit(pages, unit)
    if words := form.cleaned_data.get("q"):
        pages = pages.filter(titled(words))
    page = WagtailPaginator(pages, PER_PAGE).get_page(number)
    shown = list(page.object_list)
    ids = {row.pk: owners.owner(row.beginning) for row in shown}
    units = Unit.objects.in_bulk({pk for pk in ids.values() if pk})
    unsettled = Recommendation.objects.unsettled().filter(page_id__in=ids)
    by_page = {row.page_id: row for row in unsettled}
    page.object_list = [PublishedRow(row, units.get(ids[row.pk] or 0), by_page.get(row.pk)) for row in shown]
    return page
