"""How far a shared article has come, in words for both sides."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from home.choices import SyndicationState


def status_of(item: Any) -> str:
    """What has become of the proposal and of the copy."""
    if item.state != SyndicationState.ACCEPTED:
        return str(SyndicationState(item.state).label)
    if item.copy is None:
        return _("Taken over; the copy has been deleted")
    return _("Published") if item.copy.live else _("Taken over; in preparation")


def warning_of(item: Any) -> str:
    """What the unit of the copy should look at; empty if nothing. Needs ``with_source``."""
    if not item.needs_look or item.copy is None:
        return ""
    return _("The original has been changed") if item.source_is_live else _("The original is not public any more")
