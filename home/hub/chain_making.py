"""Making chains at the hub: new ones, copies of others, and the next version of one that was made in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.hub.access import ASSIGN, HubOnly
from home.hub.chain_list import CHAINS, OfChain, address_of, names_of
from sites.models import Unit
from workflow.held_seats import held_in_units, unheld_steps
from workflow.making.chain_form import ChainForm
from workflow.making.forms import DetailsForm
from workflow.making.services import make_chain, make_version
from workflow.making.under_way import rounds_under_way
from workflow.making.views import MakeChainView
from workflow.making.wording import Fact
from workflow.presets import SHIPPED
from workflow.records import Chain
from workflow.services import find_preset
from workflow.steps import Preset


class NewChainForm(DetailsForm):
    """A new chain, and to whom it is offered."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Offered to"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("all units"),
        help_text=gettext_lazy("It is in force for nobody until it is assigned to a unit."),
    )
    field_order = ["name", "basis", "unit"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.live().order_by("collation_key", "code")


class MakeNewChainView(HubOnly, MakeChainView):
    """A new chain of the hub, empty or from another."""

    permission = ASSIGN
    page_title = gettext_lazy("Make an approval chain")
    button = gettext_lazy("Make this chain")
    details_form = NewChainForm

    def start(self) -> Preset | None:
        """The chain to be copied.

        Raises:
            Http404: there is none with this key.
        """
        key = self.request.GET.get("from", "")
        preset = find_preset(key) if key else None
        if key and preset is None:
            raise Http404
        return preset

    def initial(self) -> dict[str, Any]:
        """A copy rests on a decision of its own."""
        return {"basis": ""}

    def unit_of(self, form: ChainForm) -> Unit | None:
        """The unit that was chosen."""
        unit: Unit | None = form.details.cleaned_data["unit"]
        return unit

    def way_back(self) -> str:
        """The list."""
        return reverse("approval_chains")

    def summary(self, form: ChainForm) -> list[Fact]:
        """To whom it is offered, and the chain."""
        unit = self.unit_of(form)
        return [(_("Offered to"), unit.display_name if unit else _("all units")), *super().summary(form)]

    def act(self, form: ChainForm, seen: int) -> tuple[str, str]:
        """Enter it."""
        chain = make_chain(form.preset(), unit=self.unit_of(form), by=self.request.user)
        return _("“%(chain)s” has been made. It can be assigned to units now.") % {"chain": chain.name}, address_of(
            chain
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, CHAINS, {"url": "", "label": self.get_page_title()}]


class MakeVersionView(OfChain, MakeChainView):
    """The next version of a chain that was made in the admin."""

    template_name = MakeChainView.template_name
    page_title = gettext_lazy("Make the next version")
    button = gettext_lazy("Put this version in force")

    @cached_property
    def newest(self) -> Chain:
        """The newest version.

        Raises:
            Http404: there is no such chain, or it is one of the regulations' own.
        """
        if self.chain is None or self.kwargs["key"] in SHIPPED:
            raise Http404
        return self.chain

    def start(self) -> Preset:
        """The newest version."""
        return self.newest.preset

    def initial(self) -> dict[str, Any]:
        """The version rests on a decision of its own."""
        return {"basis": ""}

    def seen(self) -> int:
        """The newest version."""
        return self.newest.pk

    def unit_of(self, form: ChainForm) -> Unit | None:
        """The one for which it was made."""
        return self.newest.unit

    def way_back(self) -> str:
        """The chain."""
        return address_of(self.newest)

    def summary(self, form: ChainForm) -> list[Fact]:
        """The versions, the units and the chain."""
        numbers = f"{self.newest.number} → {self.newest.number + 1}"
        return [(_("Version"), numbers), (_("Units that have it"), names_of(self.units)), *super().summary(form)]

    def warnings(self, form: ChainForm) -> list[str]:
        """Items that are under way, and units in which nobody could take a step."""
        texts, preset, held = [], form.preset(), held_in_units(self.units)
        number = rounds_under_way().filter(workflow__chain__key=self.newest.key).count()
        if number:
            text = _("Items under way finish on the version with which they began: %(number)s.")
            texts.append(text % {"number": number})
        for unit in self.units:
            for step in unheld_steps(preset, held.get(unit.pk, [])):
                texts.append(f"{unit.short_display_name}: {step}")
        return texts

    def act(self, form: ChainForm, seen: int) -> tuple[str, str]:
        """Enter it and put it in force for its units."""
        after = next((version for version in self.versions if version.pk == seen), None)
        if after is None:
            raise ValidationError(_("Open the form again: it does not say from which version it was made."))
        chain = make_version(form.preset(), after=after, by=self.request.user)
        said = _("“%(chain)s”, version %(number)s, is in force.") % {"chain": chain.name, "number": chain.number}
        return said, address_of(chain)
