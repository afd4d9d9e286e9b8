"""A guard in front of every route of API v3: nothing is asked of Wagtail that the request may not ask.

Wagtail's routes check rights on pages, and neither whose a picture, a file, a redirect or a site is nor whose page a
body names. So each route has a decision (:mod:`sites.api.decisions`), each id is resolved to its unit here, and another
unit's answers as one that does not exist.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.models import Page

from sites.api.decisions import Route
from sites.api.scope import Scope, current_scope, has_row
from sites.api.trimming import trim
from sites.public import public_content_of
from sites.reach import Reach, reach_of
from sites.services import apply_memberships
from vietnamese.folding import nfc

View = Callable[..., HttpResponse]
LARGEST_OFFSET = 100_000


@dataclass(frozen=True)
class Refusal(Exception):
    """An answer instead of the route's own."""

    status: HTTPStatus
    detail: str = ""

    def response(self) -> HttpResponse:
        """The answer, in the form of API v3's other problems."""
        return problem_response(status=self.status, detail=self.detail)


#: The same for what is another unit's and for what does not exist.
NOT_FOUND = Refusal(HTTPStatus.NOT_FOUND, "Not found")


def guarded(view: View, routes: Mapping[str, Route]) -> View:
    """The view of an address, behind the guard.

    Args:
        view: the view of django-ninja for all methods of the address.
        routes: what is decided about each method.
    """

    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        route = routes.get(request.method or "")
        if route is None:
            return HttpResponseNotAllowed(sorted(routes))
        try:
            scope = scope_of(request, route)
            compose_query(request)
            check(request, route, kwargs, scope)
            return keep_private(run(view, request, kwargs, scope), scope)
        except Refusal as refusal:
            return refusal.response()

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # as ninja's views: no cookie counts here
    return answer


def run(view: View, request: HttpRequest, kwargs: dict[str, Any], scope: Scope) -> HttpResponse:
    """Let the route answer within the scope, and trim what it says."""
    token = current_scope.set(scope)
    try:
        return trim(view(request, **kwargs), scope)
    except Http404:
        raise NOT_FOUND from None
    finally:
        current_scope.reset(token)


def keep_private(response: HttpResponse, scope: Scope) -> HttpResponse:
    """No cache keeps what a token has opened."""
    if scope.reach is not None:
        response["Cache-Control"] = "private, no-store"
    return response


def scope_of(request: HttpRequest, route: Route) -> Scope:
    """With whose eyes the request sees.

    Raises:
        Refusal: the route wants a token, or the token is not (or no longer) good. Wagtail would take such a request for
            an anonymous one.
    """
    reach = reach_of_token(request)
    if reach is None and not route.is_public:
        raise Refusal(HTTPStatus.UNAUTHORIZED, "Authentication required")
    if route.operators_only and not (reach and reach.is_everything):
        raise NOT_FOUND
    return Scope(public_content_of(request), reach)


def reach_of_token(request: HttpRequest) -> Reach | None:
    """How far the person reaches whose token the request carries; ``None`` if it carries none.

    Wagtail's own reader of tokens decides, so that guard and route cannot see different people.
    """
    scheme = request.headers.get("Authorization", "").split(" ")[0].lower()
    if scheme != BearerTokenAuth.openapi_scheme:
        return None
    if BearerTokenAuth()(request) is None:
        raise Refusal(HTTPStatus.UNAUTHORIZED, "The token is not valid.")
    # Seats begin and end by date, and a token has no session in which that is noticed.
    apply_memberships(request.user, timezone.localdate())  # type: ignore[arg-type]  # a token has its user
    return reach_of(request.user)


def compose_query(request: HttpRequest) -> None:
    """Bring the query to NFC, as all text is stored.

    Raises:
        Refusal: a text or number that no database takes, or another site's pages are asked for.
    """
    values = [value for _name, several in request.GET.lists() for value in several]
    offset = request.GET.get("offset", "")
    if any("\x00" in value for value in values) or (offset.isdecimal() and int(offset) > LARGEST_OFFSET):
        raise Refusal(HTTPStatus.BAD_REQUEST, "The query holds a value that cannot be used.")
    if "site" in request.GET:
        raise Refusal(HTTPStatus.BAD_REQUEST, "A host shows its own unit; ask the other one's.")
    composed = request.GET.copy()
    for name, several in request.GET.lists():
        composed.setlist(name, [nfc(value) for value in several])
    request.GET = composed  # type: ignore[assignment]  # a QueryDict, only not frozen


def check(request: HttpRequest, route: Route, kwargs: Mapping[str, Any], scope: Scope) -> None:
    """Ask of every object that the request names whether it is the asker's.

    Raises:
        Refusal: one is not, or does not exist, or the act would take pages of others with it.
    """
    if not set(kwargs) <= set(route.path):
        raise NOT_FOUND
    allowed = scope.own if route.changes else scope.visible
    asked = [(route.path[name], value) for name, value in kwargs.items() if route.path[name]]
    asked += [(model, value) for name, model in route.query.items() for value in request.GET.getlist(name) if value]
    body = body_of(request) if route.body or isinstance(route.tree, str) else {}
    asked += [(model, value) for name, model in route.body.items() if (value := at(body, name)) is not None]
    asked += [(model, value) for name, model in route.form.items() for value in request.POST.getlist(name)]
    if not all(has_row(allowed(apps.get_model(model)._base_manager.all()), value) for model, value in asked):
        raise NOT_FOUND
    takes_tree = bool(at(body, route.tree)) if isinstance(route.tree, str) else route.tree
    if takes_tree and holds_others(kwargs["page_id"], scope.reach):
        raise Refusal(HTTPStatus.FORBIDDEN, "Pages of other units stand below this page.")


def holds_others(page_id: Any, reach: Reach | None) -> bool:
    """Whether other units' sections stand below the page: the hub's people must not move or copy those."""
    if reach is None or not reach.foreign_roots:
        return False
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    return path is not None and any(root.startswith(path) for root in reach.foreign_roots)


def body_of(request: HttpRequest) -> Any:
    """The JSON of the request; what is none is left to the route, which refuses it."""
    try:
        return json.loads(request.body)
    except ValueError:
        return {}


def at(body: Any, place: str) -> Any:
    """The value at a dotted place of the body."""
    for name in place.split("."):
        body = body.get(name) if isinstance(body, dict) else None
    return body
