"""Which chain a unit's items go through: the hub chooses, the unit's own seats decide."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from home.forms import preset_choices
from home.hub.access import ASSIGN
from home.hub.acts import ActOnUnitView, Summary
from home.hub.figures import waiting_pages
from sites.choices import Lane, Position
from sites.models import Seat, Unit
from sites.reach import reach_of_units
from sites.tree import tree_lock
from workflow.held_seats import held_in, unheld_steps
from workflow.presets import Step
from workflow.services import assign_chain, find_preset

ACTION = "portal_sites.assign_chain"


@dataclass(frozen=True)
class StepInUnit:
    """A step of a chain, with those who decide it in a unit today."""

    name: str
    article: str
    positions: str
    holders: list[str]


def steps_in_unit(key: str, seats: list[Seat]) -> list[StepInUnit]:
    """The steps of a chain, each with the holders of its seats.

    Args:
        key: of the chain; an unknown one has no steps.
        seats: the seats of the unit that are held today, with their people.
    """
    preset = find_preset(key)
    return [_step_in_unit(step, seats) for step in preset.steps] if preset else []


def _step_in_unit(step: Step, seats: list[Seat]) -> StepInUnit:
    positions = dict.fromkeys(position for lane in Lane.values for position in step.positions_for(lane))
    holders = [seat for seat in seats if seat.position in positions and (not step.level or step.level in seat.levels)]
    labels = ", ".join(str(Position(position).label) for position in positions)
    return StepInUnit(step.name, step.article, labels, [str(seat.user) for seat in holders])


def present_seats(unit: Unit) -> list[Seat]:
    """The seats of the unit that are held today, with their people: one query."""
    rows = Seat.objects.in_office(timezone.localdate()).filter(unit=unit).select_related("user")
    order = list(Position)
    return sorted(rows, key=lambda seat: (order.index(Position(seat.position)), seat.starts_on, seat.pk))


class ChainForm(forms.Form):
    """The choice of a chain."""

    preset = forms.ChoiceField(label=gettext_lazy("Approval chain"))

    def __init__(self, unit: Unit, data: Any = None) -> None:
        super().__init__(data, initial={"preset": unit.preset})
        self.unit = unit
        self.fields["preset"].choices = preset_choices(unit)  # type: ignore[attr-defined]  # a field of choices

    def clean_preset(self) -> str:
        """Choosing the chain that runs already is no choice; in one whose seats nobody holds items would wait."""
        preset: str = self.cleaned_data["preset"]
        if preset == self.unit.preset:
            raise ValidationError(_("The unit has this chain already."))
        refuse_unheld(self.unit, preset)
        return preset


def refuse_unheld(unit: Unit, key: str) -> None:
    """Refuse a chain with a step that nobody in the unit could take today.

    Raises:
        ValidationError: the steps, each with its content blocks, seats and level.
    """
    preset = find_preset(key)
    if preset is not None and (unheld := unheld_steps(preset, held_in(unit))):
        raise ValidationError([str(step) for step in unheld])


class AssignChainView(ActOnUnitView):
    """Choose another chain for a unit."""

    permission = ASSIGN
    page_title = gettext_lazy("Assign an approval chain")
    button = gettext_lazy("Assign this chain")

    def refusal(self) -> str:
        """Nothing is approved in a unit that has ended."""
        return (
            _("“%(unit)s” has ended; nothing is approved in it.") % {"unit": self.unit.name}
            if self.unit.is_closed
            else ""
        )

    def make_form(self, data: Any = None) -> ChainForm:
        """The form for the unit."""
        return ChainForm(self.unit, data)

    def summary(self, form: Any) -> Summary:
        """The chain before and after, and who decides each step."""
        chosen = form.cleaned_data["preset"]
        rows = [
            (_("Unit"), self.unit.display_name),
            (_("Chain until now"), chain_name(self.unit.preset)),
            (_("New chain"), chain_with_basis(chosen)),
        ]
        for number, step in enumerate(steps_in_unit(chosen, present_seats(self.unit)), start=1):
            who = ", ".join(step.holders) or _("nobody")
            title = _("Step %(number)s: %(name)s (%(article)s)")
            rows.append(
                (title % {"number": number, "name": step.name, "article": step.article}, f"{step.positions}: {who}")
            )
        return rows

    def warnings(self, form: Any) -> list[str]:
        """Items that are under way."""
        waiting = waiting_pages().filter(reach_of_units(Unit.objects.filter(pk=self.unit.pk)).pages()).count()
        text = _("Items that await approval go on through the chain in which they began: %(number)s.")
        return [text % {"number": waiting}] if waiting else []

    def act(self, form: Any) -> str:
        """Assign the chain and write it down."""
        choose_chain(self.unit, form.cleaned_data["preset"], by=self.request.user)
        return _("“%(unit)s” now has the chain “%(chain)s”.") % {
            "unit": self.unit.display_name,
            "chain": chain_name(self.unit.preset),
        }


def chain_name(key: str) -> str:
    """Name of a chain for people; says so if there is none."""
    preset = find_preset(key)
    return preset.name if preset else key or _("none")


def chain_with_basis(key: str) -> str:
    """Name of a chain with the decision on which it rests."""
    preset = find_preset(key)
    return f"{preset.name} ({preset.basis})" if preset else chain_name(key)


@tree_lock()
def choose_chain(unit: Unit, preset: str, *, by: Any) -> None:
    """Assign a chain and enter it in the log of the unit.

    Raises:
        ValidationError: the unit has ended meanwhile, or a seat that the chain asks for has become vacant.
    """
    unit.refresh_from_db()
    if unit.is_closed:
        raise ValidationError(_("“%(unit)s” has ended; nothing is approved in it.") % {"unit": unit.name})
    refuse_unheld(unit, preset)
    before = unit.preset
    assign_chain(unit, preset)
    log(instance=unit, action=ACTION, user=by, data={"from": before, "to": preset})
