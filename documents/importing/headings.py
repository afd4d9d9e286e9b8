"""Which column of a table is which: found by the headings, put right by people, remembered by their unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from documents.importing.vocabulary import bare, headings

#: A row is the row of headings if so many of its cells are known ones.
FEWEST_KNOWN = 2
#: Titles and notes may stand above it.
SEARCHED_ROWS = 15


def place_of_headings(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows holds the headings: the first with several that are known, else the first of all."""
    for place, cells in enumerate(rows[:SEARCHED_ROWS]):
        if sum(bare(cell) in headings() for cell in cells if cell) >= FEWEST_KNOWN:
            return place
    return 0


def guess_mapping(cells: Sequence[str], remembered: Mapping[str, str] | None = None) -> list[str]:
    """The key of each column; empty for one that is not known, or whose meaning an earlier one has already.

    Args:
        cells: the headings.
        remembered: what the unit has chosen before, by the bare form of the heading.
    """
    chosen: list[str] = []
    for cell in cells:
        key = {**headings(), **(remembered or {})}.get(bare(cell), "") if cell else ""
        chosen.append("" if key in chosen else key)
    return chosen


def to_remember(cells: Sequence[str], mapping: Sequence[str]) -> dict[str, str]:
    """What a unit chose for headings, in the form that :func:`guess_mapping` takes."""
    return {bare(cell): key for cell, key in zip(cells, mapping, strict=False) if bare(cell)}
