"""Every address of the admin as the URL resolver knows it, for the list in ``docs/isolation.md`` and for tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ADMIN_ROUTE = "admin/"


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver.

    Attributes:
        name: with its namespaces; an unnamed one goes by its route.
        route: the whole pattern.
        values: names of the values that it takes.
    """

    name: str
    route: str
    values: frozenset[str]


def all_addresses(resolver: Any = None, route: str = "", namespaces: tuple[str, ...] = ()) -> Iterator[Address]:
    """Every pattern below ``resolver``, the product's root by default."""
    for pattern in (resolver or get_resolver()).url_patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from all_addresses(pattern, whole, inner)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*namespaces, pattern.name)) if pattern.name else f"route:{whole}"
            values = set(pattern.pattern.converters) | set(pattern.pattern.regex.groupindex)
            yield Address(name, whole, frozenset(values))


def admin_addresses() -> list[Address]:
    """Every pattern of the admin, in the resolver's order."""
    return [address for address in all_addresses() if address.route.startswith(ADMIN_ROUTE)]
