"""Days that are worked, or not, otherwise than weekends and the public holidays of the Labour Code say."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from vietnamese import folding

NO_BASIS = _("A day needs the number and date of the dispatch that orders it.")


class CalendarDay(models.Model):
    """A day that a dispatch of the Government Office takes off or has made up for, usually two of them swapped.

    Weekends and public holidays need no row; a row goes before them (:class:`sites.working_days.Calendar`).
    """

    date = models.DateField(
        _("date"), unique=True, error_messages={"unique": _("This day is in the list already: change its entry.")}
    )
    is_working = models.BooleanField(
        _("day off or working day"), choices=[(False, _("Day off")), (True, _("Make-up working day"))]
    )
    basis = models.CharField(
        _("legal basis"),
        max_length=200,
        help_text=_("Number and date of the dispatch, such as “12729/VPCP-KGVX ngày 25/12/2025”."),
        error_messages={"blank": NO_BASIS},
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("day of the calendar")
        verbose_name_plural = _("days of the calendar")
        ordering = ["date"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(basis=""), name="calendar_day_has_a_basis", violation_error_message=NO_BASIS
            )
        ]

    def __str__(self) -> str:
        return f"{date_format(self.date, 'd/m/Y')} – {self.get_is_working_display()}"

    def clean(self) -> None:
        """Bring the texts into the spelling of the house.

        Raises:
            ValidationError: nothing visible is named as the basis.
        """
        basis = folding.clean(self.basis).strip()
        if self.basis and not basis:  # without any it has been refused before
            raise ValidationError({"basis": NO_BASIS})
        self.basis, self.note = basis, folding.clean(self.note).strip()
