"""Whether a document is in force on a day: derived from days and never stored, so that it changes at midnight.

The day is that of Vietnam (``timezone.localdate()``). The words and their order are those of the national database of
legal documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Q, Value, When
from django.utils import timezone

from documents.choices import ValidityStatus


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a document's status changes.

    Attributes:
        begins_on: first day on which it is in force.
        ends_on: first day on which the whole of it is not any more.
        partly_from: first day on which a part of it is not any more.
        suspended_from: first day of a suspension of the whole of it.
        suspended_to: last day of the suspension; open if ``None``.
        override: the status that an editor has set instead, with a reason.
    """

    begins_on: date
    ends_on: date | None = None
    partly_from: date | None = None
    suspended_from: date | None = None
    suspended_to: date | None = None
    override: str = ""

    def status_on(self, day: date) -> ValidityStatus:
        """The status on ``day``."""
        if self.override:
            return ValidityStatus(self.override)
        if self.ends_on and self.ends_on <= day:
            return ValidityStatus.EXPIRED
        if day < self.begins_on:
            return ValidityStatus.NOT_YET
        if self.suspended_from and self.suspended_from <= day and (not self.suspended_to or day <= self.suspended_to):
            return ValidityStatus.SUSPENDED
        if self.partly_from and self.partly_from <= day:
            return ValidityStatus.PARTLY
        return ValidityStatus.IN_FORCE

    def changes(self) -> Iterator[tuple[date, ValidityStatus]]:
        """The days on which the status becomes another one, in order, each with what it becomes."""
        days = {self.begins_on, self.ends_on, self.partly_from, self.suspended_from}
        if self.suspended_to:
            days.add(self.suspended_to + timedelta(days=1))
        before: ValidityStatus | None = None
        for day in sorted(day for day in days if day):
            status = self.status_on(day)
            if status != before:
                yield day, status
            before = status

    def since(self, day: date) -> date | None:
        """Since when the document has the status that it has on ``day``; ``None`` before its first change."""
        if self.override:
            return None
        return max((change for change, _status in self.changes() if change <= day), default=None)


def condition_of(status: ValidityStatus | str, day: date) -> Q:
    """The condition that an entry of the register has ``status`` on ``day``: the same rule for the database."""
    plain = Q(status_override="")
    ended = Q(ends_on__lte=day)
    going_on = plain & ~_known(ended, "ends_on")
    begun = Q(begins_on__lte=day)
    suspended = Q(suspended_from__lte=day) & (Q(suspended_to__isnull=True) | Q(suspended_to__gte=day))
    free = Q(suspended_from__isnull=True) | Q(suspended_from__gt=day) | Q(suspended_to__lt=day)
    partly = Q(partly_from__lte=day)
    whole = Q(partly_from__isnull=True) | Q(partly_from__gt=day)
    rules = {
        ValidityStatus.EXPIRED: plain & ended,
        ValidityStatus.NOT_YET: going_on & Q(begins_on__gt=day),
        ValidityStatus.SUSPENDED: going_on & begun & suspended,
        ValidityStatus.PARTLY: going_on & begun & free & partly,
        ValidityStatus.IN_FORCE: going_on & begun & free & whole,
    }
    return Q(status_override=str(status)) | rules[ValidityStatus(status)]


def _known(condition: Q, name: str) -> Q:
    """A condition on a day that may be empty, so that its opposite holds for the empty one."""
    return Q(**{f"{name}__isnull": False}) & condition


def status_expression(day: date) -> Any:
    """The status of entries on ``day`` as a column, for counting."""
    cases = [When(condition_of(status, day), then=Value(status.value)) for status in ValidityStatus]
    return Case(*cases, default=Value(ValidityStatus.IN_FORCE.value), output_field=CharField())


def own_validity(page: Any) -> Validity:
    """What a document says of itself, before anything that others do to it; without a date it begins today."""
    return Validity(
        begins_on=page.effective_from or page.issued_on or timezone.localdate(),
        ends_on=page.expires_on,
        override=page.status_override,
    )
