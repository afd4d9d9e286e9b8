"""The hub's screens as tests reach them."""

from bs4 import BeautifulSoup

from home.services import found_unit
from sites.choices import Level, Position, UnitState
from sites.services import appoint, change_state
from tests import cast

STATISTICS = "/admin/units/statistics/"
DECISION = "Nghị quyết 1191/NQ-UBTVQH15"
FREEZE = {"state": "frozen", "since": "2026-11-20", "basis": DECISION, "reason": "Sáp nhập đơn vị hành chính."}


def inspection(code="syt"):
    return f"/admin/units/inspect/{cast.unit(code).pk}/"


def state_form(code="syt"):
    return f"/admin/units/{cast.unit(code).pk}/state/"


def chain_form(code="syt"):
    return f"/admin/units/{cast.unit(code).pk}/chain/"


def found_section(code="hoi-nong-dan"):
    """A body that publishes in a section of the hub (seed 004 Đ5.2)."""
    return found_unit(cast.founding(code, hostname="", preset="000-ba-xuyen"), today=cast.TODAY)


def submit(page, username="an"):
    """Send a page to the first step of its unit's chain."""
    page.save_revision(user=cast.person(username))
    page.get_workflow().start(page, cast.person(username))


def table_rows(response):
    """The cells of every row of every table."""
    rows = BeautifulSoup(response.content, "html.parser").select("main table tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in rows]


def frozen(code):
    change_state(cast.unit(code), UnitState.FROZEN, since=cast.TODAY, today=cast.TODAY)


def give_seat(code, username, position, levels=(Level.REVIEWER, Level.PUBLISHER)):
    """Appoint one of the cast."""
    return appoint(
        unit=cast.unit(code),
        user=cast.person(username),
        position=position,
        title="Công chức",
        levels=list(levels),
        decision_number="1",
        decision_date=cast.FOUNDED,
        starts_on=cast.FOUNDED,
        today=cast.TODAY,
    )


def complete_board(code="syt", username="hoa"):
    """Let one of the cast hold every seat that is vacant, so that the unit can run any chain."""
    held = set(cast.unit(code).seats.values_list("position", flat=True)) & {Position.HEAD}
    for position in Position:
        if position not in held:
            give_seat(code, username, position)
