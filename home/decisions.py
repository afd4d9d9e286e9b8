"""What the guard of the admin decides about this app's addresses (:mod:`sites.guard`)."""

from sites.guard import OPERATORS, SCREEN, Decision
from sites.guard.kinds import Screen

#: Any unit may be named: the views ask for a permission that the hub's people alone have.
ANY_UNIT = Screen(plain=("pk",))

DECISIONS: dict[str, Decision] = {
    "found_unit": SCREEN,
    "unit:index": SCREEN,
    "unit:index_results": SCREEN,
    "unit:inspect": ANY_UNIT,
    # A form of columns would break the tree of units: nobody has the permission, operators included.
    **{f"unit:{name}": OPERATORS for name in ("add", "edit", "delete", "history", "history_results", "usage")},
}
