"""Writes the table of addresses and decisions into ``docs/isolation.md``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sites.guard import known_addresses
from sites.guard.addresses import admin_addresses

PAGE = Path(__file__).resolve().parents[3] / "docs" / "isolation.md"
BEGIN, END = "<!-- addresses: written by manage.py list_decisions -->", "<!-- end of addresses -->"


def table() -> str:
    """The addresses of the admin with their decisions, as a table in Markdown."""
    decided = known_addresses()
    rows = [
        f"| `{address.name}` | `{escaped(address.route)}` | {decided[address.name].label} |"
        for address in sorted(admin_addresses(), key=lambda address: (address.name, address.route))
    ]
    return "\n".join(["| address | route | who may open it |", "|---|---|---|", *rows])


def escaped(route: str) -> str:
    """The route with what would end a cell of the table escaped."""
    return route.replace("|", "\\|")


class Command(BaseCommand):
    """``manage.py list_decisions``"""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the table between its marks; the rest of the page is written by people."""
        text = PAGE.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        _old, after = rest.split(END)
        PAGE.write_text(f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}", encoding="utf-8")
        self.stdout.write(f"{len(admin_addresses())} addresses")
