"""Approval chains as data: one TOML file per regulation, every step with the article that prescribes it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sites.choices import Position

CHAINS = Path(__file__).parent / "chains"


@dataclass(frozen=True)
class Step:
    """One step of a chain.

    Attributes:
        name: what is done, in the words of the regulation.
        positions: the seats that decide; see :class:`sites.choices.Position`.
        article: where the regulation says so.
    """

    name: str
    positions: tuple[str, ...]
    article: str


@dataclass(frozen=True)
class Preset:
    """The chain of one regulation."""

    key: str
    name: str
    basis: str
    steps: tuple[Step, ...]


def read_preset(path: Path) -> Preset:
    """Read one chain.

    Raises:
        ValueError: a chain without steps or basis, a step without an article, an unknown seat.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = tuple(Step(step["name"], tuple(step["positions"]), step["article"]) for step in data["step"])
    preset = Preset(path.stem, data["name"], data["basis"], steps)
    if not preset.basis or not steps:
        raise ValueError(f"{path.name}: a chain needs a legal basis and at least one step")
    for step in steps:
        if not step.article or not step.positions or set(step.positions) - set(Position.values):
            raise ValueError(f"{path.name}: step “{step.name}” needs an article and known seats")
    return preset


PRESETS: dict[str, Preset] = {path.stem: read_preset(path) for path in sorted(CHAINS.glob("*.toml"))}
