"""The closed vocabularies of approval."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PublicationKind(TextChoices):
    """On what a publication rests."""

    CHAIN = "chain", _("Approved by the unit's chain")
    EMERGENCY = "emergency", _("Emergency publication by the head")
    EXEMPTION = "exemption", _("Entered without approval (founding or import)")


class DeadlineKind(TextChoices):
    """What a deadline counts from (seed 000 Đ9.1, 002 Đ8.2a, 003 Đ10)."""

    NEWS = "news", _("News: from the day of the event")
    EVENT = "event", _("Conferences, workshops, big events: from their last day")
    DOCUMENT = "document", _("Documents: from the day of signing")
    STATISTICS = "statistics", _("Statistics: from the day on which the report was sent")
    ANSWER = "answer", _("Answers: from the day of receipt")


class Declaration(TextChoices):
    """What a decider declares to have checked (seed 001 Đ7, 003 Đ7, Đ9.2, Đ9.5c, 004 Đ9.1)."""

    SECRECY = "secrecy", _("The text, its pictures and files contain no state secret and nothing confidential")
    SOURCE = "source", _("Source and author are stated rightly, or the item is a reader's contribution")
    SPELLING = "spelling", _("Spelling and form are correct")
    RECIPIENTS = "recipients", _("A document names publication on the portal among its recipients")
    CONTENT = "content", _("Nothing in it is prohibited by the regulation, and no link leads to such content")


class OptionalCheck(TextChoices):
    """What the checks of a text find without preventing approval by themselves; a chain may let it prevent it.

    Whatever blocks in every unit is not listed: no chain lifts it (:class:`sites.issues.Issue`).
    """

    RECIPIENTS = "recipients_line", _("A document does not name publication on the portal among its recipients")
    FILE = "file_unchecked", _("A file could not be read and checked")
    PICTURE = "alternative_text_missing", _("A picture has no description for people who cannot see it")
    LINK = "dead_link", _("A link leads nowhere")
    LEFTOVER = "leftover_text", _("The text still has places for words to come")
