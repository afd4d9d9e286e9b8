"""What a record must not be: a document that is here already, or one that contradicts itself."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from documents.identity import identity_of_page
from sites.models import Unit


def first_with_identity(page: Any) -> Any:
    """The document, other than ``page`` and its versions in other languages, that has its identity already.

    Public documents of the whole province count, and those that its own unit has begun; drafts of other units do not
    exist here. ``None`` too for a document that is not filled in far enough to be told.
    """
    if not (page.number and page.issued_on and page.document_type_id and page.issuing_bodies):
        return None
    # Asked for by name: the models of documents are built from this module.
    entries = apps.get_model("documents", "DocumentEntry").objects
    pages = apps.get_model("documents", "LegalDocumentPage").objects
    identity = identity_of_page(page)
    public = entries.filter(identity=identity).exclude(translation_key=page.translation_key)
    if entry := public.select_related("page").first():
        return entry.page
    unit = Unit.objects.owning(page) if page.path else None
    root = unit.roots.filter(page__locale_id=page.locale_id).select_related("page").first() if unit else None
    if root is None:
        return None
    drafts = pages.descendant_of(root.page).filter(
        live=False, issued_on__year=page.issued_on.year, document_type=page.document_type
    )
    drafts = drafts.exclude(pk=page.pk).exclude(translation_key=page.translation_key).select_related("document_type")
    return next((draft for draft in drafts.defer("full_text") if identity_of_page(draft) == identity), None)


def refuse_duplicate(page: Any) -> None:
    """Refuse a document that is here already.

    Raises:
        ValidationError: at the number, with a link to the first one.
    """
    if first := first_with_identity(page):
        message = _("This document is here already: {link}. Refer to it instead of entering it again.")
        link = format_html('<a href="{}">{}</a>', address_for_editors(first), f"{first.number} – {first.title}")
        raise ValidationError({"number": format_html(message, link=link)})


def address_for_editors(page: Any) -> str:
    """Where an editor finds a document: on the portal if it is public, otherwise in the editor."""
    return str(page.full_url) if page.live else reverse("wagtailadmin_pages:edit", args=[page.pk])


def refuse_contradictions(page: Any) -> None:
    """Refuse dates that cannot be, and a status set by hand without a reason.

    Raises:
        ValidationError: at the fields.
    """
    errors = {}
    if page.expires_on and page.issued_on and page.expires_on < page.issued_on:
        errors["expires_on"] = _("A document does not expire before the day of its issue.")
    if page.status_override and not page.status_reason.strip():
        errors["status_reason"] = _("Say why the status is set by hand.")
    if not page.issuing_bodies and page.issuing_body:
        errors["issuing_body"] = _("Name the body that issued the document.")
    if errors:
        raise ValidationError(errors)
