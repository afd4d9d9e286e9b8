"""The tables on the screen that shows a unit to the hub."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, Table

from sites.models import UnitName

#: Stands where there is nothing.
NONE = "–"


def table(rows: Iterable[Any], columns: dict[str, Callable[[Any], Any] | str]) -> Table:
    """A table that is only looked at.

    Args:
        rows: what the rows show.
        columns: by its heading, where a cell's content comes from: a name on the row, or a function of it.
    """
    shown = [
        Column(f"column{place}", label=label, accessor=source) for place, (label, source) in enumerate(columns.items())
    ]
    return Table(shown, list(rows))


def names_table(names: Iterable[UnitName]) -> Table:
    """What the unit has been called, since when and by which decision."""
    return table(names, {_("Name"): both_names, **terms("valid_from", "valid_to"), _("Legal basis"): basis})


def hosts_table(hosts: Iterable[Any]) -> Table:
    """Under which names its site has been found."""
    return table(hosts, {_("Host name"): "hostname", **terms("valid_from", "valid_to"), _("Legal basis"): basis})


def board_table(seats: Iterable[Any]) -> Table:
    """Who holds which seat of the board."""
    return table(
        seats,
        {
            _("Position"): "get_position_display",
            _("Person"): "user",
            _("Office held"): "title",
            **terms("starts_on", "ends_on"),
        },
    )


def kinds_table(kinds: Iterable[Any]) -> Table:
    """How many pages there are of each type and state."""
    return table(
        kinds,
        {
            _("Type"): "label",
            _("Live"): "live",
            _("Live with changes not yet published"): "changed",
            _("Draft or taken down"): "draft",
            _("Awaiting approval"): "waiting",
        },
    )


def terms(first: str, last: str) -> dict[str, Callable[[Any], str]]:
    """The columns for the first and the last day of something."""
    return {_("From"): lambda row: day(getattr(row, first)), _("To"): lambda row: day(getattr(row, last))}


def day(value: date | None) -> str:
    """A day as it is written in both languages."""
    return date_format(value, "d/m/Y") if value else NONE


def basis(row: Any) -> str:
    """The decision behind a name or a host."""
    return str(row.basis or NONE)


def both_names(row: UnitName) -> str:
    """The Vietnamese name over the English one, each with its short form."""
    vietnamese = f"{row.name} ({row.short_name})"
    if not row.name_en:
        return vietnamese
    return format_html("{}<br>{}{}", vietnamese, row.name_en, f" ({row.short_name_en})" if row.short_name_en else "")
