"""Small public views that belong to a unit's site as a whole."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sites.guard.sent_text import sent_texts
from sites.heads import PageHead
from sites.middleware import is_admin_path
from sites.models import Unit
from sites.models.branding import branding_of
from sites.portal import Portal

ONE_YEAR = 31_536_000


@require_safe
def theme(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """A unit's custom properties, on any host: the admin previews every unit's pages on the hub's.

    An old version leads to the present one.
    """
    unit = get_object_or_404(Unit.objects.select_related("site__branding"), code=code)
    branding = branding_of(unit.site)
    if digest != branding.stylesheet_digest():
        return redirect("theme", code, branding.stylesheet_digest())
    response = HttpResponse(branding.stylesheet(), content_type="text/css")
    response["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A 404 within the unit's own frame; in the admin, with the text that a refused form carried."""
    if is_admin_path(request.path) and hasattr(request, "user"):
        texts = sent_texts(request)
        return HttpResponseNotFound(render_to_string("sites/admin/not_found.html", {"texts": texts}, request))
    if not hasattr(request, "unit"):
        return HttpResponseNotFound(render_to_string("unknown_host.html", {}, request))
    portal = Portal(request)
    head = PageHead(
        title=_("Page not found"),
        description="",
        canonical="",
        language=portal.language,
        site_name=portal.unit.display_name,
    )
    context = {"portal": portal, "head": head, "breadcrumbs": []}
    return HttpResponseNotFound(render_to_string("404.html", context, request))


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs nothing that could be broken."""
    return HttpResponseServerError(render_to_string("500.html"))
