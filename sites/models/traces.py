"""What is left of things that have been deleted."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.models.units import Unit


class DeletedObject(models.Model):
    """Whose a thing was: what was done with it stays in its unit's log after the thing itself has gone.

    A log entry names its object by id alone, and what is deleted stands in no tree and no collection any more.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)

    class Meta:
        verbose_name = _("deleted object")
        verbose_name_plural = _("deleted objects")
        constraints = [
            models.UniqueConstraint(fields=["unit", "content_type", "object_id"], name="deleted_once_in_a_unit")
        ]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"
