"""Items that run through a version of a chain: they finish on the one with which they began."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count
from django.db.models.functions import Cast
from wagtail.models import Page, WorkflowState

from sites.reach import Reach


def rounds_under_way(reach: Reach | None = None) -> Any:
    """Rounds that are not over, those that were sent back included: of all units, or of the items within a reach."""
    kind = ContentType.objects.get_for_model(Page)
    rounds = WorkflowState.objects.active().filter(base_content_type=kind, workflow__chain__isnull=False)
    if reach is None:
        return rounds
    pages = Page.objects.filter(reach.pages())
    return rounds.filter(object_id__in=pages.annotate(text_id=Cast("pk", CharField())).values("text_id"))


def numbers_under_way(reach: Reach | None = None) -> dict[int, int]:
    """How many items run through each version, by the id of its workflow: one query."""
    rows = rounds_under_way(reach).order_by().values("workflow").annotate(number=Count("pk"))
    return {row["workflow"]: row["number"] for row in rows}
