"""How acts on shared articles read in the history of a page."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

PROPOSED, TAKEN = "syndication.propose", "syndication.take"
ACKNOWLEDGED, RENEWED = "syndication.acknowledge", "syndication.renew"


class Proposed(LogFormatter):
    """The article was offered to another unit."""

    label = gettext_lazy("Proposed to another unit")

    def format_message(self, log_entry: Any) -> str:
        """To which."""
        return _("Proposed to %(unit)s") % {"unit": log_entry.data.get("unit", "")}


class Taken(LogFormatter):
    """The article was taken over from another unit."""

    label = gettext_lazy("Taken over from another unit")

    def format_message(self, log_entry: Any) -> str:
        """From which, and from where."""
        data = log_entry.data
        return _("Taken over from %(unit)s: %(address)s") % {
            "unit": data.get("unit", ""),
            "address": data.get("address", ""),
        }


def register(actions: Any) -> None:
    """Enter the acts in Wagtail's registry."""
    actions.register_action(PROPOSED)(Proposed)
    actions.register_action(TAKEN)(Taken)
    actions.register_action(
        ACKNOWLEDGED, gettext_lazy("Change of the original seen"), gettext_lazy("Change of the original seen")
    )
    actions.register_action(
        RENEWED, gettext_lazy("Changes of the original taken over"), gettext_lazy("Changes of the original taken over")
    )
