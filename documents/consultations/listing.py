"""The list of comments in the admin, narrowed as its people ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from documents.choices import CommentState
from documents.consultations.rights import consultations_of
from documents.models import ConsultationComment, ConsultationPage
from sites.reader_fields import TextField

PER_PAGE = 50
ALL = ("", _("All"))


class CommentFilterForm(forms.Form):
    """Narrows the list; what is none of the choices narrows nothing."""

    consultation = forms.ModelChoiceField(
        label=_("Draft document"), queryset=ConsultationPage.objects.none(), required=False, empty_label=_("All")
    )
    state = forms.ChoiceField(label=_("State"), choices=[ALL, *CommentState.choices], required=False)
    q = TextField(label=_("Words or reference"), max_length=100, required=False)

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data)
        field: Any = self.fields["consultation"]
        field.queryset = consultations_of(user).order_by("-opens_at", "-pk")
        field.label_from_instance = lambda page: page.title

    def narrow(self, rows: QuerySet[ConsultationComment]) -> QuerySet[ConsultationComment]:
        """The comments that are asked for."""
        self.is_valid()
        page, state, words = (self.cleaned_data.get(name) for name in ("consultation", "state", "q"))
        if page:
            # The versions in other languages are the same draft.
            rows = rows.filter(page__translation_key=page.translation_key)
        if state:
            rows = rows.filter(state=state)
        if words:
            columns = ("text", "name", "organisation", "article", "reference")
            condition = Q()
            for column in columns:
                condition |= Q(**{f"{column}__icontains": words})
            rows = rows.filter(condition)
        return rows


class DecisionForm(forms.Form):
    """What becomes of a comment."""

    state = forms.ChoiceField(label=_("State"), choices=CommentState.choices)
    reason = TextField(
        label=_("Reason for hiding"), max_length=300, required=False, help_text=_("Only when it is hidden.")
    )
    answer = TextField(
        label=_("Answer of the unit"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Stands below the comment when it is published."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where one is needed."""
        values = super().clean() or {}
        if values.get("state") == CommentState.HIDDEN and not values.get("reason"):
            self.add_error("reason", _("Say why the comment is hidden."))
        return values
