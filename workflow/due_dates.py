"""Due dates of open steps stay right when the calendar or the text's own date changes."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState

from sites.working_days import Calendar, on_change
from workflow.deadlines import clock_from, due_fields
from workflow.models import SeatTaskState

#: How many rows one statement changes.
BATCH = 500


def open_steps() -> QuerySet[Any]:
    """Steps that wait for a decision."""
    return SeatTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)


def overdue_steps() -> QuerySet[Any]:
    """Open steps whose time has passed."""
    return open_steps().filter(due_at__lt=timezone.now())


def recompute_due_dates() -> int:
    """Compute the due date of every open step by the calendar of now; returns how many have moved.

    Each step keeps what it counts from: no text is read, and the number of queries does not grow with the steps.
    """
    calendar, moved = Calendar.read(), []
    for step in open_steps().filter(due_at__isnull=False).only("deadline", "due_at"):
        due_at = clock_from(step.deadline).due_at(calendar)
        if due_at != step.due_at:
            step.due_at = due_at
            moved.append(step)
    SeatTaskState.objects.bulk_update(moved, ["due_at"], batch_size=BATCH)
    return len(moved)


def follow_text(sender: type[Revision], instance: Revision, raw: bool, **kwargs: Any) -> None:
    """Let the open step follow the date of its text, which those who edit in it may correct.

    A signal, because drafts are saved in many ways, in place by the editor's autosave too.
    """
    kind = ContentType.objects.get_for_model(Page)
    if raw or instance.base_content_type_id != kind.pk:
        return
    steps = open_steps().filter(workflow_state__base_content_type=kind, workflow_state__object_id=instance.object_id)
    for step in steps.select_related("task__seattask__chain"):
        if _is_older(instance):
            return
        fields = due_fields(instance.as_object(), step.task.seattask.chain.preset)
        if fields != {"deadline": step.deadline, "due_at": step.due_at}:
            SeatTaskState.objects.filter(pk=step.pk).update(**fields)


def _is_older(revision: Revision) -> bool:
    own = Revision.objects.filter(base_content_type=revision.base_content_type_id, object_id=revision.object_id)
    return own.filter(pk__gt=revision.pk).exists()


def install() -> None:
    """Follow the calendar and the texts (once, at start-up)."""
    on_change(recompute_due_dates)
    post_save.connect(follow_text, sender=Revision, dispatch_uid="workflow.due_dates")
