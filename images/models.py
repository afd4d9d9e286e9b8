"""Pictures and the sizes made from them."""

from base64 import b32encode

from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.images.models import AbstractImage, AbstractRendition

from images.keeping import KeptAsApproved
from images.places import StaysInUnit
from vietnamese.slugs import safe_filename

SALT = "images.UnitRendition"
#: With the folder and Wagtail's 60 characters this fits into the 100 of the column.
SECRET_LENGTH = 25


class UnitImage(KeptAsApproved, StaysInUnit, AbstractImage):
    """A picture in a unit's collection, with the credit that must be printed beside it."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who took or drew the picture, as printed beside it.")
    )

    shown_fields = ("file", "title", "credit", "description")
    admin_form_fields = ("title", "file", "description", "credit", "collection", "tags", "focal_point_x",
                         "focal_point_y", "focal_point_width", "focal_point_height")  # fmt: skip
    api_fields = (APIField("credit", writable=True),)

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        """Store under an ASCII name: decomposed Vietnamese names break URLs on half of the servers."""
        return str(super().get_upload_to(safe_filename(filename)))


class UnitRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(UnitImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("picture size")

    def get_upload_to(self, filename: str) -> str:
        """Store under a name that nobody guesses.

        Sizes are public by address, and the admin's thumbnails make some of pictures that no page shows yet. Wagtail
        names them after the uploaded file and the size alone.
        """
        return str(super().get_upload_to(f"{self.secret}.{filename}"))

    @property
    def secret(self) -> str:
        """What only the server can compute: 125 bits of a keyed digest of the picture and its size."""
        facts = f"{self.image_id}:{self.image.file_hash}:{self.filter_spec}:{self.focal_point_key}"
        return b32encode(salted_hmac(SALT, facts, algorithm="sha256").digest())[:SECRET_LENGTH].decode().lower()
