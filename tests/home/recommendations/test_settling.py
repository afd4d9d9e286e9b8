"""The hub closes a recommendation, withdraws it, or opens it again; all of it stands in the log (row H3)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from home.choices import RecommendationState
from home.models import Recommendation
from home.recommendations import services
from sites.choices import Level, Position
from tests import cast
from tests.forms import errors_in
from tests.home.hub import frozen, give_seat
from tests.home.recommendations.flagged import HUB, UNIT, answer, fresh, recommend, remove, rewrite

pytestmark = pytest.mark.django_db

LATER = date(2026, 12, 4)


@pytest.fixture
def row(article):
    """A recommendation to Health."""
    return recommend(article)


def form_of(row, act):
    return f"{HUB}{row.pk}/{act}/"


def test_h3_an_answered_recommendation_is_closed(row, dung):
    answer(row)
    assert dung.post(form_of(row, "close"), {"note": ""})["Location"] == f"{HUB}{row.pk}/"
    assert fresh(row).state == RecommendationState.CLOSED
    assert fresh(row).answer == "not_agreed"


def test_what_nobody_has_answered_is_closed_only_with_a_note(row, dung):
    assert errors_in(dung.post(form_of(row, "close"), {"note": "  "}))
    assert fresh(row).is_open
    assert dung.post(form_of(row, "close"), {"note": "Đã trao đổi trực tiếp."}).status_code == 302


@pytest.mark.parametrize("is_answered", [False, True])
def test_h3_a_recommendation_is_withdrawn_with_a_note(row, dung, is_answered):
    if is_answered:
        answer(row)
    assert errors_in(dung.post(form_of(row, "withdraw"), {"note": ""}))
    assert dung.post(form_of(row, "withdraw"), {"note": "Nhầm trang."}).status_code == 302
    assert fresh(row).state == RecommendationState.WITHDRAWN


@pytest.mark.parametrize("act", ["close", "withdraw"])
def test_what_is_settled_is_not_settled_twice(row, dung, act):
    services.withdraw(row, note="Nhầm trang.", by=cast.person("dung"))
    assert errors_in(dung.post(form_of(row, act), {"note": "x"}))
    assert "<textarea" not in dung.get(form_of(row, act)).text
    assert fresh(row).acts.count() == 2


def test_h3_a_recommendation_is_opened_again_with_a_note_and_a_deadline(row, dung, article, binh):
    rewrite(article, lead="Số liệu đã sửa.")
    answer(row, answer="corrected", text="Đã sửa.")
    typed = {"note": "Còn một số liệu sai.", "deadline": "04/12/2026"}
    assert dung.post(form_of(row, "reopen"), typed).status_code == 302
    again = fresh(row)
    assert (again.state, again.answer, again.answer_text, again.deadline) == ("open", "", "", LATER)
    # The next answer is about what is done from now on.
    assert errors_in(binh.post(f"{UNIT}{row.pk}/answer/", {"answer": "corrected"}))
    rewrite(article, lead="Số liệu đã sửa hết.")
    assert answer(again, answer="corrected", text="").state == "answered"


REFUSED = {
    "no note": {"note": ""},
    "no deadline": {"deadline": ""},
    "in the past": {"deadline": "19/11/2026"},
    "a day off": {"deadline": "24/11/2026"},
}


@pytest.mark.parametrize("why", REFUSED)
def test_opening_again_is_refused_in_words(row, dung, why):
    answer(row)
    typed = {"note": "Chưa đủ.", "deadline": "04/12/2026", **REFUSED[why]}
    assert errors_in(dung.post(form_of(row, "reopen"), typed)), why
    assert fresh(row).state == "answered"


def test_only_what_was_answered_or_closed_is_opened_again(row, dung):
    typed = {"note": "Chưa đủ.", "deadline": "04/12/2026"}
    assert errors_in(dung.post(form_of(row, "reopen"), typed))
    services.close(row, note="Đã trao đổi.", by=cast.person("dung"))
    assert dung.post(form_of(row, "reopen"), typed).status_code == 302
    services.withdraw(fresh(row), note="Nhầm.", by=cast.person("dung"))
    assert errors_in(dung.post(form_of(row, "reopen"), typed))


def test_nothing_is_opened_again_beside_another_recommendation(row, article, dung):
    services.close(row, note="Đã trao đổi.", by=cast.person("dung"))
    second = recommend(article)
    assert errors_in(dung.post(form_of(row, "reopen"), {"note": "Chưa đủ.", "deadline": "04/12/2026"}))
    assert fresh(row).state == RecommendationState.CLOSED
    assert fresh(second).is_open


def test_of_a_unit_that_has_ended_recommendations_are_read_and_closed_only(row, article, dung):
    answer(row)
    frozen("syt")
    assert "Số liệu sai." in dung.get(f"{HUB}{row.pk}/").text
    assert form_of(row, "reopen") not in dung.get(f"{HUB}{row.pk}/").text
    assert errors_in(dung.post(form_of(row, "reopen"), {"note": "Chưa đủ.", "deadline": "04/12/2026"}))
    assert dung.post(form_of(row, "close"), {"note": ""}).status_code == 302


def test_h3_nobody_at_the_hub_gets_a_right_in_the_unit(row, article, dung):
    approval, unit = f"/admin/approval/{article.pk}/", f"{UNIT}{row.pk}/"
    for path in (f"/admin/pages/{article.pk}/edit/", approval, f"{approval}take-down/", unit, f"{unit}answer/"):
        assert dung.get(path).status_code == 404, path
        assert dung.post(path, {"comment": "x", "answer": "removed"}).status_code == 404, path


def test_who_does_not_inspect_settles_nothing(row):
    for username in ("binh", "chi", "an"):
        by = cast.person(username)
        for act in (
            lambda by=by: services.close(row, note="x", by=by),
            lambda by=by: services.withdraw(row, note="x", by=by),
            lambda by=by: services.reopen(row, note="x", deadline=LATER, by=by),
        ):
            with pytest.raises(PermissionDenied):
                act()
    assert fresh(row).acts.count() == 1


def test_h3_every_act_is_in_the_log_of_the_unit_and_of_no_other(row, article, sign_in):
    remove(article)
    answer(row, answer="removed", text="Đã gỡ bỏ.")
    services.close(fresh(row), note="Đạt.", by=cast.person("dung"))
    entries = ModelLogEntry.objects.filter(action__startswith="recommendations.").order_by("timestamp", "pk")
    assert [entry.action for entry in entries] == [
        "recommendations.made",
        "recommendations.answered",
        "recommendations.closed",
    ]
    shown = sign_in("em").get(reverse("board:log")).text
    for text in (row.page_title, "30/11/2026", "Số liệu sai.", "Đã gỡ bỏ.", "Đạt.", "Nguyễn Văn Dũng"):
        assert text in shown, text
    give_seat("stc", "chi", Position.TECHNICAL_OFFICER, [Level.SYSTEM_ADMINISTRATOR])
    other = sign_in("chi").get(reverse("board:log"))
    assert other.status_code == 200
    assert row.page_title not in other.text


def test_the_database_keeps_neither_a_recommendation_without_a_reason_nor_a_second_one(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).update(reason="")
    with pytest.raises(ValidationError):
        recommend(Page.objects.get(pk=row.page_id))
