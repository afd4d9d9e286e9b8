"""Making public what has been approved, and nothing else; and the evidence of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from sites.models import Unit
from workflow import mail
from workflow.authors import authors_as_data
from workflow.choices import PublicationKind
from workflow.content import content_of, hash_of
from workflow.records import Chain, Publication
from workflow.refusals import NotApproved
from workflow.rounds import Round, code_of, draft_of, page_of


@transaction.atomic
def publish_approved(workflow_state: Any, user: Any) -> None:
    """Publish the text of a finished round, or schedule it: Wagtail's finish action.

    Raises:
        NotApproved: the round lacks a step of its chain, or an approval of exactly this text.
    """
    draft = draft_of(page_of(workflow_state))
    round_ = Round(workflow_state, draft)
    if not round_.is_complete:
        raise NotApproved(_("The text lacks an approval that its chain requires. Nothing was published."))
    publication = record_publication(
        draft,
        PublicationKind.CHAIN,
        chain=round_.chain,
        steps=[decision_as_data(decision) for decision in round_.on_the_way],
        workflow_state_id=workflow_state.pk,
    )
    # Nobody has the permission to publish: it is the round that gives it.
    PublishPageRevisionAction(draft.latest_revision, user=user).execute(skip_permission_checks=True)
    mail.published(publication, requested_by=workflow_state.requested_by_id, user=user)


def record_publication(
    page: Any,
    kind: PublicationKind,
    *,
    chain: Chain | None = None,
    steps: list[dict[str, Any]] | None = None,
    reason: str = "",
    workflow_state_id: int | None = None,
    confirm_by: datetime | None = None,
) -> Publication:
    """Write down that the text of ``page``, as it stands in memory, may be public, and why.

    Raises:
        NotApproved: the page belongs to no unit.
    """
    unit = Unit.objects.owning(page)
    if unit is None:
        raise NotApproved(_("The page belongs to no unit, and so no chain can approve it."))
    content, now = content_of(page), timezone.now()
    return Publication.objects.create(
        unit=unit,
        page_id=page.pk,
        page_type=page._meta.label,
        title=page.title,
        kind=kind,
        content_hash=hash_of(content),
        content=content,
        revision_id=page.latest_revision_id,
        workflow_state_id=workflow_state_id,
        chain=chain_as_data(chain) if chain else {},
        steps=steps or [],
        authors=authors_as_data(page),
        reason=reason,
        approved_at=now,
        effective_from=max(page.go_live_at, now) if page.go_live_at else now,
        confirm_by=confirm_by,
    )


def chain_as_data(chain: Chain) -> dict[str, Any]:
    """What evidence keeps of a chain."""
    return {"key": chain.key, "version": chain.number, "name": chain.name, "basis": chain.basis}


def decision_as_data(decision: Any) -> dict[str, Any]:
    """What evidence keeps of a decision: who, in which capacity, when, on which text.

    Args:
        decision: an approved :class:`workflow.models.SeatTaskState`.
    """
    step, person = decision.task.specific.step, decision.finished_by
    return {
        "step": code_of(decision),
        "name": step.name,
        "article": step.article,
        "user": person.pk,
        "username": person.get_username(),
        "person": person.get_full_name() or person.get_username(),
        "capacity": decision.capacity,
        "declarations": decision.declarations,
        "lane": decision.lane,
        "at": decision.finished_at.isoformat(),
        "hash_in": decision.hash_in,
        "hash_out": decision.hash_out,
        "revision": decision.revision_id,
        "comment": decision.comment,
    }


def revoke(publications: Any, *, reason: str, user: Any = None) -> int:
    """Take the permission to be public back from ``publications``; returns how many there were."""
    who = {"user": user.pk, "person": user.get_full_name() or user.get_username()} if user else {}
    return int(publications.standing().update(revoked_at=timezone.now(), revocation={**who, "reason": reason}))
