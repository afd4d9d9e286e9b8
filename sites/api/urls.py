"""The APIs' addresses: v2 as Wagtail routes it, v3 as far as it is decided upon, and nothing else below ``/api/``."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, include, path, re_path
from wagtail.api.v3.urls import api

from sites.api import scope
from sites.api.decisions import ROUTES
from sites.api.endpoints import router
from sites.api.guard import guarded

scope.install()


def nothing(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """What is no route, in the APIs' own form."""
    return JsonResponse({"message": "Not found"}, status=404)


def decided_patterns() -> list[URLPattern]:
    """Wagtail's routes of v3 that have a decision, each behind the guard.

    One address is several patterns, one for each method; django-ninja gives all of them the view of the address.
    """
    patterns: list[URLPattern] = []
    for route, group in groupby(api.urls[0], key=lambda pattern: str(pattern.pattern)):
        decided = [pattern for pattern in group if pattern.name in ROUTES]
        if decided:
            view = guarded(
                decided[0].callback, {ROUTES[pattern.name].method: ROUTES[pattern.name] for pattern in decided}
            )
            patterns += [path(route, view, name=pattern.name) for pattern in decided]
    return patterns


urlpatterns = [
    path("v2/", router.urls),
    path("v3/", include((decided_patterns(), "ninja"), namespace="wagtailapi_v3")),
    re_path(r"^v[23]/", nothing),
]
