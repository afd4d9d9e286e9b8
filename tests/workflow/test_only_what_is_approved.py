"""Nothing becomes public without the approvals of its unit's chain, whatever way it takes (rows A1, A10, A17).

Each way is tried on a text that has not been approved, by code without a user and by an operator; the gaps of stock
Wagtail that it closes are numbered as in the facts (G1 to G25).
"""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page, Task, TaskState, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import Translation, TranslationSource

from news.models import ArticlePage
from tests.pages import without_chain
from tests.workflow.boards import (
    approve,
    fresh,
    open_code,
    open_step,
    person,
    publish,
    rewrite,
    send_back,
    submit,
    write,
)
from workflow.models import Publication, SeatTask
from workflow.refusals import NotApproved, NotEntitled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]
KEY = "002-stttt-binh-dinh"


@pytest.fixture
def draft():
    """A draft of a member of the department's board."""
    return write(KEY)


@pytest.fixture
def live():
    """An article that went through the chain."""
    return publish(write(KEY))


def publish_a_revision(page):
    page.get_latest_revision().publish()


def publish_as_the_operator(page):
    page.get_latest_revision().publish(user=person("root"))


def publish_without_asking_for_rights(page):
    PublishPageRevisionAction(page.get_latest_revision(), user=person("root")).execute(skip_permission_checks=True)


def save_it_as_public(page):
    page.live = True
    page.save()


def save_the_bare_page_as_public(page):
    bare = Page.objects.get(pk=page.pk)
    bare.live = True
    bare.save()


def save_the_one_column(page):
    page.live = True
    page.save(update_fields=["live"])


def copy_as_public(page):
    page.live = True
    page.copy(update_attrs={"slug": "ban-sao", "live": True}, keep_live=True)


def schedule_by_a_revision(page):
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()


def schedule_by_hand(page):
    page.save_revision(approved_go_live_at=timezone.now() + timedelta(hours=1))


WAYS = [
    publish_a_revision,
    publish_as_the_operator,
    publish_without_asking_for_rights,
    save_it_as_public,
    save_the_bare_page_as_public,
    save_the_one_column,
    copy_as_public,
    schedule_by_a_revision,
    schedule_by_hand,
]


def refuse(act, *arguments):
    with pytest.raises(PermissionDenied):
        act(*arguments)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", ["draft", "submitted", "half approved", "sent back"])
def test_g3_g4_no_way_leads_past_the_chain(draft, way, place):
    if place != "draft":
        submit(draft)
    if place in {"half approved", "sent back"}:
        approve(draft, "stttt-lanhdao-cntt")
    if place == "sent back":
        send_back(draft, "stttt-truongban")
    refuse(way, fresh(draft))
    assert not ArticlePage.objects.filter(title=draft.title, live=True).exists()
    call_command("publish_scheduled")
    assert not ArticlePage.objects.filter(title=draft.title, live=True).exists()


@pytest.mark.parametrize("way", [publish_a_revision, publish_without_asking_for_rights])
def test_a_newer_draft_of_a_public_page_goes_no_other_way_either(live, way):
    changed = rewrite(live, "stttt-thanhvien-vanphong", title="Sửa mà chưa duyệt")
    refuse(way, changed)
    assert fresh(live).title == "Khánh thành cầu mới"


def test_an_older_approved_text_needs_a_new_round(live):
    """Wagtail republishes any old revision; what is approved is the newest text alone."""
    first = live.get_latest_revision()
    rewrite(live, "stttt-thanhvien-vanphong", title="Bản mới hơn")
    publish(live)
    refuse(first.publish)
    assert fresh(live).title == "Bản mới hơn"


def test_what_was_taken_down_needs_a_new_round(live):
    live.unpublish()
    refuse(publish_a_revision, fresh(live))
    assert publish(fresh(live)).live


def test_a_page_that_stays_as_it_is_may_be_saved(live):
    live.locked = True
    live.save()
    bare = Page.objects.get(pk=live.pk)
    bare.locked = False
    bare.save()
    assert fresh(live).live


def test_g13_a_task_that_is_switched_off_publishes_nothing(draft):
    submit(draft)
    approve(draft, "stttt-lanhdao-cntt")
    approve(draft, "stttt-truongban")
    refuse(open_step(draft).task.deactivate)
    assert not fresh(draft).live


def test_g13_nor_does_one_that_is_taken_out_of_the_workflow(draft):
    submit(draft)
    approve(draft, "stttt-lanhdao-cntt")
    WorkflowTask.objects.filter(workflow=draft.get_workflow()).exclude(task__seattask__code="tham-dinh").delete()
    state = fresh(draft).current_workflow_state
    refuse(open_step(draft).cancel)
    refuse(state.finish)
    assert not fresh(draft).live


def test_g13_an_empty_workflow_publishes_nothing(draft):
    WorkflowTask.objects.filter(workflow=draft.get_workflow()).delete()
    refuse(submit, draft)
    assert not fresh(draft).live


def test_a_workflow_of_the_operators_own_making_publishes_nothing(draft):
    """An operator can put another workflow on a page; it is not the unit's chain."""
    easy = Workflow.objects.create(name="Dễ dãi")
    WorkflowTask.objects.create(workflow=easy, task=Task.objects.create(name="Không ai xem"))
    WorkflowPage.objects.create(page=draft.page_ptr, workflow=easy)
    submit(draft)
    state = fresh(draft).current_workflow_state
    refuse(state.current_task_state.approve)
    assert not fresh(draft).live


def test_the_chain_of_another_unit_is_no_way(draft):
    other = SeatTask.objects.filter(chain__key="004-bac-giang").first().chain.workflow
    WorkflowPage.objects.create(page=draft.page_ptr, workflow=other)
    refuse(submit, draft)


def test_an_approval_by_code_counts_for_nothing(draft):
    submit(draft)
    for _step in range(2):
        open_step(draft).approve(user=person("root"))
    assert open_code(draft) == "tham-dinh"
    assert not fresh(draft).live


def test_g14_a_step_of_another_page_cannot_be_decided_through_ones_own(draft):
    foreign = submit(write("003-phuong-1"))
    state = open_step(foreign)
    with pytest.raises(NotEntitled):
        state.task.specific.on_action(state, person("stttt-lanhdao-cntt"), "approve", declare_secrecy=True)


def test_g15_values_of_a_browser_do_not_steer_the_approval(draft):
    submit(draft)
    state = open_step(draft)
    declared = {f"declare_{name}": True for name in state.task.specific.step.declarations}
    state.task.specific.on_action(state, person("stttt-lanhdao-cntt"), "approve", update=False, **declared)
    assert open_code(draft) == "quyet-dinh", "update=False would leave the item stuck"


def test_g7_a_text_that_is_written_over_in_place_is_not_approved(draft):
    """Autosave keeps the revision's number and changes its text."""
    submit(draft)
    approve(draft, "stttt-lanhdao-cntt")
    changed = fresh(draft).get_latest_revision_as_object()
    changed.title = "Chữ khác"
    changed.save_revision(overwrite_revision=changed.latest_revision, user=draft.owner)
    with pytest.raises(NotEntitled):
        approve(draft, "stttt-truongban")
    assert not fresh(draft).live


def test_g6_what_the_editing_step_changed_is_what_is_approved(draft):
    submit(draft)
    rewrite(draft, "stttt-lanhdao-cntt", title="Tên đã biên tập")
    approve(draft, "stttt-lanhdao-cntt")
    approve(draft, "stttt-truongban")
    article = approve(draft, "stttt-quantrimang")
    assert article.title == "Tên đã biên tập"
    evidence = Publication.objects.of(article).get()
    assert evidence.content["title"] == "Tên đã biên tập"
    assert evidence.steps[0]["hash_in"] != evidence.steps[0]["hash_out"] == evidence.content_hash


def test_g8_a_rewritten_text_is_seen_by_everybody_again(draft):
    submit(draft)
    approve(draft, "stttt-lanhdao-cntt")
    approve(draft, "stttt-truongban")
    send_back(draft, "stttt-quantrimang")
    rewrite(draft, "stttt-thanhvien-vanphong", title="Viết lại hết")
    submit(draft)
    assert open_code(draft) == "tham-dinh"
    approve(draft, "stttt-lanhdao-cntt")
    assert open_code(draft) == "quyet-dinh", "the head's first approval was of another text"
    approve(draft, "stttt-truongban")
    assert approve(draft, "stttt-quantrimang").title == "Viết lại hết"


def test_g16_a_page_that_moves_stays_with_its_units_chain(draft):
    submit(draft)
    index = draft.get_parent()
    twin = index.specific.copy(update_attrs={"slug": "tin-khac"}, keep_live=False)
    draft.move(Page.objects.get(pk=twin.pk), pos="last-child")
    assert publish(fresh(draft)).live


def test_g17_a_live_alias_shows_what_its_source_shows_and_no_more(live):
    alias = live.create_alias(update_slug="bi-danh", user=None)
    assert alias.live
    rewrite(live, "stttt-thanhvien-vanphong", title="Bản nháp")
    assert Page.objects.get(pk=alias.pk).title == "Khánh thành cầu mới"
    publish(fresh(live))
    assert Page.objects.get(pk=alias.pk).title == "Bản nháp"
    alias = ArticlePage.objects.get(pk=alias.pk)
    alias.title = "Chữ riêng của bí danh"
    refuse(alias.save)


def test_g17_an_alias_in_another_unit_is_refused(live):
    foreign = write("003-phuong-1").get_parent()
    refuse(lambda: live.create_alias(parent=Page.objects.get(pk=foreign.pk), update_slug="bi-danh", user=None))


def test_g18_a_scheduled_text_shows_on_no_alias_before_its_time(draft):
    alias = draft.create_alias(update_slug="bi-danh", user=None)
    rewrite(draft, "stttt-thanhvien-vanphong", go_live_at=timezone.now() + timedelta(hours=1))
    publish(fresh(draft))
    assert not fresh(draft).live
    assert not Page.objects.get(pk=alias.pk).live
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
        assert fresh(draft).live
        assert Page.objects.get(pk=alias.pk).live


def test_a_scheduled_text_waits_and_a_cancelled_one_never_comes(draft):
    rewrite(draft, "stttt-thanhvien-vanphong", go_live_at=timezone.now() + timedelta(hours=1))
    publish(fresh(draft))
    scheduled = fresh(draft).scheduled_revision
    scheduled.approved_go_live_at = None
    scheduled.save(update_fields=["approved_go_live_at"])
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
        assert not fresh(draft).live
        refuse(publish_a_revision, fresh(draft))


def test_what_is_public_stays_until_the_scheduled_text_takes_its_place(live):
    rewrite(live, "stttt-thanhvien-vanphong", title="Từ ngày mai", go_live_at=timezone.now() + timedelta(hours=1))
    publish(fresh(live))
    page = fresh(live)
    assert page.title == "Khánh thành cầu mới"
    page.locked = True
    page.save()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
        assert fresh(live).title == "Từ ngày mai"


def test_an_item_that_expires_needs_a_new_round(draft):
    rewrite(draft, "stttt-thanhvien-vanphong", expire_at=timezone.now() + timedelta(hours=1))
    publish(fresh(draft))
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
        assert not fresh(draft).live
        page = fresh(draft)
        page.expire_at = None
        refuse(save_it_as_public, page)


@pytest.mark.parametrize("publishes", [True, False], ids=["publish", "draft"])
def test_g22_a_translation_is_a_draft_until_its_own_round(live, publishes, django_capture_on_commit_callbacks):
    """wagtail-localize would publish without a user when all has been committed; it is not even asked to."""
    english = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(live)
    translation = Translation.objects.create(source=source, target_locale=english)
    with django_capture_on_commit_callbacks() as callbacks:
        translation.save_target(user=person("stttt-thanhvien-vanphong"), publish=publishes)
    assert not any("publish" in repr(callback) for callback in callbacks)
    for callback in callbacks:
        callback()
    target = ArticlePage.objects.get(pk=translation.get_target_instance().pk)
    assert not target.live
    refuse(publish_a_revision, target)
    assert publish(target).live


def test_an_exemption_needs_a_reason_and_is_written_down(draft):
    with pytest.raises(ValueError, match="reason"), without_chain_because(" "):
        pass
    with without_chain():
        draft.get_latest_revision().publish()
    evidence = Publication.objects.of(draft).get()
    assert (evidence.kind, evidence.reason) == ("exemption", "Dữ liệu của kiểm thử")
    assert fresh(draft).live


def without_chain_because(reason):
    from workflow.exemptions import without_approval

    return without_approval(reason)


def test_after_an_exemption_the_door_is_shut_again(draft):
    with without_chain():
        draft.get_latest_revision().publish()
    changed = rewrite(draft, "stttt-thanhvien-vanphong", title="Sau đó")
    refuse(publish_a_revision, changed)


def test_a_step_that_is_taken_twice_is_taken_once(draft):
    submit(draft)
    state = open_step(draft)
    approve(draft, "stttt-lanhdao-cntt")
    with pytest.raises(NotEntitled) as refusal:
        state.task.specific.on_action(state, person("stttt-lanhdao-ttbcxb"), "approve", declare_secrecy=True)
    assert "Phạm" in str(refusal.value) or str(person("stttt-lanhdao-cntt")) in str(refusal.value)
    assert TaskState.objects.for_instance(draft).filter(status="approved").count() == 1


def test_the_message_says_which_page(draft):
    with pytest.raises(NotApproved, match="Khánh thành cầu mới"):
        publish_a_revision(draft)
