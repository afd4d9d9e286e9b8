"""What an administrator fills in about people and seats. No form has a field that is not on it: whatever else is sent
is never looked at."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from sites.choices import Level, Position
from sites.models import Seat
from sites.people.appointments import Newcomer, Term
from users.models import User
from vietnamese.folding import nfc

#: Days as people write them here, and as the calendar of the admin does. Django's own Vietnamese has none and would
#: read 02/01/2024 the American way.
DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
NOT_CHOSEN = ("", "---------")


class DateField(forms.DateField):
    """A day, with the calendar of the admin."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=DATE_FORMATS, widget=AdminDateInput(format="%d/%m/%Y"), **kwargs)


class BoardForm(forms.Form):
    """What all have in common: texts become NFC, and what an act refuses shows at its field."""

    def clean(self) -> dict[str, Any]:
        """Bring texts to NFC."""
        self.cleaned_data = {
            name: nfc(value) if isinstance(value, str) else value for name, value in self.cleaned_data.items()
        }
        return self.cleaned_data

    def refuse(self, error: ValidationError) -> None:
        """Show what the act itself refused."""
        by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, messages in by_field.items():
            self._add_errors(name, messages)

    def _add_errors(self, name: str, messages: Iterable[str]) -> None:
        for message in messages:
            self.add_error(name if name in self.fields else None, message)


class TermForm(BoardForm):
    """A seat to be given."""

    position = forms.ChoiceField(label=_("Position"), choices=[NOT_CHOSEN, *Position.choices])
    title = forms.CharField(label=_("Office held"), max_length=200)
    levels = forms.MultipleChoiceField(
        label=_("Permission levels"), choices=Level.choices, widget=forms.CheckboxSelectMultiple
    )
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    decision_date = DateField(label=_("Decision date"))
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("To"), required=False, help_text=_("Leave empty for a term without a fixed end."))

    def term(self) -> Term:
        """The seat that the cleaned form describes."""
        values = {name: self.cleaned_data[name] for name in TermForm.base_fields}
        return Term(**{**values, "levels": tuple(values["levels"])})


class InviteForm(TermForm):
    """A new person with a first seat."""

    username = forms.CharField(label=_("User name"), max_length=150, validators=[User.username_validator])
    last_name = forms.CharField(label=_("Family and middle names"), max_length=150)
    first_name = forms.CharField(label=_("Given name"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("The link to choose a password is sent here.")
    )
    field_order = ["username", "last_name", "first_name", "email"]

    def newcomer(self) -> Newcomer:
        """The person that the cleaned form describes."""
        return Newcomer(**{name: self.cleaned_data[name] for name in self.field_order})


class AppointKnownForm(TermForm):
    """A seat for somebody who has a login already."""

    username = forms.CharField(label=_("User name"), max_length=150, help_text=_("As the person has told you."))
    email = forms.EmailField(label=_("E-mail"), max_length=254, help_text=_("As the person has told you."))
    field_order = ["username", "email"]


class EndForm(BoardForm):
    """The last day of a term or of a delegation."""

    last_day = DateField(
        label=_("Last day"),
        help_text=_("Rights last through this day; with yesterday they end at once."),
    )


class DelegateForm(BoardForm):
    """What the head delegates to a deputy: everything, for a time."""

    deputy = forms.ModelChoiceField(label=_("Deputy"), queryset=Seat.objects.none())
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    decision_date = DateField(label=_("Decision date"))
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("To"))

    def __init__(self, *args: Any, deputies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["deputy"]
        choice.queryset = deputies
        choice.label_from_instance = lambda seat: f"{seat.user} – {seat.title}"


class PersonForm(BoardForm):
    """Names and e-mail address; nothing else of a person's record is a unit's to change."""

    last_name = forms.CharField(label=_("Family and middle names"), max_length=150)
    first_name = forms.CharField(label=_("Given name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
