"""The forms of imports: a table with what belongs to it, and which column is which."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.choices import ImportMode
from documents.importing.tables import LARGEST_TABLE
from documents.importing.uploads import refuse_mapping
from documents.importing.vocabulary import COLUMNS
from documents.models import ImportRun
from sites.choices import CLOSED_STATES
from sites.models import Unit
from vietnamese.folding import clean


class UploadForm(forms.Form):
    """A table, its files, and what is to become of the rows."""

    table = forms.FileField(
        label=_("Table"),
        help_text=_("CSV or XLSX, in the format of the template."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    sheet = forms.CharField(
        label=_("Sheet of the workbook"), required=False, max_length=100, help_text=_("Empty: the first one.")
    )
    archive = forms.FileField(
        label=_("Files"),
        required=False,
        help_text=_("A ZIP file with the files and texts that the table names."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )
    updates = forms.BooleanField(
        label=_("Make drafts of what differs from documents that are here"),
        required=False,
        help_text=_("Otherwise they are only reported. Nothing public is changed without approval either way."),
    )
    submits = forms.BooleanField(label=_("Submit new drafts for approval"), required=False)

    def clean_table(self) -> Any:
        """A table of a size that can be read.

        Raises:
            ValidationError: it is larger.
        """
        table = self.cleaned_data["table"]
        if table.size > LARGEST_TABLE:
            raise ValidationError(gettext("The table is larger than 200 MB. Divide it."))
        return table


class HistoricUploadForm(UploadForm):
    """The same for who may also import documents that were public before."""

    mode = forms.ChoiceField(label=_("Kind of import"), choices=ImportMode, initial=ImportMode.NEW)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit"),
        required=False,
        help_text=_("Whose documents they are, when they are historic. New documents are your own unit's."),
    )
    decision = forms.CharField(
        label=_("By decision"),
        required=False,
        max_length=200,
        help_text=_("Number and date of the decision by which historic documents enter without approval."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.exclude(state__in=CLOSED_STATES).order_by("collation_key", "code")

    def clean(self) -> dict[str, Any]:
        """Historic documents need a unit and a decision."""
        data: dict[str, Any] = super().clean() or {}
        data["decision"] = clean(data.get("decision") or "").strip()
        if data.get("mode") == ImportMode.HISTORIC:
            if not data["decision"]:
                self.add_error("decision", gettext("Name the decision."))
            if not data.get("unit"):
                self.add_error("unit", gettext("Choose the unit."))
        return data


class ColumnsForm(forms.Form):
    """Which column of a table is which."""

    def __init__(self, *args: Any, run: ImportRun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", gettext("— not read —")), *((column.key, column.heading) for column in COLUMNS)]
        for place, heading in enumerate(run.headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or gettext("Column %(number)d") % {"number": place + 1},
                choices=choices,
                required=False,
                initial=run.mapping[place] if place < len(run.mapping) else "",
            )

    @property
    def mapping(self) -> list[str]:
        """The key of each column."""
        return [self.cleaned_data.get(name, "") for name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Refuse a choice with which no row could be read."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            refuse_mapping(self.mapping)
        return data
