"""Reference data of documents, kept by the hub for the whole province."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from documents.identity import body_slug
from sites.models import Unit
from vietnamese.folding import nfc


class DocumentType(models.Model):
    """A type of document with the abbreviation that numbers carry (NĐ 30/2020, annex III; QPPL types)."""

    code = models.CharField(_("abbreviation"), max_length=10, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)

    class Meta:
        verbose_name = _("type of document")
        verbose_name_plural = _("types of documents")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name


class DocumentField(models.Model):
    """A field of public administration (lĩnh vực) that documents and procedures belong to."""

    code = models.SlugField(_("code"), max_length=40, unique=True, help_text=_("Stands in addresses."))
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)

    class Meta:
        verbose_name = _("field of documents")
        verbose_name_plural = _("fields of documents")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name


class IssuingBody(models.Model):
    """A body that has issued documents, under the name that it had then.

    Bodies merge and are renamed: documents keep the old name, and ``successor`` leads from it to the body that answers
    for it today. A row appears by itself with the first public document that names a body; the hub links it.
    """

    name = models.CharField(_("name"), max_length=200, help_text=_("As documents of its time name it."))
    slug = models.SlugField(max_length=200, unique=True, editable=False)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="issuing_bodies",
        help_text=_("Whose portal the body has today, if it has one."),
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text=_("The body that answers for its documents today."),
    )

    class Meta:
        verbose_name = _("issuing body")
        verbose_name_plural = _("issuing bodies")
        ordering = ["name"]

    def __str__(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, with the name by which bodies are told apart."""
        self.name = nfc(" ".join(self.name.split()))
        self.slug = body_slug(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    @property
    def today(self) -> "IssuingBody":
        """The body that answers for this one's documents today, through any number of mergers."""
        seen, body = {self.pk}, self
        while body.successor and body.successor.pk not in seen:
            body = body.successor
            seen.add(body.pk)
        return body

    def clean(self) -> None:
        """Refuse successions that lead back.

        Raises:
            ValidationError: as said.
        """
        super().clean()
        step, seen = self.successor, set()
        while step and step.pk not in seen:
            if self.pk and step.pk == self.pk:
                raise ValidationError({"successor": _("This body would succeed itself.")})
            seen.add(step.pk)
            step = step.successor
