"""Verbs on articles that units share; each is one transaction (seeds 002 Đ9.2, 004 Đ8.2, Đ9.2).

What is refused is said by a ``ValidationError`` in words for the person; nothing has changed then.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.choices import SyndicationState
from home.models.syndication import SyndicatedItem
from home.syndication import mail
from home.syndication.copying import content_for, fill, words_of
from home.syndication.log_actions import ACKNOWLEDGED, PROPOSED, RENEWED, TAKEN
from home.syndication.media import MediaCopier
from home.syndication.rights import decides_for, is_public, sections_for, writes_for
from news.models import ArticlePage, NewsIndexPage
from sites.models import Unit
from sites.tree import tree_lock
from workflow.content import content_hash


@tree_lock()
def propose(source: ArticlePage, target: Unit, *, user: Any, note: str = "") -> SyndicatedItem:
    """Offer a public article of the own unit to another.

    Raises:
        ValidationError: the article is not public, ``user`` does not write for its unit, the other unit is the same or
            has ended, or the article has been offered to it already.
    """
    unit = unit_of(source)
    if not writes_for(user, unit):
        raise ValidationError(_("You do not write for the unit of this article."))
    if target == unit or target.is_closed:
        raise ValidationError(_("Choose another unit that is in operation."))
    if not is_public(source):
        raise ValidationError(_("Only what is public can be proposed. Publish the article first."))
    if source.original_key is not None:
        raise ValidationError(_("This article was taken over from another unit. Its own unit proposes it."))
    known = SyndicatedItem.objects.under_way().filter(source_page=source, target_unit=target).first()
    if known is not None and not known.has_lost_its_copy:
        raise ValidationError(_("The article has already been proposed to this unit or taken over by it."))
    if known is not None:
        known.state = SyndicationState.WITHDRAWN
        known.save()
    item = SyndicatedItem(
        source_page=source,
        source_unit=unit,
        target_unit=target,
        title=source.title,
        address=source.full_url,
        note=note.strip(),
        proposed_by=user,
    )
    item.save()
    log(source, PROPOSED, user=user, data={"unit": target.short_name})
    mail.proposed(item)
    return item


@tree_lock()
def accept(item: SyndicatedItem, section: NewsIndexPage, *, user: Any) -> ArticlePage:
    """Make a draft of the proposed article in ``section``; it goes through the target's own chain.

    Raises:
        ValidationError: somebody else has decided meanwhile, the original is not public any more, or ``user`` may not
            take it into the section.
    """
    item = waiting(item, user)
    source = item.source_page
    if source is None or not is_public(source):
        raise ValidationError(_("The original is not public any more. The proposal can only be refused."))
    return _take(item, source, section, user)


@tree_lock()
def take(source: ArticlePage, section: NewsIndexPage, *, user: Any) -> ArticlePage:
    """Take over what another unit has published, proposed or not, as a draft in ``section``.

    Raises:
        ValidationError: the article is not public, is the own unit's or has been taken over, or ``user`` may not.
    """
    unit, target = unit_of(source), unit_of(section)
    if unit == target:
        raise ValidationError(_("This is an article of your own unit."))
    if not is_public(source):
        raise ValidationError(_("The article is not public any more."))
    item = SyndicatedItem.objects.select_for_update().under_way().filter(source_page=source, target_unit=target).first()
    if item is not None and item.copy_id is not None:
        raise ValidationError(taken_by(item))
    if item is None:
        item = SyndicatedItem(source_page=source, source_unit=unit, target_unit=target, title=source.title)
        item.address = source.full_url
    return _take(item, source, section, user)


@transaction.atomic
def refuse(item: SyndicatedItem, *, user: Any, reason: str) -> None:
    """Decline a proposal; its unit reads the reason.

    Raises:
        ValidationError: no reason, or somebody else has decided meanwhile.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the unit that proposed the article reads it.")})
    item = waiting(item, user)
    item.state, item.reason = SyndicationState.REFUSED, reason.strip()
    _decided(item, user)
    mail.refused(item)


@transaction.atomic
def withdraw(item: SyndicatedItem, *, user: Any) -> None:
    """Take a proposal back on which nobody has decided yet.

    Raises:
        ValidationError: ``user`` does not write for the unit that proposed, or the other unit has decided.
    """
    item = SyndicatedItem.objects.select_for_update().get(pk=item.pk)
    if not writes_for(user, item.source_unit):
        raise ValidationError(_("You do not write for the unit that proposed the article."))
    if item.state != SyndicationState.PROPOSED:
        raise ValidationError(_("The other unit has already decided about the article."))
    item.state = SyndicationState.WITHDRAWN
    item.save()


@tree_lock()  # nothing is published between looking and noting
def acknowledge(item: SyndicatedItem, *, user: Any, seen: str) -> None:
    """Note that the change of the original has been seen; the copy stays as it is.

    Args:
        item: what was taken over.
        user: who has looked at it.
        seen: :func:`hash_of_public` of the original that they were shown.

    Raises:
        ValidationError: ``user`` does not decide for the unit of the copy, or the original has changed since.
    """
    item = following(item, user)
    if seen != hash_of_public(item.source_page):
        raise ValidationError(_("The original has been changed once more. Read what it says now, and decide again."))
    _remember(item, item.source_page)
    item.save()
    if item.copy is not None:
        log(item.copy, ACKNOWLEDGED, user=user)


@tree_lock()
def renew(item: SyndicatedItem, *, user: Any) -> ArticlePage:
    """Write what the original says now into a new draft of the copy; what is public stays until the chain approves.

    Raises:
        ValidationError: ``user`` may not edit the copy, or the original is not public any more.
    """
    item = following(item, user)
    source, copy = item.source_page, item.copy
    if source is None or not is_public(source):
        raise ValidationError(_("The original is not public any more."))
    lock = copy.get_lock() if copy else None
    if copy is None or not copy.permissions_for_user(user).can_edit() or (lock and lock.for_user(user)):
        raise ValidationError(_("The copy cannot be edited by you now. Open it to see why."))
    draft = copy.get_latest_revision_as_object()
    place = {"source": draft.source, "source_url": draft.source_url}
    fill(draft, source, content_for(source, item.source_unit, MediaCopier(item.target_unit, user)) | place)
    draft.save_revision(user=user, log_action=False)
    log(copy, RENEWED, user=user)
    _remember(item, source)
    item.save()
    return copy


def waiting(item: SyndicatedItem, user: Any) -> SyndicatedItem:
    """The item as it is in the database, locked, if ``user`` may decide on it now.

    Raises:
        ValidationError: they may not, or somebody has decided.
    """
    item = SyndicatedItem.objects.select_for_update().get(pk=item.pk)
    if not decides_for(user, item.target_unit):
        raise ValidationError(_("You do not decide for the unit to which the article was proposed."))
    if item.state == SyndicationState.ACCEPTED:
        raise ValidationError(taken_by(item))
    if item.state != SyndicationState.PROPOSED:
        state = SyndicationState(item.state).label
        raise ValidationError(_("The proposal is not open any more: %(state)s.") % {"state": state})
    return item


def following(item: SyndicatedItem, user: Any) -> SyndicatedItem:
    """The same for an item that has been taken over and is followed.

    Raises:
        ValidationError: it has not been, or ``user`` does not decide for its unit.
    """
    item = SyndicatedItem.objects.select_for_update().get(pk=item.pk)
    if not decides_for(user, item.target_unit) or item.state != SyndicationState.ACCEPTED:
        raise ValidationError(_("You do not decide for the unit that has taken the article over."))
    return item


def taken_by(item: SyndicatedItem) -> str:
    """That somebody of the own unit was quicker."""
    when = date_format(timezone.localtime(item.decided_at), "d/m/Y H:i") if item.decided_at else ""
    who = item.decided_by.get_full_name() if item.decided_by else ""
    return _("%(person)s has already taken the article over (%(time)s).") % {"person": who, "time": when}


def unit_of(page: Any) -> Unit:
    """The unit of a page.

    Raises:
        ValidationError: it belongs to none.
    """
    unit = Unit.objects.owning(page)
    if unit is None:
        raise ValidationError(_("The page belongs to no unit."))
    return unit


def _take(item: SyndicatedItem, source: ArticlePage, section: NewsIndexPage, user: Any) -> ArticlePage:
    if not any(section.pk == allowed.pk for allowed in sections_for(user, item.target_unit, source)):
        raise ValidationError({"section": _("Choose a section of your unit in which you may write.")})
    copy = ArticlePage(locale_id=section.locale_id, owner=user, live=False)
    fill(copy, source, content_for(source, item.source_unit, MediaCopier(item.target_unit, user)))
    section.add_child(instance=copy)
    copy.save_revision(user=user, log_action=False)
    log(copy, TAKEN, user=user, data={"unit": item.source_unit.short_name, "address": source.full_url})
    item.copy, item.state = copy, SyndicationState.ACCEPTED
    _remember(item, source)
    _decided(item, user)
    if item.proposed_by_id:
        mail.accepted(item)
    return copy


def hash_of_public(source: ArticlePage | None) -> str:
    """Hash of what readers of an original see now; empty if it is not public any more."""
    return content_hash(source) if source is not None and is_public(source) else ""


def _remember(item: SyndicatedItem, source: ArticlePage | None) -> None:
    """Keep what the original says now; of one that is not public any more nothing is left to follow."""
    item.source_hash = hash_of_public(source)
    if source is not None and item.source_hash:
        item.source_texts = words_of(source)


def _decided(item: SyndicatedItem, user: Any) -> None:
    item.decided_by, item.decided_at = user, timezone.now()
    item.save()
