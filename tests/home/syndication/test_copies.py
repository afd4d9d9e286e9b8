"""What a copy of another unit's article is and keeps; nothing of it is public without the own chain (H1, H2, H5)."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Locale

from documents.models import UnitDocument
from home.choices import SyndicationState
from home.models import SyndicatedItem
from home.syndication.services import accept, take
from news.choices import ContributionRole
from news.models import ArticleContribution, ArticleCorrection, ArticlePage, ArticleTag, NewsIndexPage
from sites.choices import Lane
from sites.models import Unit
from tests import cast, pages
from tests.home.hub import found_section
from tests.home.syndication.sharing import (
    accepted,
    complete,
    dung,
    proposed,
    publish,
    seat_hubs_board,
    section_of,
)
from workflow.authors import is_author
from workflow.refusals import NotApproved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _board(db):
    seat_hubs_board()


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
    assert not shown.find_all("link", rel="alternate", hreflang=True)


def test_m2_a_reference_item_goes_into_a_section_of_reference_items_only():
    page = complete(lane=Lane.REFERENCE)
    item = proposed(page)
    with pytest.raises(ValidationError):
        accept(item, section_of("tinh"), user=dung())
    assert not ArticlePage.objects.descendant_of(cast.home_of("tinh")).exists()


def test_a_version_without_an_original_names_none_that_has_one(visit):
    page = complete()
    _item, copy = accepted(page)
    copy = publish(copy)
    english = pages.english_of(copy, title="In English", original_key=copy.original_key)
    shown = pages.read(visit("tinh", pages.path_of(english)))
    assert shown.find("link", rel="canonical")["href"] == english.full_url
    assert not shown.find_all("link", rel="alternate", hreflang=True)
    page.unpublish()
    shown = pages.read(visit("tinh", pages.path_of(english)))
    assert {link["hreflang"] for link in shown.find_all("link", rel="alternate", hreflang=True)} == {"vi", "en"}


def test_canonical_is_the_own_address_once_the_original_is_gone(visit):
    page = complete()
    _item, copy = accepted(page)
    copy = publish(copy)
    page.unpublish()
    shown = pages.read(visit("tinh", pages.path_of(copy)))
    assert shown.find("link", rel="canonical")["href"] == copy.full_url
    assert shown.find("link", rel="alternate", hreflang="vi")["href"] == copy.full_url
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


def test_an_article_of_many_people_and_of_a_unit_with_a_long_name_can_be_taken_over():
    Unit.objects.filter(code="syt").update(name="Sở " + "Y tế " * 38)
    people = [ArticleContribution(name=f"Nguyễn Thị Thanh Hương {place}", sort_order=place) for place in range(8)]
    article = ArticlePage.objects.get(pk=complete(author="", source="", contributions=people).pk)
    copy = take(article, section_of("tinh"), user=dung())
    assert ArticlePage.objects.get(pk=copy.pk).byline == article.byline
    assert copy.source == cast.unit("syt").short_name
