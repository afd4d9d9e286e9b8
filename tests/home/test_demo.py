"""The demo: one province on real texts, the same after every run, and changed by nobody but its editors."""

import json
import re
from urllib.parse import urlsplit

import pytest
import requests
from bs4 import BeautifulSoup

from home.demo.material import REGULATION_OF, UNIT_CODES, regulations, unit_material
from sites.choices import Level, Position, UnitKind
from tests.demo_site import DOMAIN
from tests.vietnamese.seeds import KEYS, raw_text, words
from vietnamese.folding import clean
from workflow.presets import SHIPPED as PRESETS

HOSTS = {code: DOMAIN if code == "bacgiang" else f"{code}.{DOMAIN}" for code in UNIT_CODES}
each_unit = pytest.mark.parametrize("code", UNIT_CODES)
each_regulation = pytest.mark.parametrize(("code", "key"), REGULATION_OF.items())


def read(response):
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def all_of(site, host, path, item):
    """The items of a list on all its pages."""
    found, page = [], read(site.get(host, path))
    for number in range(2, 20):
        found += page.select(item)
        if not page.find("a", rel="next"):
            return found
        page = read(site.get(host, f"{path}?page={number}"))
    raise AssertionError("a list without end")


def ask(site, question):
    """Let the demo's own process answer a question in Python, as JSON."""
    return json.loads(site.manage("shell", "--no-imports", "--command", f"import json\n{question}"))


# --- The manifest ---------------------------------------------------------------------------------


def test_the_manifest_has_the_agreed_shape(demo_site):
    manifest = demo_site.manifest
    assert set(manifest) == {"admin_url", "units", "users"}
    assert manifest["admin_url"] == demo_site.url(DOMAIN, "/admin/")
    for unit in manifest["units"]:
        assert set(unit) == {"code", "name", "kind", "host", "preset", "root_page_ids", "collection_id"}
        assert set(unit["root_page_ids"]) == {"vi", "en"}
        assert all(isinstance(number, int) for number in [*unit["root_page_ids"].values(), unit["collection_id"]])
    for user in manifest["users"]:
        assert set(user) == {"username", "password", "unit", "seats", "levels"}
        assert user["seats"]
        assert set(user["seats"]) <= set(Position.values)
        assert set(user["levels"]) <= set(Level.values)
        assert user["password"]


def test_the_hub_and_five_units_stand_in_the_manifest(demo_site):
    units = {unit["code"]: unit for unit in demo_site.manifest["units"]}
    assert set(units) == set(UNIT_CODES)
    assert {code: unit["host"] for code, unit in units.items()} == HOSTS
    assert units["bacgiang"]["kind"] == UnitKind.PROVINCE
    assert {unit["preset"] for unit in units.values()} == set(PRESETS)


def test_each_seed_body_has_the_chain_of_its_own_regulation(demo_site):
    presets = {unit["code"]: unit["preset"] for unit in demo_site.manifest["units"]}
    assert {code: presets[code] for code in REGULATION_OF} == REGULATION_OF


@each_unit
def test_every_board_has_one_head_and_its_own_administrator(demo_site, code):
    board = [user for user in demo_site.manifest["users"] if user["unit"] == code]
    assert sum(user["seats"].count("head") for user in board) == 1
    assert any("system_administrator" in user["levels"] for user in board)
    assert {level for user in board for level in user["levels"]} == set(Level.values)


# --- The sites ------------------------------------------------------------------------------------


@each_unit
@pytest.mark.parametrize("path", ["/", "/en/"])
def test_every_site_answers_in_both_languages(demo_site, code, path):
    page = read(demo_site.get(HOSTS[code], path))
    assert page.html["lang"] == ("en" if path == "/en/" else "vi")
    assert page.select(".card, .news-item")


@each_unit
def test_every_site_has_twelve_articles_with_pictures(demo_site, code):
    articles = all_of(demo_site, HOSTS[code], "/tin-tuc/", ".news-item")
    assert len(articles) >= 12
    assert [article.get_text(strip=True)[:60] for article in articles if not article.img] == []


@each_unit
def test_the_pictures_of_the_home_page_load(demo_site, code):
    for picture in read(demo_site.get(HOSTS[code])).find_all("img"):
        answered = demo_site.get(HOSTS[code], picture["src"])
        assert answered.status_code == 200, picture["src"]
        assert answered.headers["Content-Type"].startswith("image/")


@each_unit
def test_a_believable_part_is_in_english(demo_site, code):
    articles = all_of(demo_site, HOSTS[code], "/en/news/", ".news-item")
    assert len(articles) >= 3
    menu = read(demo_site.get(HOSTS[code], "/en/")).find("nav", id="menu")
    for link in menu.find_all("a", href=re.compile("^/en/.+")):
        page = read(demo_site.get(HOSTS[code], link["href"]))
        assert page.html["lang"] == "en"
        assert page.main.get_text(strip=True)


@each_unit
def test_the_pages_a_portal_must_have_are_written(demo_site, code):
    menu = read(demo_site.get(HOSTS[code])).find("nav", id="menu")
    paths = {link["href"] for link in menu.find_all("a")}
    assert {
        "/gioi-thieu/",
        "/tin-tuc/",
        "/van-ban/",
        "/thu-tuc-hanh-chinh/",
        "/tiep-can-thong-tin/",
        "/lien-he/",
    } <= paths
    for path in paths - {"#menu"}:
        text = read(demo_site.get(HOSTS[code], path)).main.get_text(" ", strip=True)
        assert len(text) > 60, path


@each_regulation
def test_every_word_of_the_regulation_is_on_its_page(demo_site, code, key):
    # The hub lists the documents of the whole province.
    rows = all_of(demo_site, HOSTS[code], "/van-ban/", ".doc-row__abstract")
    (row,) = [row for row in rows if row.a.get_text() == regulations()[key]["abstract"]]
    page = read(demo_site.get(HOSTS[code], urlsplit(row.a["href"]).path))
    text = page.select_one(".legal__text")
    for added in text.select(".govuk-visually-hidden, .anchor-link"):
        added.decompose()
    assert words(text.get_text(" ", strip=True)) == words(raw_text(key))


@pytest.mark.parametrize(
    ("code", "path", "titles"),
    [
        (
            "phuong1",
            "/thu-tuc-hanh-chinh/danh-muc/",
            {"Chứng thực bản sao từ bản chính", "Đăng ký khai sinh", "Đăng ký kết hôn"},
        ),
        ("phuong1", "/en/procedures/list/", {"Registration of a birth"}),
        ("stttt", "/en/procedures/list/", {"Licence for a general news website"}),
        ("stttt", "/en/drafts/", {unit_material("stttt")["consultation"][0]["title_en"]}),
        (
            "bacgiang",
            "/du-thao/",
            {unit_material(code)["consultation"][0]["title"] for code in ("stttt", "phuong1")},
        ),
    ],
)
def test_procedures_and_drafts_for_comment_stand_in_their_lists(demo_site, code, path, titles):
    rows = read(demo_site.get(HOSTS[code], path)).select(".draft-row__title")
    assert {row.get_text(strip=True) for row in rows} == titles
    for row in rows:
        address = urlsplit(row.a["href"])
        assert read(demo_site.get(address.hostname or HOSTS[code], address.path)).h1.get_text(strip=True) in titles


def test_a_procedure_leads_to_its_law_and_a_closed_draft_to_what_came_of_it(demo_site):
    procedure = read(demo_site.get(HOSTS["phuong1"], "/thu-tuc-hanh-chinh/danh-muc/dang-ky-khai-sinh/"))
    law = procedure.find("section", {"aria-labelledby": "bases-heading"}).a
    assert law.get_text() == "60/2014/QH13"
    assert urlsplit(law["href"]).hostname == DOMAIN
    draft = read(demo_site.get(HOSTS["phuong1"], "/du-thao/quy-che-cong-thong-tin/"))
    assert draft.find("a", string=re.compile("554/QĐ-UBND"))
    assert "Nội dung đã tiếp thu" in draft.get_text()
    assert not draft.select("form.reader-form")


def test_the_five_regulations_are_the_seeds():
    assert set(REGULATION_OF.values()) == set(KEYS)


# --- The people -----------------------------------------------------------------------------------


def test_nobody_whom_the_seeds_name_holds_a_seat(demo_site):
    names = ask(
        demo_site,
        "from sites.models import Seat\n"
        "print(json.dumps([seat.user.get_full_name() for seat in Seat.objects.select_related('user')]))",
    )
    assert len(names) > 30
    seeds = clean("\n".join(raw_text(key) for key in KEYS)).casefold()
    assert [name for name in names if clean(name).casefold() in seeds] == []


@each_unit
def test_the_logins_work(demo_site, code):
    user = next(user for user in demo_site.manifest["users"] if user["unit"] == code)
    with requests.Session() as session:
        answered = demo_site.sign_in(session, user)
        assert (answered.status_code, answered.headers["Location"]) == (302, "/admin/")
        assert read(demo_site.get(DOMAIN, "/admin/", session)).html["lang"] == "vi"


# --- A second run ---------------------------------------------------------------------------------


EVERYTHING = """
import hashlib
from django.db import connection
digests = {}
with connection.cursor() as cursor:
    for table in sorted(connection.introspection.table_names()):
        cursor.execute(f'SELECT * FROM "{table}"')
        rows = sorted(repr(row) for row in cursor.fetchall())
        digests[table] = [len(rows), hashlib.sha256(chr(10).join(rows).encode()).hexdigest()]
print(json.dumps(digests))
"""


def everything(site):
    """Number and digest of the rows of every table but the sessions."""
    return {table: rows for table, rows in ask(site, EVERYTHING).items() if table != "django_session"}


CHANGE = """
from news.models import ArticlePage
from sites.models import Branding, Seat
from workflow.exemptions import without_approval
first, second = ArticlePage.objects.filter(locale__language_code="vi").order_by("pk")[:2]
first.title = "Sửa bởi biên tập viên"
with without_approval("Sửa của kiểm thử"):
    first.save_revision().publish()
second.delete()
Branding.objects.order_by("pk").update(phone="0204 000 000")
Seat.objects.filter(position="member").update(title="Sửa bởi quản trị viên")
print(json.dumps([first.pk, second.slug]))
"""


def test_a_second_run_changes_nothing_and_keeps_what_editors_did(demo_site):
    ask(demo_site, CHANGE)
    rows, passwords = everything(demo_site), passwords_of(demo_site)
    assert rows["news_articlepage"][0] > 72
    demo_site.manage("seed_demo", "--verbosity=0")
    assert everything(demo_site) == rows
    assert passwords_of(demo_site).items() <= passwords.items()


def passwords_of(site):
    return {user["username"]: user["password"] for user in site.manifest["users"]}


def test_a_run_prints_the_addresses_and_the_logins(demo_site):
    printed = demo_site.manage("seed_demo")
    for user in demo_site.manifest["users"]:
        assert user["username"] in printed
        assert user["password"] in printed
    assert demo_site.manifest["admin_url"] in printed
    assert "manifest.json" in printed
