"""The head of the unit's board answers; what is said to have been done must have been done (row H3)."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageViewRestriction

from home.choices import Act, RecommendationState
from home.recommendations import services
from home.recommendations.facts import facts_of
from sites.choices import Level, Position
from sites.working_days import VIETNAM
from tests import cast, pages
from tests.forms import errors_in
from tests.home.hub import frozen, give_seat
from tests.home.recommendations.flagged import HUB, UNIT, answer, delegate_to, fresh, recommend, remove, rewrite
from workflow.choices import PublicationKind
from workflow.publishing import record_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(article):
    """A recommendation to Health."""
    return recommend(article)


def answer_form(row):
    return f"{UNIT}{row.pk}/answer/"


def approve_anew(page):
    """The text goes through the chain again with nothing changed."""
    record_publication(type(page).objects.get(pk=page.pk), PublicationKind.CHAIN)


# --- Who -----------------------------------------------------------------------------------------


def test_h3_the_head_answers_and_the_hub_reads_it(row, binh, dung):
    response = binh.post(answer_form(row), {"answer": "not_agreed", "text": "Số liệu đúng."})
    assert response["Location"] == f"{UNIT}{row.pk}/"
    assert (fresh(row).state, fresh(row).answer) == ("answered", "not_agreed")
    assert "Số liệu đúng." in dung.get(f"{HUB}{row.pk}/").text


def test_h3_everybody_with_a_seat_in_the_unit_reads_it_and_only_the_head_answers(row, sign_in, article):
    for username in ("an", "em", "hoa"):
        browser = sign_in(username)
        shown = browser.get(f"{UNIT}{row.pk}/")
        assert "Số liệu sai." in shown.text, username
        assert answer_form(row) not in shown.text, username
        assert row.page_title in browser.get(UNIT).text or username == "hoa", username
        refused = browser.post(answer_form(row), {"answer": "not_agreed", "text": "Tôi không đồng ý."})
        assert errors_in(refused), username
        assert "Tôi không đồng ý." in refused.text, username
        assert fresh(row).is_open, username


def test_h3_a_deputy_who_acts_for_the_head_today_answers_on_behalf(row, sign_in, time_machine):
    delegate_to("an")
    browser = sign_in("an")
    assert answer_form(row) in browser.get(f"{UNIT}{row.pk}/").text
    browser.post(answer_form(row), {"answer": "not_agreed", "text": "Không."})
    act = fresh(row).acts.get(act=Act.ANSWERED)
    assert act.by == cast.person("an")
    assert act.office["on_behalf_of"]["decision_number"] == "15/QĐ-SYT"
    assert "15/QĐ-SYT" in browser.get(f"{UNIT}{row.pk}/").text
    services.reopen(fresh(row), note="Chưa đủ.", deadline=row.deadline, by=cast.person("dung"))
    time_machine.move_to(datetime(2027, 1, 4, 9, tzinfo=VIETNAM))
    with pytest.raises(PermissionDenied):
        answer(fresh(row), "an")


def test_a_deputy_without_a_delegation_does_not(row):
    give_seat("syt", "hoa", Position.DEPUTY, [Level.REVIEWER])
    with pytest.raises(PermissionDenied):
        answer(row, "hoa")


def test_neither_the_outsider_nor_the_hub_nor_an_operator_answers(row, sign_in):
    for username in ("chi", "dung", "root"):
        with pytest.raises(PermissionDenied):
            answer(row, username)
    for username in ("chi", "dung"):
        assert sign_in(username).post(answer_form(row), {"answer": "not_agreed", "text": "x"}).status_code == 404


def test_nobody_answers_for_a_unit_that_has_ended(row):
    frozen("syt")
    with pytest.raises(PermissionDenied):
        answer(row)


# --- What ----------------------------------------------------------------------------------------


def test_removed_is_refused_while_the_page_is_public(row, binh, article):
    response = binh.post(answer_form(row), {"answer": "removed", "text": "Đã gỡ."})
    assert errors_in(response)
    assert "Đã gỡ." in response.text
    assert fresh(row).is_open
    remove(article)
    assert binh.post(answer_form(row), {"answer": "removed"}).status_code == 302
    assert fresh(row).answer == "removed"


def test_removed_is_true_of_a_page_that_was_deleted_or_hidden(row, article):
    hidden = pages.article(title="Trang khác", slug="trang-khac")
    other = recommend(hidden)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert answer(other, answer="removed", text="").answer == "removed"
    with pages.without_chain():
        article.delete()
    assert answer(row, answer="removed", text="").answer == "removed"


def test_corrected_is_refused_until_another_text_is_public(row, binh, article):
    typed = {"answer": "corrected", "text": ""}
    said = [errors_in(binh.post(answer_form(row), typed))]
    article.title = "Bản sửa chưa duyệt"
    article.save_revision()
    said.append(errors_in(binh.post(answer_form(row), typed)))
    assert said[0] == said[1] != []
    approve_anew(article)
    said.append(errors_in(binh.post(answer_form(row), typed)))
    assert said[2]
    assert said[2] != said[1]
    rewrite(article, lead="Số liệu đã sửa.")
    assert binh.post(answer_form(row), typed).status_code == 302
    act = fresh(row).acts.get(act=Act.ANSWERED)
    assert act.facts["is_anew"]
    assert not act.facts["is_same"]


def test_corrected_is_refused_of_a_page_that_is_not_public(row, article):
    rewrite(article, lead="Số liệu đã sửa.")
    remove(article)
    with pytest.raises(ValidationError):
        answer(row, answer="corrected")


def test_who_does_not_agree_says_why(row, binh):
    assert errors_in(binh.post(answer_form(row), {"answer": "not_agreed", "text": " \u200b"}))
    with pytest.raises(ValidationError):
        answer(row, text="")
    assert fresh(row).is_open


@pytest.mark.parametrize("typed", [{}, {"answer": "perhaps"}, {"answer": "removed", "text": "x" * 4001}])
def test_what_is_no_answer_is_refused_in_words(row, binh, typed):
    assert errors_in(binh.post(answer_form(row), typed))
    assert fresh(row).is_open


def test_a_second_answer_is_refused_with_the_name_of_who_was_first(row, binh):
    answer(row)
    response = binh.post(answer_form(row), {"answer": "not_agreed", "text": "Lần hai."})
    assert any("Bình" in text for text in errors_in(response)) or "Bình" in response.text
    assert fresh(row).answer_text == "Số liệu đúng theo báo cáo."
    assert fresh(row).acts.filter(act=Act.ANSWERED).count() == 1
    assert answer_form(row) not in binh.get(f"{UNIT}{row.pk}/").text
    assert "<textarea" not in binh.get(answer_form(row)).text


def test_an_answer_after_the_deadline_is_taken_too(row, time_machine, dung):
    time_machine.move_to(datetime(2026, 12, 1, 9, tzinfo=VIETNAM))
    assert row.is_overdue()
    answer(row)
    assert not fresh(row).is_overdue()


# --- What both see -------------------------------------------------------------------------------


def test_what_has_become_of_the_page_is_shown_to_both(row, article, binh, dung):
    said = set()
    acts = (
        lambda: None,
        lambda: approve_anew(article),
        lambda: rewrite(article, lead="Khác."),
        lambda: remove(article),
    )
    for act in acts:
        act()
        words = facts_of(row).in_words
        for shown in (binh.get(f"{UNIT}{row.pk}/"), dung.get(f"{HUB}{row.pk}/"), binh.get(UNIT), dung.get(HUB)):
            assert words in shown.text
        said.add(words)
    assert len(said) == 4


def test_the_ways_to_the_page_are_offered_to_those_who_may(row, article, sign_in):
    edit, down = f"/admin/pages/{article.pk}/edit/", f"/admin/approval/{article.pk}/take-down/"
    expected = {"binh": (True, True), "hoa": (True, False), "an": (False, False)}
    for username, ways in expected.items():
        shown = sign_in(username).get(f"{UNIT}{row.pk}/").text
        assert (f'"{edit}"' in shown, f'"{down}"' in shown) == ways, username


TOLD = (
    "Số liệu sai.",
    "Số liệu đúng theo báo cáo.",
    "Chưa đủ căn cứ.",
    "Đã gỡ bỏ.",
    "Đạt.",
    "Nguyễn Văn Bình",
    "Nguyễn Văn Dũng",
    "20/11/2026",
)


def test_the_history_names_who_did_what_and_when_for_both(row, article, binh, dung):
    answer(row)
    services.reopen(fresh(row), note="Chưa đủ căn cứ.", deadline=row.deadline, by=cast.person("dung"))
    remove(article)
    answer(fresh(row), answer="removed", text="Đã gỡ bỏ.")
    services.close(fresh(row), note="Đạt.", by=cast.person("dung"))
    acts = list(fresh(row).acts.values_list("act", flat=True))
    assert acts == ["made", "answered", "reopened", "answered", "closed"]
    for shown in (binh.get(f"{UNIT}{row.pk}/").text, dung.get(f"{HUB}{row.pk}/").text):
        for text in TOLD:
            assert text in shown, text
    assert fresh(row).state == RecommendationState.CLOSED
