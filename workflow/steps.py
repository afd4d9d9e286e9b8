"""What approval chains are made of: steps with the seats that take them, deadlines, and how often news is expected."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sites.choices import Lane, Position
from workflow.choices import Declaration, OptionalCheck


def in_order(values: Iterable[str], order: Iterable[str]) -> tuple[str, ...]:
    """Each of ``values`` once, in the order of their vocabulary; unknown ones last, for the refusal to name."""
    places = {value: place for place, value in enumerate(order)}
    return tuple(sorted(set(values), key=lambda value: (places.get(value, len(places)), value)))


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

    def __post_init__(self) -> None:
        """Bring what is a set into one order, so that two steps that say the same are equal."""
        keep = object.__setattr__
        keep(self, "positions", in_order(self.positions, Position.values))
        lanes = {lane: self.lanes[lane] for lane in in_order(self.lanes, Lane.values)}
        keep(self, "lanes", {lane: in_order(positions, Position.values) for lane, positions in lanes.items()})
        keep(self, "not_by", in_order(self.not_by, ()))
        keep(self, "declarations", in_order(self.declarations, Declaration.values))

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

    def __post_init__(self) -> None:
        """Bring the checks into one order."""
        object.__setattr__(self, "blocking", in_order(self.blocking, OptionalCheck.values))

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
