"""How the hub's acts on a unit read in logs: in the hub's inspection, and in the unit's own log."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from home.hub.chains import ACTION as CHAIN_ACTION
from home.hub.chains import chain_name
from home.hub.closing import ACTION as STATE_ACTION
from sites.choices import UnitState


def label_of_state(value: str) -> str:
    """The state in words; a state of another version as it stands."""
    return str(UnitState(value).label) if value in UnitState.values else value


class StateChanged(LogFormatter):
    """A unit was frozen, archived, redirected or reopened."""

    label = gettext_lazy("Change the state of a unit")

    def format_message(self, log_entry: Any) -> str:
        """From which state to which, by which decision."""
        data = log_entry.data
        return _("%(from)s → %(to)s, by %(basis)s") % {
            "from": label_of_state(data.get("from", "")),
            "to": label_of_state(data.get("to", "")),
            "basis": data.get("basis", ""),
        }

    def format_comment(self, log_entry: Any) -> str:
        """The reason."""
        return str(log_entry.data.get("reason", ""))


class ChainAssigned(LogFormatter):
    """A unit got another chain."""

    label = gettext_lazy("Assign an approval chain")

    def format_message(self, log_entry: Any) -> str:
        """From which chain to which."""
        data = log_entry.data
        return _("Approval chain: %(from)s → %(to)s") % {
            "from": chain_name(data.get("from", "")),
            "to": chain_name(data.get("to", "")),
        }


def register(actions: Any) -> None:
    """Enter the acts in Wagtail's registry."""
    actions.register_action(STATE_ACTION)(StateChanged)
    actions.register_action(CHAIN_ACTION)(ChainAssigned)
