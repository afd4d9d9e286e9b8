"""The units of the province by kind, at a cost that does not grow with their number."""

from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from sites.choices import UnitKind
from sites.models import Unit

#: Units of each kind that the hub's home page names.
UNITS_PER_KIND = 12


@dataclass(frozen=True)
class UnitGroupSummary:
    """Units of one kind as the hub's home page shows them."""

    kind_label: str
    count: int
    units: list[Unit]
    url: str


def kinds_with_counts() -> list[tuple[str, str, int]]:
    """(kind, label, number of listed units) of every kind that has units, in the order of the kinds: one query."""
    rows = Unit.objects.listed().order_by().values_list("kind").annotate(number=Count("pk"))
    numbers: dict[str, int] = dict(rows)
    return [(str(kind), str(kind.label), numbers[kind]) for kind in UnitKind if numbers.get(kind)]


def unit_groups(directory_url: str) -> list[UnitGroupSummary]:
    """The first units of every kind: two queries.

    Args:
        directory_url: address of the directory page, or an empty text.
    """
    place = Window(RowNumber(), partition_by=F("kind"), order_by=["collation_key", "code"])
    first = Unit.objects.listed().with_addresses().annotate(place=place).filter(place__lte=UNITS_PER_KIND)
    by_kind: dict[str, list[Unit]] = {}
    for unit in first:
        by_kind.setdefault(unit.kind, []).append(unit)
    return [
        UnitGroupSummary(label, count, by_kind.get(kind, []), f"{directory_url}?kind={kind}" if directory_url else "")
        for kind, label, count in kinds_with_counts()
    ]
