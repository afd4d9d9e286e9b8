"""The head's rights in the hands of a deputy for a time (seed 000 Đ6.2, 001 Đ14.2, 002 Đ6.3; row D1)."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from sites.models import Delegation, Seat, Unit


@transaction.atomic
def delegate(
    *,
    head: Seat,
    deputy: Seat,
    decision_number: str,
    decision_date: date,
    starts_on: date,
    ends_on: date,
    today: date,
) -> Delegation:
    """Let the deputy act for the head from one day to another.

    A deputy's seat gives nothing on: only a head's seat delegates, so there is no sub-delegation.

    Raises:
        ValidationError: not from a head to another person who is deputy of the same board, outside of their terms,
            backdated, without a decision, or twice for the same days.
    """
    # One act on a board at a time: a term that ends meanwhile would leave a delegation behind.
    Unit.objects.select_for_update(no_key=True).get(pk=head.unit_id)
    delegation = Delegation(
        seat=head,
        deputy=deputy,
        decision_number=decision_number,
        decision_date=decision_date,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    delegation.full_clean()
    if starts_on < today:
        # What the deputy decided before would get a basis that it did not have.
        raise ValidationError({"starts_on": _("A delegation cannot begin in the past.")})
    if deputy.user_id == head.user_id:
        raise ValidationError({"deputy": _("Nobody delegates to themselves.")})
    same = Delegation.objects.filter(seat=head, deputy=deputy, starts_on__lte=ends_on, ends_on__gte=starts_on)
    if same.exists():
        raise ValidationError({"starts_on": _("There is already a delegation to this deputy in this period.")})
    delegation.save()
    return delegation


@transaction.atomic
def end_delegation(delegation: Delegation, *, last_day: date) -> None:
    """End a delegation early; one that would end before it begins has never been, and goes."""
    if last_day < delegation.starts_on:
        delegation.delete()
        return
    delegation.ends_on = min(last_day, delegation.ends_on)
    delegation.save(update_fields=["ends_on"])


def end_delegations_with(seat: Seat, last_day: date) -> None:
    """End those that ``seat`` has given or received with its own term; part of the caller's transaction."""
    own = Delegation.objects.filter(Q(seat=seat) | Q(deputy=seat), ends_on__gt=last_day)
    for delegation in own:
        end_delegation(delegation, last_day=last_day)


def earliest_last_day(today: date) -> date:
    """The first day with which terms and delegations may end.

    Yesterday: rights end at once. Earlier days would take away the basis of what has been decided since.
    """
    return today - timedelta(days=1)
