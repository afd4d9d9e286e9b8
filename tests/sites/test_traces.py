"""What was done with a thing stays in its unit's log when the thing is deleted, and in nobody else's."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from home.models import StandardPage
from images.models import UnitImage
from sites.ownership import owned_by, owners_of
from sites.reach import reach_of
from tests import cast, pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_chain")]

LOG = "/admin/people/log/"
HISTORY = reverse("wagtailadmin_reports:site_history")


def delete_in_admin(browser, page):
    assert browser.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302


@pytest.mark.parametrize("address", [LOG, HISTORY])
def test_a_deleted_page_stays_in_the_log_of_its_unit_alone(sign_in, address):
    page = pages.article("syt", title="Bài bị xóa", live=False)
    page.save_revision(user=cast.person("an"), log_action=True)
    delete_in_admin(sign_in("root"), page)
    assert "Bài bị xóa" in sign_in("em").get(address).text
    assert "Bài bị xóa" not in sign_in("chi").get(address).text


def test_so_do_the_pages_below_and_everything_that_was_done_with_them():
    section = cast.home_of("syt").add_child(instance=StandardPage(title="Mục", slug="muc", live=False))
    below = section.add_child(instance=StandardPage(title="Trang", slug="trang", live=False))
    below.save_revision(user=cast.person("an"), log_action=True)
    entries = PageLogEntry.objects.filter(page__in=[section.pk, below.pk])
    before = entries.count()
    section.delete(user=cast.person("root"))
    assert owned_by(entries, reach_of(cast.person("an"))).count() == before + 2
    assert not owned_by(entries, reach_of(cast.person("chi"))).exists()
    assert {frozenset(owners_of(entry)) for entry in entries} == {frozenset({cast.unit("syt").pk})}


def test_pages_deleted_all_at_once_are_remembered_too():
    page = pages.article("syt")
    entries = PageLogEntry.objects.filter(page=page.pk)
    page.save_revision(user=cast.person("an"), log_action=True)
    Page.objects.filter(pk=page.pk).delete()
    assert owned_by(entries, reach_of(cast.person("an"))).exists()


def test_a_deleted_picture_stays_in_the_log(sign_in):
    row = pages.picture("Ảnh bị xóa")
    sign_in("root").post(reverse("wagtailimages:delete", args=[row.pk]))
    assert not UnitImage.objects.filter(pk=row.pk).exists()
    assert "Ảnh bị xóa" in sign_in("em").get(LOG).text
    assert "Ảnh bị xóa" not in sign_in("chi").get(LOG).text


def test_the_hub_learns_nothing_of_what_units_delete(sign_in):
    page = pages.article("syt", title="Bài bị xóa", live=False)
    page.save_revision(user=cast.person("an"), log_action=True)
    delete_in_admin(sign_in("root"), page)
    assert "Bài bị xóa" not in sign_in("dung").get(HISTORY).text
