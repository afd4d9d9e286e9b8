"""Wiring of documents and words into the admin."""

from typing import Any

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks

from sites.guard import register_decisions
from sites.writing import buttons
from sites.writing.decisions import DECISIONS

register_decisions(DECISIONS)
hooks.register("register_page_header_buttons", buttons.header_buttons)


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """The screens of documents and words."""
    return [path("writing/", include("sites.writing.urls"))]


@hooks.register("insert_editor_js")
def look_at_what_is_pasted() -> str:
    """Offer old encodings in Unicode, and take the dirt out of what other programs copy."""
    return format_html(
        '<link rel="stylesheet" href="{}"><script src="{}" data-address="{}" defer></script>'
        '<script src="{}" data-insert-address="{}" data-hint="{}" data-link="{}" defer></script>',
        static("portal/css/writing.css"),
        static("portal/js/pasted-encoding.js"),
        reverse("writing:decode"),
        static("portal/js/pasted-dirt.js"),
        reverse("writing:insert", args=[0]),
        _("Headings, tables and pictures do not fit into this field: only their words were pasted."),
        _("Insert from Word keeps them."),
    )
