"""Pictures and the sizes made from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from vietnamese.slugs import safe_filename


class UnitImage(AbstractImage):
    """A picture in a unit's collection, with the credit that must be printed beside it."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who took or drew the picture, as printed beside it.")
    )

    admin_form_fields = ("title", "file", "description", "credit", "collection", "tags", "focal_point_x",
                         "focal_point_y", "focal_point_width", "focal_point_height")  # fmt: skip

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
