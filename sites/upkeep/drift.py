"""What drift is, what the checks look at, and the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db.models import Prefetch

from sites.models import Unit, UnitGroup, UnitRoot
from sites.querysets import UnitQuerySet
from sites.tree import tree_lock

LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)


@dataclass(frozen=True)
class Drift:
    """Something that is not as it should be.

    Attributes:
        subject: code of the unit, or name of the person, whom it concerns.
        what: the thing.
        expected: how it should be.
        found: how it is.
        mend: brings it in order; ``None`` where only a person can decide how.
        unit: the unit, if it concerns one.
    """

    subject: str
    what: str
    expected: str
    found: str
    mend: Callable[[], object] | None = field(default=None, compare=False, repr=False)
    unit: Unit | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.subject}: {self.what}: expected {self.expected}; found {self.found}"


@dataclass(frozen=True)
class Estate:
    """Some units with their roots and groups, read at once.

    Attributes:
        rows: the units as a queryset, for further questions.
        units: the units themselves.
        today: the day by which seats and host names are judged.
        is_whole: whether these are all units; only then are people looked at who belong to none.
    """

    rows: UnitQuerySet
    units: list[Unit]
    today: date
    is_whole: bool

    @classmethod
    def read(cls, today: date, code: str = "") -> Estate:
        """Read all units, or the one with the code: three queries."""
        rows = Unit.objects.filter(code=code) if code else Unit.objects.all()
        roots = Prefetch("roots", queryset=UnitRoot.objects.select_related("page__locale").order_by("page__path"))
        groups = Prefetch("groups", queryset=UnitGroup.objects.select_related("group"))
        units = list(rows.select_related("site", "collection").prefetch_related(roots, groups))
        return cls(rows, units, today, is_whole=not code)


Check = Callable[[Estate], Iterable[Drift]]
_CHECKS: list[tuple[int, Check]] = []


def register_check(check: Check, *, order: int) -> None:
    """Add a check.

    Args:
        check: yields what is not in order; its queries must not grow with the number of units.
        order: checks with a lower number run, and are mended, before: rights hang on groups, groups on home pages.
    """
    if check not in [known for _order, known in _CHECKS]:
        _CHECKS.append((order, check))
        _CHECKS.sort(key=lambda entry: entry[0])


def find_drift(today: date, code: str = "") -> list[Drift]:
    """Everything that is not in order, of all units or of the one with the code."""
    estate = Estate.read(today, code)
    return [drift for _order, check in _CHECKS for drift in check(estate)]


def mend_drift(today: date, drifts: Iterable[Drift]) -> Iterator[Drift]:
    """Bring in order what can be; each unit in one transaction, each person too.

    Args:
        today: the day.
        drifts: what was found; of each unit concerned, everything is looked at once more.

    Yields:
        What has been mended.
    """
    mendable = [drift for drift in drifts if drift.mend is not None]
    for code in dict.fromkeys(drift.unit.code for drift in mendable if drift.unit is not None):
        yield from _mend_unit(today, code)
    if any(drift.unit is None for drift in mendable):
        # Looked at once more: a group that belonged to no unit may have found its own.
        for drift in find_drift(today):
            if drift.unit is None and drift.mend is not None:
                with tree_lock():
                    drift.mend()
                yield drift


def _mend_unit(today: date, code: str) -> list[Drift]:
    done = []
    with tree_lock():
        for _order, check in _CHECKS:
            # Read anew for every check: a home page or group just entered has rights that are due.
            for drift in check(Estate.read(today, code)):
                if drift.mend is not None:
                    drift.mend()
                    done.append(drift)
    return done
