"""Forms for documents that become drafts."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sites.writing.documents import MARKUP, WORD, read_document
from vietnamese.folding import clean

BEHIND, INSTEAD = "behind", "instead"


class DocumentForm(forms.Form):
    """A document, which is read when it is checked."""

    document = forms.FileField(
        label=_("Word document"),
        help_text=_(
            "A Word document (.docx) of up to 25 MB. Headings, lists, tables, pictures, links, bold and italic text "
            "are kept; fonts, colours, comments and empty lines are not."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join((*WORD, *MARKUP))}),
        error_messages={
            "required": _("Choose a document, or paste one into the box."),
            "empty": _("The document is empty."),
        },
    )

    def clean_document(self) -> Any:
        """Return what the document consists of.

        Raises:
            ValidationError: it cannot be read.
        """
        return read_document(self.cleaned_data["document"])


class InsertForm(DocumentForm):
    """A document for a page that exists."""

    place = forms.ChoiceField(
        label=_("Where"),
        choices=[(BEHIND, _("Behind the present text")), (INSTEAD, _("Instead of the present text"))],
        initial=BEHIND,
        widget=forms.RadioSelect,
    )


class NewPageForm(DocumentForm):
    """A document for a new page."""

    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=255,
        help_text=_("If you leave it empty, the document's title or first heading is taken."),
    )
    kind = forms.TypedChoiceField(label=_("Kind of page"), coerce=int)

    field_order = ["document", "title", "kind"]

    def __init__(self, *args: Any, models: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.models = models
        if len(models) == 1:
            del self.fields["kind"]
        else:
            kinds = [(place, str(model.get_verbose_name())) for place, model in enumerate(models)]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a field of choices

    @property
    def model(self) -> Any:
        """The type of page that was chosen."""
        return self.models[self.cleaned_data.get("kind") or 0]

    def clean(self) -> dict[str, Any]:
        """Take the title from the document where none was typed."""
        data = super().clean() or {}
        if "document" in data and "title" in data:
            data["title"] = clean(data["title"] or data["document"].title).strip()
            if not data["title"]:
                self.add_error("title", ValidationError(_("The document has no heading. Type a title."), "required"))
        return data
