"""A chain in words: its steps with seats, blocks and articles, its deadlines and what it allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sites.choices import Lane, Level, Position
from workflow.choices import DeadlineKind, Declaration, OptionalCheck
from workflow.held_seats import in_words
from workflow.steps import Deadline, Freshness, Preset, Step

Fact = tuple[str, str]


@dataclass(frozen=True)
class StepInWords:
    """A step as people read it.

    Attributes:
        name: what is done.
        article: where the regulation says so.
        facts: what else there is to know, as (what, in detail).
    """

    name: str
    article: str
    facts: list[Fact]

    @property
    def text(self) -> str:
        """Everything but the name, one fact a line."""
        return "\n".join(f"{what}: {detail}" for what, detail in self.facts)


def steps_in_words(preset: Preset) -> list[StepInWords]:
    """The steps in order."""
    names = {step.code: step.name for step in preset.steps}
    return [StepInWords(step.name, step.article, list(_facts_of_step(step, names))) for step in preset.steps]


def _facts_of_step(step: Step, names: dict[str, str]) -> Iterator[Fact]:
    yield _("Taken by"), _seats(step)
    if step.level in Level.values:
        yield _("Permission level"), str(Level(step.level).label)
    if step.edits:
        yield _("Text"), _("can be changed in this step")
    if step.not_by:
        yield _("Not by the person who decided"), "; ".join(names.get(code, code) for code in step.not_by)
    if step.declarations:
        yield _("Declares to have checked"), "; ".join(str(Declaration(name).label) for name in step.declarations)


def _seats(step: Step) -> str:
    by_seats: dict[tuple[str, ...], list[str]] = {}
    for lane in Lane.values:
        by_seats.setdefault(step.positions_for(lane), []).append(lane)
    if len(by_seats) == 1:
        return positions_in_words(step.positions_for(Lane.GOVERNMENT))
    parts = [(in_words(tuple(lanes)), positions) for positions, lanes in by_seats.items()]
    return "; ".join(
        f"{positions_in_words(positions)} ({blocks})"
        if positions
        else _("falls away (%(blocks)s)") % {"blocks": blocks}
        for blocks, positions in parts
    )


def positions_in_words(positions: tuple[str, ...]) -> str:
    """Seats by their names."""
    return ", ".join(str(Position(position).label) for position in positions)


def terms_in_words(preset: Preset) -> list[Fact]:
    """Deadlines, freshness, and what holds for the chain as a whole."""
    facts = [(str(DeadlineKind(row.kind).label), _deadline(row)) for row in preset.deadlines]
    facts += [(_whose(row), _freshness(row)) for row in preset.freshness]
    if preset.blocking:
        checks = "; ".join(str(OptionalCheck(code).label) for code in preset.blocking)
        facts.append((_("Prevents approval here"), checks))
    may, may_not = _("allowed"), _("not allowed")
    facts.append((_("The head may let a deputy act for them"), may if preset.delegable else may_not))
    facts.append((_("The head alone may publish in an emergency"), may if preset.emergency else may_not))
    return facts


def _deadline(row: Deadline) -> str:
    if row.day_of_month is not None:
        return _("by day %(day)s of the month (%(article)s)") % {"day": row.day_of_month, "article": row.article}
    if not row.working_days:
        return _("on the same day (%(article)s)") % {"article": row.article}
    return _days(row.working_days, row.article)


def _freshness(row: Freshness) -> str:
    return _days(row.working_days, row.article)


def _days(number: int, article: str) -> str:
    text = ngettext(
        "within %(number)s working day (%(article)s)", "within %(number)s working days (%(article)s)", number
    )
    return text % {"number": number, "article": article}


def _whose(row: Freshness) -> str:
    words = {"hub": _("Something new on the province's main site"), "subsite": _("Something new on subsites")}
    return words.get(row.whose, _("Something new on the portal"))


def chain_in_words(preset: Preset) -> list[Fact]:
    """The whole chain as (what, in detail), for the summary before it is put in force."""
    title = _("Step %(number)s: %(name)s (%(article)s)")
    steps = [
        (title % {"number": number, "name": step.name, "article": step.article}, step.text)
        for number, step in enumerate(steps_in_words(preset), start=1)
    ]
    return [(_("Name"), preset.name), (_("Legal basis"), preset.basis), *steps, *terms_in_words(preset)]
