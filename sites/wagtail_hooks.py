"""Wiring of units into Wagtail."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page


@hooks.register("before_serve_page")
def serve_each_language_at_its_address(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Refuse a page of one language at the address of another.

    Wagtail falls back to the default language's root where a translation is missing, and so would show the
    Vietnamese page under ``/en/``.
    """
    if page.locale.language_code != get_language():
        raise Http404
