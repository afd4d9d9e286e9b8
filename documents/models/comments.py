"""What citizens say about drafts: private until the unit publishes it, and their contact private for ever."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from documents.choices import CommentState
from documents.models.types import DocumentType

LONGEST_COMMENT = 10_000
#: Letters and digits that nobody confuses when reading a code out on the telephone.
REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
REFERENCE_LENGTH = 8


def private_comment_files() -> FileSystemStorage:
    """Where attachments of comments lie: beside the media and never served from there."""
    return FileSystemStorage(location=settings.COMMENTS_ROOT, base_url=None)


def make_reference() -> str:
    """A code by which a citizen asks about the comment; it cannot be guessed."""
    return "".join(secrets.choice(REFERENCE_LETTERS) for _place in range(REFERENCE_LENGTH))


class DatedRule(models.Model):
    """A rule that holds from a day on, with where it stands."""

    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True, help_text=_("The last day, if it has ended."))
    legal_basis = models.CharField(_("legal basis"), max_length=200)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse an end before the beginning.

        Raises:
            ValidationError: as said.
        """
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("This day is before the first one.")})

    @classmethod
    def on(cls, day: date) -> models.QuerySet[Any]:
        """The rules that hold on a day, the newest first."""
        rows = cls._default_manager.filter(valid_from__lte=day)
        found: models.QuerySet[Any] = rows.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))
        return found.order_by("-valid_from", "-pk")


class ConsultationPeriod(DatedRule):
    """How long a draft of a type must be open for comments at least, in calendar days."""

    document_type = models.ForeignKey(
        DocumentType,
        verbose_name=_("type of document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="consultation_periods",
        help_text=_("Leave empty for all types that have no rule of their own."),
    )
    days = models.PositiveSmallIntegerField(_("calendar days"), help_text=_("Holidays and weekends count."))

    class Meta:
        verbose_name = _("shortest time for comments")
        verbose_name_plural = _("shortest times for comments")
        ordering = ["document_type__name", "-valid_from"]

    def __str__(self) -> str:
        return f"{self.document_type or _('All types')}: {self.days}"

    @classmethod
    def for_type(cls, type_id: int | None, day: date) -> ConsultationPeriod | None:
        """The rule for drafts of a type that open on a day: the type's own, or the general one."""
        rows = list(cls.on(day).filter(models.Q(document_type=type_id) | models.Q(document_type=None)))
        own = [row for row in rows if row.document_type_id == type_id and type_id is not None]
        return (own or rows or [None])[0]


class CommentRetention(DatedRule):
    """How long what citizens sent is kept."""

    contact_months = models.PositiveSmallIntegerField(
        _("months for contacts"),
        help_text=_("So long after the consultation has closed, e-mail addresses and telephone numbers are deleted."),
    )
    hidden_days = models.PositiveSmallIntegerField(
        _("days for hidden comments"), help_text=_("So long after a comment was hidden, it is deleted.")
    )

    class Meta:
        verbose_name = _("storage time of comments")
        verbose_name_plural = _("storage times of comments")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.valid_from:%d/%m/%Y}"


class ConsentText(models.Model):
    """A version of the text to which citizens agree; one that somebody has agreed to no longer changes."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True, editable=False)
    text_vi = models.TextField(_("text in Vietnamese"))
    text_en = models.TextField(_("text in English"))
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("text of consent")
        verbose_name_plural = _("texts of consent")
        ordering = ["-version"]

    def __str__(self) -> str:
        return str(self.version)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Count a new text on from the last one."""
        if self.version is None:
            self.version = (type(self).objects.aggregate(last=models.Max("version"))["last"] or 0) + 1
        super().save(*args, **kwargs)

    @property
    def text(self) -> str:
        """The text in the language of the moment."""
        return self.text_en if get_language() == "en" else self.text_vi

    @property
    def digest(self) -> str:
        """What proves later which words were agreed to."""
        return hashlib.sha256(f"{self.text_vi}\n{self.text_en}".encode()).hexdigest()

    @classmethod
    def current(cls, day: date) -> ConsentText | None:
        """The text to which people agree on a day."""
        return cls.objects.filter(valid_from__lte=day).order_by("-version").first()

    def clean(self) -> None:
        """Keep the words to which somebody has agreed.

        Raises:
            ValidationError: they would change.
        """
        super().clean()
        before = type(self).objects.filter(pk=self.pk).first()
        if before and before.digest != self.digest and self.comments.exists():
            raise ValidationError(_("People have agreed to this text. Make a new version instead."))


class ConsultationComment(models.Model):
    """One comment on a draft.

    Attributes:
        contact: an e-mail address or telephone number; never shown outside the admin.
        attachment_note: why the attachment could not be checked for secrecy markings.
    """

    page = models.ForeignKey(
        "documents.ConsultationPage",
        verbose_name=_("consultation"),
        on_delete=models.CASCADE,
        related_name="comments",
    )
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=make_reference, editable=False)
    made_at = models.DateTimeField(_("received at"), db_index=True)
    language = models.CharField(max_length=10)
    name = models.CharField(_("name"), max_length=120)
    shows_name = models.BooleanField(_("name may be shown"), default=False)
    contact = models.CharField(_("contact"), max_length=255, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    article = models.CharField(_("part of the draft"), max_length=120, blank=True)
    text = models.TextField(_("text of the comment"), max_length=LONGEST_COMMENT)
    attachment = models.FileField(
        _("attachment"), upload_to="%Y/%m", storage=private_comment_files, blank=True, max_length=255
    )
    attachment_name = models.CharField(max_length=150, blank=True)
    attachment_note = models.CharField(max_length=300, blank=True)
    consent = models.ForeignKey(
        ConsentText, verbose_name=_("consent"), on_delete=models.PROTECT, related_name="comments"
    )
    consent_digest = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=CommentState, default=CommentState.NEW, db_index=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    answer = models.TextField(_("answer of the unit"), blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("comment on a draft")
        verbose_name_plural = _("comments on drafts")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="hidden") | ~models.Q(reason=""), name="hidden_comment_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def public_name(self) -> str:
        """The name, if the citizen wants it shown."""
        return self.name if self.shows_name else ""


class CommentSender(models.Model):
    """That something came from an address within the last day; the address itself cannot be read from it."""

    digest = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("sender of a comment")
        verbose_name_plural = _("senders of comments")
        default_permissions = ()

    def __str__(self) -> str:
        return self.digest[:8]
