"""What the guard asks of the addresses of this package."""

from sites.guard import SCREEN, Decision, Objects

PERSON = Objects(person_id="users.User")
SEAT = Objects(seat_id="portal_sites.Seat")

DECISIONS: dict[str, Decision] = {
    "board:index": SCREEN,
    "board:log": SCREEN,
    "board:invite": SCREEN,
    "board:appoint_known": SCREEN,
    "board:appoint": PERSON,
    "board:edit_person": PERSON,
    "board:deactivate": PERSON,
    "board:reactivate": PERSON,
    "board:invite_again": PERSON,
    "board:end_seat": SEAT,
    "board:delegate": SEAT,
    "board:end_delegation": Objects(delegation_id="portal_sites.Delegation"),
    "current_unit": SCREEN,
}
