"""To whom the rows of this app's models belong; steps and decisions follow Wagtail's tasks."""

from typing import Any

from django.db.models import Q

from sites.models import Unit
from sites.ownership import OfUnit, Owners, Rule, register_owner
from sites.reach import Reach


class OfItsUsers(Rule):
    """Versions of chains: old and new ones belong to the units that have the chain, and to the one it was made for."""

    def condition(self, reach: Reach) -> Q:
        """Made for one of the units, or their chain."""
        keys = Unit.objects.filter(pk__in=reach.unit_ids).exclude(preset="").order_by().values("preset")
        return Q(unit__in=reach.unit_ids) | Q(key__in=keys)

    def owners(self, row: Any) -> Owners:
        """The unit that it was made for, and all that have it."""
        users = Unit.objects.filter(Q(preset=row.key) | Q(pk=row.unit_id))
        return frozenset(users.values_list("pk", flat=True))


def register() -> None:
    """Enter the rules (once, at start-up)."""
    register_owner("workflow.Chain", OfItsUsers())
    register_owner("workflow.Publication", OfUnit())
