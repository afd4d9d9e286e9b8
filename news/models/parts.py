"""What belongs to one article and comes in any number: people who made it, tags, further lists, corrections."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from news.choices import ContributionRole
from vietnamese.folding import nfc, without_controls
from vietnamese.slugs import slugify

ARTICLE = "news.ArticlePage"
LONGEST_TAG = 60


class ArticleContribution(Orderable):
    """What one person has done for an article, and the share of its royalty; with an account or without."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="contributions")
    name = models.CharField(
        _("name"), max_length=160, blank=True, help_text=_("As readers see it. Empty: the name of the account.")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave empty for a collaborator without an account."),
    )
    role = models.CharField(_("part"), max_length=12, choices=ContributionRole, default=ContributionRole.AUTHOR)
    share = models.PositiveSmallIntegerField(
        _("share in percent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Of the royalty. Without any, all have equal shares."),
    )

    panels = [FieldPanel("name"), FieldPanel("person"), FieldPanel("role"), FieldPanel("share")]

    class Meta(Orderable.Meta):
        verbose_name = _("person who took part")
        verbose_name_plural = _("people who took part")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Ask for a name or an account.

        Raises:
            ValidationError: neither is there.
        """
        self.fill_name()
        if not self.name:
            raise ValidationError({"name": _("Write a name, or choose an account.")})

    def fill_name(self) -> None:
        """Write the name of the account where none was typed: what is approved does not change with the account."""
        self.name = nfc(without_controls(self.name)).strip() or (self.person.get_full_name() if self.person else "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep a name, on whatever way the row came."""
        self.fill_name()
        super().save(*args, **kwargs)


class ArticleTag(TranslatableMixin, Orderable):
    """A word under which an article is found together with others of its unit."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(_("tag"), max_length=LONGEST_TAG)
    slug = models.SlugField(_("address"), max_length=LONGEST_TAG, editable=False)

    override_translatable_fields = [TranslatableField("name"), SynchronizedField("sort_order")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the tag composed, and its address in step with it."""
        self.name = nfc(without_controls(self.name)).strip()
        self.slug = tag_slug(self.name)
        super().save(*args, **kwargs)


def tag_slug(name: str) -> str:
    """The address of a tag: tags that differ in accents or capitals only are one."""
    return slugify(name)[:LONGEST_TAG]


class ArticlePlacement(Orderable):
    """A further list in which an article stands: another section of its site, or a topic."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="placements")
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("section or topic"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("further section or topic")
        verbose_name_plural = _("further sections and topics")

    def __str__(self) -> str:
        return str(self.page)


class ArticleCorrection(TranslatableMixin, Orderable):
    """A mistake that has been put right after publication, told to the readers with its date."""

    article = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="corrections")
    corrected_on = models.DateField(_("corrected on"), default=timezone.localdate)
    text = models.TextField(
        _("what was corrected"), max_length=600, help_text=_("Says what stood there and what is right.")
    )

    panels = [FieldPanel("corrected_on"), FieldPanel("text")]
    override_translatable_fields = [TranslatableField("text"), SynchronizedField("corrected_on")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Keep the text composed."""
        self.text = nfc(without_controls(self.text))
