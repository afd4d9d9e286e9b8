"""Who manages which redirects, and what the screens show of others' (nothing, not even in totals)."""

import csv
import io
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, PageViewRestriction, Site

from sites.models import TrustedHost
from tests import cast, pages
from tests.factories import many_units
from tests.forms import form_in, values_of

pytestmark = pytest.mark.django_db

INDEX = "wagtailredirects:index"
LINK = "https://dichvucong.gov.vn/"
#: Who sees the redirects of which unit's site.
MANAGERS = {
    "em": {"syt"},
    "dung": {"tinh"},
    "root": {"tinh", "syt", "stc", "tanan"},
    "binh": set(),
    "an": set(),
    "chi": set(),
    "hoa": set(),
    "khanh": set(),
}


@pytest.fixture
def rows():
    """A redirect on each unit's site."""
    TrustedHost.objects.create(hostname="dichvucong.gov.vn", note="Cổng dịch vụ công quốc gia")
    return {
        code: Redirect.objects.create(site=cast.unit(code).site, old_path=f"/cu-{code}-zzz", redirect_link=LINK)
        for code in cast.HOSTS
    }


def shown(response):
    return {code for code in cast.HOSTS if f"/cu-{code}-zzz" in response.content.decode()}


@pytest.mark.parametrize(("person", "codes"), MANAGERS.items())
def test_the_list_holds_the_own_units_redirects(sign_in, rows, person, codes):
    response = sign_in(person).get(reverse(INDEX))
    assert shown(response) == codes
    assert (response.status_code == 200) == bool(codes)


@pytest.mark.parametrize("code", cast.HOSTS)
@pytest.mark.parametrize("act", ["edit", "delete"])
@pytest.mark.parametrize(("person", "codes"), MANAGERS.items())
def test_only_the_own_units_redirects_change(sign_in, rows, person, codes, act, code):
    browser, row = sign_in(person), rows[code]
    values = {"site": row.site_id, "old_path": "/moi", "redirect_link": LINK, "is_permanent": "on"}
    address = reverse(f"wagtailredirects:{act}", args=[row.pk])
    before = list(Redirect.objects.order_by("pk").values())
    seen, done = browser.get(address), browser.post(address, values)
    assert (seen.status_code == 200) == (code in codes)
    assert (list(Redirect.objects.order_by("pk").values()) != before) == (code in codes)
    if code not in codes and codes:
        missing = browser.get(reverse(f"wagtailredirects:{act}", args=[10_000_000]))
        assert seen.status_code == done.status_code == missing.status_code == 404
        assert seen.content == missing.content


@pytest.mark.parametrize(("person", "codes"), MANAGERS.items())
@pytest.mark.parametrize("code", cast.HOSTS)
def test_a_new_redirect_is_on_a_site_of_the_own_units(sign_in, rows, person, codes, code):
    values = {"site": cast.unit(code).site_id, "old_path": "/moi", "redirect_link": LINK}
    sign_in(person).post(reverse("wagtailredirects:add"), values)
    assert Redirect.objects.filter(old_path="/moi").exists() == (code in codes)


@pytest.mark.parametrize("site", ["", "0", "-1", "abc", str(2**70)])
def test_sites_that_are_none(sign_in, rows, site):
    values = {"site": site, "old_path": "/moi", "redirect_link": LINK}
    assert sign_in("em").post(reverse("wagtailredirects:add"), values).status_code == 200
    assert not Redirect.objects.filter(old_path="/moi").exists()


def test_a_redirect_is_not_moved_to_another_units_site(sign_in, rows):
    values = {"site": cast.unit("stc").site_id, "old_path": "/moi", "redirect_link": LINK}
    response = sign_in("em").post(reverse("wagtailredirects:edit", args=[rows["syt"].pk]), values)
    assert response.status_code == 200
    rows["syt"].refresh_from_db()
    assert rows["syt"].site == cast.unit("syt").site


@pytest.mark.parametrize(
    "query", ["", "?q=cu", "?q=zzz", "?is_permanent=True", "?ordering=-site__unit__collation_key", "?export=csv"]
)
def test_answers_are_the_same_without_the_others_redirects(sign_in, rows, query):
    browser, address = sign_in("em"), reverse(INDEX) + query
    browser.get(address)
    before = read(browser.get(address))
    Redirect.objects.exclude(site=cast.unit("syt").site).delete()
    assert read(browser.get(address)) == before
    assert "/cu-syt-zzz" in before


def read(response):
    """The body without what differs from answer to answer."""
    body = b"".join(response) if response.streaming else response.content
    lines = body.decode().splitlines()
    return "\n".join(line for line in lines if "csrf" not in line.lower() and "sessionid" not in line)


@pytest.mark.parametrize("code", ["stc", "tinh"])
def test_filtering_by_another_units_site_is_as_by_none(sign_in, rows, code):
    browser = sign_in("em")
    foreign = browser.get(reverse(INDEX), {"site": cast.unit(code).site_id}).content.decode()
    missing = browser.get(reverse(INDEX), {"site": 10_000_000}).content.decode()
    assert "Sở Tài chính" not in foreign
    assert cast.HOSTS["stc"] not in foreign
    assert ("/cu-stc-zzz" in foreign, "/cu-syt-zzz" in foreign) == (
        "/cu-stc-zzz" in missing,
        "/cu-syt-zzz" in missing,
    )


def test_the_form_offers_the_own_sites_only(sign_in, rows):
    page = sign_in("em").get(reverse("wagtailredirects:add")).content.decode()
    assert "Sở Y tế" in page
    assert "Sở Tài chính" not in page
    assert cast.HOSTS["stc"] not in page


@pytest.mark.parametrize("path", ["import/", "import/process/"])
@pytest.mark.parametrize("person", ["em", "dung", "root"])
def test_there_is_no_import(sign_in, person, path):
    browser = sign_in(person)
    assert browser.get(f"/admin/redirects/{path}").status_code == 404
    assert browser.post(f"/admin/redirects/{path}").status_code == 404
    assert "redirects/import" not in browser.get(reverse(INDEX)).content.decode()
    with pytest.raises(NoReverseMatch):
        reverse("wagtailredirects:start_import")


def test_the_list_says_which_unit_a_redirect_is_from(sign_in, rows):
    page = sign_in("root").get(reverse(INDEX)).content.decode()
    assert "Sở Tài chính" in page
    assert "Sở Y tế" in page


def test_a_foreign_target_shows_by_its_public_title_and_not_when_it_is_no_longer_public(sign_in):
    page = pages.article("stc", title="Công bố", slug="cong-bo")
    page.draft_title = "Dự định kín"
    page.save()
    Redirect.objects.create(site=cast.unit("syt").site, old_path="/x", redirect_page=page)
    browser = sign_in("em")
    listed = browser.get(reverse(INDEX)).content.decode()
    assert "Công bố" in listed
    assert "Dự định kín" not in listed
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in listed
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    exported = b"".join(browser.get(reverse(INDEX) + "?export=csv")).decode()
    for text in (browser.get(reverse(INDEX)).content.decode(), exported):
        assert "Công bố" not in text
        assert "cong-bo" not in text
    edit = browser.get(reverse("wagtailredirects:edit", args=[Redirect.objects.get().pk])).content.decode()
    assert "Công bố" not in edit
    assert "Dự định kín" not in edit


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_exports_hold_the_own_rows(sign_in, rows, kind):
    response = sign_in("em").get(reverse(INDEX) + f"?export={kind}")
    body = b"".join(response)
    if kind == "csv":
        table = list(csv.reader(io.StringIO(body.decode())))
    else:
        table = [list(row) for row in load_workbook(BytesIO(body)).active.values]
    assert len(table) == 2
    assert table[1][0] == "/cu-syt-zzz"
    assert table[1][1] == LINK
    assert table[1][3] == "Sở Y tế"


def test_the_live_form_saves_as_it_stands(sign_in, rows):
    browser, address = sign_in("em"), reverse("wagtailredirects:edit", args=[rows["syt"].pk])
    values = values_of(form_in(browser.get(address), address))
    assert browser.post(address, values).status_code == 302
    entry = ModelLogEntry.objects.latest("timestamp")
    assert (entry.user, entry.action) == (cast.person("em"), "wagtail.edit")


def test_the_menu_offers_redirects_to_those_who_manage_them(sign_in):
    for person, codes in MANAGERS.items():
        page = sign_in(person).get("/admin/").content.decode()
        assert ("/admin/redirects/" in page) == bool(codes), person


def test_a_redirect_of_all_sites_is_nobodys(sign_in):
    stray = Redirect.objects.create(site=None, old_path="/hijack", redirect_link=LINK)
    lonely = Redirect.objects.create(
        site=Site.objects.create(hostname="la.test", root_page=cast.home_of("syt")), old_path="/x", redirect_link=LINK
    )
    for row in (stray, lonely):
        assert sign_in("em").get(reverse("wagtailredirects:edit", args=[row.pk])).status_code == 404
        assert row.old_path not in sign_in("em").get(reverse(INDEX)).content.decode().split("<main")[1]
        assert sign_in("root").get(reverse("wagtailredirects:edit", args=[row.pk])).status_code == 200


def test_the_screens_cost_the_same_with_many_units(sign_in, rows):
    """And with many rows: a full page of redirects to other units' pages."""
    browser = sign_in("em")
    targets = [pages.article("stc", title=f"Tin {place}") for place in range(20)]
    Redirect.objects.create(site=cast.unit("syt").site, old_path="/tin", redirect_page=targets[0])
    addresses = [reverse(INDEX), reverse("wagtailredirects:add")]
    few = [queries(browser, address) for address in addresses]
    for unit in many_units(30):
        Redirect.objects.create(site=unit.site, old_path="/x", redirect_link=LINK)
    for place, page in enumerate(targets):
        Redirect.objects.create(site=cast.unit("syt").site, old_path=f"/tin-{place}", redirect_page=page)
    assert [queries(browser, address) for address in addresses] == few


def queries(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)
