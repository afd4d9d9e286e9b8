"""A letter to those who decide about citizens' comments: one when the first comment on a draft waits for a decision.

Others follow when all of them have been decided, or after three days, should nobody have read it: what hundreds write
within a day must not fill the boxes of three people. It names the draft alone, for words, names and contacts of
citizens stay in the admin.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.choices import CommentState
from documents.consultations.rights import moderators_of
from documents.consultations.signals import comment_received
from documents.models import ConsultationComment
from workflow import letters

FOLDER = "home/emails"
#: So long a comment that waits for a decision stands for those that come after it.
SILENCE = timedelta(days=3)
SUBJECTS = {"comment_waiting": _("Comments on a draft wait for your decision: %(title)s")}


def install() -> None:
    """Listen for comments (once, at start-up)."""
    comment_received.connect(tell_of_comment, dispatch_uid="home.comment_letters")


def tell_of_comment(sender: Any, comment: ConsultationComment, **kwargs: Any) -> None:
    """Write to those who decide about ``comment``; whatever goes wrong there loses no comment."""
    transaction.on_commit(lambda: _write(comment), robust=True)


def _write(comment: ConsultationComment) -> None:
    page = comment.page
    if page.unit is not None and not follows_another(comment):
        context = {"title": page.title, "link": link_to(page)}
        letters.send(moderators_of(page.unit), "comment_waiting", context)


def follows_another(comment: ConsultationComment) -> bool:
    """Whether an earlier comment on the draft, in whatever language, waits for a decision since a short time."""
    same = ConsultationComment.objects.filter(page__translation_key=comment.page.translation_key)
    waiting = same.filter(state=CommentState.NEW, made_at__gt=comment.made_at - SILENCE)
    return waiting.filter(pk__lt=comment.pk).exists()


def link_to(page: Any) -> str:
    """The address of the list of the draft's comments that wait."""
    query = urlencode({"consultation": page.pk, "state": CommentState.NEW.value})
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('draft_comments:index')}?{query}"
