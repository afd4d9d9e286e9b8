"""The values of each filter with the number of documents behind them, as plain links."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from documents.choices import ValidityStatus
from documents.database.filters import Filters
from documents.querysets import DocumentEntryQuerySet
from documents.validity import status_expression
from sites.lists import FilterLink
from vietnamese.collation import sort_key

#: Of issuers and signers those with the most documents are offered; the others are found by searching.
MOST_VALUES = 30
#: Counts of large lists are kept for so many seconds: they take as long as all of the list.
KEPT_FOR = 60
COUNTED_EACH_TIME = 2_000

Counted = list[tuple[str, str, int]]


@dataclass(frozen=True)
class Facet:
    """One filter: its name in addresses, its label, its links."""

    name: str
    label: Promise | str
    links: list[FilterLink]

    @property
    def chosen(self) -> FilterLink | None:
        """The value that is set."""
        return next((link for link in self.links[1:] if link.current), None)


def facets_of(entries: DocumentEntryQuerySet, filters: Filters, *, number: int, with_units: bool) -> list[Facet]:
    """The filters of a list that have something to choose from.

    Args:
        entries: all documents of the list.
        filters: what is asked for.
        number: of documents found; it decides whether counts are kept, and no change of it is overlooked.
        with_units: whether documents of several units are listed.
    """
    names = [name for name in LABELS if with_units or name != "unit"]
    counted = {name: _kept(entries, filters, name, number) for name in names}
    facets = (Facet(name, LABELS[name][0], list(_links(filters, name, counted[name]))) for name in names)
    return [facet for facet in facets if len(facet.links) > 1 or facet.chosen]


def _links(filters: Filters, name: str, values: Counted) -> Iterator[FilterLink]:
    chosen = filters.chosen.get(name, "")
    yield FilterLink(str(LABELS[name][1]), address(filters.with_choice(name, "")), not chosen)
    for value, label, count in values:
        yield FilterLink(label, address(filters.with_choice(name, value)), value == chosen, count)


def address(filters: Filters) -> str:
    """Where the list with these filters stands, from the list itself."""
    return f"?{filters.query}" if filters.query else "./"


def _kept(entries: DocumentEntryQuerySet, filters: Filters, name: str, number: int) -> Counted:
    narrowed = filters.narrow(entries, but=name)

    def count() -> Counted:
        return COUNTING[name](narrowed)

    if number < COUNTED_EACH_TIME:
        return count()
    sql, params = narrowed.query.sql_with_params()
    asked = f"{get_language()}|{name}|{number}|{sql}|{params}"
    key = f"document-counts:{hashlib.sha256(asked.encode()).hexdigest()}"
    kept: Counted = cache.get_or_set(key, count, KEPT_FOR) or []
    return kept


def _numbers(entries: DocumentEntryQuerySet, *columns: str) -> list[Any]:
    return list(entries.order_by().values_list(*columns).annotate(number=Count("pk")))


def _named(suffix: str) -> str:
    """The column of a name in the language of the reader."""
    return f"name_en{suffix}" if get_language() == "en" else f"name{suffix}"


def _units(entries: DocumentEntryQuerySet) -> Counted:
    short = "unit__short_name_en" if get_language() == "en" else "unit__short_name"
    rows = _numbers(entries, "unit__code", short, "unit__short_name")
    return _sorted((code, name or vietnamese, number) for code, name, vietnamese, number in rows)


def _types(entries: DocumentEntryQuerySet) -> Counted:
    return _sorted(_numbers(entries, "document_type__code", f"document_type__{_named('')}"))


def _fields(entries: DocumentEntryQuerySet) -> Counted:
    rows = entries.fields().values_list("documentfield__code", f"documentfield__{_named('')}")
    return _sorted(rows.annotate(number=Count("pk")))


def _issuers(entries: DocumentEntryQuerySet) -> Counted:
    rows = entries.issuers().values_list("issuingbody__slug", f"issuingbody__{_named('')}", "issuingbody__name")
    most = rows.annotate(number=Count("pk")).order_by("-number", "issuingbody__slug")[:MOST_VALUES]
    return _sorted((slug, name or vietnamese, number) for slug, name, vietnamese, number in most)


def _signers(entries: DocumentEntryQuerySet) -> Counted:
    named = entries.exclude(signer_key="").order_by()
    rows = named.values_list("signer_key", "signer").annotate(number=Count("pk"))
    return _sorted(rows.order_by("-number", "signer_key")[:MOST_VALUES])


def _years(entries: DocumentEntryQuerySet) -> Counted:
    return [(str(year), str(year), number) for year, number in sorted(_numbers(entries, "year"), reverse=True)]


def _statuses(entries: DocumentEntryQuerySet) -> Counted:
    numbers = dict(_numbers(entries.annotate(status=status_expression(timezone.localdate())), "status"))
    return [(status.value, str(status.label), numbers[status]) for status in ValidityStatus if status in numbers]


def _sorted(rows: Any) -> Counted:
    """In the order of a Vietnamese dictionary, on every database."""
    return sorted(((value, str(label), number) for value, label, number in rows), key=lambda row: sort_key(row[1]))


COUNTING: dict[str, Callable[[DocumentEntryQuerySet], Counted]] = {
    "unit": _units, "type": _types, "field": _fields, "issuer": _issuers,
    "signer": _signers, "year": _years, "status": _statuses,
}  # fmt: skip
#: Label of each filter, and of the link that lifts it.
LABELS: dict[str, tuple[Promise, Promise]] = {
    "unit": (gettext_lazy("Unit"), gettext_lazy("All units")),
    "type": (gettext_lazy("Type of document"), gettext_lazy("All types")),
    "field": (gettext_lazy("Administrative field"), gettext_lazy("All fields")),
    "issuer": (gettext_lazy("Issuing body"), gettext_lazy("All bodies")),
    "signer": (gettext_lazy("Signer"), gettext_lazy("All signers")),
    "year": (gettext_lazy("Year"), gettext_lazy("All years")),
    "status": (gettext_lazy("Status"), gettext_lazy("Any status")),
}
