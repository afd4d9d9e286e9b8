"""What the units publish, side by side: read on the screen, or taken along as a file for a report.

Monthly (seed 000 Đ6.3), quarterly and yearly (seed 000 Đ4, seed 003 Đ12.10) and every six months (seed 004 Đ6.4,
Đ7.2h) somebody has to report on what the portals published.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, NumberColumn, Table, TitleColumn
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.widgets import AdminDateInput

from home.hub.access import INSPECT, HubScreen
from home.hub.figures import Period, UnitFigures, figures_of
from sites.choices import UnitKind, UnitState
from sites.models import Unit
from sites.people.forms import DATE_FORMATS, NOT_CHOSEN

PER_PAGE = 50
#: No portal is older, and no report looks further ahead.
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)

#: Columns of numbers, with what they count.
NUMBERS: dict[str, Any] = {
    "articles": gettext_lazy("Live articles"),
    "documents": gettext_lazy("Live documents"),
    "english": gettext_lazy("Live in English"),
    "new_articles": gettext_lazy("Articles published in the period"),
    "new_documents": gettext_lazy("Documents published in the period"),
    "in_moderation": gettext_lazy("Awaiting approval"),
    "overdue": gettext_lazy("Overdue"),
    "recommendations": gettext_lazy("Recommendations that wait for an answer"),
    "late_answers": gettext_lazy("Answers to recommendations overdue"),
}

#: The same in the heads of the table, where there is less room.
SHORT: dict[str, Any] = {
    "articles": gettext_lazy("Articles live"),
    "documents": gettext_lazy("Documents live"),
    "english": gettext_lazy("In English"),
    "new_articles": gettext_lazy("New articles"),
    "new_documents": gettext_lazy("New documents"),
    "in_moderation": gettext_lazy("Awaiting approval"),
    "overdue": gettext_lazy("Overdue"),
    "recommendations": gettext_lazy("Recommendations"),
    "late_answers": gettext_lazy("Answers overdue"),
}

#: Columns about how fresh a portal is (rows S6, S9).
FRESHNESS: dict[str, Any] = {
    "last_published": gettext_lazy("Last publication"),
    "fresh_until": gettext_lazy("Next publication by"),
    "is_behind": gettext_lazy("Next publication is late"),
}


class StatisticsForm(forms.Form):
    """Which units and which days."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[NOT_CHOSEN, *UnitKind.choices], required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=[NOT_CHOSEN, *UnitState.choices], required=False)
    first = forms.DateField(label=gettext_lazy("From"), input_formats=DATE_FORMATS, widget=AdminDateInput)
    last = forms.DateField(label=gettext_lazy("To"), input_formats=DATE_FORMATS, widget=AdminDateInput)
    behind = forms.BooleanField(label=gettext_lazy("Only units whose next publication is late"), required=False)

    def clean(self) -> dict[str, Any]:
        """A period begins before it ends, within the time of portals."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        for name, day in (("first", first), ("last", last)):
            if day and not EARLIEST <= day <= LATEST:
                self.add_error(name, _("Choose a day between 1990 and 2100."))
        if first and last and last < first:
            self.add_error("last", ValidationError(_("The period ends before it begins.")))
        return self.cleaned_data


def usual_periods(today: date) -> list[tuple[str, Period]]:
    """The periods for which the regulations ask for reports."""
    year, month = today.year, today.month
    quarter = (month - 1) // 3
    before = first_day(year, month) - timedelta(days=1)
    return [
        (_("This month"), months(year, month, 1)),
        (_("Last month"), months(before.year, before.month, 1)),
        (_("This quarter"), months(year, 3 * quarter + 1, 3)),
        (_("First half of %(year)s") % {"year": year}, months(year, 1, 6)),
        (_("Second half of %(year)s") % {"year": year}, months(year, 7, 6)),
        (str(year), months(year, 1, 12)),
        (str(year - 1), months(year - 1, 1, 12)),
    ]


def first_day(year: int, month: int) -> date:
    """The first day of a month; months beyond twelve are those of the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def months(year: int, month: int, number: int) -> Period:
    """So many months from one on."""
    return Period(first_day(year, month), first_day(year, month + number) - timedelta(days=1))


def day_of(moment: datetime | None) -> date | None:
    """The day in the province's time."""
    return timezone.localtime(moment).date() if moment else None


def in_digits(moment: datetime | None) -> str:
    """The day, as tables show it."""
    day = day_of(moment)
    return date_format(day, "d/m/Y") if day else "–"


def yes_or_nothing(value: bool) -> str:
    """A flag in a file."""
    return _("yes") if value else ""


def next_publication(row: UnitFigures) -> str:
    """By when the portal must bring something new; said to be late in words, not by colour alone."""
    day = in_digits(row.fresh_until)
    return format_html('{} <span class="w-status">{}</span>', day, _("late")) if row.is_behind else day


#: How rows are sorted, by the name in the address.
SORT_KEYS: dict[str, Callable[[UnitFigures], Any]] = {
    "name": lambda row: row.unit.collation_key,
    "kind": lambda row: list(UnitKind).index(UnitKind(row.unit.kind)),
    "state": lambda row: list(UnitState).index(UnitState(row.unit.state)),
    "last_published": lambda row: row.last_published.timestamp() if row.last_published else 0,
    "fresh_until": lambda row: row.fresh_until.timestamp() if row.fresh_until else float("inf"),
    **{name: attrgetter(name) for name in NUMBERS},
}


def sorted_rows(rows: list[UnitFigures], ordering: str) -> list[UnitFigures]:
    """Sort by what the address asks for; units that are equal in it stay in Vietnamese order."""
    name = ordering.removeprefix("-")
    rows = sorted(rows, key=SORT_KEYS["name"])
    return sorted(rows, key=SORT_KEYS[name], reverse=ordering.startswith("-")) if name in SORT_KEYS else rows


class StatisticsView(SpreadsheetExportMixin, HubScreen):
    """A row for every unit; read only. No text in the file is a formula (:mod:`sites.isolation.exports`)."""

    permission = INSPECT
    template_name = "home/admin/unit_statistics.html"
    page_title = gettext_lazy("Statistics of units")
    header_icon = "table"
    breadcrumbs_items = [
        *HubScreen.breadcrumbs_items,
        {"url": reverse_lazy("unit:index"), "label": gettext_lazy("Units")},
        {"url": "", "label": gettext_lazy("Statistics of units")},
    ]
    list_export = ["unit.name", "unit.code", "unit.kind_label", "unit.get_state_display", *NUMBERS, *FRESHNESS]
    export_headings = {
        "unit.name": gettext_lazy("Unit"),
        "unit.code": gettext_lazy("Code"),
        "unit.kind_label": gettext_lazy("Kind"),
        "unit.get_state_display": gettext_lazy("State"),
        **NUMBERS,
        **FRESHNESS,
    }
    custom_field_preprocess = {
        "last_published": {"csv": day_of, "xlsx": day_of},
        "fresh_until": {"csv": day_of, "xlsx": day_of},
        "is_behind": {"csv": yes_or_nothing, "xlsx": yes_or_nothing},
    }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the table, or send it as a file."""
        year = months(timezone.localdate().year, 1, 12)
        asked = request.GET.copy()
        asked.setdefault("first", year.first.isoformat())
        asked.setdefault("last", year.last.isoformat())
        form = StatisticsForm(asked)
        self.period, rows = year, []
        if form.is_valid():
            self.period = Period(form.cleaned_data["first"], form.cleaned_data["last"])
            units = Unit.objects.all()
            for name in ("kind", "state"):
                if form.cleaned_data[name]:
                    units = units.filter(**{name: form.cleaned_data[name]})
            rows = sorted_rows(figures_of(units, self.period), request.GET.get("ordering", ""))
            if form.cleaned_data["behind"]:
                rows = [row for row in rows if row.is_behind]
        if self.is_export and form.is_valid():
            return self.as_spreadsheet(rows, request.GET["export"])
        return self._show(form, rows)

    def _show(self, form: StatisticsForm, rows: list[UnitFigures]) -> HttpResponse:
        page = WagtailPaginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        return self.render_to_response(
            self.get_context_data(
                form=form,
                media=form.media,
                periods=[(label, self._address(period)) for label, period in usual_periods(timezone.localdate())],
                period=self.period,
                page_obj=page,
                elided_page_range=page.paginator.get_elided_page_range(page.number),
                table=self._table(page),
                totals=[(label, sum(getattr(row, name) for row in rows)) for name, label in NUMBERS.items()],
                number=len(rows),
            )
        )

    def _address(self, period: Period) -> str:
        query = self.request.GET.copy()
        for name in ("p", "export"):
            query.pop(name, None)
        query["first"], query["last"] = period.first.isoformat(), period.last.isoformat()
        return f"{self.request.path}?{query.urlencode()}"

    def _table(self, rows: Any) -> Table:
        columns = [
            TitleColumn(
                "name",
                label=_("Unit"),
                accessor="unit.short_display_name",
                sort_key="name",
                get_url=lambda row: reverse("unit:inspect", args=[row.unit.pk]),
            ),
            Column("kind", label=_("Kind"), accessor="unit.kind_label", sort_key="kind"),
            Column("state", label=_("State"), accessor="unit.get_state_display", sort_key="state"),
            *(NumberColumn(name, label=label, sort_key=name) for name, label in SHORT.items()),
            Column(
                "last_published",
                label=FRESHNESS["last_published"],
                accessor=lambda row: in_digits(row.last_published),
                sort_key="last_published",
            ),
            Column("fresh_until", label=FRESHNESS["fresh_until"], accessor=next_publication, sort_key="fresh_until"),
        ]
        return Table(
            columns,
            rows,
            base_url=self.request.path,
            ordering=self.request.GET.get("ordering"),
            caption=_("What the units publish"),
        )

    def get_filename(self) -> str:
        """Name of the file, with the days that it covers."""
        return f"units-{self.period.first.isoformat()}-{self.period.last.isoformat()}"

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """The rows, with the mark by which Excel knows UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)


class StatisticsMenuItem(MenuItem):
    """The entry among the reports, for people of the hub."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Statistics of units"),
            reverse_lazy("unit_statistics"),
            name="unit-statistics",
            icon_name="table",
            order=50,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may open it."""
        return request.user.has_perm(INSPECT)
