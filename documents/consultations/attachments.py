"""What a citizen may attach to a comment."""

from __future__ import annotations

from typing import Any

import filetype
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.signals import post_delete
from django.utils.translation import gettext as _

from documents.file_checks import REASONS, findings_of_upload
from documents.forms import ensure_content_matches_name, extension_of
from documents.models import ConsultationComment
from vietnamese.slugs import safe_filename

LARGEST = 10 * 1024 * 1024
KINDS = frozenset({"pdf", "docx", "odt", "xlsx", "ods", "jpg", "jpeg", "png"})
PICTURES = {"jpg": "jpg", "jpeg": "jpg", "png": "png"}
#: A citizen is waiting.
MOST_SECONDS = 8.0


def check_attachment(upload: Any) -> str:
    """Look at a file that a citizen sends and give it a safe name.

    Returns:
        Why it could not be checked for secrecy markings, empty if it could.

    Raises:
        ValidationError: of another kind, too large, not what its name says, or marked as a state secret.
    """
    extension = extension_of(upload.name)
    if extension not in KINDS:
        raise ValidationError(_("Files of this kind are not taken: .%(kind)s"), params={"kind": extension})
    if upload.size > LARGEST:
        raise ValidationError(_("The file is larger than 10 MB."), code="too_large")
    ensure_content_matches_name(upload)
    upload.name = safe_filename(upload.name)
    if extension in PICTURES:
        _refuse_other_content(upload, extension)
        return ""
    return _refuse_marked(upload, extension)


def delete_file(sender: type[Any], instance: ConsultationComment, using: str, **kwargs: Any) -> None:
    """A comment is gone: so is its file, once nothing can bring the comment back any more."""
    attachment = instance.attachment
    if attachment:
        transaction.on_commit(lambda: attachment.storage.delete(attachment.name), using=using, robust=True)


def follow() -> None:
    """Listen (once, at start-up).

    A signal, since a comment also goes with its draft, with the list around it and with the pages of a unit: on none of
    these ways does Django call a method of the comment.
    """
    post_delete.connect(delete_file, sender=ConsultationComment)


def _refuse_other_content(upload: Any, extension: str) -> None:
    upload.seek(0)
    found = filetype.guess_extension(upload.read(8192))
    upload.seek(0)
    if found != PICTURES[extension]:
        message = _("The content of this file is not what its name says (.%(extension)s).")
        raise ValidationError(message, code="wrong_type", params={"extension": extension})


def _refuse_marked(upload: Any, extension: str) -> str:
    upload.seek(0)
    findings = findings_of_upload(upload, extension, seconds=MOST_SECONDS)
    upload.seek(0)
    if findings.markings:
        level = findings.markings[0][1].level
        message = _("This file carries the secrecy marking “%(level)s”. State secrets must not be sent here.")
        raise ValidationError(message, code="marked", params={"level": level})
    return str(REASONS[findings.problem]) if findings.problem else ""
