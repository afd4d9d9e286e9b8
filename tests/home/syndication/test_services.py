"""Sharing between units: who may, what a copy keeps, what follows and what does not (rows H1, H2, H5)."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Locale, PageViewRestriction

from documents.models import UnitDocument
from home.choices import SyndicationState
from home.models import SyndicatedItem
from home.syndication.following import changes_of
from home.syndication.rights import is_public
from home.syndication.services import accept, acknowledge, propose, refuse, renew, take, withdraw
from news.choices import ContributionRole
from news.models import ArticleContribution, ArticleCorrection, ArticlePage, ArticleTag, NewsIndexPage
from sites.choices import Lane
from sites.models import Unit
from tests import cast, pages
from tests.home.hub import found_section
from tests.home.syndication.sharing import complete, followed, proposed, publish, seat_hubs_board, section_of
from workflow.authors import is_author
from workflow.exemptions import without_approval
from workflow.refusals import NotApproved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _board(db):
    seat_hubs_board()


def dung():
    return cast.person("dung")


def accepted(page=None, **fields):
    item = proposed(page or complete(**fields))
    copy = accept(item, section_of("tinh"), user=dung())
    return followed(item), ArticlePage.objects.get(pk=copy.pk)


# --- Proposing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "may"),
    [("an", True), ("binh", True), ("hoa", True), ("em", False), ("khanh", False), ("chi", False), ("dung", False)],
)
def test_h2_who_writes_for_the_unit_proposes(who, may):
    page = complete()
    if may:
        assert propose(page, cast.unit("tinh"), user=cast.person(who)).state == SyndicationState.PROPOSED
    else:
        with pytest.raises(ValidationError):
            propose(page, cast.unit("tinh"), user=cast.person(who))
        assert not SyndicatedItem.objects.exists()


def test_only_what_is_public_is_proposed_once_and_to_others():
    draft = complete(live=False)
    with pytest.raises(ValidationError, match="công khai"):
        proposed(draft)
    page = complete()
    with pytest.raises(ValidationError):
        proposed(page, target="syt")
    proposed(page)
    with pytest.raises(ValidationError, match="đã được đề nghị"):
        proposed(page)
    assert proposed(page, target="stc").target_unit == cast.unit("stc")


def test_those_who_decide_there_are_told(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        proposed(note="Tin này cả tỉnh cần biết.")
    (letter,) = mail.outbox
    assert letter.to == ["dung@tinh.localhost"]
    assert "Sở Y tế" in letter.body
    assert "Tin này cả tỉnh cần biết." in letter.body
    assert "An" not in letter.body  # people of other units go unnamed


# --- What a copy is ---------------------------------------------------------------------------------


def test_h1_the_copy_is_a_draft_of_the_hub_and_nothing_is_public_without_its_chain(visit):
    item, copy = accepted()
    assert (copy.live, copy.unit, copy.owner) == (False, cast.unit("tinh"), dung())
    assert item.state == SyndicationState.ACCEPTED
    assert visit("tinh", pages.path_of(copy)).status_code == 404
    with pytest.raises(NotApproved):
        copy.get_latest_revision().publish()
    assert is_author(dung(), copy)


def test_author_source_and_label_are_kept(visit):
    section = section_of("tinh")
    NewsIndexPage.objects.filter(pk=section.pk).update(is_for_reference=True)
    NewsIndexPage.objects.filter(pk=section_of("syt").pk).update(is_for_reference=True)
    page = complete(lane=Lane.REFERENCE, source="Báo Bắc Giang", source_url="https://bao.example/1")
    _item, copy = accepted(page)
    assert (copy.lane, copy.author, copy.source) == (Lane.REFERENCE, "Trần Thị An", "Báo Bắc Giang")
    copy = publish(copy)
    shown = pages.read(visit("tinh", pages.path_of(copy)))
    assert shown.select_one(".badge--reference")
    origin = shown.select_one(".article__origin")
    assert origin.find("a", string="Sở Y tế")["href"] == page.full_url
    assert shown.find("link", rel="canonical")["href"] == page.full_url


def test_m2_a_reference_item_goes_into_a_section_of_reference_items_only():
    page = complete(lane=Lane.REFERENCE)
    item = proposed(page)
    with pytest.raises(ValidationError):
        accept(item, section_of("tinh"), user=dung())
    assert not ArticlePage.objects.descendant_of(cast.home_of("tinh")).exists()


def test_canonical_is_the_own_address_once_the_original_is_gone(visit):
    page = complete()
    _item, copy = accepted(page)
    copy = publish(copy)
    page.unpublish()
    shown = pages.read(visit("tinh", pages.path_of(copy)))
    assert shown.find("link", rel="canonical")["href"] == copy.full_url
    assert "Sở Y tế" in shown.select_one(".article__origin").get_text()


def test_people_tags_and_corrections_come_along_without_accounts():
    locale = Locale.get_default()
    page = complete(
        author="",
        contributions=[
            ArticleContribution(person=cast.person("an"), share=80),
            ArticleContribution(name="Lê Bốn", role=ContributionRole.PHOTOGRAPHER, share=20),
        ],
        tags=[ArticleTag(name="Y tế", locale=locale)],
        corrections=[ArticleCorrection(text="12, không phải 21", locale=locale)],
    )
    _item, copy = accepted(page)
    assert [(row.name, row.person, row.share) for row in copy.contributions.all()] == [
        (cast.person("an").get_full_name(), None, 80),
        ("Lê Bốn", None, 20),
    ]
    assert copy.byline == page.byline
    assert [tag.name for tag in copy.tags.all()] == ["Y tế"]
    assert [row.text for row in copy.corrections.all()] == ["12, không phải 21"]


def test_pictures_and_files_are_copied_into_the_own_collection():
    picture = pages.picture(credit="Bích Hạnh")
    file = UnitDocument.objects.create(
        title="Danh sách", file=ContentFile(b"mot hai ba", "ds.txt"), collection=cast.unit("syt").collection
    )
    draft, public = pages.article(title="Nháp", live=False), pages.article(title="Công khai")
    text = (
        f'<p><a linktype="document" id="{file.pk}">tệp</a> <a linktype="page" id="{draft.pk}">nháp</a> '
        f'<a linktype="page" id="{public.pk}">bài</a></p>'
    )
    page = complete(
        picture=picture,
        picture_alt="Trạm",
        body=[
            ("paragraph", text),
            ("picture", {"image": picture, "alt": "Trạm y tế"}),
            ("gallery", {"pictures": [{"image": picture, "alt": "Một"}, {"image": picture, "alt": "Hai"}]}),
            ("files", {"title": "Tệp", "files": [file]}),
            ("related", {"title": "", "pages": [public, draft]}),
        ],
    )
    _item, copy = accepted(page)
    mine = cast.unit("tinh").collection
    assert copy.picture != picture
    assert (copy.picture.collection, copy.picture.credit) == (mine, "Bích Hạnh")
    blocks = {block.block_type: block.value for block in copy.body}
    assert blocks["picture"]["image"] == copy.picture
    assert {part["image"] for part in blocks["gallery"]["pictures"]} == {copy.picture}
    (copied,) = blocks["files"]["files"]
    assert (copied.collection, copied.file.read()) == (mine, b"mot hai ba")
    source = blocks["paragraph"].source
    assert f'id="{copied.pk}"' in source
    assert f'id="{public.pk}"' in source
    assert f'id="{draft.pk}"' not in source
    assert "nháp" in source
    assert [related.pk for related in blocks["related"]["pages"]] == [public.pk]
    copy.full_clean()  # nothing foreign is left


def test_the_copy_has_an_address_of_its_own_where_the_title_stands_already():
    first = pages.article("tinh", title="Khai trương trạm y tế")
    _item, copy = accepted()
    assert first.slug != copy.slug


def test_h5_a_unit_without_a_site_of_its_own_proposes_too(visit):
    unit = found_section()
    home = unit.roots.get(page__locale__language_code="vi").page
    with pages.without_chain():
        section = NewsIndexPage.objects.child_of(home).first() or home.specific.add_child(
            instance=NewsIndexPage(title="Tin tức", slug="tin", locale=home.locale, live=True)
        )
        page = section.add_child(
            instance=ArticlePage(title="Hội thi nhà nông", lead="x", source="Hội", author="An", locale=home.locale)
        )
    copy = take(page, section_of("tinh"), user=dung())
    assert (copy.unit, copy.source) == (cast.unit("tinh"), "Hội")
    assert SyndicatedItem.objects.get(copy=copy).source_unit == unit


# --- Deciding ---------------------------------------------------------------------------------------


def test_h1_only_the_targets_board_decides():
    item = proposed()
    for name in ("an", "binh", "chi", "em"):
        with pytest.raises(ValidationError):
            accept(item, section_of("tinh"), user=cast.person(name))
        with pytest.raises(ValidationError):
            refuse(item, user=cast.person(name), reason="Không")
    assert followed(item).state == SyndicationState.PROPOSED


def test_the_hub_picks_what_nobody_proposed_and_what_was_proposed_just_as_well():
    page = complete()
    copy = take(page, section_of("tinh"), user=dung())
    assert SyndicatedItem.objects.get(copy=copy).proposed_by is None
    other = complete(title="Tin khác")
    item = proposed(other)
    copy = take(other, section_of("tinh"), user=dung())
    assert followed(item).copy_id == copy.pk
    with pytest.raises(ValidationError, match="đã nhận"):
        take(other, section_of("tinh"), user=dung())


def test_a_copy_that_was_deleted_can_be_made_anew():
    page = complete()
    take(page, section_of("tinh"), user=dung()).delete()
    assert take(page, section_of("tinh"), user=dung()).pk
    assert SyndicatedItem.objects.count() == 1


def test_units_give_to_each_other_just_as_well():
    copy = take(complete(), section_of("stc"), user=cast.person("chi"))
    assert copy.unit == cast.unit("stc")


def test_what_was_taken_over_is_proposed_by_its_own_unit_only():
    copy = publish(take(complete(), section_of("stc"), user=cast.person("chi")))
    with pytest.raises(ValidationError):
        propose(copy, cast.unit("tinh"), user=cast.person("chi"))


def test_a_refusal_has_a_reason_that_the_unit_reads(django_capture_on_commit_callbacks):
    item = proposed()
    with pytest.raises(ValidationError):
        refuse(item, user=dung(), reason="  ")
    with django_capture_on_commit_callbacks(execute=True):
        refuse(item, user=dung(), reason="Đã có tin tương tự.")
    (letter,) = mail.outbox
    assert letter.to == ["an@tinh.localhost"]
    assert "Đã có tin tương tự." in letter.body
    assert "Dũng" not in letter.body
    with pytest.raises(ValidationError):
        accept(item, section_of("tinh"), user=dung())
    assert proposed(item.source_page).pk != item.pk


def test_a_proposal_is_withdrawn_as_long_as_nobody_has_decided():
    item = proposed()
    with pytest.raises(ValidationError):
        withdraw(item, user=cast.person("chi"))
    withdraw(item, user=cast.person("binh"))
    assert followed(item).state == SyndicationState.WITHDRAWN
    item, _copy = accepted(title="Khác")
    with pytest.raises(ValidationError):
        withdraw(item, user=cast.person("binh"))


def test_an_original_that_is_gone_can_only_be_refused():
    page = complete()
    item = proposed(page)
    page.unpublish()
    with pytest.raises(ValidationError, match="không còn công khai"):
        accept(item, section_of("tinh"), user=dung())
    refuse(item, user=dung(), reason="Đã gỡ.")


# --- When the original changes ----------------------------------------------------------------------


def test_a_changed_original_is_told_and_shown_and_changes_nothing(django_capture_on_commit_callbacks):
    page = complete(lead="Trạm có 21 giường.")
    item, copy = accepted(page)
    assert not item.needs_look
    with django_capture_on_commit_callbacks(execute=True):
        publish(page, lead="Trạm có 12 giường.")
    assert [letter.to for letter in mail.outbox] == [["dung@tinh.localhost"]]
    item = followed(item)
    assert (item.needs_look, item.source_is_changed, item.source_is_live) == (True, True, True)
    (change,) = changes_of(item)
    assert '<span class="deletion">21</span>' in change.html
    assert '<span class="addition">12</span>' in change.html
    assert ArticlePage.objects.get(pk=copy.pk).get_latest_revision_as_object().lead == "Trạm có 21 giường."


def test_publishing_the_same_text_again_is_no_change(django_capture_on_commit_callbacks):
    page = complete()
    item, _copy = accepted(page)
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert not mail.outbox
    assert not followed(item).needs_look


def test_an_original_that_is_taken_down_is_told(django_capture_on_commit_callbacks):
    page = complete()
    item, copy = accepted(page)
    publish(copy)
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert "gỡ" in mail.outbox[0].body
    item = followed(item)
    assert (item.needs_look, item.source_is_live, changes_of(item)) == (True, False, [])
    assert ArticlePage.objects.get(pk=copy.pk).live
    acknowledge(item, user=dung())
    assert not followed(item).needs_look


def test_the_changes_are_taken_over_into_a_draft_that_goes_through_the_chain():
    page = complete(lead="Trạm có 21 giường.")
    item, copy = accepted(page)
    publish(copy)
    publish(page, lead="Trạm có 12 giường.")
    with pytest.raises(ValidationError):
        renew(item, user=cast.person("chi"))
    renew(item, user=dung())
    copy = ArticlePage.objects.get(pk=copy.pk)
    assert copy.lead == "Trạm có 21 giường."
    assert copy.get_latest_revision_as_object().lead == "Trạm có 12 giường."
    assert not followed(item).needs_look


def test_a_deleted_original_leaves_the_copy_and_the_row():
    page = complete()
    item, copy = accepted(page)
    page.delete()
    item = followed(item)
    assert (item.title, item.source_page, item.copy.pk) == ("Khai trương trạm y tế", None, copy.pk)
    assert item.needs_look


def test_below_a_home_page_that_is_taken_down_nothing_is_public(visit):
    article = pages.article("syt", "en", title="Health news")
    english = section_of("tinh", "en")
    taken = publish(take(article, english, user=cast.person("dung")))
    with without_approval("test"):
        cast.home_of("syt", "en").specific.unpublish()
    assert not is_public(article)
    assert ArticlePage.objects.get(pk=taken.pk).original is None
    with pytest.raises(ValidationError, match="công khai"):
        propose(article, cast.unit("stc"), user=cast.person("an"))


def test_an_article_of_many_people_and_of_a_unit_with_a_long_name_can_be_taken_over():
    Unit.objects.filter(code="syt").update(name="Sở " + "Y tế " * 38)
    people = [ArticleContribution(name=f"Nguyễn Thị Thanh Hương {place}", sort_order=place) for place in range(8)]
    article = ArticlePage.objects.get(pk=complete(author="", source="", contributions=people).pk)
    copy = take(article, section_of("tinh"), user=cast.person("dung"))
    assert ArticlePage.objects.get(pk=copy.pk).byline == article.byline
    assert copy.source == cast.unit("syt").short_name


def test_an_original_that_comes_back_is_looked_at_again():
    page = complete(lead="Trạm có 21 giường.")
    item = proposed(page)
    publish(accept(item, section_of("tinh"), user=cast.person("dung")))
    ArticlePage.objects.get(pk=page.pk).unpublish()
    acknowledge(item, user=cast.person("dung"))
    assert not followed(item).needs_look
    publish(page, lead="Trạm có 12 giường.")
    item = followed(item)
    assert item.needs_look
    assert ["12" in str(change.html) for change in changes_of(item)] == [True]


def test_what_the_source_has_closed_to_readers_is_not_shown_to_who_took_it_over():
    page = complete()
    item = proposed(page)
    accept(item, section_of("tinh"), user=cast.person("dung"))
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    publish(page, lead="Chỉ cho cán bộ.")
    item = followed(item)
    assert (item.source_is_live, item.needs_look) == (False, True)
    assert changes_of(item) == []
    acknowledge(item, user=cast.person("dung"))
    assert "Chỉ cho cán bộ." not in str(SyndicatedItem.objects.get(pk=item.pk).source_texts)


@pytest.mark.parametrize("again", ["take", "propose"])
def test_after_the_copy_was_deleted_the_article_can_be_shared_again(again):
    page = complete()
    item = proposed(page)
    accept(item, section_of("tinh"), user=cast.person("dung")).delete()
    if again == "take":
        assert take(page, section_of("tinh"), user=cast.person("dung")).pk
    else:
        new = propose(page, cast.unit("tinh"), user=cast.person("an"))
        assert new.state == SyndicationState.PROPOSED
        assert accept(new, section_of("tinh"), user=cast.person("dung")).pk
