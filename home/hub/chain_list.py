"""The chains of the province: the regulations' own, the hub's, and those that units have made for themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.paginator import WagtailPaginator

from home.hub.access import ASSIGN, HubScreen
from sites.models import Unit
from workflow.making.under_way import numbers_under_way
from workflow.making.wording import steps_in_words, terms_in_words
from workflow.presets import SHIPPED
from workflow.records import Chain
from workflow.steps import Preset

CHAINS_A_PAGE = 50
#: Names of units that a row of the list shows; the rest are counted.
UNITS_SHOWN = 5
CHAINS = {"url": reverse_lazy("approval_chains"), "label": gettext_lazy("Approval chains")}


@dataclass
class ChainRow:
    """One chain in the list.

    Attributes:
        key: of the chain.
        name: of its newest version.
        basis: of its newest version.
        number: of the newest version; 0 if it is shipped and no unit has had it yet.
        only_for: name of the one unit for which it was made; empty if it is offered to all.
        units: names of the units that have it.
        under_way: items that run through any of its versions.
    """

    key: str
    name: str
    basis: str
    number: int = 0
    only_for: str = ""
    units: list[str] = field(default_factory=list)
    under_way: int = 0

    @property
    def is_shipped(self) -> bool:
        """Whether it is one of the regulations' own."""
        return self.key in SHIPPED

    @property
    def units_shown(self) -> list[str]:
        """The first of the units."""
        return self.units[:UNITS_SHOWN]

    @property
    def units_more(self) -> int:
        """How many others there are."""
        return max(len(self.units) - UNITS_SHOWN, 0)


def chain_rows() -> list[ChainRow]:
    """Every chain: the regulations' own first, then the hub's, then those of single units; four queries."""
    rows = {key: ChainRow(key, preset.name, preset.basis) for key, preset in SHIPPED.items()}
    for chain in Chain.objects.newest().select_related("unit"):
        only_for = chain.unit.short_display_name if chain.unit else ""
        rows[chain.key] = ChainRow(chain.key, chain.name, chain.basis, chain.number, only_for)
    for unit in Unit.objects.exclude(preset="").order_by("collation_key", "code"):
        if unit.preset in rows:
            rows[unit.preset].units.append(unit.short_display_name)
    numbers = numbers_under_way()
    for key, workflow in Chain.objects.filter(workflow__in=numbers).values_list("key", "workflow"):
        rows[key].under_way += numbers[workflow]
    return sorted(rows.values(), key=lambda row: (not row.is_shipped, bool(row.only_for), row.only_for, row.key))


class ChainListView(HubScreen):
    """The list; from here a chain is read, made or copied."""

    permission = ASSIGN
    template_name = "home/admin/chains.html"
    page_title = gettext_lazy("Approval chains")
    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {**CHAINS, "url": ""}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of the list."""
        page = WagtailPaginator(chain_rows(), CHAINS_A_PAGE).get_page(self.request.GET.get("p", 1))
        numbers = list(page.paginator.get_elided_page_range(page.number))
        return super().get_context_data(page_obj=page, elided_page_range=numbers, **kwargs)


class OfChain(HubScreen):
    """A screen about one chain.

    The address names it by its key, for the regulations' own have no row before a unit gets them.
    """

    permission = ASSIGN
    header_icon = "tasks"

    @cached_property
    def versions(self) -> list[Chain]:
        """Its versions, newest first."""
        rows = Chain.objects.filter(key=self.kwargs["key"]).select_related("unit", "made_by")
        return list(rows.order_by("-number"))

    @cached_property
    def chain(self) -> Chain | None:
        """The version that the address names, or the newest; ``None`` for one that no unit has had yet.

        Raises:
            Http404: there is no such chain or version.
        """
        number = self.kwargs.get("number")
        found = next((row for row in self.versions if number in (None, row.number)), None)
        if found is None and (number is not None or self.kwargs["key"] not in SHIPPED):
            raise Http404
        return found

    @property
    def preset(self) -> Preset:
        """What the version says."""
        return self.chain.preset if self.chain else SHIPPED[self.kwargs["key"]]

    @cached_property
    def units(self) -> list[Unit]:
        """The units that have the chain."""
        return list(Unit.objects.filter(preset=self.kwargs["key"]).order_by("collation_key", "code"))

    def get_page_subtitle(self) -> str:
        """Its name."""
        return self.preset.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, CHAINS, {"url": "", "label": self.preset.name}]


class ChainView(OfChain):
    """A chain, or one of its versions, in words."""

    template_name = "home/admin/chain.html"
    page_title = gettext_lazy("Approval chain")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its steps, its versions, and what runs through them."""
        numbers = numbers_under_way()
        chain, preset = self.chain, self.preset
        return super().get_context_data(
            chain=chain,
            preset=preset,
            units=self.units,
            steps=steps_in_words(preset),
            terms=terms_in_words(preset),
            versions=[(version, numbers.get(version.workflow_id, 0)) for version in self.versions],
            is_newest=chain is None or chain.number == self.versions[0].number,
            is_shipped=self.kwargs["key"] in SHIPPED,
            **kwargs,
        )


def names_of(units: Iterable[Unit]) -> str:
    """Units by their names."""
    return ", ".join(unit.short_display_name for unit in units) or _("none")


def address_of(chain: Chain) -> str:
    """Where a chain is read."""
    return reverse("approval_chain", args=[chain.key])
