"""Files to download."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.documents.views import serve
from wagtail.models import CollectionViewRestriction

from documents.serving import Access, is_at_home

#: Where the hook ``before_serve_document`` notes how the request came to the file.
ACCESS = "_file_access"


def serve_file(request: HttpRequest, document_id: str, filename: str) -> HttpResponse:
    """Answer with a file; the hook (:mod:`documents.wagtail_hooks`) has the say.

    A public file may be kept by caches that ask again each time: once no live page links it, it is gone at once.
    """
    try:
        response: HttpResponse = serve.serve(request, document_id, filename)
    except OverflowError:  # a number that no database takes
        raise Http404 from None
    is_public = getattr(request, ACCESS, None) is Access.PUBLIC
    response["Cache-Control"] = "public, no-cache" if is_public else "private, no-store"
    return response


def ask_for_password(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """Ask for the password of a collection on the host of its unit; elsewhere there is no such collection.

    Raises:
        Http404: no such restriction, or another unit's.
    """
    restrictions = CollectionViewRestriction.objects.select_related("collection")
    restriction = get_object_or_404(restrictions, pk=restriction_id)
    if not is_at_home(restriction.collection, request):
        raise Http404
    response: HttpResponse = serve.authenticate_with_password(request, restriction_id)
    return response
