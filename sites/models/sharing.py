"""What the hub offers to every unit, and where redirects may lead outside the portals."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, CollectionViewRestriction

from sites.hosts import validate_hostname

SHARED_PATH = ExpressionWrapper(OuterRef("collection__path"), output_field=models.CharField())


class SharedCollectionQuerySet(models.QuerySet["SharedCollection"]):
    """Questions about what the hub shares."""

    def open(self) -> "SharedCollectionQuerySet":
        """Those of which nothing has been made private since: neither they, nor one above or below them."""
        private = CollectionViewRestriction.objects.annotate(shared=SHARED_PATH)
        below = private.filter(collection__path__startswith=F("shared"))
        above = private.filter(shared__startswith=F("collection__path"))
        return self.exclude(Exists(below) | Exists(above))


class SharedCollection(models.Model):
    """A collection of the hub from which every unit may choose pictures and files, without changing them."""

    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), on_delete=models.CASCADE, related_name="shared"
    )

    objects = SharedCollectionQuerySet.as_manager()

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
