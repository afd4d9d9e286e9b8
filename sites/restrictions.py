"""The password form of a restricted page, on the host that serves the page and on no other."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.models import Page, PageViewRestriction
from wagtail.views import authenticate_with_password

from sites.public import public_content_of


def ask_for_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Ask for the password of a page.

    Wagtail frames the form with whatever page the address names: another unit's, or a draft.

    Raises:
        Http404: the host does not serve the page, it is not live, or the restriction is that of another one.
    """
    page = get_object_or_404(public_content_of(request).served(Page.objects.all()), pk=page_id)
    restriction = get_object_or_404(PageViewRestriction.objects.select_related("page"), pk=page_view_restriction_id)
    if not page.path.startswith(restriction.page.path):
        raise Http404
    response: HttpResponse = authenticate_with_password(request, restriction.pk, page.pk)
    return response
