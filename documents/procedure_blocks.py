"""The parts of a procedure: its steps, the papers that are handed in, the forms, the legal bases."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

MOST_COPIES = 20


class PaperBlock(blocks.StructBlock):
    """A paper that is handed in."""

    name = blocks.CharBlock(label=gettext_lazy("Paper"), max_length=400)
    originals = blocks.IntegerBlock(label=gettext_lazy("Originals"), min_value=0, max_value=MOST_COPIES, default=1)
    copies = blocks.IntegerBlock(label=gettext_lazy("Copies"), min_value=0, max_value=MOST_COPIES, default=0)
    form = DocumentChooserBlock(label=gettext_lazy("Form to fill in"), required=False)

    class Meta:
        icon = "doc-full"
        label = gettext_lazy("Paper")


class BasisBlock(blocks.StructBlock):
    """A legal basis: a document on the portal, or one named by its number."""

    document = blocks.PageChooserBlock(
        label=gettext_lazy("Document on the portal"), page_type="documents.LegalDocumentPage", required=False
    )
    number = blocks.CharBlock(
        label=gettext_lazy("Its number"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Becomes a link by itself when the document is on the portal."),
    )
    title = blocks.CharBlock(label=gettext_lazy("What it is about"), max_length=400, required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = gettext_lazy("Legal basis")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a basis that names nothing.

        Raises:
            StructBlockValidationError: as said.
        """
        cleaned: blocks.StructValue = super().clean(value)
        if not cleaned.get("document") and not cleaned.get("number"):
            message = ValidationError(_("Choose the document, or write its number."))
            raise blocks.StructBlockValidationError(block_errors={"number": message})
        return cleaned


class StepsBlock(blocks.StreamBlock):
    """The steps in their order."""

    step = blocks.TextBlock(label=gettext_lazy("Step"), rows=2, icon="list-ol")


class PapersBlock(blocks.StreamBlock):
    """The papers."""

    paper = PaperBlock()


class FormsBlock(blocks.StreamBlock):
    """Forms to download."""

    form = DocumentChooserBlock(label=gettext_lazy("Form to download"), icon="download")


class BasesBlock(blocks.StreamBlock):
    """The legal bases."""

    basis = BasisBlock()
