"""What readers are led to: the middleware trusts no row of the table."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from sites.models import TrustedHost
from sites.services import change_state
from tests import cast, pages

pytestmark = pytest.mark.django_db

LINK = "https://dichvucong.gov.vn/"


@pytest.fixture(autouse=True)
def _trusted_host():
    TrustedHost.objects.create(hostname="dichvucong.gov.vn", note="Cổng dịch vụ công quốc gia")


def put(old_path="/cu", code="syt", **values):
    """A row as an import or the shell would make it."""
    site = cast.unit(code).site if code else None
    return Redirect.objects.create(**{"site": site, "old_path": old_path, "redirect_link": LINK, **values})


def test_a_redirect_leads_on_from_its_own_host_alone(visit):
    put()
    answer = visit("syt", "/cu/")
    assert (answer.status_code, answer["Location"]) == (301, LINK)
    for host in ("stc", "tinh", "tanan"):
        assert visit(host, "/cu/").status_code == 404


def test_a_temporary_redirect_is_temporary(visit):
    put(is_permanent=False)
    assert visit("syt", "/cu/").status_code == 302


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ("/giới-thiệu", "/gi%E1%BB%9Bi-thi%E1%BB%87u/"),
        ("/giới-thiệu", "/gio%CC%9B%CC%81i-thie%CC%A3%CC%82u/"),
        ("/portal/x?a=1&b=2", "/portal/x?b=2&a=1"),
        ("/portal/x", "/portal/x?utm_source=a"),
        ("/portal/x.aspx", "/portal/x.aspx"),
    ],
)
def test_ways_of_asking_for_the_same_path(visit, kept, asked):
    put(kept)
    assert visit("syt", asked).status_code == 301


def test_the_more_exact_path_wins(visit):
    put("/x", redirect_link="https://dichvucong.gov.vn/all")
    put("/x?id=1", redirect_link="https://dichvucong.gov.vn/one")
    assert visit("syt", "/x?id=1")["Location"].endswith("/one")
    assert visit("syt", "/x?id=2")["Location"].endswith("/all")


def test_a_redirect_of_all_sites_is_not_followed(visit):
    put("/hijack", code=None)
    assert [visit(host, "/hijack/").status_code for host in cast.HOSTS] == [404] * 4


@pytest.mark.parametrize(
    "link",
    ["http://evil.test/", "//evil.test/", "javascript:alert(1)", "https://dichvucong.gov.vn@evil.test/", "", "/x"],
)
def test_a_row_with_a_bad_target_is_not_followed(visit, link):
    put(redirect_link=link)
    assert visit("syt", "/cu/").status_code == 404


def test_a_host_that_is_no_longer_trusted_is_not_followed(visit):
    put()
    TrustedHost.objects.all().delete()
    assert visit("syt", "/cu/").status_code == 404


def test_a_redirect_of_a_site_of_no_unit_is_not_followed(visit):
    put(site=Site.objects.create(hostname="la.test", root_page=cast.home_of("syt")))
    assert visit("la.test", "/cu/").status_code == 404
    assert visit("syt", "/cu/").status_code == 404


@pytest.mark.parametrize(
    ("code", "live", "restriction", "status"),
    [
        ("syt", True, None, 301),
        ("syt", True, "login", 301),
        ("syt", False, None, 404),
        ("stc", True, None, 301),
        ("stc", False, None, 404),
        ("stc", True, "login", 404),
    ],
)
def test_pages_are_followed_while_they_may_be_read(visit, code, live, restriction, status):
    page = pages.article(code, live=live)
    if restriction:
        PageViewRestriction.objects.create(page=page, restriction_type=restriction)
    put(redirect_link="", redirect_page=page)
    answer = visit("syt", "/cu/")
    assert answer.status_code == status
    if status == 301:
        assert answer["Location"] == page.full_url


def test_english_pages_are_targets(visit):
    page = pages.article("syt", "en")
    put("/en/old", redirect_link="", redirect_page=page)
    assert visit("syt", "/en/old/")["Location"] == page.full_url


def test_a_redirect_to_the_page_of_the_same_address_does_not_go_round(visit):
    """The page was taken down after the redirect was made."""
    page = pages.article("syt")
    put(pages.path_of(page).rstrip("/"), redirect_link="http://syt.tinh.localhost" + pages.path_of(page))
    page.unpublish()
    assert visit("syt", pages.path_of(page)).status_code == 404


def test_a_page_that_lives_is_not_hidden_by_a_redirect(visit):
    put("/lien-he")
    assert visit("syt", "/lien-he/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/x/", "/files/1/x.pdf", "/media/x", "/static/x", "/api/x", "/ADMIN/x"])
def test_the_machinerys_part_of_a_site_is_never_redirected(visit, path):
    put(path.rstrip("/"), code="tinh")
    put(path.rstrip("/"), code="syt")
    for host in ("tinh", "syt"):
        assert visit(host, path).get("Location") != LINK


def test_what_the_guard_refuses_is_not_redirected(sign_in):
    put("/admin/users/1", code="tinh")
    assert sign_in("em").get(reverse("wagtailusers_users:index")).status_code == 404
    assert sign_in("em").get("/admin/users/1/").status_code == 404


@pytest.mark.parametrize("path", ["/cu%00/", "/%ff/", "/cu//", "/..%2fcu"])
def test_odd_paths_are_not_found(visit, path):
    put()
    assert visit("syt", path).status_code == 404


def test_what_is_not_found_costs_the_same_with_many_redirects(visit):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert visit("syt", "/khong-co/?a=1").status_code == 404
        return len(captured)

    cost()
    few = cost()
    for place, code in enumerate(list(cast.HOSTS) * 10):
        put(f"/cu-{place}", code)
    assert cost() == few


def test_an_ended_unit_still_leads_on(visit):
    put()
    change_state(cast.unit("syt"), "archived", since=cast.TODAY, today=cast.TODAY)
    assert visit("syt", "/cu/").status_code == 301
