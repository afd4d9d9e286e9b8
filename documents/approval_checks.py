"""What stands against the approval of a legal document, beyond what holds for every page."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from documents.choices import SecurityLevel
from documents.file_checks import some_file_announces_publication
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
    in_text = announces_publication(document.full_text)
    if in_text or (not recipients_of(document.full_text) and some_file_announces_publication(document)):
        return
    message = _(
        "The recipients (“Nơi nhận”) do not say that the document is published on the portal: “công bố trên Cổng "
        "thông tin điện tử”."
    )
    yield Issue("recipients_line", message, False, "full_text")
