"""The values of each filter with the number of documents behind them, as plain links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from documents.database.counting import Values, label_of, values_of
from documents.database.filters import Filters
from documents.querysets import DocumentEntryQuerySet
from sites.lists import FilterLink


@dataclass(frozen=True)
class Facet:
    """One filter.

    Attributes:
        name: in addresses.
        label: what readers see.
        links: first the one that lifts it, then one for each value.
        counts_url: where its numbers stand, if the list is too long to be counted for everybody; else empty.
    """

    name: str
    label: Promise | str
    links: list[FilterLink]
    counts_url: str

    @property
    def chosen(self) -> FilterLink | None:
        """The value that is set."""
        return next((link for link in self.links[1:] if link.current), None)


def facets_of(
    entries: DocumentEntryQuerySet, filters: Filters, *, number: int, with_units: bool, counts_wanted: bool
) -> list[Facet]:
    """The filters of a list that have something to choose from.

    Args:
        entries: all documents of the list.
        filters: what is asked for.
        number: of documents found.
        with_units: whether documents of several units are listed.
        counts_wanted: whether the reader waits for the numbers of a long list too.
    """
    facets = []
    for name, (label, _lift) in LABELS.items():
        if with_units or name != "unit":
            values = values_of(name, entries, filters, number=number, counts_wanted=counts_wanted)
            counts_url = "" if values.are_counted else address(filters, counts_wanted=True)
            facets.append(Facet(name, label, list(_links(name, values, entries, filters)), counts_url))
    return [facet for facet in facets if len(facet.links) > 1]


def _links(name: str, values: Values, entries: DocumentEntryQuerySet, filters: Filters) -> Iterator[FilterLink]:
    chosen = filters.chosen.get(name, "")
    yield FilterLink(str(LABELS[name][1]), address(filters.with_choice(name, "")), not chosen)
    rows = values.rows
    if chosen and all(value != chosen for value, _label, _count in rows):
        rows = [(chosen, label_of(name, chosen, entries), None), *rows]
    for value, label, count in rows:
        yield FilterLink(label, address(filters.with_choice(name, value)), value == chosen, count)


def address(filters: Filters, *, counts_wanted: bool = False) -> str:
    """Where the list with these filters stands, from the list itself."""
    query = "&".join(part for part in (filters.query, "counts=1" if counts_wanted else "") if part)
    return f"?{query}" if query else "./"


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
