"""The form of a whole chain: its details, its steps, its deadlines, and what speaks against it at the place of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from workflow.choices import DeadlineKind
from workflow.held_seats import Unheld
from workflow.making.forms import (
    USUAL_DECLARATIONS,
    DeadlineForm,
    DetailsForm,
    FreshnessForm,
    StepForm,
    step_values,
)
from workflow.making.words import said
from workflow.problems import MOST_STEPS, WHOSE, Problem, problems_of
from workflow.steps import Preset

STEPS, DEADLINES, FRESHNESS = "steps", "deadlines", "freshness"
#: Steps that an empty chain offers to fill.
STEPS_OFFERED = 3


class StepFormSet(BaseFormSet):  # type: ignore[type-arg]  # Django's class takes no parameter
    """Steps in order, each with the others to choose whose deciders may not take it."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add the steps before this one, by their codes; later ones only to be unticked after a step has moved."""
        super().add_fields(form, index)
        chosen = self._chosen(index)
        form.fields["not_by"].choices = [
            (code, f"{number + 1}. {name}")
            for number, (code, name) in enumerate(self._codes)
            if index is not None and (number < index or (code in chosen and number != index))
        ]

    def _chosen(self, index: int | None) -> list[str]:
        if index is None:
            return []
        if not self.is_bound:
            return list((self.initial or [])[index].get("not_by", []))
        data: Any = self.data
        return list(data.getlist(f"{self.add_prefix(index)}-not_by"))

    @property
    def _codes(self) -> list[tuple[str, str]]:
        if not self.is_bound:
            return [(row.get("code", ""), row.get("name", "")) for row in self.initial or []]
        rows = (self.add_prefix(number) for number in range(self.total_form_count()))
        return [(self.data.get(f"{row}-code", ""), self.data.get(f"{row}-name", "")) for row in rows]


StepRows = formset_factory(
    StepForm, formset=StepFormSet, extra=0, max_num=MOST_STEPS, absolute_max=MOST_STEPS, validate_max=True
)
DeadlineRows = formset_factory(DeadlineForm, extra=0, absolute_max=len(DeadlineKind), max_num=len(DeadlineKind))
FreshnessRows = formset_factory(FreshnessForm, extra=0, absolute_max=len(WHOSE), max_num=len(WHOSE))


class ChainForm:
    """The four forms of a chain as one.

    Args:
        data: what was sent; ``None`` for a form that shows ``preset``.
        preset: the chain with which the form begins; ``None`` for an empty one.
        details: the class of the form for the chain as a whole.
        initial: what stands there instead of the preset's own.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        preset: Preset | None = None,
        details: type[DetailsForm] = DetailsForm,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.details = details(data, initial={**details_values(preset), **(initial or {})})
        self.steps: Any = StepRows(data, prefix=STEPS, initial=steps_values(preset))
        self.deadlines: Any = DeadlineRows(data, prefix=DEADLINES, initial=deadlines_values(preset))
        self.freshness: Any = FreshnessRows(data, prefix=FRESHNESS, initial=freshness_values(preset))

    @property
    def media(self) -> Any:
        """Scripts and styles of the fields."""
        return self.details.media + self.steps.media

    @property
    def hidden_forms(self) -> list[Any]:
        """Every form with fields, for carrying them through the summary."""
        return [self.details, *self.steps, *self.deadlines, *self.freshness]

    def is_valid(self) -> bool:
        """Whether everything can be read, and the chain be relied on; what speaks against it stands at its field."""
        parts = [self.details.is_valid(), *(rows.is_valid() for rows in (self.steps, self.deadlines, self.freshness))]
        if not all(parts):
            return False
        problems = list(problems_of(self.preset()))
        for problem in problems:
            self._say(problem)
        return not problems

    def preset(self, key: str = "") -> Preset:
        """The chain that the cleaned forms describe."""
        data = self.details.cleaned_data
        return Preset(
            key,
            data["name"],
            data["basis"],
            tuple(row.step() for row in self._step_rows),
            delegable=data["delegable"],
            emergency=data["emergency"],
            blocking=tuple(data["blocking"]),
            deadlines=tuple(row.deadline() for row in self.deadlines if not row.is_blank),
            freshness=tuple(row.freshness() for row in self.freshness if not row.is_blank),
        )

    def refuse(self, error: ValidationError) -> None:
        """Show what the act itself refused."""
        for message in error.messages:
            self.details.add_error(None, message)

    def refuse_unheld(self, unheld: Iterable[Unheld]) -> bool:
        """Show at each step which of its seats nobody holds; says whether there are any."""
        rows, found = self._step_rows, list(unheld)
        for step in found:
            rows[step.number].add_error("positions", str(step))
        return bool(found)

    @property
    def _step_rows(self) -> list[Any]:
        return [row for row in self.steps if not row.is_blank]

    def _say(self, problem: Problem) -> None:
        field, text = said(problem)
        if problem.step is not None:
            form = self._step_rows[problem.step]
        elif problem.code.startswith("deadline"):
            form = next((row for row in self.deadlines if row["kind"].value() == problem.about), self.details)
        elif problem.code.startswith("freshness"):
            filled = [row for row in self.freshness if not row.is_blank]
            form = next((row for row in filled if row.cleaned_data["whose"] == problem.about), self.details)
        else:
            form = self.details
        form.add_error(field if field in form.fields else None, text)


def details_values(preset: Preset | None) -> dict[str, Any]:
    """What a chain says as a whole, as the form takes it."""
    if preset is None:
        return {}
    values = {name: getattr(preset, name) for name in ("name", "basis", "delegable", "emergency")}
    return {**values, "blocking": list(preset.blocking)}


def steps_values(preset: Preset | None) -> list[dict[str, Any]]:
    """The steps of a chain, or a few empty rows."""
    if preset is None:
        return [empty_step(f"step-{number}") for number in range(1, STEPS_OFFERED + 1)]
    return [step_values(step) for step in preset.steps]


def empty_step(code: str) -> dict[str, Any]:
    """A new row; its code is chosen before it is filled in, so that other rows can name it."""
    return {"code": code, "declarations": USUAL_DECLARATIONS}


def deadlines_values(preset: Preset | None) -> list[dict[str, Any]]:
    """One row for each kind, those with a deadline first and in the chain's order."""
    given = [asdict(deadline) for deadline in preset.deadlines] if preset else []
    kinds = {row["kind"] for row in given}
    return [*given, *({"kind": kind} for kind in DeadlineKind.values if kind not in kinds)]


def freshness_values(preset: Preset | None) -> list[dict[str, Any]]:
    """The rows of a chain, and empty ones for the rest."""
    given = [asdict(row) for row in preset.freshness] if preset else []
    return [*given, *({} for _row in range(len(WHOSE) - len(given)))]
