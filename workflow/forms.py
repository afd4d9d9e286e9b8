"""The forms of deciding: a comment, and what the decider declares to have checked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vietnamese.folding import nfc
from workflow.choices import Declaration
from workflow.presets import Step

LONGEST_COMMENT = 2000


class CommentForm(forms.Form):
    """A comment, in NFC."""

    comment = forms.CharField(
        label=_("Comment"), max_length=LONGEST_COMMENT, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean_comment(self) -> str:
        """The comment, in NFC and without spaces around it."""
        return nfc(str(self.cleaned_data["comment"])).strip()


class ReasonForm(CommentForm):
    """A reason, which cannot be left out."""

    comment = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("State the reason.")},
    )


class SendBackForm(CommentForm):
    """Sending back, which must say what is to be changed (seed 003 Đ8.3)."""

    comment = forms.CharField(
        label=_("What is to be changed"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is to be changed.")},
    )


class ApproveForm(CommentForm):
    """Approving, with a declaration for each thing that the step has to check."""

    step: Step

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.step.declarations:
            self.fields[f"declare_{name}"] = forms.BooleanField(
                label=Declaration(name).label,
                error_messages={"required": _("Confirm each point that this step has to check.")},
            )
        self.order_fields([*(f"declare_{name}" for name in self.step.declarations), "comment"])

    @property
    def declarations(self) -> list[str]:
        """What has been declared."""
        return [name for name in self.step.declarations if self.cleaned_data.get(f"declare_{name}")]


def form_for(step: Step, action: str) -> type[CommentForm]:
    """The form of an action on a step."""
    if action == "reject":
        return SendBackForm
    return type("ApproveForm", (ApproveForm,), {"step": step})
