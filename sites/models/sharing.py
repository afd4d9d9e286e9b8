"""What the hub offers to every unit, and where redirects may lead outside the portals."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from sites.hosts import validate_hostname


class SharedCollection(models.Model):
    """A collection of the hub from which every unit may choose pictures and files, without changing them."""

    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), on_delete=models.CASCADE, related_name="shared"
    )

    class Meta:
        verbose_name = _("shared collection")
        verbose_name_plural = _("shared collections")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.collection)


class TrustedHost(models.Model):
    """A host outside the province's portals to which redirects may lead, such as a national public service."""

    hostname = models.CharField(_("host name"), max_length=253, unique=True, validators=[validate_hostname])
    note = models.CharField(_("what it is"), max_length=200)

    class Meta:
        verbose_name = _("trusted host")
        verbose_name_plural = _("trusted hosts")
        ordering = ["hostname"]

    def __str__(self) -> str:
        return self.hostname
