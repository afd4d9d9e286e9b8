"""How the acts of approval read in logs."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

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


def register(actions: Any) -> None:
    """Enter the acts in Wagtail's registry."""
    actions.register_action(TAKE_DOWN)(TakenDown)
