"""By when an item must be public: from the day that its text gives, by the number that its unit's chain gives.

Everything here computes and nothing writes; due dates are kept right by :mod:`workflow.due_dates`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sites.models import Unit
from sites.working_days import Calendar, day_of_month
from workflow.presets import Deadline, Preset, problems_of_terms
from workflow.records import Chain


@dataclass(frozen=True)
class Terms:
    """The deadlines that hold for the items of a unit.

    Attributes:
        basis: the regulation that gives them.
        deadlines: by kind; a kind without one has none.
    """

    basis: str
    deadlines: tuple[Deadline, ...]

    def deadline(self, kind: str) -> Deadline | None:
        """The deadline for items of a kind."""
        return next((deadline for deadline in self.deadlines if deadline.kind == kind), None)


@dataclass(frozen=True)
class Clock:
    """One item's deadline: what it counts from, and how.

    Attributes:
        start: the day of the event, of signing, of sending or of receipt; it is not counted itself.
        deadline: number and article.
        basis: the regulation of the article.
    """

    start: date
    deadline: Deadline
    basis: str

    def due_at(self, calendar: Calendar) -> datetime:
        """The last moment at which the item is in time."""
        return due_moment(self.deadline, self.start, calendar)

    def as_data(self) -> dict[str, Any]:
        """The clock as a step keeps it; :func:`clock_from` reads it."""
        return {
            "kind": self.deadline.kind,
            "start": self.start.isoformat(),
            "article": self.deadline.article,
            "basis": self.basis,
            "working_days": self.deadline.working_days,
            "day_of_month": self.deadline.day_of_month,
        }


def clock_from(data: Mapping[str, Any]) -> Clock:
    """Read a clock that a step has kept."""
    deadline = Deadline(data["kind"], data["article"], data["working_days"], data["day_of_month"])
    return Clock(date.fromisoformat(data["start"]), deadline, data["basis"])


def due_moment(deadline: Deadline, start: date, calendar: Calendar) -> datetime:
    """The last moment of a deadline that counts from ``start``: the end of a working day.

    A day of the month that is not worked, or that the month has not, is moved as the Civil Code has it (art. 148.3,
    148.5); so is “the same day”.
    """
    if deadline.day_of_month is not None:
        return calendar.due_at(day_of_month(start, deadline.day_of_month), 0)
    return calendar.due_at(start, deadline.working_days or 0)


def read_terms(path: Path) -> Terms:
    """Read deadlines with their basis from a file.

    Raises:
        ValueError: no basis, or a deadline without a known kind, an article or a number.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    terms = Terms(data.get("basis", ""), tuple(Deadline(**row) for row in data.get("deadline", ())))
    problems = [str(problem) for problem in problems_of_terms(terms.deadlines)]
    problems += [] if terms.basis else ["deadlines need a legal basis"]
    if problems:
        raise ValueError(f"{path.name}: {'; '.join(problems)}")
    return terms


#: What holds where no regulation gives a number.
PROVINCE = read_terms(Path(__file__).parent / "province.toml")


def terms_of(preset: Preset, hub: Preset | None) -> Terms:
    """The deadlines of a chain; of one that gives no number, those of the province (row S10).

    Args:
        preset: the chain.
        hub: the chain of the hub, whose numbers go before the law's.
    """
    for source in (preset, hub):
        if source is not None and source.deadlines:
            return Terms(source.basis, source.deadlines)
    return PROVINCE


def hub_preset() -> Preset | None:
    """The chain of the hub, as it is now."""
    hub = Unit.objects.hub()
    chain = Chain.objects.newest().filter(key=hub.preset).first() if hub and hub.preset else None
    return chain.preset if chain else None


def clock_of(draft: Any, preset: Preset) -> Clock | None:
    """The clock of a text by its unit's chain; ``None`` if it has no day to count from, or its kind no deadline."""
    start = draft.deadline_start()
    if start is None:
        return None
    kind, day = start
    terms = terms_of(preset, None if preset.deadlines else hub_preset())
    deadline = terms.deadline(kind)
    return Clock(day, deadline, terms.basis) if deadline else None


def due_fields(draft: Any, preset: Preset) -> dict[str, Any]:
    """What an open step keeps of the deadline of its text, by the names of its columns."""
    clock = clock_of(draft, preset)
    if clock is None:
        return {"deadline": {}, "due_at": None}
    return {"deadline": clock.as_data(), "due_at": clock.due_at(Calendar.read())}
