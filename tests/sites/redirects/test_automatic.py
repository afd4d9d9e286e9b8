"""A page that gets another address is found at the former one, on its own unit's host alone."""

import pytest
from django.db import connection
from django.urls import reverse
from wagtail.actions.move_page import MovePageAction
from wagtail.contrib.redirects.models import Redirect

from home.models import StandardPage
from sites.upkeep import find_drift
from tests import cast, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Wagtail makes the redirects when the change has been committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def plant(parent, slug, **fields):
    with pages.without_chain():
        return parent.add_child(instance=StandardPage(title=slug, slug=slug, locale=parent.locale, **fields))


def publish_as(page, slug):
    """A new slug, published."""
    page.slug = slug
    with pages.without_chain():
        page.save_revision().publish()


@pytest.mark.parametrize(("language", "prefix"), [("vi", ""), ("en", "/en")])
def test_a_new_slug_leaves_a_redirect_for_the_page_and_those_below(committed, visit, language, prefix):
    page = plant(cast.home_of("syt", language), "truoc")
    below = plant(page, "con")
    hidden = plant(page, "nhap", live=False)
    with committed():
        publish_as(page, "sau")
    assert visit("syt", f"{prefix}/truoc/")["Location"] == f"http://syt.tinh.localhost{prefix}/sau/"
    assert visit("syt", f"{prefix}/truoc/con/")["Location"] == f"http://syt.tinh.localhost{prefix}/sau/con/"
    assert visit("syt", f"{prefix}/truoc/nhap/").status_code == 404
    assert visit("stc", f"{prefix}/truoc/").status_code == 404
    assert not Redirect.objects.filter(redirect_page=hidden).exists()
    assert {row.site for row in Redirect.objects.all()} == {cast.unit("syt").site}
    assert visit("syt", f"{prefix}/sau/con/").status_code == 200
    assert below.pk


def test_a_new_slug_in_the_admin_leaves_a_redirect(committed, sign_in, visit):
    page = plant(cast.home_of("syt"), "truoc")
    browser = sign_in("root")
    values = {"title": "Sau", "slug": "sau", "lead": "", "body-count": "0", "lane": "government"}
    values |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "show_in_menus": "", "seo_title": ""}
    with committed():
        assert browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), values).status_code == 302
        with pages.without_chain():
            StandardPage.objects.get(pk=page.pk).get_latest_revision().publish()
    page.refresh_from_db()
    assert page.slug == "sau"
    assert visit("syt", "/truoc/")["Location"] == "http://syt.tinh.localhost/sau/"


def test_a_moved_page_leaves_a_redirect(visit):
    home = cast.home_of("syt")
    page, parent = plant(home, "trang"), plant(home, "muc")
    plant(page, "con")
    MovePageAction(page, parent, pos="last-child").execute(skip_permission_checks=True)
    assert visit("syt", "/trang/")["Location"] == "http://syt.tinh.localhost/muc/trang/"
    assert visit("syt", "/trang/con/")["Location"] == "http://syt.tinh.localhost/muc/trang/con/"
    assert visit("stc", "/trang/").status_code == 404


def test_a_move_in_the_admin_leaves_a_redirect(sign_in, visit):
    home = cast.home_of("syt")
    page, parent = plant(home, "trang"), plant(home, "muc")
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk])
    assert sign_in("root").post(address).status_code == 302
    assert visit("syt", "/trang/")["Location"] == "http://syt.tinh.localhost/muc/trang/"


def test_a_move_across_units_leaves_none(visit):
    """Such a move is refused in the admin; the shell can do it."""
    page = plant(cast.home_of("syt"), "trang")
    page.move(cast.home_of("stc"), pos="last-child")
    assert not Redirect.objects.exists()
    assert visit("syt", "/trang/").status_code == 404


def test_a_slug_that_goes_back_does_not_go_round(committed, visit):
    page = plant(cast.home_of("syt"), "mot")
    with committed():
        publish_as(page, "hai")
    with committed():
        publish_as(page, "mot")
    assert visit("syt", "/mot/").status_code == 200
    assert visit("syt", "/hai/")["Location"] == "http://syt.tinh.localhost/mot/"


def test_a_page_deleted_right_after_it_got_a_new_slug_leaves_no_redirect(django_capture_on_commit_callbacks):
    page = plant(cast.home_of("syt"), "mot")
    with django_capture_on_commit_callbacks() as callbacks:
        publish_as(page, "hai")
    StandardPage.objects.get(pk=page.pk).delete()  # by a colleague, before Wagtail has told of the new slug
    for callback in callbacks:
        callback()
    assert not Redirect.objects.exists()
    connection.check_constraints()


def test_a_page_moved_right_after_it_got_a_new_slug_is_found_where_it_is(django_capture_on_commit_callbacks, visit):
    page, target = plant(cast.home_of("syt"), "mot"), plant(cast.home_of("syt"), "khac")
    plant(page, "con")
    with django_capture_on_commit_callbacks() as callbacks:
        publish_as(page, "hai")
    StandardPage.objects.get(pk=page.pk).move(target, pos="last-child")
    for callback in callbacks:
        callback()
    assert visit("syt", "/mot/")["Location"] == "http://syt.tinh.localhost/khac/hai/"
    assert visit("syt", "/mot/con/")["Location"] == "http://syt.tinh.localhost/khac/hai/con/"


def test_automatic_redirects_are_in_the_units_list(committed, sign_in):
    page = plant(cast.home_of("syt"), "mot")
    with committed():
        publish_as(page, "hai")
    assert "/mot" in sign_in("em").get(reverse("wagtailredirects:index")).content.decode()
    assert Redirect.objects.get().automatically_created


def test_the_operator_is_told_of_redirects_that_are_no_units():
    assert not [drift for drift in find_drift(cast.TODAY) if drift.what == "redirect"]
    Redirect.objects.create(site=None, old_path="/hijack", redirect_link="http://evil.test/")
    assert [drift.subject for drift in find_drift(cast.TODAY) if drift.what == "redirect"] == ["/hijack"]


def test_new_addresses_of_articles_lead_on(committed, visit):
    page = pages.article("syt", slug="tin-cu")
    with committed():
        publish_as(page, "tin-moi")
    assert visit("syt", "/tin-tuc/tin-cu/")["Location"] == "http://syt.tinh.localhost/tin-tuc/tin-moi/"
