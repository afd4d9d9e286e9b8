"""API v3 with a token: a person changes what he may change in the admin, and nothing of another unit."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from documents.models import UnitDocument
from home.services import found_unit
from images.models import UnitImage
from news.models import ArticlePage, NewsIndexPage
from sites.choices import Level, Position
from sites.models import SharedCollection
from sites.services import appoint
from tests import cast, pages

pytestmark = pytest.mark.django_db

MISSING = 10**9
ARTICLE = "news.ArticlePage"


def rows(code):
    """Everything of a unit that could change, as the database holds it."""
    home = cast.home_of(code)
    home_en = cast.home_of(code, "en")
    found = []
    for root in (home, home_en):
        found += list(Page.objects.descendant_of(root, inclusive=True).order_by("pk").values())
    collection = cast.unit(code).collection.path
    found += list(UnitImage.objects.filter(collection__path__startswith=collection).order_by("pk").values())
    found += list(UnitDocument.objects.filter(collection__path__startswith=collection).order_by("pk").values())
    found += list(ArticlePage.objects.filter(path__startswith=home.path).order_by("pk").values())
    return found


def article(section, **values):
    return {"title": "Tin moi", "lead": "Dan", "meta": {"type": ARTICLE, "parent_id": section}, **values}


ACTS = [
    ("PATCH", "pages/{article}/", {"title": "Doi"}),
    ("DELETE", "pages/{article}/", {}),
    ("POST", "pages/{draft}/actions/publish/", {}),
    ("POST", "pages/{article}/actions/unpublish/", {}),
    ("POST", "pages/{article}/actions/unpublish/", {"recursive": True}),
    ("POST", "pages/{article}/actions/copy/", {"slug": "ban-sao"}),
    ("POST", "pages/{article}/actions/copy/", {"destination_id": "{own}", "slug": "ban-sao"}),
    ("POST", "pages/{article}/actions/move/", {"destination_id": "{own}"}),
    ("DELETE", "pages/{article}/actions/delete/", {}),
    ("POST", "pages/{draft}/actions/revert/", {"revision_id": "{revision}"}),
    ("POST", "pages/{alias}/actions/convert_alias/", {}),
    ("POST", "pages/{article}/actions/create_alias/", {"slug": "bi-danh"}),
    ("POST", "pages/{article}/actions/create_alias/", {"destination_id": "{own}", "slug": "bi-danh"}),
    ("POST", "pages/", {"title": "Tin moi", "lead": "Dan", "meta": {"type": ARTICLE, "parent_id": "{section}"}}),
    ("PATCH", "images/{picture}/", {"title": "Doi"}),
    ("DELETE", "images/{picture}/", {}),
    ("PATCH", "documents/{file}/", {"title": "Doi"}),
    ("DELETE", "documents/{file}/", {}),
]


def filled(value, names):
    """``value`` with the ids of ``names`` in place of their words; a word alone becomes a number."""
    if isinstance(value, dict):
        return {key: filled(item, names) for key, item in value.items()}
    if isinstance(value, str) and value.startswith("{"):
        return names[value.strip("{}")]
    return value


def ids(made, *, own):
    """The ids that the acts name."""
    names = {name: getattr(made, name).pk for name in ("article", "draft", "alias", "revision", "picture", "file")}
    return {**names, "section": made.article.get_parent().pk, "own": own}


@pytest.mark.parametrize(("method", "path", "data"), ACTS)
@pytest.mark.parametrize("who", ["chi", "an", "dung", "khanh", None])
def test_nobody_changes_another_units(program, health, finance, method, path, data, who):
    """An writes for Health and may add only; the others are nobody there. The object is Finance's or Health's."""
    made = finance if who == "an" else health
    own = pages.section(NewsIndexPage, "syt" if who == "an" else "stc").pk
    before = rows(made.code)
    asker = program("tinh", who)
    names = ids(made, own=own)
    answer = asker.send(method, f"/v3/{path.format(**names)}", filled(data, names))
    nothing = dict.fromkeys(names, MISSING) | {"own": own}
    missing = asker.send(method, f"/v3/{path.format(**nothing)}", filled(data, nothing))
    assert answer.status_code == (401 if who is None else 404)
    assert (answer.status_code, answer.content) == (missing.status_code, missing.content)
    assert rows(made.code) == before


@pytest.mark.parametrize(
    ("act", "name"), [("copy", "destination_id"), ("move", "destination_id"), ("create_alias", "destination_id")]
)
@pytest.mark.parametrize("as_text", [False, True])
def test_nothing_is_put_into_another_unit(program, health, finance, act, name, as_text):
    before = rows("stc")
    target = finance.article.get_parent().pk
    binh = program("tinh", "binh")
    answer = binh.send(
        "POST", f"/v3/pages/{health.article.pk}/actions/{act}/", {name: str(target) if as_text else target}
    )
    missing = binh.send("POST", f"/v3/pages/{health.article.pk}/actions/{act}/", {name: MISSING})
    assert (answer.status_code, answer.content) == (404, missing.content)
    assert rows("stc") == before


@pytest.mark.parametrize("spelling", ["{0}.0", " {0}", "+{0}", "0{0}", "{0}e0", "\uff11"])
def test_other_spellings_of_an_id_lead_nowhere(program, health, finance, spelling):
    before = rows("stc")
    value = spelling.format(finance.article.get_parent().pk)
    answer = program("tinh", "binh").send(
        "POST", f"/v3/pages/{health.article.pk}/actions/move/", {"destination_id": value}
    )
    assert answer.status_code == 404
    assert rows("stc") == before


@pytest.mark.parametrize("value", [1.5, True, [1], {"a": 1}, -1, 10**30])
def test_what_is_no_id_leads_nowhere(program, health, value):
    answer = program("tinh", "binh").send(
        "POST", f"/v3/pages/{health.article.pk}/actions/move/", {"destination_id": value}
    )
    assert answer.status_code == 404


class TestOwn:
    """What a person may do in the admin works with a token too."""

    def test_a_contributor_writes_a_draft(self, program, health):
        an = program("tinh", "an")
        answer = an.send("POST", "/v3/pages/", article(health.article.get_parent().pk, title="Tin của An"))
        assert answer.status_code == 201, answer.content
        page = ArticlePage.objects.get(pk=answer.json()["id"])
        assert not page.live
        assert page.owner == cast.person("an")

    def test_a_contributor_does_not_publish(self, program, health):
        an = program("tinh", "an")
        data = article(health.article.get_parent().pk, title="Tin của An")
        data["meta"]["action"] = "publish"
        an.send("POST", "/v3/pages/", data)
        assert not ArticlePage.objects.filter(title="Tin của An", live=True).exists()
        assert an.send("POST", f"/v3/pages/{health.draft.pk}/actions/publish/").status_code in {403, 404}
        assert not ArticlePage.objects.get(pk=health.draft.pk).live

    def test_texts_become_composed(self, program, health):
        data = article(health.article.get_parent().pk, title="Tie\u0302m chu\u0309ng")
        answer = program("tinh", "binh").send("POST", "/v3/pages/", data)
        assert answer.json()["title"] == "Tiêm chủng"

    def test_the_head_changes_a_page(self, program, health):
        answer = program("stc", "binh").send("PATCH", f"/v3/pages/{health.draft.pk}/", {"title": "Tin đã sửa"})
        assert answer.status_code == 200, answer.content
        assert ArticlePage.objects.get(pk=health.draft.pk).get_latest_revision_as_object().title == "Tin đã sửa"

    @pytest.mark.parametrize("kind", ["images", "documents"])
    def test_files_go_into_the_own_collection_only(self, program, finance, kind):
        upload = {
            "images": lambda: SimpleUploadedFile("a.png", get_test_image_file().file.getvalue(), "image/png"),
            "documents": lambda: SimpleUploadedFile("a.txt", b"van ban", content_type="text/plain"),
        }[kind]
        client = program("tinh", "binh").client
        own, other = cast.unit("syt").collection_id, cast.unit("stc").collection_id

        def send(collection):
            return client.post(f"/api/v3/{kind}/", {"title": "A", "file": upload(), "collection_id": collection})

        accepted = send(own)
        assert accepted.status_code == 201, accepted.content
        refused, missing = send(other), send(MISSING)
        assert (refused.status_code, refused.content) == (404, missing.content)
        model = UnitImage if kind == "images" else UnitDocument
        assert not model.objects.filter(title="A", collection=other).exists()

    @pytest.mark.parametrize(("kind", "name"), [("images", "picture"), ("documents", "file")])
    def test_files_do_not_move_to_another_collection(self, program, health, kind, name):
        row = getattr(health, name)
        answer = program("tinh", "binh").send(
            "PATCH", f"/v3/{kind}/{row.pk}/", {"collection_id": cast.unit("stc").collection_id}
        )
        assert answer.status_code == 404, answer.content
        row.refresh_from_db()
        assert row.collection_id == cast.unit("syt").collection_id


def bodies(picture, file, page):
    """Ways in which a page refers to something."""
    yield {"picture_id": picture.pk}
    yield {"body": [{"type": "picture", "value": {"image": picture.pk, "alt": "a"}}]}
    yield {"body": [{"type": "files", "value": {"title": "", "files": [file.pk]}}]}
    yield {"body": [{"type": "paragraph", "value": f'<p><a linktype="document" id="{file.pk}">x</a></p>'}]}
    yield {"body": [{"type": "paragraph", "value": f'<p><a linktype="page" id="{page.pk}">x</a></p>'}]}


@pytest.mark.parametrize("way", range(5))
@pytest.mark.parametrize("act", ["create", "update"])
def test_a_page_refers_to_nothing_hidden_of_another_unit(program, health, finance, way, act):
    data = list(bodies(finance.hidden_picture, finance.hidden_file, finance.draft))[way]
    own = list(bodies(health.hidden_picture, health.hidden_file, health.draft))[way]
    binh = program("tinh", "binh")

    def send(values):
        if act == "update":
            return binh.send("PATCH", f"/v3/pages/{health.draft.pk}/", values)
        return binh.send("POST", "/v3/pages/", article(health.article.get_parent().pk, **values))

    revisions = health.draft.revisions.count()
    number = ArticlePage.objects.count()
    refused = send(data)
    assert refused.status_code == 422, refused.content
    assert "stc" not in refused.content.decode()
    assert (health.draft.revisions.count(), ArticlePage.objects.count()) == (revisions, number)
    assert send(own).status_code in {200, 201}


def test_a_page_may_show_what_the_hub_shares_and_link_public_pages(program, health, finance):
    shared = pages.picture(title="Chung", code="tinh")
    data = {"picture_id": shared.pk}
    binh = program("tinh", "binh")
    assert binh.send("PATCH", f"/v3/pages/{health.draft.pk}/", data).status_code == 422
    SharedCollection.objects.create(collection=shared.collection)
    assert binh.send("PATCH", f"/v3/pages/{health.draft.pk}/", data).status_code == 200
    link = f'<p><a linktype="page" id="{finance.article.pk}">x</a></p>'
    link = {"body": [{"type": "paragraph", "value": link}]}
    assert binh.send("PATCH", f"/v3/pages/{health.draft.pk}/", link).status_code == 200
    # Shared is read only.
    assert binh.get(f"/v3/images/{shared.pk}/").status_code == 200
    assert binh.send("PATCH", f"/v3/images/{shared.pk}/", {"title": "x"}).status_code == 404
    assert binh.send("DELETE", f"/v3/images/{shared.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("method", "act", "data"),
    [
        ("POST", "copy", {"recursive": True, "slug": "b"}),
        ("POST", "create_alias", {"recursive": True, "slug": "b"}),
        ("POST", "unpublish", {"recursive": True}),
        ("POST", "move", {"destination_id": 0}),
        ("DELETE", "delete", {}),
    ],
)
def test_the_hubs_people_take_no_sections_of_others_with_them(program, method, act, data):
    """Units without a site publish below the hub's directory."""
    union = found_unit(cast.founding("hoi", hostname="", short_name="Hội Nông dân"), today=cast.TODAY)
    home = union.roots.get(page__locale__language_code="vi").page
    directory = home.get_parent()
    appoint(
        unit=cast.unit("tinh"),
        user=cast.person("dung"),
        position=Position.MEMBER,
        title="Biên tập viên",
        levels=[Level.REVIEWER, Level.PUBLISHER],
        decision_number=cast.DECISION,
        decision_date=cast.FOUNDED,
        starts_on=cast.FOUNDED,
        today=cast.TODAY,
    )
    if "destination_id" in data:
        data = {"destination_id": directory.get_prev_sibling().pk}
    before = list(Page.objects.order_by("pk").values())
    answer = program("tinh", "dung").send(method, f"/v3/pages/{directory.pk}/actions/{act}/", data)
    assert (answer.status_code, answer.json()["detail"]) == (403, "Pages of other units stand below this page.")
    assert list(Page.objects.order_by("pk").values()) == before


def test_a_broken_body_changes_nothing(program, health):
    binh = program("tinh", "binh")
    for body in (b"", b"{", b"[]", b"null", b'"x"', b"\xff"):
        answer = binh.client.generic(
            "POST", f"/api/v3/pages/{health.article.pk}/actions/move/", body, content_type="application/json"
        )
        assert answer.status_code in {400, 404, 422}, body
    assert connection.is_usable()


def test_a_browser_with_a_session_changes_nothing(health, sign_in):
    browser = sign_in("binh")
    answer = browser.delete(f"/api/v3/pages/{health.article.pk}/")
    assert answer.status_code == 401
    assert ArticlePage.objects.filter(pk=health.article.pk).exists()
