"""The chains as people run them: through the forms of the admin, with the reason where a button is missing."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import ArticlePage
from sites.choices import Lane, Position
from sites.models import Delegation, Unit
from tests import cast
from tests.forms import form_in, values_of
from tests.pages import read
from tests.workflow.boards import (
    AUTHORS,
    PATHS,
    UNITS,
    fresh,
    open_code,
    person,
    publish,
    rewrite,
    submit,
    who_may,
    write,
)
from workflow.models import Publication
from workflow.states import ItemState, state_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

CASES = [pytest.param(key, lane, id=f"{key}-{lane}") for key, lane in PATHS]


def browser(username):
    """A browser at the hub in which the person has logged in."""
    client = Client(headers={"host": cast.HOSTS["tinh"]})
    client.force_login(person(username))
    return client


def screen(article):
    return reverse("approval:item", args=[article.pk])


def write_in_the_admin(key, lane):
    """The author fills in Wagtail's form and presses “submit”."""
    index = Unit.objects.get(code=UNITS[key]).roots.get(page__locale__language_code="vi").page
    news = index.get_children().get(slug="tin-tuc")
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    author = browser(AUTHORS[key])
    values = values_of(form_in(author.get(address), address))
    values |= {
        "title": ["Họp báo"],
        "slug": ["hop-bao"],
        "lead": ["Sáng nay."],
        "lane": [lane],
        "source": ["Văn phòng"],
        "author": ["An"],
        "body-count": ["0"],
        "action-submit": ["1"],
    }
    answer = author.post(address, values)
    assert answer.status_code == 302, read(answer).select(".error-message")
    return ArticlePage.objects.get(title="Họp báo")


def decide(username, article, action, **typed):
    """Press a button of the screen, with every box ticked and ``typed`` filled in."""
    address = screen(article)
    client = browser(username)
    form = next(
        (
            form
            for form in BeautifulSoup(client.get(address).content, "html.parser").select("form[method=post]")
            if form.select_one(f"button[value={action}]")
        ),
        None,
    )
    if form is None:
        values = {"action": action, f"{action}-comment": "x"}
    else:
        values = values_of(form) | {"action": [action]}
        values |= {box["name"]: ["on"] for box in form.select("input[type=checkbox]")}
        values |= {f"{action}-{name}": [text] for name, text in typed.items()}
    return client.post(address, values)


@pytest.mark.parametrize(("key", "lane"), CASES)
def test_an_item_goes_through_its_chain_by_the_forms_of_the_admin(key, lane):
    article = write_in_the_admin(key, lane)
    # That none of all the others may decide is shown for every step in test_five_chains.py; here some press the button.
    others = {AUTHORS[key], "chi"}
    for code, username in PATHS[key, lane]:
        assert open_code(article) == code
        for other in others - set(who_may(article, key)):
            before = open_code(article)
            decide(other, article, "approve")
            assert open_code(article) == before, other
        assert decide(username, article, "approve", comment="Đồng ý.").status_code == 302
        others = {username, "root"}
    assert fresh(article).live


def test_the_screen_of_another_unit_does_not_exist():
    article = submit(write("003-phuong-1"))
    assert browser("chi").get(screen(article)).status_code == 404
    assert browser("stttt-truongban").get(screen(article)).status_code == 404


def test_who_may_not_decide_reads_why():
    article = submit(write("003-phuong-1"))
    page = read(browser("phuong1-truongban").get(screen(article)))
    assert not page.select("button[value=approve]")
    reason = page.select_one("#decision .help-info").get_text()
    assert str(Position.SPELLING_OFFICER.label) in reason
    assert read(browser("phuong1-vanphong").get(screen(article))).select("button[value=approve]")


def test_the_screen_shows_what_is_decided_on():
    article = publish(write("003-phuong-1"))
    rewrite(article, "phuong1-ldtbxh", title="Khánh thành cầu mới sáng 20/11")
    submit(article, "phuong1-ldtbxh")
    text = read(browser("phuong1-vanphong").get(screen(article))).get_text(" ", strip=True)
    for expected in ("Khánh thành cầu mới", "sáng 20/11", "Quyết định 554/QĐ-UBND", "Đ13.4"):
        assert expected in text


def test_a_refused_form_keeps_what_was_typed():
    article = submit(write("003-phuong-1"))
    client = browser("phuong1-vanphong")
    answer = client.post(screen(article), {"action": "approve", "approve-comment": "Lời dặn dài"})
    page = read(answer)
    assert "Lời dặn dài" in page.select_one("textarea[name=approve-comment]").get_text()
    assert page.select(".error-message")
    assert open_code(article) == "chinh-ta"


def test_two_who_decide_at_once_the_second_is_told():
    article = submit(write("001-nhu-xuan"))
    decide("nhuxuan-nongnghiep", article, "approve")
    answer = decide("nhuxuan-nongnghiep", article, "approve")
    assert open_code(article) == "bien-tap"
    assert answer.status_code == 200


def test_the_author_withdraws():
    article = submit(write("003-phuong-1"))
    author = browser("phuong1-ldtbxh")
    assert author.post(screen(article), {"action": "withdraw"}).status_code == 302
    assert fresh(article).current_workflow_state is None
    article = submit(article)
    assert browser("phuong1-doantn").post(screen(article), {"action": "withdraw"}).status_code in (302, 403)
    assert fresh(article).current_workflow_state is not None


def test_a_locked_editor_leads_to_the_decision_and_an_editing_step_keeps_its_buttons():
    article = submit(write("003-phuong-1"))
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert read(browser("phuong1-vanphong").get(edit)).select("[data-workflow-action-name=approve]")
    decide("phuong1-vanphong", article, "approve")
    head = read(browser("phuong1-truongban").get(edit))
    assert head.select(f'a[href="{screen(article)}"]')
    assert not head.select("[data-workflow-action-name]")
    assert not read(browser("phuong1-ldtbxh").get(edit)).select("[data-workflow-action-name]")


@pytest.mark.parametrize("who", ["phuong1-vanphong", "phuong1-ldtbxh", "root"])
def test_a8_while_a_step_decides_nobody_changes_the_text(who):
    article = submit(write("003-phuong-1"))
    decide("phuong1-vanphong", article, "approve")
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    revision = fresh(article).latest_revision_id
    browser(who).post(edit, {"title": "Đổi trộm", "slug": "doi-trom", "lead": "x", "body-count": "0"})
    assert fresh(article).latest_revision_id == revision


def test_the_start_page_shows_what_waits_for_the_person_and_for_nobody_else():
    article = submit(write("003-phuong-1"))
    home = reverse("wagtailadmin_home")
    assert read(browser("phuong1-vanphong").get(home)).select(f'a[href="{screen(article)}"]')
    for other in ("phuong1-truongban", "phuong1-ldtbxh", "stttt-truongban", "root"):
        assert not read(browser(other).get(home)).select(f'#waiting-for-me a[href="{screen(article)}"]')


# --- Taking down ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("phuong1-truongban", True),
        ("phuong1-phoban-vanhoa", True),
        ("phuong1-vanphong", False),
        ("phuong1-ldtbxh", False),
        ("chi", False),
        ("root", False),
    ],
)
def test_g19_head_and_publishers_take_down_with_a_reason(who, may):
    article = publish(write("003-phuong-1"))
    address = reverse("approval:take_down", args=[article.pk])
    client = browser(who)
    client.post(address, {"comment": " "})
    assert fresh(article).live, "a reason is needed"
    client.post(address, {"comment": "Sai tên cầu."})
    assert fresh(article).live is not may
    if may:
        evidence = Publication.objects.of(article).get()
        assert evidence.revocation["reason"] == "Sai tên cầu."
        assert evidence.revocation["user"] == person(who).pk
        assert state_of(fresh(article)) == ItemState.TAKEN_DOWN


def test_the_home_page_of_a_unit_is_not_taken_down():
    home = Unit.objects.get(code="phuong1").roots.get(page__locale__language_code="vi").page
    browser("phuong1-truongban").post(reverse("approval:take_down", args=[home.pk]), {"comment": "x"})
    home.refresh_from_db()
    assert home.live


# --- States -----------------------------------------------------------------------------------------------------


def test_the_states_are_those_that_editors_know():
    article = write("003-phuong-1")
    seen = [state_of(article)]
    article = submit(article)
    seen.append(state_of(article))
    decide("phuong1-vanphong", article, "approve")
    seen.append(state_of(fresh(article)))
    decide("phuong1-truongban", article, "reject", comment="Xem lại.")
    seen.append(state_of(fresh(article)))
    submit(article)
    decide("phuong1-truongban", article, "approve")
    seen.append(state_of(fresh(article)))
    decide("phuong1-phoban-vanhoa", article, "approve")
    seen.append(state_of(fresh(article)))
    assert seen == ["draft", "submitted", "in_review", "returned", "awaiting_publication", "published"]


# --- Delegation -------------------------------------------------------------------------------------------------


def delegate(key="002-stttt-binh-dinh", *, days=(0, 5)):
    """The head of the department's board authorises the deputy."""
    unit, today = Unit.objects.get(code=UNITS[key]), timezone.localdate()
    return Delegation.objects.create(
        seat=unit.seats.get(position="head"),
        deputy=unit.seats.filter(position="deputy").order_by("pk").first(),
        decision_number="7/UQ-STTTT",
        decision_date=today,
        starts_on=today + timedelta(days=days[0]),
        ends_on=today + timedelta(days=days[1]),
    )


def at_the_head(key="002-stttt-binh-dinh", lane=Lane.GOVERNMENT):
    article = submit(write(key, lane))
    for _code, username in PATHS[key, lane]:
        if open_code(article) in {"quyet-dinh", "duyet"}:
            return article
        decide(username, article, "approve")
    return article


def test_d1_a_deputy_decides_on_behalf_of_the_head_while_the_delegation_lasts():
    article = at_the_head()
    deputy = "stttt-phoban"
    decide(deputy, article, "approve")
    assert open_code(article) == "quyet-dinh", "a10: only the head or who is authorised"
    delegate()
    assert "7/UQ-STTTT" in read(browser(deputy).get(screen(article))).select_one("#decision").get_text()
    decide(deputy, article, "approve")
    decide("stttt-quantrimang", article, "approve")
    step = Publication.objects.of(article).get().steps[1]
    assert step["capacity"]["on_behalf_of"]["decision_number"] == "7/UQ-STTTT"
    assert step["capacity"]["on_behalf_of"]["person"] == str(person("stttt-truongban"))


@pytest.mark.parametrize("days", [(1, 5), (-9, -1)], ids=["not yet", "no longer"])
def test_d1_outside_of_its_days_it_gives_nothing(days):
    article = at_the_head()
    delegate(days=days)
    decide("stttt-phoban", article, "approve")
    assert open_code(article) == "quyet-dinh"


def test_d1_it_ends_with_the_heads_own_term():
    article = at_the_head()
    delegation = delegate()
    delegation.seat.ends_on = delegation.starts_on.replace(year=delegation.starts_on.year - 1)
    delegation.seat.save()
    decide("stttt-phoban", article, "approve")
    assert open_code(article) == "quyet-dinh"


def test_d1_where_the_regulation_knows_no_delegation_there_is_none():
    article = at_the_head("003-phuong-1")
    delegate("003-phuong-1")
    decide("phuong1-phoban-vanhoa", article, "approve")
    assert open_code(article) == "duyet"


def test_d1_a_delegate_who_wrote_the_text_does_not_decide_on_it():
    delegate()
    article = submit(write("002-stttt-binh-dinh", by="stttt-phoban"))
    decide("stttt-lanhdao-cntt", article, "approve")
    decide("stttt-phoban", article, "approve")
    assert open_code(article) == "quyet-dinh"


def test_the_screen_shows_the_text_in_a_frame_of_its_own_site_alone():
    article = submit(write("003-phuong-1"))
    client = browser("phuong1-vanphong")
    frame = read(client.get(screen(article))).select_one("iframe")["src"]
    answer = client.get(frame)
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "Khánh thành cầu mới" in read(answer).get_text()
    assert browser("chi").get(frame).status_code == 404


def test_the_screen_asks_once_what_concerns_everybody_of_the_board(django_assert_max_num_queries):
    article = submit(write("003-phuong-1"))
    client = browser("phuong1-vanphong")
    client.get(screen(article))  # fills caches
    with django_assert_max_num_queries(160):
        client.get(screen(article))
