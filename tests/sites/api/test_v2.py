"""API v2: a host answers with what its own readers see, whatever is asked."""

import pytest
from wagtail.models import PageViewRestriction

from home.services import found_unit
from news.models import ArticlePage
from tests import cast, factories, pages
from tests.sites.api.questions import EVERYTHING

pytestmark = pytest.mark.django_db

LISTS = ["/v2/pages/", "/v2/images/", "/v2/documents/"]


@pytest.mark.parametrize(("path", "query"), EVERYTHING)
def test_lists_hold_the_hosts_public_content_only(program, health, finance, path, query):
    answer = program("syt").get(path, **query)
    assert answer.status_code == 200, answer.content
    text = answer.content.decode()
    assert "stc" not in text
    assert [line for line in text.splitlines() if "bimat" in line] == []


def test_the_own_public_content_is_there(program, health, finance):
    reader = program("syt")
    shown = reader.titles("/v2/pages/", type="news.ArticlePage")
    assert shown == {"syttinchung bien", "sytbidanhchung", "sytnewschung bien"}
    assert reader.titles("/v2/images/") == {"sytanhchung"}
    assert reader.titles("/v2/documents/") == {"syttepchung"}
    assert reader.titles("/v2/pages/", search="bien", type="news.ArticlePage") == {
        "syttinchung bien",
        "sytnewschung bien",
    }
    assert reader.titles("/v2/images/", search="sytanhchung") == {"sytanhchung"}
    assert reader.ask("/v2/pages/", type="news.ArticlePage")["meta"]["total_count"] == 3


@pytest.mark.parametrize(
    ("kind", "name", "status"),
    [
        ("pages", "article", 200),
        ("pages", "english", 200),
        ("pages", "document", 200),
        ("pages", "alias", 200),
        ("pages", "draft", 404),
        ("pages", "locked", 404),
        ("images", "picture", 200),
        ("images", "hidden_picture", 404),
        ("images", "locked_picture", 404),
        ("images", "vault_picture", 404),
        ("documents", "file", 200),
        ("documents", "hidden_file", 404),
        ("documents", "locked_file", 404),
        ("documents", "vault_file", 404),
    ],
)
def test_one_object_on_its_own_host_and_on_others(program, health, finance, kind, name, status):
    key = getattr(health, name).pk
    missing = program("stc").get(f"/v2/{kind}/{10**9}/")
    assert program("syt").get(f"/v2/{kind}/{key}/").status_code == status
    assert program("syt").get(f"/v2/{kind}/find/", id=key).status_code == (302 if status == 200 else 404)
    for host in ("stc", "tinh", "tanan"):
        answer = program(host).get(f"/v2/{kind}/{key}/")
        assert (answer.status_code, answer.content) == (404, missing.content)
        assert program(host).get(f"/v2/{kind}/find/", id=key).status_code == 404


def test_who_is_logged_in_at_the_hub_sees_no_more(health, sign_in):
    """Answers do not depend on a session: a restriction that a person has passed is none of the API's business."""
    browser = sign_in("root")
    home = cast.home_of("tinh")
    PageViewRestriction.objects.create(page=home, restriction_type="login")
    assert (
        browser.get("/api/v2/pages/").json()["meta"]["total_count"]
        == browser.get("/api/v2/pages/", headers={"host": cast.HOSTS["tinh"], "cookie": ""}).json()["meta"][
            "total_count"
        ]
    )
    assert browser.get(f"/api/v2/pages/{home.pk}/").status_code == 404


@pytest.mark.parametrize("name", ["child_of", "descendant_of", "ancestor_of", "translation_of"])
def test_relations_do_not_lead_to_other_units(program, health, finance, name):
    for key in (finance.article.pk, cast.home_of("stc").pk, health.draft.pk, 10**9):
        answer = program("syt").get("/v2/pages/", **{name: key})
        assert answer.status_code == 400
        assert "stc" not in answer.content.decode()


def test_relations_work_within_the_unit(program, health):
    reader = program("syt")
    section = health.article.get_parent()
    assert "syttinchung bien" in reader.titles("/v2/pages/", child_of=section.pk)
    assert reader.titles("/v2/pages/", translation_of=health.article.pk) == {"sytnewschung bien"}
    assert reader.ask(f"/v2/pages/{health.article.pk}/")["meta"]["parent"]["id"] == section.pk


def test_another_site_cannot_be_asked_for(program, health):
    assert program("stc").get("/v2/pages/", site=cast.HOSTS["syt"]).status_code == 400
    assert program("stc").get("/v2/pages/", site=cast.HOSTS["stc"]).status_code == 400
    found = program("stc").get("/v2/pages/find/", html_path=pages.path_of(health.article))
    assert found.status_code == 404


def test_the_original_of_an_alias_is_named_only_if_it_is_public(program, health):
    assert program("syt").ask(f"/v2/pages/{health.alias.pk}/")["meta"]["alias_of"] is None
    copy = health.article.create_alias(update_slug="bi-danh-2")
    assert program("syt").ask(f"/v2/pages/{copy.pk}/")["meta"]["alias_of"]["title"] == "syttinchung bien"


def test_a_file_of_a_restricted_collection_is_not_named(program, health):
    attachments = program("syt").ask(f"/v2/pages/{health.document.pk}/")["attachments"]
    assert [row["document"] and row["document"]["title"] for row in attachments] == [None, "syttepchung"]


def test_what_a_picture_says_of_itself(program, health):
    found = program("syt").ask(f"/v2/images/{health.picture.pk}/")
    assert found["credit"] == "sytnguoichup"
    assert set(found) == {"id", "meta", "title", "width", "height", "description", "credit"}
    assert set(found["meta"]) == {"type", "detail_url", "tags", "download_url"}
    assert "original" not in str(found)
    assert found["meta"]["download_url"].startswith(f"http://{cast.HOSTS['syt']}")
    assert program("syt").client.get(found["meta"]["download_url"]).status_code == 200
    assert program("syt").get("/v2/images/", fields="download_url").status_code == 400


def test_what_a_file_says_of_itself(program, health):
    found = program("syt").ask(f"/v2/documents/{health.file.pk}/")
    assert set(found) == {"id", "meta", "title"}
    assert set(found["meta"]) == {"type", "detail_url", "tags", "download_url"}
    assert program("syt").client.get(found["meta"]["download_url"]).status_code == 200


@pytest.mark.parametrize(
    "field", ["uploaded_by_user", "collection", "file_hash", "file", "owner", "draft_title", "path"]
)
@pytest.mark.parametrize("path", LISTS)
def test_no_other_field_can_be_asked_for(program, health, path, field):
    assert program("syt").get(path, fields=field).status_code == 400
    assert program("syt").get(path, order=field).status_code == 400
    assert program("syt").get(path, **{field: 1}).status_code == 400


def test_tags_count_only_what_is_public(program, health, finance):
    for picture in (health.picture, health.hidden_picture, finance.picture):
        picture.tags.add("tiêm chủng")
    found = program("syt").ask("/v2/images/", tags="tiêm chủng")
    assert found["meta"]["total_count"] == 1
    assert found["items"][0]["title"] == "sytanhchung"


def test_a_page_taken_down_is_gone_at_once_with_its_picture_and_file(program, health):
    reader = program("syt")
    DocumentPage = type(health.document)
    DocumentPage.objects.get(pk=health.document.pk).unpublish()
    ArticlePage.objects.get(pk=health.article.pk).unpublish()
    assert reader.get(f"/v2/pages/{health.article.pk}/").status_code == 404
    assert reader.titles("/v2/images/") == set()
    assert reader.titles("/v2/documents/") == set()


def test_sections_of_the_hub_are_served_on_the_hubs_host(program):
    union = found_unit(cast.founding("hoi", hostname="", short_name="Hội Nông dân"), today=cast.TODAY)
    home = union.roots.get(page__locale__language_code="vi").page
    assert program("tinh").get(f"/v2/pages/{home.pk}/").status_code == 200
    assert program("syt").get(f"/v2/pages/{home.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v2/pages/?limit=-1", 400),
        ("/v2/pages/?limit=10000", 400),
        ("/v2/pages/?offset=999999999999999999999999999", 400),
        ("/v2/pages/?search=%00", 400),
        ("/v2/pages/?title=%00", 400),
        ("/v2/pages/?child_of=abc", 400),
        ("/v2/pages/?child_of=99999999999999999999999999", 400),
        ("/v2/pages/?locale=xx", 404),
        ("/v2/pages/?type=users.User", 400),
        ("/v2/pages/?type=nowhere.Nothing", 400),
        ("/v2/pages/find/?id=abc", 404),
        ("/v2/pages/find/?id=99999999999999999999999999", 404),
        ("/v2/pages/find/", 404),
        ("/v2/pages/99999999999999999999999999/", 404),
        ("/v2/pages/-1/", 404),
        ("/v2/pages/abc/", 404),
        ("/v2/users/", 404),
        ("/v2/", 404),
        ("/v4/pages/", 404),
    ],
)
def test_bad_questions(program, path, status):
    answer = program("syt").client.get(f"/api{path}")
    assert answer.status_code == status


@pytest.mark.parametrize("path", LISTS)
def test_nothing_can_be_changed(program, health, sign_in, path):
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert program("syt").send(method, path).status_code == 405


def test_answers_are_json_for_browsers_too(program, health):
    answer = program("syt").client.get("/api/v2/pages/", headers={"host": cast.HOSTS["syt"], "accept": "text/html"})
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", LISTS)
def test_the_number_of_units_costs_nothing(program, health, path, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    reader = program("syt")
    reader.ask(path, fields="*")
    with CaptureQueriesContext(connection) as few:
        reader.ask(path, fields="*")
    factories.many_units(12)
    with django_assert_num_queries(len(few)):
        reader.ask(path, fields="*")
