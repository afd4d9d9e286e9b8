"""Paginated, filtered lists: every list of the portal uses these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


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


def chosen_filters(request: HttpRequest, **values: Iterable[str]) -> dict[str, str]:
    """The filters that are set, by query parameter; what is none of the ``values`` is not a filter.

    Args:
        request: its query says what is wanted.
        values: the possible values of each parameter.
    """
    wanted = {name: request.GET.get(name, "") for name in values}
    return {name: wanted[name] for name in values if wanted[name] in set(values[name])}


def filter_links(
    chosen: Mapping[str, str], name: str, values: Iterable[tuple[str, str, int | None]], *, all_label: str
) -> list[FilterLink]:
    """Links for one filter, the widening one first; the other filters are kept.

    Args:
        chosen: the filters that are set.
        name: query parameter.
        values: (value, label, count or ``None``) of each choice.
        all_label: text of the link that lifts the filter.
    """
    others = {key: value for key, value in chosen.items() if key != name}

    def url(value: str) -> str:
        # "./" is the list itself: an empty query would be another address of it.
        return "?" + urlencode({**others, name: value} if value else others) if value or others else "./"

    links = [FilterLink(all_label, url(""), name not in chosen)]
    links += [FilterLink(label, url(value), chosen.get(name) == value, count) for value, label, count in values]
    return links


def list_address(query: str, number: int) -> str:
    """What follows a list's own address for one of its pages, with the filters in ``query``."""
    parts = [query] if query else []
    parts += [f"page={number}"] if number > 1 else []
    return "?" + "&".join(parts) if parts else ""
