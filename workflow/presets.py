"""Approval chains as data: steps, the seats and lanes that they name, and the article that prescribes each.

The chains of the five regulations are shipped as TOML files; others are made in the admin from the same building
blocks (:class:`workflow.models.Chain`).
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workflow.problems import problems_of, problems_of_terms
from workflow.steps import Deadline, Freshness, Preset, Step

__all__ = [
    "SHIPPED",
    "Deadline",
    "Freshness",
    "Preset",
    "Step",
    "past_preset_from",
    "preset_from",
    "problems_of",
    "problems_of_terms",
    "read_preset",
]

CHAINS = Path(__file__).parent / "chains"


def preset_from(key: str, data: Mapping[str, Any]) -> Preset:
    """Read a chain from TOML or JSON data.

    Raises:
        ValueError: says what the chain lacks (a basis, steps, an article, known seats ...).
    """
    preset = past_preset_from(key, data)
    if problems := list(problems_of(preset)):
        raise ValueError("; ".join(map(str, problems)))
    return preset


def past_preset_from(key: str, data: Mapping[str, Any]) -> Preset:
    """Read a chain as it was, without asking whether it would be entered today: evidence outlives stricter rules."""
    steps = tuple(_step(row) for row in data.get("steps", data.get("step", ())))
    return Preset(
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


def _step(row: Mapping[str, Any]) -> Step:
    values = dict(row)
    for name in ("positions", "not_by", "declarations"):
        if name in values:
            values[name] = tuple(values[name])
    values["lanes"] = {lane: tuple(positions) for lane, positions in values.get("lanes", {}).items()}
    values.setdefault("positions", ())
    return Step(**values)


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
