"""Letters about articles that units share; they go once the act's transaction is committed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.syndication.rights import deciders_for, writes_for
from workflow import letters

FOLDER = "home/emails"
SUBJECTS = {
    "item_proposed": _("Proposed to your portal: %(title)s"),
    "item_accepted": _("Taken over by %(unit)s: %(title)s"),
    "item_refused": _("Not taken over by %(unit)s: %(title)s"),
    "original_changed": _("The original has been changed: %(title)s"),
    "original_gone": _("The original is not public any more: %(title)s"),
}


def proposed(item: Any) -> None:
    """Tell those who decide for the unit to which the article is proposed."""
    _write_to_target(item, "item_proposed")


def accepted(item: Any) -> None:
    """Tell who proposed the article that it is being prepared at the other unit."""
    _write_to_source(item, "item_accepted")


def refused(item: Any) -> None:
    """Tell who proposed the article, with the reason."""
    _write_to_source(item, "item_refused")


def original_changed(item: Any) -> None:
    """Tell those who decide for the unit of the copy; the copy stays as it is."""
    _write_to_target(item, "original_changed")


def original_gone(item: Any) -> None:
    """The same when the original has been taken down."""
    _write_to_target(item, "original_gone")


def _write_to_target(item: Any, name: str) -> None:
    def send() -> None:
        people = deciders_for(item.target_unit, timezone.localdate())
        letters.send(people, name, context_of(item, reverse("syndication:item", args=[item.pk])))

    transaction.on_commit(send, robust=True)


def _write_to_source(item: Any, name: str) -> None:
    def send() -> None:
        person = get_user_model()._default_manager.filter(pk=item.proposed_by_id, is_active=True).first()
        # Who has left the unit is told nothing any more.
        if person is not None and writes_for(person, item.source_unit):
            letters.send([person], name, context_of(item, reverse("syndication:outgoing")))

    transaction.on_commit(send, robust=True)


def context_of(item: Any, path: str) -> dict[str, Any]:
    """What the templates need; units go by their names, people of other units by none."""
    return {
        "item": item,
        "title": item.title,
        "unit": item.target_unit.short_display_name,
        "source_unit": item.source_unit.short_display_name,
        "address": item.address,
        "link": settings.WAGTAILADMIN_BASE_URL + path,
    }
