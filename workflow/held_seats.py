"""Whether a unit's board can run a chain: each step of each content block needs somebody who holds its seat today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sites.choices import Lane, Level, Position
from sites.models import Seat, Unit
from workflow.steps import Preset, Step


@dataclass(frozen=True)
class Unheld:
    """A step that nobody in a unit could take today.

    Attributes:
        number: of the step, from 0.
        step: the step.
        lanes: the content blocks whose items would wait there.
        positions: the seats that would have to be held.
    """

    number: int
    step: Step
    lanes: tuple[str, ...]
    positions: tuple[str, ...]

    def __str__(self) -> str:
        text = (
            _("Step %(number)s, “%(step)s”: nobody in the unit holds a seat that takes it today. %(details)s")
            if self.step.name
            else _("Step %(number)s: nobody in the unit holds a seat that takes it today. %(details)s")
        )
        return text % {"number": self.number + 1, "step": self.step.name, "details": self.details}

    @property
    def details(self) -> str:
        """The content blocks, the seats and the level."""
        parts = [
            _("Content blocks: %(blocks)s.") % {"blocks": in_words(self.lanes)},
            _("Seats: %(seats)s.") % {"seats": ", ".join(str(Position(name).label) for name in self.positions)},
        ]
        if self.step.level:
            parts.append(_("Permission level: %(level)s.") % {"level": Level(self.step.level).label})
        return " ".join(parts)


def in_words(lanes: tuple[str, ...]) -> str:
    """Content blocks by their names."""
    return _("all content blocks") if len(lanes) == len(Lane) else "; ".join(str(Lane(lane).label) for lane in lanes)


Held = list[tuple[str, list[str]]]


def held_in(unit: Unit) -> Held:
    """Position and levels of each seat that is held today by somebody whose login is open: one query."""
    return held_in_units([unit]).get(unit.pk, [])


def held_in_units(units: Any) -> dict[int, Held]:
    """The same for several units, by the unit's id: one query."""
    found: dict[int, Held] = {}
    seats = Seat.objects.in_office(timezone.localdate()).filter(unit__in=units, user__is_active=True)
    for unit_id, position, levels in seats.values_list("unit_id", "position", "levels"):
        found.setdefault(unit_id, []).append((position, levels))
    return found


def unheld_steps(preset: Preset, held: Held) -> list[Unheld]:
    """The steps of a chain that nobody could take, given the seats that are held.

    Args:
        preset: the chain.
        held: what :func:`held_in` says of the unit.
    """
    found = []
    for number, step in enumerate(preset.steps):
        by_seats: dict[tuple[str, ...], list[str]] = {}
        for lane in Lane.values:
            positions = step.positions_for(lane)
            if positions and not _is_held(step, positions, held):
                by_seats.setdefault(positions, []).append(lane)
        found += [Unheld(number, step, tuple(lanes), positions) for positions, lanes in by_seats.items()]
    return found


def _is_held(step: Step, positions: tuple[str, ...], held: Held) -> bool:
    return any(position in positions and (not step.level or step.level in levels) for position, levels in held)
