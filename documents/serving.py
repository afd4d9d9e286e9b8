"""Who may open a file, and on which host.

Wagtail serves every file that is in no restricted collection, on any host, to whoever tries numbers: drafts' files too.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from django.http import HttpRequest
from wagtail.models import Collection

from sites.guard.allowed import choosable
from sites.models import Unit
from sites.public import public_content_of
from sites.reach import reach_of, reach_of_units


class Access(Enum):
    """How a request comes to a file."""

    PUBLIC = "public"  # a live page of the host links it
    ASKED = "asked"  # the same, but the collection asks for a password or a login first
    OWN = "own"  # its people see it before it is public


def access_to(document: Any, request: HttpRequest) -> Access | None:
    """How ``request`` comes to ``document``; ``None`` if it must not.

    A file is served on the hosts whose live, unrestricted pages use it, as long as one of them does. Before that its
    unit's people open it on the hub's host, where the admin is. A collection that asks for a password or a login does
    so on its unit's own host.
    """
    if public_content_of(request).shows(document):
        if not document.collection.get_view_restrictions():
            return Access.PUBLIC
        if is_at_home(document.collection, request):
            return Access.ASKED
    return Access.OWN if is_among_own(document, request) else None


def is_at_home(collection: Collection, request: HttpRequest) -> bool:
    """Whether the host of ``request`` is that of the unit to which the collection belongs."""
    unit: Unit = request.unit  # type: ignore[attr-defined]  # set by CurrentUnitMiddleware
    served = Unit.objects.filter(pk=unit.pk)
    if unit.is_hub:  # which serves the sections of units without a site, too
        served |= Unit.objects.filter(site__isnull=True)
    return reach_of_units(served.filter(collection__path=top_of(collection))).holds_collection(collection.path)


def top_of(collection: Collection) -> str:
    """Tree path of the topmost collection above ``collection`` but the root: a unit's, if any's."""
    return str(collection.path[: 2 * collection.steplen])


def is_among_own(document: Any, request: HttpRequest) -> bool:
    """Whether the person who is logged in at the hub's host works with the file."""
    if not request.unit.is_hub:  # type: ignore[attr-defined]  # see above
        return False
    files = type(document)._base_manager.filter(pk=document.pk)
    reach = reach_of(request.user)
    return bool(reach.is_everything or choosable(files, reach).exists())
