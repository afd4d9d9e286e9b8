"""How often each portal has to bring something new, and which are behind (rows S6, S9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sites.models import Unit
from sites.working_days import Calendar
from workflow.presets import Freshness, Preset
from workflow.records import Chain


@dataclass(frozen=True)
class Rules:
    """What holds for every unit, as of the moment at which it was read.

    Attributes:
        presets: the chains in force, by key.
        hub: the chain of the hub, whose rule for subsites holds where a unit's own regulation gives none.
        calendar: counts the working days.
    """

    presets: Mapping[str, Preset]
    hub: Preset | None
    calendar: Calendar

    @classmethod
    def read(cls) -> Rules:
        """Three queries, for any number of units."""
        presets = {chain.key: chain.preset for chain in Chain.objects.newest()}
        hub = Unit.objects.hub()
        return cls(presets, presets.get(hub.preset) if hub else None, Calendar.read())

    def rule_for(self, unit: Unit) -> Freshness | None:
        """The rule of the unit's own regulation, else the province's; ``None`` if neither gives one."""
        own = self.presets.get(unit.preset)
        rule = own.freshness_for(hub=unit.is_hub) if own else None
        return rule or (self.hub.freshness_for(hub=unit.is_hub) if self.hub else None)

    def fresh_until(self, unit: Unit, last: datetime | None) -> datetime | None:
        """By when the unit's portal must bring something new; ``None`` if it need not, or has ended.

        Args:
            unit: the unit.
            last: when something of it last went public; a portal that has shown nothing counts from its founding.
        """
        rule = None if unit.is_closed else self.rule_for(unit)
        if rule is None:
            return None
        start: date = last or unit.founded_on
        return self.calendar.due_at(start, rule.working_days)
