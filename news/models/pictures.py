"""The picture that stands for an article or a topic."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Pictured(models.Model):
    """A picture with the words that stand in its place for readers who cannot see it."""

    picture = models.ForeignKey(
        "images.UnitImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("Says what the picture shows, for readers who cannot see it."),
    )

    class Meta:
        abstract = True

    @property
    def head_image(self) -> Any:
        """The picture also stands for the page where it is shared."""
        return self.picture
