"""Wagtail's own screens: filters, choosers, reports, dashboards and forms show and take a person's own units only."""

import json

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from documents.models import DocumentAttachment, UnitDocument
from home.models import StandardPage
from news.models import NewsIndexPage
from sites.models import SharedCollection
from sites.services import end_seat
from tests import cast, pages
from tests.forms import errors_in, form_in, values_of

pytestmark = pytest.mark.django_db

SECRET = "zqbimat"


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def edited(page, who):
    """The page after an edit by one of the cast, as the log has it."""
    page.save_revision(user=cast.person(who), log_action=True)
    return page


# --- The explorer and its filters -------------------------------------------------------------------


def test_the_explorer_begins_at_the_home_pages_of_the_unit(sign_in):
    page = pages.read(sign_in("an").get("/admin/pages/"))
    rows = [link.get_text(" ", strip=True) for link in page.select("table.listing td.title .title-wrapper")]
    assert sorted(rows) == ["Health English", "Sở Y tế Tiếng Việt"]


def test_filters_offer_no_people_and_sites_of_others(sign_in):
    edited(pages.article("stc", owner=cast.person("chi")), "chi")
    edited(pages.article("syt", owner=cast.person("an")), "an")
    text = text_of(sign_in("binh").get(f"/admin/pages/{cast.home_of('syt').pk}/"))
    assert cast.person("chi").get_full_name() not in text
    assert "stc.tinh.localhost" not in text
    assert "syt.tinh.localhost" in text
    control = text_of(sign_in("root").get(f"/admin/pages/{cast.home_of('syt').pk}/"))
    assert cast.person("chi").get_full_name() in control


@pytest.mark.parametrize("key", ["owner", "edited_by"])
def test_a_filter_takes_no_person_of_another_unit(sign_in, key):
    edited(pages.article("syt", owner=cast.person("an")), "an")
    address = f"/admin/pages/{cast.home_of('syt').pk}/?{key}={cast.person('chi').pk}"
    missing = f"/admin/pages/{cast.home_of('syt').pk}/?{key}=999999"
    foreign = text_of(sign_in("binh").get(address))
    assert foreign.count("error-message") == text_of(sign_in("binh").get(missing)).count("error-message")


def test_who_serves_two_units_reads_which_one_a_page_is_from(sign_in):
    article = pages.article("syt", title="Tiêm chủng")
    parent = article.get_parent().pk
    assert "Tiêm chủng – Sở Y tế" in text_of(sign_in("hoa").get(f"/admin/pages/{parent}/"))
    assert "Tiêm chủng – Sở Y tế" not in text_of(sign_in("an").get(f"/admin/pages/{parent}/"))


# --- Choosers ----------------------------------------------------------------------------------------


def browse(browser, page, **query):
    return json.loads(browser.get(reverse("wagtailadmin_choose_page_child", args=[page.pk]), query).content)["html"]


def search(browser, word, **query):
    return text_of(browser.get(reverse("wagtailadmin_choose_page_search"), {"q": word, **query}))


def test_the_page_chooser_offers_public_pages_of_others_by_their_public_title(sign_in):
    public = pages.article("stc", title="Công khai ngân sách")
    public.draft_title = f"{SECRET} tên mới"
    public.save()
    pages.article("stc", title=f"{SECRET} nháp", slug="nhap", live=False)
    html = browse(sign_in("an"), public.get_parent())
    assert "Công khai ngân sách – Sở Tài chính" in html
    assert SECRET not in html
    found = search(sign_in("an"), "ngân")
    assert "Công khai ngân sách – Sở Tài chính" in found
    assert SECRET not in found


def test_the_page_chooser_offers_own_drafts(sign_in):
    draft = pages.article("syt", title="Bản nháp của mình", live=False)
    assert "Bản nháp của mình" in browse(sign_in("an"), draft.get_parent())
    assert "Bản nháp của mình" not in search(sign_in("chi"), "nháp")


def test_restricted_pages_of_others_are_not_offered(sign_in):
    page = pages.article("stc", title="Chỉ cho cán bộ")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Chỉ cho cán bộ" not in browse(sign_in("an"), page.get_parent())
    answer = sign_in("an").get(reverse("wagtailadmin_choose_page_chosen_multiple"), {"id": page.pk})
    assert answer.status_code == 404


@pytest.mark.parametrize("purpose", ["move_to", "add_subpage", "copy_to"])
def test_pages_to_be_changed_are_chosen_among_own_ones(sign_in, purpose):
    pages.article("stc", title="Công khai ngân sách")
    assert "Công khai ngân sách" not in search(sign_in("an"), "ngân", user_perms=purpose)


def test_the_page_chooser_opens_at_home(sign_in):
    answer = json.loads(sign_in("an").get(reverse("wagtailadmin_choose_page")).content)
    assert answer["parent_page_id"] == cast.home_of("syt").pk
    answer = json.loads(
        sign_in("an").get(reverse("wagtailadmin_choose_page"), {"page_type": "news.NewsIndexPage"}).content
    )
    assert answer["parent_page_id"] == cast.home_of("syt").pk


@pytest.fixture
def shared_picture():
    shared = cast.unit("tinh").collection.add_child(name="Dùng chung")
    SharedCollection.objects.create(collection=shared)
    picture = pages.picture("Quốc huy", code="tinh", credit="Văn phòng UBND tỉnh")
    picture.collection = shared
    picture.save()
    return picture


def test_shared_pictures_are_offered_and_not_changed(sign_in, shared_picture):
    own = pages.picture("Ảnh của mình")
    foreign = pages.picture(f"{SECRET} ảnh", code="stc")
    html = json.loads(sign_in("an").get(reverse("wagtailimages_chooser:choose")).content)["html"]
    assert "Quốc huy" in html
    assert "Văn phòng UBND tỉnh" in html, "the credit"
    assert "Ảnh của mình" in html
    assert SECRET not in html
    for person in ("an", "binh", "em"):
        assert sign_in(person).get(reverse("wagtailimages:edit", args=[shared_picture.pk])).status_code == 404
        assert "Quốc huy" not in text_of(sign_in(person).get(reverse("wagtailimages:index")))
        chosen = sign_in(person).get(reverse("wagtailimages_chooser:chosen", args=[shared_picture.pk]))
        assert json.loads(chosen.content)["result"]["title"] == "Quốc huy"
    assert sign_in("an").get(reverse("wagtailimages_chooser:chosen", args=[foreign.pk])).status_code == 404
    assert sign_in("binh").get(reverse("wagtailimages:edit", args=[own.pk])).status_code == 200


def test_tags_of_others_are_not_suggested(sign_in):
    pages.picture().tags.add("zqytế")
    pages.picture(code="stc").tags.add("zqtài-chính")
    found = sign_in("binh").get(reverse("wagtailadmin_tag_autocomplete"), {"term": "zq"}).json()
    assert found == ["zqytế"]
    assert "zqtài-chính" not in text_of(sign_in("binh").get(reverse("wagtailimages:index")))
    assert "zqytế" in text_of(sign_in("binh").get(reverse("wagtailimages:index")))
    chooser = json.loads(sign_in("binh").get(reverse("wagtailimages_chooser:choose")).content)["html"]
    assert "zqytế" in chooser
    assert "zqtài-chính" not in chooser


# --- References --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["picture", "rich text", "draft page", "file"])
def test_a_page_refers_to_nothing_of_others(kind):
    page = StandardPage(title="Giới thiệu 2", slug="gioi-thieu-2")
    match kind:
        case "picture":
            page = pages.article("syt")
            page.picture = pages.picture(code="stc")
        case "rich text":
            draft = pages.article("stc", live=False)
            page.body = [("paragraph", f'<p><a linktype="page" id="{draft.pk}">x</a></p>')]
        case "draft page":
            page.body = [("paragraph", '<p><a linktype="page" id="99999">x</a></p>')]
        case "file":
            file = UnitDocument.objects.create(title="T", file="t.txt", collection=cast.unit("stc").collection)
            page.body = [("paragraph", f'<p><a linktype="document" id="{file.pk}">x</a></p>')]
    with pytest.raises(ValidationError) as refused:
        page.save() if page.path else cast.home_of("syt").add_child(instance=page)
    assert set(refused.value.error_dict) == {NON_FIELD_ERRORS}


@pytest.mark.usefixtures("no_chain")
def test_a_page_refers_to_own_things_shared_ones_and_others_public_pages(shared_picture):
    public = pages.article("stc", slug="cong-khai")
    page = pages.article("syt", picture=pages.picture())
    page.body = [("paragraph", f'<p><a linktype="page" id="{public.pk}">x</a></p>')]
    page.save()
    page.picture = shared_picture
    page.save()
    public.live = False
    public.save()
    page.title = "Vẫn lưu được"
    page.save()


def test_a_foreign_picture_smuggled_into_a_new_page_is_refused_with_a_message(sign_in):
    foreign = pages.picture(f"{SECRET} ảnh", code="stc")
    parent = pages.section(NewsIndexPage, "syt")
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", parent.pk])
    values = {
        "title": "Tin mới",
        "slug": "tin-moi",
        "kind": "news",
        "lead": "Mở đầu.",
        "picture": foreign.pk,
        "published_at": "2026-11-19 09:00",
        "body-count": 0,
        **{
            f"{rows}-{number}_FORMS": 0
            for rows in ("comments", "contributions", "placements", "corrections")
            for number in ("TOTAL", "INITIAL")
        },
    }
    answer = sign_in("an").post(address, values)
    text = text_of(answer)
    assert SECRET not in text
    assert "Tin mới" in text, "what was typed is kept"
    assert not Page.objects.filter(slug="tin-moi").exists()
    assert sign_in("an").post(address, {**values, "picture": pages.picture().pk}).status_code == 302


@pytest.mark.parametrize("way", ["add", "edit"])
@pytest.mark.parametrize("who", ["an", "hoa"])
def test_a_foreign_picture_is_refused_as_one_that_does_not_exist(sign_in, way, who):
    """Even to somebody who serves both units."""
    article = pages.article("syt", live=False, owner=cast.person(who))
    parent = article.get_parent().pk
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", parent])
    if way == "edit":
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    browser = sign_in(who)
    typed = {"title": ["Tin mới"], "slug": ["tin-moi"], "lead": ["Mở đầu."], "body-count": ["0"]}
    sent = values_of(form_in(browser.get(address), address)) | typed
    keys = [pages.picture(code="stc").pk, 10_000_000]
    answers = [browser.post(address, {**sent, "picture": [key]}) for key in keys]
    foreign, missing = (errors_in(answer) for answer in answers)
    assert foreign == missing
    assert [problem for problem in foreign if "chọn" in problem], "beside the field"
    assert not [problem for problem in foreign if "refers" in problem]
    assert browser.post(address, {**sent, "picture": [pages.picture().pk]}).status_code == 302


def test_a_foreign_file_in_a_list_is_refused_as_one_that_does_not_exist(sign_in):
    page, browser = pages.document("syt", live=False), sign_in("binh")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = values_of(form_in(browser.get(address), address)) | {"attachments-TOTAL_FORMS": ["1"]}
    foreign = UnitDocument.objects.create(title="T", file="t.txt", collection=cast.unit("stc").collection)
    own = UnitDocument.objects.create(title="T", file="t.txt", collection=cast.unit("syt").collection)

    def send(key):
        return browser.post(address, {**sent, "attachments-0-document": [key], "attachments-0-ORDER": ["1"]})

    assert errors_in(send(foreign.pk)) == errors_in(send(10_000_000)) != []
    assert send(own.pk).status_code == 302


def test_what_a_page_shows_already_may_stay(sign_in, shared_picture):
    page, browser = pages.article("syt", picture=shared_picture), sign_in("binh")
    SharedCollection.objects.all().delete()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = values_of(form_in(browser.get(address), address)) | {"body-count": ["0"]}
    assert browser.post(address, {**sent, "picture": [shared_picture.pk], "title": ["Mới"]}).status_code == 302


# --- Reports, dashboards, uses ------------------------------------------------------------------------


def test_the_log_shows_the_units_own_entries(sign_in):
    edited(pages.article("stc", title=f"{SECRET} tin"), "chi")
    edited(pages.article("syt", title="Tin của mình"), "an")
    text = text_of(sign_in("binh").get(reverse("wagtailadmin_reports:site_history")))
    assert "Tin của mình" in text
    assert SECRET not in text
    assert ">Chi" not in text
    assert SECRET in text_of(sign_in("root").get(reverse("wagtailadmin_reports:site_history")))


def test_who_has_left_a_unit_sees_nothing_of_it_on_the_start_page(sign_in):
    """Hoa served both boards; what she edited and locked in Health stays there."""
    article = edited(pages.article("syt", title=f"{SECRET} tin", owner=cast.person("hoa"), live=False), "hoa")
    article.locked, article.locked_by, article.locked_at = True, cast.person("hoa"), timezone.now()
    article.save()
    assert SECRET in text_of(sign_in("hoa").get("/admin/"))
    end_seat(cast.person("hoa").seats.get(unit__code="syt"), last_day=cast.FOUNDED, today=cast.TODAY)
    assert SECRET not in text_of(sign_in("hoa").get("/admin/"))
    assert PageLogEntry.objects.filter(user=cast.person("hoa"), page=article).exists()


def test_the_number_of_pages_is_the_units(sign_in):
    own = Page.objects.filter(path__startswith=cast.home_of("syt").path).count()
    own += Page.objects.filter(path__startswith=cast.home_of("syt", "en").path).count()
    summary = pages.read(sign_in("an").get("/admin/")).select_one(".w-summary")
    assert summary.select_one("li").get_text(" ", strip=True).startswith(f"{own} ")


def test_uses_by_others_are_neither_listed_nor_counted(sign_in, shared_picture):
    pages.article("syt", title=f"{SECRET} tin", picture=shared_picture, live=False)
    for number, person in ((0, "dung"), (1, "root")):
        page = pages.read(sign_in(person).get(reverse("wagtailimages:image_usage", args=[shared_picture.pk])))
        assert len(page.select("table.listing tbody tr")) == number


def test_a_shared_file_in_use_elsewhere_is_not_deleted(sign_in):
    shared = cast.unit("tinh").collection.add_child(name="Dùng chung")
    SharedCollection.objects.create(collection=shared)
    file = UnitDocument.objects.create(title="Mẫu", file=ContentFile(b"x", name="mau.txt"), collection=shared)
    DocumentAttachment.objects.create(page=pages.document("syt", live=False), document=file)
    answer = sign_in("dung").post(reverse("wagtaildocs:delete", args=[file.pk]), follow=True)
    assert "in use" in answer.content.decode() or "đang được sử dụng" in answer.content.decode()
    assert UnitDocument.objects.filter(pk=file.pk).exists()


# --- Across two units ---------------------------------------------------------------------------------


def test_a_page_is_not_moved_or_copied_into_another_unit(sign_in):
    """Even by somebody who works in both."""
    article = pages.article("syt", live=False, owner=cast.person("hoa"))
    destination = pages.section(NewsIndexPage, "stc")
    browser = sign_in("hoa")
    move = browser.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, destination.pk]), follow=True)
    assert move.status_code in {200, 404}
    copy = browser.post(
        reverse("wagtailadmin_pages:copy", args=[article.pk]),
        {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": destination.pk},
    )
    assert copy.status_code == 200
    assert pages.read(copy).select(".error-message")
    article.refresh_from_db()
    assert article.path.startswith(cast.home_of("syt").path)
    assert not Page.objects.filter(slug="ban-sao").exists()


@pytest.mark.parametrize("key", ["", "abc", "-1", "999999999999999999999"])
def test_a_copy_to_nowhere_is_refused(sign_in, key):
    article = pages.article("syt", live=False)
    answer = sign_in("binh").post(
        reverse("wagtailadmin_pages:copy", args=[article.pk]),
        {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": key},
    )
    assert answer.status_code == 404


def test_next_leads_to_nothing_of_others(sign_in):
    article = pages.article("syt", live=False)
    foreign = pages.article("stc", live=False)
    for target in (
        f"/admin/pages/{foreign.pk}/edit/",
        "http://stc.tinh.localhost/",
        "//evil.test/",
        "https://evil.test/",
    ):
        browser = sign_in("binh")
        answer = browser.post(f"{reverse('wagtailadmin_pages:delete', args=[article.pk])}?next={target}", follow=True)
        assert "evil" not in answer.request["PATH_INFO"]
        assert all("evil" not in url and "stc.tinh" not in url for url, _status in answer.redirect_chain)
        article = pages.article("syt", live=False)


@pytest.mark.parametrize("kind", ["page", "document"])
def test_a_refused_text_shows_nothing_of_what_it_links(sign_in, kind):
    """The editor is given the address of a linked page and the name of a linked file: not of others' hidden ones."""
    match kind:
        case "page":
            target = pages.article("stc", slug=SECRET, live=False)
        case "document":
            file = ContentFile(b"x", name=f"{SECRET}.txt")
            target = UnitDocument.objects.create(title="T", file=file, collection=cast.unit("stc").collection)
    text = json.dumps(
        {
            "blocks": [
                {"key": "a", "text": "x", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
                 "entityRanges": [{"offset": 0, "length": 1, "key": 0}]}
            ],
            "entityMap": {"0": {"type": "DOCUMENT" if kind == "document" else "LINK", "mutability": "MUTABLE",
                                "data": {"id": target.pk, "url": "/"}}},
        }
    )  # fmt: skip
    home = cast.home_of("syt")
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])
    sent = {**values_of(form_in(sign_in("binh").get(address), address)), "body-count": ["0"], "intro": [text]}
    answer = sign_in("binh").post(address, sent)
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
