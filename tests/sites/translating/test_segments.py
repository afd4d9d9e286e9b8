"""What is typed into a segment is text with inline marks, and nothing else."""

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation

pytestmark = pytest.mark.django_db


def type_in(browser, translation, segment, text):
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return browser.put(address, encode_multipart(BOUNDARY, {"value": text}), content_type=MULTIPART_CONTENT)


def paragraph(translation):
    return StringSegment.objects.get(source=translation.source, string__data__contains="<b>")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick='alert(1)'>x</b>",
        '<a href="javascript:alert(1)">x</a>',
        '<a id="a9">x</a>',
        "<img src=x onerror=alert(1)>",
    ],
)
def test_forbidden_marks_never_get_onto_the_page(sign_in, translation, text):
    browser = sign_in("an")
    assert type_in(browser, translation, paragraph(translation), text).status_code in {200, 201}
    assert StringTranslation.objects.get(translation_of=paragraph(translation).string).has_error
    page = translation.get_target_instance()
    browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"translation-act": "save"})
    body = str(translation.get_target_instance().get_latest_revision_as_object().body)
    assert "alert" not in body
    assert "Tiêm tại" in body, "the source's text stands until it is mended"


def test_allowed_marks_and_links_of_the_source_are_kept(sign_in, translation):
    browser = sign_in("an")
    text = 'Get vaccinated at the <b>station</b>, see <a id="a1">the Ministry</a> &amp; others.'
    type_in(browser, translation, paragraph(translation), text)
    page = translation.get_target_instance()
    browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"translation-act": "save"})
    body = str(translation.get_target_instance().get_latest_revision_as_object().body)
    assert '<a href="https://moh.gov.vn">the Ministry</a>' in body
    assert "<b>station</b>" in body


def test_decomposed_text_is_composed(sign_in, translation):
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    type_in(sign_in("an"), translation, segment, "Bệnh viện")
    assert StringTranslation.objects.get(translation_of=segment.string).data == "Bệnh viện"


@pytest.mark.parametrize("who", ["chi", "dung"])
def test_the_outsider_types_nothing(sign_in, translation, who):
    assert type_in(sign_in(who), translation, paragraph(translation), "x").status_code == 404
    assert not StringTranslation.objects.exists()
