"""A guard in front of every view of the admin: what it cannot classify, unit people do not get.

The next hole in Wagtail or a package will be a missing check of an object (18 of its 25 advisories since 2022 were
that), so no view is trusted to check: each address has a decision (:mod:`sites.guard.decisions`), each object that
an address names is resolved to its unit here, and another unit's answers as one that does not exist.
"""

from sites.guard.decisions import decision_for, known_addresses, register_decisions
from sites.guard.kinds import OPEN, OPERATORS, SCREEN, Decision, Objects

__all__ = [
    "OPEN",
    "OPERATORS",
    "SCREEN",
    "Decision",
    "Objects",
    "decision_for",
    "known_addresses",
    "register_decisions",
]
