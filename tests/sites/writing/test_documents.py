"""A document of Word becomes a draft: what it says is kept, nothing is published, nobody reaches into another unit."""

import io
import subprocess
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Locale, Revision

from home.models import StandardPage
from images.models import UnitImage
from news.models import ArticlePage, NewsIndexPage
from sites.translating.drafts import begin
from sites.writing.word import limits
from sites.writing.word import reading as word_reading
from tests import cast, pages
from tests.forms import errors_in
from tests.sites.writing.word_files import paragraph, picture, png, sample, table, word_file

pytestmark = pytest.mark.django_db


def upload(content, name="Bài viết.docx"):
    return SimpleUploadedFile(name, content)


def insert(browser, page, content, place="behind", name="Bài viết.docx"):
    return browser.post(
        reverse("writing:insert", args=[page.pk]), {"document": upload(content, name), "place": place}, follow=False
    )


def make(browser, parent, content, **fields):
    return browser.post(reverse("writing:new", args=[parent.pk]), {"document": upload(content), **fields})


def newest(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def body_of(page):
    return [(block.block_type, block.value) for block in newest(page).body]


def said(response):
    return [str(message) for message in response.wsgi_request._messages]


@pytest.fixture
def draft():
    return pages.article(live=False, owner=cast.person("an"), body=[("paragraph", "<p>Chữ cũ.</p>")])


@pytest.fixture
def an(sign_in):
    return sign_in("an")


# --- Into a page ------------------------------------------------------------------------------------


def test_a_document_stands_behind_the_present_text_as_a_new_version(an, draft):
    assert insert(an, draft, sample()).url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    body = body_of(draft)
    assert [kind for kind, _value in body] == [
        "paragraph", "heading", "heading", "paragraph", "table", "picture", "picture"
    ]  # fmt: skip
    assert [str(value) for kind, value in body if kind == "heading"] == [
        "Khai trương trạm y tế xã Tân An", "Một trạm mới cho nhân dân"
    ]  # fmt: skip
    assert body[3][1].source == (
        "<p>Sáng 20/11, xã khai trương trạm.</p><ul><li>Phòng khám<ul><li>Trẻ em</li></ul></li></ul>"
        "<ol><li>Đăng ký</li></ol>"
    )
    newest = draft.revisions.order_by("-pk").first()
    assert newest.user == cast.person("an")
    draft.refresh_from_db()
    assert not draft.live
    assert draft.first_published_at is None


def test_or_takes_its_place(an, draft):
    insert(an, draft, sample(), place="instead")
    assert "Chữ cũ" not in str(body_of(draft))


def test_a_table_brings_its_headings_and_its_caption(an, draft):
    insert(an, draft, sample())
    (value,) = [value for kind, value in body_of(draft) if kind == "table"]
    assert value["caption"] == "Bảng 1. Lượt khám"
    assert [column["heading"] for column in value["table"].columns] == ["Thôn", "Lượt"]
    assert [list(row["values"]) for row in value["table"].row_data] == [["Đông", "30"], ["Đoài", "25"]]


def test_pictures_go_to_the_units_collection_with_the_words_that_the_document_has_for_them(an, draft):
    insert(an, draft, sample())
    first, second = (value for kind, value in body_of(draft) if kind == "picture")
    assert first["alt"] == "Trạm y tế nhìn từ cổng"
    assert second["alt"] == ""
    for value in (first, second):
        assert value["image"].collection == cast.unit("syt").collection
        assert value["image"].uploaded_by_user == cast.person("an")


def test_a_picture_without_words_is_asked_for_before_it_is_submitted(an, draft):
    insert(an, draft, sample())
    saved = newest(draft)
    with pytest.raises(StreamBlockValidationError):
        saved.body.stream_block.clean(saved.body)
    assert [issue.code for issue in saved.approval_issues()].count("alternative_text_missing") == 1


def test_the_same_document_again_brings_no_second_copy_of_its_pictures(an, draft):
    insert(an, draft, sample())
    before = UnitImage.objects.count()
    insert(an, draft, sample())
    assert UnitImage.objects.count() == before
    assert len([1 for kind, _value in body_of(draft) if kind == "picture"]) == 4


def test_pasted_markup_goes_the_same_way(an, draft):
    html = '<h2>Mục</h2><p onclick="x()">Đoạn<script>alert(1)</script></p><img src="https://a.vn/x.png">'
    response = insert(an, draft, html.encode(), name="dan.html")
    assert response.status_code == 302
    (_old, heading, text) = body_of(draft)
    assert heading == ("heading", "Mục")
    assert text[1].source == "<p>Đoạn</p>"
    assert any("1 " in text for text in said(response)[1:])


def test_a_document_in_an_old_encoding_is_shown_before_and_after_at_once(an, draft):
    from tests.vietnamese.old_fonts import to_tcvn3

    text = to_tcvn3("Ủy ban nhân dân tỉnh ban hành quyết định về chức năng, nhiệm vụ của các đơn vị.")
    response = insert(an, draft, word_file(paragraph(text)))
    assert response.url == reverse("writing:check", args=[draft.pk])
    assert text in body_of(draft)[1][1].source


# --- A new page -------------------------------------------------------------------------------------


def test_a_new_article_is_made_from_a_document_and_takes_its_title(an):
    section = pages.section(NewsIndexPage, "syt")
    response = make(an, section, sample())
    page = ArticlePage.objects.child_of(section).get(title="Khai trương trạm y tế xã Tân An")
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.slug == "khai-truong-tram-y-te-xa-tan-an"
    assert not page.live
    assert page.owner == cast.person("an")
    assert body_of(page)[0][0] == "heading"
    assert "Khai trương trạm y tế xã Tân An" not in str([value for kind, value in body_of(page) if kind == "heading"])


def test_a_typed_title_comes_before_the_documents(an):
    section = pages.section(NewsIndexPage, "syt")
    make(an, section, sample(), title="Trạm y tế mới")
    assert ArticlePage.objects.child_of(section).filter(title="Trạm y tế mới").exists()


def test_a_document_without_a_heading_asks_for_a_title_and_keeps_the_form(an):
    response = make(an, pages.section(NewsIndexPage, "syt"), word_file(paragraph("Chỉ có chữ.")))
    assert response.status_code == 200
    assert errors_in(response)
    assert not ArticlePage.objects.filter(title="").exists()


def test_a_title_of_300_letters_is_refused_in_words_and_stays_in_the_form(an):
    title = "Tiêu đề dài " * 25
    response = make(an, pages.section(NewsIndexPage, "syt"), sample(), title=title)
    assert "255" in " ".join(errors_in(response))
    assert title.strip() in response.content.decode()


# --- Who may ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["insert", "check", "new"])
def test_another_units_page_does_not_exist(sign_in, draft, name):
    target = draft if name != "new" else pages.section(NewsIndexPage, "syt")
    address = reverse(f"writing:{name}", args=[target.pk])
    missing = reverse(f"writing:{name}", args=[999_999])
    chi = sign_in("chi")
    assert chi.get(address).status_code == chi.get(missing).status_code == 404
    before = Revision.objects.count()
    assert chi.post(address, {"document": upload(sample()), "place": "behind"}).status_code == 404
    assert Revision.objects.count() == before
    assert sign_in("an").get(address).status_code == 200


@pytest.mark.parametrize("username", ["khanh"])
def test_who_has_left_reaches_nothing(sign_in, draft, username):
    assert insert(sign_in(username), draft, sample()).status_code in {302, 404}
    assert draft.revisions.count() == 0


def test_a_locked_page_is_not_changed_and_says_so(an, draft):
    draft.locked, draft.locked_by = True, cast.person("binh")
    draft.save()
    response = insert(an, draft, sample())
    assert response.status_code == 200
    assert draft.revisions.count() == 0
    assert "help-warning" in response.content.decode()


def test_pages_without_a_body_are_not_offered_it(an):
    section = pages.section(NewsIndexPage, "syt")
    assert an.get(reverse("writing:insert", args=[section.pk])).status_code == 404


def test_standard_pages_take_documents_too(sign_in):
    page = StandardPage.objects.descendant_of(cast.home_of("syt")).live().first()
    insert(sign_in("binh"), page, sample())
    assert "heading" in [kind for kind, _value in body_of(page)]
    page.refresh_from_db()
    assert "Khai trương" not in str(page.body)  # what is public stays as it was approved


def test_the_ways_stand_in_the_menus_of_who_may(sign_in, draft):
    section = pages.section(NewsIndexPage, "syt")
    text = sign_in("an").get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    assert reverse("writing:new", args=[section.pk]) in text
    text = sign_in("an").get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert reverse("writing:insert", args=[draft.pk]) in text
    assert reverse("writing:check", args=[draft.pk]) in text


# --- Files that are not as they should be -----------------------------------------------------------


def bomb():
    buffer = io.BytesIO(word_file(paragraph("Chữ")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/comments.xml", "w") as part:
        for _part in range(50):
            part.write(b" " * 1024 * 1024)
    return buffer.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
FAULTY = {
    "no archive": b"Hello",
    "another archive": (lambda b: (zipfile.ZipFile(b, "w").writestr("a", "b"), b.getvalue())[1])(io.BytesIO()),
    "a password": b"\xd0\xcf\x11\xe0" + b"x" * 600,
    "cut off": sample()[:-40],
    "broken XML": word_file("<w:p>", extra={"word/styles.xml": "<w:styles"}),
    "entities": word_file(paragraph("a"), extra={"word/comments.xml": ENTITIES}),
    "a bomb": bomb(),
    "empty": b"",
    "nothing in it": word_file(paragraph("")),
}


@pytest.mark.parametrize("kind", FAULTY)
def test_a_faulty_file_is_refused_in_words_and_nothing_changes(an, draft, kind):
    response = insert(an, draft, FAULTY[kind])
    assert response.status_code == 200
    assert errors_in(response), kind
    assert draft.revisions.count() == 0


def test_a_file_of_more_than_25_mb_is_refused(an, draft):
    response = insert(an, draft, b"PK" + b"\0" * (25 * 1024 * 1024))
    assert "25 MB" in " ".join(errors_in(response))


def test_other_kinds_of_files_are_refused(an, draft):
    assert errors_in(insert(an, draft, sample(), name="bai.doc"))


def test_a_file_that_takes_too_long_is_given_up(an, draft, monkeypatch):
    def late(*_args, **_options):
        raise subprocess.TimeoutExpired("word", 1)

    monkeypatch.setattr(word_reading.subprocess, "run", late)
    assert errors_in(insert(an, draft, sample()))


def test_the_other_process_knows_no_keys():
    assert not {"DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"} & set(word_reading.PASSED_ON)
    assert limits.MOST_SECONDS <= 30


def test_a_picture_of_20_mb_is_left_out_in_words_and_the_text_is_kept(an, draft, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20_000
    big = png(400, 400) + b"\0" * 30_000
    response = insert(an, draft, word_file(paragraph("Chữ mới."), picture(0), picture(1), pictures=[big, png()]))
    assert response.status_code == 302
    kinds = [kind for kind, _value in body_of(draft)]
    assert kinds == ["paragraph", "paragraph", "picture"]
    assert any("1" in text for text in said(response)[1:])


def test_a_damaged_picture_and_one_that_browsers_do_not_show_are_left_out(an, draft):
    insert(an, draft, word_file(paragraph("Chữ."), picture(0), pictures=[b"\x89PNG broken"]))
    insert(an, draft, word_file(paragraph("Chữ."), picture(0), pictures=[b"\x01\0\0\0"], ending="emf"))
    assert {kind for kind, _value in body_of(draft)} == {"paragraph"}


def test_if_saving_fails_no_picture_stays_behind(an, draft, monkeypatch):
    stored = UnitImage.objects.count()
    monkeypatch.setattr("sites.writing.drafts.save", lambda *_args: (_ for _ in ()).throw(RuntimeError("no")))
    removed = []
    monkeypatch.setattr("sites.writing.pictures.Gallery.withdraw", lambda gallery: removed.extend(gallery.created))
    with pytest.raises(RuntimeError):
        insert(an, draft, sample())
    assert UnitImage.objects.count() == stored
    assert len(removed) == 2
    assert draft.revisions.count() == 0


def test_a_table_of_a_thousand_rows_is_read(an, draft):
    insert(an, draft, word_file(table(*[(f"Thôn {n}", str(n)) for n in range(1000)])))
    (value,) = [value for kind, value in body_of(draft) if kind == "table"]
    assert len(value["table"].row_data) == 999


def test_a_translation_is_written_in_its_own_editor(sign_in):
    source = pages.article(title="Bài gốc")
    begin(source, Locale.objects.get(language_code="en"), cast.person("binh"))
    page = ArticlePage.objects.get(translation_key=source.translation_key, locale__language_code="en")
    before = page.revisions.count()
    assert "help-warning" in insert(sign_in("binh"), page, sample()).content.decode()
    assert page.revisions.count() == before
