"""What the files change in Wagtail."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from documents.consultations import wiring  # noqa: F401 - registers on import
from documents.importing.storing import ACTION as IMPORT
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


class Imported(LogFormatter):
    """A document came from a table."""

    label = gettext_lazy("Import")

    def format_message(self, log_entry: Any) -> str:
        """From which file."""
        return _("Imported from %(file)s") % {"file": log_entry.data.get("source", "")}


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """How imports read in the history of pages."""
    actions.register_action(IMPORT)(Imported)
