"""Who wrote a text: those who saved any part of it since it was last published.

The rules ask it before a decision, and evidence keeps the answer, so that “none of them its author” can be shown when
revisions and people have gone.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import TaskState

from workflow.records import Publication


def is_author(user: Any, page: Any, *, but: Q | None = None) -> bool:
    """Whether ``user`` wrote any part of ``page`` since its text was last approved; of a new page its owner has.

    Args:
        but: revisions that do not make an author.
    """
    last = _last_publication_of(page)
    if last is None and page.owner_id == user.pk:
        return True
    revisions = _revisions_since(last, page).filter(user=user)
    return revisions.exclude(but).exists() if but is not None else revisions.exists()


def within_editing_steps(page: Any) -> Q:
    """Revisions that were written while an editing step lay open to its holders alone."""
    within = Q(pk__in=[])
    # A step that fell away was never open, and has no end either.
    opened = TaskState.objects.for_instance(page).exclude(status=TaskState.STATUS_SKIPPED)
    for state in opened.filter(task__seattask__isnull=False).specific():
        if state.task.specific.step.edits:
            is_approved = state.status == TaskState.STATUS_APPROVED
            end = (
                Q(pk__lte=state.revision_id) if is_approved else Q(created_at__lte=state.finished_at or timezone.now())
            )
            within |= Q(pk__gt=state.revision_in) & end
    return within


def authors_as_data(page: Any) -> list[dict[str, Any]]:
    """What evidence keeps of the authors of the text of ``page``, which is not yet written down as published.

    Returns:
        One object a person: ids of the revisions that they ``wrote``, of those that they ``edited`` in an editing
        step, and whether they are the ``owner`` of a page that was never published.
    """
    last = _last_publication_of(page)
    since = _revisions_since(last, page)
    revisions = list(since.exclude(user=None).select_related("user").order_by("pk"))
    # A page that is brought in has no revisions, and was in no step.
    edited = set(since.filter(within_editing_steps(page)).values_list("pk", flat=True)) if revisions else set()
    # The owner of a new page is its author before a revision is saved.
    owner = page.owner if last is None else None
    people = {person.pk: person for person in (owner, *(revision.user for revision in revisions)) if person}
    return [
        {
            "user": pk,
            "username": user.get_username(),
            "person": user.get_full_name() or user.get_username(),
            "owner": user == owner,
            "wrote": [row.pk for row in revisions if row.user_id == pk and row.pk not in edited],
            "edited": [row.pk for row in revisions if row.user_id == pk and row.pk in edited],
        }
        for pk, user in people.items()
    ]


def _last_publication_of(page: Any) -> Publication | None:
    return Publication.objects.of(page).order_by("-pk").first()


def _revisions_since(last: Publication | None, page: Any) -> QuerySet[Any]:
    return page.revisions.filter(pk__gt=last.revision_id) if last and last.revision_id else page.revisions.all()
