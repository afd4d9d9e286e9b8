"""The chain of the current unit: everybody of the unit reads it, its head makes the next version (seed 000 Đ9.1)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sites.current_unit import current_unit
from sites.models import Unit
from sites.ownership import owned_by
from sites.reach import Reach, reach_of_units
from workflow.deciders import Capacity
from workflow.emergency import chain_of
from workflow.making.chain_form import ChainForm
from workflow.making.rights import capacity_to_make
from workflow.making.services import put_in_force
from workflow.making.under_way import numbers_under_way
from workflow.making.views import MakeChainView
from workflow.making.wording import Fact, steps_in_words, terms_in_words
from workflow.records import Chain
from workflow.steps import Preset

UNIT_CHAIN = {"url": reverse_lazy("approval:chain"), "label": gettext_lazy("Approval chain of the unit")}


class OfCurrentUnit(WagtailAdminTemplateMixin):
    """A screen about the chain of the unit for which the person is working."""

    header_icon = "tasks"
    unit: Unit

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the current unit.

        Raises:
            PermissionDenied: there is none, or the screen is not for this person.
        """
        unit = current_unit(request)
        if unit is None or not self.may_open(request, unit):
            raise PermissionDenied
        self.unit = unit
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @cached_property
    def reach(self) -> Reach:
        """What belongs to the unit, whoever asks: an operator's own reach is everything."""
        return reach_of_units(Unit.objects.filter(pk=self.unit.pk))

    @cached_property
    def present(self) -> Chain | None:
        """The chain that the unit has now."""
        return chain_of(self.unit)

    def may_open(self, request: HttpRequest, unit: Unit) -> bool:
        """Whether the screen is for the person; everybody of the unit reads."""
        return True

    def get_page_subtitle(self) -> str:
        """Whose chain it is."""
        return self.unit.short_display_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, UNIT_CHAIN, {"url": "", "label": self.get_page_title()}]


class UnitChainView(OfCurrentUnit, TemplateView):
    """The chain that the unit has now, or one of its versions, in words."""

    template_name = "workflow/admin/unit_chain.html"
    page_title = gettext_lazy("Approval chain of the unit")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here; of a version, by the present chain."""
        here = {**UNIT_CHAIN, "url": ""}
        return [*self.breadcrumbs_items, here] if not self.kwargs else super().get_breadcrumbs_items()

    @cached_property
    def chain(self) -> Chain | None:
        """The version that the address names, or else the one that is in force."""
        if "chain_id" not in self.kwargs:
            return self.present
        # An operator's address may name anything; the screen is about the current unit all the same.
        return get_object_or_404(self.versions, pk=self.kwargs["chain_id"])

    @property
    def versions(self) -> Any:
        """The versions that the unit may read: of the chain that it has, and of those that were made for it."""
        return owned_by(Chain.objects.all(), self.reach).select_related("made_by").order_by("-made_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The chain, its versions and what runs through them."""
        numbers = numbers_under_way(self.reach)
        preset = self.chain.preset if self.chain else None
        return super().get_context_data(
            unit=self.unit,
            chain=self.chain,
            present=self.present,
            steps=steps_in_words(preset) if preset else [],
            terms=terms_in_words(preset) if preset else [],
            versions=[(version, numbers.get(version.workflow_id, 0)) for version in self.versions],
            may_make=capacity_to_make(self.request.user, self.unit) is not None,
            **kwargs,
        )


class MakeUnitChainView(OfCurrentUnit, MakeChainView):
    """The head makes the chain of the unit, from the one that it has."""

    page_title = gettext_lazy("Change the approval chain")
    button = gettext_lazy("Put this chain in force")

    def may_open(self, request: HttpRequest, unit: Unit) -> bool:
        """For the head, or who acts for them today."""
        return capacity_to_make(request.user, unit) is not None

    @property
    def capacity(self) -> Capacity:
        """In which the person makes it.

        Raises:
            PermissionDenied: they may not any more.
        """
        capacity = capacity_to_make(self.request.user, self.unit)
        if capacity is None:
            raise PermissionDenied
        return capacity

    def start(self) -> Preset | None:
        """The present chain."""
        return self.present.preset if self.present else None

    def initial(self) -> dict[str, Any]:
        """The decision is a new one; a chain of others gets a name that tells it from theirs."""
        if self.present is not None and self.present.unit_id == self.unit.pk:
            return {"basis": ""}
        return {"basis": "", "name": _("Approval chain of %(unit)s") % {"unit": self.unit.name}}

    def seen(self) -> int:
        """The present chain."""
        return self.present.pk if self.present else 0

    def unit_of(self, form: ChainForm) -> Unit:
        """The unit."""
        return self.unit

    def refusal(self) -> str:
        """That the person has changed to another unit in another window."""
        return "" if self.request.POST.get("unit") == self.unit.code else _("You are working for another unit now.")

    def way_back(self) -> str:
        """The unit's chain."""
        return reverse("approval:chain")

    def summary(self, form: ChainForm) -> list[Fact]:
        """The chain before and after."""
        before = f"{self.present} ({self.present.basis})" if self.present else _("none")
        return [(_("Unit"), self.unit.display_name), (_("Chain until now"), before), *super().summary(form)]

    def warnings(self, form: ChainForm) -> list[str]:
        """Items that are under way."""
        number = sum(numbers_under_way(self.reach).values())
        text = _("Items under way finish on the version with which they began: %(number)s.")
        return [text % {"number": number}] if number else []

    def act(self, form: ChainForm, seen: int) -> tuple[str, str]:
        """Put it in force."""
        chain = put_in_force(form.preset(), unit=self.unit, after=seen, by=self.request.user, capacity=self.capacity)
        said = _("“%(chain)s”, version %(number)s, is in force.") % {"chain": chain.name, "number": chain.number}
        return said, self.way_back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the unit."""
        return super().get_context_data(unit=self.unit, **kwargs)
