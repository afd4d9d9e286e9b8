"""Deciding about a comment: it is published or hidden with a reason, and answered."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from documents.choices import CommentState
from documents.consultations.rights import comments_of
from documents.models import ConsultationComment

#: Names of what is entered in the history of the draft.
ACTIONS = {
    CommentState.NEW: "documents.comment_reset",
    CommentState.PUBLISHED: "documents.comment_published",
    CommentState.HIDDEN: "documents.comment_hidden",
}


@transaction.atomic
def decide(user: Any, comment: ConsultationComment, *, state: str, reason: str, answer: str) -> ConsultationComment:
    """Decide about a comment.

    Args:
        user: who decides.
        comment: about which.
        state: what becomes of it.
        reason: why it is hidden.
        answer: the unit's answer, shown with a published comment.

    Raises:
        PermissionDenied: it is none of the person's business.
        ValidationError: hidden without a reason.
    """
    row = comments_of(user).select_related("page").filter(pk=comment.pk).first()
    if row is None:
        raise PermissionDenied
    if state == CommentState.HIDDEN and not reason:
        raise ValidationError({"reason": _("Say why the comment is hidden.")})
    is_new = row.state != state
    row.state, row.answer = CommentState(state), answer
    row.reason = reason if state == CommentState.HIDDEN else ""
    row.decided_at, row.decided_by = timezone.now(), user
    row.save(update_fields=["state", "answer", "reason", "decided_at", "decided_by"])
    if is_new:
        # The reference alone: histories are kept when the comment and its contact have been deleted.
        log(row.page, ACTIONS[row.state], user=user, data={"reference": row.reference})
    return row
