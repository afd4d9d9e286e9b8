"""Articles: how they are addressed, what they show, and that what was typed is kept in one spelling."""

import unicodedata
from datetime import UTC, datetime

import pytest
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, NewsIndexPage
from tests import pages

pytestmark = pytest.mark.django_db

#: The accents apart from their letters, as some keyboards and every Mac file name write them.
DECOMPOSED = unicodedata.normalize("NFD", "Trạm y tế phường Đa Mai mở cửa")
COMPOSED = unicodedata.normalize("NFC", DECOMPOSED)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đường Đa Mai", "duong-da-mai"),
        (unicodedata.normalize("NFD", "Đường Đa Mai"), "duong-da-mai"),
        ("Quyết định số 76/2007/QĐ-UBND", "quyet-dinh-so-76-2007-qd-ubnd"),
        ("Nghị định 42/2022/NÐ-CP", "nghi-dinh-42-2022-nd-cp"),
        ("Ủy ban nhân dân xã M'Đrắk", "uy-ban-nhan-dan-xa-mdrak"),
        ("  Khám   bệnh – chữa bệnh…  ", "kham-benh-chua-benh"),
    ],
)
def test_vietnamese_titles_become_plain_addresses(title, slug):
    assert pages.article(title=title).slug == slug


def test_a_second_article_of_the_same_title_gets_its_own_address(visit):
    first, second = pages.article(title="Đường Đa Mai"), pages.article(title="Đường Đa Mai")
    assert (first.slug, second.slug) == ("duong-da-mai", "duong-da-mai-2")
    assert visit("syt", "/tin-tuc/duong-da-mai-2/").status_code == 200


def test_a_title_without_letters_still_has_an_address():
    assert pages.article(title="???").slug == "trang"
    assert pages.article(title="Đ").slug == "d"


def test_a_title_longer_than_an_address_may_be_is_cut():
    slug = pages.article(title="Đường " * 40).slug
    assert len(slug) <= 100
    assert slug.endswith("duong")


def test_an_address_that_an_editor_chose_is_kept():
    assert pages.article(title="Đường Đa Mai", slug="cong-trinh").slug == "cong-trinh"


@pytest.mark.usefixtures("no_chain")
def test_a_changed_title_does_not_change_the_address():
    article = pages.article(title="Đường Đa Mai")
    article.title = "Đường Mỹ Độ"
    article.save()
    assert article.slug == "duong-da-mai"


@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
def test_typed_texts_are_composed_on_save(live):
    article = pages.article(title=DECOMPOSED, lead=DECOMPOSED, author=DECOMPOSED, picture_alt=DECOMPOSED, live=live)
    article = ArticlePage.objects.get(pk=article.pk)
    assert {article.title, article.lead, article.author, article.picture_alt} == {COMPOSED}
    assert article.draft_title == COMPOSED


BODY = [
    ("heading", DECOMPOSED),
    ("paragraph", f"<p>{DECOMPOSED}</p>"),
    ("quotation", {"text": DECOMPOSED, "who": DECOMPOSED}),
    ("people", {"people": [{"name": DECOMPOSED, "position": DECOMPOSED}]}),
]


@pytest.mark.parametrize("live", [True, False], ids=["published", "draft"])
def test_typed_bodies_are_composed_on_save(live):
    article = ArticlePage.objects.get(pk=pages.article(body=BODY, live=live).pk)
    stored = str(list(article.body.raw_data))
    assert stored.count(COMPOSED) == 6
    assert unicodedata.is_normalized("NFC", stored)


def test_revisions_are_composed_too():
    article = pages.article()
    article.title, article.body = DECOMPOSED, BODY
    revision = article.save_revision()
    with pages.without_chain():
        revision.publish()
    published = ArticlePage.objects.get(pk=article.pk)
    assert published.title == COMPOSED
    assert unicodedata.is_normalized("NFC", str(list(published.body.raw_data)))


def test_an_article_shows_its_source_and_author(visit):
    article = pages.article(author="Trần Thị An", source="Báo Bắc Giang", source_url="https://baobacgiang.example/1")
    page = pages.read(visit("syt", pages.path_of(article)))
    origin = page.select_one(".article__origin")
    assert "Trần Thị An" in origin.get_text()
    assert origin.find("a", href="https://baobacgiang.example/1").get_text() == "Báo Bắc Giang"


def test_an_article_without_source_and_author_shows_no_empty_line(visit):
    assert not pages.read(visit("syt", pages.path_of(pages.article()))).select_one(".article__origin")


def test_the_day_is_the_one_in_viet_nam(visit):
    late = pages.article(published_at=datetime(2026, 11, 19, 18, 30, tzinfo=UTC))
    time = pages.read(visit("syt", pages.path_of(late))).select_one(".page-head time")
    assert time["datetime"] == "2026-11-20T01:30:00+07:00"
    assert time.get_text(strip=True).startswith("20")


def test_the_picture_has_its_alternative_text_and_credit(visit):
    article = pages.article(
        picture=pages.picture(credit="Bích Hạnh"), picture_alt="Trạm y tế nhìn từ đường", picture_caption="Trạm mới"
    )
    page = pages.read(visit("syt", pages.path_of(article)))
    figure = page.select_one(".article__picture")
    assert figure.img["alt"] == "Trạm y tế nhìn từ đường"
    assert figure.img["src"].endswith(".webp")
    assert "Trạm mới" in figure.get_text()
    assert "Bích Hạnh" in figure.get_text()


def test_related_articles_are_the_newest_of_the_section(visit):
    for day in range(1, 6):
        pages.article(title=f"Bài {day}", published_at=datetime(2026, 6, day, 5, tzinfo=UTC))
    pages.article(title="Bản thảo", live=False)
    article = ArticlePage.objects.get(title="Bài 5")
    cards = pages.read(visit("syt", pages.path_of(article))).select(".card__title")
    assert [card.get_text(strip=True) for card in cards] == ["Bài 4", "Bài 3", "Bài 2"]


def test_every_kind_of_block_is_drawn(visit):
    image, words = pages.picture(), "Chữ trong khối"
    body = [
        ("heading", "Đề mục"),
        ("paragraph", f"<p>{words} 1</p>"),
        ("picture", {"image": image, "alt": "a", "caption": f"{words} 2", "credit": ""}),
        ("gallery", {"pictures": [{"image": image, "alt": "b", "caption": f"{words} 3", "credit": ""}] * 2}),
        ("quotation", {"text": f"{words} 4", "who": ""}),
        ("info_box", {"title": "Lưu ý", "body": f"<p>{words} 5</p>"}),
        ("people", {"people": [{"name": f"{words} 6", "position": "Trưởng trạm", "phone": "", "email": ""}]}),
        ("links", {"title": "", "links": [{"title": f"{words} 7", "url": "https://dichvucong.gov.vn"}]}),
        ("contact", None),
    ]
    page = pages.read(visit("syt", pages.path_of(pages.article(body=body))))
    text = page.select_one(".stream").get_text()
    assert [number for number in range(1, 8) if f"{words} {number}" not in text] == []
    assert page.select_one(".stream__heading")["id"] == "de-muc"
    assert "0204 3555 001" in page.select_one(".contact-box").get_text()


def test_a_portrait_of_a_person_is_shown(visit):
    people = [{"name": "Bà A", "position": "Trưởng trạm", "picture": pages.picture(), "phone": "", "email": ""}]
    page = pages.read(visit("syt", pages.path_of(pages.article(body=[("people", {"people": people})]))))
    assert page.select_one(".person__picture img")["src"].endswith(".webp")


def test_an_article_that_was_taken_down_is_gone_everywhere(visit):
    article = pages.article(title="Gỡ xuống")
    article.unpublish()
    assert visit("syt", "/tin-tuc/go-xuong/").status_code == 404
    assert "Gỡ xuống" not in visit("syt").text + visit("syt", "/tin-tuc/").text


def test_articles_stand_only_below_a_news_list():
    assert ArticlePage.allowed_parent_page_models() == [NewsIndexPage]
    assert ArticlePage.allowed_subpage_models() == []


@pytest.mark.parametrize("count", [1, 9])
def test_a_list_costs_the_same_at_any_length(visit, count, django_assert_max_num_queries):
    for number in range(count):
        pages.article(title=f"Bài {number}", picture=pages.picture(title=f"Ảnh {number}"))
    visit("syt", "/tin-tuc/")  # makes the sizes of the pictures
    with django_assert_max_num_queries(21):
        visit("syt", "/tin-tuc/")


@pytest.mark.parametrize("path", ["/", "/tin-tuc/", "/tin-tuc/cong-khai/"])
def test_lists_show_nothing_of_an_article_that_not_everybody_may_read(visit, path):
    pages.article(slug="cong-khai", title="Công khai")
    hidden = pages.article(slug="noi-bo", title="Chỉ dành cho cán bộ")
    assert "Chỉ dành cho cán bộ" in visit("syt", path).content.decode()
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert "Chỉ dành cho cán bộ" not in visit("syt", path).content.decode()
