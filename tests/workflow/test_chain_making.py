"""Chains made in the admin by the head of a unit: read, changed, put in force, refused (rows A5, A19)."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, WorkflowPage

from sites.choices import Lane, Level, Position
from sites.models import Unit
from tests import cast
from tests.forms import errors_in, form_in, values_of
from tests.pages import read
from tests.workflow.boards import UNITS, fresh, open_code, person, publish, submit, write
from workflow.models import Chain
from workflow.presets import SHIPPED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

WARD = "003-phuong-1"
HEAD = "phuong1-truongban"
BASIS = "Quyết định 12/QĐ-UBND ngày 20/11/2026"
READ, MAKE = reverse("approval:chain"), reverse("approval:make_chain")


def browser(username):
    """A browser at the hub in which the person has logged in."""
    client = Client(headers={"host": cast.HOSTS["tinh"]})
    client.force_login(person(username))
    return client


def ward():
    return Unit.objects.get(code=UNITS[WARD])


def opened(client, address=MAKE):
    """What a browser would send of the form as it is shown."""
    return values_of(form_in(client.get(address), address)) | {"basis": [BASIS]}


def send(client, values, action, address=MAKE):
    return client.post(address, {**values, "action": action})


def test_the_head_puts_a_version_in_force_by_a_decision():
    client = browser(HEAD)
    began = submit(write(WARD))
    values = opened(client) | {"steps-0-name": ["Văn phòng soát chính tả"]}
    shown = send(client, values, "check")
    assert "Văn phòng soát chính tả" in shown.text
    assert BASIS in shown.text
    assert ward().preset == WARD, "nothing has changed yet"
    carried = values_of(form_in(shown, MAKE))
    done = send(client, carried, "act")
    assert done["Location"] == READ
    chain = Chain.objects.newest().get(key=ward().preset)
    assert (chain.unit, chain.number, chain.basis, chain.made_by) == (ward(), 1, BASIS, person(HEAD))
    assert [step.code for step in chain.preset.steps] == [step.code for step in SHIPPED[WARD].steps]
    assert chain.preset.steps[0].name == "Văn phòng soát chính tả"
    assert chain.preset.deadlines == SHIPPED[WARD].deadlines
    assert chain.preset.freshness == SHIPPED[WARD].freshness
    for root in ward().roots.all():
        assert WorkflowPage.objects.get(page=root.page_id).workflow == chain.workflow
    assert open_code(began) == "chinh-ta"
    assert publish_by_path(began).live, "what is under way finishes on the version with which it began"


def publish_by_path(article):
    from tests.workflow.boards import PATHS, approve

    for _code, username in PATHS[WARD, Lane.GOVERNMENT]:
        article = approve(article, username)
    return article
