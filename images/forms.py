"""What an uploaded picture must be."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageSequence
from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from images.places import STAYS, unit_path
from vietnamese.folding import nfc


class PictureField(WagtailImageField):
    """Wagtail's picture field that also decodes the whole file, and refuses a damaged one with a message.

    Wagtail looks at the header: of a damaged file it either raises (an error page for the editor) or accepts
    it, and then every page that shows the picture breaks. Decoding costs once, at upload.
    """

    def to_python(self, data: Any) -> Any:
        """Return the upload if every pixel of every frame can be decoded.

        Raises:
            ValidationError: not a picture, of the wrong type, too large, or damaged.
        """
        try:
            upload = super().to_python(data)
            if upload is not None:
                self.decode(upload)
        except ValidationError:
            raise
        except Exception as error:  # decoders raise whatever hostile bytes make them
            raise ValidationError(
                _(
                    "This picture is damaged and cannot be opened. "
                    "Save it again on your computer and upload the new file."
                ),
                code="damaged",
            ) from error
        return upload

    def decode(self, upload: Any) -> None:
        """Decode ``upload`` completely; leaves it at its beginning."""
        upload.seek(0)
        with Image.open(upload) as picture:
            self.check_frames(picture)
            for frame in ImageSequence.Iterator(picture):
                frame.load()
        upload.seek(0)

    def check_frames(self, picture: Image.Image) -> None:
        """Count the pixels of all frames: Wagtail counts one frame of a GIF, and a small file can hold thousands."""
        pixels = picture.width * picture.height * getattr(picture, "n_frames", 1)
        if self.max_image_pixels is not None and pixels > self.max_image_pixels:
            raise ValidationError(
                self.error_messages["file_too_many_pixels"]
                % {"num_pixels": pixels, "max_pixels_count": self.max_image_pixels},
                code="file_too_many_pixels",
            )


class StaysInUnitForm(BaseCollectionMemberForm):
    """Offers what is already stored the collections of its own unit and no others.

    Wagtail offers every collection into which the person may put something, those of a second unit among them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("collection")  # Wagtail leaves it out where there is no choice
        if field and self.instance.pk and (unit := unit_path(self.instance.collection.path)):
            field.queryset = field.queryset.filter(path__startswith=unit)
            field.error_messages["invalid_choice"] = STAYS


class UnitImageForm(StaysInUnitForm, BaseImageForm):
    """Wagtail's picture form with texts in NFC and with :class:`PictureField`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The forms for titles of many pictures have no file.
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(label=field.label, required=field.required, widget=field.widget)

    def clean(self) -> dict[str, Any]:
        """Return every text in NFC: names of files made on some systems come decomposed."""
        data = super().clean()
        data.update({name: nfc(value) for name, value in data.items() if isinstance(value, str)})
        if "tags" in data:
            data["tags"] = [nfc(tag) for tag in data["tags"]]
        return data
