"""Nobody takes a unit's home page away by an ordinary act of the admin."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["delete", "unpublish"])
@pytest.mark.parametrize("who", ["binh", "root"])
def test_home_page_is_neither_deleted_nor_unpublished(sign_in, who, name):
    home = cast.home_of("syt")
    sign_in(who).post(reverse(f"wagtailadmin_pages:{name}", args=[home.pk]))
    assert Page.objects.live().filter(pk=home.pk, path=home.path).exists()


def test_home_page_is_not_moved(sign_in):
    home, target = cast.home_of("syt"), cast.home_of("stc")
    sign_in("root").post(reverse("wagtailadmin_pages:move_confirm", args=[home.pk, target.pk]))
    assert Page.objects.get(pk=home.pk).path == home.path


def test_one_home_page_among_many_stops_the_bulk_action(sign_in):
    home = cast.home_of("syt")
    news = home.get_children().get(slug="tin-tuc")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    sign_in("root").post(f"{url}?id={home.pk}&id={news.pk}")
    assert set(Page.objects.live().filter(pk__in=[home.pk, news.pk])) == {home.page_ptr, news}


@pytest.mark.parametrize("who", ["binh", "root"])
def test_wagtails_way_takes_no_page_down_for_it_asks_for_no_reason(sign_in, who):
    news = cast.home_of("syt").get_children().get(slug="tin-tuc")
    sign_in(who).post(reverse("wagtailadmin_pages:unpublish", args=[news.pk]))
    sign_in(who).post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?id={news.pk}")
    assert Page.objects.live().filter(pk=news.pk).exists()
