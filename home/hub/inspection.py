"""A unit seen from the hub: what it is, who runs it, how much it publishes (seed 004 Đ7.2e).

Numbers and offices only. Titles and texts of what is not public, and what readers sent to the unit, are the unit's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.views import generic
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from documents.models import UnitDocument
from home.hub.access import ASSIGN, CLOSE, INSPECT, HubOnly
from home.hub.chains import ACTION as CHAIN_ACTION
from home.hub.chains import chain_name, present_seats, steps_in_unit
from home.hub.closing import ACTION as STATE_ACTION
from home.hub.figures import waiting_pages
from home.hub.tables import board_table, hosts_table, kinds_table, names_table
from images.models import UnitImage
from sites.choices import Level, Position
from sites.models import Delegation, Seat, Unit
from sites.ownership import owned_by
from sites.reach import Reach, reach_of_units
from workflow.making.services import ACTION as MAKE_CHAIN_ACTION

#: Acts of the hub on the unit that the screen shows, newest first.
ACTS_SHOWN = 20
#: The board's offices are official; helpers outside of it are only counted.
COUNTED_ONLY = Position.COLLABORATOR


@dataclass
class PagesOfKind:
    """How many pages of one type a unit has, by state."""

    label: str
    live: int = 0
    changed: int = 0
    draft: int = 0
    waiting: int = 0


def pages_by_kind(reach: Reach) -> tuple[list[PagesOfKind], datetime | None]:
    """Pages of each type by state, and when something last went public: two queries."""
    rows = (
        Page.objects.filter(reach.pages())
        .order_by()
        .values("content_type__app_label", "content_type__model")
        .annotate(
            live_now=Count("pk", filter=Q(live=True)),
            changed=Count("pk", filter=Q(live=True, has_unpublished_changes=True)),
            draft=Count("pk", filter=Q(live=False)),
            last=Max("last_published_at"),
        )
    )
    waiting = waiting_pages().filter(reach.pages()).order_by()
    waits = dict(waiting.values_list("content_type__model").annotate(number=Count("pk")))
    kinds, last = [], None
    for row in rows:
        model: Any = apps.get_model(row["content_type__app_label"], row["content_type__model"])
        number = waits.get(row["content_type__model"], 0)
        label = capfirst(str(model._meta.verbose_name))
        kinds.append(PagesOfKind(label, row["live_now"], row["changed"], row["draft"], number))
        last = max(filter(None, (last, row["last"])), default=None)
    return sorted(kinds, key=lambda kind: kind.label), last


def seats_by(seats: list[Seat]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """How many people hold each position and each level."""
    positions = [(str(position.label), _people(seats, position)) for position in Position]
    levels = [(str(level.label), len({seat.user_id for seat in seats if level in seat.levels})) for level in Level]
    return [row for row in positions if row[1]], levels


def _people(seats: list[Seat], position: Position) -> int:
    return len({seat.user_id for seat in seats if seat.position == position})


def acts_on(unit: Unit) -> list[ModelLogEntry]:
    """What has been decided about the unit: its state and its chain by the hub, its chain by its own head too."""
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Unit),
        object_id=str(unit.pk),
        action__in=(STATE_ACTION, CHAIN_ACTION, MAKE_CHAIN_ACTION),
    )
    return list(entries.select_related("user").order_by("-timestamp", "-pk")[:ACTS_SHOWN])


def inspect(unit: Unit) -> dict[str, Any]:
    """Everything that the screen shows of a unit; a fixed number of queries."""
    reach = reach_of_units(Unit.objects.filter(pk=unit.pk))
    seats = present_seats(unit)
    positions, levels = seats_by(seats)
    kinds, last_published = pages_by_kind(reach)
    board = [seat for seat in seats if seat.position != COUNTED_ONLY]
    hosts = list(unit.hosts.order_by("valid_from"))
    log_entries = owned_by(PageLogEntry.objects.all(), reach)
    delegations = Delegation.objects.in_office(timezone.localdate()).filter(seat__unit=unit)
    return {
        "unit": unit,
        "names_table": names_table(unit.names.all()),
        "hosts_table": hosts_table(hosts) if hosts else None,
        "roots": [root.page for root in unit.roots.select_related("page__locale").order_by("page__path")],
        "above": unit.get_parent(),
        "chain": chain_name(unit.preset),
        "steps": steps_in_unit(unit.preset, seats),
        "board_table": board_table(board) if board else None,
        "delegations": list(delegations.select_related("seat__user", "deputy__user")),
        "positions": positions,
        "levels": levels,
        "kinds_table": kinds_table(kinds),
        "last_published": last_published,
        "last_activity": log_entries.aggregate(last=Max("timestamp"))["last"],
        "pictures": owned_by(UnitImage.objects.all(), reach).count(),
        "files": owned_by(UnitDocument.objects.all(), reach).count(),
        "acts": acts_on(unit),
    }


class InspectUnitView(HubOnly, generic.InspectView):
    """The screen; read only, with the ways to what the hub may decide."""

    permission = INSPECT
    template_name = "home/admin/inspect_unit.html"

    def get_object(self, queryset: Any = None) -> Unit:
        """The unit that the address names.

        Raises:
            Http404: there is none; an id of letters names none either.
        """
        key = str(self.pk)
        unit = Unit.objects.select_related("site", "successor").filter(pk=key).first() if key.isdecimal() else None
        if unit is None:
            raise Http404
        return unit

    def get_page_title(self) -> str:
        """Always the same; the unit's name follows."""
        return _("Unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is shown instead of bare columns."""
        shown = inspect(self.object)
        return {
            **super().get_context_data(**kwargs),
            **shown,
            "possible_acts": possible_acts(self.request, self.object),
        }


def possible_acts(request: HttpRequest, unit: Unit) -> list[tuple[str, str, str]]:
    """The acts on the unit that are possible and that the person may do, as (label, address, name of an icon)."""
    acts = []
    if request.user.has_perm(ASSIGN) and not unit.is_closed:
        acts.append((_("Assign an approval chain"), reverse("assign_unit_chain", args=[unit.pk]), "tasks"))
    if request.user.has_perm(INSPECT) and not unit.is_hub:
        if not unit.is_closed:
            published = f"{reverse('recommendations:published')}?unit={unit.pk}"
            acts.append((_("Look through what it has published"), published, "view"))
        acts.append((_("Recommendations"), f"{reverse('recommendations:index')}?unit={unit.pk}", "comment"))
    if request.user.has_perm(CLOSE) and not unit.is_hub:
        acts.append((_("Change the state"), reverse("change_unit_state", args=[unit.pk]), "lock"))
    return acts
