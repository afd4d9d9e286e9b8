"""What the files change in Wagtail."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks

from documents.serving import access_to
from documents.views import ACCESS


# Before Wagtail's own, which would answer with a login or a password form for a file that is nobody's business here.
@hooks.register("before_serve_document", order=-10)
def refuse_hidden_files(document: Any, request: HttpRequest) -> None:
    """Answer as if the file did not exist, unless the request may come to it."""
    access = access_to(document, request)
    if access is None:
        raise Http404
    setattr(request, ACCESS, access)
