"""How a unit looks and who answers for it: name plate, colours, footer."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from sites.colours import contrast_ratio, mix
from sites.models.units import Unit
from vietnamese.folding import nfc

COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Write a colour as # and six digits, such as #0b5d3b."))
#: WCAG 2.1 AA for normal text.
LEAST_CONTRAST = 4.5
TEXTS = ("responsible_vi", "responsible_en", "address_vi", "address_en", "reuse_permission_vi", "reuse_permission_en")


@register_setting(icon="view", order=100)
class Branding(BaseSiteSetting):
    """Emblem, colours and footer of one unit's site."""

    emblem = models.ForeignKey(
        "images.UnitImage", verbose_name=_("emblem"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    primary_colour = models.CharField(_("main colour"), max_length=7, default="#8a1c1c", validators=[COLOUR])
    accent_colour = models.CharField(_("accent colour"), max_length=7, default="#b8860b", validators=[COLOUR])
    responsible_vi = models.CharField(_("responsible person"), max_length=255, blank=True)
    responsible_en = models.CharField(_("responsible person, in English"), max_length=255, blank=True)
    address_vi = models.CharField(_("address"), max_length=255, blank=True)
    address_en = models.CharField(_("address, in English"), max_length=255, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # Seed 000 Đ1: other media use a commune's information with the approval of the leader in charge.
    reuse_permission_vi = models.CharField(
        _("who approves the use of information by other media"),
        max_length=255,
        blank=True,
        help_text=_("Where the unit's regulation asks for approval. Leave it empty if it does not."),
    )
    reuse_permission_en = models.CharField(
        _("who approves the use of information by other media, in English"), max_length=255, blank=True
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("emblem"), FieldPanel("primary_colour"), FieldPanel("accent_colour")], heading=_("Looks")
        ),
        MultiFieldPanel(
            [
                FieldPanel("responsible_vi"),
                FieldPanel("responsible_en"),
                FieldPanel("address_vi"),
                FieldPanel("address_en"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("reuse_permission_vi"),
                FieldPanel("reuse_permission_en"),
            ],
            heading=_("Footer"),
        ),
    ]

    class Meta:
        verbose_name = _("Branding")
        verbose_name_plural = _("Branding")

    def __str__(self) -> str:
        return f"{self.site}"

    def clean(self) -> None:
        """Refuse colours on which white text cannot be read (WCAG 2.1, 1.4.3); texts become NFC.

        Raises:
            ValidationError: the contrast is below 4.5 : 1, or the emblem is a picture of another unit.
        """
        super().clean()
        if self.emblem is not None and not self._is_own(self.emblem):
            raise ValidationError({"emblem": _("Choose a picture from the unit's own collection.")})
        for name in TEXTS:
            setattr(self, name, nfc(getattr(self, name)))
        try:
            COLOUR(self.primary_colour)
        except ValidationError:
            return  # the field itself reports it
        ratio = contrast_ratio(self.primary_colour, "#ffffff")
        if ratio < LEAST_CONTRAST:
            raise ValidationError(
                {
                    "primary_colour": _(
                        "White text on this colour has a contrast of %(ratio).1f : 1; at least 4.5 : 1 is needed. "
                        "Choose a darker colour."
                    )
                    % {"ratio": ratio}
                }
            )

    def _is_own(self, picture: Any) -> bool:
        """The chooser offers the unit's pictures only, but what a browser sends can be any number."""
        unit = Unit.objects.filter(site=self.site_id).select_related("collection").first()
        if unit is None or unit.collection is None:
            return True
        return bool(picture.collection.path.startswith(unit.collection.path))

    @property
    def responsible(self) -> str:
        """Who is responsible for the content, in the language of the screen."""
        return (self.responsible_en if get_language() == "en" else "") or self.responsible_vi

    @property
    def address(self) -> str:
        """Postal address in the language of the screen."""
        return (self.address_en if get_language() == "en" else "") or self.address_vi

    @property
    def reuse_permission(self) -> str:
        """Who approves that other media use the information, in the language of the screen; empty for nobody."""
        return (self.reuse_permission_en if get_language() == "en" else "") or self.reuse_permission_vi

    def stylesheet(self) -> str:
        """The custom properties that theme the site."""
        properties = {
            "primary": self.primary_colour,
            "primary-dark": mix(self.primary_colour, "#000000", 0.25),
            "on-primary": "#ffffff",
            "accent": self.accent_colour,
            "tint": mix(self.primary_colour, "#ffffff", 0.93),
        }
        return ":root{" + ";".join(f"--unit-{name}:{value}" for name, value in properties.items()) + "}"

    def stylesheet_digest(self) -> str:
        """Name of the present version, so that browsers may keep it for good."""
        return hashlib.sha256(self.stylesheet().encode()).hexdigest()[:12]


def branding_of(site: Any) -> Branding:
    """The branding of a unit's site; defaults until the unit has chosen, or for a unit without a site."""
    return getattr(site, "branding", None) or Branding(site=site)
