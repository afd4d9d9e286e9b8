"""Rows of the regulations that no other file of tests is about: each by the article that demands it."""

from itertools import permutations

import pytest

from sites.choices import Lane, Level
from sites.models import Branding, Seat, Unit
from tests import cast
from tests.pages import read
from tests.workflow.boards import (
    PATHS,
    UNITS,
    approve,
    at_step,
    everybody,
    fresh,
    open_code,
    open_step,
    person,
    publish,
    rewrite,
    send_back,
    submit,
    who_may,
    write,
)
from tests.workflow.told import delegate
from users.models import User
from workflow.deciders import standing, waiting_for
from workflow.models import Publication
from workflow.presets import SHIPPED
from workflow.refusals import NotEntitled, NotReady
from workflow.takedown import why_not_take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

BA_XUYEN, NHU_XUAN, STTTT, PHUONG_1, BAC_GIANG = UNITS
each_board = pytest.mark.parametrize("key", UNITS)


def refused(article, username):
    """The person can neither approve the open step nor send the item back from it."""
    code = open_code(article)
    for act in (approve, send_back):
        with pytest.raises(NotEntitled):
            act(article, username)
    assert (open_code(article), fresh(article).live) == (code, False)


# --- Who does what, and in which order -----------------------------------------------------------------------------


def test_a3_the_culture_officer_reviews_what_collaborators_send_before_anybody_else():
    article = submit(write(BA_XUYEN, by="baxuyen-ctv-lacanh"))
    assert (open_code(article), open_step(article).task.specific.step.article) == ("kiem-duyet", "Đ6.3")
    assert who_may(article, BA_XUYEN) == ["baxuyen-vanhoa"]
    refused(article, "baxuyen-truongban")


def test_a4_the_office_puts_up_what_the_head_has_decided_and_does_not_decide_itself():
    article = at_step(BA_XUYEN, "quyet-dinh")
    refused(article, "baxuyen-vanphong")
    approve(article, "baxuyen-truongban")
    assert not fresh(article).live, "deciding is not putting up"
    refused(article, "baxuyen-truongban")
    assert approve(article, "baxuyen-vanphong").live


def test_a4_nor_does_the_head_put_it_up_from_a_second_seat():
    unit = Unit.objects.get(code=UNITS[BA_XUYEN])
    seat = unit.seats.get(user__username="baxuyen-vanphong")
    Seat.objects.create(
        unit=unit,
        user=person("baxuyen-truongban"),
        position=seat.position,
        levels=seat.levels,
        title="Kiêm nhiệm",
        decision_number=seat.decision_number,
        decision_date=seat.decision_date,
        starts_on=seat.starts_on,
    )
    article = at_step(BA_XUYEN, "dang")
    refused(article, "baxuyen-truongban")


def test_a9_the_division_leader_appraises_before_the_board_decides():
    article = submit(write(STTTT))
    assert who_may(article, STTTT) == ["stttt-lanhdao-cntt", "stttt-lanhdao-ttbcxb"]
    for member in ("stttt-truongban", "stttt-phoban", "stttt-thanhvien-bcvt"):
        refused(article, member)
    approve(article, "stttt-lanhdao-ttbcxb")
    assert open_code(article) == "quyet-dinh"


@pytest.mark.parametrize("is_delegated", [False, True], ids=["the head alone", "and who is authorised"])
def test_a10_only_the_head_decides_whether_yes_or_no(is_delegated):
    if is_delegated:
        delegate()
    entitled = {"stttt-truongban", "stttt-phoban"} if is_delegated else {"stttt-truongban"}
    article = at_step(STTTT, "quyet-dinh")
    for other in {user.username for user in everybody(STTTT)} - entitled:
        refused(article, other)
    for decider in sorted(entitled):
        send_back(article, decider)
        assert fresh(article).current_workflow_state.status == "needs_changes"
        submit(article)
    assert set(who_may(article, STTTT)) == entitled


def test_a11_the_network_administrator_puts_up_what_was_approved_and_nothing_else():
    article = submit(write(STTTT))
    for _code, username in PATHS[STTTT, Lane.GOVERNMENT][:2]:
        refused(article, "stttt-quantrimang")
        approve(article, username)
    assert who_may(article, STTTT) == ["stttt-quantrimang"]
    assert approve(article, "stttt-quantrimang").live


def test_a12_from_the_collector_to_the_office_to_the_head():
    article = submit(write(PHUONG_1, by="phuong1-ldtbxh"))
    path = [username for _code, username in PATHS[PHUONG_1, Lane.GOVERNMENT]]
    assert path == ["phuong1-vanphong", "phuong1-truongban", "phuong1-phoban-vanhoa"]
    for place, username in enumerate(path):
        for later in path[place + 1 :]:
            refused(article, later)
        approve(article, username)
    assert fresh(article).live


def test_a13_spelling_is_corrected_before_posting_and_that_is_written_down():
    article = submit(write(PHUONG_1, title="Khánh thàn cầu mới"))
    assert open_step(article).task.specific.step.article == "Đ9.5c, Đ13.4"
    rewrite(article, "phuong1-vanphong", title="Khánh thành cầu mới")
    state = open_step(article)
    ticked = {"declare_secrecy": True, "declare_source": True}
    with pytest.raises(NotReady):
        state.task.specific.on_action(state, person("phuong1-vanphong"), "approve", comment="", **ticked)
    article = publish(article)
    step = Publication.objects.of(article).get().steps[0]
    assert ("spelling" in step["declarations"], step["username"]) == (True, "phuong1-vanphong")
    assert article.title == "Khánh thành cầu mới"


def test_a14_the_deputy_publishes_only_after_the_head_has_approved():
    article = submit(write(PHUONG_1))
    for username in ("phuong1-vanphong", "phuong1-truongban"):
        refused(article, "phuong1-phoban-vanhoa")
        approve(article, username)
    assert open_step(article).task.specific.step.article == "Đ13.3"
    draft = fresh(article).get_latest_revision_as_object()
    draft.title = "Khác với bản đã duyệt"
    draft.save_revision(user=article.owner, overwrite_revision=draft.latest_revision)
    with pytest.raises(NotEntitled):
        approve(article, "phuong1-phoban-vanhoa")
    assert not fresh(article).live


def test_a16_answers_wait_for_the_chair():
    article = at_step(PHUONG_1, "xin-y-kien", Lane.ANSWER)
    assert who_may(article, PHUONG_1) == ["phuong1-chutich"]
    refused(article, "phuong1-truongban")
    approve(article, "phuong1-chutich")
    assert open_code(article) == "duyet"


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane != Lane.ANSWER])
def test_a16_the_chair_is_asked_about_nothing_else(lane):
    assert "xin-y-kien" not in [step.code for step in SHIPPED[PHUONG_1].steps_for(lane)]


def test_a16_what_turns_out_to_be_an_answer_is_asked_about():
    article = submit(write(PHUONG_1))
    rewrite(article, "phuong1-vanphong", lane=Lane.ANSWER)
    approve(article, "phuong1-vanphong")
    assert open_code(article) == "xin-y-kien"


# --- Each its own --------------------------------------------------------------------------------------------------


@each_board
def test_a18_nobody_of_another_board_acts_on_an_item_at_any_step(key):
    own = Unit.objects.get(code=UNITS[key])
    others = [UNITS[other] for one, other in permutations(UNITS, 2) if one == key]
    strangers = list(User.objects.filter(seats__unit__code__in=others).exclude(seats__unit=own).distinct())
    assert len(strangers) > 30
    article = submit(write(key))
    for stranger in strangers:
        assert not article.permissions_for_user(stranger).can_edit()
    for _code, username in PATHS[key, Lane.GOVERNMENT]:
        state = open_step(article)
        for stranger in [*strangers, person("root"), person("dung"), person("chi")]:
            assert standing(stranger, state).capacity is None, stranger
            assert not waiting_for(stranger).filter(pk=state.pk).exists(), stranger
        approve(article, username)
    assert all(why_not_take_down(stranger, fresh(article)) for stranger in strangers)


def test_a19_who_administers_the_system_publishes_nothing():
    administrator = person("vanphong-tinhoc")
    assert administrator.seats.get().levels == [Level.SYSTEM_ADMINISTRATOR]
    article = submit(write(BAC_GIANG))
    for _code, username in PATHS[BAC_GIANG, Lane.GOVERNMENT]:
        refused(article, "vanphong-tinhoc")
        assert not fresh(article).permissions_for_user(administrator).can_publish()
        approve(article, username)
    assert why_not_take_down(administrator, fresh(article))


def test_a20_the_footer_names_who_permits_other_media_to_use_the_information(visit):
    host = f"{UNITS[BA_XUYEN]}.{cast.HOSTS['tinh']}"
    branding = Branding.objects.get(site__unit__code=UNITS[BA_XUYEN])
    assert len(read(visit(host, "/")).select(".footer__reuse")) == 1
    branding.reuse_permission_vi = "Phó Chủ tịch Ủy ban nhân dân xã phụ trách <b>"
    branding.reuse_permission_en = "the Vice Chair in charge"
    branding.save()
    source, permission = read(visit(host, "/")).select(".footer__reuse")
    assert "Phó Chủ tịch Ủy ban nhân dân xã phụ trách <b>" in permission.get_text()
    assert "Bá Xuyên" in source.get_text()
    assert "the Vice Chair in charge" in visit(host, "/en/").text
