"""How acts on recommendations read in the log of the unit."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from home.choices import Act, Answer, RecommendationKind

#: By the act, its name in the log.
ACTIONS: dict[str, str] = {act: f"recommendations.{act}" for act in Act.values}
LABELS: dict[str, Any] = {
    Act.MADE: gettext_lazy("Recommendation of the hub: make"),
    Act.ANSWERED: gettext_lazy("Recommendation of the hub: answer"),
    Act.CLOSED: gettext_lazy("Recommendation of the hub: close"),
    Act.WITHDRAWN: gettext_lazy("Recommendation of the hub: withdraw"),
    Act.REOPENED: gettext_lazy("Recommendation of the hub: open again"),
}


class ActOnRecommendation(LogFormatter):
    """An act of the hub or of the unit's head."""

    def format_message(self, log_entry: Any) -> str:
        """What was done, about which page, and by when an answer is due."""
        data = log_entry.data
        parts = [label_of(RecommendationKind, data.get("kind", "")), f"“{data.get('title', '')}”"]
        if data.get("answer"):
            parts.append(label_of(Answer, data["answer"]))
        if data.get("deadline"):
            day = date_format(date.fromisoformat(data["deadline"]), "d/m/Y")
            parts.append(_("answer by %(date)s") % {"date": day})
        return " – ".join(parts)

    def format_comment(self, log_entry: Any) -> str:
        """The reason, the answer or the note, and for whom it was said if a deputy acted for the head."""
        text = str(log_entry.data.get("text", ""))
        head = log_entry.data.get("office", {}).get("on_behalf_of")
        if not head:
            return text
        behalf = _("on behalf of %(head)s (%(decision)s)") % {
            "head": head["person"],
            "decision": head["decision_number"],
        }
        return f"{text} – {behalf}" if text else behalf


def label_of(choices: Any, value: str) -> str:
    """A value in words; one of another version as it stands."""
    return str(choices(value).label) if value in choices.values else value


def register(actions: Any) -> None:
    """Enter the acts in Wagtail's registry."""
    for act, action in ACTIONS.items():
        actions.register_action(action)(type("Logged", (ActOnRecommendation,), {"label": LABELS[act]}))
