"""Whether a document is in force: right on every day, the same in Python and in the database."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from documents.choices import RelationKind, ValidityStatus
from documents.models import DocumentEntry, DocumentRelation
from documents.validity import Validity, condition_of, status_expression
from tests import pages

DAY = date(2026, 11, 2)
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
near = st.integers(-4, 4).map(lambda days: DAY + timedelta(days=days))
validities = st.builds(
    Validity,
    begins_on=near,
    ends_on=st.none() | near,
    partly_from=st.none() | near,
    suspended_from=st.none() | near,
    suspended_to=st.none() | near,
    override=st.sampled_from(["", "", "", *ValidityStatus.values]),
)


@given(validities, near)
def test_the_status_changes_on_its_days_only(validity, day):
    yesterday = day - timedelta(days=1)
    if validity.status_on(yesterday) != validity.status_on(day):
        assert day in {change for change, _status in validity.changes()}


@given(validities, near)
def test_what_has_ended_stays_ended(validity, day):
    if not validity.override and validity.ends_on and validity.ends_on <= day:
        assert validity.status_on(day) == ValidityStatus.EXPIRED
        assert validity.status_on(day + timedelta(days=1000)) == ValidityStatus.EXPIRED


@given(validities, near)
def test_since_when_it_is_so_is_a_day_on_which_it_became_so(validity, day):
    since = validity.since(day)
    if since:
        assert since <= day
        assert validity.status_on(since) == validity.status_on(day)


@pytest.mark.django_db
def test_the_database_says_the_same_on_every_day_around_every_date():
    entry = DocumentEntry.objects.get(pk=pages.document().pk)
    around = [None, *(DAY + timedelta(days=days) for days in (-1, 0, 1))]
    days = [DAY + timedelta(days=days) for days in range(-2, 3)]
    names = ("ends_on", "partly_from", "suspended_from", "suspended_to")
    for number in range(len(around) ** len(names)):
        values = {name: around[number // len(around) ** place % len(around)] for place, name in enumerate(names)}
        DocumentEntry.objects.filter(pk=entry.pk).update(begins_on=DAY, **values)
        entry.refresh_from_db()
        for day in days if number % 4 == 0 else days[::2]:
            expected = entry.status_on(day)
            assert DocumentEntry.objects.annotate(s=status_expression(day)).get().s == expected, (values, day)
            held = [status for status in ValidityStatus if DocumentEntry.objects.filter(condition_of(status, day))]
            assert held == [expected], (values, day)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=VIETNAM), ValidityStatus.NOT_YET),
        (datetime(2027, 1, 1, 0, 0, 0, tzinfo=VIETNAM), ValidityStatus.IN_FORCE),
        (datetime(2027, 5, 31, 23, 59, 59, tzinfo=VIETNAM), ValidityStatus.IN_FORCE),
        (datetime(2027, 6, 1, 0, 0, 0, tzinfo=VIETNAM), ValidityStatus.EXPIRED),
    ],
)
def test_the_page_and_the_list_change_at_midnight_in_vietnam(visit, moment, status):
    page = pages.document(effective_from=date(2027, 1, 1), expires_on=date(2027, 6, 1))
    with time_machine.travel(moment, tick=False), override("vi"):
        shown = pages.read(visit("syt", pages.path_of(page))).select_one(".document-status .status")
        assert f"status--{status.value}" in shown["class"]
        row = pages.read(visit("syt", f"/van-ban/?status={status.value}")).select_one(".doc-row .status")
        assert f"status--{status.value}" in row["class"]
        others = [other for other in ValidityStatus.values if other != status]
        assert not pages.read(visit("syt", f"/van-ban/?status={others[0]}")).select(".doc-row")


def related(kind, number, **fields):
    return DocumentRelation(kind=kind, target_number=number, **fields)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "articles", "before", "after"),
    [
        (RelationKind.REPLACES, "", ValidityStatus.IN_FORCE, ValidityStatus.EXPIRED),
        (RelationKind.ABOLISHES, "", ValidityStatus.IN_FORCE, ValidityStatus.EXPIRED),
        (RelationKind.REPLACES, "Điều 3", ValidityStatus.IN_FORCE, ValidityStatus.PARTLY),
        (RelationKind.ABOLISHES, "Điều 3", ValidityStatus.IN_FORCE, ValidityStatus.PARTLY),
        (RelationKind.SUSPENDS, "", ValidityStatus.IN_FORCE, ValidityStatus.SUSPENDED),
        (RelationKind.SUSPENDS, "Điều 3", ValidityStatus.IN_FORCE, ValidityStatus.IN_FORCE),
        (RelationKind.AMENDS, "", ValidityStatus.IN_FORCE, ValidityStatus.IN_FORCE),
        (RelationKind.GUIDES, "", ValidityStatus.IN_FORCE, ValidityStatus.IN_FORCE),
        (RelationKind.BASIS, "", ValidityStatus.IN_FORCE, ValidityStatus.IN_FORCE),
    ],
)
def test_what_another_document_does_counts_from_the_day_on_which_that_one_takes_effect(kind, articles, before, after):
    old = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    pages.document(effective_from=date(2026, 12, 1), relations=[related(kind, "5/2020/QĐ-SYT", articles=articles)])
    entry = DocumentEntry.objects.get(pk=old.pk)
    assert entry.status_on(date(2026, 11, 30)) == before
    assert entry.status_on(date(2026, 12, 1)) == after


@pytest.mark.django_db
def test_a_suspension_ends_after_its_last_day():
    old = pages.document(number="5/2020/QĐ-SYT", issued_on=date(2020, 3, 1))
    row = related(RelationKind.SUSPENDS, "5/2020/QĐ-SYT", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31))
    pages.document(relations=[row])
    entry = DocumentEntry.objects.get(pk=old.pk)
    assert entry.status_on(date(2026, 12, 31)) == ValidityStatus.SUSPENDED
    assert entry.status_on(date(2027, 1, 1)) == ValidityStatus.IN_FORCE


@pytest.mark.django_db
def test_a_status_set_by_hand_stays_and_says_why(visit):
    page = pages.document(
        expires_on=date(2026, 11, 3), status_override=ValidityStatus.IN_FORCE, status_reason="Kéo dài thí điểm"
    )
    shown = pages.read(visit("syt", pages.path_of(page))).select_one(".facts").get_text(" ", strip=True)
    assert "Kéo dài thí điểm" in shown
    assert DocumentEntry.objects.get(pk=page.pk).status_on(date(2030, 1, 1)) == ValidityStatus.IN_FORCE
