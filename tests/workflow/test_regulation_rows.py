"""Rows of the regulations that no other file of tests is about: each by the article that demands it."""

from itertools import permutations

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from documents.models import UnitDocument
from images.models import UnitImage
from news.models import ArticlePage
from sites.choices import Lane, Level, Position
from sites.models import Branding, Seat, Unit
from tests import cast, pages
from tests.pages import path_of, read
from tests.workflow.boards import (
    AUTHORS,
    PATHS,
    UNITS,
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
from tests.workflow.told import delegate
from users.models import User
from workflow.deciders import standing, waiting_for
from workflow.issues import blocking_issues
from workflow.models import Publication
from workflow.presets import SHIPPED, preset_from
from workflow.refusals import NotEntitled, NotReady
from workflow.services import assign_chain, provision
from workflow.takedown import take_down, why_not_take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

BA_XUYEN, NHU_XUAN, STTTT, PHUONG_1, BAC_GIANG = UNITS
each_board = pytest.mark.parametrize("key", UNITS)
STAMP = "TỐI MẬT"


def refused(article, username):
    """The person can neither approve the open step nor send the item back from it."""
    code = open_code(article)
    for act in (approve, send_back):
        with pytest.raises(NotEntitled):
            act(article, username)
    assert (open_code(article), fresh(article).live) == (code, False)


def at_step(key, code, lane=Lane.GOVERNMENT):
    """An item that waits at the step."""
    article = submit(write(key, lane))
    for step, username in PATHS[key, lane]:
        if step == code:
            return article
        approve(article, username)
    raise LookupError(code)


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


# --- Nobody approves what they have written ------------------------------------------------------------------------


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


# --- What is not on the portal -------------------------------------------------------------------------------------


@each_board
def test_x2_x3_nothing_marked_as_secret_passes_any_board(key):
    article = submit(write(key, lead=STAMP))
    code, username = PATHS[key, Lane.GOVERNMENT][0]
    with pytest.raises(NotReady, match=STAMP):
        approve(article, username)
    assert (open_code(article), fresh(article).live) == (code, False)


@each_board
def test_x2_every_decider_declares_that_there_is_nothing_secret(key):
    assert all("secrecy" in step.declarations for step in SHIPPED[key].steps)


def test_x3_a_legal_document_that_is_secret_is_held_back():
    text = f"Số: 1/KH-UBND\n{STAMP}\nĐiều 1. Phạm vi"
    document = pages.document(UNITS[PHUONG_1], full_text=text, live=False)
    assert "secrecy_marking" in [issue.code for issue in blocking_issues(document, SHIPPED[PHUONG_1])]


@each_board
def test_x5_who_decides_declares_that_nothing_in_it_is_prohibited(key):
    for lane in Lane.values:
        steps = [step for step in SHIPPED[key].steps_for(lane) if "content" in step.declarations]
        assert steps, lane
        assert all(not step.edits for step in steps), "of the text as it will be public"


def test_x5_without_that_declaration_nothing_is_approved():
    state = open_step(at_step(PHUONG_1, "duyet"))
    ticked = {"declare_secrecy": True, "declare_recipients": True}
    with pytest.raises(NotReady):
        state.task.specific.on_action(state, person("phuong1-truongban"), "approve", comment="", **ticked)


def test_x4_a_draft_and_its_files_are_nobodys_but_the_units(client):
    unit, host = Unit.objects.get(code=UNITS[PHUONG_1]), f"{UNITS[PHUONG_1]}.{cast.HOSTS['tinh']}"
    picture = UnitImage.objects.create(title="Cầu", file=get_test_image_file(), collection=unit.collection)
    file = UnitDocument.objects.create(
        title="Bản vẽ", file=ContentFile(b"ban ve", "ban-ve.txt"), collection=unit.collection
    )
    body = [("files", {"title": "", "files": [file]})]
    article = write(PHUONG_1, title="Chưa phổ biến", picture=picture, picture_alt="Cầu", body=body)

    def answers():
        addresses = [path_of(article), file.url, f"/api/v2/pages/{article.pk}/", f"/api/v2/documents/{file.pk}/"]
        return [client.get(address, headers={"host": host}).status_code for address in addresses]

    for act in (lambda: None, lambda: submit(article), lambda: approve(article, "phuong1-vanphong")):
        act()
        assert answers() == [404] * 4
        for name in ("view_draft", "edit", "history"):
            answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=[article.pk]), headers={"host": host})
            assert answer.status_code in (302, 404)
            assert "Chưa phổ biến" not in answer.text
        assert client.get(f"/media/{picture.file.name}", headers={"host": host}).status_code == 404
        listed = client.get("/api/v2/pages/", headers={"host": host}).text
        assert "Chưa phổ biến" not in listed
    for username in ("phuong1-truongban", "phuong1-phoban-vanhoa"):
        approve(article, username)
    assert answers() == [200] * 4
    take_down(fresh(article), user=person("phuong1-truongban"), reason="Chưa đến lúc.")
    assert answers() == [404] * 4


# --- Source, language ----------------------------------------------------------------------------------------------


@each_board
@pytest.mark.parametrize("field", ["source", "author"])
def test_m3_what_does_not_say_where_it_comes_from_is_not_approved(key, field):
    article = submit(write(key, **{field: " "}))
    with pytest.raises(NotReady):
        approve(article, PATHS[key, Lane.GOVERNMENT][0][1])
    assert not fresh(article).live


@each_board
def test_m6_a_translation_passes_the_chain_for_itself(key):
    article = publish(write(key))
    english = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(article)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(user=person(AUTHORS[key]), publish=False)
    target = ArticlePage.objects.get(translation_key=article.translation_key, locale=english)
    assert not target.live
    assert target.get_workflow() == article.get_workflow()
    assert publish(target).live
    own = Publication.objects.of(target).get()
    assert [step["step"] for step in own.steps] == [code for code, _username in PATHS[key, Lane.GOVERNMENT]]
    assert Publication.objects.of(article).count() == 1


def test_positions_of_the_boards_are_those_that_the_rows_speak_of():
    """Otherwise the tests above would speak of nobody."""
    held = {position: Seat.objects.filter(position=position).exists() for position in Position.values}
    assert all(held.values()), held
