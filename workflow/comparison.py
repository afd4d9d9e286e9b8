"""What a draft changes of what is public, field by field, as readable text."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import get_edit_handler

from workflow.rounds import draft_of


def changes_since_publication(page: Any, request: HttpRequest) -> list[Any]:
    """Wagtail's comparisons of the newest text with the public one; empty for a page that is not public."""
    if not page.live:
        return []
    draft = draft_of(page)
    panel = get_edit_handler(type(page)).get_bound_panel(instance=page, request=request, form=None)
    return [change for compare in panel.get_comparison() if (change := compare(page, draft)).has_changed()]
