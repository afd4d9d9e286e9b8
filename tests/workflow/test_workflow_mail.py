"""Letters about items under way: exactly who gets which, in which language, and what stands in them."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from sites.choices import Lane
from sites.models import Seat
from sites.services import end_seat
from tests.pages import without_chain
from tests.workflow.boards import (
    AUTHORS,
    PATHS,
    UNITS,
    approve,
    fresh,
    open_step,
    person,
    publish,
    rewrite,
    send_back,
    submit,
    who_may,
    write,
)
from workflow.refusals import NotEntitled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards", "addressed")]

BA_XUYEN, NHU_XUAN, STTTT, PHUONG_1, BAC_GIANG = UNITS


@pytest.fixture
def addressed():
    """Everybody has an address of their own, and no letter is left from before."""
    for seat in Seat.objects.select_related("user"):
        if not seat.user.email:
            seat.user.email = f"{seat.user.username}@tinh.localhost"
            seat.user.save()
    mail.outbox.clear()


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """Do something and return the letters that it sends: ``letters(submit, article)``."""

    def sent(act, *args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act(*args, **kwargs)
        return list(mail.outbox)

    return sent


def readers(sent):
    """User names of those to whom letters went; one letter has one reader."""
    assert all(len(letter.recipients()) == 1 for letter in sent)
    return sorted(letter.to[0].split("@")[0] for letter in sent)


def leave(username):
    """The person's seats ended yesterday; the login stays."""
    today = timezone.localdate()
    for seat in person(username).seats.all():
        end_seat(seat, last_day=today - timedelta(days=1), today=today - timedelta(days=2))


def choose(username, **choices):
    UserProfile.objects.update_or_create(user=person(username), defaults=choices)


# --- A step begins -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "lane"), [pytest.param(*case, id="-".join(case)) for case in PATHS])
def test_each_step_is_told_to_exactly_those_who_can_take_it(letters, key, lane):
    article = write(key, lane)
    sent = letters(submit, article)
    for _code, username in PATHS[key, lane][:-1]:
        assert readers(sent) == sorted(set(who_may(article, key)))
        sent = letters(approve, article, username)
    assert readers(sent) == sorted(set(who_may(article, key)))


def test_the_letter_says_what_is_needed_to_decide(letters):
    article = write(BA_XUYEN, kind="announcement", occurred_on=date(2099, 11, 2))
    choose("baxuyen-truongban", preferred_language="en")
    submit(article)
    sent = letters(approve, article, "baxuyen-vanhoa", "Đã sửa tên cầu.")
    assert readers(sent) == ["baxuyen-truongban"]
    (letter,) = sent
    author, officer = person(AUTHORS[BA_XUYEN]), person("baxuyen-vanhoa")
    assert letter.subject == f"Waiting for your decision: {article.title}"
    assert letter.body == "\n".join(
        [
            f"Dear {person('baxuyen-truongban')},",
            "",
            "an item waits for your decision.",
            "",
            f"Title: {article.title}",
            f"Unit: {article.unit.name_en}",
            "Step: Trưởng ban quyết định",
            f"Submitted by: {author}",
            "Due: 23:59 03/11/2099 (Đ9.1a, Quyết định 118/QĐ-UBND ngày 14/3/2020)",
            "",
            f"Decision before: Kiểm duyệt tin, bài của cộng tác viên, {officer}",
            "Đã sửa tên cầu.",
            "",
            "Open the item here:",
            f"http://tinh.localhost/admin/pages/{article.pk}/edit/",
            "",
        ]
    )
    assert letter.content_subtype == "plain"
    assert letter.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_everybody_is_written_to_in_their_own_language(letters):
    choose("vanphong-hanhchinh", preferred_language="en")
    sent = letters(submit, write(BAC_GIANG))
    assert len(sent) > 1
    assert readers([letter for letter in sent if letter.body.startswith("Dear")]) == ["vanphong-hanhchinh"]
    assert len([letter for letter in sent if letter.body.startswith("Kính gửi")]) == len(sent) - 1


def test_an_overdue_item_says_so_from_its_first_letter(letters):
    choose("baxuyen-vanhoa", preferred_language="en")
    (letter,) = letters(submit, write(BA_XUYEN, occurred_on=date(2026, 11, 2)))
    assert "The item is overdue." in letter.body
    (letter,) = letters(submit, write(BA_XUYEN))
    assert "Due" not in letter.body


def test_what_comes_again_says_so_with_what_was_asked_for(letters):
    article = send_back(submit(write(PHUONG_1)), "phuong1-vanphong", "Thiếu nguồn ảnh.")
    choose("phuong1-vanphong", preferred_language="en")
    rewrite(article, AUTHORS[PHUONG_1], lead="Cầu mới đã thông xe.")
    (letter,) = letters(submit, article)
    assert "an item that was sent back has been submitted again" in letter.body
    assert "Thiếu nguồn ảnh." in letter.body


def test_outsiders_authors_and_who_has_left_are_told_nothing(letters):
    leave("baxuyen-vanhoa")
    sent = letters(submit, write(BA_XUYEN))
    assert not {"baxuyen-vanhoa", "chi", "dung", "root", AUTHORS[BA_XUYEN]} & set(readers(sent))


def test_who_wants_no_letters_of_a_kind_gets_none(letters):
    choose("baxuyen-vanhoa", submitted_notifications=False)
    assert letters(submit, write(BA_XUYEN)) == []


def test_who_wrote_the_text_is_not_asked_to_decide_it(letters):
    article = write(BAC_GIANG, by="vanphong-hanhchinh")
    assert "vanphong-hanhchinh" not in readers(letters(submit, article, "vanphong-hanhchinh"))


# --- It is sent back -----------------------------------------------------------------------------------------------


def test_a15_what_is_sent_back_is_told_to_who_submitted_and_who_wrote_it(letters):
    article = write(STTTT)
    rewrite(article, "stttt-quantrimang", lead="Cầu mới đã thông xe.")
    submit(article)
    approve(article, "stttt-lanhdao-cntt")
    sent = letters(send_back, article, "stttt-truongban", "Thiếu nguồn ảnh.")
    assert readers(sent) == sorted([AUTHORS[STTTT], "stttt-quantrimang"])
    assert all("Thiếu nguồn ảnh." in letter.body and str(person("stttt-truongban")) in letter.body for letter in sent)


def test_who_sends_an_item_back_needs_no_letter_about_it(letters):
    article = submit(write(PHUONG_1))
    rewrite(article, "phuong1-vanphong", lead="Cầu mới đã thông xe.")
    assert readers(letters(send_back, article, "phuong1-vanphong")) == [AUTHORS[PHUONG_1]]


def test_authors_of_earlier_publications_are_left_in_peace(letters):
    article = publish(write(STTTT))
    rewrite(article, "stttt-quantrimang", title="Khánh thành cầu mới (đính chính)")
    submit(article, "stttt-quantrimang")
    assert readers(letters(send_back, article, "stttt-lanhdao-cntt")) == ["stttt-quantrimang"]


def test_an_author_who_has_left_is_told_nothing(letters):
    article = submit(write(STTTT))
    leave(AUTHORS[STTTT])
    assert letters(send_back, article, "stttt-lanhdao-cntt") == []


# --- It is published -----------------------------------------------------------------------------------------------


def almost(article):
    """Take the article to its last step; returns who takes that."""
    article = submit(article)
    *others, (_code, last) = PATHS[article.unit.preset, Lane.GOVERNMENT]
    for _step, username in others:
        approve(article, username)
    return last


def test_a_publication_is_told_to_the_author_with_its_address(letters):
    article = write(STTTT)
    choose(AUTHORS[STTTT], preferred_language="en")
    (letter,) = letters(approve, article, almost(article))
    assert readers([letter]) == [AUTHORS[STTTT]]
    assert letter.subject == f"Approved and published: {article.title}"
    assert fresh(article).full_url in letter.body


def test_who_submitted_a_piece_for_its_author_is_told_too(letters):
    article = submit(write(STTTT), "stttt-thanhvien-bcvt")
    approve(article, "stttt-lanhdao-cntt")
    approve(article, "stttt-truongban")
    assert readers(letters(approve, article, "stttt-quantrimang")) == ["stttt-thanhvien-bcvt", AUTHORS[STTTT]]


def test_what_is_approved_for_later_says_when(letters):
    article = write(STTTT, go_live_at=timezone.now() + timedelta(days=3))
    choose(AUTHORS[STTTT], preferred_language="en")
    (letter,) = letters(approve, article, almost(article))
    moment = timezone.localtime(article.go_live_at)
    assert f"It goes public at {moment:%H:%M %d/%m/%Y}." in letter.body
    assert "Readers find it here" not in letter.body


def test_nothing_is_told_of_what_is_entered_without_approval(letters):
    def enter():
        with without_chain():
            write(STTTT).get_latest_revision().publish()

    assert letters(enter) == []


# --- Once, after the act, and never in its way ---------------------------------------------------------------------


def test_wagtail_says_nothing_a_second_time(letters):
    article = write(STTTT)
    last = almost(article)
    assert len(letters(approve, article, last)) == 1
    again = submit(write(STTTT))
    assert len(letters(send_back, again, "stttt-lanhdao-cntt")) == 1


def test_letters_about_other_workflows_stay_wagtails(letters):
    article = write(STTTT)
    workflow = Workflow.objects.create(name="Không phải quy trình duyệt")
    task = GroupApprovalTask.objects.create(name="Bước")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    state = workflow.start(article, person(AUTHORS[STTTT]))
    sent = letters(state.current_task_state.reject, user=person("stttt-truongban"), comment="Không")
    assert readers(sent) == [AUTHORS[STTTT]]


def test_what_is_undone_is_told_to_nobody(letters):
    def fail():
        with transaction.atomic():
            submit(write(BA_XUYEN))
            transaction.set_rollback(True)

    assert letters(fail) == []
    article = submit(write(BA_XUYEN))

    def refuse():
        with pytest.raises(NotEntitled):
            send_back(article, "chi")

    assert letters(refuse) == []


class NoServer(EmailBackend):
    """A mail server that is down."""

    def open(self):
        raise ConnectionRefusedError


class NobodyThere(EmailBackend):
    """A mail server that refuses the first address."""

    refused = 0

    def send_messages(self, messages):
        if not NobodyThere.refused:
            NobodyThere.refused += 1
            raise OSError("550")
        return super().send_messages(messages)


def test_a_mail_server_that_is_down_stops_no_approval(letters, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    article = write(STTTT)
    assert letters(submit, article) == []
    assert letters(approve, article, "stttt-lanhdao-cntt") == []
    assert open_step(article).task.specific.code == "quyet-dinh"
    assert "No letter" in caplog.text


def test_one_address_that_is_refused_stops_no_other(letters, settings, caplog, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.NobodyThere"
    monkeypatch.setattr(NobodyThere, "refused", 0)
    article = write(BAC_GIANG)
    expected = len(who_may(submit(article), BAC_GIANG))
    again = write(BAC_GIANG)
    assert len(letters(submit, again)) == expected - 1
    assert "could not be sent" in caplog.text


def test_a_title_with_a_line_break_makes_no_second_header(letters):
    article = write(STTTT)
    sent = letters(submit, rewrite(article, AUTHORS[STTTT], title="Cầu mới\nBcc: chi@tinh.localhost"))
    assert sent
    assert all(letter.subject.endswith("Cầu mới Bcc: chi@tinh.localhost") for letter in sent)
    assert "chi" not in readers(sent)


def test_letters_lie_in_the_folder_of_mail_without_a_server(letters, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    choose("stttt-lanhdao-cntt", preferred_language="en")
    letters(submit, write(STTTT))
    (file,) = tmp_path.iterdir()
    text = file.read_text(encoding="utf-8")
    assert "To: stttt-lanhdao-cntt@" in text
    assert f"From: {settings.DEFAULT_FROM_EMAIL}" in text
    assert "Auto-Submitted: auto-generated" in text
    assert "an item waits for your decision." in text


def test_letters_of_units_elsewhere_cost_nothing(letters):
    article = write(STTTT)
    with CaptureQueriesContext(connection) as before:
        letters(submit, article)
    for key in (BA_XUYEN, PHUONG_1, BAC_GIANG):
        submit(write(key))
    other = write(STTTT)
    with CaptureQueriesContext(connection) as after:
        letters(submit, other)
    assert len(after) <= len(before)
