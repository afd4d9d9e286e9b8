"""Who is told that a citizen has commented on a draft, how often, and what such a letter keeps to itself (F5)."""

import pytest
from django.core import mail
from django.utils.translation import override

from documents.choices import CommentState
from documents.consultations.moderating import decide
from documents.consultations.rights import moderators_of
from documents.models import ConsultationComment
from home.comment_letters import SUBJECTS
from sites.choices import UnitState
from tests import cast, pages
from tests.documents.drafts import WITHIN, consultation, send

pytestmark = pytest.mark.django_db

PRIVATE = {"name": "Trần Thị Mai", "contact": "0912 345 678", "text": "Đề nghị bổ sung Điều 3."}


@pytest.fixture
def told(visit, time_machine, django_capture_on_commit_callbacks):
    """Who gets a letter when a comment is sent, with the letters."""

    time_machine.move_to(WITHIN, tick=False)

    def comment(page, **fields):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            assert send(visit, time_machine, page, **{**PRIVATE, **fields}).status_code == 303
        return {letter.to[0].split("@")[0]: letter for letter in mail.outbox}

    return comment


def decide_about_all(state=CommentState.PUBLISHED, reason=""):
    for row in ConsultationComment.objects.all():
        decide(cast.person("binh"), row, state=state, reason=reason, answer="")


def test_those_who_decide_are_told_where_and_read_nothing_of_the_citizen(told):
    letters = told(consultation())
    assert set(letters) == {"binh", "hoa"}  # not An, who writes, Em, who administers, Khánh, who has left, nor Chi
    letter = letters["binh"]
    with override("vi"):
        assert letter.subject == str(SUBJECTS["comment_waiting"]) % {"title": "Dự thảo quy định về tiêm chủng"}
    assert "/admin/draft-comments/?consultation=" in letter.body
    assert [words for words in PRIVATE.values() if words in letter.subject + letter.body] == []


def test_the_link_leads_to_the_comment(told, sign_in):
    letters = told(consultation())
    (address,) = [line for line in letters["hoa"].body.splitlines() if "/admin/" in line]
    page = pages.read(sign_in("hoa").get(address.split("tinh.localhost")[1]))
    assert ConsultationComment.objects.get().reference in page.get_text()


def test_no_second_letter_before_all_are_decided(told):
    page, other = consultation(), consultation(title="Dự thảo khác")
    assert told(page)
    assert told(page, text="Thêm một ý kiến.") == {}
    assert told(other, text="Ý kiến về dự thảo khác.")
    decide_about_all()
    assert told(page, text="Ý kiến sau đó.")


@pytest.mark.parametrize("state", [CommentState.PUBLISHED, CommentState.HIDDEN])
def test_whatever_was_decided_the_next_one_is_told(told, state):
    page = consultation()
    told(page)
    decide_about_all(state, reason="Lặp lại" if state == CommentState.HIDDEN else "")
    assert told(page, text="Ý kiến khác.")


def test_versions_in_two_languages_are_one_draft(told):
    page = consultation()
    english = consultation(language="en", title="Draft", translation_key=page.translation_key)
    assert told(page)
    assert told(english, text="Another comment.") == {}


def test_a_second_click_is_no_second_comment(told):
    page = consultation()
    told(page)
    decide_about_all()
    assert told(page) == {}


def test_who_has_not_decided_in_three_days_is_told_again(told, time_machine):
    page = consultation()
    told(page)
    time_machine.shift(2 * 24 * 3600)
    assert told(page, text="Hôm sau.") == {}
    time_machine.shift(4 * 24 * 3600)
    assert set(told(page, text="Tuần sau.")) == {"binh", "hoa"}


def test_a_letter_that_cannot_be_sent_loses_no_comment(told, settings):
    settings.EMAIL_BACKEND = "no.such.Backend"
    told(consultation())
    assert ConsultationComment.objects.count() == 1


def test_nobody_is_told_of_a_unit_that_has_ended():
    unit = cast.unit("syt")
    assert [person.username for person in moderators_of(unit)] == ["binh", "hoa"]
    unit.state = UnitState.REDIRECTED
    assert moderators_of(unit) == []
