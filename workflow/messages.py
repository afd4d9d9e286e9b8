"""What the admin says about an item that is under way."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def button_labels(task: Any) -> tuple[Any, Any]:
    """Labels of the two buttons: send back, and approve or publish."""
    is_last = task.chain.preset.steps[-1].code == task.code
    return gettext_lazy("Send back"), gettext_lazy("Approve and publish") if is_last else gettext_lazy("Approve")


def lock_message(page: Any, task: Any) -> str:
    """That the text is frozen while a step is open, or open only to those who edit in this step."""
    text = (
        _("This item is at the step {step} of its approval chain. Only those who take this step can change the text.")
        if task.step.edits
        else _("This item is at the step {step} of its approval chain. Nobody can change the text until it is decided.")
    )
    return format_html(text, step=format_html("<b>{}</b>", task.step.name))
