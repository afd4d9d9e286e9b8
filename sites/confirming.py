"""Confirming the deletion of many pages by typing the platform's name, with its refusal in the person's language.

Wagtail writes that one message in English only. Its being translatable would let this go.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.views.pages import delete
from wagtail.admin.views.pages.bulk_actions import delete as bulk_delete


def type_to_delete_confirmation(request: HttpRequest, context: Any = None) -> bool:
    """Whether the name was typed as it is, where it was asked for at all; tells the person if not."""
    name, typed = str(settings.WAGTAIL_SITE_NAME), request.POST.get("confirm_site_name")
    if typed and typed != name:
        messages.error(request, _("Please type “%(name)s” to confirm.") % {"name": name})
        return False
    return True


def install() -> None:
    """Let both of Wagtail's views ask this (once, at start-up)."""
    delete.type_to_delete_confirmation = type_to_delete_confirmation
    bulk_delete.type_to_delete_confirmation = type_to_delete_confirmation
