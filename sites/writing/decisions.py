"""What the guard asks of the addresses of this package."""

from sites.guard import SCREEN, Decision, Objects

PAGE = Objects(page_id="wagtailcore.Page")

DECISIONS: dict[str, Decision] = {
    "writing:insert": PAGE,
    "writing:new": PAGE,
    "writing:check": PAGE,
    "writing:decode": SCREEN,
}
