"""Host to unit in one place; unknown hosts, ended units and the admin's one address are settled here."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone

from sites.choices import UnitState
from sites.hosts import normalise_host
from sites.models import Unit
from sites.page_urls import request_memo
from sites.services import apply_memberships

GetResponse = Callable[[HttpRequest], HttpResponse]
ADMIN_PATH = "/admin/"


class HealthMiddleware:
    """``/healthz``: the process answers. ``/readyz``: database and migrations are fine. On any host."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the two addresses, pass everything else on."""
        if request.path == "/healthz":
            return HttpResponse("ok", content_type="text/plain")
        if request.path == "/readyz":
            problem = readiness_problem()
            return HttpResponse(problem or "ok", status=503 if problem else 200, content_type="text/plain")
        return self.get_response(request)


def readiness_problem() -> str:
    """Return why requests cannot be served, or an empty text."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "migrations are missing"
    except DatabaseError:
        return "the database does not answer"
    return ""


class CurrentUnitMiddleware:
    """Sets ``request.unit`` from the host, or answers itself: another unit's content is never served instead.

    A former host name leads to the unit's present one. A redirected unit leads to its successor. The admin lives
    on the hub's host alone: who signs in on a unit's host does so to read what it keeps for its own people.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the unit of the host; the memo of page URLs lives as long as the request."""
        token = request_memo.set({})
        try:
            return self._answer(request)
        finally:
            request_memo.reset(token)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        try:
            hostname = normalise_host(request.get_host())
        except DisallowedHost:
            return HttpResponse("Bad host name.", status=400, content_type="text/plain")
        unit = Unit.objects.for_host(hostname, timezone.localdate())
        if unit is None or (unit.site is None and unit.state != UnitState.REDIRECTED):
            return unknown_host(hostname)
        if unit.state == UnitState.REDIRECTED:
            return to_successor(unit, hostname)
        if unit.site.hostname != hostname:
            return HttpResponsePermanentRedirect(unit.site.root_url + request.get_full_path())
        if request.path.startswith(ADMIN_PATH.rstrip("/")) and not unit.is_hub and is_admin_path(request.path):
            return HttpResponseRedirect(settings.PORTAL_URL + ADMIN_PATH)
        request.unit = unit  # type: ignore[attr-defined]  # declared nowhere: Django's requests take any attribute
        # Spares Wagtail its own look-up, and its fall-back to a default site.
        request._wagtail_site = unit.site  # type: ignore[attr-defined]  # as Wagtail sets it
        return self.get_response(request)


def is_admin_path(path: str) -> bool:
    """Whether ``path`` is the admin's or below it (a page slug may begin with the same letters)."""
    return path == ADMIN_PATH.rstrip("/") or path.startswith(ADMIN_PATH)


def unknown_host(hostname: str) -> HttpResponse:
    """A plain 404 that names the hub and nothing else."""
    hub = Unit.objects.hub()
    context = {"hostname": hostname, "hub_name": hub.name if hub else "", "hub_url": settings.PORTAL_URL + "/"}
    return HttpResponse(render_to_string("unknown_host.html", context), status=404)


def to_successor(unit: Unit, hostname: str) -> HttpResponse:
    """Lead readers of an ended unit to the one that answers today, in one hop."""
    successor = unit.final_successor()
    if successor is None or successor.site is None:
        return unknown_host(hostname)
    return HttpResponsePermanentRedirect(successor.site.root_url + "/")


class SeatsMiddleware:
    """Seats begin and end by date: a person's rights are brought up to date once a day of their session."""

    SESSION_KEY = "seats_applied_on"

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check the person's seats, then pass the request on."""
        if is_admin_path(request.path) and request.user.is_authenticated:
            self._apply(request, timezone.localdate())
        return self.get_response(request)

    def _apply(self, request: HttpRequest, today: date) -> None:
        if request.session.get(self.SESSION_KEY) != today.isoformat():
            apply_memberships(request.user, today)  # type: ignore[arg-type]  # signed in, as asked above
            request.session[self.SESSION_KEY] = today.isoformat()
