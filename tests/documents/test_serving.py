"""Files: reachable on the hosts whose live pages use them, for their unit's people in the admin, and nowhere else."""

import json
from datetime import date

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, ReferenceIndex

from documents.models import DocumentAttachment, UnitDocument
from home.models import StandardPage
from home.services import found_unit
from news.models import ArticlePage
from sites.choices import UnitState
from sites.models import SharedCollection
from sites.services import change_state
from tests import cast, factories, pages

pytestmark = pytest.mark.django_db

HOSTS = ["tinh", "syt", "stc", "tanan"]
PEOPLE = ["an", "binh", "em", "hoa", "khanh", "chi", "dung", "root"]


def paper(code="syt", name="van-ban", collection=None):
    row = UnitDocument(title=name, collection=collection or cast.unit(code).collection)
    row.file.save(f"{name}.txt", ContentFile("nội dung".encode()), save=False)
    row.save()
    return row


def text_with(file):
    return json.dumps([{"type": "paragraph", "value": f'<p><a linktype="document" id="{file.pk}">x</a></p>'}])


def block_with(file):
    return json.dumps([{"type": "files", "value": {"title": "", "files": [file.pk]}}])


def attach(page, file):
    DocumentAttachment.objects.create(page=page, document=file, sort_order=0)


USES = {
    "a link in a text": lambda file, **fields: pages.article(body=text_with(file), **fields),
    "a list of files": lambda file, **fields: pages.article(body=block_with(file), **fields),
    "an attachment": lambda file, **fields: attach(pages.document(**fields), file),
}


def use(file, **fields):
    return USES["a link in a text"](file, **fields)


def statuses(visit, file):
    return {host: visit(host, file.url).status_code for host in HOSTS}


def at_home(status=200):
    return {**dict.fromkeys(HOSTS, 404), "syt": status}


NOWHERE = dict.fromkeys(HOSTS, 404)


@pytest.mark.parametrize("way", USES)
def test_a_file_is_served_where_a_live_page_uses_it(visit, way):
    file = paper()
    assert statuses(visit, file) == NOWHERE
    USES[way](file)
    assert statuses(visit, file) == at_home()
    assert visit("syt", file.url).getvalue() == "nội dung".encode()


@pytest.mark.parametrize("way", USES)
def test_a_file_of_a_draft_is_served_to_nobody(visit, way):
    file = paper()
    USES[way](file, live=False)
    assert statuses(visit, file) == NOWHERE


def test_what_is_refused_looks_like_what_does_not_exist(visit):
    file = paper()
    missing = visit("stc", f"/files/{10**9}/van-ban.txt")
    refused = visit("stc", file.url)
    assert (refused.status_code, refused.content) == (404, missing.content)
    assert refused.headers == missing.headers


def test_a_file_stays_while_one_page_of_several_is_live(visit):
    file = paper()
    one, other = use(file, title="Một"), use(file, title="Hai")
    one.unpublish()
    assert statuses(visit, file) == at_home()
    ArticlePage.objects.get(pk=other.pk).unpublish()
    assert statuses(visit, file) == NOWHERE
    with pages.without_chain():
        ArticlePage.objects.get(pk=one.pk).save_revision().publish()
    assert statuses(visit, file) == at_home()


def test_a_deleted_page_takes_its_files_away(visit):
    file = paper()
    use(file).delete()
    assert statuses(visit, file) == NOWHERE


def test_what_only_the_draft_of_a_live_page_uses_is_not_public(visit):
    """An editor adds a file to a page that is live; nobody has approved that yet."""
    shown, added = paper(name="cu"), paper(name="moi")
    page = use(shown)
    page.body = text_with(added)
    page.save_revision()
    assert statuses(visit, shown) == at_home()
    assert statuses(visit, added) == NOWHERE
    with pages.without_chain():
        ArticlePage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert statuses(visit, shown) == NOWHERE
    assert statuses(visit, added) == at_home()


def test_an_attachment_of_a_draft_is_not_public(visit):
    page = pages.document()
    added = paper()
    page.attachments = [DocumentAttachment(document=added)]
    page.save_revision()
    assert statuses(visit, added) == NOWHERE


@pytest.mark.parametrize("restriction", ["password", "login"])
@pytest.mark.parametrize("above", [False, True])
def test_a_file_of_a_restricted_page_is_not_public(visit, restriction, above):
    file = paper()
    page = use(file)
    place = page.get_parent() if above else page
    PageViewRestriction.objects.create(page=place, restriction_type=restriction, password="x")
    assert statuses(visit, file) == NOWHERE


def test_the_wrong_name_finds_nothing(visit):
    file = paper()
    use(file)
    for name in ("khac.txt", "", "../van-ban.txt", "van-ban.txt/"):
        assert visit("syt", f"/files/{file.pk}/{name}").status_code == 404
    for key in ("0", "9" * 30, "-1", "abc"):
        assert visit("syt", f"/files/{key}/van-ban.txt").status_code == 404


def test_units_that_use_the_same_shared_file_each_serve_it(visit):
    file = paper("tinh")
    SharedCollection.objects.create(collection=file.collection)
    assert statuses(visit, file) == NOWHERE
    pages.article("syt", body=text_with(file))
    pages.article("stc", body=text_with(file))
    assert statuses(visit, file) == {"tinh": 404, "syt": 200, "stc": 200, "tanan": 404}


def test_the_hubs_host_serves_the_files_of_its_sections(visit):
    union = found_unit(cast.founding("hoi", hostname="", short_name="Hội Nông dân"), today=cast.TODAY)
    file = paper(collection=union.collection)
    home = union.roots.get(page__locale__language_code="vi").page
    with pages.without_chain():
        home.add_child(instance=StandardPage(title="Tài liệu", body=text_with(file), locale=home.locale))
    assert statuses(visit, file) == {**NOWHERE, "tinh": 200}


class TestPeople:
    """The table: who opens a file that is not public, at the hub's host and at the unit's own."""

    @pytest.mark.parametrize("who", PEOPLE)
    def test_of_their_own_unit(self, sign_in, who):
        file = paper()
        browser = sign_in(who)
        allowed = who in {"an", "binh", "em", "hoa", "root"}
        answer = browser.get(file.url)
        assert answer.status_code == (200 if allowed else 404)
        if allowed:
            assert answer["Cache-Control"] == "private, no-store"
        # Sessions belong to the hub's host; even with one, another host shows what its readers see.
        for host in ("syt", "stc"):
            assert browser.get(file.url, headers={"host": cast.HOSTS[host]}).status_code == 404

    @pytest.mark.parametrize("who", PEOPLE)
    def test_in_a_shared_collection(self, sign_in, who):
        file = paper("tinh")
        SharedCollection.objects.create(collection=file.collection)
        assert sign_in(who).get(file.url).status_code == (404 if who == "khanh" else 200)

    def test_a_deactivated_person_opens_nothing(self, sign_in):
        file = paper()
        browser = sign_in("an")
        type(cast.person("an")).objects.filter(username="an").update(is_active=False)
        assert browser.get(file.url).status_code == 404


class TestRestrictedCollection:
    @pytest.fixture
    def vault(self):
        own = cast.unit("syt").collection
        return own.add_child(instance=Collection(name="Kho"))

    def restrict(self, vault, kind):
        return CollectionViewRestriction.objects.create(collection=vault, restriction_type=kind, password="mo-kho")

    def test_a_password_is_asked_for_on_the_units_own_host_only(self, visit, vault, client):
        restriction = self.restrict(vault, "password")
        file = paper(collection=vault)
        asked = f"/files/authenticate_with_password/{restriction.pk}/"
        assert statuses(visit, file) == NOWHERE  # no live page uses it: no form either
        use(file)
        form = visit("syt", file.url)
        assert form.status_code == 200
        assert asked in form.text
        assert "nội dung" not in form.text
        assert form["Cache-Control"] == "private, no-store"
        assert {host: visit(host, asked).status_code for host in HOSTS} == at_home()
        assert {host: visit(host, file.url).status_code for host in HOSTS} == at_home()
        headers = {"host": cast.HOSTS["syt"]}
        client.post(asked, {"password": "mo-kho", "return_url": file.url}, headers=headers)
        opened = client.get(file.url, headers=headers)
        assert opened.getvalue() == "nội dung".encode()
        assert opened["Cache-Control"] == "private, no-store"

    def test_another_units_password_form_does_not_exist(self, visit, vault):
        restriction = self.restrict(vault, "password")
        missing = visit("stc", f"/files/authenticate_with_password/{10**9}/")
        other = visit("stc", f"/files/authenticate_with_password/{restriction.pk}/")
        assert (other.status_code, other.content) == (404, missing.content)

    def test_a_login_is_asked_for_on_the_units_own_host_only(self, visit, vault):
        self.restrict(vault, "login")
        file = paper(collection=vault)
        use(file)
        # A link alone opens no other unit's vault; a form would refuse it.
        other = pages.article("stc")
        ArticlePage.objects.filter(pk=other.pk).update(body=text_with(file))
        ReferenceIndex.create_or_update_for_object(ArticlePage.objects.get(pk=other.pk))
        assert statuses(visit, file) == at_home(302)

    def test_its_people_open_what_the_restriction_lets_them(self, sign_in, vault):
        self.restrict(vault, "login")
        file = paper(collection=vault)
        assert sign_in("an").get(file.url).status_code == 200
        assert sign_in("chi").get(file.url).status_code == 404

    @pytest.mark.parametrize(("username", "status"), [("an", 200), ("chi", 302)])
    def test_on_the_units_own_host_too_they_alone_are_let_in(self, client, vault, username, status):
        self.restrict(vault, "login")
        file = paper(collection=vault)
        use(file)
        client.force_login(cast.person(username))
        assert client.get(file.url, headers={"host": cast.HOSTS["syt"]}).status_code == status


@pytest.mark.parametrize("state", [UnitState.FROZEN, UnitState.ARCHIVED])
def test_a_unit_that_has_ended_keeps_serving(visit, state):
    file = paper()
    use(file)
    change_state(cast.unit("syt"), state, since=date(2026, 1, 1), today=cast.TODAY)
    assert statuses(visit, file) == at_home()


def test_a_unit_that_leads_elsewhere_serves_nothing(visit):
    file = paper()
    use(file)
    change_state(
        cast.unit("syt"), UnitState.REDIRECTED, since=date(2026, 1, 1), today=cast.TODAY, successor=cast.unit("stc")
    )
    assert statuses(visit, file) == at_home(301)


def test_public_files_are_asked_for_anew_by_caches(visit):
    file = paper()
    file.get_file_hash()
    use(file)
    first = visit("syt", file.url)
    assert first["Cache-Control"] == "public, no-cache"
    assert "Cookie" not in first.get("Vary", "")
    again = visit("syt", file.url, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304


def test_the_number_of_units_costs_nothing(visit, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    file = paper()
    use(file)
    visit("syt", file.url)
    with CaptureQueriesContext(connection) as few:
        visit("syt", file.url)
    factories.many_units(12)
    with django_assert_num_queries(len(few)):
        visit("syt", file.url)


@pytest.mark.parametrize("way", ["", "images/../", "images/%2e%2e/"])
def test_no_other_address_leads_to_a_file(visit, way):
    file = paper()
    use(file)
    for host in HOSTS:
        assert visit(host, f"/media/{way}{file.file.name}").status_code in {400, 404}
