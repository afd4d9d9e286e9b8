"""The screens of shared articles: what each side sees, what the outsider does not, and that lists cost the same."""

import pytest
from django.urls import reverse

from home.choices import SyndicationState
from home.models import SyndicatedItem
from home.syndication.services import accept
from news.models import ArticlePage
from tests import cast, pages
from tests.factories import many_units
from tests.home.hub import table_rows
from tests.home.syndication.sharing import (
    INCOMING,
    OUTGOING,
    PUBLISHED,
    complete,
    followed,
    propose_form,
    proposed,
    publish,
    screen,
    seat_hubs_board,
    section_of,
    take_form,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _board(db):
    seat_hubs_board()


def words(response):
    return " ".join(pages.read(response).get_text(" ").split())


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


# --- The way of an article --------------------------------------------------------------------------


def test_an_article_goes_from_the_editor_to_the_hub_and_both_sides_see_how_far_it_is(sign_in):
    page = complete()
    an, dung = sign_in("an"), sign_in("dung")
    assert propose_form(page) in sign_in("binh").get(edit(page)).content.decode()
    hub = cast.unit("tinh").pk
    assert an.post(propose_form(page), {"target": hub, "note": "Xin đăng"}).url == OUTGOING
    item = SyndicatedItem.objects.get()
    assert "Đang đề nghị" in words(an.get(OUTGOING))
    assert "1 tin bài của đơn vị khác chờ quyết định" in words(dung.get("/admin/"))
    assert page.title in words(dung.get(INCOMING))
    assert "Xin đăng" in words(dung.get(screen(item)))
    answer = dung.post(screen(item), {"action": "accept", "section": section_of("tinh").pk})
    copy = followed(item).copy
    assert answer.url == edit(copy)
    assert "Đã nhận; đang chuẩn bị" in words(an.get(OUTGOING))
    publish(copy)
    shown = pages.read(an.get(OUTGOING))
    assert shown.find("a", string="Đã đăng")["href"] == ArticlePage.objects.get(pk=copy.pk).full_url


def test_a_refusal_without_reason_keeps_the_screen_and_says_so(sign_in):
    item = proposed()
    answer = sign_in("dung").post(screen(item), {"action": "refuse", "reason": " "})
    assert answer.status_code == 200
    assert followed(item).state == SyndicationState.PROPOSED
    sign_in("dung").post(screen(item), {"action": "refuse", "reason": "Đã có tin tương tự."})
    assert "Không nhận: Đã có tin tương tự." in words(sign_in("an").get(OUTGOING))


def test_the_second_who_accepts_is_told_who_was_first(sign_in):
    item = proposed()
    accept(item, section_of("tinh"), user=cast.person("dung"))
    answer = sign_in("dung").post(screen(item), {"action": "accept", "section": section_of("tinh").pk}, follow=True)
    assert "Nguyễn Văn Dũng đã nhận tin bài này" in words(answer)
    assert ArticlePage.objects.descendant_of(cast.home_of("tinh")).count() == 1


def test_changes_are_shown_and_leave_the_choice(sign_in):
    page = complete(lead="Trạm có 21 giường.")
    item = proposed(page)
    copy = accept(item, section_of("tinh"), user=cast.person("dung"))
    publish(page, lead="Trạm có 12 giường.")
    dung = sign_in("dung")
    assert "1 bài gốc đã thay đổi" in words(dung.get("/admin/"))
    assert "Bài gốc đã thay đổi" in words(dung.get(INCOMING))
    shown = dung.get(screen(item)).content.decode()
    assert '<span class="addition">12</span>' in shown
    assert dung.post(screen(item), {"action": "renew"}).url == edit(copy)
    assert ArticlePage.objects.get(pk=copy.pk).get_latest_revision_as_object().lead == "Trạm có 12 giường."
    assert "Bài gốc đã thay đổi" not in words(dung.get(INCOMING))


def test_what_is_typed_stays_when_a_proposal_is_refused(sign_in):
    page = complete()
    proposed(page)
    answer = sign_in("an").post(propose_form(page), {"target": cast.unit("tinh").pk, "note": "Ghi chú của An"})
    assert "Tin bài đã được đề nghị" in words(answer)
    assert "Ghi chú của An" in answer.content.decode()


# --- Picking ----------------------------------------------------------------------------------------


def titles(client, query=""):
    return {row[0] for row in table_rows(client.get(PUBLISHED + query))}


def test_the_hub_picks_from_everything_that_units_have_published(sign_in):
    page = complete(title="Tin y tế")
    pages.article("stc", title="Tin tài chính", kind="announcement")
    pages.article("syt", "en", title="Health news")
    pages.article("tinh", title="Tin của tỉnh")
    complete(title="Bản nháp", live=False)
    dung = sign_in("dung")
    assert titles(dung) == {"Tin y tế", "Tin tài chính", "Health news"}
    assert titles(dung, f"?unit={cast.unit('stc').pk}") == {"Tin tài chính"}
    assert titles(dung, "?kind=announcement") == {"Tin tài chính"}
    assert titles(dung, "?language=en") == {"Health news"}
    assert titles(dung, "?words=TÀI") == {"Tin tài chính"}
    assert titles(dung, "?first=2026-11-20") == set()
    assert titles(dung, "?last=2026-11-19") == {"Tin y tế", "Tin tài chính", "Health news"}
    assert titles(dung, "?first=nonsense") == set()
    assert dung.post(take_form(page), {"section": section_of("tinh").pk}).status_code == 302
    rows = table_rows(dung.get(PUBLISHED + "?words=y+tế"))
    assert rows[0][-1] == "Đã nhận; đang chuẩn bị"


def test_an_article_for_which_there_is_no_section_says_so(sign_in):
    page = complete(lane="reference")
    assert "đơn vị không có chuyên mục tin tham khảo" in words(sign_in("dung").get(take_form(page)))


# --- The outsider -----------------------------------------------------------------------------------

TABLE = [
    ("an", "screen", 200),
    ("binh", "screen", 200),
    ("dung", "screen", 200),
    ("chi", "screen", 404),
    ("an", "propose", 200),
    ("chi", "propose", 404),
    ("dung", "propose", 404),
    ("dung", "take", 200),
    ("chi", "take", 200),
    ("chi", "take draft", 404),
    ("dung", "take draft", 404),
]


@pytest.mark.parametrize(("who", "what", "status"), TABLE)
def test_who_opens_what(sign_in, who, what, status):
    page, draft = complete(), complete(title="Nháp", live=False)
    item = proposed(page)
    address = {
        "screen": screen(item),
        "propose": propose_form(page),
        "take": take_form(page),
        "take draft": take_form(draft),
    }[what]
    assert sign_in(who).get(address).status_code == status


def test_the_outsider_sees_no_proposal_and_acts_on_none(sign_in):
    item = proposed(note="Riêng cho tỉnh")
    chi = sign_in("chi")
    assert item.title not in words(chi.get(INCOMING)) + words(chi.get(OUTGOING))
    for action in ("accept", "refuse", "withdraw", "acknowledge", "renew"):
        data = {"action": action, "reason": "x", "section": section_of("stc").pk}
        assert chi.post(screen(item), data).status_code == 404
    assert followed(item).state == SyndicationState.PROPOSED


def test_people_are_named_to_their_own_unit_only(sign_in):
    item = proposed()
    accept(item, section_of("tinh"), user=cast.person("dung"))
    an, dung = words(sign_in("an").get(screen(item))), words(sign_in("dung").get(screen(item)))
    assert cast.person("an").get_full_name() in an
    assert cast.person("dung").get_full_name() not in an
    assert cast.person("dung").get_full_name() in dung


def test_lists_cost_the_same_for_any_number_of_items_and_units(sign_in, django_assert_max_num_queries):
    dung = sign_in("dung")
    counts = {}
    for round_ in ("few", "many"):
        if round_ == "many":
            many_units(100)
        for number in range(2 if round_ == "few" else 12):
            page = complete(title=f"Tin {round_} {number}")
            item = proposed(page)
            if number % 2:
                accept(item, section_of("tinh"), user=cast.person("dung"))
        for address in (INCOMING, PUBLISHED):
            dung.get(address)
            with django_assert_max_num_queries(60) as captured:
                dung.get(address)
            counts.setdefault(address, []).append(len(captured))
    assert all(many <= few for few, many in counts.values()), counts
