"""What inspectors and heads fill in. Texts come out in the spelling of the house; spaces alone are no text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.choices import Answer, RecommendationKind
from home.models import AnswerTerm
from sites.people.forms import DateField
from sites.working_days import Calendar
from vietnamese import folding

LONGEST_TEXT = 4000
#: A deadline that lies further ahead is a slip of the pen: it would never be reminded of.
FURTHEST = timedelta(days=366)
#: Within how many working days a deadline cannot lie: the day itself is not counted (Civil Code, art. 147).
LEAST_WORKING_DAYS = 1


class CleanField(forms.CharField):
    """A text."""

    def to_python(self, value: Any) -> str:
        """What was typed, without what cannot be seen."""
        return folding.clean(super().to_python(value) or "").strip()


def text_field(label: Any, required: Any = "", help_text: Any = "") -> CleanField:
    """A longer text.

    Args:
        label: of the field.
        required: what is said when it is missing; it may be missing without.
        help_text: below the field.
    """
    return CleanField(
        label=label,
        max_length=LONGEST_TEXT,
        required=bool(required),
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": required},
    )


class ActForm(forms.Form):
    """What all have in common."""

    @property
    def texts_sent(self) -> list[str]:
        """The longer texts that were sent, for who can only copy them."""
        longer = (name for name, field in self.fields.items() if isinstance(field.widget, forms.Textarea))
        return [text for text in (self.data.get(name, "") for name in longer) if text]

    def refuse(self, error: ValidationError) -> None:
        """Show what the act itself refused."""
        by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, texts in by_field.items():
            for text in texts:
                self.add_error(name if name in self.fields else None, text)


class WithDeadline(ActForm):
    """A form that sets a deadline, by default the term in force."""

    deadline = DateField(
        label=gettext_lazy("Answer by"),
        error_messages={"required": gettext_lazy("Say by when the unit is to answer.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        term = AnswerTerm.objects.on(today)
        if term is not None:
            self.fields["deadline"].initial = self.calendar.add_working_days(today, term.working_days)
            text = _("By default %(number)d working days (%(basis)s).")
            self.fields["deadline"].help_text = text % {"number": term.working_days, "basis": term.basis}

    @cached_property
    def calendar(self) -> Calendar:
        """The working days; one query."""
        return Calendar.read()

    def clean_deadline(self) -> date:
        """A working day that leaves the unit one working day at least."""
        deadline: date = self.cleaned_data["deadline"]
        today = timezone.localdate()
        earliest = self.calendar.add_working_days(today, LEAST_WORKING_DAYS)
        if deadline < earliest:
            said = _("The deadline leaves the unit no working day. Choose %(date)s or a later day.")
            raise ValidationError(said % {"date": date_format(earliest, "d/m/Y")})
        if deadline > today + FURTHEST:
            raise ValidationError(_("The deadline lies more than a year ahead. Check the year."))
        if not self.calendar.is_working_day(deadline):
            said = _("This is not a working day. The next one is %(date)s.")
            next_day = self.calendar.add_working_days(deadline, 0)
            raise ValidationError(said % {"date": date_format(next_day, "d/m/Y")})
        return deadline


class RecommendForm(WithDeadline):
    """A recommendation about a page."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Recommendation"),
        choices=RecommendationKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you recommend.")},
    )
    reason = text_field(
        gettext_lazy("Reason"),
        gettext_lazy("State the reason."),
        gettext_lazy("What is inaccurate, unnecessary or against the law, and where on the page."),
    )
    basis = CleanField(
        label=gettext_lazy("Legal basis"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Article and document that the content offends against, if there is one."),
    )
    field_order = ["kind", "reason", "basis", "deadline"]


class AnswerForm(ActForm):
    """What the head of the unit's board says."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose an answer.")},
    )
    text = text_field(
        gettext_lazy("Text of the answer"), help_text=gettext_lazy("Required if the unit does not agree.")
    )

    def clean(self) -> dict[str, Any]:
        """Who does not agree says why."""
        data = self.cleaned_data
        if data.get("answer") == Answer.NOT_AGREED and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Say why the unit does not agree."))
        return data


class CloseForm(ActForm):
    """The hub is content; a note is needed only where nobody has answered."""

    note = text_field(gettext_lazy("Note"))


class WithdrawForm(ActForm):
    """Taking a recommendation back."""

    note = text_field(gettext_lazy("Reason"), gettext_lazy("Say why the recommendation is withdrawn."))


class ReopenForm(WithDeadline):
    """Asking again, with a new deadline."""

    note = text_field(gettext_lazy("Reason"), gettext_lazy("Say why the recommendation is opened again."))
    field_order = ["note", "deadline"]
