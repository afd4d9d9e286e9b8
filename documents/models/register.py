"""The register of public documents: what lists, filters, numbers in texts and relations ask.

Rows are copies of what live pages say, kept by :mod:`documents.register`; they can all be made anew. They are lean, so
that a province's 200,000 documents are counted and filtered without reading their texts, and they hold what no page
knows of itself: what other documents do to it.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from documents.choices import RelationKind, ValidityStatus
from documents.models.types import DocumentField, DocumentType, IssuingBody
from documents.querysets import DocumentEntryQuerySet
from documents.validity import Validity
from sites.models import Unit


class DocumentEntry(models.Model):
    """A public document in one language.

    Attributes:
        identity: issuer, type, number, suffix and year of issue; two documents cannot have the same.
        number_key: the folded number by which it is looked up.
        begins_on, ends_on, …: the days on which its status changes, relations of other documents included; ``ends_on``
            is the first day on which it is no longer in force.
    """

    page = models.OneToOneField(
        "documents.LegalDocumentPage", on_delete=models.CASCADE, primary_key=True, related_name="entry"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    list_path = models.CharField(max_length=255)
    translation_key = models.UUIDField()
    identity = models.CharField(max_length=255)
    number_key = models.CharField(max_length=80, db_index=True)
    number_value = models.PositiveIntegerField(null=True)
    number_suffix = models.CharField(max_length=2, blank=True)
    document_type = models.ForeignKey(DocumentType, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()
    year = models.PositiveSmallIntegerField()
    signer = models.CharField(max_length=120, blank=True)
    signer_key = models.CharField(max_length=120, blank=True)
    abstract_key = models.CharField(max_length=300)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    partly_from = models.DateField(null=True)
    suspended_from = models.DateField(null=True)
    suspended_to = models.DateField(null=True)
    status_override = models.CharField(max_length=16, blank=True, choices=ValidityStatus)
    issuers = models.ManyToManyField(IssuingBody, related_name="entries")
    fields = models.ManyToManyField(DocumentField, related_name="entries")

    objects = DocumentEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the register of documents")
        verbose_name_plural = _("register of documents")
        constraints = [models.UniqueConstraint(fields=["identity", "locale"], name="one_document_of_each_identity")]
        indexes = [
            models.Index(fields=["locale", "unit", "-issued_on", "-page"], name="entry_of_unit"),
            models.Index(fields=["locale", "-issued_on", "-page"], name="entry_newest"),
            models.Index(fields=["locale", "document_type", "year", "-issued_on"], name="entry_type_year"),
            models.Index(fields=["locale", "signer_key"], name="entry_signer"),
        ]

    def __str__(self) -> str:
        return self.number_key

    @property
    def validity(self) -> Validity:
        """When the status of the document changes."""
        return Validity(
            begins_on=self.begins_on,
            ends_on=self.ends_on,
            partly_from=self.partly_from,
            suspended_from=self.suspended_from,
            suspended_to=self.suspended_to,
            override=self.status_override,
        )

    def status_on(self, day: date) -> ValidityStatus:
        """The document's status on a day in Vietnam."""
        return self.validity.status_on(day)


class RelationEdge(models.Model):
    """What a public document does to another: one row, read from both ends.

    ``target`` is empty as long as the other document is not on the portal, or not known for sure.
    """

    source = models.ForeignKey(DocumentEntry, on_delete=models.CASCADE, related_name="edges")
    target = models.ForeignKey(DocumentEntry, on_delete=models.SET_NULL, null=True, related_name="edges_to")
    kind = models.CharField(max_length=12, choices=RelationKind)
    position = models.PositiveIntegerField(default=0)
    chosen_key = models.UUIDField(null=True)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, db_index=True)
    body = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True)
    articles = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("relation of documents")
        verbose_name_plural = _("relations of documents")
        ordering = ["kind", "position", "pk"]
        indexes = [models.Index(fields=["chosen_key"], name="edge_chosen")]
        constraints = [
            models.CheckConstraint(condition=Q(target__isnull=True) | ~Q(target=F("source")), name="edge_to_another")
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.number_key}"

    @property
    def is_whole(self) -> bool:
        """Whether the whole target is meant."""
        return not self.articles
