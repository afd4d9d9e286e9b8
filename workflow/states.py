"""Where an item stands, in the words that Vietnamese editors know."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy
from wagtail.models import WorkflowState

from workflow.records import Publication
from workflow.rounds import code_of


class ItemState(TextChoices):
    """The state of the newest text of a page."""

    DRAFT = "draft", pgettext_lazy("state of an item", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("state of an item", "Submitted")
    IN_REVIEW = "in_review", pgettext_lazy("state of an item", "In review")
    RETURNED = "returned", pgettext_lazy("state of an item", "Sent back")
    AWAITING_PUBLICATION = "awaiting_publication", pgettext_lazy("state of an item", "Awaiting publication")
    SCHEDULED = "scheduled", pgettext_lazy("state of an item", "Publication scheduled")
    PUBLISHED = "published", pgettext_lazy("state of an item", "Published")
    TAKEN_DOWN = "taken_down", pgettext_lazy("state of an item", "Taken down")


def state_of(page: Any) -> ItemState:
    """Where the newest text of ``page`` stands; an older one may be public meanwhile (``page.live``)."""
    if round_ := page.current_workflow_state:
        return _state_of_round(round_)
    if page.approved_schedule:
        return ItemState.SCHEDULED
    if page.live:
        return ItemState.DRAFT if page.has_unpublished_changes else ItemState.PUBLISHED
    was_public = Publication.objects.of(page).exclude(revoked_at=None).exists()
    return ItemState.TAKEN_DOWN if was_public else ItemState.DRAFT


def _state_of_round(round_: Any) -> ItemState:
    if round_.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return ItemState.RETURNED
    step, chain = round_.current_task_state, getattr(round_.workflow, "chain", None)
    if chain is not None and step is not None and code_of(step) == chain.preset.steps[-1].code:
        return ItemState.AWAITING_PUBLICATION
    is_first = not round_.task_states.exclude(pk=step.pk if step else None).exists()
    return ItemState.SUBMITTED if is_first else ItemState.IN_REVIEW
