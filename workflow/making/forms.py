"""What is typed about a chain. The fields refuse what they cannot read; whether the chain can be relied on is asked of
the whole (:class:`workflow.making.chain_form.ChainForm`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from sites.choices import Lane, Level, Position
from vietnamese.folding import nfc
from workflow.choices import DeadlineKind, Declaration, OptionalCheck
from workflow.problems import LONGEST_ARTICLE, LONGEST_NAME_OF_STEP, MOST_DAYS
from workflow.steps import Deadline, Freshness, Step

AS_ABOVE, FALLS_AWAY, THESE = "", "none", "these"
LANE_CHOICES = [
    (AS_ABOVE, _("as above")),
    (FALLS_AWAY, _("the step falls away")),
    (THESE, _("these seats:")),
]
DECIDING_LEVELS = [choice for choice in Level.choices if choice[0] != Level.SYSTEM_ADMINISTRATOR]
#: The checks and declarations that a new step begins with.
USUAL_DECLARATIONS = [Declaration.SECRECY.value]


class Boxes(forms.MultipleChoiceField):
    """Some of a few, as boxes to tick."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


class Words(forms.CharField):
    """A line of text in NFC; whether it may be empty is asked of the whole."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """The text in NFC, in one line."""
        return " ".join(nfc(super().clean(value)).split())


class DetailsForm(forms.Form):
    """What holds for a chain as a whole."""

    name = Words(label=_("Name"), max_length=200)
    basis = Words(
        label=_("Legal basis"),
        max_length=200,
        help_text=_("Number and date of the decision, such as “Quyết định 118/QĐ-UBND ngày 14/3/2020”."),
    )
    delegable = forms.BooleanField(
        label=_("The head may let a deputy act for them"),
        required=False,
        help_text=_("Only by a dated delegation, which the unit's system administrator enters by its decision."),
    )
    emergency = forms.BooleanField(
        label=_("The head alone may publish in an emergency"),
        required=False,
        help_text=_("With a reason, and a second approval within one working day."),
    )
    blocking = Boxes(label=_("What prevents approval here, beyond what always does"), choices=OptionalCheck.choices)


class StepForm(forms.Form):
    """One step. Rows in which nothing was written are passed over."""

    # What is wrong with a hidden field would not be seen at it: it is asked of the whole.
    code = forms.CharField(required=False, widget=forms.HiddenInput)
    name = Words(label=_("What is done"), max_length=LONGEST_NAME_OF_STEP)
    article = Words(label=_("Article of the regulation"), max_length=LONGEST_ARTICLE, help_text=_("Such as “Đ6.1”."))
    positions = Boxes(label=_("Seats that take this step"), choices=Position.choices)
    level = forms.ChoiceField(
        label=_("Permission level that the seat must carry"),
        choices=[("", _("any level")), *DECIDING_LEVELS],
        required=False,
    )
    edits = forms.BooleanField(
        label=_("Those who take this step may change the text"),
        required=False,
        help_text=_("Otherwise nobody can change it until the step is decided."),
    )
    declarations = Boxes(label=_("Declares to have checked"), choices=Declaration.choices)
    not_by = Boxes(label=_("Not by the person who decided"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for lane, label in Lane.choices:
            self.fields[f"lane_{lane}"] = forms.ChoiceField(label=label, choices=LANE_CHOICES, required=False)
            self.fields[f"seats_{lane}"] = Boxes(label=label, choices=Position.choices)

    def full_clean(self) -> None:
        """Check what was written, if anything was."""
        if self.is_bound and self.is_blank:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    @property
    def is_blank(self) -> bool:
        """Whether the row says nothing: neither what is done, nor by which article, nor by whom."""
        said = ["name", "article", "positions", *(f"seats_{lane}" for lane in Lane.values)]
        return not any(self._typed(name) for name in said)

    def _typed(self, name: str) -> Any:
        if not self.is_bound:
            return self.initial.get(name)
        value = self.fields[name].widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return value.strip() if isinstance(value, str) else value

    @property
    def title(self) -> str:
        """What the step is called in the form at present."""
        return str(self._typed("name") or "")

    def clean(self) -> dict[str, Any]:
        """Seats for a content block are ticked where they are asked for, and only there."""
        for lane in Lane.values:
            how, seats = self.cleaned_data.get(f"lane_{lane}"), self.cleaned_data.get(f"seats_{lane}")
            if how == THESE and not seats:
                self.add_error(f"lane_{lane}", _("Tick the seats, or let the step fall away for this content block."))
            if how != THESE and seats:
                self.add_error(f"lane_{lane}", _("Seats are ticked here: choose “these seats”, or untick them."))
        return self.cleaned_data

    @property
    def lanes(self) -> Iterator[tuple[Any, Any]]:
        """For each content block the fields for whether it differs and for its seats."""
        return ((self[f"lane_{lane}"], self[f"seats_{lane}"]) for lane in Lane.values)

    @property
    def differs_by_lane(self) -> bool:
        """Whether any content block is treated otherwise."""
        return any(self._typed(f"lane_{lane}") or self.has_error(f"lane_{lane}") for lane in Lane.values)

    def step(self) -> Step:
        """The step that the cleaned form describes."""
        data = self.cleaned_data
        lanes = {lane: tuple(data[f"seats_{lane}"]) for lane in Lane.values if data[f"lane_{lane}"] != AS_ABOVE}
        return Step(
            data["code"],
            data["name"],
            data["article"],
            tuple(data["positions"]),
            lanes,
            data["level"],
            data["edits"],
            tuple(data["not_by"]),
            tuple(data["declarations"]),
        )


def step_values(step: Step) -> dict[str, Any]:
    """A step as the form takes it."""
    values: dict[str, Any] = {name: getattr(step, name) for name in ("code", "name", "article", "level", "edits")} | {
        name: list(getattr(step, name)) for name in ("positions", "not_by", "declarations")
    }
    for lane, positions in step.lanes.items():
        values[f"lane_{lane}"] = THESE if positions else FALLS_AWAY
        values[f"seats_{lane}"] = list(positions)
    return values


class DeadlineForm(forms.Form):
    """By when items of one kind must be public."""

    kind = forms.ChoiceField(choices=DeadlineKind.choices, widget=forms.HiddenInput)
    article = Words(label=_("Article of the regulation"), max_length=LONGEST_ARTICLE)
    working_days = forms.IntegerField(
        label=_("Working days"), required=False, min_value=0, max_value=MOST_DAYS, help_text=_("0 is the same day.")
    )
    day_of_month = forms.IntegerField(label=_("or day of the month"), required=False, min_value=1, max_value=31)

    @property
    def kind_label(self) -> str:
        """What the deadline counts from."""
        kind = self["kind"].value()
        return str(DeadlineKind(kind).label) if kind in DeadlineKind.values else ""

    @property
    def is_blank(self) -> bool:
        """Whether there is no deadline for this kind."""
        values: Mapping[str, Any] = self.cleaned_data
        return not values.get("article") and values.get("working_days") is None and values.get("day_of_month") is None

    def deadline(self) -> Deadline:
        """The deadline that the cleaned form describes."""
        data = self.cleaned_data
        return Deadline(data["kind"], data["article"], data["working_days"], data["day_of_month"])


class FreshnessForm(forms.Form):
    """How often portals bring something new."""

    whose = forms.ChoiceField(
        label=_("For which portals"),
        choices=[("", _("all portals")), ("hub", _("the province's main site")), ("subsite", _("subsites"))],
        required=False,
    )
    article = Words(label=_("Article of the regulation"), max_length=LONGEST_ARTICLE)
    working_days = forms.IntegerField(
        label=_("Working days until the next publication"), required=False, min_value=1, max_value=MOST_DAYS
    )

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said."""
        return not self.cleaned_data.get("article") and self.cleaned_data.get("working_days") is None

    def freshness(self) -> Freshness:
        """The row that the cleaned form describes; a missing number is refused with the whole."""
        data = self.cleaned_data
        return Freshness(data["article"], data["working_days"] or 0, data["whose"])
