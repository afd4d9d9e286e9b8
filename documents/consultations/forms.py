"""The form in which a citizen comments on a draft."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.consultations.attachments import check_attachment
from documents.consultations.limits import is_too_quick, sign_start
from documents.models import ConsentText, ConsultationPage
from documents.models.comments import LONGEST_COMMENT
from sites.reader_fields import TRAP, TextField, styled, trap_field

#: A telephone number as people write it, with or without the country's code.
_PHONE = re.compile(r"\+?[0-9][0-9 .()-]{7,18}[0-9]")
_BOX = "govuk-checkboxes__input"


class CommentForm(forms.Form):
    """Name, contact, what is said; nobody is asked for a number of an identity card."""

    #: A browser's own messages are in the browser's language and vanish; the page lists what is missing.
    use_required_attribute = False

    name = TextField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=styled(forms.TextInput, "govuk-input", autocomplete="name"),
    )
    contact = TextField(
        label=gettext_lazy("E-mail address or telephone number"),
        max_length=255,
        help_text=gettext_lazy("Only for questions about your comment. It is never published."),
        widget=styled(forms.TextInput, "govuk-input", autocomplete="email", spellcheck="false"),
    )
    organisation = TextField(
        label=gettext_lazy("Your organisation"),
        max_length=200,
        required=False,
        widget=styled(forms.TextInput, "govuk-input", autocomplete="organization"),
    )
    article = TextField(
        label=gettext_lazy("Part of the draft"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Such as: Article 5, clause 2."),
        widget=styled(forms.TextInput, "govuk-input"),
    )
    text = TextField(
        label=gettext_lazy("Your comment"),
        max_length=LONGEST_COMMENT,
        widget=styled(forms.Textarea, "govuk-textarea", rows=8),
    )
    attachment = forms.FileField(
        label=gettext_lazy("A file"),
        required=False,
        help_text=gettext_lazy("PDF, Word, OpenDocument, Excel or a picture, up to 10 MB."),
        widget=styled(forms.FileInput, "govuk-file-upload", accept=".pdf,.docx,.odt,.xlsx,.ods,.jpg,.jpeg,.png"),
    )
    shows_name = forms.BooleanField(
        label=gettext_lazy("My name may be shown if the comment is published"),
        required=False,
        widget=styled(forms.CheckboxInput, _BOX),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("I agree"),
        widget=styled(forms.CheckboxInput, _BOX),
        error_messages={"required": gettext_lazy("Without your consent the comment cannot be kept.")},
    )
    consent_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    started = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, page: ConsultationPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.consent_text = ConsentText.current(timezone.localdate())
        self.attachment_note = ""
        self.fields[TRAP] = trap_field(_("Leave this field empty"))
        self.fields["consent"].help_text = self.consent_text.text if self.consent_text else ""
        self.fields["started"].initial = sign_start(page)
        self.fields["consent_version"].initial = self.consent_text.version if self.consent_text else None

    @property
    def questions(self) -> list[Any]:
        """The fields that are shown to people."""
        return [field for field in self.visible_fields() if field.name != TRAP]

    @property
    def trap(self) -> Any:
        """The field that only robots find."""
        return self[TRAP]

    def ask_for_file_again(self) -> None:
        """Say that the file has to be chosen once more: no browser sends it again by itself."""
        upload = self.files.get("attachment")
        if upload and "attachment" not in self.errors:
            self.add_error("attachment", _("Please choose the file “%(name)s” once more.") % {"name": upload.name})

    @property
    def is_from_a_robot(self) -> bool:
        """Whether the field that people do not see has been filled in."""
        return bool(self.data.get(TRAP))

    def clean_contact(self) -> str:
        """An e-mail address or a telephone number.

        Raises:
            ValidationError: neither.
        """
        contact: str = self.cleaned_data["contact"]
        if "@" in contact:
            validate_email(contact)
        elif not _PHONE.fullmatch(contact):
            raise ValidationError(_("Write an e-mail address, or a telephone number in digits."))
        return contact

    def clean_attachment(self) -> Any:
        """The file under a safe name, if it may be sent here."""
        upload = self.cleaned_data["attachment"]
        if upload:
            self.attachment_note = check_attachment(upload)
        return upload

    def clean(self) -> dict[str, Any]:
        """Refuse what was sent in no time, and consent to a text that has changed meanwhile.

        Raises:
            ValidationError: as said.
        """
        values = super().clean() or {}
        shown = values.get("consent_version")
        if values.get("consent") and (self.consent_text is None or shown != self.consent_text.version):
            self._show_again(consent_version=self.consent_text.version if self.consent_text else "", consent="")
            self.add_error("consent", _("The text of the consent has changed. Please read it and agree once more."))
        if is_too_quick(self.page, values.get("started") or ""):
            self._show_again(started=sign_start(self.page))
            raise ValidationError(_("That was very quick. Please look through your comment and send it once more."))
        return values

    def _show_again(self, **values: Any) -> None:
        data: Any = self.data
        data = data.copy()  # what was sent cannot be changed itself
        for name, value in values.items():
            data[name] = value
        self.data = data
