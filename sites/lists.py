"""Paginated, filtered lists: every list of the portal uses these."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict


@dataclass(frozen=True)
class FilterLink:
    """A link that narrows a list to one value, or widens it again."""

    label: str
    url: str
    current: bool
    count: int | None = None


def page_of(items: Any, request: HttpRequest, *, per_page: int) -> Page[Any]:
    """The page of ``items`` that ``?page=`` asks for; nonsense and too large numbers give the nearest page."""
    return Paginator(items, per_page).get_page(request.GET.get("page"))


def query_without_page(query: QueryDict) -> str:
    """The other query parameters, encoded, for the links to further pages."""
    return urlencode([(name, value) for name, values in query.lists() for value in values if name != "page"])


def filter_links(
    request: HttpRequest, name: str, values: Iterable[tuple[str, str, int | None]], *, all_label: str
) -> list[FilterLink]:
    """Links for one filter, the widening one first; the other filters are kept.

    Args:
        request: its query says which value is current.
        name: query parameter.
        values: (value, label, count or ``None``) of each choice.
        all_label: text of the link that lifts the filter.
    """
    others = [(key, value) for key, value in request.GET.items() if key not in {name, "page"}]
    chosen = request.GET.get(name, "")

    def url(value: str) -> str:
        parameters = [*others, (name, value)] if value else others
        return "?" + urlencode(parameters)

    links = [FilterLink(all_label, url(""), not chosen)]
    links += [FilterLink(label, url(value), value == chosen, count) for value, label, count in values]
    return links


def chosen_year(request: HttpRequest) -> int | None:
    """The year in ``?year=``, or ``None`` for none or nonsense."""
    value = request.GET.get("year", "")
    return int(value) if value.isascii() and value.isdigit() and 1900 <= int(value[:5]) <= 9999 else None
