"""What has been done in a unit: its pages' log and that of everything else it owns, as one list."""

from typing import Any

from django.core.paginator import Page as PageOfList
from django.db.models import CharField, QuerySet, Value
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import ModelLogEntry, PageLogEntry

from sites.models import Unit
from sites.ownership import owned_by
from sites.reach import reach_of_units

LOGS: dict[str, Any] = {"page": PageLogEntry, "model": ModelLogEntry}
ENTRIES_A_PAGE = 50


def unit_log(unit: Unit) -> QuerySet[Any, Any]:
    """Which entry of which log, newest first, of what belongs to ``unit``."""
    reach = reach_of_units(Unit.objects.filter(pk=unit.pk))
    parts = [
        owned_by(model._base_manager.order_by(), reach)
        .annotate(log=Value(name, output_field=CharField()))
        .values_list("timestamp", "log", "pk")
        for name, model in LOGS.items()
    ]
    return parts[0].union(parts[1], all=True).order_by("-timestamp", "-pk")


def page_of_log(unit: Unit, number: object) -> PageOfList[Any]:
    """One page of the log, its entries with who did them: four queries, however many entries and units there are."""
    page = WagtailPaginator(unit_log(unit), ENTRIES_A_PAGE).get_page(number)
    wanted = list(page.object_list)
    entries = {
        (name, entry.pk): entry
        for name, model in LOGS.items()
        for entry in model._base_manager.filter(pk__in=[pk for _when, log, pk in wanted if log == name]).select_related(
            "user"
        )
    }
    page.object_list = [entries[log, pk] for _when, log, pk in wanted if (log, pk) in entries]
    return page
