"""The log: what happened to a unit's own things.

Wagtail shows a person the log of every object of a kind for which they have any permission, whosesoever it is.
What would let it go: Wagtail asking the permission policy of each kind which instances the person may see.
"""

from typing import Any

from wagtail.models import ModelLogEntry, PageLogEntry

from sites.ownership import owned_by
from sites.reach import reach_of


def install() -> None:
    """Limit what log entries a person may see (once, at start-up)."""
    for model in (PageLogEntry, ModelLogEntry):
        manager: Any = type(model.objects)

        def viewable_by_user(self: Any, user: Any) -> Any:
            """The entries about what belongs to the person's units; operators see all."""
            return owned_by(self.get_queryset(), reach_of(user))

        manager.viewable_by_user = viewable_by_user
