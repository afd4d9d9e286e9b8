"""Who deletes many pages at once types the platform's name; a slip is pointed out in the person's language."""

import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from home.models import StandardPage
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_chain")]


@pytest.mark.parametrize("is_bulk", [False, True])
@pytest.mark.parametrize(
    ("language", "refusal"),
    [("vi", "Hãy gõ “Liên Cổng” để xác nhận."), ("en", "Please type “Liên Cổng” to confirm.")],
)
def test_a_slip_is_pointed_out_and_nothing_is_deleted(sign_in, language, refusal, is_bulk):
    page = cast.home_of("syt").add_child(instance=StandardPage(title="Chuyên mục", slug="chuyen-muc", live=False))
    UserProfile.objects.update_or_create(user=cast.person("root"), defaults={"preferred_language": language})
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
    if not is_bulk:
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    answer = sign_in("root").post(address, {"confirm_site_name": "Liên Cồng"})
    assert refusal in answer.content.decode()
    assert StandardPage.objects.filter(pk=page.pk).exists()
