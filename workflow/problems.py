"""What makes a chain one that cannot be relied on: said in English for files and tests, by a code for the admin."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sites.choices import Lane, Level, Position
from workflow.choices import DeadlineKind, Declaration, OptionalCheck
from workflow.steps import Deadline, Freshness, Preset, Step

#: What columns and screens hold.
LONGEST = {"name": 200, "basis": 200}
LONGEST_NAME_OF_STEP, LONGEST_ARTICLE, LONGEST_CODE = 200, 100, 40
MOST_STEPS = 15
MOST_DAYS = 366
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WHOSE = ("", "hub", "subsite")


@dataclass(frozen=True)
class Problem:
    """One thing that a chain lacks.

    Attributes:
        code: which; the admin has its words for each (:data:`workflow.making.words.WORDS`).
        text: the same in English.
        step: number of the step that it is about, from 0; ``None`` for the chain as a whole.
        about: the content block, the deadline's kind or the field that it is about.
    """

    code: str
    text: str
    step: int | None = None
    about: str = ""

    def __str__(self) -> str:
        return self.text


def problems_of(preset: Preset) -> Iterator[Problem]:
    """Everything that speaks against a chain."""
    for name, longest in LONGEST.items():
        value = getattr(preset, name)
        if not value:
            yield Problem(f"no_{name}", f"a chain needs a {'legal basis' if name == 'basis' else name}", about=name)
        if len(value) > longest:
            yield Problem("too_long", f"the {name} is longer than {longest} characters", about=name)
    if not preset.steps:
        yield Problem("no_steps", "a chain needs at least one step")
    if len(preset.steps) > MOST_STEPS:
        yield Problem("too_many_steps", f"a chain has {MOST_STEPS} steps at most")
    for unknown in set(preset.blocking) - set(OptionalCheck.values):
        yield Problem("unknown_check", f"there is no check “{unknown}” that a chain may add", about=unknown)
    for number, step in enumerate(preset.steps):
        yield from _problems_of_step(number, step, [step.code for step in preset.steps[:number]])
    if preset.steps and preset.steps[-1].edits:
        text = "the last step publishes what others have approved: it cannot change the text"
        yield Problem("last_edits", text, len(preset.steps) - 1)
    for lane in Lane.values if preset.steps else ():
        if all(step.edits for step in preset.steps_for(lane)):
            yield Problem("nobody_decides", f"items of the block “{lane}” would be decided by nobody", about=lane)
    yield from problems_of_terms(preset.deadlines, preset.freshness)


def problems_of_terms(deadlines: Iterable[Deadline], freshness: Iterable[Freshness] = ()) -> Iterator[Problem]:
    """What speaks against deadlines."""
    deadlines = tuple(deadlines)
    for kind, number in Counter(deadline.kind for deadline in deadlines).items():
        if number > 1:
            yield Problem("deadline_twice", f"there are several deadlines “{kind}”", about=kind)
    for deadline in deadlines:
        yield from _problems_of_deadline(deadline)
    whose = [row.whose for row in freshness]
    if len(set(whose)) < len(whose):
        yield Problem("freshness_twice", "freshness is said twice for the same portals")
    for row in freshness:
        is_said = row.article and 1 <= row.working_days <= MOST_DAYS and row.whose in WHOSE
        if not is_said or len(row.article) > LONGEST_ARTICLE:
            text = "freshness needs an article and working days, of the hub, of subsites or of both"
            yield Problem("freshness", text, about=row.whose)


def _problems_of_deadline(deadline: Deadline) -> Iterator[Problem]:
    kind, days, day = deadline.kind, deadline.working_days, deadline.day_of_month
    if kind not in DeadlineKind.values:
        yield Problem("deadline_kind", f"there is no kind of deadline “{kind}”", about=kind)
    if not 1 <= len(deadline.article) <= LONGEST_ARTICLE:
        yield Problem("deadline_article", f"deadline “{kind}” needs a known kind and an article", about=kind)
    if (days is None) == (day is None):
        text = f"deadline “{kind}” needs either working days or a day of the month"
        yield Problem("deadline_term", text, about=kind)
    if not 0 <= (days or 0) <= MOST_DAYS or not 1 <= (1 if day is None else day) <= 31:
        text = f"deadline “{kind}” needs a number of days, or a day that months have"
        yield Problem("deadline_number", text, about=kind)


def _problems_of_step(number: int, step: Step, earlier: list[str]) -> Iterator[Problem]:
    def problem(code: str, text: str, about: str = "") -> Problem:
        return Problem(code, f"step “{step.name}” {text}", number, about)

    named = {*step.positions, *(position for positions in step.lanes.values() for position in positions)}
    if not CODE.fullmatch(step.code) or len(step.code) > LONGEST_CODE or step.code in earlier:
        yield problem("step_code", "needs a code of its own")
    if not step.name:
        yield problem("step_name", "needs a name and an article")
    if not step.article:
        yield problem("step_article", "needs a name and an article")
    if len(step.name) > LONGEST_NAME_OF_STEP or len(step.article) > LONGEST_ARTICLE:
        yield problem("step_too_long", "has a name or an article that is too long")
    if not named:
        yield problem("step_seats", "needs known seats and lanes")
    if unknown := named - set(Position.values):
        yield problem("unknown_seat", "needs known seats and lanes", ", ".join(sorted(unknown)))
    if unknown := set(step.lanes) - set(Lane.values):
        yield problem("unknown_lane", "needs known seats and lanes", ", ".join(sorted(unknown)))
    if step.level and step.level not in Level.values:
        yield problem("unknown_level", "names an unknown level", step.level)
    if step.level == Level.SYSTEM_ADMINISTRATOR:
        # Who runs the system decides nothing (seed 004 Đ14.2, seed 000 Đ6.4).
        yield problem("administrator_level", "names the level of those who run the system")
    if set(step.not_by) - set(earlier):
        yield problem("not_by_later", "excludes the decider of a step that does not come before it")
    if unknown := set(step.declarations) - set(Declaration.values):
        yield problem("unknown_declaration", "asks for an unknown declaration", ", ".join(sorted(unknown)))
