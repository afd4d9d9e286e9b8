"""Who may open and do what: one table (row H3)."""

import pytest

from home.choices import RecommendationState
from home.models import AnswerTerm, Recommendation, RecommendationAct
from home.recommendations import services
from sites.choices import Position
from tests import cast, pages
from tests.home.hub import give_seat, state_form
from tests.home.recommendations.flagged import HUB, TYPED, UNIT, answer, delegate_to, fresh, recommend

pytestmark = pytest.mark.django_db

NOTE = {"note": "Theo trao đổi.", "deadline": "04/12/2026"}
TERM = {"valid_from": "01/12/2026", "working_days": 3, "basis": "15/QĐ-UBND"}
NOT_AGREED = {"answer": "not_agreed", "text": "Số liệu đúng."}

#: What is done: the address, what is sent (``None`` for looking), and in which state the recommendation is.
ACTS = {
    "list of the hub": (HUB, None, "open"),
    "what has been published": (f"{HUB}published/", None, "open"),
    "make": (f"{HUB}make/{{other}}/", TYPED, "open"),
    "read at the hub": (f"{HUB}{{row}}/", None, "open"),
    "close": (f"{HUB}{{row}}/close/", NOTE, "answered"),
    "withdraw": (f"{HUB}{{row}}/withdraw/", NOTE, "open"),
    "open again": (f"{HUB}{{row}}/reopen/", NOTE, "answered"),
    "terms": ("/admin/answer-terms/", None, "open"),
    "set a term": (
        "/admin/answer-terms/new/",
        {"valid_from": "01/12/2026", "working_days": 3, "basis": "1/QĐ"},
        "open",
    ),
    "list of the unit": (UNIT, None, "open"),
    "read in the unit": (f"{UNIT}{{row}}/", None, "open"),
    "answer": (f"{UNIT}{{row}}/answer/", NOT_AGREED, "open"),
}
HUBS = {"list of the hub", "what has been published", "make", "read at the hub", "close", "withdraw", "open again",
        "terms", "set a term"}  # fmt: skip
READS = {"list of the unit", "read in the unit"}
#: A person, and everything that they may do; to all the rest there is nothing of the kind.
MAY = {
    "dung": HUBS | {"list of the unit"},  # the hub's own list, which is empty
    "binh": READS | {"answer"},  # the head
    "deputy": READS | {"answer"},  # acts for the head today
    "an": READS,
    "em": READS,  # administers the unit's site
    "chi": {"list of the unit"},  # heads Finance: her list shows nothing of Health
    "khanh": set(),  # has left
    "outsider": set(),  # has a login and no seat
    "": set(),  # has not logged in
}


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("act", ACTS)
def test_h3_who_may_do_what(article, sign_in, client, who, act):
    address, typed, state = ACTS[act]
    row, other = recommend(article), pages.article(title="Trang khác", slug="trang-khac")
    if state == RecommendationState.ANSWERED:
        answer(row)
    username = who
    if who == "deputy":
        delegate_to("hoa")
        username = "hoa"
    if who == "outsider":
        username = cast.User.objects.create_user("ngoai").username
    browser = sign_in(username) if username else client
    before = _everything()
    address = address.format(row=row.pk, other=other.pk)
    response = browser.get(address) if typed is None else browser.post(address, typed)
    if act in MAY[who]:
        assert response.status_code == (200 if typed is None else 302), act
        assert (_everything() == before) == (typed is None)
        if who == "chi":
            assert article.title not in response.text
    else:
        assert response.status_code != 200 or "Số liệu đúng." in response.text, act
        assert _everything() == before
        assert username != "chi" or response.status_code == 404


def _everything():
    return [list(model.objects.order_by("pk").values()) for model in (Recommendation, RecommendationAct, AnswerTerm)]


def test_the_outsider_gets_the_same_answer_as_for_nothing(article, chi):
    row = recommend(article)
    for path in (f"{UNIT}%s/", f"{UNIT}%s/answer/", f"{HUB}%s/", f"{HUB}%s/close/"):
        foreign, nothing = chi.get(path % row.pk), chi.get(path % 99999999)
        assert (foreign.status_code, foreign.content) == (nothing.status_code, nothing.content) != (200, b"")
    assert article.title not in chi.get("/admin/").text
    assert article.title not in chi.get(UNIT).text


def test_recommendations_to_several_units_of_one_person_are_told_apart(article, sign_in):
    to_health, to_finance = recommend(article), recommend(pages.article("stc", title="Dự toán", slug="du-toan"))
    hoa = sign_in("hoa")  # sits on both boards
    start = hoa.get("/admin/").text
    assert "Tiêm chủng mở rộng" in start
    assert "Dự toán" in start
    for row in (to_health, to_finance):
        assert hoa.get(f"{UNIT}{row.pk}/").status_code == 200
    shown = hoa.get(UNIT).text
    assert ("Tiêm chủng mở rộng" in shown) != ("Dự toán" in shown)  # one unit at a time


def test_the_head_of_one_unit_does_not_answer_for_another(article):
    row = recommend(article)
    give_seat("stc", "binh", Position.MEMBER)
    with pytest.raises(services.PermissionDenied):
        answer(row, "chi")
    assert fresh(row).is_open


def test_menus_lead_to_what_one_may_open(article, dung, binh, sign_in):
    recommend(article)
    assert f'"{HUB}"' in dung.get("/admin/").text
    assert f'"{UNIT}"' not in dung.get("/admin/").text  # nobody recommends anything to the hub
    for browser in (binh, sign_in("an")):
        start = browser.get("/admin/").text
        assert f'"{UNIT}"' in start
        assert f'"{HUB}"' not in start


def test_an_operator_chooses_a_unit_first(article, sign_in):
    recommend(article)
    root = sign_in("root")
    assert root.get(UNIT).status_code == 302
    assert root.get("/admin/").status_code == 200


@pytest.mark.parametrize(("level", "may"), [("reviewer", True), ("publisher", True), ("contributor", False)])
def test_h3_the_board_of_the_hub_inspects_and_who_only_writes_does_not(article, sign_in, level, may):
    give_seat("tinh", "an", Position.MEMBER, [level])
    response = sign_in("an").post(f"{HUB}make/{article.pk}/", TYPED)
    assert (response.status_code == 302) == may
    assert Recommendation.objects.exists() == may
    assert sign_in("an").get(state_form("stc")).status_code == 404  # deciding on units is another right
