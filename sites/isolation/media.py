"""Moving many pictures or files at once: within their unit.

Wagtail's bulk action writes by one update, past the check of the models (:class:`images.places.StaysInUnit`).
What would let it go: Wagtail saving each of them.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from images.places import leaves_its_unit

BULK_STAYS = _("Pictures and files cannot be moved to another unit. Nothing was changed.")


def keep_in_unit(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    """Show the form again if one of ``objects`` would go to another unit; then none of them moves."""
    if action_type != "add_to_collection":
        return None
    form = action.cleaned_form
    collections = Collection.objects.filter(pk__in={row.collection_id for row in objects})
    if not leaves_its_unit(collections.values_list("path", flat=True), form.cleaned_data["collection"].path):
        return None
    form.add_error("collection", BULK_STAYS)
    refused: HttpResponse = action.form_invalid(form)
    return refused
