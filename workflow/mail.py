"""Who is told what about an item under way: those who can act now, and those who wrote.

Called by the acts themselves; letters go once their transaction is committed. Nobody gets one who holds no seat in the
item's unit today. Wagtail writes nothing for steps of ours, and what it writes about rounds is replaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.mail import BaseWorkflowStateEmailNotifier
from wagtail.models import Page, TaskState

from sites.models import Seat, Unit
from workflow import letters
from workflow.authors import authors_as_data
from workflow.deciders import deciders_of
from workflow.records import Chain, Publication
from workflow.rounds import page_of

#: Decisions that a person has taken, unlike steps that fell away or were withdrawn.
DECIDED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


def step_began(state: Any, user: Any) -> None:
    """Tell exactly those who can decide the step, by the predicate of the buttons.

    Args:
        state: the step.
        user: who submitted the item, or took the step before.
    """

    def send() -> None:  # not a partial: Django names a robust callback that fails by its __qualname__
        begun = TaskState.objects.get(pk=state.pk).specific
        people = [person for person, _capacity in deciders_of(begun)]
        letters.send(wanting(people, "submitted"), "step_begun", context_of_step(begun, submitted_by=user))

    transaction.on_commit(send, robust=True)


def sent_back(state: Any, user: Any) -> None:
    """Tell who submitted the item and who wrote it what is to be changed; ``user`` sent it back and knows."""

    def send() -> None:
        page = page_of(state.workflow_state)
        context = {**context_of_step(state), "by": letters.name_of(user), "comment": state.comment}
        writers = [author["user"] for author in authors_as_data(page)]
        recipients = _serving([*writers, state.workflow_state.requested_by_id], page, but=user)
        letters.send(wanting(recipients, "rejected"), "sent_back", context)

    transaction.on_commit(send, robust=True)


def published(publication: Publication, *, requested_by: int | None, user: Any) -> None:
    """Tell the authors that the item is public or will be, and who submitted it for them; ``user`` knows.

    Args:
        publication: the evidence, which names the authors.
        requested_by: id of who submitted the item.
        user: who took the last step.
    """

    def send() -> None:
        page = Page.objects.get(pk=publication.page_id)
        writers = [author["user"] for author in publication.authors]
        recipients = _serving([*writers, requested_by], page, but=user)
        name = "scheduled" if publication.effective_from > timezone.now() else "published"
        context = {
            **context_of_page(page, publication.title),
            "by": letters.name_of(user),
            "from": publication.effective_from,
            "address": page.full_url,
        }
        letters.send(wanting(recipients, "approved"), name, context)

    transaction.on_commit(send, robust=True)


def published_in_emergency(publication: Publication, confirmers: Iterable[Any]) -> None:
    """Ask for the second approval: it is due within one working day, and the page is public meanwhile.

    Args:
        publication: the evidence.
        confirmers: who can give it.
    """
    people = list(confirmers)

    def send() -> None:
        page = Page.objects.get(pk=publication.page_id)
        names = ", ".join(letters.name_of(person) for person in people)
        context = {**context_of_emergency(publication, page), "deciders": names}
        letters.send(wanting(people, "submitted"), "unconfirmed_new", context)

    transaction.on_commit(send, robust=True)


def wanting(people: Iterable[Any], kind: str) -> list[Any]:
    """Those who have not turned a kind of letter off in their account: ``submitted``, ``approved`` or ``rejected``."""
    profiles = ((person, getattr(person, "wagtail_userprofile", None)) for person in people)
    return [person for person, profile in profiles if profile is None or getattr(profile, f"{kind}_notifications")]


def _serving(keys: Iterable[int | None], page: Any, *, but: Any) -> list[Any]:
    """The people with the ids ``keys`` who hold a seat in the page's unit today, each once, and not ``but``."""
    unit = Unit.objects.owning(page)
    if unit is None or unit.is_closed:
        return []
    seats = Seat.objects.in_office(timezone.localdate()).filter(unit=unit, user__in={key for key in keys if key})
    people = get_user_model().objects.filter(pk__in=seats.values("user"), is_active=True)
    return [person for person in people.order_by("pk") if person != but]


def context_of_page(page: Any, title: str) -> dict[str, Any]:
    """What every letter says: the item, its unit, and where it is worked on."""
    return {
        "title": title,
        "unit": Unit.objects.owning(page),
        "url": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }


def context_of_emergency(publication: Publication, page: Any) -> dict[str, Any]:
    """What letters about an emergency that is not confirmed say."""
    return {
        **context_of_page(page, publication.title),
        "published_at": publication.approved_at,
        "published_by": ", ".join(step["person"] for step in publication.steps),
        "reason": publication.reason,
        "confirm_by": publication.confirm_by,
    }


def context_of_step(state: Any, *, submitted_by: Any = None) -> dict[str, Any]:
    """What letters about a step say.

    Args:
        state: the step, of its own type.
        submitted_by: who set it off, which for the first step of a round is who submitted it.
    """
    page = page_of(state.workflow_state)
    earlier = TaskState.objects.filter(workflow_state=state.workflow_state_id, pk__lt=state.pk, status__in=DECIDED)
    previous = earlier.select_related("task", "finished_by").order_by("-pk").first()
    resubmitted = previous is not None and previous.status == TaskState.STATUS_REJECTED
    return {
        **context_of_page(page, page.get_latest_revision_as_object().title),
        "step": state.task.name,
        "submitted_by": letters.name_of((resubmitted and submitted_by) or state.workflow_state.requested_by),
        "due_at": state.due_at,
        "is_overdue": state.is_overdue,
        "deadline": state.deadline,
        "previous": previous,
        "previous_by": letters.name_of(previous.finished_by) if previous else "",
        "is_resubmitted": resubmitted,
    }


def install() -> None:
    """Let Wagtail's letters about rounds of our chains rest (once, at start-up).

    It writes to who submitted the item alone, in its own words, and would say the same a second time. Rounds of other
    workflows keep its letters. What would let it go: a setting of Wagtail's for its notifiers.
    """
    stock = BaseWorkflowStateEmailNotifier.can_handle

    def can_handle(self: Any, instance: Any, **kwargs: Any) -> bool:
        """Of a workflow that is no chain."""
        if not stock(self, instance, **kwargs):
            return False
        about_page = issubclass(instance.base_content_type.model_class() or Page, Page)
        return not (about_page and Chain.objects.filter(workflow=instance.workflow_id).exists())

    BaseWorkflowStateEmailNotifier.can_handle = can_handle
