"""What the guard of the admin decides about this app's addresses (:mod:`sites.guard`)."""

from home.hub.access import ASSIGN, CLOSE, FOUND, INSPECT, VIEW, OfHub
from sites.guard import OPERATORS, Decision

DECISIONS: dict[str, Decision] = {
    "found_unit": OfHub(FOUND),
    "unit:index": OfHub(VIEW),
    "unit:index_results": OfHub(VIEW),
    "unit:inspect": OfHub(INSPECT),
    "unit_statistics": OfHub(INSPECT),
    "change_unit_state": OfHub(CLOSE),
    "assign_unit_chain": OfHub(ASSIGN),
    "approval_chains": OfHub(ASSIGN),
    "approval_chain": OfHub(ASSIGN),
    "approval_chain_version": OfHub(ASSIGN),
    "make_approval_chain": OfHub(ASSIGN),
    "make_approval_chain_version": OfHub(ASSIGN),
    # A form of columns would break the tree of units: nobody has the permission, operators included.
    **{f"unit:{name}": OPERATORS for name in ("add", "edit", "delete", "history", "history_results", "usage")},
}
