"""The rows below a document: its files, and what it does to other documents."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from documents.choices import FileRole, RelationKind
from documents.models.files import UnitDocument
from sites.api.content import api_content
from vietnamese.document_numbers import canonical_number
from vietnamese.folding import nfc


class DocumentAttachment(Orderable):
    """A file of a document."""

    page = ParentalKey("documents.LegalDocumentPage", on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        UnitDocument, verbose_name=_("file"), on_delete=models.PROTECT, related_name="attached_to"
    )
    role = models.CharField(_("what it is"), max_length=8, choices=FileRole, blank=True)

    panels = [FieldPanel("document"), FieldPanel("role")]
    api_fields = api_content("document", "role")

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")


class DocumentRelation(Orderable):
    """What a document does to another one, stated once, by the document that does it.

    The other document may be chosen, or named by its number while it is not here: the two are joined when it arrives
    (:mod:`documents.register.edges`).
    """

    page = ParentalKey("documents.LegalDocumentPage", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind)
    target = models.ForeignKey(
        "documents.LegalDocumentPage",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("If it is on the portal; otherwise name it by its number."),
    )
    target_number = models.CharField(_("its number"), max_length=80, blank=True)
    target_body = models.CharField(_("its issuing body"), max_length=200, blank=True)
    target_issued_on = models.DateField(_("issued on"), null=True, blank=True)
    articles = models.CharField(
        _("only these articles"),
        max_length=200,
        blank=True,
        help_text=_("Such as: Điều 3; khoản 2 Điều 5. Leave empty when the whole document is meant."),
    )
    starts_on = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Leave empty for the day on which this document takes effect.")
    )
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day of a suspension; leave empty if it is open.")
    )

    panels = [
        FieldPanel("kind"),
        FieldPanel("target"),
        FieldRowPanel([FieldPanel("target_number"), FieldPanel("target_issued_on")]),
        FieldPanel("target_body"),
        FieldPanel("articles"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]
    api_fields = api_content(*(
        "kind", "target", "target_number", "target_body", "target_issued_on", "articles", "starts_on", "ends_on"
    ))  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def clean(self) -> None:
        """Bring the texts into the one spelling, and refuse what says nothing.

        Raises:
            ValidationError: no document is named, the document itself is, or the dates are the wrong way round.
        """
        super().clean()
        self.target_number = canonical_number(self.target_number)
        self.target_body, self.articles = nfc(self.target_body).strip(), nfc(self.articles).strip()
        if not self.target_id and not self.target_number:
            raise ValidationError({"target": _("Choose the document, or write its number.")})
        if self.target_id and self.target_id == self._page_id():
            raise ValidationError({"target": _("A document has no relation to itself.")})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("This day is before the first one.")})

    def _page_id(self) -> Any:
        return getattr(self, "page_id", None)
