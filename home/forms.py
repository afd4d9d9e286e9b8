"""Founding a unit by hand: the same form serves the admin, the command line and the rows of a spreadsheet."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.images.widgets import AdminImageChooser
from wagtail.permissions import policy_registry

from home.founding import LABELS, Founding, SeatPlan, founding_problems
from images.models import UnitImage
from sites.choices import Level, Position, UnitKind
from sites.hosts import normalise_host
from sites.models import Branding, Unit
from sites.people.forms import DATE_FORMATS, NOT_CHOSEN
from users.models import User
from users.names import validate_name
from vietnamese.folding import nfc
from workflow.services import presets_for


def preset_choices(unit: Unit | None = None) -> list[tuple[str, str]]:
    """The chains to choose from: everybody's and those of ``unit``."""
    return [NOT_CHOSEN, *((preset.key, preset.name) for preset in presets_for(unit).values())]


def kind_choices() -> list[tuple[str, Any]]:
    """The kinds that can still be founded; none is chosen beforehand, for the wrong one would be easy to overlook."""
    has_hub = Unit.objects.hub() is not None
    return [NOT_CHOSEN, *(choice for choice in UnitKind.choices if not (has_hub and choice[0] == UnitKind.PROVINCE))]


def pictures_for(user: User | None) -> Any:
    """The pictures that ``user`` may choose from; another unit's does not exist for them."""
    if user is None:
        return UnitImage.objects.none()
    return policy_registry.get_by_type(UnitImage).instances_user_has_permission_for(user, "choose")


class FoundUnitForm(forms.Form):
    """Everything about the unit itself; seats are in :class:`SeatForm`."""

    code = forms.CharField(
        label=LABELS["code"],
        max_length=60,
        help_text=_("Short and unaccented, such as “baxuyen”; it stays for good."),
    )
    kind = forms.ChoiceField(label=LABELS["kind"], choices=kind_choices)
    name = forms.CharField(label=LABELS["name"], max_length=200)
    short_name = forms.CharField(label=LABELS["short_name"], max_length=100)
    name_en = forms.CharField(label=LABELS["name_en"], max_length=200, required=False)
    short_name_en = forms.CharField(label=LABELS["short_name_en"], max_length=100, required=False)
    parent = forms.ModelChoiceField(
        label=LABELS["parent"], queryset=Unit.objects.none(), to_field_name="code", required=False
    )
    hostname = forms.CharField(
        label=LABELS["hostname"],
        max_length=253,
        required=False,
        help_text=_("Full host name. Leave empty for a unit that publishes in a section of the hub."),
    )
    founded_on = forms.DateField(label=LABELS["founded_on"], input_formats=DATE_FORMATS, widget=AdminDateInput)
    founding_decision = forms.CharField(label=LABELS["founding_decision"], max_length=100, required=False)
    preset = forms.ChoiceField(label=LABELS["preset"], choices=preset_choices, required=False)
    primary_colour = forms.CharField(
        label=LABELS["primary_colour"], max_length=7, initial=Branding._meta.get_field("primary_colour").default
    )
    accent_colour = forms.CharField(
        label=LABELS["accent_colour"], max_length=7, initial=Branding._meta.get_field("accent_colour").default
    )
    emblem: "forms.ModelChoiceField[UnitImage]" = forms.ModelChoiceField(
        label=LABELS["emblem"], queryset=UnitImage.objects.none(), widget=AdminImageChooser, required=False
    )
    responsible_vi = forms.CharField(label=LABELS["responsible_vi"], max_length=255, required=False)
    responsible_en = forms.CharField(label=LABELS["responsible_en"], max_length=255, required=False)
    address_vi = forms.CharField(label=LABELS["address_vi"], max_length=255, required=False)
    address_en = forms.CharField(label=LABELS["address_en"], max_length=255, required=False)
    phone = forms.CharField(label=LABELS["phone"], max_length=60, required=False)
    email = forms.EmailField(label=LABELS["email"], required=False)

    def __init__(self, *args: Any, seats: tuple[SeatPlan, ...] = (), user: User | None = None, **kwargs: Any) -> None:
        """Bind the form.

        Args:
            seats: take part in the judgement of the whole founding.
            user: whose pictures are offered as emblem; nobody's without one.
        """
        super().__init__(*args, **kwargs)
        self.seats = seats
        # Read now: a row of a spreadsheet may name a unit founded by the row before.
        parents: Any = self.fields["parent"]
        parents.queryset = Unit.objects.all()
        parents.initial = Unit.objects.hub()
        pictures: Any = self.fields["emblem"]
        pictures.queryset = pictures_for(user)

    def clean_hostname(self) -> str:
        """Complete a single label with the hub's domain (``baxuyen`` → ``baxuyen.tinh.gov.vn``)."""
        host = normalise_host(self.cleaned_data["hostname"])
        return f"{host}.{settings.PORTAL_DOMAIN}" if host and "." not in host else host

    def clean(self) -> dict[str, Any]:
        """Bring texts to NFC and report every reason against the founding at its field."""
        data = {name: nfc(value) if isinstance(value, str) else value for name, value in self.cleaned_data.items()}
        self.cleaned_data = data
        for name, messages in founding_problems(self.founding()).items():
            # What the field itself has said already is not said again.
            if name not in self.errors:
                self._add_errors(name, messages)
        if "emblem" in self.errors:
            # The chooser would show the title and a preview of whatever was sent.
            self.data: Any = self.data.copy()
            self.data["emblem"] = ""
        return data

    def refuse(self, error: ValidationError) -> None:
        """Show at its field what the act itself refused."""
        by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, messages in by_field.items():
            self._add_errors(name, messages)

    def _add_errors(self, name: str, messages: Iterable[Any]) -> None:
        for message in messages:
            self.add_error(name if name in self.fields else None, str(message))

    def founding(self) -> Founding:
        """The founding that the form describes; what is missing or wrong is left empty."""
        fields = {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}
        missing = {"code": "", "kind": "", "name": "", "short_name": "", "founded_on": date.max}
        return Founding(**{**missing, **fields}, seats=self.seats)


class SeatForm(forms.Form):
    """One seat on the board to be."""

    username = forms.CharField(label=_("User name"), max_length=150, validators=[User.username_validator])
    last_name = forms.CharField(label=_("Family and middle names"), max_length=150, validators=[validate_name])
    first_name = forms.CharField(label=_("Given name"), max_length=150, validators=[validate_name])
    email = forms.EmailField(label=_("E-mail"), required=False)
    position = forms.ChoiceField(label=_("Position"), choices=[NOT_CHOSEN, *Position.choices])
    title = forms.CharField(label=_("Office held"), max_length=200)
    levels = forms.MultipleChoiceField(
        label=_("Permission levels"), choices=Level.choices, widget=forms.CheckboxSelectMultiple
    )
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    decision_date = forms.DateField(label=_("Decision date"), input_formats=DATE_FORMATS, widget=AdminDateInput)
    starts_on = forms.DateField(label=_("From"), input_formats=DATE_FORMATS, widget=AdminDateInput)

    def plan(self) -> SeatPlan:
        """The seat that the cleaned form describes."""
        return SeatPlan(**{**self.cleaned_data, "levels": tuple(self.cleaned_data["levels"])})


SeatFormSet = formset_factory(SeatForm, extra=0, max_num=30, absolute_max=40)


def seat_plans(formset: Any) -> tuple[SeatPlan, ...]:
    """The filled rows of a valid formset."""
    return tuple(form.plan() for form in formset if form.has_changed())
