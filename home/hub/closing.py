"""Ending a unit and bringing it back: bodies merge, split and are dissolved, and every old address lives on."""

from copy import copy
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log

from home.hub.access import CLOSE
from home.hub.acts import ActOnUnitView, Summary
from home.hub.figures import waiting_pages
from sites.choices import CLOSED_STATES, UnitState
from sites.models import Seat, Unit
from sites.people.forms import DATE_FORMATS, NOT_CHOSEN
from sites.reach import reach_of_units
from sites.services import change_state, refuse_useless_successor
from sites.tree import tree_lock
from vietnamese.folding import nfc

ACTION = "portal_sites.change_state"

#: What each state means for readers.
CONSEQUENCES: dict[str, Any] = {
    UnitState.LIVE: gettext_lazy("The unit is listed again, and its board works in it again."),
    UnitState.FROZEN: gettext_lazy("Its pages stay readable, with a notice; nothing is added or changed."),
    UnitState.ARCHIVED: gettext_lazy("Its pages stay readable for reference; nothing is added or changed."),
    UnitState.REDIRECTED: gettext_lazy("Readers of all its addresses are led to the successor."),
}


class StateForm(forms.Form):
    """The decision on a unit's state."""

    state = forms.ChoiceField(label=gettext_lazy("New state"))
    since = forms.DateField(label=gettext_lazy("From"), input_formats=DATE_FORMATS, widget=AdminDateInput)
    successor = forms.ModelChoiceField(
        label=gettext_lazy("Successor"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=gettext_lazy("Where readers of a redirected unit are led."),
    )
    basis = forms.CharField(
        label=gettext_lazy("Decision"),
        max_length=200,
        help_text=gettext_lazy("Number, date and body, such as “Nghị quyết 1191/NQ-UBTVQH15”."),
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, unit: Unit, data: Any = None) -> None:
        super().__init__(data, initial={"since": timezone.localdate()})
        self.unit = unit
        fields: dict[str, Any] = self.fields
        fields["state"].choices = [NOT_CHOSEN, *(choice for choice in UnitState.choices if choice[0] != unit.state)]
        others = Unit.objects.exclude(pk=unit.pk)
        # Any unit is understood, so that one that has ended is refused in words; units in operation are offered.
        fields["successor"].queryset = others
        offered = others.live().order_by("collation_key", "code")
        fields["successor"].choices = [NOT_CHOSEN, *((other.pk, other.display_name) for other in offered)]

    def clean_since(self) -> date:
        """Neither before the unit was founded or came into its present state, nor on a day that is yet to come."""
        since: date = self.cleaned_data["since"]
        earliest = max(filter(None, (self.unit.founded_on, self.unit.state_since)))
        if since < earliest:
            day = date_format(earliest, "d/m/Y")
            raise ValidationError(_("Choose a day from %(date)s on: the present state began then.") % {"date": day})
        if since > timezone.localdate():
            raise ValidationError(_("The state changes at once; choose a day that has come."))
        return since

    def clean(self) -> dict[str, Any]:
        """Bring texts to NFC; a successor belongs to a redirected unit, to no other."""
        data = {name: nfc(value) if isinstance(value, str) else value for name, value in self.cleaned_data.items()}
        state, successor = data.get("state"), data.get("successor")
        if state == UnitState.REDIRECTED and "successor" not in self.errors:
            planned = copy(self.unit)
            planned.state, planned.successor = state, successor
            try:
                refuse_useless_successor(planned)
            except ValidationError as error:
                self.add_error(None, error)
        elif state and successor:
            self.add_error("successor", _("Only a redirected unit has a successor. Leave this empty."))
        return data


class ChangeStateView(ActOnUnitView):
    """Freeze, archive, redirect or reopen a unit."""

    permission = CLOSE
    page_title = gettext_lazy("Change the state")
    button = gettext_lazy("Change the state of this unit")
    is_serious = True

    def refusal(self) -> str:
        """The hub carries all others."""
        return _("The hub cannot be closed.") if self.unit.is_hub else ""

    def make_form(self, data: Any = None) -> StateForm:
        """The form for the unit."""
        return StateForm(self.unit, data)

    def summary(self, form: Any) -> Summary:
        """From which state into which, and what follows from it."""
        data = form.cleaned_data
        rows = [
            (_("Unit"), self.unit.display_name),
            (_("State"), f"{self.unit.get_state_display()} → {UnitState(data['state']).label}"),
            (_("From"), date_format(data["since"], "d/m/Y")),
            (_("Decision"), data["basis"]),
            (_("Reason"), data["reason"]),
            (_("For readers"), str(CONSEQUENCES[data["state"]])),
        ]
        if data["state"] == UnitState.REDIRECTED:
            rows.append((_("Successor"), f"{data['successor'].display_name} ({data['successor'].site_url or '–'})"))
        people = people_in_office(self.unit)
        if data["state"] in CLOSED_STATES and not self.unit.is_closed:
            rows.append((_("People who lose their rights in the unit at once"), str(people)))
        if data["state"] == UnitState.LIVE:
            rows.append((_("People who get their rights in the unit back"), str(people)))
        return rows

    def warnings(self, form: Any) -> list[str]:
        """What is left open when the unit ends."""
        if form.cleaned_data["state"] == UnitState.LIVE:
            return []
        waiting = waiting_pages().filter(reach_of_units(Unit.objects.filter(pk=self.unit.pk)).pages()).count()
        below = self.unit.get_descendants().filter(state=UnitState.LIVE).count()
        led_here = Unit.objects.filter(successor=self.unit, state=UnitState.REDIRECTED).count()
        texts = []
        if waiting:
            texts.append(_("Items that await approval and will stay undecided: %(number)s.") % {"number": waiting})
        if below:
            texts.append(_("Units below it that stay in operation: %(number)s.") % {"number": below})
        if led_here:
            texts.append(_("Former units whose readers are led to this one: %(number)s.") % {"number": led_here})
        return texts

    def act(self, form: Any) -> str:
        """Change the state and write it down."""
        data = form.cleaned_data
        decide_state(
            self.unit,
            UnitState(data["state"]),
            since=data["since"],
            successor=data["successor"],
            basis=data["basis"],
            reason=data["reason"],
            by=self.request.user,
        )
        return _("“%(unit)s”: %(state)s.") % {"unit": self.unit.display_name, "state": self.unit.get_state_display()}


def people_in_office(unit: Unit) -> int:
    """How many people hold a seat in the unit today."""
    seats = Seat.objects.in_office(timezone.localdate()).filter(unit=unit)
    return seats.order_by().values("user").distinct().count()


@tree_lock()
def decide_state(
    unit: Unit, state: UnitState, *, since: date, successor: Unit | None, basis: str, reason: str, by: Any
) -> None:
    """Change a unit's state and enter it in the log of the unit, with decision and reason.

    Raises:
        ValidationError: it cannot be done, or somebody else has just done it.
    """
    before = Unit.objects.get(pk=unit.pk).state
    if before == state:
        raise ValidationError(_("Somebody else has just brought the unit into this state."))
    change_state(unit, state, since=since, today=timezone.localdate(), successor=successor, basis=basis)
    data = {
        "from": before,
        "to": str(state),
        "since": since.isoformat(),
        "basis": basis,
        "reason": reason,
        "successor": successor.code if successor else "",
    }
    log(instance=unit, action=ACTION, user=by, data=data)
