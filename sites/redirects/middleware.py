"""Follows redirects where a site answers 404."""

from collections.abc import Callable
from urllib.parse import urlparse, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect

from sites.models import Unit
from sites.redirects.addresses import is_reserved
from sites.redirects.targets import target_of
from vietnamese.folding import nfc


class RedirectMiddleware:
    """Wagtail's also follows redirects of “all sites” and checks no target; this one does not trust the rows.

    A row without a site, one that leads where redirects may not, and one in the machinery's part of the site are as
    if they did not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead on what would be a 404."""
        response = self.get_response(request)
        unit: Unit | None = getattr(request, "unit", None)
        if response.status_code != 404 or unit is None or unit.site_id is None or is_reserved(request.path):
            return response
        return redirection(request, unit) or response


def redirection(request: HttpRequest, unit: Unit) -> HttpResponse | None:
    """The answer that leads on, if the unit's site has a redirect for the address."""
    paths = possible_paths(request.get_full_path())
    rows = Redirect.objects.filter(site=unit.site_id, old_path__in=paths).select_related("redirect_page")
    for redirect in sorted(rows, key=lambda row: paths.index(row.old_path)):
        target = target_of(redirect, unit)
        if target and not is_same_place(target, request):
            return (HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect)(target)
    return None


def possible_paths(address: str) -> list[str]:
    """The ways in which an address can stand in the table: as sent or decoded, then the same without its query."""
    if "\0" in address or "%00" in address:  # PostgreSQL cannot look it up
        return []
    exact = Redirect.normalise_path(address, decode_unicode=False)
    bare = urlparse(exact).path
    return list(dict.fromkeys(path for text in (exact, bare) for path in (nfc(uri_to_iri(text)), text)))


def is_same_place(target: str, request: HttpRequest) -> bool:
    """Whether the target is the address that was asked for: a page that was taken down since."""
    parts = urlsplit(target)
    if parts.netloc and parts.netloc != request.get_host():
        return False
    here = Redirect.normalise_path(request.get_full_path())
    return Redirect.normalise_path(parts._replace(scheme="", netloc="", fragment="").geturl() or "/") == here
