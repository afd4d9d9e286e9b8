"""What an uploaded file must be."""

from typing import Any

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from images.forms import StaysInUnitForm
from sites.blocks import VIDEO_FILES
from vietnamese.folding import nfc
from vietnamese.slugs import safe_filename

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_VIDEO = 200 * 1024 * 1024
#: What the first bytes of a file of each type say; types without a signature are absent.
SIGNATURES = {
    "pdf": {"pdf"},
    "docx": {"docx", "zip"},
    "xlsx": {"xlsx", "zip"},
    "pptx": {"pptx", "zip"},
    "odt": {"odt", "zip"},
    "ods": {"ods", "zip"},
    "zip": {"zip"},
    "mp4": {"mp4", "m4v"},
    "webm": {"webm"},
}


class UnitDocumentForm(StaysInUnitForm, BaseDocumentForm):
    """Wagtail's file form that also looks into the file."""

    def clean(self) -> dict[str, Any]:
        """Return every text in NFC: names of files made on some systems come decomposed."""
        data = super().clean()
        data.update({name: nfc(value) for name, value in data.items() if isinstance(value, str)})
        if "tags" in data:
            data["tags"] = [nfc(tag) for tag in data["tags"]]
        return data

    def clean_file(self) -> Any:
        """Return the upload under a safe ASCII name.

        Raises:
            ValidationError: empty, too large, or not of the type that its name says.
        """
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data and upload:
            if extension_of(upload.name) in VIDEO_FILES:
                if upload.size > LARGEST_VIDEO:
                    raise ValidationError(_("The video is larger than 200 MB."), code="too_large")
            elif upload.size > LARGEST_FILE:
                raise ValidationError(_("The file is larger than 50 MB."), code="too_large")
            ensure_content_matches_name(upload)
            upload.name = safe_filename(upload.name)
        return upload


def extension_of(name: str) -> str:
    """What stands behind the last dot of a file's name, in small letters."""
    return name.rsplit(".", 1)[-1].lower()


def ensure_content_matches_name(upload: Any) -> None:
    """Compare a file's first bytes with its extension.

    Raises:
        ValidationError: empty, or the content is of another type than the name says.
    """
    if not upload.size:
        raise ValidationError(_("The file is empty."), code="empty")
    extension = extension_of(upload.name)
    upload.seek(0)
    found = filetype.guess_extension(upload.read(8192))
    upload.seek(0)
    expected = SIGNATURES.get(extension)
    if (expected and found not in expected) or (extension in {"txt", "csv"} and found):
        raise ValidationError(
            _("The content of this file is not what its name says (.%(extension)s)."),
            code="wrong_type",
            params={"extension": extension},
        )
