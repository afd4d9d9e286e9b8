"""What readers search for, and what they miss: for the board of a unit, and for the hub across all of them."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn, Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.hub.access import INSPECT
from sites.current_unit import current_unit
from sites.guard import SCREEN, Decision
from sites.lists import filter_links
from sites.models import SearchCount

DECISIONS: dict[str, Decision] = {"searches": SCREEN}
MOST_ROWS = 50
#: Months that a report covers, the present one included.
PERIODS = {"1": gettext_lazy("This month"), "3": gettext_lazy("3 months"), "12": gettext_lazy("12 months")}
DEFAULT_PERIOD = "3"
EVERYWHERE = "all"


class SearchesView(WagtailAdminTemplateMixin, TemplateView):
    """The words that were looked for most, and those that found nothing most often."""

    template_name = "home/admin/searches.html"
    page_title = gettext_lazy("What readers search for")
    header_icon = "search"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add both tables and the choices: two queries for the tables, however many units there are.

        Raises:
            PermissionDenied: an operator has chosen no unit, or the person has none.
        """
        may_read_all = self.request.user.has_perm(INSPECT)
        unit = current_unit(self.request)
        is_everywhere = may_read_all and (unit is None or self.request.GET.get("unit") == EVERYWHERE)
        if unit is None and not is_everywhere:
            raise PermissionDenied
        period = self.request.GET.get("months", "")
        period = period if period in PERIODS else DEFAULT_PERIOD
        counts = SearchCount.objects.filter(month__gte=first_month(timezone.localdate(), int(period)))
        if not is_everywhere:
            counts = counts.filter(unit=unit)
        chosen = {"months": period, **({"unit": EVERYWHERE} if is_everywhere else {})}
        return super().get_context_data(
            **kwargs,
            unit=None if is_everywhere else unit,
            periods=filter_links(
                chosen, "months", [(key, str(label), None) for key, label in PERIODS.items()], all_label=""
            )[1:],
            places=self._places(chosen, unit, may_read_all),
            total=counts.aggregate(searches=Sum("searches", default=0), misses=Sum("misses", default=0)),
            asked=table(most(counts, "searches"), _("Asked most often")),
            missed=table(most(counts.filter(misses__gt=0), "misses"), _("Asked without a result")),
        )

    @staticmethod
    def _places(chosen: dict[str, str], unit: Any, may_read_all: bool) -> list[Any]:
        if not may_read_all or unit is None:
            return []
        return filter_links(
            chosen, "unit", [(EVERYWHERE, _("All units of the province"), None)], all_label=unit.short_display_name
        )


def first_month(today: date, months: int) -> date:
    """The first day of a period that ends with the present month."""
    place = today.year * 12 + today.month - months
    return date(place // 12, place % 12 + 1, 1)


def most(counts: QuerySet[SearchCount], number: str) -> list[dict[str, Any]]:
    """The words with the greatest ``number``; what was not kept has no words and no row."""
    rows = counts.exclude(words="").values("words", "language").order_by()
    totals = rows.annotate(asked=Sum("searches"), missed=Sum("misses"))
    order = "-asked" if number == "searches" else "-missed"
    return list(totals.order_by(order, "words", "language")[:MOST_ROWS])


def table(rows: list[dict[str, Any]], caption: str) -> Table:
    """Words with their numbers."""
    columns = [
        Column("words", label=_("Words, without accents")),
        Column("language", label=_("Language")),
        NumberColumn("asked", label=_("Searches")),
        NumberColumn("missed", label=_("Without a result")),
    ]
    return Table(columns, rows, caption=caption)


class SearchesMenuItem(MenuItem):
    """The entry among the reports."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("What readers search for"),
            reverse_lazy("searches"),
            name="searches",
            icon_name="search",
            order=60,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """For who has a unit, and for people of the hub."""
        return current_unit(request) is not None or request.user.has_perm(INSPECT)
