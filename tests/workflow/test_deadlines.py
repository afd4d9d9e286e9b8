"""By when items must be public, by their unit's regulation (rows S1 to S5, S7, S8, S10)."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.models import StandardPage
from news.choices import ArticleKind
from sites.choices import Lane
from sites.models import CalendarDay, Unit
from sites.working_days import VIETNAM, Calendar, calendar_changed
from tests import cast
from tests.workflow.boards import AUTHORS, PATHS, UNITS, approve, open_step, person, rewrite, send_back, submit, write
from workflow.deadlines import PROVINCE, clock_from, due_moment, read_terms, terms_of
from workflow.due_dates import recompute_due_dates
from workflow.models import SeatTaskState
from workflow.presets import SHIPPED, Deadline, preset_from

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("boards")]

BA_XUYEN, NHU_XUAN, STTTT, PHUONG_1, BAC_GIANG = UNITS

# November 2026 begins on a Sunday; the 24th is a public holiday.
MONDAY, TUESDAY, FRIDAY, SATURDAY = (date(2026, 11, day) for day in (2, 3, 6, 7))


def end_of(day):
    return datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=VIETNAM)


def due(key, kind, start):
    """The last day of the deadline of a chain."""
    moment = due_moment(SHIPPED[key].deadline(kind), start, Calendar.read())
    assert moment == end_of(moment.astimezone(VIETNAM).date())
    return moment.astimezone(VIETNAM).date()


def due_of(article):
    """Due day of the article's open step, as it is stored."""
    due_at = open_step(article).due_at
    return timezone.localtime(due_at).date() if due_at else None


# --- The regulations' rows -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "last_day"),
    [
        (TUESDAY, date(2026, 11, 4)),
        (FRIDAY, date(2026, 11, 9)),
        (SATURDAY, date(2026, 11, 9)),
        (date(2026, 11, 23), date(2026, 11, 25)),  # over Culture Day
        (date(2025, 12, 31), date(2026, 1, 5)),  # 1 January, then a swapped Friday
    ],
)
def test_s1_news_of_ba_xuyen_within_one_working_day_of_the_event(event, last_day):
    """“không quá 01 ngày làm việc kể từ khi diễn ra hoạt động, sự kiện” (Đ9.1a)."""
    assert due(BA_XUYEN, "news", event) == last_day


def test_s2_documents_of_ba_xuyen_within_one_working_day_of_signing():
    """“không quá 01 ngày làm việc sau khi lãnh đạo xã ký ban hành” (Đ9.1b)."""
    assert due(BA_XUYEN, "document", FRIDAY) == date(2026, 11, 9)


def test_s3_conferences_of_ba_xuyen_within_two_working_days_of_their_end():
    """“không quá 02 ngày làm việc sau khi kết thúc sự kiện” (Đ9.1c)."""
    assert due(BA_XUYEN, "event", FRIDAY) == date(2026, 11, 10)
    assert due(BA_XUYEN, "event", MONDAY) == date(2026, 11, 4)


def test_s4_statistics_of_ba_xuyen_on_the_day_on_which_the_report_is_sent():
    """“ngay sau khi gửi báo cáo văn bản” (Đ9.1d); a report sent on a Saturday is put up on the Monday."""
    assert due(BA_XUYEN, "statistics", TUESDAY) == TUESDAY
    assert due(BA_XUYEN, "statistics", SATURDAY) == date(2026, 11, 9)


def test_s5_f2_answers_of_ba_xuyen_within_fifteen_working_days_of_receipt():
    """“không quá 15 ngày làm việc kể từ khi tiếp nhận” (Đ9.1đ), here over Tết of 2026."""
    assert due(BA_XUYEN, "answer", date(2026, 2, 10)) == date(2026, 3, 10)
    assert due(BA_XUYEN, "answer", MONDAY) == date(2026, 11, 23)


def test_s7_deadlines_of_the_department():
    """One, two and two working days, and “chậm nhất vào ngày 30 của tháng đó” (Đ8.2a)."""
    assert due(STTTT, "news", FRIDAY) == date(2026, 11, 9)
    assert due(STTTT, "document", FRIDAY) == date(2026, 11, 10)
    assert due(STTTT, "event", FRIDAY) == date(2026, 11, 10)
    assert due(STTTT, "statistics", TUESDAY) == date(2026, 11, 30)


def test_s7_the_thirtieth_of_february_is_its_last_day():
    assert due(STTTT, "statistics", date(2025, 2, 5)) == date(2025, 2, 28)
    assert due(STTTT, "statistics", date(2028, 2, 5)) == date(2028, 2, 29)
    assert due(STTTT, "statistics", date(2027, 2, 5)) == date(2027, 3, 1), "28 February is a Sunday"


@pytest.mark.parametrize("kind", ["news", "document", "event", "statistics"])
def test_s8_everything_of_phuong_1_at_once(kind):
    """“phải được cung cấp ngay sau khi hoàn thành xong thông tin” (Đ10.1)."""
    assert due(PHUONG_1, kind, TUESDAY) == TUESDAY


def test_s10_where_no_regulation_gives_a_number_the_laws_holds():
    """“đầy đủ, chính xác, kịp thời” (001 Đ4.2a), and the province's own regulation gives none either."""
    terms = terms_of(SHIPPED[NHU_XUAN], SHIPPED[BAC_GIANG])
    assert terms == PROVINCE
    assert "104/2016/QH13" in terms.basis
    article = submit(write(NHU_XUAN, occurred_on=MONDAY))
    assert due_of(article) == date(2026, 11, 9)
    assert open_step(article).deadline["basis"] == PROVINCE.basis


def test_s10_numbers_of_the_hubs_chain_go_before_the_laws():
    hub = SHIPPED[BA_XUYEN]
    assert terms_of(SHIPPED[NHU_XUAN], hub).basis == hub.basis
    Unit.objects.filter(depth=1).update(preset=BA_XUYEN)
    article = submit(write(NHU_XUAN, occurred_on=MONDAY))
    assert due_of(article) == TUESDAY
    assert open_step(article).deadline["basis"] == hub.basis


def test_s10_a_unit_with_numbers_of_its_own_takes_nobody_elses():
    assert terms_of(SHIPPED[STTTT], SHIPPED[BA_XUYEN]).deadline("answer") is None


# --- What counts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"kind": ArticleKind.NEWS}, "news"),
        ({"kind": ArticleKind.ANNOUNCEMENT}, "news"),
        ({"kind": ArticleKind.CONTRIBUTION}, "news"),
        ({"kind": ArticleKind.EVENT}, "event"),
        ({"kind": ArticleKind.STATISTICS}, "statistics"),
        ({"kind": ArticleKind.STATISTICS, "lane": Lane.ANSWER}, "answer"),
    ],
)
def test_the_kind_of_an_article_decides_its_deadline(fields, kind):
    assert write(BA_XUYEN, occurred_on=MONDAY, **fields).deadline_start() == (kind, MONDAY)


def test_what_has_no_day_or_no_deadline_is_not_due():
    assert write(BA_XUYEN).deadline_start() is None
    assert StandardPage(title="Giới thiệu").deadline_start() is None
    assert due_of(submit(write(BA_XUYEN))) is None
    assert due_of(submit(write(STTTT, Lane.ANSWER, occurred_on=MONDAY))) is None
    assert open_step(submit(write(BA_XUYEN))).deadline == {}


def test_every_step_of_an_item_is_due_when_the_item_is():
    article = submit(write(BA_XUYEN, occurred_on=MONDAY))
    for _code, username in PATHS[BA_XUYEN, Lane.GOVERNMENT]:
        assert due_of(article) == TUESDAY
        article = approve(article, username)


def test_a_step_says_by_which_article_it_is_due():
    state = open_step(submit(write(BA_XUYEN, occurred_on=MONDAY)))
    clock = clock_from(state.deadline)
    assert (clock.start, clock.deadline.article, clock.basis) == (MONDAY, "Đ9.1a", SHIPPED[BA_XUYEN].basis)
    assert clock.as_data() == state.deadline


@pytest.mark.parametrize(
    "text",
    [
        '[[deadline]]\nkind = "news"\narticle = "Đ1"\nworking_days = 1',
        'basis = "Luật"\n[[deadline]]\nkind = "news"\narticle = ""\nworking_days = 1',
        'basis = "Luật"\n[[deadline]]\nkind = "rumour"\narticle = "Đ1"\nworking_days = 1',
        'basis = "Luật"\n[[deadline]]\nkind = "news"\narticle = "Đ1"',
        'basis = "Luật"\n[[deadline]]\nkind = "news"\narticle = "Đ1"\nworking_days = -1',
        'basis = "Luật"\n[[deadline]]\nkind = "news"\narticle = "Đ1"\nday_of_month = 32',
    ],
)
def test_deadlines_without_a_basis_an_article_or_a_number_are_refused(tmp_path, text):
    (tmp_path / "province.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"province\.toml"):
        read_terms(tmp_path / "province.toml")


def test_a_chain_with_its_deadlines_survives_the_database():
    for preset in SHIPPED.values():
        assert preset_from(preset.key, preset.as_data()) == preset


def test_a_deadline_at_the_end_of_a_month_takes_its_last_day():
    calendar = Calendar({date(2026, 4, 30): True})
    assert due_moment(Deadline("statistics", "Đ1", day_of_month=31), date(2026, 4, 2), calendar).day == 30


# --- Due dates follow ----------------------------------------------------------------------------------------------


def take_off(day, basis="12729/VPCP-KGVX ngày 25/12/2025"):
    CalendarDay.objects.create(date=day, is_working=False, basis=basis)


def test_a_change_of_the_calendar_moves_what_is_open(django_capture_on_commit_callbacks):
    article, other = submit(write(BA_XUYEN, occurred_on=MONDAY)), submit(write(PHUONG_1, occurred_on=MONDAY))
    done = open_step(submit(write(STTTT, occurred_on=MONDAY)))
    send_back(done.workflow_state.content_object.specific, "stttt-lanhdao-cntt")
    with django_capture_on_commit_callbacks(execute=True):
        take_off(TUESDAY)
        calendar_changed()
    assert (due_of(article), due_of(other)) == (date(2026, 11, 4), MONDAY)
    done.refresh_from_db()
    assert timezone.localtime(done.due_at).date() == TUESDAY, "a decided step keeps the date that it had"


def test_the_hub_enters_a_day_off_and_due_dates_move(sign_in, django_capture_on_commit_callbacks):
    article = submit(write(BA_XUYEN, occurred_on=MONDAY))
    day = {"date": "03/11/2026", "is_working": "False", "basis": "99/VPCP-KGVX ngày 30/10/2026", "note": ""}
    with django_capture_on_commit_callbacks(execute=True):
        assert sign_in("dung").post(reverse("calendar_day:add"), day).status_code == 302
    assert due_of(article) == date(2026, 11, 4)


def test_recomputing_moves_only_what_has_moved_and_takes_a_fixed_number_of_queries():
    for _number in range(2):
        submit(write(BA_XUYEN, occurred_on=MONDAY))
    assert recompute_due_dates() == 0
    take_off(TUESDAY)
    with CaptureQueriesContext(connection) as few:
        assert recompute_due_dates() == 2
    for _number in range(4):
        submit(write(BA_XUYEN, occurred_on=MONDAY))
    take_off(date(2026, 11, 4))
    with CaptureQueriesContext(connection) as more:
        assert recompute_due_dates() == 6
    assert len(more) == len(few)


def test_the_date_that_an_editing_step_corrects_moves_its_due_date():
    article = submit(write(BA_XUYEN, occurred_on=MONDAY))
    rewrite(article, "baxuyen-vanhoa", occurred_on=FRIDAY)
    assert due_of(article) == date(2026, 11, 9)
    rewrite(article, "baxuyen-vanhoa", kind=ArticleKind.EVENT)
    assert due_of(article) == date(2026, 11, 10)
    rewrite(article, "baxuyen-vanhoa", occurred_on=None)
    assert due_of(article) is None
    article = rewrite(article, "baxuyen-vanhoa", occurred_on=MONDAY)
    assert due_of(approve(article, "baxuyen-vanhoa")) == date(2026, 11, 4)


def test_autosave_in_place_moves_it_too_and_an_old_draft_does_not():
    article = submit(write(BA_XUYEN, occurred_on=MONDAY))
    first = article.latest_revision
    article = rewrite(article, "baxuyen-vanhoa", occurred_on=FRIDAY)
    draft = article.get_latest_revision_as_object()
    draft.occurred_on = TUESDAY
    draft.save_revision(user=person("baxuyen-vanhoa"), overwrite_revision=article.latest_revision)
    assert due_of(article) == date(2026, 11, 4)
    first.save()
    assert due_of(article) == date(2026, 11, 4)


def test_an_item_that_is_sent_back_and_comes_again_is_due_by_its_new_date():
    article = send_back(submit(write(BA_XUYEN, occurred_on=MONDAY)), "baxuyen-vanhoa")
    rewrite(article, AUTHORS[BA_XUYEN], occurred_on=FRIDAY)
    assert due_of(submit(article)) == date(2026, 11, 9)
    assert SeatTaskState.objects.filter(due_at=end_of(TUESDAY)).count() == 1


def test_a_step_is_overdue_after_its_time_and_only_while_it_is_open(time_machine):
    assert cast.TODAY > TUESDAY
    state = open_step(submit(write(BA_XUYEN, occurred_on=MONDAY)))
    time_machine.move_to(end_of(TUESDAY) - timedelta(minutes=1))
    assert not state.is_overdue
    time_machine.move_to(end_of(TUESDAY) + timedelta(minutes=1))
    assert state.is_overdue
    send_back(state.workflow_state.content_object.specific, "baxuyen-vanhoa")
    state.refresh_from_db()
    assert not state.is_overdue
