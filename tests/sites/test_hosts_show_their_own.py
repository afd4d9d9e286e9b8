"""Each host shows its own unit: every kind of address, asked at every host."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from news.models import ArticlePage
from tests import cast, pages

pytestmark = pytest.mark.django_db

HOSTS = ["tinh", "syt", "stc", "tanan"]
WORD = "Khai trương trạm y tế Kỳ Sơn"


def shown(visit, path, **query):
    return {host for host in HOSTS if WORD in visit(host, path, **query).text}


@pytest.fixture
def article():
    return pages.article(title=WORD)


@pytest.fixture
def english(article):
    return pages.english_of(article, title=WORD)


@pytest.fixture
def locked():
    page = pages.article(title=WORD)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="mo-cua")
    return page, restriction


def test_pages_of_both_languages(visit, article, english):
    assert shown(visit, pages.path_of(article)) == {"syt"}
    assert shown(visit, pages.path_of(english)) == {"syt"}
    assert pages.path_of(english).startswith("/en/")


@pytest.mark.parametrize("path", ["/tin-tuc/", "/en/news/", "/"])
def test_lists(visit, article, english, path):
    assert shown(visit, path) == {"syt"}


@pytest.mark.parametrize("draft_of", ["vi", "en"])
def test_drafts_are_shown_nowhere(visit, article, english, draft_of):
    page = article if draft_of == "vi" else english
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert shown(visit, pages.path_of(page)) == set()


@pytest.mark.parametrize(
    "query",
    ["site=syt.tinh.localhost", "preview=1", "mode=", "in_preview_panel=true", "page_id={pk}", "locale=en", "next=/"],
)
def test_what_stands_behind_the_question_mark_leads_to_no_draft(visit, query):
    draft = pages.article(title=WORD, live=False)
    path = f"{pages.path_of(draft)}?{query.format(pk=draft.pk)}"
    assert shown(visit, path) == set()
    assert shown(visit, f"/?{query.format(pk=draft.pk)}") == set()


def test_the_paths_of_the_page_tree_are_no_addresses(visit, article):
    root = cast.home_of("syt")
    for path in (article.url_path, f"/{root.slug}/", f"/en/{root.slug}/", f"/{article.pk}/"):
        assert {visit(host, path).status_code for host in HOSTS} == {404}


def form_of(restriction, page, language=""):
    return f"{language}/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_password_form_of_a_page_stands_on_its_host_only(visit, locked, language):
    page, restriction = locked
    path = form_of(restriction, page, language)
    assert {host: visit(host, path).status_code for host in HOSTS} == {
        "tinh": 404,
        "syt": 200,
        "stc": 404,
        "tanan": 404,
    }


def test_the_password_form_frames_no_other_page(visit, locked):
    page, restriction = locked
    draft = pages.article(title=WORD, live=False)
    other = pages.article(title=WORD)
    foreign = pages.article("stc", title=WORD)
    for named in (draft, other, foreign, cast.home_of("stc")):
        assert visit("syt", form_of(restriction, named)).status_code == 404
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert visit("syt", form_of(restriction, page)).status_code == 404
    for path in ("0/0/", f"{10**30}/{10**30}/", f"{restriction.pk}/{10**30}/"):
        assert visit("syt", f"/_util/authenticate_with_password/{path}").status_code == 404


def test_the_password_opens_the_page_on_its_host(client, locked):
    page, restriction = locked
    headers = {"host": cast.HOSTS["syt"]}
    path = pages.path_of(page)
    form = client.get(path, headers=headers)
    assert form_of(restriction, page) in form.text
    data = {"password": "mo-cua", "return_url": path}
    answer = client.post(form_of(restriction, page), data, headers=headers)
    assert answer["Location"] == path
    assert WORD in client.get(path, headers=headers).text
    # A session of another host has nothing to pass.
    assert client.post(form_of(restriction, page), data, headers={"host": cast.HOSTS["stc"]}).status_code == 404


def test_the_password_form_leads_back_to_its_own_host(client, locked):
    page, restriction = locked
    headers = {"host": cast.HOSTS["syt"]}
    for target in ("http://evil.test/", "//evil.test/", f"http://{cast.HOSTS['stc']}/"):
        answer = client.post(form_of(restriction, page), {"password": "mo-cua", "return_url": target}, headers=headers)
        assert "evil.test" not in answer["Location"]
        assert cast.HOSTS["stc"] not in answer["Location"]


def test_the_login_of_readers_shows_nothing_of_units(visit, article):
    assert shown(visit, "/_util/login/") == set()


def test_redirects_hold_on_their_units_host(visit, article):
    Redirect.objects.create(old_path="/duong-cu", site=cast.unit("syt").site, redirect_page=article)
    assert {host: visit(host, "/duong-cu/").status_code for host in HOSTS} == {
        "tinh": 404,
        "syt": 301,
        "stc": 404,
        "tanan": 404,
    }


def test_a_page_that_left_is_gone_everywhere(visit, article):
    path = pages.path_of(article)
    ArticlePage.objects.get(pk=article.pk).unpublish()
    assert {visit(host, path).status_code for host in HOSTS} == {404}


@pytest.mark.parametrize(
    "path", ["/media/documents/van-ban.txt", "/media/original_images/a.png", "/images/1/fill-1x1/"]
)
def test_no_other_way_leads_to_files(visit, path):
    assert {visit(host, path).status_code for host in HOSTS} == {404}
