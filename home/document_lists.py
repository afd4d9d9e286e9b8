"""What the hub keeps about documents for the whole province: their types and fields, and the bodies that issue them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from documents.models import (
    CommentRetention,
    ConsentText,
    ConsultationPeriod,
    DocumentField,
    DocumentType,
    IssuingBody,
)
from home.reference_lists import CleanTexts, KeptListViewSet
from sites.guard import Decision
from vietnamese.folding import nfc
from vietnamese.slugs import slugify


class DocumentTypeForm(CleanTexts):
    """A type of document with its abbreviation."""

    class Meta:
        model = DocumentType
        fields = ("code", "name", "name_en")

    def clean_code(self) -> str:
        """The abbreviation in NFC, so that it is found twice however it is typed."""
        return nfc(self.cleaned_data["code"]).strip()


class DocumentFieldForm(CleanTexts):
    """A field of administration; its code is made of its name unless one is given."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Stands in addresses. Leave empty to make it of the name."),
    )

    class Meta:
        model = DocumentField
        fields = ("name", "name_en", "code")

    def clean_code(self) -> str:
        """The code as it stands in addresses."""
        return slugify(self.cleaned_data["code"] or self.cleaned_data.get("name", ""), 40)


class IssuingBodyForm(CleanTexts):
    """A body under the name that it had, with what became of it."""

    class Meta:
        model = IssuingBody
        fields = ("name", "name_en", "unit", "successor")


class DocumentTypeViewSet(KeptListViewSet):
    """Types of documents with their abbreviations (NĐ 30/2020, annex III)."""

    model = DocumentType
    name = "document_type"
    url_prefix = "document-types"
    icon = "list-ul"
    menu_label = gettext_lazy("Types of documents")
    menu_order = 830
    form = DocumentTypeForm
    list_display = ["name", Column("code", label=gettext_lazy("Abbreviation"), sort_key="code"), "name_en"]
    search_fields = ["name", "code", "name_en"]
    ordering = ["name"]


class DocumentFieldViewSet(KeptListViewSet):
    """Fields of administration that documents and procedures belong to."""

    model = DocumentField
    name = "document_field"
    url_prefix = "document-fields"
    icon = "list-ul"
    menu_label = gettext_lazy("Fields of documents")
    menu_order = 831
    form = DocumentFieldForm
    list_display = ["name", Column("code", label=gettext_lazy("Code"), sort_key="code"), "name_en"]
    search_fields = ["name", "code", "name_en"]
    ordering = ["name"]


class IssuingBodyIndexView(generic.IndexView):
    """Bodies with the unit and the successor that they are linked to."""

    def get_base_queryset(self) -> Any:
        """With their names."""
        return super().get_base_queryset().select_related("unit", "successor")


class IssuingBodyViewSet(KeptListViewSet):
    """Bodies that have issued documents: they appear by themselves, the hub links them."""

    model = IssuingBody
    name = "issuing_body"
    url_prefix = "issuing-bodies"
    icon = "group"
    menu_label = gettext_lazy("Issuing bodies")
    menu_order = 832
    form = IssuingBodyForm
    index_view_class = IssuingBodyIndexView
    list_display = ["name", "unit", "successor"]
    search_fields = ["name", "name_en", "slug"]
    ordering = ["name"]


class ConsultationPeriodForm(CleanTexts):
    """How long drafts must be open for comments, with where that stands."""

    class Meta:
        model = ConsultationPeriod
        fields = ("document_type", "days", "valid_from", "valid_to", "legal_basis")


class CommentRetentionForm(CleanTexts):
    """How long what citizens sent is kept, with where that stands."""

    class Meta:
        model = CommentRetention
        fields = ("contact_months", "hidden_days", "valid_from", "valid_to", "legal_basis")


class ConsentTextForm(CleanTexts):
    """A version of the text to which citizens agree."""

    class Meta:
        model = ConsentText
        fields = ("text_vi", "text_en", "valid_from")


class ConsultationPeriodIndexView(generic.IndexView):
    """Shortest times with the type that they are for."""

    def get_base_queryset(self) -> Any:
        """With its name."""
        return super().get_base_queryset().select_related("document_type")


class ConsultationPeriodViewSet(KeptListViewSet):
    """How long drafts of each type must be open for comments (Luật 64/2025/QH15)."""

    model = ConsultationPeriod
    name = "consultation_period"
    url_prefix = "consultation-periods"
    icon = "time"
    menu_label = gettext_lazy("Shortest times for comments")
    menu_order = 833
    form = ConsultationPeriodForm
    index_view_class = ConsultationPeriodIndexView
    list_display = ["__str__", "valid_from", "valid_to", "legal_basis"]
    search_fields = ["legal_basis"]
    ordering = ["-valid_from"]


class CommentRetentionViewSet(KeptListViewSet):
    """How long comments and contacts are kept."""

    model = CommentRetention
    name = "comment_retention"
    url_prefix = "comment-retention"
    icon = "bin"
    menu_label = gettext_lazy("Storage times of comments")
    menu_order = 834
    form = CommentRetentionForm
    list_display = ["__str__", "contact_months", "hidden_days", "legal_basis"]
    search_fields = ["legal_basis"]
    ordering = ["-valid_from"]


class ConsentTextViewSet(KeptListViewSet):
    """Versions of the text to which citizens agree when they comment."""

    model = ConsentText
    name = "consent_text"
    url_prefix = "consent-texts"
    icon = "form"
    menu_label = gettext_lazy("Texts of consent")
    menu_order = 835
    form = ConsentTextForm
    list_display = ["version", "valid_from", "text_vi"]
    search_fields = ["text_vi", "text_en"]
    ordering = ["-version"]


VIEWSETS = (
    DocumentTypeViewSet,
    DocumentFieldViewSet,
    IssuingBodyViewSet,
    ConsultationPeriodViewSet,
    CommentRetentionViewSet,
    ConsentTextViewSet,
)
DECISIONS: dict[str, Decision] = {name: rule for viewset in VIEWSETS for name, rule in viewset.decisions().items()}
