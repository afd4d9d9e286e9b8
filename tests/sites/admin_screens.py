"""Every screen of the admin that can be opened, by name: those without a parameter from the URL resolver, the others here."""

from collections.abc import Iterator
from typing import Any

from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from wagtail.models import Page, Task, Workflow

from documents.models import UnitDocument
from images.models import UnitImage
from news.models import NewsIndexPage
from sites.models import Unit
from tests import cast
from users.models import User

#: Not screens: they leave the admin, raise on purpose or answer with a script that is the same for everybody.
NOT_SCREENS = {
    "wagtailadmin_logout",
    "wagtailadmin_login",
    "wagtailadmin_error_test",
    "wagtailadmin_javascript_catalog",
    "wagtail_localize:javascript_catalog",
    "wagtailadmin_sprite",
}


def screens() -> dict[str, str]:
    """Name and address of every screen; the parametrised ones are shown for the Department of Health."""
    found = {}
    for name in sorted(set(names_in(get_resolver())) - NOT_SCREENS):
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue  # has parameters
        if address.startswith("/admin/"):
            found[name] = address
    for name, arguments in parametrised():
        found[f"{name} {' '.join(str(kind) for kind in arguments)}".strip()] = ""
    return found


def names_in(resolver: URLResolver, *namespaces: str) -> Iterator[str]:
    """Every name that can be reversed."""
    for namespace, (_prefix, below) in resolver.namespace_dict.items():
        yield from names_in(below, *namespaces, namespace)
    for name in resolver.reverse_dict:
        if isinstance(name, str):
            yield ":".join((*namespaces, name))
