"""Working days of Vietnam: by law, by the table that the hub keeps, and the deadlines that count them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext
from hypothesis import given, settings
from hypothesis import strategies as st

from sites import working_days
from sites.models import CalendarDay
from sites.models.calendar import NO_BASIS
from sites.working_days import Calendar, calendar_changed, day_of_month, on_change
from tests import cast
from tests.forms import errors_in, form_in, values_of

LAW = Calendar()
BASIS = "12729/VPCP-KGVX ngày 25/12/2025"
SWAP = {date(2026, 1, 2): False, date(2026, 1, 10): True}
KEEPERS = ("dung", "root")
OTHERS = ("em", "binh", "an", "chi", "hoa", "khanh")
#: What the form of a new day sends.
DAY = {"date": "31/12/2026", "is_working": "False", "basis": "1/VPCP-KGVX ngày 01/12/2026", "note": "Thử"}

days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
numbers = st.integers(0, 40)
calendars = st.builds(Calendar, st.dictionaries(st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.booleans()))


def works(day, calendar=LAW):
    return calendar.is_working_day(date.fromisoformat(day))


# By law


@pytest.mark.parametrize(
    ("last_before", "first_after"),
    [
        ("2024-02-07", "2024-02-15"),  # 29 Tết in lieu of mùng 1, a Saturday
        ("2025-01-24", "2025-02-03"),
        ("2026-02-13", "2026-02-23"),
        ("2027-02-03", "2027-02-11"),
    ],
)
def test_tet_is_off_with_the_days_in_lieu(last_before, first_after):
    last, first = date.fromisoformat(last_before), date.fromisoformat(first_after)
    assert LAW.is_working_day(last)
    assert LAW.add_working_days(last, 1) == first


@pytest.mark.parametrize("day", ["2024-04-18", "2025-04-07", "2027-04-16"])
def test_gio_to_is_off_by_the_lunar_calendar(day):
    assert not works(day)
    assert works((date.fromisoformat(day) - timedelta(days=1 if day != "2025-04-07" else 3)).isoformat())


def test_gio_to_on_a_sunday_moves_to_the_monday():
    assert [works(day) for day in ("2026-04-26", "2026-04-27", "2026-04-28")] == [False, False, True]


def test_the_day_of_culture_is_off_from_2026():
    assert [works(f"{year}-11-24") for year in (2025, 2026, 2027)] == [True, False, False]


@pytest.mark.parametrize(
    ("off", "made_up"),
    [
        ("2015-01-02", "2014-12-27"),  # made up for in the year before
        ("2018-12-31", "2019-01-05"),  # and in the year after
        ("2024-04-29", "2024-05-04"),
        ("2025-05-02", "2025-04-26"),
        ("2026-08-31", "2026-08-22"),
    ],
)
def test_swapped_saturdays_are_worked(off, made_up):
    assert date.fromisoformat(made_up).weekday() == 5
    assert not works(off)
    assert works(made_up)


def test_weekends_are_off():
    assert [works(f"2026-11-{day}") for day in range(16, 24)] == [True] * 5 + [False] * 2 + [True]


# By the table


@pytest.mark.django_db
def test_the_swap_that_the_package_misses_is_entered():
    assert set(CalendarDay.objects.filter(basis=BASIS).values_list("date", "is_working")) == set(SWAP.items())
    calendar = Calendar.read()
    assert calendar.add_working_days(date(2025, 12, 31), 1) == date(2026, 1, 5)
    assert works("2026-01-10", calendar)
    assert calendar.add_working_days(date(2026, 1, 9), 2) == date(2026, 1, 12)


def test_without_the_table_the_swap_is_unknown():
    """When this fails, the package has learned it; the rows do no harm."""
    assert LAW.add_working_days(date(2025, 12, 31), 1) == date(2026, 1, 2)


def test_a_row_goes_before_law_and_weekend():
    calendar = Calendar({date(2026, 9, 2): True, date(2026, 8, 22): False, date(2026, 11, 22): True})
    assert [works(day, calendar) for day in ("2026-09-02", "2026-08-22", "2026-11-22")] == [True, False, True]
    assert works("2026-11-23", calendar)


@pytest.mark.django_db
def test_a_calendar_costs_one_query_and_then_none(django_assert_num_queries):
    with django_assert_num_queries(1):
        calendar = Calendar.read()
    with django_assert_num_queries(0):
        calendar.due_at(date(2025, 12, 31), 15)
        calendar.working_days_between(date(2025, 1, 1), date(2027, 1, 1))


# Counting


def test_the_day_of_the_event_is_not_counted():
    """Civil Code 2015, art. 147.3."""
    friday, saturday, monday = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
    assert LAW.add_working_days(friday, 1) == LAW.add_working_days(saturday, 1) == monday
    assert LAW.add_working_days(monday, 1) == date(2026, 11, 25)  # over the day of culture


def test_a_term_of_nothing_ends_today_or_on_the_next_working_day():
    """Civil Code 2015, art. 148.5."""
    assert LAW.add_working_days(date(2026, 11, 20), 0) == date(2026, 11, 20)
    assert LAW.add_working_days(date(2026, 11, 21), 0) == date(2026, 11, 23)
    assert LAW.add_working_days(date(2026, 2, 16), 0) == date(2026, 2, 23)


def test_no_term_is_negative():
    with pytest.raises(ValueError, match="negative"):
        LAW.add_working_days(date(2026, 11, 20), -1)


def test_s5_fifteen_working_days_pass_over_tet():
    assert LAW.add_working_days(date(2026, 2, 9), 15) == date(2026, 3, 9)
    assert LAW.working_days_between(date(2026, 2, 9), date(2026, 3, 9)) == 15


def test_what_lies_before_is_counted_negatively():
    assert LAW.working_days_between(date(2026, 11, 25), date(2026, 11, 20)) == -2
    assert LAW.working_days_between(date(2026, 11, 21), date(2026, 11, 22)) == 0


@given(calendars, days, st.integers(1, 40))
def test_adding_working_days_passes_just_as_many(calendar, day, number):
    end = calendar.add_working_days(day, number)
    assert calendar.is_working_day(end)
    assert calendar.working_days_between(day, end) == number
    assert calendar.working_days_between(end, day) == -number
    assert calendar.add_working_days(end, 1) == calendar.add_working_days(day, number + 1)


@given(calendars, days, days, numbers)
def test_whoever_begins_later_does_not_end_earlier(calendar, one, other, number):
    first, second = sorted((one, other))
    assert calendar.add_working_days(first, number) <= calendar.add_working_days(second, number)
    assert calendar.add_working_days(first, number) <= calendar.add_working_days(first, number + 1)
    assert calendar.due_at(first, number) > datetime.combine(first, time.min, ZoneInfo("Asia/Ho_Chi_Minh"))


@settings(deadline=None)  # counts day by day through up to a century
@given(calendars, days, days)
def test_working_days_count_up(calendar, one, other):
    first, second = sorted((one, other))
    between = calendar.working_days_between(first, second)
    assert 0 <= between <= (second - first).days
    assert calendar.working_days_between(second, first) == -between


# Deadlines


def test_a_term_ends_with_its_last_day_in_vietnam():
    """Civil Code 2015, art. 148.6."""
    due = Calendar(SWAP).due_at(date(2025, 12, 31), 1)
    assert due.isoformat() == "2026-01-05T23:59:59.999999+07:00"
    assert due < datetime(2026, 1, 5, 17, tzinfo=UTC)


def test_a_moment_counts_as_the_day_that_it_is_in_vietnam():
    evening, night = (datetime(2026, 11, 18, hour, tzinfo=UTC) for hour in (16, 17))
    assert LAW.due_at(evening, 1).date() == date(2026, 11, 19)
    assert LAW.due_at(night, 1).date() == date(2026, 11, 20)
    assert LAW.is_working_day(datetime(2026, 11, 20, 16, tzinfo=UTC))
    assert not LAW.is_working_day(datetime(2026, 11, 20, 17, tzinfo=UTC))
    assert LAW.working_days_between(evening, night) == 1


def test_the_time_of_a_browser_changes_nothing():
    with time_machine.travel(datetime(2026, 11, 19, tzinfo=ZoneInfo("America/Los_Angeles"))):
        assert LAW.due_at(date(2026, 11, 19), 1).date() == date(2026, 11, 20)


def test_a_moment_of_nowhere_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        LAW.due_at(datetime(2026, 11, 20, 8), 1)


def test_s7_statistics_are_due_on_the_30th_or_at_the_months_end():
    """Seed 002 Đ8.2a: "theo tháng ... chậm nhất vào ngày 30 của tháng đó"."""
    assert day_of_month(date(2026, 11, 2), 30) == date(2026, 11, 30)
    assert day_of_month(date(2026, 1, 31), 30) == date(2026, 1, 30)
    assert day_of_month(date(2026, 2, 1), 30) == date(2026, 2, 28)
    assert day_of_month(date(2028, 2, 1), 30) == date(2028, 2, 29)
    assert LAW.add_working_days(day_of_month(date(2027, 2, 1), 30), 0) == date(2027, 3, 1)


@pytest.mark.parametrize("number", [0, 32])
def test_no_month_has_such_a_day(number):
    with pytest.raises(ValueError, match="No month"):
        day_of_month(date(2026, 11, 20), number)


# Rows


@pytest.mark.django_db
@pytest.mark.parametrize("basis", ["", "   ", "\u200b\u00a0"])
def test_a_day_without_a_basis_is_refused(basis):
    day = CalendarDay(date=date(2027, 1, 4), is_working=False, basis=basis)
    with pytest.raises(ValidationError) as refusal:
        day.full_clean()
    assert refusal.value.message_dict == {"basis": [NO_BASIS]}


@pytest.mark.django_db
def test_the_database_refuses_it_too():
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarDay.objects.create(date=date(2027, 1, 4), is_working=False, basis="")


@pytest.mark.django_db
def test_texts_are_in_one_spelling():
    day = CalendarDay(
        date=date(2027, 1, 4), is_working=False, basis=" 1/VPCP nga\u0300y\u00a01/1 ", note=" Nghi\u0309 "
    )
    day.full_clean()
    assert (day.basis, day.note) == ("1/VPCP ngày 1/1", "Nghỉ")


# The hub's screen


@pytest.fixture
def told(monkeypatch):
    """How often those who compute with the calendar have been told that it has changed."""
    calls = []
    monkeypatch.setattr(working_days, "_CALLBACKS", [])
    on_change(lambda: calls.append(Calendar.read()))
    return calls


def entry():
    return CalendarDay.objects.get(date=date(2026, 1, 2))


@pytest.mark.django_db
@pytest.mark.parametrize("person", KEEPERS)
def test_the_hubs_administrator_keeps_the_days(sign_in, person, told, django_capture_on_commit_callbacks):
    browser, address = sign_in(person), reverse("calendar_day:add")
    page = browser.get(reverse("calendar_day:index")).content.decode()
    assert BASIS in page
    assert "/admin/calendar-days/" in browser.get("/admin/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        response = browser.post(address, DAY)
        assert response.status_code == 302, errors_in(response)
        assert told == []  # not before it is committed
    day = CalendarDay.objects.get(date=date(2026, 12, 31))
    assert (day.is_working, day.basis, day.note) == (False, DAY["basis"], DAY["note"])
    assert not told[-1].is_working_day(day.date)

    address = reverse("calendar_day:edit", args=[day.pk])
    values = values_of(form_in(browser.get(address), address))
    assert (values["date"], values["is_working"]) == (["31/12/2026"], ["False"])
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(address, {**values, "is_working": "True"}).status_code == 302
    assert told[-1].is_working_day(day.date)
    assert browser.get(reverse("calendar_day:history", args=[day.pk])).status_code == 200

    address = reverse("calendar_day:delete", args=[entry().pk])
    assert browser.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(address).status_code == 302
    assert told[-1].add_working_days(date(2025, 12, 31), 1) == date(2026, 1, 2)
    assert len(told) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("person", OTHERS)
def test_to_others_the_list_does_not_exist(sign_in, person, told, django_capture_on_commit_callbacks):
    browser, before = sign_in(person), list(CalendarDay.objects.values())
    addresses = [reverse(f"calendar_day:{act}") for act in ("index", "index_results", "add")]
    for act in ("edit", "delete", "history", "history_results"):
        addresses += [reverse(f"calendar_day:{act}", args=[key]) for key in (entry().pk, 10_000_000)]
    with django_capture_on_commit_callbacks(execute=True):
        for address in addresses:
            assert browser.get(address).status_code in {302, 404}
            assert browser.post(address, DAY).status_code in {302, 404}
    assert list(CalendarDay.objects.values()) == before
    assert told == []
    assert "/admin/calendar-days/" not in browser.get("/admin/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"basis": ""}, "A day needs the number and date of the dispatch that orders it."),
        ({"basis": "\u200b"}, "A day needs the number and date of the dispatch that orders it."),
        ({"is_working": ""}, "This field is required."),
        ({"date": "2026-01-02"}, "This day is in the list already: change its entry."),
        ({"date": "31/02/2026"}, "Enter a valid date."),
    ],
)
def test_what_is_refused_is_said_and_changes_nothing(
    sign_in, values, message, told, django_capture_on_commit_callbacks
):
    browser = sign_in("dung")
    with django_capture_on_commit_callbacks(execute=True):
        response = browser.post(reverse("calendar_day:add"), {**DAY, **values})
    assert gettext(message) in errors_in(response)
    assert CalendarDay.objects.count() == 2
    assert told == []


@pytest.mark.django_db
def test_the_list_costs_the_same_with_many_days(sign_in, django_assert_num_queries):
    browser, address = sign_in("dung"), reverse("calendar_day:index")
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get(address)
    CalendarDay.objects.bulk_create(
        CalendarDay(date=date(2030, 1, 1) + timedelta(days=number), is_working=False, basis=BASIS)
        for number in range(40)
    )
    with django_assert_num_queries(len(few)):
        assert browser.get(address).content.decode().count(BASIS) >= 40


@pytest.mark.django_db
def test_the_rights_are_the_hubs_alone():
    for code in cast.HOSTS:
        group = cast.unit(code).groups.get(level="system_administrator").group
        assert group.permissions.filter(codename__endswith="_calendarday").count() == (4 if code == "tinh" else 0)


# Who is told


@pytest.mark.django_db
def test_who_fails_stops_nobody_else(told, django_capture_on_commit_callbacks):
    def fail():
        raise RuntimeError

    assert on_change(fail) is fail
    on_change(fail)
    later = []
    on_change(lambda: later.append(1))
    with django_capture_on_commit_callbacks(execute=True):
        calendar_changed()
    assert (len(told), later) == (1, [1])


@pytest.mark.django_db
def test_nobody_is_told_of_a_change_that_is_undone(told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        CalendarDay.objects.all().delete()
        calendar_changed()
        transaction.set_rollback(True)
    assert told == []
