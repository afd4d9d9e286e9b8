"""What a redirect may answer for and where it may lead, refused or taken by the form of the unit's administrator."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from sites.models import TrustedHost
from tests import cast, pages
from tests.forms import errors_in

pytestmark = pytest.mark.django_db

ADD = "wagtailredirects:add"


@pytest.fixture(autouse=True)
def _trusted_host():
    TrustedHost.objects.create(hostname="dichvucong.gov.vn", note="Cổng dịch vụ công quốc gia")


def send(browser, code="syt", **values):
    """What the form sends, for a site of one unit."""
    form = {"site": cast.unit(code).site_id, "old_path": "/cu", "redirect_page": "", "redirect_link": "", **values}
    return browser.post(reverse(ADD), {"is_permanent": "on", **form})


REFUSED_LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "mailto:x@evil.test",
    "ftp://dichvucong.gov.vn/x",
    "//evil.test",
    "///evil.test",
    "////evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "https:\\\\evil.test",
    "https:evil.test",
    "https:/evil.test",
    "https:///evil.test",
    "/own/path",
    "evil.test",
    "https://evil.test/",
    "https://evil.test/dichvucong.gov.vn",
    "https://evil.test?dichvucong.gov.vn",
    "https://evil.test#dichvucong.gov.vn",
    "https://dichvucong.gov.vn@evil.test/",
    "https://dichvucong.gov.vn:443@evil.test/",
    "https://user@dichvucong.gov.vn/",
    "https://user:pass@syt.tinh.localhost/",
    "https://dichvucong.gov.vn%40evil.test/",
    "https://dichvucong.gov.vn%2eevil.test/",
    "https://dichvucong.gov.vn.evil.test/",
    "https://evil-dichvucong.gov.vn/",
    "https://xdichvucong.gov.vn/",
    "https://dichvucong.gov.vn./",
    "https://syt.tinh.localhost./",
    "https://dichvucong.gov.vn:8443/",
    "https://dichvucong.gov.vn:80/",
    "https://dichvucong.gov.vn:/",
    "https://dichvucong.gov.vn:0443/x:y@z",
    "https://dichvucong.gov.vn:99999/",
    "https://dіchvucong.gov.vn/",  # noqa: RUF001 - a Cyrillic letter
    "https://dichvucong．gov．vn/",  # noqa: RUF001 - full-width dots
    "https://xn--dchvucong-p5j.gov.vn/",
    "https://dichvucong.gov.vn\t.evil.test/",
    "https://dichvucong.gov.vn\n/",
    "https://dichvucong.gov.vn/\r\nSet-Cookie: x=1",
    "https://dichvucong.gov.vn /",
    "https://dichvucong.gov.vn/\u200b",
    "https://\u202edichvucong.gov.vn/",
    "https://dichvucong.gov.vn\\@evil.test/",
    "https://dichvucong.gov.vn/\\evil",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://[::1]/",
    "https://[::1",
    "http://localhost/",
    "https://dichvucong.gov.vn/" + "x" * 300,
]


@pytest.mark.parametrize("link", REFUSED_LINKS)
def test_an_address_that_could_lead_elsewhere_is_refused(sign_in, link):
    response = send(sign_in("em"), redirect_link=link)
    assert response.status_code == 200
    assert errors_in(response)
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://dichvucong.gov.vn/", "https://dichvucong.gov.vn/"),
        ("  https://dichvucong.gov.vn/p?a=1&b=2#c ", "https://dichvucong.gov.vn/p?a=1&b=2#c"),
        ("HTTPS://DichVuCong.gov.VN/Tra-cuu", "https://dichvucong.gov.vn/Tra-cuu"),
        ("https://dichvucong.gov.vn:443/", "https://dichvucong.gov.vn:443/"),
        ("http://dichvucong.gov.vn", "http://dichvucong.gov.vn"),
        ("http://stc.tinh.localhost/tin-tuc/", "http://stc.tinh.localhost/tin-tuc/"),
        ("http://syt.tinh.localhost/lien-he/", "http://syt.tinh.localhost/lien-he/"),
        ("http://tanan.bacgiang.tinh.localhost/", "http://tanan.bacgiang.tinh.localhost/"),
    ],
)
def test_the_provinces_portals_and_trusted_hosts_are_allowed(sign_in, link, kept):
    response = send(sign_in("em"), redirect_link=link)
    assert response.status_code == 302, errors_in(response)
    assert Redirect.objects.get().redirect_link == kept


@pytest.mark.parametrize(
    "path",
    [
        "/admin",
        "/admin/login/",
        "/ADMIN/pages",
        "/%61dmin/x",
        "/%2561dmin/x",
        "admin/x",
        "/files/1/x.pdf",
        "/media/x",
        "/static/x",
        "/api/v2/",
        "/themes/x",
        "/healthz",
        "/a/../admin/",
        "/./admin/",
        "/a//b",
        "//evil.test/x",
        "/\\evil",
        "/a\\b",
        "https://stc.tinh.localhost/x",
        "javascript:alert(1)",
        "/x\x00y",
        "/x\ny",
        "/x y",
        "/",
        "",
        "/en/",
        "/" + "x" * 300,
    ],
)
def test_a_path_that_is_the_machinerys_or_ambiguous_is_refused(sign_in, path):
    response = send(sign_in("em"), old_path=path, redirect_link="https://dichvucong.gov.vn/")
    assert response.status_code == 200
    assert errors_in(response)
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/portal/Pages/Tin.aspx?ItemID=12&a=1", "/portal/Pages/Tin.aspx?ItemID=12&a=1"),
        ("/portal/x?b=2&a=1", "/portal/x?a=1&b=2"),
        ("gioi-thieu/", "/gioi-thieu"),
        ("/administrative/", "/administrative"),
        ("/gi%E1%BB%9Bi-thi%E1%BB%87u", "/giới-thiệu"),
        ("/en/about", "/en/about"),
    ],
)
def test_old_paths_are_kept_as_they_are_looked_up(sign_in, path, kept):
    assert send(sign_in("em"), old_path=path, redirect_link="https://dichvucong.gov.vn/").status_code == 302
    assert Redirect.objects.get().old_path == kept


def test_exactly_one_target(sign_in):
    page = pages.article("syt")
    none = send(sign_in("em"))
    both = send(sign_in("em"), redirect_page=page.pk, redirect_link="https://dichvucong.gov.vn/")
    assert errors_in(none) == errors_in(both) != []
    assert not Redirect.objects.exists()


def test_a_redirect_always_has_a_site(sign_in):
    for person in ("em", "root"):
        response = send(sign_in(person), site="", redirect_link="https://dichvucong.gov.vn/")
        assert errors_in(response)
        assert "All sites" not in response.content.decode()
    assert not Redirect.objects.exists()


def test_own_pages_of_both_languages_and_drafts_may_be_targets(sign_in):
    browser = sign_in("em")
    for place, page in enumerate([pages.article("syt"), pages.article("syt", "en"), pages.article("syt", live=False)]):
        assert send(browser, old_path=f"/cu-{place}", redirect_page=page.pk).status_code == 302
    assert Redirect.objects.count() == 3


def foreign(kind):
    """A page of the Department of Finance that must not be led to, or one that may."""
    page = pages.article("stc", title="Kế hoạch kín", live=kind != "draft")
    if kind == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if kind == "below private":
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    return page


@pytest.mark.parametrize("kind", ["draft", "private", "below private"])
def test_another_units_page_that_is_not_public_answers_as_one_that_does_not_exist(sign_in, kind):
    browser, page = sign_in("em"), foreign(kind)
    refused = send(browser, redirect_page=page.pk)
    missing = send(browser, redirect_page=10_000_000)
    assert errors_in(refused) == errors_in(missing) != []
    assert "Kế hoạch kín" not in refused.content.decode()
    assert not Redirect.objects.exists()


def test_another_units_public_page_may_be_a_target(sign_in):
    assert send(sign_in("em"), redirect_page=foreign("public").pk).status_code == 302


@pytest.mark.parametrize("key", ["-1", "0", "abc", str(2**63), str(2**80)])
def test_pages_that_are_none(sign_in, key):
    assert errors_in(send(sign_in("em"), redirect_page=key))


def test_the_root_of_the_tree_is_no_target(sign_in):
    assert errors_in(send(sign_in("em"), redirect_page=Page.get_first_root_node().pk))
    assert errors_in(send(sign_in("root"), redirect_page=Page.get_first_root_node().pk))


def test_who_serves_two_units_does_not_mix_them(sign_in):
    """Hoa's draft in Finance is not a target for the site of Health, even if she administers both."""
    person = cast.person("hoa")
    for seat in person.seats.all():
        seat.levels = [*seat.levels, "system_administrator"]
        seat.save()
    draft = pages.article("stc", live=False)
    assert errors_in(send(sign_in("hoa"), redirect_page=draft.pk))
    assert send(sign_in("hoa"), code="stc", redirect_page=draft.pk).status_code == 302


@pytest.mark.parametrize(
    "link", ["http://syt.tinh.localhost/cu", "http://syt.tinh.localhost/cu/", "http://SYT.tinh.localhost/c%75/#x"]
)
def test_a_redirect_to_itself_is_refused(sign_in, link):
    response = send(sign_in("em"), redirect_link=link)
    assert errors_in(response)
    assert not Redirect.objects.exists()


def test_a_circle_of_redirects_is_refused(sign_in):
    browser = sign_in("em")
    assert send(browser, old_path="/a", redirect_link="http://syt.tinh.localhost/b").status_code == 302
    assert send(browser, old_path="/b", redirect_link="http://syt.tinh.localhost/c").status_code == 302
    assert errors_in(send(browser, old_path="/c", redirect_link="http://syt.tinh.localhost/a"))
    first = Redirect.objects.get(old_path="/a")
    values = {"site": first.site_id, "old_path": "/a", "redirect_link": "http://syt.tinh.localhost/a"}
    assert errors_in(browser.post(reverse("wagtailredirects:edit", args=[first.pk]), values))
    assert Redirect.objects.count() == 2


def test_a_query_hides_no_circle(sign_in):
    browser = sign_in("em")
    assert errors_in(send(browser, old_path="/a", redirect_link="http://syt.tinh.localhost/a?x=1"))
    assert send(browser, old_path="/a", redirect_link="http://syt.tinh.localhost/b?x=1").status_code == 302
    assert errors_in(send(browser, old_path="/b", redirect_link="http://syt.tinh.localhost/a?y=1"))
    # A row for the very address with its query leads out of the circle.
    assert send(browser, old_path="/a?y=1", redirect_link="https://dichvucong.gov.vn/").status_code == 302
    assert send(browser, old_path="/b", redirect_link="http://syt.tinh.localhost/a?y=1").status_code == 302


def test_the_same_path_twice_is_refused(sign_in):
    browser = sign_in("em")
    assert send(browser, old_path="/cu", redirect_link="https://dichvucong.gov.vn/").status_code == 302
    assert errors_in(send(browser, old_path="/cu/", redirect_link="https://dichvucong.gov.vn/b"))
    assert Redirect.objects.count() == 1


def test_what_was_typed_is_kept_and_the_allowed_hosts_are_named(sign_in):
    page = send(sign_in("em"), old_path="/duong-cu", redirect_link="https://evil.test/x").content.decode()
    assert 'value="/duong-cu"' in page
    assert 'value="https://evil.test/x"' in page
    assert "dichvucong.gov.vn" in page
