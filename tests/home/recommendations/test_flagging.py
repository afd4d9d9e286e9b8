"""The hub reads what units publish and recommends something about a page (seed 004 Đ7.2e, row H3)."""

import unicodedata

import pytest
from wagtail.models import ModelLogEntry, PageViewRestriction

from home.models import AnswerTerm, Recommendation
from home.recommendations.forms import RecommendForm
from tests import cast, pages
from tests.forms import errors_in, form_in, values_of
from tests.home.hub import frozen
from tests.home.recommendations.flagged import FIVE_WORKING_DAYS, HUB, TYPED, recommend, remove, rewrite
from workflow.records import Publication

pytestmark = pytest.mark.django_db


def make(page):
    return f"{HUB}make/{page.pk}/"


def test_h3_the_hub_recommends_to_correct_a_public_page_of_a_unit(dung, article):
    response = dung.post(make(article), TYPED)
    row = Recommendation.objects.get()
    assert response["Location"] == f"{HUB}{row.pk}/"
    publication = Publication.objects.of(article).newest_first().first()
    assert (row.unit, row.page_id, row.kind, row.state) == (cast.unit("syt"), article.pk, "correct", "open")
    assert (row.publication_id, row.content_hash) == (publication.pk, publication.content_hash)
    assert row.page_address == "http://syt.tinh.localhost/tin-tuc/tiem-chung/"
    assert (row.reason, row.basis, row.deadline) == ("Số liệu sai.", "Điều 7 khoản 2 điểm e", FIVE_WORKING_DAYS)
    assert row.made_by == cast.person("dung")


def test_h3_nothing_changes_on_the_page(dung, article, visit):
    before = article.full_url, article.latest_revision_id, Publication.objects.count()
    dung.post(make(article), {**TYPED, "kind": "remove"})
    article.refresh_from_db()
    assert (article.full_url, article.latest_revision_id, Publication.objects.count()) == before
    assert visit("syt", pages.path_of(article)).status_code == 200


def test_h3_it_reads_right_after_the_page_was_renamed_and_deleted(dung, article):
    row = recommend(article)
    address = article.full_url
    rewrite(article, title="Tên khác", slug="ten-khac")
    article.refresh_from_db()
    with pages.without_chain():
        article.delete()
    shown = dung.get(f"{HUB}{row.pk}/").text
    assert "Tiêm chủng mở rộng" in shown
    assert address in shown


def test_the_deadline_is_by_default_the_term_in_force_in_working_days(dung, article):
    typed = values_of(form_in(dung.get(make(article)), make(article)))
    assert typed["deadline"] == ["30/11/2026"]
    AnswerTerm.objects.create(valid_from="2026-11-20", working_days=2, basis="15/QĐ-UBND")
    AnswerTerm.objects.create(valid_from="2026-11-21", working_days=9, basis="16/QĐ-UBND")
    response = dung.get(make(article))
    assert values_of(form_in(response, make(article)))["deadline"] == ["25/11/2026"]  # 24/11 is not worked
    assert "15/QĐ-UBND" in response.text
    AnswerTerm.objects.all().delete()
    assert values_of(form_in(dung.get(make(article)), make(article)))["deadline"] == [""]


REFUSED = {
    "no recommendation": {"kind": ""},
    "unknown recommendation": {"kind": "delete"},
    "no reason": {"reason": ""},
    "a reason of spaces": {"reason": " \u200b\u00a0\n"},
    "a reason too long": {"reason": "x" * 4001},
    "a basis too long": {"basis": "x" * 201},
    "no deadline": {"deadline": ""},
    "no date": {"deadline": "31/02/2027"},
    "in the past": {"deadline": "19/11/2026"},
    "today": {"deadline": "20/11/2026"},
    "not one working day": {"deadline": "22/11/2026"},
    "a day off": {"deadline": "24/11/2026"},
    "a year too far": {"deadline": "23/11/2028"},
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_is_refused_in_words(dung, article, why):
    typed = {**TYPED, **REFUSED[why]}
    response = dung.post(make(article), typed)
    assert errors_in(response), why
    assert "Điều 7" in response.text or "basis" in REFUSED[why]  # what was typed is kept
    assert not Recommendation.objects.exists()
    assert not ModelLogEntry.objects.filter(action__startswith="recommendations.").exists()


def test_the_first_working_day_is_time_enough(dung, article):
    assert dung.post(make(article), {**TYPED, "deadline": "2026-11-23"}).status_code == 302


def test_texts_are_kept_in_one_spelling(dung, article):
    dung.post(make(article), {**TYPED, "reason": f" {unicodedata.normalize('NFD', 'Đề nghị')}\u200b sửa. "})
    assert Recommendation.objects.get().reason == "Đề nghị sửa."


# --- Which pages ---------------------------------------------------------------------------------


def never(article):
    """Pages about which nothing can be recommended, by what is said of their address."""
    draft = pages.article(title="Bản thảo mật", slug="ban-thao", live=False)
    taken = pages.article(title="Đã gỡ", slug="da-go")
    remove(taken)
    restricted = pages.article(title="Có mật khẩu", slug="co-mat-khau")
    PageViewRestriction.objects.create(page=restricted, restriction_type="password", password="x")
    return [draft, taken, restricted, pages.article("tinh", title="Của tỉnh", slug="cua-tinh")]


def test_drafts_and_what_is_not_public_never_appear(dung, article):
    hidden = never(article)
    shown = dung.get(f"{HUB}published/").text
    assert article.title in shown
    for page in hidden:
        assert page.title not in shown, page
        assert dung.get(make(page)).status_code == 404, page
        assert dung.post(make(page), TYPED).status_code == 404, page
    assert dung.get(f"{HUB}make/99999999/").status_code == 404
    assert not Recommendation.objects.exists()


def test_a_draft_of_a_public_page_is_not_shown(dung, article):
    article.title = "Tít mới chưa duyệt"
    article.save_revision()
    assert "chưa duyệt" not in dung.get(f"{HUB}published/").text
    assert "chưa duyệt" not in dung.get(make(article)).text


def test_a_unit_that_has_ended_gets_no_recommendation(dung, article):
    frozen("syt")
    assert article.title not in dung.get(f"{HUB}published/").text
    assert dung.post(make(article), TYPED).status_code == 404


def test_the_page_may_go_while_the_form_is_filled_in(dung, article, monkeypatch):
    checked = RecommendForm.is_valid

    def overtaken(self):
        valid = checked(self)
        remove(article)
        return valid

    monkeypatch.setattr(RecommendForm, "is_valid", overtaken)
    response = dung.post(make(article), TYPED)
    assert errors_in(response)
    assert not Recommendation.objects.exists()


# --- By its address ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "http://syt.tinh.localhost/tin-tuc/tiem-chung/",
        "https://syt.tinh.localhost/tin-tuc/tiem-chung",
        "  syt.tinh.localhost/tin-tuc/tiem-chung/?page=2#top ",
        "https://SYT.tinh.localhost:8000/tin-tuc/tiem-chung/",
    ],
)
def test_a_page_is_found_by_its_address(dung, article, address):
    response = dung.get(f"{HUB}published/", {"address": address})
    assert response["Location"] == make(article)


def test_the_english_version_is_another_page(dung, article):
    english = pages.english_of(article, slug="immunisation", title="Immunisation")
    with pages.without_chain():
        home = cast.home_of("syt", "en")
        home.save_revision().publish()
    response = dung.get(f"{HUB}published/", {"address": english.full_url})
    assert "/en/" in english.full_url
    assert response["Location"] == make(english)


NO_PAGES = {
    "elsewhere": "https://vnexpress.net/tin-tuc/",
    "no address": "tiem chung",
    "another scheme": "javascript://syt.tinh.localhost/tin-tuc/tiem-chung/",
    "no page": "https://syt.tinh.localhost/khong-co/",
    "a draft": "https://syt.tinh.localhost/tin-tuc/ban-thao/",
    "the hub's": "https://tinh.localhost/tin-tuc/cua-tinh/",
    "brackets": "https://[syt/",
    "a language without a site": "https://syt.tinh.localhost/en/tin-tuc/tiem-chung/",
}


@pytest.mark.parametrize("why", NO_PAGES)
def test_an_address_that_leads_to_no_page_is_refused_in_words(dung, article, why):
    never(article)
    response = dung.get(f"{HUB}published/", {"address": NO_PAGES[why]})
    assert response.status_code == 200
    assert errors_in(response), why


def test_a_draft_answers_like_nothing(dung, article):
    pages.article(title="Bản thảo mật", slug="ban-thao", live=False)
    said = [
        errors_in(dung.get(f"{HUB}published/", {"address": f"https://syt.tinh.localhost/tin-tuc/{slug}/"}))
        for slug in ("ban-thao", "khong-co")
    ]
    assert said[0] == said[1]


# --- Twice ---------------------------------------------------------------------------------------


def test_a_second_inspector_is_told_of_the_first(dung, article):
    first = recommend(article)
    assert f"{HUB}{first.pk}/" in dung.get(make(article)).text
    response = dung.post(make(article), {**TYPED, "kind": "remove"})
    assert errors_in(response)
    assert Recommendation.objects.get() == first
    listed = dung.get(f"{HUB}published/").text
    assert f"{HUB}{first.pk}/" in listed
    assert make(article) not in listed


def test_the_address_of_a_unit_that_has_ended_is_refused_with_the_reason(dung, article):
    address = article.full_url
    frozen("syt")
    response = dung.get(f"{HUB}published/", {"address": address})
    assert any("Sở Y tế" in text for text in errors_in(response))
