"""Editorial boards: seats held by people, and the groups through which Wagtail knows their rights."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.choices import Level, Position
from sites.models.units import Unit
from sites.querysets import SeatQuerySet
from vietnamese.folding import nfc


class UnitGroup(models.Model):
    """The Wagtail group that carries one permission level of one unit."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="groups")
    level = models.CharField(max_length=24, choices=Level)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="unit_group")

    class Meta:
        verbose_name = _("group of a unit")
        verbose_name_plural = _("groups of units")
        constraints = [models.UniqueConstraint(fields=["unit", "level"], name="one_group_per_level")]

    def __str__(self) -> str:
        return str(self.group)


class Seat(models.Model):
    """A place on a unit's board held by a person, from–to, by a numbered decision (seed 000 Đ3, 003 Đ11.1, 004 Đ8).

    ``position`` is what chains ask for; ``levels`` are the permission levels that come with the seat.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats")
    position = models.CharField(_("position"), max_length=20, choices=Position)
    title = models.CharField(_("office held"), max_length=200)
    levels = models.JSONField(_("permission levels"), default=list)
    decision_number = models.CharField(_("decision number"), max_length=60)
    decision_date = models.DateField(_("decision date"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat on a board")
        verbose_name_plural = _("seats on boards")
        ordering = ["unit", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="seat_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~models.Q(decision_number=""), name="seat_has_a_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {Position(self.position).label}, {self.unit}"

    def clean(self) -> None:
        """Check what the columns alone cannot say.

        Raises:
            ValidationError: no decision number, unknown level, or a second head at the same time.
        """
        self.title, self.decision_number = nfc(self.title).strip(), nfc(self.decision_number).strip()
        if not self.decision_number:
            raise ValidationError({"decision_number": _("A seat needs the number of the decision.")})
        unknown = set(self.levels) - set(Level.values)
        if unknown:
            raise ValidationError({"levels": _("Unknown level: %(level)s") % {"level": ", ".join(sorted(unknown))}})
        if self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The term ends before it begins.")})
        if self.position == Position.HEAD and self._other_heads().exists():
            raise ValidationError({"position": _("The board already has a head in this period.")})

    def _other_heads(self) -> models.QuerySet["Seat"]:
        others = Seat.objects.filter(unit=self.unit, position=Position.HEAD).exclude(pk=self.pk)
        others = others.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=self.starts_on))
        return others.filter(starts_on__lte=self.ends_on) if self.ends_on else others


class Delegation(models.Model):
    """The head's rights held by a deputy for a time, by a numbered decision (seed 000 Đ6.2, 001 Đ14.2, 002 Đ6.3).

    It is recorded as "thay mặt", cannot be passed on, and ends with the term of either of the two.
    """

    seat = models.ForeignKey(Seat, verbose_name=_("head"), on_delete=models.CASCADE, related_name="delegations_given")
    deputy = models.ForeignKey(
        Seat, verbose_name=_("deputy"), on_delete=models.CASCADE, related_name="delegations_received"
    )
    decision_number = models.CharField(_("decision number"), max_length=60)
    decision_date = models.DateField(_("decision date"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="delegation_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~models.Q(decision_number=""), name="delegation_has_a_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.seat.user} → {self.deputy.user}"

    def clean(self) -> None:
        """Check what the columns alone cannot say.

        Raises:
            ValidationError: not from a head to a deputy of the same board, outside of their terms, or no decision.
        """
        self.decision_number = nfc(self.decision_number).strip()
        if not self.decision_number:
            raise ValidationError({"decision_number": _("A delegation needs the number of the decision.")})
        if self.seat.position != Position.HEAD:
            raise ValidationError(_("Only the head of a board delegates."))
        if self.deputy.position != Position.DEPUTY or self.deputy.unit_id != self.seat.unit_id:
            raise ValidationError({"deputy": _("Only a deputy of the same board can act for its head.")})
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The delegation ends before it begins.")})
        for seat in (self.seat, self.deputy):
            if self.starts_on < seat.starts_on or (seat.ends_on and self.ends_on > seat.ends_on):
                raise ValidationError({"ends_on": _("A delegation lies within the terms of both.")})
