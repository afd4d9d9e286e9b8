"""From an invitation to the first day of work: invite, letter, password, login, and nothing but the own unit."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from tests import cast
from tests.forms import form_in, values_of
from tests.sites.people.boards import LIST, PERSON_FIELDS, SEAT_FIELDS, seat_of

pytestmark = pytest.mark.django_db

HUB = {"host": cast.HOSTS["tinh"]}
PASSWORD = "hoa-sen-trang-2026"


def link_in(letter):
    return next(line for line in letter.body.splitlines() if line.startswith("http://"))


def test_a_new_person_comes_by_the_letter_and_sees_only_the_unit(em, django_capture_on_commit_callbacks):
    form = form_in(em.get(f"{LIST}invite/"), f"{LIST}invite/")
    sent = {**values_of(form), **SEAT_FIELDS, **PERSON_FIELDS}
    with django_capture_on_commit_callbacks(execute=True):
        answer = em.post(f"{LIST}invite/", sent, follow=True)
    assert "lan@tinh.localhost" in answer.text
    (letter,) = mail.outbox
    assert letter.to == ["lan@tinh.localhost"]
    assert "Sở Y tế" in letter.subject

    lan = Client(headers=HUB)
    page = lan.get(link_in(letter), follow=True)
    place = page.redirect_chain[-1][0]
    chosen = lan.post(place, {"new_password1": PASSWORD, "new_password2": PASSWORD}, follow=True)
    assert chosen.status_code == 200
    assert lan.login(username="lan", password=PASSWORD)

    assert lan.get("/admin/").status_code == 200
    assert lan.get(f"/admin/pages/{cast.home_of('syt').pk}/edit/").status_code == 200
    assert lan.get(f"/admin/pages/{cast.home_of('stc').pk}/edit/").status_code in {302, 404}
    assert lan.get(LIST).url == "/admin/"
    assert lan.get(f"{LIST}seats/{seat_of('chi', 'stc').pk}/end/").status_code == 404
    explorer = BeautifulSoup(lan.get("/admin/pages/").content, "html.parser").get_text()
    assert "Sở Tài chính" not in explorer

    assert "new_password1" not in Client(headers=HUB).get(link_in(letter), follow=True).text  # once


def test_the_link_ends_with_the_login(em, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        em.post(f"{LIST}invite/", {**SEAT_FIELDS, **PERSON_FIELDS})
    em.post(f"{LIST}{cast.person('lan').pk}/deactivate/", {"unit": "syt"})
    lan = Client(headers=HUB)
    page = lan.get(link_in(mail.outbox[0]), follow=True)
    if page.redirect_chain:
        lan.post(page.redirect_chain[-1][0], {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert not lan.login(username="lan", password=PASSWORD)


def test_d2_the_forms_ask_for_the_decision(em):
    for place in ("invite/", "appoint/", f"{cast.person('an').pk}/appoint/", f"seats/{seat_of('binh').pk}/delegate/"):
        names = {tag["name"] for tag in form_in(em.get(LIST + place), LIST + place).find_all(attrs={"name": True})}
        assert {"decision_number", "decision_date"} <= names
