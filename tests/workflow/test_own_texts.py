"""Nobody approves what they have written (row A21): every way in which somebody may have written it."""

import pytest

from sites.choices import Lane
from sites.models import Unit
from tests.workflow.boards import (
    AUTHORS,
    UNITS,
    approve,
    fresh,
    open_code,
    open_step,
    person,
    publish,
    rewrite,
    submit,
    write,
)
from tests.workflow.told import delegate
from workflow.presets import SHIPPED, preset_from
from workflow.refusals import NotEntitled
from workflow.services import assign_chain, provision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

BA_XUYEN, NHU_XUAN, STTTT, PHUONG_1, BAC_GIANG = UNITS


def by_the_author():
    return submit(write(STTTT, by="stttt-lanhdao-cntt")), "stttt-lanhdao-cntt"


def by_the_head_who_wrote_it():
    article = submit(write(STTTT, by="stttt-truongban"))
    return approve(article, "stttt-lanhdao-cntt"), "stttt-truongban"


def by_a_co_author_of_an_earlier_draft():
    article = rewrite(write(STTTT), "stttt-lanhdao-cntt", lead="Một câu của lãnh đạo phòng.")
    return submit(rewrite(article, AUTHORS[STTTT], lead="Câu khác.")), "stttt-lanhdao-cntt"


def by_the_owner_whose_text_another_rewrote():
    article = write(STTTT, by="stttt-lanhdao-cntt")
    article.revisions.update(user=person(AUTHORS[STTTT]))
    return submit(article, AUTHORS[STTTT]), "stttt-lanhdao-cntt"


def by_the_author_on_behalf_of_the_head():
    delegate()
    article = submit(write(STTTT, by="stttt-phoban"))
    return approve(article, "stttt-lanhdao-cntt"), "stttt-phoban"


def by_the_head_for_whose_deputy_it_was_written():
    """The delegation does not make the head's own text another's."""
    delegate()
    article = submit(write(STTTT, by="stttt-truongban"))
    return approve(article, "stttt-lanhdao-cntt"), "stttt-truongban"


def by_who_edited_it_in_an_editing_step():
    article = submit(write(BAC_GIANG))
    rewrite(article, "vanphong-congbao", lead="Sửa ở bước kiểm duyệt.")
    approve(article, "vanphong-congbao")
    return approve(article, "vanphong-truongban"), "vanphong-congbao"


def by_the_author_of_a_change_of_what_is_public():
    article = rewrite(publish(write(STTTT)), "stttt-lanhdao-cntt", title="Đính chính")
    return submit(article, "stttt-lanhdao-cntt"), "stttt-lanhdao-cntt"


OWN_TEXTS = [
    by_the_author,
    by_the_head_who_wrote_it,
    by_a_co_author_of_an_earlier_draft,
    by_the_owner_whose_text_another_rewrote,
    by_the_author_on_behalf_of_the_head,
    by_the_head_for_whose_deputy_it_was_written,
    by_who_edited_it_in_an_editing_step,
    by_the_author_of_a_change_of_what_is_public,
]


@pytest.mark.parametrize("own_text", OWN_TEXTS)
def test_a21_nobody_approves_what_they_have_written(own_text):
    article, username = own_text()
    code = open_code(article)
    with pytest.raises(NotEntitled):
        approve(article, username)
    assert open_code(article) == code
    state = open_step(article)
    assert not state.task.specific.get_actions(fresh(article), person(username)), "and no button says otherwise"


def test_a21_who_only_read_it_in_an_editing_step_may_take_a_later_one():
    article = submit(write(BAC_GIANG))
    approve(article, "vanphong-congbao")
    approve(article, "vanphong-truongban")
    assert approve(article, "vanphong-congbao").live


def test_a21_an_editing_step_that_once_fell_away_hides_no_author():
    """The block of the first text needed no editing; the change of it does, and its author holds that seat."""
    data = SHIPPED[NHU_XUAN].as_data()
    sign, edit, decide = data["steps"]
    edit, check = ({**step, "positions": [], "lanes": {"party": ["member"]}} for step in (edit, decide))
    steps = [sign, decide, edit, {**check, "code": "dang", "edits": False}]
    unit = Unit.objects.get(code=UNITS[NHU_XUAN])
    provision(preset_from("rieng", {**data, "steps": steps}), unit=unit)
    assign_chain(unit, "rieng")
    article = submit(write(NHU_XUAN))
    approve(article, "nhuxuan-nongnghiep")
    assert approve(article, "nhuxuan-photruongban").live
    rewrite(article, "nhuxuan-vanphong", lane=Lane.PARTY, title="Của khối Đảng")
    submit(article, "nhuxuan-vanphong")
    approve(article, "nhuxuan-nongnghiep")
    approve(article, "nhuxuan-truongban")
    assert open_code(article) == "bien-tap"
    with pytest.raises(NotEntitled):
        approve(article, "nhuxuan-vanphong")
    approve(article, "nhuxuan-trungtam")
