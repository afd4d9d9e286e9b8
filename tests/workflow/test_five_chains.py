"""The five chains, by the right people, and by everybody else."""

import pytest

from sites.choices import Lane
from tests.workflow.boards import (
    PATHS,
    approve,
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
from workflow.models import Publication
from workflow.presets import SHIPPED
from workflow.refusals import NotEntitled, NotReady

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

CASES = [pytest.param(key, lane, id=f"{key}-{lane}") for key, lane in PATHS]


@pytest.mark.parametrize(("key", "lane"), CASES)
def test_a1_a17_every_step_is_taken_by_its_seats_alone_and_the_last_one_publishes(key, lane):
    article = submit(write(key, lane))
    for code, username in PATHS[key, lane]:
        assert open_code(article) == code
        assert not fresh(article).live
        allowed = who_may(article, key)
        assert username in allowed
        for other in everybody(key):
            if other.username not in allowed:
                with pytest.raises(NotEntitled):
                    approve(article, other.username)
                with pytest.raises(NotEntitled):
                    send_back(article, other.username)
        approve(article, username)
    article = fresh(article)
    assert article.live
    evidence = Publication.objects.of(article).get()
    assert [(step["step"], step["username"]) for step in evidence.steps] == PATHS[key, lane]
    assert evidence.chain["basis"] == SHIPPED[key].basis


def test_a2_party_items_of_ba_xuyen_pass_the_deputy_too():
    steps = SHIPPED["000-ba-xuyen"].steps_for
    assert "khoi-dang-doan-the" in [step.code for step in steps(Lane.PARTY)]
    assert "khoi-dang-doan-the" not in [step.code for step in steps(Lane.GOVERNMENT)]


def test_a2_a_block_that_is_changed_late_asks_for_the_step_that_was_passed_over():
    """In the editing step the culture officer finds that it is the Youth Union's item."""
    article = submit(write("000-ba-xuyen"))
    rewrite(article, "baxuyen-vanhoa", lane=Lane.PARTY)
    approve(article, "baxuyen-vanhoa")
    assert open_code(article) == "khoi-dang-doan-the"


def test_a2_a_text_whose_block_is_changed_after_it_came_back_begins_at_the_first_step():
    article = submit(write("000-ba-xuyen"))
    approve(article, "baxuyen-vanhoa")
    send_back(article, "baxuyen-truongban")
    rewrite(article, "baxuyen-ctv-doanxa", lane=Lane.PARTY)
    article = submit(article)
    assert open_code(article) == "kiem-duyet"
    for code, username in PATHS["000-ba-xuyen", Lane.PARTY]:
        assert open_code(article) == code
        approve(article, username)
    assert fresh(article).live


@pytest.mark.parametrize(
    ("lane", "approver", "other"),
    [
        (Lane.PARTY, "nhuxuan-truongban", "nhuxuan-photruongban"),
        (Lane.GOVERNMENT, "nhuxuan-photruongban", "nhuxuan-truongban"),
    ],
)
def test_a7_the_block_decides_who_approves_in_nhu_xuan(lane, approver, other):
    article = submit(write("001-nhu-xuan", lane))
    approve(article, "nhuxuan-nongnghiep")
    approve(article, "nhuxuan-vanphong")
    with pytest.raises(NotEntitled):
        approve(article, other)
    assert approve(article, approver).live


def test_a7_the_block_that_the_board_corrects_decides():
    article = submit(write("001-nhu-xuan", Lane.GOVERNMENT))
    approve(article, "nhuxuan-nongnghiep")
    rewrite(article, "nhuxuan-vanphong", lane=Lane.PARTY)
    approve(article, "nhuxuan-vanphong")
    assert who_may(article, "001-nhu-xuan") == ["nhuxuan-truongban"]


def test_a15_an_item_comes_back_and_starts_again_when_it_was_changed():
    article = submit(write("003-phuong-1"))
    approve(article, "phuong1-vanphong")
    send_back(article, "phuong1-truongban", "Thiếu nguồn ảnh.")
    assert fresh(article).current_workflow_state.status == "needs_changes"
    assert open_code(submit(article)) == "duyet", "unchanged, it goes back to who returned it"
    send_back(article, "phuong1-truongban")
    rewrite(article, "phuong1-ldtbxh", lead="Cầu mới được đưa vào sử dụng sáng nay.")
    assert open_code(submit(article)) == "chinh-ta", "changed, it begins anew"
    assert publish(article).live


def test_a15_sending_back_says_what_is_to_be_changed():
    article = submit(write("003-phuong-1"))
    with pytest.raises(NotReady):
        send_back(article, "phuong1-vanphong", "  ")
    assert open_code(article) == "chinh-ta"


def test_an_approval_declares_what_the_step_checks():
    state = open_step(submit(write("003-phuong-1")))
    with pytest.raises(NotReady):
        state.task.specific.on_action(state, person("phuong1-vanphong"), "approve", comment="", declare_secrecy=True)
    assert open_code(state.workflow_state.content_object) == "chinh-ta"


def test_a22_a_change_of_what_is_public_passes_the_chain_again():
    article = publish(write("002-stttt-binh-dinh"))
    rewrite(article, "stttt-thanhvien-vanphong", title="Khánh thành cầu mới (đính chính)")
    assert fresh(article).title == "Khánh thành cầu mới"
    article = submit(article, "stttt-thanhvien-vanphong")
    assert open_code(article) == "tham-dinh"
    assert publish(article).title == "Khánh thành cầu mới (đính chính)"
    assert Publication.objects.of(article).count() == 2
