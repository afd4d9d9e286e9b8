"""Verbs on units and boards; each is one transaction."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Collection, Site

from sites.choices import Level, Position, UnitState
from sites.delegations import end_delegations_with
from sites.memberships import memberships_due
from sites.models import Seat, Unit, UnitGroup, UnitHost, UnitName
from sites.tree import tree_lock
from users.models import User
from vietnamese.folding import nfc

#: What a unit and its dated names have in common.
NAME_FIELDS = ("name", "short_name", "name_en", "short_name_en")


@transaction.atomic
def appoint(
    *,
    unit: Unit,
    user: User,
    position: Position | str,
    title: str,
    levels: Iterable[Level | str],
    decision_number: str,
    decision_date: date,
    starts_on: date,
    ends_on: date | None = None,
    today: date,
) -> Seat:
    """Give ``user`` a seat on the board of ``unit`` (seed 004 Đ8: by a decision of the head of the body).

    Raises:
        ValidationError: no decision number, unknown level, or a second head at the same time.
    """
    # One appointment at a time, or two people would head the board.
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    # Whoever is just changing the person's record as the only unit they serve must not overlook this one.
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    seat = Seat(
        unit=unit,
        user=user,
        position=position,
        title=title,
        levels=[str(level) for level in levels],
        decision_number=decision_number,
        decision_date=decision_date,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    seat.full_clean()
    seat.save()
    apply_memberships(user, today)
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, last_day: date, today: date) -> None:
    """End a term; rights end with its last day, and so does what was delegated from it or to it (row D1)."""
    seat.ends_on = last_day
    seat.full_clean()
    seat.save()
    end_delegations_with(seat, last_day)
    apply_memberships(seat.user, today)


@transaction.atomic
def apply_memberships(user: User, today: date) -> None:
    """Make the person's unit groups exactly those that the seats held on ``today`` carry.

    Seats in a unit that has ended carry none. Groups that belong to no unit are left alone.
    """
    due = {group_id for _user_id, group_id in memberships_due(today, person=user)}
    held = set(UnitGroup.objects.filter(group__user=user).values_list("group_id", flat=True))
    if due - held:
        user.groups.add(*(due - held))
    if held - due:
        user.groups.remove(*(held - due))


@tree_lock()
def rename_unit(
    unit: Unit,
    *,
    name: str,
    short_name: str,
    valid_from: date,
    basis: str,
    today: date,
    name_en: str = "",
    short_name_en: str = "",
) -> UnitName:
    """Record a new name; it shows from ``valid_from`` on, and the former one is kept with its time.

    Raises:
        ValidationError: an empty or too long name, or a day before the present name's own.
    """
    end_present_row(unit.names, valid_from)
    row = UnitName(
        unit=unit,
        name=nfc(name),
        short_name=nfc(short_name),
        name_en=nfc(name_en),
        short_name_en=nfc(short_name_en),
        valid_from=valid_from,
        basis=basis,
    )
    row.full_clean()
    row.save()
    apply_due_names(today)
    unit.refresh_from_db()
    return row


@tree_lock()
def move_host(unit: Unit, *, hostname: str, valid_from: date, basis: str, today: date) -> UnitHost:
    """Record a new host name; the former one then leads to it.

    Raises:
        ValidationError: bad host name, one that another unit holds on that day, or a day before the present one's own.
    """
    refuse_taken_host(unit, hostname, valid_from)
    end_present_row(unit.hosts, valid_from)
    row = UnitHost(unit=unit, hostname=hostname, valid_from=valid_from, basis=basis)
    row.full_clean()
    row.save()
    apply_due_hosts(today)
    unit.refresh_from_db()
    return row


def end_present_row(rows: Any, valid_from: date) -> None:
    """End the open row of a unit's names or hosts on the day before ``valid_from``."""
    present = rows.filter(valid_to__isnull=True).first()
    if present is None:
        return
    if present.valid_from >= valid_from:
        day = date_format(present.valid_from, "d/m/Y")
        problem = _("The one before holds from %(date)s; choose a later day.") % {"date": day}
        raise ValidationError({"valid_from": problem})
    present.valid_to = valid_from - timedelta(days=1)
    present.save()


def refuse_taken_host(unit: Unit, hostname: str, valid_from: date) -> None:
    """Refuse a host name that another unit holds on ``valid_from`` or later, or that a site of no unit has."""
    others = UnitHost.objects.exclude(unit=unit).filter(hostname=hostname)
    holder = others.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from)).select_related("unit").first()
    stray = Site.objects.filter(hostname=hostname, unit__isnull=True).first()
    if holder is not None or stray is not None:
        name = holder.unit.name if holder is not None else stray
        raise ValidationError(
            {"hostname": _("The host name “%(host)s” belongs to “%(unit)s”.") % {"host": hostname, "unit": name}}
        )


def apply_due_names(today: date) -> None:
    """Copy the names of ``today`` from the dated rows to the units and their sites."""
    due = {row.unit_id: row for row in UnitName.objects.on(today).order_by("valid_from", "pk")}
    for unit in Unit.objects.filter(pk__in=due).select_related("site"):
        if any(getattr(unit, field) != getattr(due[unit.pk], field) for field in NAME_FIELDS):
            for field in NAME_FIELDS:
                setattr(unit, field, getattr(due[unit.pk], field))
            unit.save()
        if unit.site is not None and unit.site.site_name != unit.short_name:
            unit.site.site_name = unit.short_name
            unit.site.save()


def apply_due_hosts(today: date) -> None:
    """Copy the host names of ``today`` from the dated rows to the units' sites.

    All at once and in two steps, so that a host name can pass from one unit to another on the same day.
    """
    due = {row.unit_id: row.hostname for row in UnitHost.objects.on(today).order_by("valid_from", "pk")}
    sites = Site.objects.filter(unit__in=due).select_related("unit")
    moving = [site for site in sites if site.hostname != due[site.unit.pk]]
    for step in (lambda site: f"{site.pk}.moving.invalid", lambda site: due[site.unit.pk]):
        for site in moving:
            site.hostname = step(site)
            site.save()


@tree_lock()  # or two units could be led to each other at once
def change_state(
    unit: Unit, state: UnitState, *, since: date, today: date, successor: Unit | None = None, basis: str = ""
) -> None:
    """Freeze, archive, redirect or reopen a unit; the rights of its people follow.

    Args:
        unit: the unit; as it stands in the database decides, not the copy in hand.
        state: the new state.
        since: the day from which it holds, by the decision.
        today: the day on which it is done.
        successor: the unit that a redirected one leads to; for no other state.
        basis: number of the decision.

    Raises:
        ValidationError: the hub cannot end; a redirected unit needs a successor that does not lead back to it.
    """
    unit.refresh_from_db()
    if unit.is_hub:
        raise ValidationError(_("The hub cannot be closed."))
    unit.state, unit.state_since, unit.state_basis = state, since, nfc(basis)
    unit.successor = successor if state == UnitState.REDIRECTED else None
    if state == UnitState.REDIRECTED:
        refuse_useless_successor(unit)
    unit.save()
    for person in User.objects.filter(seats__unit=unit).distinct():
        apply_memberships(person, today)


def refuse_useless_successor(unit: Unit) -> None:
    """Refuse to lead readers in a circle, to a unit that has ended, or to one without a site of its own."""
    final = unit.final_successor()
    if final is None or final == unit or final.is_closed:
        raise ValidationError({"successor": _("A redirected unit needs a successor that is in operation.")})
    if unit.site_id is not None and final.site_id is None:
        problem = _("“%(unit)s” has no site of its own to which readers could be led.") % {"unit": final.name}
        raise ValidationError({"successor": problem})


@tree_lock()
def turn_the_day(today: date) -> int:
    """Apply every name, host and seat that begins or ends; safe to run any number of times.

    Returns:
        The number of people whose rights were checked.
    """
    apply_due_names(today)
    apply_due_hosts(today)
    people = User.objects.filter(seats__isnull=False).distinct()
    for person in people:
        apply_memberships(person, today)
    return len(people)


def keep_port(port: int) -> int:
    """Bring every site to the port that readers see; returns how many were changed."""
    return Site.objects.exclude(port=port).update(port=port)


def create_collection(name: str) -> Collection:
    """Add a collection for a unit below the root collection."""
    root = Collection.get_first_root_node()
    return root.add_child(instance=Collection(name=name))
