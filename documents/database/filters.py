"""What a reader asks of a list of documents, read from the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.choices import ValidityStatus
from documents.identity import number_key
from documents.querysets import NAMED, DocumentEntryQuerySet
from vietnamese.folding import nfc

#: Filters that choose one value, in the order in which the page shows them.
CHOICES = ("unit", "type", "field", "issuer", "signer", "year", "status")
DAYS = ("from", "to")
LONGEST_VALUE = 200
#: In which a document of this State can have been issued.
YEARS = {str(year) for year in range(1945, 2101)}
SORTS: dict[str, tuple[str, ...]] = {
    "newest": ("-issued_on", "-page"),
    "oldest": ("issued_on", "page"),
    "number": ("number_value", "number_suffix", "-issued_on", "-page"),
    "abstract": ("abstract_key", "-issued_on", "-page"),
}


@dataclass(frozen=True)
class Filters:
    """The filters of one request; what is not understood is no filter and is named.

    Attributes:
        chosen: value of each filter that is set.
        since, until: first and last day of issue.
        number: beginning of a number, as typed.
        sort: one of :data:`SORTS`.
        problems: a message for each value that could not be understood.
        typed: values of the boxes as typed, to stand in them again.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    number: str = ""
    sort: str = "newest"
    problems: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The filters as they stand in an address, always in one order."""
        return urlencode(self.values())

    def values(self) -> dict[str, str]:
        """The filters as parameters."""
        values = {name: self.chosen[name] for name in CHOICES if name in self.chosen}
        values |= {"from": self.since.isoformat()} if self.since else {}
        values |= {"to": self.until.isoformat()} if self.until else {}
        values |= {"number": self.number} if self.number else {}
        return values | ({"sort": self.sort} if self.sort != "newest" else {})

    @property
    def is_set(self) -> bool:
        """Whether anything is left out by them."""
        return bool(self.chosen or self.since or self.until or self.number)

    def with_choice(self, name: str, value: str) -> Filters:
        """The same with one choice more, or without it if ``value`` is empty."""
        others = {key: kept for key, kept in self.chosen.items() if key != name}
        return replace(self, chosen=others | ({name: value} if value else {}))

    def sorted_by(self, sort: str) -> Filters:
        """The same in another order."""
        return replace(self, sort=sort)

    def narrow(self, entries: DocumentEntryQuerySet, *, but: str = "") -> DocumentEntryQuerySet:
        """Of ``entries`` those asked for, leaving the filter ``but`` out: that is what its own counts count."""
        for name, value in self.chosen.items():
            if name != but:
                entries = _NARROWING[name](entries, value)
        if self.since:
            entries = entries.filter(issued_on__gte=self.since)
        if self.until:
            entries = entries.filter(issued_on__lte=self.until)
        if self.number:
            entries = entries.filter(number_key__startswith=number_key(self.number))
        return entries

    def ordered(self, entries: DocumentEntryQuerySet) -> DocumentEntryQuerySet:
        """``entries`` in the order asked for."""
        return entries.order_by(*SORTS[self.sort])


def read_filters(query: Any, entries: DocumentEntryQuerySet) -> Filters:
    """Read filters from the parameters of a request.

    Args:
        query: ``request.GET``.
        entries: the register; what it does not know at all is no filter, as in every list of the portal.
    """
    typed = {name: nfc(query.get(name, "")).strip()[:LONGEST_VALUE] for name in (*CHOICES, *DAYS, "number", "sort")}
    typed = {name: value.replace("\x00", "") for name, value in typed.items()}
    problems: list[str] = []
    since, until = (_day(typed[name], problems) for name in DAYS)
    if since and until and until < since:
        problems.append(_("The last day is before the first one."))
    chosen = {name: typed[name] for name in CHOICES if typed[name]}
    return Filters(
        chosen={name: value for name, value in chosen.items() if _exists(name, value, entries)},
        since=since,
        until=until,
        number=typed["number"],
        sort=typed["sort"] if typed["sort"] in SORTS else "newest",
        problems=tuple(problems),
        typed=typed,
    )


def _exists(name: str, value: str, entries: DocumentEntryQuerySet) -> bool:
    if name in NAMED:
        return entries.knows(name, value)
    if name == "year":
        return value.isascii() and value.isdecimal() and value in YEARS
    return name != "status" or value in ValidityStatus.values


def _day(text: str, problems: list[str]) -> date | None:
    """A day as browsers send it, or as people write it."""
    if not text:
        return None
    try:
        if "-" in text:
            return date.fromisoformat(text)
        day, month, year = (int(part) for part in text.split("/"))
        return date(year, month, day)
    except (ValueError, OverflowError):
        problems.append(_("“%(text)s” is not a day. Write it like 31/12/2025.") % {"text": text})
        return None


_NARROWING: dict[str, Any] = {
    "unit": lambda entries, value: entries.filter(unit__code=value),
    "type": lambda entries, value: entries.filter(document_type__code=value),
    "field": lambda entries, value: entries.in_field(value),
    "issuer": lambda entries, value: entries.issued_by(value),
    "signer": lambda entries, value: entries.filter(signer_key=value),
    "year": lambda entries, value: entries.filter(year=int(value)),
    "status": lambda entries, value: entries.with_status(value, timezone.localdate()),
}
