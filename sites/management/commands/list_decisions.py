"""Writes the table of addresses and decisions into ``docs/isolation.md``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sites.api.decisions import ROUTES
from sites.guard import known_addresses
from sites.guard.addresses import ADMIN_ROUTE, Address, all_addresses

PAGE = Path(__file__).resolve().parents[3] / "docs" / "isolation.md"
BEGIN, END = "<!-- addresses: written by manage.py list_decisions -->", "<!-- end of addresses -->"
API_V3 = "wagtailapi_v3:"
#: What readers open: each shows what is public at the host and nothing else.
PUBLIC: dict[str, str] = {
    **{
        f"wagtailapi:{kind}:{act}": "public content of the host's unit"
        for kind in ("pages", "images", "documents")
        for act in ("listing", "detail", "find")
    },
    "theme": "colours of a unit, public by design on any host",
    "route:api/^v[23]/": "what is no route: 404",
    "wagtaildocs_serve": "files on public pages of the host; on the hub's host also those of the person's units",
    "wagtaildocs_authenticate_with_password": "password of a collection of the host's unit",
    "route:^media/images/(?P<path>.*)$": "sizes of pictures, under names that cannot be guessed",
    "wagtailcore_authenticate_with_password": "password of a page that the host serves",
    "wagtailcore_login": "signing in to a restricted page",
    "site_feed": "what every reader of the host's unit can open, newest articles first",
    **dict.fromkeys(
        ("search", "search_english", "suggestions", "suggestions_english"),
        "titles and texts of pages that every reader can open, of the host's unit or of the whole province",
    ),
    "sitemap_index": "names of the parts of the host's sitemap",
    "sitemap": "addresses of what every reader of the host's unit can open",
    "robots": "the same at every host but for its name",
    "wagtail_serve": "pages of the host's unit",
}


def label_of(address: Address) -> str:
    """Who may open the address.

    Raises:
        KeyError: nobody has decided about it.
    """
    if address.route.startswith(ADMIN_ROUTE):
        return known_addresses()[address.name].label
    if address.name.startswith(API_V3):
        return ROUTES[address.name.removeprefix(API_V3)].label
    return PUBLIC[address.name]


def table() -> str:
    """Every address with its decision, as a table in Markdown."""
    addresses = sorted(all_addresses(), key=lambda address: (address.name, address.route))
    rows = [f"| `{address.name}` | `{escaped(address.route)}` | {label_of(address)} |" for address in addresses]
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
        self.stdout.write(f"{len(list(all_addresses()))} addresses")
