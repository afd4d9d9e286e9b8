"""Fields of the forms that readers fill in: texts in one spelling, and a trap for robots."""

import re
from typing import Any

from django import forms

from vietnamese.folding import nfc

#: A name that no label leads to: names of questions have no hyphens.
TRAP = "your-website"
#: Characters that no keyboard writes; a spreadsheet with one of them cannot be made.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def clean_answer(text: str) -> str:
    """A typed text as it is kept."""
    return nfc(_CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


class CleanText:
    """A field of text in the spelling of the house."""

    def to_python(self, value: Any) -> Any:
        """What was typed, cleaned before it is measured."""
        value = super().to_python(value)  # type: ignore[misc]  # a mixin: the field is beside it
        return clean_answer(value) if isinstance(value, str) else value


class TextField(CleanText, forms.CharField):
    """A text."""


class EmailField(CleanText, forms.EmailField):
    """An e-mail address."""


class WebAddressField(CleanText, forms.URLField):
    """A web address."""


def styled(widget: type[forms.Widget], classes: str, **attributes: Any) -> forms.Widget:
    """A widget with the classes of the portal's style sheet."""
    return widget(attrs={"class": classes, **attributes})


def trap_field(label: str) -> forms.Field:
    """The field that only robots find and fill in."""
    return forms.CharField(
        label=label, required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )
