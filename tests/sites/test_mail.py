"""Letters about a page go to people who may see it on that day: who has left reads nothing more of the board's work."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Comment, CommentReply, GroupApprovalTask, PageSubscription, Workflow, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, streamfield

from sites.services import end_seat
from tests import cast, pages

pytestmark = pytest.mark.django_db


def leave(username):
    """The person's seats ended yesterday; the login stays."""
    for seat in cast.person(username).seats.all():
        end_seat(seat, last_day=cast.TODAY - timedelta(days=1), today=cast.TODAY - timedelta(days=2))


def written_to():
    return {address for letter in mail.outbox for address in letter.recipients()}


def comment_on(browser, page, text, **replies):
    """Save the page with a new comment, as the editor sends it."""
    values = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "lead": "",
            "kind": "news",
            "picture": "",
            "published_at": "2026-11-19 12:00",
            "body": streamfield([]),
            "author": "",
            "source": "",
            "source_url": "",
        }
    )
    row = {
        "text": text,
        "contentpath": "title",
        "position": "",
        "resolved": "",
        "id": "",
        "DELETE": "",
        "replies-TOTAL_FORMS": "0",
        "replies-INITIAL_FORMS": "0",
    }
    existing = Comment.objects.filter(page=page)
    sent = {f"comments-{len(existing)}-{name}": value for name, value in row.items()}
    for place, comment in enumerate(existing):
        kept = {**row, "text": comment.text, "id": comment.pk, "replies-TOTAL_FORMS": "1"}
        kept |= {"replies-0-id": "", "replies-0-text": text, "replies-0-DELETE": ""}
        sent |= {f"comments-{place}-{name}": value for name, value in kept.items()}
    counts = {"comments-TOTAL_FORMS": len(existing) + 1, "comments-INITIAL_FORMS": len(existing)}
    for rows in ("contributions", "placements", "corrections"):
        counts |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}
    return browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**values, **sent, **counts})


@pytest.fixture
def draft():
    page = pages.article("syt", title="Bản nháp kín", live=False)
    page.save_revision(user=cast.person("an"))
    return page


@pytest.mark.parametrize("has_left", [False, True])
def test_a_comment_is_told_to_subscribers_who_still_serve(sign_in, draft, has_left):
    PageSubscription.objects.create(page=draft, user=cast.person("hoa"), comment_notifications=True)
    PageSubscription.objects.create(page=draft, user=cast.person("em"), comment_notifications=True)
    if has_left:
        leave("hoa")
    assert comment_on(sign_in("binh"), draft, "Bình luận kín").status_code == 302
    assert written_to() == ({"em@tinh.localhost"} if has_left else {"em@tinh.localhost", "hoa@tinh.localhost"})


@pytest.mark.parametrize("has_left", [False, True])
def test_a_reply_is_told_to_those_of_the_thread_who_still_serve(sign_in, draft, has_left):
    comment = Comment.objects.create(page=draft, user=cast.person("hoa"), text="Hỏi", contentpath="title")
    CommentReply.objects.create(comment=comment, user=cast.person("an"), text="Đáp")
    if has_left:
        leave("hoa")
    assert comment_on(sign_in("binh"), draft, "Bình luận kín").status_code == 302
    assert written_to() == ({"an@tinh.localhost"} if has_left else {"an@tinh.localhost", "hoa@tinh.localhost"})


@pytest.mark.parametrize("has_left", [False, True])
def test_a_decision_of_another_workflow_is_told_to_who_submitted_the_page_and_still_serves(draft, has_left):
    """What is decided by a unit's chain is told by letters of its own: ``tests/workflow/test_workflow_mail.py``."""
    workflow = Workflow.objects.create(name="Góp ý nội bộ")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Góp ý"), sort_order=0)
    state = workflow.start(draft, cast.person("hoa"))
    mail.outbox.clear()
    if has_left:
        leave("hoa")
    state.current_task_state.specific.reject(user=cast.person("binh"), comment="Lý do kín")
    assert ("hoa@tinh.localhost" in written_to()) != has_left
