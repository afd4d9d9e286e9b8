"""The list of days that are worked, or not, by a dispatch: the hub keeps it for the whole province."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from home.reference_lists import CleanTexts, DeleteView, KeptListViewSet
from sites.guard import Decision
from sites.models import CalendarDay
from sites.models.calendar import NO_BASIS
from sites.people.forms import DateField
from sites.working_days import calendar_changed


class CalendarDayForm(CleanTexts):
    """A day off or a make-up working day, with the dispatch that orders it."""

    date = DateField(
        label=gettext_lazy("Date"),
        help_text=gettext_lazy(
            "Weekends and the public holidays of the Labour Code are known already: enter only the days that a "
            "dispatch takes off or has made up for, each by itself."
        ),
    )

    class Meta:
        model = CalendarDay
        fields = ("date", "is_working", "basis", "note")
        error_messages = {"basis": {"required": NO_BASIS}}


class Announcing:
    """Mixin for views that save a day: who has computed with the calendar is told."""

    def save_instance(self) -> CalendarDay:
        """Save the day."""
        day: CalendarDay = super().save_instance()  # type: ignore[misc]  # a mixin: the view is beside it
        calendar_changed()
        return day


class CreateDayView(Announcing, generic.CreateView):
    """Enters a day."""


class EditDayView(Announcing, generic.EditView):
    """Changes a day."""


class DeleteDayView(DeleteView):
    """Takes a day out of the list: it is again what it is by law."""

    def delete_action(self) -> None:
        """Delete the day."""
        super().delete_action()
        calendar_changed()


class CalendarDayViewSet(KeptListViewSet):
    """Days off and make-up working days, the latest first."""

    model = CalendarDay
    name = "calendar_day"
    url_prefix = "calendar-days"
    icon = "calendar-alt"
    menu_label = gettext_lazy("Working days")
    menu_order = 840
    form = CalendarDayForm
    add_view_class = CreateDayView
    edit_view_class = EditDayView
    delete_view_class = DeleteDayView
    list_display = [
        "date",
        Column("weekday", label=gettext_lazy("Day of the week"), accessor=lambda day: date_format(day.date, "l")),
        Column("get_is_working_display", label=gettext_lazy("Day off or working day"), sort_key="is_working"),
        "basis",
        "note",
    ]
    search_fields = ["basis", "note"]
    ordering = ["-date"]


DECISIONS: dict[str, Decision] = CalendarDayViewSet.decisions()
