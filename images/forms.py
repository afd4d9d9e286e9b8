"""What an uploaded picture must be."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError
from wagtail.images.forms import BaseImageForm

from vietnamese.folding import nfc


class UnitImageForm(BaseImageForm):
    """Wagtail's picture form that also decodes the whole file.

    Wagtail reads only the header, so a truncated file is accepted and then breaks every page that
    shows it. Decoding costs once, at upload.
    """

    def clean_title(self) -> str:
        """Return the title in NFC: names of files made on some systems come decomposed."""
        return nfc(self.cleaned_data["title"])

    def clean_file(self) -> Any:
        """Return the upload if every pixel of it can be decoded.

        Raises:
            ValidationError: the file is damaged.
        """
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data and upload:
            ensure_decodable(upload)
        return upload


def ensure_decodable(upload: Any) -> None:
    """Decode ``upload`` completely.

    Raises:
        ValidationError: the file is truncated, corrupt or too large to decode.
    """
    position = upload.tell()
    try:
        upload.seek(0)
        with Image.open(upload) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("This picture is damaged and cannot be opened. Save it again on your computer and upload the new file."),
            code="damaged",
        ) from error
    finally:
        upload.seek(position)
