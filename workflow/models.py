"""The one kind of task that all chains are made of: a step decided by holders of named seats."""

from typing import Any

from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from sites.choices import Position
from sites.models import Seat, Unit


class SeatTask(Task):
    """A step that the holders of certain seats on the board of the item's own unit decide.

    One task serves every unit with the same chain: who may act follows from the unit of the page, so the
    number of tasks does not grow with the number of units.
    """

    positions = models.JSONField(_("positions"), default=list)
    article = models.CharField(_("article of the regulation"), max_length=60)

    admin_form_fields = [*Task.admin_form_fields, "article"]

    class Meta:
        verbose_name = _("step by seat")
        verbose_name_plural = _("steps by seat")

    def holds_seat(self, page: Any, user: Any) -> bool:
        """Whether ``user`` holds today one of the step's seats in the unit that owns ``page``."""
        unit = Unit.objects.owning(page)
        if unit is None or unit.is_closed:
            return False
        seats = Seat.objects.in_office(timezone.localdate()).filter(unit=unit, user=user)
        return bool(seats.filter(position__in=self.positions).exists())

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Deciders see the item in the editor."""
        return self.holds_seat(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """While a step is open, only its deciders may touch the text."""
        return not self.holds_seat(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Deciders may lock the item while they work on it."""
        return self.holds_seat(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Return the buttons: send back (with a comment), approve."""
        if not self.holds_seat(obj, user):
            return []
        return [
            ("reject", _("Send back"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Open items of this step in the units where ``user`` holds one of its seats."""
        seats = Seat.objects.in_office(timezone.localdate()).filter(user=user, position__in=self.positions)
        roots = list(seats.values_list("unit__roots__page__path", flat=True))
        if not roots:
            return TaskState.objects.none()
        pages = models.Q()
        for path in roots:
            pages |= models.Q(revision__object_id__in=_page_ids_below(path))
        return self.task_states.filter(pages, status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls) -> str:
        """Say what the step is, for the list of step types."""
        return str(_("Holders of the chosen seats in the item's own unit decide this step"))

    def position_labels(self) -> str:
        """The positions in words."""
        return ", ".join(str(Position(position).label) for position in self.positions)


def _page_ids_below(path: str) -> Any:
    pages = Page.objects.filter(path__startswith=path)
    return pages.annotate(object_id=Cast("pk", models.CharField())).values("object_id")
