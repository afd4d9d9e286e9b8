"""Putting a view of ours in the place of Wagtail's, at its address and under its name.

What packages register for the admin comes after Wagtail's own addresses, and Wagtail has settings for few of its views.
Where a subclass is all that is needed, it answers in the stead of the other: the name goes on meaning one address, and
the view that is replaced cannot be reached any more.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def replace_views(urls: ModuleType, **views: Callable[..., Any]) -> None:
    """Let addresses of a package be answered by other views; before the admin's addresses are put together.

    Args:
        urls: the package's module of addresses.
        views: the new views, by the name of the address.

    Raises:
        ImproperlyConfigured: there is no such address: a new version has renamed it.
    """
    addresses = {address.name: address for address in urls.urlpatterns}
    for name, view in views.items():
        if name not in addresses:
            raise ImproperlyConfigured(f"{urls.__name__} has no address named {name} whose view could be replaced.")
        addresses[name].callback = view
