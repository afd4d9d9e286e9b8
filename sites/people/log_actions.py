"""How acts on a board read in the log."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from sites.choices import Level, Position

FIELD_LABELS = {
    "last_name": gettext_lazy("Family and middle names"),
    "first_name": gettext_lazy("Given name"),
    "email": gettext_lazy("E-mail"),
}

#: Action -> its name.
ACTIONS = {
    "board.invite": gettext_lazy("Invited to the board"),
    "board.appoint": gettext_lazy("Appointed to the board"),
    "board.end_seat": gettext_lazy("Term ended"),
    "board.withdraw": gettext_lazy("Appointment withdrawn before it began"),
    "board.delegate": gettext_lazy("Rights of the head delegated"),
    "board.end_delegation": gettext_lazy("Delegation ended early"),
    "board.deactivate": gettext_lazy("Login deactivated"),
    "board.reactivate": gettext_lazy("Login opened again"),
    "board.edit_person": gettext_lazy("Names or e-mail address changed"),
    "board.invite_again": gettext_lazy("Letter with the link sent again"),
}


class BoardFormatter(LogFormatter):
    """Shows the facts that were written down with the act."""

    def format_message(self, log_entry: Any) -> str:
        """What was done, and to whom."""
        person = log_entry.data.get("person")
        return f"{self.message}: {person}" if person else str(self.message)

    def format_comment(self, log_entry: Any) -> str:
        """The position, the decision and the days, or what was changed into what."""
        return "; ".join(_details(log_entry.data))


def _details(data: dict[str, Any]) -> list[str]:
    parts = []
    if data.get("position") in Position.values:
        parts.append(str(Position(data["position"]).label))
    if levels := [str(Level(level).label) for level in data.get("levels", ()) if level in Level.values]:
        parts.append(", ".join(levels))
    if data.get("decision"):
        parts.append(_("decision %(number)s") % {"number": data["decision"]})
    if data.get("from"):
        parts.append(_("from %(date)s") % {"date": _day(data["from"])})
    if data.get("to"):
        parts.append(_("to %(date)s") % {"date": _day(data["to"])})
    for field, (former, present) in data.get("changed", {}).items():
        parts.append(f"{FIELD_LABELS[field]}: {former} → {present}")
    return parts


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "d/m/Y")


def register(registry: Any) -> None:
    """Enter the acts with Wagtail's log."""
    for action, name in ACTIONS.items():
        attributes = {"label": name, "message": name}
        registry.register_action(action)(type("_BoardFormatter", (BoardFormatter,), attributes))
