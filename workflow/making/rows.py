"""Adding, removing and moving steps in a form that has been sent, as it stands: nothing is checked, nothing is lost."""

from __future__ import annotations

import re
from typing import Any

from django.http import QueryDict

from workflow.making.chain_form import STEPS, empty_step
from workflow.problems import MOST_STEPS

Row = dict[str, list[Any]]
ROW = re.compile(rf"^{STEPS}-(\d{{1,4}})-(\w+)$")
ACT = re.compile(r"^(add|remove|up|down)(?::(\d{1,3}))?$")


def rearranged(data: QueryDict, act: str) -> QueryDict | None:
    """The form after one of its buttons; ``None`` if ``act`` is none of them.

    Args:
        data: what was sent.
        act: ``add``, or ``remove``, ``up`` or ``down`` with the number of the row, such as ``up:2``.
    """
    match = ACT.match(act)
    if match is None:
        return None
    rows = rows_in(data)
    move(rows, match[1], int(match[2] or 0))
    return _written(data, rows)


def rows_in(data: QueryDict) -> list[Row]:
    """The rows of the form, each with its values by the name of the field."""
    found: dict[int, Row] = {}
    for name, values in data.lists():
        if match := ROW.match(name):
            found.setdefault(int(match[1]), {})[match[2]] = values
    return [found[number] for number in sorted(found)][:MOST_STEPS]


def move(rows: list[Row], act: str, place: int) -> None:
    """Add a row, or remove or move the one at ``place``; what is not possible is not done."""
    if act == "add" and len(rows) < MOST_STEPS:
        rows.append(_as_sent(empty_step(free_code(rows))))
    elif act == "remove" and place < len(rows):
        gone = rows.pop(place).get("code", [])
        for row in rows:
            row["not_by"] = [code for code in row.get("not_by", []) if code not in gone]
    elif act == "up" and 0 < place < len(rows):
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    elif act == "down" and place < len(rows) - 1:
        rows[place + 1], rows[place] = rows[place], rows[place + 1]


def free_code(rows: list[Row]) -> str:
    """A code that no row has."""
    taken = {code for row in rows for code in row.get("code", [])}
    return next(code for number in range(1, len(rows) + 2) if (code := f"step-{number}") not in taken)


def _as_sent(values: dict[str, Any]) -> Row:
    return {name: value if isinstance(value, list) else [value] for name, value in values.items()}


def _written(data: QueryDict, rows: list[Row]) -> QueryDict:
    written = data.copy()
    for name in data:
        if ROW.match(name):
            del written[name]
    for number, row in enumerate(rows):
        for field, values in row.items():
            written.setlist(f"{STEPS}-{number}-{field}", values)
    written[f"{STEPS}-TOTAL_FORMS"] = str(len(rows))
    return written
