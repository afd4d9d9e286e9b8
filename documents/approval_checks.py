"""What stands against the approval of a legal document, beyond what holds for every page."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from documents.choices import SecurityLevel
from documents.file_checks import some_file_announces_publication
from documents.record_checks import first_with_identity
from sites.issues import Issue
from vietnamese.recipients import announces_publication, recipients_of


def level_issues(document: Any) -> Iterator[Issue]:
    """A draft from before the level was refused may still have it (seed 001 Đ7, 003 Đ9.2)."""
    if document.security_level != SecurityLevel.NORMAL:
        message = _("The document is %(level)s. State secrets must not be on the portal.")
        level = SecurityLevel(document.security_level).label
        yield Issue("classified", message % {"level": level}, True, "security_level")


def recipients_issues(document: Any) -> Iterator[Issue]:
    """The recipients say that the document is to be published (seed 003 Đ9.2); which chains insist, they know."""
    # A text pasted without its recipients leaves them to the signed file.
    written = f"Nơi nhận:\n{document.recipients}" if document.recipients else ""
    in_text = announces_publication(document.full_text) or announces_publication(written)
    if in_text or (not (recipients_of(document.full_text) or written) and some_file_announces_publication(document)):
        return
    message = _(
        "The recipients (“Nơi nhận”) do not say that the document is published on the portal: “công bố trên Cổng "
        "thông tin điện tử”."
    )
    yield Issue("recipients_line", message, False, "full_text")


def record_issues(document: Any) -> Iterator[Issue]:
    """What a reader would miss or doubt in the record (NĐ 42/2022 Đ4 lists what it must hold)."""
    if first := first_with_identity(document):
        message = _("This document is here already: %(title)s.") % {"title": f"{first.number} – {first.title}"}
        yield Issue("duplicate", message, True, "number")
    if document.effective_from and document.issued_on and document.effective_from < document.issued_on:
        message = _("The document takes effect before the day of its issue. Is that what it says?")
        yield Issue("retroactive", message, False, "effective_from")
    if not document.attachments.all() and not document.full_text:
        message = _("The document has neither a text nor a file to read.")
        yield Issue("no_text", message, False, "full_text")
    if not document.signer_name:
        yield Issue("no_signer", _("The name of the signer is missing."), False, "signer_name")
