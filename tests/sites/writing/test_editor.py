"""Writing in the editor: pictures of the own unit with their words, and input that does not fit is answered clearly."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError

from images.models import UnitImage
from news.models import ArticlePage, NewsIndexPage
from sites.blocks import PictureBlock
from tests import cast, pages
from tests.forms import errors_in
from tests.sites.writing.word_files import png

pytestmark = pytest.mark.django_db


def choose(browser, **query):
    return json.loads(browser.get(reverse("wagtailimages_chooser:choose"), query).content)["html"]


def upload(browser, content, name="anh.png"):
    prefix = "image-chooser-upload"
    data = {
        f"{prefix}-title": "Ảnh lễ hội",
        f"{prefix}-collection": cast.unit("syt").collection_id,
        f"{prefix}-file": SimpleUploadedFile(name, content),
    }
    return browser.post(reverse("wagtailimages_chooser:create"), data).json()


def article(**values):
    """What the editor sends for an article without a body."""
    sent = {
        "title": "Lễ hội", "slug": "le-hoi", "lane": "government", "kind": "news", "lead": "Đoạn dẫn không mất.",
        "body-count": "0", "published_at": "2026-11-20 08:00",
    }  # fmt: skip
    for formset in ("comments", "placements", "corrections", "contributions"):
        sent |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    return {**sent, **values}


# --- Pictures ---------------------------------------------------------------------------------------


def test_the_picker_offers_the_own_units_pictures_only(sign_in):
    pages.picture("Ảnh của Y tế", "syt")
    pages.picture("Ảnh của Tài chính", "stc")
    assert "Ảnh của Y tế" in choose(sign_in("an"))
    assert "Ảnh của Tài chính" not in choose(sign_in("an"))
    assert "Ảnh của Y tế" not in choose(sign_in("chi"))


def test_a_picture_in_the_text_needs_words_for_who_cannot_see_it():
    block = PictureBlock()
    value = {"image": pages.picture(), "alt": "", "caption": "", "credit": ""}
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({**value, "image": value["image"].pk}))
    assert set(refused.value.block_errors) == {"alt"}
    assert block.clean(block.to_python({**value, "image": value["image"].pk, "alt": "Trạm y tế"}))


def test_the_words_belong_to_the_place_and_not_to_the_picture():
    """The same picture says different things in two articles; its own description is not taken for either."""
    assert "alt" in PictureBlock().child_blocks
    assert PictureBlock().child_blocks["alt"].required


def test_a_picture_of_more_than_20_mb_is_refused_in_words_and_a_fitting_one_taken(sign_in):
    an = sign_in("an")
    before = UnitImage.objects.count()
    answer = upload(an, png() + b"\0" * (20 * 1024 * 1024))
    assert answer["step"] != "chosen"
    assert "20,0" in answer["htmlFragment"]
    assert "Ảnh lễ hội" in answer["htmlFragment"]  # what was typed stays
    assert UnitImage.objects.count() == before
    assert upload(an, png())["step"] in {"chosen", "duplicate_found"}
    assert UnitImage.objects.count() == before + 1


# --- What does not fit ------------------------------------------------------------------------------


def test_a_title_of_300_letters_is_refused_in_vietnamese_and_everything_typed_stays(sign_in):
    section = pages.section(NewsIndexPage, "syt")
    title = "Tiêu đề rất dài " * 19
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk])
    response = sign_in("an").post(address, article(title=title))
    text = response.content.decode()
    assert response.status_code == 200
    assert any("255" in error and "kí tự" in error for error in errors_in(response))
    assert title.strip() in text
    assert "Đoạn dẫn không mất." in text
    assert not ArticlePage.objects.filter(slug="le-hoi").exists()


def test_scripts_in_formatted_text_do_not_get_past_the_server(sign_in):
    """Whatever the browser sends: Wagtail's editor sends JSON, and links are checked when it becomes HTML."""
    page = pages.article(live=False, owner=cast.person("an"))
    entity = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}}
    ranges = [{"offset": 0, "length": 8, "key": 0}]
    block = {"key": "a", "text": "<script>alert(1)</script>", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
             "entityRanges": ranges, "data": {}}  # fmt: skip
    sent = article(
        title=page.title, slug=page.slug,
        **{"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "paragraph",
           "body-0-value": json.dumps({"blocks": [block], "entityMap": entity})},
    )  # fmt: skip
    response = sign_in("an").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent)
    assert response.status_code == 302, errors_in(response)
    source = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().body[0].value.source
    assert "<script" not in source
    assert "javascript:" not in source
    assert "&lt;script&gt;" in source


# --- Drafts that save themselves --------------------------------------------------------------------


def save_by_itself(browser, page, **values):
    """What the editor sends on its own, and what it is answered."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return browser.post(address, article(slug=page.slug, **values), headers={"accept": "application/json"})


def test_a_page_that_saves_itself_is_never_public_without_its_chain(sign_in):
    page = pages.article(title="Bài đã duyệt", author="An", source="Sở Y tế")
    answer = save_by_itself(sign_in("binh"), page, title="Chưa ai duyệt", **{"action-publish": "1"})
    page.refresh_from_db()
    assert page.title == "Bài đã duyệt"
    assert page.draft_title in {"Bài đã duyệt", "Chưa ai duyệt"}
    assert answer.status_code in {200, 302, 400}
    assert save_by_itself(sign_in("binh"), page, title="Chưa ai duyệt").json()["success"]
    page.refresh_from_db()
    assert (page.title, page.draft_title, page.live) == ("Bài đã duyệt", "Chưa ai duyệt", True)


def test_nothing_saves_itself_into_another_units_page(sign_in):
    page = pages.article(live=False, owner=cast.person("an"))
    assert save_by_itself(sign_in("chi"), page, title="Của Chi").status_code == 404
    assert page.revisions.count() == 0


def test_a_draft_saves_itself_while_required_fields_are_still_empty(sign_in):
    page = pages.article(live=False, owner=cast.person("an"))
    assert save_by_itself(sign_in("an"), page, title="Mới bắt đầu", lead="").json()["success"]
    assert page.revisions.get().user == cast.person("an")
