"""Legal and administrative documents: what each is, its text and its files."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import PageManager
from wagtail.search import index

from documents.approval_checks import level_issues, recipients_issues, record_issues
from documents.choices import SecurityLevel, SigningForm, ValidityStatus
from documents.citations import place_names
from documents.models.files import UnitDocument, with_roles
from documents.models.mentions import mentions_of
from documents.models.types import DocumentField, DocumentType
from documents.models.views_of_text import TextViews
from documents.panels import RECORD_PANELS
from documents.querysets import LegalDocumentQuerySet
from documents.record import record_of
from documents.record_checks import refuse_contradictions, refuse_duplicate
from sites.api.content import api_content
from sites.choices import SearchKind
from sites.issues import Issue
from sites.models import UnitPage
from vietnamese.document_numbers import canonical_number
from vietnamese.legal_text import LegalText, clean_legal_text, parse_legal_text

REFUSED = _("A state secret must not be entered here, not even as a draft: the portal holds public documents only.")
REASON_MISSING = _("Say why the status is set by hand.")


class LegalDocumentPage(TextViews, UnitPage):
    """One document: what it is, its full text with anchors, its files (NĐ 42/2022 Đ4 lists the fields)."""

    number = models.CharField(_("number"), max_length=80, help_text=_("As printed, such as 76/2007/QĐ-UBND."))
    document_type = models.ForeignKey(
        DocumentType, verbose_name=_("type of document"), on_delete=models.PROTECT, related_name="documents"
    )
    abstract = models.TextField(_("abstract"), help_text=_("What the document is about, as printed below its title."))
    issuing_body = models.CharField(
        _("issuing body"),
        max_length=300,
        help_text=_("As named on the day of issue. Several bodies of one document are separated by semicolons."),
    )
    signing_form = models.CharField(_("signed for"), max_length=10, choices=SigningForm, blank=True)
    signer_name = models.CharField(_("name of the signer"), max_length=120, blank=True)
    signer_title = models.CharField(_("title of the signer"), max_length=160, blank=True)
    place = models.CharField(_("place of issue"), max_length=80, blank=True)
    issued_on = models.DateField(_("issued on"), db_index=True)
    effective_from = models.DateField(
        _("effective from"), null=True, blank=True, help_text=_("Leave empty if it is the day of issue.")
    )
    expires_on = models.DateField(
        _("expires on"),
        null=True,
        blank=True,
        help_text=_(
            "The first day on which it is no longer in force, if the document says so itself. What other documents "
            "replace or abolish is found by itself."
        ),
    )
    expiry_reason = models.CharField(_("reason of expiry"), max_length=200, blank=True)
    status_override = models.CharField(
        _("status set by hand"),
        max_length=16,
        choices=ValidityStatus,
        blank=True,
        help_text=_("Only where dates and relations cannot say it; it then no longer changes by itself."),
    )
    status_reason = models.CharField(_("reason of the status"), max_length=200, blank=True)
    #: Not “fields”: that is a question of the APIs.
    document_fields = ParentalManyToManyField(
        DocumentField, verbose_name=_("fields"), blank=True, related_name="documents"
    )
    scope = models.CharField(_("scope of application"), max_length=200, blank=True)
    gazette_number = models.CharField(_("number of the gazette"), max_length=40, blank=True)
    gazette_on = models.DateField(_("gazette of"), null=True, blank=True)
    recipients = models.TextField(
        _("recipients"), blank=True, help_text=_("The lines below “Nơi nhận”, unless the full text has them.")
    )
    bases = models.TextField(_("legal bases"), blank=True, help_text=_("One on each line."))
    security_level = models.CharField(
        _("security level"),
        max_length=12,
        choices=SecurityLevel,
        default=SecurityLevel.NORMAL,
        help_text=_("Anything that is a state secret must not be entered here at all."),
    )
    full_text = models.TextField(
        _("full text"),
        blank=True,
        help_text=_("Paste the plain text; chapters, articles, clauses and points are recognised by themselves."),
    )

    objects = PageManager.from_queryset(LegalDocumentQuerySet)()

    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *UnitPage.content_panels,
        *RECORD_PANELS,
    ]
    search_fields = [
        *UnitPage.search_fields,
        index.SearchField("number"),
        index.SearchField("abstract"),
        index.SearchField("full_text"),
        index.FilterField("issued_on"),
    ]
    api_fields = api_content(
        "number",
        "document_type",
        "abstract",
        "issuing_body",
        "signing_form",
        "signer_name",
        "signer_title",
        "place",
        "issued_on",
        "effective_from",
        "expires_on",
        "expiry_reason",
        "status_override",
        "status_reason",
        "document_fields",
        "scope",
        "gazette_number",
        "gazette_on",
        "recipients",
        "bases",
        "full_text",
        "attachments",
        "relations",
    )
    schema_type = "Legislation"
    keeps_spelling = True
    summary_field = "abstract"

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")
        constraints = [
            # No classified document may lie in the database at all (seed 001 Đ7, 003 Đ9.2).
            models.CheckConstraint(
                condition=models.Q(security_level="normal"), name="nothing_classified", violation_error_message=REFUSED
            ),
            models.CheckConstraint(
                condition=models.Q(status_override="") | ~models.Q(status_reason=""),
                name="status_by_hand_has_a_reason",
                violation_error_message=REASON_MISSING,
            ),
        ]

    def clean(self) -> None:
        """Refuse what is a state secret, what contradicts itself, and what is here already, each at its field."""
        super().clean()
        self.refuse_state_secrets()
        refuse_contradictions(self)
        refuse_duplicate(self)

    def minimal_clean(self) -> None:
        """Refuse it in drafts too: their text lies in the database as well."""
        super().minimal_clean()
        self.refuse_state_secrets()
        if self.status_override and not self.status_reason:
            raise ValidationError({"status_reason": REASON_MISSING})

    def refuse_state_secrets(self) -> None:
        """Keep the document out of the database as long as its level is not the normal one.

        Raises:
            ValidationError: at the field.
        """
        if self.security_level != SecurityLevel.NORMAL:
            raise ValidationError({"security_level": REFUSED})

    def approval_issues(self) -> list[Issue]:
        """Add what concerns documents: their security level, their recipients."""
        return [*super().approval_issues(), *level_issues(self), *recipients_issues(self), *record_issues(self)]

    def normalise_texts(self) -> None:
        """Clean the number and the pasted text too."""
        super().normalise_texts()
        self.number = canonical_number(self.number)
        self.full_text = clean_legal_text(self.full_text) if self.full_text else ""

    @property
    def issuing_bodies(self) -> list[str]:
        """The bodies that issued the document together, as named then."""
        return [name for part in self.issuing_body.split(";") if (name := " ".join(part.split()))]

    @property
    def legal_bases(self) -> list[str]:
        """The instruments that the document rests on."""
        return [line.strip() for line in self.bases.splitlines() if line.strip()]

    @cached_property
    def legal_text(self) -> LegalText | None:
        """The full text as parts, chapters, articles and their items; ``None`` without a text."""
        return parse_legal_text(self.full_text) if self.full_text else None

    @property
    def files(self) -> list[UnitDocument]:
        """The attached files, each with its role in words as ``role_label``."""
        return with_roles(self.attachments)

    def deadline_start(self) -> tuple[str, date] | None:
        """From the day of signing; a draft that is still being filled in may lack it."""
        return ("document", self.issued_on) if self.issued_on else None

    @property
    def search_kind(self) -> str:
        """Documents are a kind of their own."""
        return SearchKind.DOCUMENT

    def search_date(self) -> date | None:
        """Day of issue."""
        return self.issued_on

    def search_number(self) -> str:
        """The number."""
        return self.number

    def search_facts(self) -> str:
        """What it is and about, who issued and who signed it, to which fields it belongs."""
        fields = (str(field) for field in self.document_fields.all())
        return "\n".join(
            [str(self.document_type), self.abstract, self.issuing_body, self.signer_name, self.signer_title, *fields]
        )

    def head_creator(self) -> str:
        """The issuing body."""
        return self.issuing_body

    def head_date(self) -> str:
        """Day of issue."""
        return self.issued_on.isoformat()

    def head_identifier(self) -> str:
        """The number."""
        return self.number

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the structured text, the status of today and the relations."""
        context = super().get_context(request, *args, **kwargs)
        context.update(record_of(self))
        context["legal_text"] = self.legal_text
        context["anchors"] = place_names(self.legal_text) if self.legal_text else {}
        context["mentions"] = mentions_of(self, (self.full_text, self.bases), request)
        return context

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The document as schema.org Legislation."""
        data = super().structured_data(canonical, image_url, portal)
        data["legislationIdentifier"] = self.number
        data["legislationType"] = str(self.document_type)
        data["legislationDate"] = self.issued_on.isoformat()
        data["legislationPassedBy"] = {"@type": "GovernmentOrganization", "name": self.issuing_body}
        if self.effective_from:
            data["legislationDateVersion"] = self.effective_from.isoformat()
        if self.signer_name:
            data["legislationResponsible"] = {"@type": "Person", "name": self.signer_name}
        return data
