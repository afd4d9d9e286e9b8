"""Working days of the public offices of Vietnam, and the deadlines that count them.

Weekends are Saturday and Sunday; public holidays and the swaps of past years come from the package ``holidays``; what
it does not know, and what is ordered from year to year, are rows (:class:`sites.models.CalendarDay`), which go before
both.
Terms are counted as the Civil Code 2015 (91/2015/QH13) has it: see the methods of :class:`Calendar`.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction
from holidays import country_holidays

from sites.models import CalendarDay

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
#: Saturday and Sunday, as ``date.weekday()`` counts.
WEEKEND = frozenset({5, 6})
ONE_DAY = timedelta(days=1)


class KnownDays(NamedTuple):
    """What the package knows of a year.

    Attributes:
        off: public holidays, the days off in lieu of those on a weekend, and days off by a swap.
        made_up: days on a weekend that are worked for a day off.
    """

    off: frozenset[date]
    made_up: frozenset[date]


@lru_cache(maxsize=128)
def known_days(year: int) -> KnownDays:
    """What the package knows of ``year``; the same for everybody, hence computed once."""
    # A swap stands in the year of its day off and may be made up for in another: 02/01/2015 on 27/12/2014, 31/12/2018
    # on 05/01/2019. ``expand`` would let the package add years while others read.
    known = country_holidays("VN", years=range(year - 1, year + 2), expand=False)
    return KnownDays(
        frozenset(day for day in known if day.year == year),
        frozenset(day for day in known.weekend_workdays if day.year == year),
    )


@dataclass(frozen=True)
class Calendar:
    """Which days are worked, as of the moment at which it was read; it asks the database nothing after that.

    Read one for a request, a list or a task (:meth:`read`), and compute with it as often as is needed. Wherever a day
    is asked for, a moment will do as well: it counts as the day that it is in Vietnam then. A moment without a time
    zone raises ``ValueError``.

    Attributes:
        exceptions: whether they are worked, by day; they go before weekends and public holidays.
    """

    exceptions: Mapping[date, bool] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Calendar":
        """The calendar with the exceptions of today's table: one query."""
        return cls(dict(CalendarDay.objects.values_list("date", "is_working")))

    def is_working_day(self, day: date) -> bool:
        """Whether public offices work on ``day``."""
        day = day_in_vietnam(day)
        exception = self.exceptions.get(day)
        if exception is not None:
            return exception
        known = known_days(day.year)
        return day in known.made_up if day.weekday() in WEEKEND else day not in known.off

    def add_working_days(self, day: date, number: int) -> date:
        """The day on which a term of ``number`` working days ends that begins on ``day``.

        ``day`` itself is not counted, be it worked or not (Civil Code, art. 147.2, 147.3): a term of one that begins on
        a Saturday ends on the Monday. A term of 0 ends on ``day`` if it is worked, otherwise on the next working day
        (art. 148.5), so that 0 brings any date, such as the 30th of a month, to a working day.

        Raises:
            ValueError: ``number`` is negative.
        """
        if number < 0:
            raise ValueError("A term has no negative number of working days.")
        day = day_in_vietnam(day)
        left = number if number or self.is_working_day(day) else 1
        while left:
            day += ONE_DAY
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days have passed on ``end`` since ``start``: ``start`` is not counted, ``end`` is.

        So it is the number that leads from ``start`` to ``end`` (:meth:`add_working_days`), negative if ``end`` lies
        before.
        """
        start, end = day_in_vietnam(start), day_in_vietnam(end)
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working_day(start + number * ONE_DAY) for number in range(1, (end - start).days + 1))

    def due_at(self, start: date, working_days: int) -> datetime:
        """The last moment of a term of ``working_days`` that begins on ``start``: the end of its last day in Vietnam.

        A term ends at twenty-four o'clock of its last day (Civil Code, art. 148.6). The moment is the one before, for
        it still bears the date of that day wherever it is shown.

        Args:
            start: the day or the moment of the event, which is not counted.
            working_days: length of the term; 0 as in :meth:`add_working_days`.

        Raises:
            ValueError: ``working_days`` is negative, or a moment without a time zone.
        """
        return datetime.combine(self.add_working_days(start, working_days), time.max, tzinfo=VIETNAM)


def day_in_vietnam(moment: date) -> date:
    """The day that it is in Vietnam at ``moment``; a day is itself.

    Raises:
        ValueError: a moment without a time zone, which may be of either of two days.
    """
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone: it may be of another day in Vietnam.")
    return moment.astimezone(VIETNAM).date()


def day_of_month(day: date, number: int) -> date:
    """The day ``number`` of the month in which ``day`` lies, or its last one where the month is shorter.

    Statistics are due on the 30th of their month (seed 002 Đ8.2a), which February has not (Civil Code, art. 148.3).

    Raises:
        ValueError: no month has the day.
    """
    if not 1 <= number <= 31:
        raise ValueError(f"No month has a day {number}.")
    day = day_in_vietnam(day)
    return day.replace(day=min(number, monthrange(day.year, day.month)[1]))


Callback = Callable[[], object]
_CALLBACKS: list[Callback] = []


def on_change(callback: Callback) -> Callback:
    """Have ``callback`` called whenever the table of days has changed, once the change is committed.

    For apps that keep dates computed with a :class:`Calendar`: they recompute what is still open. A callback must be
    harmless when nothing of its own has changed.

    Args:
        callback: takes nothing; it reads the new calendar itself. Registering it twice changes nothing.

    Returns:
        The callback, so that this is a decorator too.
    """
    if callback not in _CALLBACKS:
        _CALLBACKS.append(callback)
    return callback


def calendar_changed() -> None:
    """Tell everybody who asked for it (:func:`on_change`); whoever saves or deletes days calls this after it.

    Each is called when the transaction commits. One that fails is logged and stops neither the others nor the change.
    """
    for callback in _CALLBACKS:
        transaction.on_commit(callback, robust=True)
