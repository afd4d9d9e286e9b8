"""Approval chains as data: steps, the seats and lanes that they name, and the article that prescribes each.

The chains of the five regulations are shipped as TOML files; others are made in the admin from the same building
blocks (:class:`workflow.models.Chain`).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sites.choices import Lane, Level, Position
from workflow.choices import DeadlineKind, Declaration

CHAINS = Path(__file__).parent / "chains"


@dataclass(frozen=True)
class Step:
    """One step of a chain.

    Attributes:
        code: what the step is called in data; stays the same from version to version.
        name: what is done, in the words of the regulation.
        article: where the regulation says so.
        positions: the seats that decide, unless the lane says otherwise; see :class:`sites.choices.Position`.
        lanes: the seats by content block; an empty list means that the step falls away for it.
        level: permission level that the seat must carry; empty if the position is enough.
        edits: whether the step's holders may change the text; otherwise it is frozen for everybody.
        not_by: codes of earlier steps whose decider may not take this one too.
        declarations: what the decider declares to have checked; see :class:`workflow.choices.Declaration`.
    """

    code: str
    name: str
    article: str
    positions: tuple[str, ...]
    lanes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    level: str = ""
    edits: bool = False
    not_by: tuple[str, ...] = ()
    declarations: tuple[str, ...] = (Declaration.SECRECY.value,)

    def positions_for(self, lane: str) -> tuple[str, ...]:
        """The seats that decide items of ``lane``; none if the step falls away."""
        return self.lanes.get(lane, self.positions)


@dataclass(frozen=True)
class Deadline:
    """By when an item of one kind must be public.

    Attributes:
        kind: see :class:`workflow.choices.DeadlineKind`.
        article: where the regulation says so.
        working_days: number of working days from the typed date; 0 means the same day.
        day_of_month: instead of working days, a day of the month of the typed date, at most its last.
    """

    kind: str
    article: str
    working_days: int | None = None
    day_of_month: int | None = None


@dataclass(frozen=True)
class Freshness:
    """How often a portal must bring something new.

    Attributes:
        article: where the regulation says so.
        working_days: within how many of the last publication the next one is expected.
        whose: ``hub`` or ``subsite`` if it holds for the one or the others only.
    """

    article: str
    working_days: int
    whose: str = ""

    def holds_for(self, *, hub: bool) -> bool:
        """Whether it holds for the province's main site, or for a unit's."""
        return self.whose in ("", "hub" if hub else "subsite")


@dataclass(frozen=True)
class Preset:
    """The chain of one regulation.

    Attributes:
        key: what units and data call it.
        name: name for people.
        basis: the regulation or decision on which it rests.
        steps: in order; the last one publishes.
        delegable: whether the regulation lets the head authorise a deputy to act for them.
        emergency: whether the head alone may publish in an emergency, to be confirmed within a working day.
        blocking: codes of content issues that prevent approval here, beyond those that always do.
        deadlines: by kind.
        freshness: how often something new is published; the first that holds for a unit counts.
    """

    key: str
    name: str
    basis: str
    steps: tuple[Step, ...]
    delegable: bool = False
    emergency: bool = False
    blocking: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    freshness: tuple[Freshness, ...] = ()

    def steps_for(self, lane: str) -> tuple[Step, ...]:
        """The steps that items of ``lane`` go through."""
        return tuple(step for step in self.steps if step.positions_for(lane))

    def step(self, code: str) -> Step | None:
        """The step with the code."""
        return next((step for step in self.steps if step.code == code), None)

    def deadline(self, kind: str) -> Deadline | None:
        """The deadline for items of a kind."""
        return next((deadline for deadline in self.deadlines if deadline.kind == kind), None)

    def freshness_for(self, *, hub: bool) -> Freshness | None:
        """How often the hub, or a subsite, brings something new."""
        return next((freshness for freshness in self.freshness if freshness.holds_for(hub=hub)), None)

    def as_data(self) -> dict[str, Any]:
        """The chain as JSON holds it; :func:`preset_from` reads it."""
        data = asdict(self)
        del data["key"]
        return data


def preset_from(key: str, data: Mapping[str, Any]) -> Preset:
    """Read a chain from TOML or JSON data.

    Raises:
        ValueError: says what the chain lacks (a basis, steps, an article, known seats ...).
    """
    steps = tuple(_step(row) for row in data.get("steps", data.get("step", ())))
    preset = Preset(
        key,
        str(data.get("name", "")).strip(),
        str(data.get("basis", "")).strip(),
        steps,
        delegable=bool(data.get("delegable", False)),
        emergency=bool(data.get("emergency", False)),
        blocking=tuple(data.get("blocking", ())),
        deadlines=tuple(Deadline(**row) for row in data.get("deadlines", data.get("deadline", ()))),
        freshness=tuple(Freshness(**row) for row in data.get("freshness", ())),
    )
    if problems := list(problems_of(preset)):
        raise ValueError("; ".join(problems))
    return preset


def _step(row: Mapping[str, Any]) -> Step:
    values = dict(row)
    for name in ("positions", "not_by", "declarations"):
        if name in values:
            values[name] = tuple(values[name])
    values["lanes"] = {lane: tuple(positions) for lane, positions in values.get("lanes", {}).items()}
    values.setdefault("positions", ())
    return Step(**values)


def problems_of(preset: Preset) -> Iterable[str]:
    """What makes a chain one that cannot be relied on, in English: for files and tests."""
    if not preset.name or not preset.basis:
        yield "a chain needs a name and a legal basis"
    if not preset.steps:
        yield "a chain needs at least one step"
    codes = [step.code for step in preset.steps]
    if len(set(codes)) < len(codes) or not all(codes):
        yield "every step needs a code of its own"
    for number, step in enumerate(preset.steps):
        yield from _problems_of_step(step, set(codes[:number]))
    if preset.steps and preset.steps[-1].edits:
        yield "the last step publishes what others have approved: it cannot change the text"
    for lane in Lane.values:
        deciding = [step for step in preset.steps_for(lane) if not step.edits]
        if preset.steps and not deciding:
            yield f"items of the block “{lane}” would be decided by nobody"
    yield from problems_of_terms(preset.deadlines, preset.freshness)


def problems_of_terms(deadlines: Iterable[Deadline], freshness: Iterable[Freshness] = ()) -> Iterable[str]:
    """What is missing in deadlines, in English."""
    for deadline in deadlines:
        if deadline.kind not in DeadlineKind.values or not deadline.article:
            yield f"deadline “{deadline.kind}” needs a known kind and an article"
        if (deadline.working_days is None) == (deadline.day_of_month is None):
            yield f"deadline “{deadline.kind}” needs either working days or a day of the month"
        if (deadline.working_days or 0) < 0 or not 1 <= (deadline.day_of_month or 1) <= 31:
            yield f"deadline “{deadline.kind}” needs a number of days, or a day that months have"
    for row in freshness:
        if not row.article or row.working_days < 1 or row.whose not in ("", "hub", "subsite"):
            yield "freshness needs an article and working days, of the hub, of subsites or of both"


def _problems_of_step(step: Step, earlier: set[str]) -> Iterable[str]:
    named = {*step.positions, *(position for positions in step.lanes.values() for position in positions)}
    if not step.name or not step.article:
        yield f"step “{step.name}” needs a name and an article"
    if not named or named - set(Position.values) or set(step.lanes) - set(Lane.values):
        yield f"step “{step.name}” needs known seats and lanes"
    if step.level and step.level not in Level.values:
        yield f"step “{step.name}” names an unknown level"
    if set(step.not_by) - earlier:
        yield f"step “{step.name}” excludes the decider of a step that does not come before it"
    if set(step.declarations) - set(Declaration.values):
        yield f"step “{step.name}” asks for an unknown declaration"


def read_preset(path: Path) -> Preset:
    """Read one chain from a file.

    Raises:
        ValueError: a chain without steps or basis, a step without an article, an unknown seat.
    """
    try:
        return preset_from(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise ValueError(f"{path.name}: {error}") from error


#: The chains of the five regulations.
SHIPPED: dict[str, Preset] = {path.stem: read_preset(path) for path in sorted(CHAINS.glob("*.toml"))}
