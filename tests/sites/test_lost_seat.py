"""Who loses the seat while writing: the save is refused, and the text is offered for copying."""

import json

import pytest
from django.urls import reverse

from sites.services import end_seat
from tests import cast, pages
from tests.forms import form_in, values_of

pytestmark = pytest.mark.django_db

WRITING = "Trạm y tế xã nhận thêm hai bác sĩ từ tháng sau."


@pytest.fixture
def draft():
    return pages.article("syt", live=False, title="Bản nháp", owner=cast.person("an"))


def filled_form(browser, page):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    values = values_of(form_in(browser.get(address), address))
    return address, {**values, "title": ["Bản nháp mới"], "lead": [WRITING], "body-count": ["0"]}


def lose_seat(_browser):
    end_seat(cast.person("an").seats.get(), last_day=cast.FOUNDED, today=cast.TODAY)


def lose_login(_browser):
    person = cast.person("an")
    person.is_active = False
    person.save()


def sign_out(browser):
    browser.logout()


@pytest.mark.parametrize("happens", [lose_seat, lose_login, sign_out])
def test_the_save_is_refused_and_the_text_offered(sign_in, draft, happens):
    browser = sign_in("an")
    address, values = filled_form(browser, draft)
    happens(browser)
    answer = browser.post(address, values)
    assert answer.status_code == 404
    page = pages.BeautifulSoup(answer.content, "html.parser")
    assert WRITING in [area.get_text() for area in page.find_all("textarea")]
    assert "csrf" not in page.get_text()
    draft.refresh_from_db()
    assert draft.lead != WRITING
    assert draft.latest_revision is None


def test_with_the_seat_the_same_form_is_saved(sign_in, draft):
    browser = sign_in("an")
    address, values = filled_form(browser, draft)
    assert browser.post(address, values).status_code in {200, 302}
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().lead == WRITING


def test_the_answer_tells_nothing_of_what_is_there(sign_in, draft):
    """The outsider sends the same words to a page of others and to one that does not exist."""
    browser = sign_in("chi")
    answers = [
        browser.post(reverse("wagtailadmin_pages:edit", args=[key]), {"lead": WRITING})
        for key in (draft.pk, 10_000_000)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_rich_text_is_offered_as_text(sign_in, draft):
    body = json.dumps({"blocks": [{"text": "Một đoạn văn."}, {"text": "Đoạn thứ hai."}], "entityMap": {}})
    answer = sign_in("chi").post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), {"body-0-value": body})
    (area,) = pages.BeautifulSoup(answer.content, "html.parser").find_all("textarea")
    assert area.get_text().strip() == "Một đoạn văn.\nĐoạn thứ hai."


def test_what_others_sent_is_text_and_not_markup(sign_in, draft):
    answer = sign_in("chi").post(
        reverse("wagtailadmin_pages:edit", args=[draft.pk]), {"lead": "</textarea><script>alert(1)</script>"}
    )
    assert b"<script>alert" not in answer.content
