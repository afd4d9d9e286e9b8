"""The guard itself: asked before every view of the admin."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from sites.guard.decisions import decision_for
from sites.guard.kinds import Open
from sites.guard.sent_text import sent_texts
from sites.isolation.acting import acting_person
from sites.middleware import is_admin_path


class AdminGuardMiddleware:
    """Answers 404 for what is another unit's, in the same words as for what does not exist.

    Operators pass. Who is not signed in is sent to the door by Wagtail, whatever the address names, unless there is
    writing to be saved for them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and say who is at work; the question is asked when its address is known."""
        token = acting_person.set(request.user if is_admin_path(request.path) else None)
        try:
            return self.get_response(request)
        finally:
            acting_person.reset(token)

    def process_view(self, request: HttpRequest, view: Any, args: Sequence[Any], kwargs: dict[str, Any]) -> None:
        """Ask the decision about the address.

        Raises:
            Http404: nobody decided about the address, or it names something that is not the person's.
        """
        if not is_admin_path(request.path) or request.user.is_superuser:
            return
        if not request.user.is_authenticated:
            # Wagtail would send them to the door, and their writing with them.
            if sent_texts(request) and not isinstance(decision_for(request.resolver_match), Open):
                raise Http404
            return
        decision = decision_for(request.resolver_match)
        if decision is None or args or not decision.allows(request, kwargs):
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that something is in use, where Wagtail asked only for uses that the person may see."""
        if not isinstance(exception, ProtectedError) or not is_admin_path(request.path):
            return None
        messages.error(request, _("This is in use and cannot be deleted. Nothing was changed."))
        return redirect("wagtailadmin_home")
