"""Legal and administrative documents, their files, and the lists they stand in."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.documents.models import AbstractDocument, Document
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from documents.approval_checks import level_issues, recipients_issues
from documents.choices import SecurityLevel
from documents.querysets import LegalDocumentQuerySet
from images.keeping import KeptAsApproved
from images.places import StaysInUnit
from sites.api.content import api_content
from sites.issues import Issue
from sites.lists import chosen_filters, filter_links, page_of
from sites.models import UnitPage
from sites.querysets import open_to_all
from vietnamese.document_numbers import canonical_number
from vietnamese.legal_text import LegalText, clean_legal_text, parse_legal_text

REFUSED = _("A state secret must not be entered here, not even as a draft: the portal holds public documents only.")


class UnitDocument(KeptAsApproved, StaysInUnit, AbstractDocument):
    """A file in a unit's collection."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")


class DocumentType(models.Model):
    """A type of document with the abbreviation that numbers carry (NĐ 30/2020, annex III; QPPL types)."""

    code = models.CharField(_("abbreviation"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)

    class Meta:
        verbose_name = _("type of document")
        verbose_name_plural = _("types of documents")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name


class DocumentIndexPage(UnitPage):
    """A unit's documents, newest first, by year and type."""

    lead = models.CharField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["home.HubHomePage", "home.UnitHomePage"]
    subpage_types = ["documents.LegalDocumentPage"]
    content_panels = [*UnitPage.content_panels, FieldPanel("lead")]
    api_fields = api_content("lead")
    schema_type = "CollectionPage"
    summary_field = "lead"
    per_page = 20

    class Meta:
        verbose_name = _("document list")
        verbose_name_plural = _("document lists")

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """The documents of the page, year and type asked for."""
        documents = open_to_all(LegalDocumentPage.objects.child_of(self))
        years = [str(day.year) for day in documents.dates("issued_on", "year", order="DESC")]
        types = DocumentType.objects.filter(documents__in=documents).annotate(number=Count("documents"))
        kinds = [(kind.code, str(kind), kind.number) for kind in types]
        chosen = chosen_filters(request, year=years, type=[code for code, _label, _number in kinds])
        if "year" in chosen:
            documents = documents.issued_in(int(chosen["year"]))
        if "type" in chosen:
            documents = documents.filter(document_type__code=chosen["type"])
        return {
            "page_obj": page_of(documents.latest().for_lists(), request, per_page=self.per_page),
            "query": urlencode(chosen),
            "years": filter_links(
                chosen, "year", [(year, year, None) for year in years], all_label=gettext("All years")
            ),
            "types": filter_links(chosen, "type", kinds, all_label=gettext("All types")),
        }


class LegalDocumentPage(UnitPage):
    """One document: what it is, its full text with anchors, its files (NĐ 42/2022 Đ4 lists the fields)."""

    number = models.CharField(_("number"), max_length=80, help_text=_("As printed, such as 76/2007/QĐ-UBND."))
    document_type = models.ForeignKey(
        DocumentType, verbose_name=_("type of document"), on_delete=models.PROTECT, related_name="documents"
    )
    abstract = models.TextField(_("abstract"), help_text=_("What the document is about, as printed below its title."))
    issuing_body = models.CharField(_("issuing body"), max_length=200, help_text=_("As named on the day of issue."))
    signing_form = models.CharField(_("signed for"), max_length=10, blank=True, help_text=_("TM., KT., TL., TUQ., Q."))
    signer_title = models.CharField(_("title of the signer"), max_length=160, blank=True)
    place = models.CharField(_("place of issue"), max_length=80, blank=True)
    issued_on = models.DateField(_("issued on"), db_index=True)
    effective_from = models.DateField(_("effective from"), null=True, blank=True)
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
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldPanel("document_type"),
                FieldPanel("abstract"),
                FieldPanel("security_level"),
            ],
            heading=_("Legal document"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("issuing_body"),
                FieldPanel("place"),
                FieldPanel("issued_on"),
                FieldPanel("effective_from"),
                FieldPanel("signing_form"),
                FieldPanel("signer_title"),
            ],
            heading=_("Issue"),
        ),
        FieldPanel("bases"),
        FieldPanel("full_text"),
        InlinePanel("attachments", heading=_("Files"), label=_("File")),
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
        "signer_title",
        "place",
        "issued_on",
        "effective_from",
        "bases",
        "full_text",
        "attachments",
    )
    schema_type = "Legislation"
    summary_field = "abstract"

    class Meta:
        verbose_name = _("legal document")
        verbose_name_plural = _("legal documents")
        constraints = [
            # No classified document may lie in the database at all (seed 001 Đ7, 003 Đ9.2).
            models.CheckConstraint(
                condition=models.Q(security_level="normal"), name="nothing_classified", violation_error_message=REFUSED
            ),
        ]

    def clean(self) -> None:
        """Refuse what is a state secret at its field."""
        super().clean()
        self.refuse_state_secrets()

    def minimal_clean(self) -> None:
        """Refuse it in drafts too: their text lies in the database as well."""
        super().minimal_clean()
        self.refuse_state_secrets()

    def refuse_state_secrets(self) -> None:
        """Keep the document out of the database as long as its level is not the normal one.

        Raises:
            ValidationError: at the field.
        """
        if self.security_level != SecurityLevel.NORMAL:
            raise ValidationError({"security_level": REFUSED})

    def approval_issues(self) -> list[Issue]:
        """Add what concerns documents: their security level, their recipients."""
        return [*super().approval_issues(), *level_issues(self), *recipients_issues(self)]

    def normalise_texts(self) -> None:
        """Clean the number and the pasted text too."""
        super().normalise_texts()
        self.number = canonical_number(self.number)
        self.full_text = clean_legal_text(self.full_text) if self.full_text else ""

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
        """The attached files."""
        return [attachment.document for attachment in self.attachments.select_related("document")]

    def deadline_start(self) -> tuple[str, date] | None:
        """From the day of signing; a draft that is still being filled in may lack it."""
        return ("document", self.issued_on) if self.issued_on else None

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
        """Add the structured text."""
        context = super().get_context(request, *args, **kwargs)
        context["legal_text"] = self.legal_text
        context["anchors"] = self.legal_text.anchors() if self.legal_text else frozenset()
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
        return data


class DocumentAttachment(Orderable):
    """A file of a document."""

    page = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        UnitDocument, verbose_name=_("file"), on_delete=models.PROTECT, related_name="attached_to"
    )

    panels = [FieldPanel("document")]
    api_fields = api_content("document")

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
