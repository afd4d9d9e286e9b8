"""A letter to those who decide about citizens' comments: one when the first comment on a draft waits for a decision.

No other follows until all of them have been decided: what hundreds write within a day must not fill the boxes of
three people. It names the draft alone, for words, names and contacts of citizens stay in the admin.
"""

from __future__ import annotations

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
SUBJECTS = {"comment_waiting": _("Comments on a draft wait for your decision: %(title)s")}


def install() -> None:
    """Listen for comments (once, at start-up)."""
    comment_received.connect(tell_of_comment, dispatch_uid="home.comment_letters")


def tell_of_comment(sender: Any, comment: ConsultationComment, **kwargs: Any) -> None:
    """Write to those who decide about ``comment``, unless comments on the draft wait for them already."""
    page = comment.page
    # The versions in other languages are the same draft.
    waiting = ConsultationComment.objects.filter(page__translation_key=page.translation_key, state=CommentState.NEW)
    if page.unit is None or waiting.exclude(pk=comment.pk).exists():
        return
    people = moderators_of(page.unit)
    context = {"title": page.title, "link": link_to(page)}
    transaction.on_commit(lambda: letters.send(people, "comment_waiting", context), robust=True)


def link_to(page: Any) -> str:
    """The address of the list of the draft's comments that wait."""
    query = urlencode({"consultation": page.pk, "state": CommentState.NEW.value})
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('draft_comments:index')}?{query}"
