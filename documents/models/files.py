"""Files that pages attach or link."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

from images.keeping import KeptAsApproved
from images.places import StaysInUnit


class UnitDocument(KeptAsApproved, StaysInUnit, AbstractDocument):
    """A file in a unit's collection."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")


def with_roles(rows: Any) -> list[UnitDocument]:
    """The files that rows of a page name, in their order, each with what it is in words as ``role_label``."""
    files = []
    for row in rows.select_related("document"):
        row.document.role_label = row.get_role_display()
        files.append(row.document)
    return files
