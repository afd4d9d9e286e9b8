"""What belongs to an article: people with shares, tags, further lists, corrections, its day; and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.choices import ArticleKind, ContributionRole
from news.models import ArticleContribution, ArticleCorrection, ArticlePage, ArticleTag, NewsIndexPage
from sites.choices import Lane
from tests import cast, pages

pytestmark = pytest.mark.django_db

COMPLETE = {"author": "An", "source": "Sở Y tế", "live": False}


def on(year, month, day):
    """Noon of a day in Viet Nam."""
    return time_machine.travel(datetime(year, month, day, 5, tzinfo=UTC), tick=False)


def people(*rows):
    return [ArticleContribution(**row) for row in rows]


def tags(*names):
    return [ArticleTag(name=name, locale=Locale.get_default()) for name in names]


def issues(page, code=""):
    with override("en"):
        return [issue for issue in page.approval_issues() if not code or issue.code == code]


def editor_data(page, **changes):
    """What the editor of an article sends."""
    values = {
        "title": page.title,
        "slug": page.slug,
        "lane": Lane.GOVERNMENT,
        "kind": "news",
        "lead": page.lead,
        "author": page.author,
        "source": page.source,
        "published_at": "2026-11-19 12:00",
        "tag_names": "",
        "body": streamfield([("paragraph", rich_text("<p>Nội dung.</p>"))]),
        "contributions": inline_formset([]),
        "placements": inline_formset([]),
        "corrections": inline_formset([]),
        "comments": inline_formset([]),
        **changes,
    }
    return nested_form_data({name: value for name, value in values.items() if value is not None})


def save(client, page, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), editor_data(page, **changes))


def draft_of(page):
    return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()


# --- People and their shares ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shares", "code"),
    [
        ([None, None], None),
        ([100], None),
        ([60, 40], None),
        ([60, 30], "shares_wrong"),
        ([60, 50], "shares_wrong"),
        ([60, None], "shares_wrong"),
    ],
)
def test_shares_make_up_the_whole_or_nobody_has_one(shares, code):
    page = pages.article(**COMPLETE, contributions=people(*({"name": "An", "share": share} for share in shares)))
    assert [issue.code for issue in issues(page)] == ([code] if code else [])


def test_m1_the_authors_among_the_people_are_the_author(visit):
    page = pages.article(
        source="Sở Y tế",
        contributions=people(
            {"name": "Nguyễn Thị Mai", "share": 70},
            {"name": "Lê Văn Bốn", "role": ContributionRole.PHOTOGRAPHER, "share": 30},
        ),
    )
    assert page.byline == "Nguyễn Thị Mai"
    assert not issues(page)
    shown = pages.read(visit("syt", pages.path_of(page)))
    assert shown.select_one(".article__author").get_text() == "Nguyễn Thị Mai"
    assert "Lê Văn Bốn" not in shown.get_text()


def test_a_photographer_alone_is_no_author():
    page = pages.article(
        source="Sở Y tế", live=False, contributions=people({"name": "Bốn", "role": ContributionRole.PHOTOGRAPHER})
    )
    assert [issue.code for issue in issues(page)] == ["author_missing"]


def test_the_editor_refuses_shares_that_make_no_whole_and_keeps_what_was_typed(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"))
    rows = [
        {"name": "Nguyễn Thị Mai", "person": "", "role": "author", "share": "60"},
        {"name": "Lê Văn Bốn", "person": "", "role": "photographer", "share": "30"},
    ]
    answer = save(sign_in("an"), page, title="Tên mới", contributions=inline_formset(rows))
    text = pages.read(answer).get_text(" ")
    assert "Các tỷ lệ cộng lại là 90 %, không phải 100 %." in text
    assert 'value="Nguyễn Thị Mai"' in answer.content.decode()
    assert 'value="Tên mới"' in answer.content.decode()
    assert draft_of(page).title == page.title
    rows[1]["share"] = "40"
    assert save(sign_in("an"), page, title="Tên mới", contributions=inline_formset(rows)).status_code == 302
    assert [(row.name, row.share) for row in draft_of(page).contributions.all()] == [
        ("Nguyễn Thị Mai", 60),
        ("Lê Văn Bốn", 40),
    ]


def test_somebody_without_name_and_account_is_refused(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"))
    rows = [{"name": "", "person": "", "role": "author", "share": "100"}]
    answer = save(sign_in("an"), page, contributions=inline_formset(rows))
    assert "Nhập tên hoặc chọn tài khoản." in pages.read(answer).get_text(" ")


def test_accounts_offered_are_those_of_the_own_units(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"))
    answer = sign_in("an").get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    options = {option["value"] for option in pages.read(answer).select("[name$=-person] option")} or set()
    text = answer.content.decode()
    assert str(cast.person("binh").pk) in options or f'value="{cast.person("binh").pk}"' in text
    assert f'value="{cast.person("chi").pk}"' not in text


def test_an_account_of_another_unit_is_refused(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"))
    rows = [{"name": "", "person": str(cast.person("chi").pk), "role": "author", "share": "100"}]
    assert save(sign_in("an"), page, contributions=inline_formset(rows)).status_code == 200
    assert not draft_of(page).contributions.exists()


# --- The day of what is reported --------------------------------------------------------------------


@pytest.mark.parametrize("kind", ArticleKind)
def test_only_events_and_announcements_are_told_beforehand(kind):
    page = pages.article(**COMPLETE, kind=kind, occurred_on=timezone.localdate() + timedelta(days=3))
    is_foretold = kind in {ArticleKind.EVENT, ArticleKind.ANNOUNCEMENT}
    assert bool(issues(page, "reported_too_early")) is not is_foretold
    if is_foretold:
        page.clean()
    else:
        with pytest.raises(ValidationError):
            page.clean()


def test_the_editor_says_at_the_field_that_a_report_is_too_early(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"))
    answer = save(sign_in("an"), page, title="Tên mới", occurred_on="2099-01-01")
    assert "Tin tường thuật không thể nói về một ngày chưa đến." in pages.read(answer).get_text(" ")
    assert 'value="Tên mới"' in answer.content.decode()


# --- Tags -------------------------------------------------------------------------------------------


def test_tags_are_kept_once_and_composed(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"))
    client = sign_in("an")
    assert save(client, page, tag_names='Y tế, y  tế, "tiêm chủng", TIÊM CHỦNG').status_code == 302
    assert [(tag.name, tag.slug) for tag in draft_of(page).tags.all()] == [
        ("y tế", "y-te"),
        ("TIÊM CHỦNG", "tiem-chung"),
    ]


def test_a_tag_that_stays_keeps_its_translation(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"), tags=tags("Y tế"))
    page.save_revision()
    key = page.tags.get().translation_key
    save(sign_in("an"), page, tag_names="Y tế, Vắc-xin")
    assert [tag.translation_key == key for tag in draft_of(page).tags.all()] == [True, False]


def test_a_form_without_the_field_leaves_tags_alone(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"), tags=tags("Y tế"))
    page.save_revision()
    save(sign_in("an"), page, tag_names=None)
    assert [tag.name for tag in draft_of(page).tags.all()] == ["Y tế"]


def test_too_many_or_too_long_tags_are_refused_in_words(sign_in):
    page = pages.article(**COMPLETE, owner=cast.person("an"))
    many = pages.read(save(sign_in("an"), page, tag_names=", ".join(f"thẻ {number}" for number in range(13))))
    assert "Có quá 12 thẻ." in many.get_text(" ")
    long = pages.read(save(sign_in("an"), page, tag_names="dài " * 20))
    assert "dài hơn 60 ký tự" in long.get_text(" ")


def test_tags_suggested_are_the_units_own(sign_in):
    pages.article(tags=tags("Tiêm chủng"))
    url = reverse("article_tags") + "?term=ti"
    assert sign_in("an").get(url).json() == ["Tiêm chủng"]
    assert sign_in("chi").get(url).json() == []


# --- Related articles -------------------------------------------------------------------------------


def test_related_are_those_with_the_same_tags_then_the_section(visit):
    story = pages.article(title="Tiêm chủng mở rộng", tags=tags("Tiêm chủng", "Trẻ em"))
    for title, names in (("Không thẻ", ()), ("Một thẻ", ("tiêm chủng",)), ("Hai thẻ", ("Trẻ em", "Tiêm chủng"))):
        pages.article(title=title, tags=tags(*names))
    pages.article("stc", title="Của Sở khác", tags=tags("Tiêm chủng", "Trẻ em"))
    shown = pages.read(visit("syt", pages.path_of(story)))
    assert [card.get_text(strip=True) for card in shown.select(".card__title")] == ["Hai thẻ", "Một thẻ", "Không thẻ"]
    assert [tag.get_text() for tag in shown.select(".tags li")] == ["Tiêm chủng", "Trẻ em"]


def test_related_articles_never_change_by_themselves(visit):
    story = pages.article(title="Bài chính")
    for number in range(6):
        pages.article(title=f"Bài {number}")
    seen = {
        tuple(card.get_text() for card in pages.read(visit("syt", pages.path_of(story))).select(".card__title"))
        for _time in range(3)
    }
    assert len(seen) == 1


# --- Further sections and topics --------------------------------------------------------------------


def second_section(code="syt", **fields):
    home = cast.home_of(code)
    with pages.without_chain():
        return home.add_child(
            instance=NewsIndexPage(title="Thông báo", slug="thong-bao", locale=home.locale, live=True, **fields)
        )


def test_an_article_stands_in_its_section_and_where_it_is_placed(visit):
    section, topic = second_section(), pages.topic()
    page = pages.article(title="Hai nơi", placements=pages.placed_in(section, topic))
    for path in ("/tin-tuc/", "/thong-bao/", "/chuyen-doi-so/"):
        assert "Hai nơi" in pages.read(visit("syt", path)).select_one(".news-list").get_text()
    lists = pages.read(visit("syt", pages.path_of(page))).select(".article .meta a")
    assert {"Thông báo", "Chuyển đổi số"} <= {link.get_text() for link in lists}


def test_a_placement_holds_in_english_too(visit):
    topic = pages.topic()
    pages.topic(language="en", title="Digital transformation", slug="digital", translation_key=topic.translation_key)
    page = pages.article(title="Hai nơi", placements=pages.placed_in(topic))
    pages.english_of(page, title="Two places", placements=pages.placed_in(topic))
    assert "Two places" in pages.read(visit("syt", "/en/digital/")).select_one(".news-list").get_text()
    assert "Two places" not in pages.read(visit("syt", "/chuyen-doi-so/")).get_text()


def test_what_another_unit_places_in_a_topic_does_not_stand_there(visit):
    topic = pages.topic()
    page = pages.article("stc", title="Tin của Tài chính", placements=pages.placed_in(topic))
    assert "Tin của Tài chính" not in pages.read(visit("syt", "/chuyen-doi-so/")).get_text()
    assert [issue.blocks for issue in issues(page, "placed_elsewhere")] == [True]


def test_m2_a_reference_item_is_placed_in_sections_for_such_only():
    ordinary, for_reference = second_section(), pages.section(NewsIndexPage, "syt")
    NewsIndexPage.objects.filter(pk=for_reference.pk).update(is_for_reference=True)
    page = pages.article(**COMPLETE, lane=Lane.REFERENCE, placements=pages.placed_in(ordinary))
    assert [issue.blocks for issue in issues(page, "reference_outside_section")] == [True]


# --- Kept on top for a time -------------------------------------------------------------------------


def test_what_is_pinned_stands_first_until_its_last_day_has_passed(visit):
    pages.article(title="Ghim", pinned_until=date(2026, 11, 21), published_at=pages.NOON - timedelta(days=9))
    pages.article(title="Mới")

    def first():
        return pages.read(visit("syt", "/tin-tuc/")).select_one(".news-item__title").get_text()

    with on(2026, 11, 21):
        assert first() == "Ghim"
    with on(2026, 11, 22):
        assert first() == "Mới"


def test_what_is_featured_leads_the_home_page_until_its_last_day_has_passed(visit):
    pages.article(title="Nổi bật", featured_until=date(2026, 11, 21), published_at=pages.NOON - timedelta(days=9))
    pages.article(title="Mới")

    def lead():
        return pages.read(visit("syt", "/")).select_one(".card--lead .card__title").get_text()

    with on(2026, 11, 21):
        assert lead() == "Nổi bật"
    with on(2026, 11, 22):
        assert lead() == "Mới"


# --- Corrections ------------------------------------------------------------------------------------


def test_a_correction_is_told_with_its_date(visit):
    correction = ArticleCorrection(
        text="Số trạm y tế là 12, không phải 21.", corrected_on=date(2026, 11, 20), locale=Locale.get_default()
    )
    page = pages.article(corrections=[correction])
    shown = pages.read(visit("syt", pages.path_of(page))).select_one(".article__correction").get_text(" ", strip=True)
    assert shown == "Đính chính ngày 20/11/2026 Số trạm y tế là 12, không phải 21."


# --- Archive and print ------------------------------------------------------------------------------


def test_the_archive_goes_by_year_and_month(visit):
    for month in (3, 3, 5):
        pages.article(title=f"Tháng {month}", published_at=pages.NOON.replace(month=month))
    pages.article(title="Năm trước", published_at=pages.NOON.replace(year=2025))
    year = pages.read(visit("syt", "/tin-tuc/?year=2026"))
    months = year.find("nav", attrs={"aria-label": "Tháng"})
    assert [link.get_text(strip=True) for link in months.find_all("a")] == ["Tất cả các tháng", "Tháng 3", "Tháng 5"]
    march = pages.read(visit("syt", "/tin-tuc/?year=2026&month=3"))
    assert [item.get_text() for item in march.select(".news-item__title")] == ["Tháng 3", "Tháng 3"]
    assert pages.read(visit("syt", "/tin-tuc/?month=3")).find("nav", attrs={"aria-label": "Tháng"}) is None


def test_the_print_view_is_the_article_alone(visit):
    page = pages.article(title="Để in", author="An", source="Sở Y tế")
    shown = pages.read(visit("syt", pages.path_of(page) + "print/"))
    assert shown.h1.get_text() == "Để in"
    assert shown.find("link", rel="canonical")["href"].endswith(pages.path_of(page))
    assert shown.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert shown.select_one(".paper__address").get_text(strip=True).endswith(pages.path_of(page))
    assert not shown.find("nav")
    assert visit("syt", pages.path_of(pages.article(title="Nháp", live=False)) + "print/").status_code == 404
