"""An address typed as an external link stays one: it tells nothing of the page that answers there."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests import cast, pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["", "?a=1"])
@pytest.mark.parametrize("is_private", [False, True])
def test_nothing_is_told_of_the_page_behind_an_address(sign_in, is_private, query):
    page = pages.article("stc", title="Tin công khai")
    page.draft_title = "Tiêu đề nháp kín"
    page.save()
    if is_private:
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    browser = sign_in("an")

    def answer_about(path):
        typed = f"http://{cast.HOSTS['stc']}{path}{query}"
        address = reverse("wagtailadmin_choose_page_external_link")
        values = {"external-link-chooser-url": typed, "external-link-chooser-link_text": "Xem"}
        return browser.post(address, values).text.replace(path, "")

    answer = answer_about(pages.path_of(page))
    assert "Tiêu đề" not in answer
    assert "Tin công khai" not in answer
    assert answer == answer_about("/khong-co/")
