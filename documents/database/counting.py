"""Which values a filter has, and how many documents stand behind each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import get_language

from documents.choices import ValidityStatus
from documents.database.filters import Filters
from documents.querysets import NAMED, DocumentEntryQuerySet
from documents.validity import status_expression
from vietnamese.collation import sort_key

#: Of issuers and signers those with the most documents are offered; the others are found by searching.
MOST_VALUES = 30
#: Fewer documents than this are counted with every request: more take too long for a reader to wait for.
COUNTED_AT_ONCE = 2_000
#: Seconds for which the counts of a long list are kept, and for which the values that it has at all.
KEPT_FOR, VALUES_KEPT_FOR = 60, 24 * 60 * 60

Counted = list[tuple[str, str, int]]


@dataclass(frozen=True)
class Values:
    """What one filter offers.

    Attributes:
        rows: value, label and number of documents of each; ``None`` for numbers that are not known yet.
        are_counted: whether the numbers are there. If not, ``rows`` has every value of the whole list.
    """

    rows: list[tuple[str, str, int | None]]
    are_counted: bool


def values_of(
    name: str, entries: DocumentEntryQuerySet, filters: Filters, *, number: int, counts_wanted: bool
) -> Values:
    """What a filter offers, with the other filters as they are.

    Args:
        name: of the filter.
        entries: all documents of the list.
        filters: what is asked for.
        number: of documents found.
        counts_wanted: whether the reader waits for the numbers of a long list too.
    """
    narrowed = filters.narrow(entries, but=name)
    if number < COUNTED_AT_ONCE and not (name in filters.chosen and _is_long(narrowed)):
        return Values(list(COUNTING[name](narrowed)), are_counted=True)
    # With the number of documents found in the key, no change of it is overlooked.
    key = _key("counts", name, narrowed, number)
    counts = cache.get(key)
    if counts is None and counts_wanted:
        counts = COUNTING[name](narrowed)
        cache.set(key, counts, KEPT_FOR)
    if counts is not None:
        return Values(counts, are_counted=True)
    known = cache.get_or_set(_key("values", name, entries), lambda: COUNTING[name](entries), VALUES_KEPT_FOR)
    return Values([(value, label, None) for value, label, _number in known or []], are_counted=False)


def _is_long(entries: DocumentEntryQuerySet) -> bool:
    return entries.order_by()[:COUNTED_AT_ONCE].count() == COUNTED_AT_ONCE


def _key(purpose: str, name: str, entries: DocumentEntryQuerySet, number: int = 0) -> str:
    sql, params = entries.query.sql_with_params()
    asked = f"{get_language()}|{name}|{number}|{sql}|{params}"
    return f"document-{purpose}:{hashlib.sha256(asked.encode()).hexdigest()}"


def label_of(name: str, value: str, entries: DocumentEntryQuerySet) -> str:
    """What readers see of a value that is chosen and not offered: it leaves nothing, or is one of the rare ones."""
    if name == "status":
        return str(ValidityStatus(value).label)
    if name == "signer":
        return str(entries.filter(signer_key=value).values_list("signer", flat=True).first() or value)
    if name not in NAMED:
        return value
    field, column = NAMED[name]
    related = entries.model._meta.get_field(field).related_model._default_manager
    prefix = "short_" if name == "unit" else ""
    columns = _named(prefix=prefix), f"{prefix}name"
    found = related.filter(**{column: value}).values_list(*columns).first() or ()
    return next((label for label in found if label), value)


def _numbers(entries: DocumentEntryQuerySet, *columns: str) -> list[Any]:
    return list(entries.order_by().values_list(*columns).annotate(number=Count("pk")))


def _named(*, prefix: str = "") -> str:
    """The column of a name in the language of the reader."""
    return f"{prefix}name_en" if get_language() == "en" else f"{prefix}name"


def _units(entries: DocumentEntryQuerySet) -> Counted:
    rows = _numbers(entries, "unit__code", f"unit__{_named(prefix='short_')}", "unit__short_name")
    return _sorted((code, name or vietnamese, number) for code, name, vietnamese, number in rows)


def _types(entries: DocumentEntryQuerySet) -> Counted:
    return _sorted(_numbers(entries, "document_type__code", f"document_type__{_named()}"))


def _fields(entries: DocumentEntryQuerySet) -> Counted:
    rows = entries.fields().values_list("documentfield__code", f"documentfield__{_named()}")
    return _sorted(rows.annotate(number=Count("pk")))


def _issuers(entries: DocumentEntryQuerySet) -> Counted:
    rows = entries.issuers().values_list("issuingbody__slug", f"issuingbody__{_named()}", "issuingbody__name")
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
