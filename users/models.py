"""The people who work in the admin."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from users.names import validate_name


class User(AbstractUser):
    """A person with a login; what they may do follows from their seats, not from this record."""

    # Django's columns with a rule: it holds for every form, also for the person's own and the operators', which are
    # Wagtail's.
    last_name = models.CharField(_("Family and middle names"), max_length=150, blank=True, validators=[validate_name])
    first_name = models.CharField(_("Given name"), max_length=150, blank=True, validators=[validate_name])

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_full_name(self) -> str:
        """The name in Vietnamese order: family and middle names, then the given name."""
        return f"{self.last_name} {self.first_name}".strip()

    def get_short_name(self) -> str:
        """The given name, by which people are addressed."""
        return self.first_name or self.username

    @property
    def language(self) -> str:
        """The language that the person has chosen for the admin, else the portal's: letters are written in it."""
        profile = getattr(self, "wagtail_userprofile", None)
        return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE
