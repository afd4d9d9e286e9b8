"""API v3: without a token it shows what a host's readers see, with one what its person works on, on any host."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from wagtail.api.v3.urls import api
from wagtail.models import APIToken

from home.services import found_unit
from sites.api.decisions import CLOSED, ROUTES
from sites.services import end_seat
from tests import cast, factories, pages

pytestmark = pytest.mark.django_db

MISSING = 10**9


def test_every_route_of_wagtails_is_decided():
    """A new version brings new routes: they are not mounted, and this test asks for a decision."""
    offered = {pattern.name for pattern in api.urls[0]}
    assert offered == set(ROUTES) | set(CLOSED)
    assert not set(ROUTES) & set(CLOSED)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v3/"),
        ("GET", "/v3/docs/"),
        ("GET", "/v3/openapi.json"),
        ("GET", "/v3/snippets/documents.DocumentType/"),
        ("POST", "/v3/pages/1/actions/copy_for_translation/"),
        ("GET", "/v3/nothing/"),
    ],
)
@pytest.mark.parametrize("who", [None, "binh", "root"])
def test_what_is_not_decided_is_not_there_for_anybody(program, method, path, who):
    assert program("tinh", who).send(method, path).status_code == 404


@pytest.mark.parametrize("who", [None, "binh", "root"])
@pytest.mark.parametrize("path", ["/v3/redirects/", "/v3/sites/"])
def test_redirects_and_sites_are_not_written_here(program, who, path):
    assert program("tinh", who).send("POST", path).status_code == 405
    assert program("tinh", who).send("PUT", f"{path}1/").status_code == 405
    assert program("tinh", who).send("DELETE", f"{path}1/").status_code == 405


LISTS = [
    ("/v3/pages/", {"limit": 20}),
    ("/v3/pages/", {"limit": 20, "type": "news.ArticlePage"}),
    ("/v3/pages/", {"limit": 20, "search": "bien"}),
    ("/v3/pages/", {"limit": 20, "descendant_of": "root"}),
    ("/v3/images/", {"limit": 20}),
    ("/v3/images/", {"limit": 20, "search": "anh"}),
    ("/v3/documents/", {"limit": 20}),
    ("/v3/documents/", {"limit": 20, "search": "tep"}),
]


@pytest.mark.parametrize(("path", "query"), LISTS)
def test_readers_get_the_hosts_public_content(program, health, finance, path, query):
    answer = program("syt").get(path, **query)
    assert answer.status_code == 200, answer.content
    text = answer.content.decode()
    assert "stc" not in text
    assert "bimat" not in text
    assert "original" not in text


@pytest.mark.parametrize(("path", "query"), LISTS)
@pytest.mark.parametrize("host", ["tinh", "syt", "stc"])
def test_a_token_shows_the_persons_units_on_any_host(program, health, finance, path, query, host):
    text = program(host, "binh").get(path, **query).content.decode()
    assert "stc" not in text.replace(cast.HOSTS["stc"], "")
    assert "original" not in text


def test_people_read_their_drafts_and_files(program, health, finance):
    head = program("tinh", "binh")
    assert "syttinbimat bien" in head.titles("/v3/pages/", type="news.ArticlePage")
    assert "sytanhbimat" in head.titles("/v3/images/")
    assert "sytanhbimat" in head.titles("/v3/images/", search="sytanhbimat")
    assert "syttepbimat" in head.titles("/v3/documents/")
    both = program("tinh", "hoa")
    assert {"sytanhbimat", "stcanhbimat"} <= both.titles("/v3/images/", limit=20)


ONE = [
    ("pages", "article", True),
    ("pages", "draft", False),
    ("pages", "locked", False),
    ("images", "picture", True),
    ("images", "hidden_picture", False),
    ("documents", "file", True),
    ("documents", "hidden_file", False),
    ("documents", "locked_file", False),
]


@pytest.mark.parametrize(("kind", "name", "is_public"), ONE)
def test_one_object_for_everybody(program, health, finance, kind, name, is_public):
    """The table: host by person; another unit's answers in the words of what does not exist."""
    key = getattr(health, name).pk
    path = f"/v3/{kind}/{key}/"
    expected = {
        ("syt", None): is_public,
        ("stc", None): False,
        ("tinh", None): False,
        ("syt", "binh"): True,
        ("tinh", "binh"): True,
        ("stc", "binh"): True,
        ("stc", "hoa"): True,
        ("syt", "chi"): False,  # public or not: a token sees its person's units
        ("stc", "chi"): False,
        ("tinh", "dung"): False,
        ("syt", "khanh"): False,  # his seat has ended
        ("tinh", "root"): True,
    }
    for (host, who), is_shown in expected.items():
        answer = program(host, who).get(path)
        assert answer.status_code == (200 if is_shown else 404), (host, who)
        if not is_shown:
            assert answer.content == program(host, who).get(f"/v3/{kind}/{MISSING}/").content


def test_a_page_names_nothing_hidden(program, health):
    reader = program("syt")
    assert reader.ask(f"/v3/pages/{health.alias.pk}/")["meta"]["alias_of"] is None
    assert program("tinh", "binh").ask(f"/v3/pages/{health.alias.pk}/")["meta"]["alias_of"]["title"]
    assert reader.ask(f"/v3/pages/{cast.home_of('syt').pk}/")["meta"]["parent"] is None
    attachments = reader.ask(f"/v3/pages/{health.document.pk}/")["attachments"]
    assert [bool(row["document"]) for row in attachments] == [False, True]


def test_an_alias_of_another_units_draft_does_not_name_it(program, health, finance):
    type(health.alias).objects.filter(pk=health.alias.pk).update(alias_of=finance.draft.page_ptr)
    for who in (None, "binh"):
        assert "stc" not in program("syt", who).get(f"/v3/pages/{health.alias.pk}/").content.decode()
    assert "stc" not in program("syt").get("/v2/pages/", fields="*", limit=20).content.decode()


def test_a_picture_has_its_public_size_and_not_its_original(program, health):
    found = program("syt").ask(f"/v3/images/{health.picture.pk}/")
    assert found["meta"]["download_url"].startswith("/media/images/")
    assert found["credit"] == "sytnguoichup"
    assert program("syt").client.get(found["meta"]["download_url"]).status_code == 200


@pytest.mark.parametrize("kind", ["pages", "redirects"])
def test_finding_by_id_tells_nothing_of_others(program, health, finance, kind):
    row = {"pages": "draft", "redirects": "redirect"}[kind]
    chi = program("syt", "chi")
    missing = chi.get(f"/v3/{kind}/find/", id=MISSING)
    for key in (getattr(health, row).pk, "abc", "-1", "99999999999999999999999", "\uff11\uff12"):
        answer = chi.get(f"/v3/{kind}/find/", id=key)
        assert (answer.status_code, answer.content) == (404, missing.content)
    assert chi.get(f"/v3/{kind}/find/", id=getattr(finance, row).pk).status_code == 302


def test_another_site_cannot_be_asked_for(program, health):
    for who in (None, "chi", "root"):
        for path in ("/v3/pages/", "/v3/pages/find/"):
            assert program("stc", who).get(path, site=cast.HOSTS["syt"]).status_code == 400
    assert program("stc").get("/v3/pages/find/", html_path=pages.path_of(health.article)).status_code == 404
    assert program("syt").get("/v3/pages/find/", html_path=pages.path_of(health.article)).status_code == 302


@pytest.mark.parametrize("name", ["child_of", "descendant_of", "ancestor_of", "translation_of"])
def test_relations_do_not_lead_to_other_units(program, health, finance, name):
    for who in (None, "binh"):
        missing = program("syt", who).get("/v3/pages/", **{name: MISSING})
        for page in (finance.article, finance.draft, cast.home_of("stc")):
            answer = program("syt", who).get("/v3/pages/", **{name: page.pk})
            assert (answer.status_code, answer.content) == (422, missing.content)


def test_redirects_are_the_persons(program, health, finance):
    assert program("syt").get("/v3/redirects/").status_code == 401
    found = program("tinh", "binh").ask("/v3/redirects/")
    assert [row["old_path"] for row in found["items"]] == ["/syt-duong-cu"]
    assert found["count"] == 1
    assert program("tinh", "chi").get(f"/v3/redirects/{health.redirect.pk}/").status_code == 404
    assert program("tinh", "binh").get(f"/v3/redirects/{health.redirect.pk}/").status_code == 200


def test_sites_are_the_operators(program):
    Permission.objects.get(codename="view_site").user_set.add(cast.person("binh"))
    site = cast.unit("stc").site
    for path in ("/v3/sites/", f"/v3/sites/{site.pk}/"):
        assert program("tinh").get(path).status_code == 401
        assert program("tinh", "binh").get(path).status_code == 404
        assert program("tinh", "root").get(path).status_code == 200


def test_revisions_are_the_persons(program, health, finance):
    path = f"/v3/pages/{health.draft.pk}/revisions/"
    assert program("tinh").get(path).status_code == 401
    assert program("tinh", "binh").ask(path)["count"] >= 1
    assert program("tinh", "chi").get(path).status_code == 404
    assert program("tinh", "binh").get(f"{path}{health.revision.pk}/").status_code == 200
    assert program("tinh", "binh").get(f"{path}{finance.revision.pk}/").status_code == 404


def test_a_person_is_told_who_he_is_and_how_to_write(program):
    head = program("syt", "binh")
    assert head.ask("/v3/whoami/")["user"]["username"] == "binh"
    assert head.ask("/v3/schema/")["types"]
    assert head.get("/v3/schema/news.ArticlePage/").status_code == 200
    for path in ("/v3/whoami/", "/v3/schema/", "/v3/schema/news.ArticlePage/"):
        assert program("syt").get(path).status_code == 401


class TestToken:
    def revoked(self):
        token, key = APIToken.create_token(user=cast.person("binh"), name="t")
        token.revoke()
        return key

    def of_who_has_left(self):
        binh = cast.person("binh")
        binh.is_active = False
        binh.save()
        return APIToken.create_token(user=binh, name="t")[1]

    @pytest.mark.parametrize("path", ["/v3/pages/", "/v3/images/", "/v3/documents/", "/v3/redirects/", "/v3/whoami/"])
    def test_one_that_is_not_good_is_refused_and_not_taken_for_a_reader(self, program, path):
        for key in (self.revoked(), "wagtail_invalid", "", self.of_who_has_left()):
            answer = program("syt", token=key or " ").get(path)
            assert answer.status_code == 401, key

    def test_a_session_is_no_token(self, program, health, sign_in):
        browser = sign_in("root")
        assert browser.get(f"/api/v3/pages/{health.draft.pk}/").status_code == 404
        assert browser.get("/api/v3/whoami/").status_code == 401
        assert "bimat" not in browser.get("/api/v3/images/").content.decode()

    def test_rights_end_with_the_seat(self, program, health):
        binh = program("tinh", "binh")
        assert binh.get(f"/v3/pages/{health.draft.pk}/").status_code == 200
        today = timezone.localdate()
        seat = cast.person("binh").seats.get()
        type(seat).objects.filter(pk=seat.pk).update(ends_on=today - timedelta(days=1))
        assert binh.get(f"/v3/pages/{health.draft.pk}/").status_code == 404
        assert binh.send("PATCH", f"/v3/pages/{health.draft.pk}/", {"title": "x"}).status_code in {403, 404}
        assert not cast.person("binh").groups.exists()

    def test_answers_of_a_token_are_kept_by_no_cache(self, program, health):
        assert program("tinh", "binh").get("/v3/pages/")["Cache-Control"] == "private, no-store"

    def test_operators_issue_tokens_and_unit_people_do_not(self, sign_in):
        token, _key = APIToken.create_token(user=cast.person("an"), name="t")
        for path in ("", "new/", f"edit/{token.pk}/", f"delete/{token.pk}/", f"history/{token.pk}/"):
            for who in ("an", "binh", "em", "chi", "dung"):
                assert sign_in(who).get(f"/admin/api-tokens/{path}").status_code == 404, (who, path)
            assert sign_in("root").get(f"/admin/api-tokens/{path}").status_code == 200, path


def test_sections_of_the_hub_are_served_on_the_hubs_host(program):
    union = found_unit(cast.founding("hoi", hostname="", short_name="Hội Nông dân"), today=cast.TODAY)
    home = union.roots.get(page__locale__language_code="vi").page
    assert program("tinh").get(f"/v3/pages/{home.pk}/").status_code == 200
    assert program("syt").get(f"/v3/pages/{home.pk}/").status_code == 404
    assert program("tinh", "dung").get(f"/v3/pages/{home.pk}/").status_code == 404  # not the hub's own


@pytest.mark.parametrize(
    "query",
    [
        "offset=99999999999999999999999",
        "search=%00",
        "limit=-1",
        "limit=99999",
        "child_of=abc",
        "order=nothing",
        "type=x.Y",
    ],
)
def test_bad_questions(program, query):
    for who in (None, "binh"):
        assert program("syt", who).client.get(f"/api/v3/pages/?{query}").status_code in {400, 422}


@pytest.mark.parametrize("key", ["-1", "0", "abc", "99999999999999999999999", "1.0", "+1", "%201", "\uff11"])
def test_bad_ids(program, key):
    for kind in ("pages", "images", "documents"):
        for who in (None, "binh", "root"):
            assert program("syt", who).client.get(f"/api/v3/{kind}/{key}/").status_code == 404


@pytest.mark.parametrize("path", ["/v3/pages/", "/v3/images/", "/v3/documents/"])
@pytest.mark.parametrize("who", [None, "binh"])
def test_the_number_of_units_costs_nothing(program, health, path, who, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asker = program("syt", who)
    asker.ask(path)
    with CaptureQueriesContext(connection) as few:
        asker.ask(path)
    factories.many_units(12)
    with django_assert_num_queries(len(few)):
        asker.ask(path)


def test_a_seat_that_ended_properly(program, health):
    end_seat(cast.person("hoa").seats.get(unit__code="syt"), last_day=cast.FOUNDED, today=cast.TODAY)
    assert program("syt", "hoa").get(f"/v3/pages/{health.draft.pk}/").status_code == 404
