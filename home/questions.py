"""The questions of a form as its readers meet them: fields with limits, texts in one spelling, a trap for robots."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from sites.reader_fields import TRAP, EmailField, TextField, WebAddressField, styled, trap_field

LONGEST_ANSWER = 5000
LONGEST_LINE = 255
#: Kinds of questions that an editor may ask. Wagtail's others need a script or a mouse, or ask nothing.
KINDS = (
    ("singleline", gettext_lazy("Line of text")),
    ("multiline", gettext_lazy("Longer text")),
    ("email", gettext_lazy("E-mail address")),
    ("number", gettext_lazy("Number")),
    ("url", gettext_lazy("Web address")),
    ("date", gettext_lazy("Date")),
    ("radio", gettext_lazy("One of several, all shown")),
    ("dropdown", gettext_lazy("One of several, in a list")),
    ("checkboxes", gettext_lazy("Any of several")),
    ("checkbox", gettext_lazy("Yes or no")),
)
#: Kinds that need choices.
WITH_CHOICES = frozenset({"radio", "dropdown", "checkboxes"})


class QuestionForm(BaseForm):
    """The form that a reader fills in."""

    #: A browser's own messages are in the browser's language and vanish; the page lists what is missing.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[TRAP] = trap_field(_("Leave this field empty"))

    @property
    def questions(self) -> list[Any]:
        """The fields that are shown to people."""
        return [field for field in self if field.name != TRAP]

    @property
    def trap(self) -> Any:
        """The field that only robots find."""
        return self[TRAP]

    @property
    def is_from_a_robot(self) -> bool:
        """Whether the field that people do not see has been filled in."""
        return bool(self.cleaned_data.get(TRAP))

    @property
    def answers(self) -> dict[str, Any]:
        """What is kept."""
        return {name: value for name, value in self.cleaned_data.items() if name != TRAP}


class QuestionFormBuilder(FormBuilder):
    """Makes the fields; their classes are those of the portal's style sheet."""

    def create_singleline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A line of text."""
        return TextField(max_length=LONGEST_LINE, widget=styled(forms.TextInput, "govuk-input"), **options)

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A longer text."""
        area = styled(forms.Textarea, "govuk-textarea", rows=6)
        return TextField(max_length=LONGEST_ANSWER, widget=area, **options)

    def create_email_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """An e-mail address."""
        box = styled(forms.EmailInput, "govuk-input", autocomplete="email", spellcheck="false")
        return EmailField(max_length=LONGEST_LINE, widget=box, **options)

    def create_url_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A web address."""
        box = styled(forms.URLInput, "govuk-input", spellcheck="false")
        return WebAddressField(max_length=LONGEST_LINE * 4, assume_scheme="https", widget=box, **options)

    def create_number_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A number."""
        box = styled(forms.NumberInput, "govuk-input govuk-input--width-10", inputmode="decimal")
        return forms.DecimalField(max_digits=30, widget=box, **options)

    def create_date_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """A date, typed day first."""
        options["help_text"] = options["help_text"] or _("Day, month and year, such as 30/4/2026.")
        return forms.DateField(widget=styled(forms.DateInput, "govuk-input govuk-input--width-10"), **options)

    def create_radio_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """One of several, all of them shown."""
        options["widget"] = styled(forms.RadioSelect, "govuk-radios__input")
        return super().create_radio_field(field, options)

    def create_dropdown_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """One of several in a list, which begins with none."""
        choices = [("", _("Choose one")), *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(choices=choices, widget=styled(forms.Select, "govuk-select"), **options)

    def create_checkboxes_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Any of several."""
        options["widget"] = styled(forms.CheckboxSelectMultiple, "govuk-checkboxes__input")
        return super().create_checkboxes_field(field, options)

    def create_checkbox_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        """Yes or no."""
        return forms.BooleanField(widget=styled(forms.CheckboxInput, "govuk-checkboxes__input"), **options)

    def get_form_class(self) -> type[QuestionForm]:
        """The form of these questions."""
        return type("ReaderForm", (QuestionForm,), dict(self.formfields))
