"""What speaks against a chain, in the words of the admin, and at which field of its form it is said."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from sites.choices import Lane
from workflow.problems import MOST_DAYS, MOST_STEPS, Problem


class Said(NamedTuple):
    """Words for a problem.

    Attributes:
        field: of the step's form, or of the chain's if it is about no step; empty for the form as a whole.
        text: the words; they may name ``about`` (the content block), ``steps`` and ``days`` (the most there can be).
    """

    field: str
    text: Any


#: By the code of the problem.
WORDS: dict[str, Said] = {
    "no_name": Said("name", _("A chain needs a name.")),
    "no_basis": Said("basis", _("State the number and date of the decision on which the chain rests.")),
    "too_long": Said("", _("The name or the legal basis is too long.")),
    "no_steps": Said("", _("A chain needs at least one step.")),
    "too_many_steps": Said("", _("A chain has %(steps)s steps at most.")),
    "unknown_check": Said("blocking", _("There is no such check.")),
    "last_edits": Said("edits", _("The last step publishes what others have approved: it cannot change the text.")),
    "nobody_decides": Said(
        "", _("Nobody would decide items of the content block “%(about)s”: a step that does not edit must take them.")
    ),
    "deadline_twice": Said("", _("There are several deadlines of one kind.")),
    "deadline_kind": Said("", _("There is no such kind of deadline.")),
    "deadline_article": Said("article", _("State the article that gives this deadline.")),
    "deadline_term": Said("working_days", _("Give either a number of working days or a day of the month.")),
    "deadline_number": Said(
        "working_days", _("Give from 0 to %(days)s working days, or a day of the month from 1 to 31.")
    ),
    "freshness_twice": Said("", _("It is said twice how often the same portals bring something new.")),
    "freshness": Said("article", _("State the article, from 1 to %(days)s working days, and for whom.")),
    "step_code": Said("", _("Two steps have the same code. Remove one of them and add it again.")),
    "step_name": Said("name", _("A step needs a name.")),
    "step_article": Said("article", _("State the article that prescribes this step.")),
    "step_too_long": Said("name", _("The name or the article of this step is too long.")),
    "step_seats": Said("positions", _("Choose the seats that take this step, here or for some content blocks.")),
    "unknown_seat": Said("positions", _("There is no such seat.")),
    "unknown_lane": Said("", _("There is no such content block.")),
    "unknown_level": Said("level", _("There is no such permission level.")),
    "administrator_level": Said("level", _("Who runs the system decides nothing. Choose another level.")),
    "not_by_later": Said("not_by", _("Only steps that come before this one can be chosen here.")),
    "unknown_declaration": Said("declarations", _("There is no such declaration.")),
}


def said(problem: Problem) -> Said:
    """The words for a problem, with what it is about."""
    field, text = WORDS[problem.code]
    about = str(Lane(problem.about).label) if problem.about in Lane.values else problem.about
    return Said(field, str(text) % {"about": about, "steps": MOST_STEPS, "days": MOST_DAYS})
