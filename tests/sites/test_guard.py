"""The guard in front of the admin: every address is classified, and others' objects answer as if they did not exist."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from sites.guard import known_addresses
from sites.guard.addresses import admin_addresses
from sites.guard.kinds import Addressed
from sites.management.commands.list_decisions import PAGE, table
from tests import cast, pages

pytestmark = pytest.mark.django_db


ADMIN = [(address.name, address.route, address.values) for address in admin_addresses()]


def test_every_address_of_the_admin_is_classified():
    """A new version of Wagtail or a new package brings new addresses: somebody has to look at each."""
    undecided = {name: route for name, route, _values in ADMIN if name not in known_addresses()}
    assert undecided == {}


def test_every_value_in_an_address_is_classified():
    unnamed = {
        (name, value)
        for name, _route, values in ADMIN
        if isinstance(decision := known_addresses().get(name), Addressed)
        for value in values - set(decision.named)
    }
    assert unnamed == set()


def test_no_decision_is_about_an_address_that_is_gone():
    assert set(known_addresses()) - {name for name, _route, _values in ADMIN} == set()


def test_the_documentation_lists_every_address():
    """``manage.py list_decisions`` writes the list anew."""
    assert table() in PAGE.read_text(encoding="utf-8")


@pytest.fixture
def _undecided(monkeypatch):
    monkeypatch.setattr("sites.guard.decisions._DECISIONS", {})


@pytest.mark.usefixtures("_undecided")
def test_an_address_that_nobody_decided_about_is_refused(sign_in):
    assert sign_in("binh").get(reverse("wagtailadmin_explore_root")).status_code == 404
    assert sign_in("root").get(reverse("wagtailadmin_explore_root")).status_code == 200


@pytest.mark.parametrize("act", ["edit", "delete", "copy", "history", "usage", "workflow_history", "set_privacy"])
@pytest.mark.parametrize("person", ["chi", "dung"])
def test_a_foreign_page_answers_like_one_that_does_not_exist(sign_in, person, act):
    article = pages.article("syt", live=False, title="Bản nháp kín")
    browser = sign_in(person)
    foreign = browser.get(reverse(f"wagtailadmin_pages:{act}", args=[article.pk]))
    missing = browser.get(reverse(f"wagtailadmin_pages:{act}", args=[10_000_000]))
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("wagtailadmin_pages:edit", lambda: pages.article("syt", live=False)),
        ("wagtailimages:edit", lambda: pages.picture()),
        ("wagtailadmin_collections:edit", lambda: cast.unit("syt").collection),
        ("wagtailadmin_choose_page_child", lambda: pages.article("syt", live=False)),
    ],
)
def test_both_answers_take_the_same_work(sign_in, name, others):
    """So that not even the time tells what exists."""
    browser = sign_in("chi")
    foreign = others().pk
    browser.get(reverse(name, args=[foreign]))  # what is asked once a day of a session

    def queries(key):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(reverse(name, args=[key])).status_code == 404
        return [query["sql"].replace(str(key), "?") for query in asked]

    assert len(queries(foreign)) == len(queries(10_000_000))


@pytest.mark.parametrize("key", [0, 10_000_000, 2**63, 2**80])
def test_keys_that_name_nothing(sign_in, key):
    assert sign_in("binh").get(f"/admin/pages/{key}/edit/").status_code == 404


@pytest.mark.parametrize("person", ["binh", "hoa", "em", "root"])
def test_own_pages_open(sign_in, person):
    article = pages.article("syt", live=False)
    assert sign_in(person).get(reverse("wagtailadmin_pages:edit", args=[article.pk])).status_code == 200


def test_one_foreign_page_among_many_stops_a_bulk_action(sign_in):
    own = [pages.article("syt", title=f"Tin {place}", slug=f"tin-{place}", live=False) for place in range(3)]
    foreign = pages.article("stc", live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    ids = "&".join(f"id={page.pk}" for page in (*own, foreign))
    answer = sign_in("binh").post(f"{address}?{ids}", {"next": "/admin/"})
    assert answer.status_code == 404
    assert Page.objects.filter(pk__in=[page.pk for page in (*own, foreign)]).count() == 4
    alone = "&".join(f"id={page.pk}" for page in own)
    assert sign_in("binh").post(f"{address}?{alone}", {"next": "/admin/"}).status_code == 302
    assert Page.objects.filter(pk__in=[page.pk for page in own]).count() == 0


def test_a_bulk_move_to_a_foreign_page_does_not_name_it(sign_in):
    own, foreign = pages.article("syt", live=False), pages.article("stc", live=False, title="zqbimat")
    address = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'move'])}?id={own.pk}"
    answers = [
        sign_in("binh").post(address, {"chooser": key}) for key in (foreign.get_parent().pk, foreign.pk, 10_000_000)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert all(b"zqbimat" not in answer.content for answer in answers)


@pytest.mark.parametrize("ids", ["id=abc", "id=-1", "id=", "", "id=99999999999999999999999", "id=all"])
def test_bulk_actions_with_nonsense_do_nothing(sign_in, ids):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    before = Page.objects.count()
    assert sign_in("binh").post(f"{address}?{ids}", {}).status_code == 404
    assert Page.objects.count() == before


def test_who_is_not_signed_in_is_sent_to_the_door():
    article = pages.article("syt")
    browser = Client(headers={"host": cast.HOSTS["tinh"]})
    for key in (article.pk, 10_000_000):
        answer = browser.get(reverse("wagtailadmin_pages:edit", args=[key]))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")
