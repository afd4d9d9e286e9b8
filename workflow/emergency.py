"""Publishing in an emergency: by the head alone, with a reason, and a second approval within one working day.

Only where the unit's chain allows it; none of the five regulations does, so it is off until a chain turns it on.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from sites.choices import Position
from sites.models import Seat, Unit
from sites.tree import tree_lock
from sites.working_days import Calendar
from workflow import mail
from workflow.choices import PublicationKind
from workflow.content import content_hash
from workflow.deciders import Capacity, serving
from workflow.issues import blocking_issues
from workflow.publishing import record_publication
from workflow.records import Chain, Publication
from workflow.refusals import NotEntitled, NotReady
from workflow.rounds import draft_of

#: Within how many working days somebody else must approve what was published in an emergency.
WORKING_DAYS = 1


def why_not_in_emergency(user: Any, page: Page) -> str:
    """Why ``user`` may not publish the newest text of ``page`` in an emergency; empty if they may."""
    unit = Unit.objects.owning(page)
    chain = chain_of(unit)
    if chain is None or not chain.preset.emergency:
        return _("The unit's chain does not provide for publication in an emergency.")
    if unit is None or unit.is_closed or _head_seat(user, unit) is None:
        return _("Only the head of the board publishes in an emergency.")
    return ""


@tree_lock()  # as for every act that ends in the tree: the tree first, then its rows
def publish_in_emergency(page: Page, *, user: Any, reason: str) -> Publication:
    """Publish the newest text of ``page`` at once.

    Raises:
        NotEntitled: the person may not, or there is no reason.
        NotReady: the text has faults that prevent every approval, such as a secrecy marking.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    if problem := why_not_in_emergency(user, page):
        raise NotEntitled(problem)
    if not reason.strip():
        raise NotEntitled(_("Say what the emergency is."))
    unit, draft = Unit.objects.owning(page), draft_of(page)
    chain = chain_of(unit)
    assert unit is not None  # noqa: S101 - asked above
    assert chain is not None  # noqa: S101 - asked above
    if issues := blocking_issues(draft, chain.preset):
        raise NotReady(" ".join(str(issue.text) for issue in issues))
    draft.go_live_at = None
    seat = _head_seat(user, unit)
    publication = record_publication(
        draft,
        PublicationKind.EMERGENCY,
        chain=chain,
        steps=[_as_data(user, Capacity(seat), content_hash(draft), reason)] if seat else [],
        reason=reason,
        confirm_by=Calendar.read().due_at(timezone.localdate(), WORKING_DAYS),
    )
    PublishPageRevisionAction(draft.latest_revision, user=user).execute(skip_permission_checks=True)
    mail.published_in_emergency(publication, confirmers_of(publication))
    return publication


def unconfirmed() -> Any:
    """What was published in an emergency and waits for its second approval."""
    return Publication.objects.standing().filter(kind=PublicationKind.EMERGENCY, confirmation={})


def confirmers_of(publication: Publication) -> list[Any]:
    """The people who can give the second approval today."""
    return [person for person in serving(publication.unit) if not why_not_confirm(person, publication)]


def why_not_confirm(user: Any, publication: Publication) -> str:
    """Why ``user`` may not give the second approval; empty if they may."""
    page = Page.objects.filter(pk=publication.page_id).first()
    if publication.confirmation or publication.revoked_at or page is None:
        return _("There is nothing to confirm.")
    authors, deciders = ({entry["user"] for entry in kept} for kept in (publication.authors, publication.steps))
    if user.pk in authors | deciders:
        return _("You wrote or published this text; another person must confirm it.")
    if publication.unit.is_closed or _confirming_seat(user, publication) is None:
        return _("A deputy or another member of the board who decides in its chain confirms this.")
    return ""


@transaction.atomic
def confirm(publication: Publication, *, user: Any, comment: str = "") -> None:
    """Give the second approval.

    Raises:
        NotEntitled: the person may not, or it has been given.
    """
    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    if problem := why_not_confirm(user, publication):
        raise NotEntitled(problem)
    seat = _confirming_seat(user, publication)
    assert seat is not None  # noqa: S101 - asked above
    publication.confirmation = _as_data(user, Capacity(seat), publication.content_hash, comment)
    publication.save(update_fields=["confirmation"])


def chain_of(unit: Unit | None) -> Chain | None:
    """The chain that a unit has now."""
    return Chain.objects.newest().filter(key=unit.preset).first() if unit and unit.preset else None


def _head_seat(user: Any, unit: Unit) -> Seat | None:
    seats = Seat.objects.in_office(timezone.localdate()).filter(user=user, unit=unit, position=Position.HEAD)
    return seats.first() if user.is_active else None


def _confirming_seat(user: Any, publication: Publication) -> Seat | None:
    chain = chain_of(publication.unit)
    deciding = {Position.DEPUTY.value}
    if chain is not None:
        for step in chain.preset.steps:
            deciding |= set() if step.edits else set(step.positions_for(publication.content.get("lane", "")))
    seats = Seat.objects.in_office(timezone.localdate()).filter(user=user, unit=publication.unit)
    return seats.filter(position__in=deciding).order_by("pk").first() if user.is_active else None


def _as_data(user: Any, capacity: Capacity, text: str, comment: str) -> dict[str, Any]:
    return {
        "step": "emergency",
        "user": user.pk,
        "username": user.get_username(),
        "person": user.get_full_name() or user.get_username(),
        "capacity": capacity.as_data(),
        "at": timezone.now().isoformat(),
        "hash_in": text,
        "hash_out": text,
        "comment": comment,
    }
