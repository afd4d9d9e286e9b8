"""How the acts of approval read in logs."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from workflow.making.services import ACTION as MAKE_CHAIN
from workflow.takedown import ACTION as TAKE_DOWN


class TakenDown(LogFormatter):
    """A page was taken down."""

    label = gettext_lazy("Take down")

    def format_message(self, log_entry: Any) -> str:
        """That it was."""
        return _("Taken down")

    def format_comment(self, log_entry: Any) -> str:
        """The reason."""
        return str(log_entry.data.get("reason", ""))


class ChainMade(LogFormatter):
    """A chain was made, or its next version, and put in force where it is used."""

    label = gettext_lazy("Make an approval chain")

    def format_message(self, log_entry: Any) -> str:
        """From which version to which, by which decision."""
        data = log_entry.data
        return _("Approval chain: %(from)s → %(to)s, by %(basis)s") % {
            "from": _version(data.get("from", {})),
            "to": _version(data.get("to", {})),
            "basis": data.get("basis", ""),
        }

    def format_comment(self, log_entry: Any) -> str:
        """For whom, if a deputy acted for the head."""
        head = log_entry.data.get("capacity", {}).get("on_behalf_of")
        if not head:
            return ""
        return _("on behalf of %(head)s (%(decision)s)") % {"head": head["person"], "decision": head["decision_number"]}


def _version(chain: dict[str, Any]) -> str:
    if not chain:
        return _("none")
    return _("%(chain)s, version %(number)s") % {"chain": chain["name"], "number": chain["version"]}


def register(actions: Any) -> None:
    """Enter the acts in Wagtail's registry."""
    actions.register_action(TAKE_DOWN)(TakenDown)
    actions.register_action(MAKE_CHAIN)(ChainMade)
