"""The last door before the public: a page is saved as public only with a text that has been approved.

Permissions stop people; this stops everything else that ends in a save: Wagtail's own code without a user, schedules,
copies, aliases, translations, imports, a workflow that was emptied. What goes around the models (SQL, ``update()``) is
found by ``manage.py audit_public``. Signals, because bare ``Page`` instances are saved too (by moves, by locks) and no
method of ours is reached then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save, pre_save
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from sites.models import Unit
from workflow.choices import PublicationKind
from workflow.content import SHOWN_PAGE_FIELDS, content_hash, content_of
from workflow.exemptions import exemption
from workflow.publishing import record_publication, revoke
from workflow.records import Publication
from workflow.refusals import NotApproved

#: The columns of Wagtail's page that say whether it is public.
PUBLIC_STATE = {"live", "expired"}


def check_page(sender: type[Any], instance: Any, raw: bool, update_fields: Iterable[str] | None, **kwargs: Any) -> None:
    """Refuse to save a public page whose text nobody has approved.

    Raises:
        NotApproved: as said.
    """
    # The root of the tree is no page that anybody reads; a raw save loads a backup.
    if raw or not issubclass(sender, Page) or instance.depth == 1:
        return
    stored = Page.objects.filter(pk=instance.pk).first() if instance.pk else None
    if not instance.live:
        if stored is not None and stored.live:
            revoke(Publication.objects.of(instance).effective(timezone.now()), reason="")
        return
    if exemption() or _touches_nothing_public(instance, update_fields):
        return
    if _is_unchanged(instance, stored) or may_be_public(instance):
        return
    raise NotApproved(
        _("Nobody has approved the text of “%(title)s” as it is. Nothing was published.") % {"title": instance.title}
    )


def note_exempted_page(sender: type[Any], instance: Any, raw: bool, **kwargs: Any) -> None:
    """Remember a page that was saved as public under an exemption."""
    held = exemption()
    if held and not raw and issubclass(sender, Page) and instance.live and instance.depth > 1:
        held.page_ids.add(instance.pk)


def check_schedule(sender: type[Revision], instance: Revision, raw: bool, **kwargs: Any) -> None:
    """Refuse to schedule a text that nobody has approved; what is no longer scheduled may no longer go public.

    Raises:
        NotApproved: otherwise Wagtail's command would publish it, or stop at it and leave the others waiting.
    """
    if raw or not _is_of_page(instance):
        return
    if instance.approved_go_live_at is None:
        if instance.pk and Revision.objects.filter(pk=instance.pk, approved_go_live_at__isnull=False).exists():
            waiting = Publication.objects.filter(revision_id=instance.pk, effective_from__gt=timezone.now())
            revoke(waiting, reason="")
        return
    draft = instance.as_object()
    if held := exemption():
        record_publication(draft, PublicationKind.EXEMPTION, reason=held.reason)
    elif not _vouched(draft, Publication.objects.of(draft).standing().order_by("-pk").first()):
        raise NotApproved(
            _("Nobody has approved the text of “%(title)s” as it is. Nothing was scheduled.") % {"title": draft.title}
        )


def may_be_public(page: Any) -> bool:
    """Whether the text of ``page``, as it stands in memory, is the one that was last approved for its unit."""
    if _is_bare(page):
        return False
    if page.alias_of_id:
        return mirrors_its_source(page)
    newest = Publication.objects.of(page).effective(timezone.now()).newest_first().first()
    return _vouched(page, newest)


def mirrors_its_source(alias: Any) -> bool:
    """Whether an alias shows what its source, public and of the same unit, shows; it has no text of its own."""
    source = Page.objects.filter(pk=alias.alias_of_id, live=True).specific().first()
    if source is None or Unit.objects.owning(source) != Unit.objects.owning(alias):
        return False
    shown, own = content_of(source), content_of(alias)
    return {**shown, "slug": ""} == {**own, "slug": ""} and may_be_public(source)


def _vouched(page: Any, publication: Publication | None) -> bool:
    if publication is None or publication.content_hash != content_hash(page):
        return False
    return publication.unit == Unit.objects.owning(page)


def _touches_nothing_public(page: Any, update_fields: Iterable[str] | None) -> bool:
    if update_fields is None:
        return False
    kept_by_wagtail = {field.name for field in Page._meta.concrete_fields} - SHOWN_PAGE_FIELDS - PUBLIC_STATE
    return set(update_fields) <= kept_by_wagtail


def _is_unchanged(page: Any, stored: Page | None) -> bool:
    """Whether a page that is public already stays as it is: locks, places and times change without approval."""
    if stored is None or not stored.live:
        return False
    if _is_bare(page):
        return all(getattr(page, name) == getattr(stored, name) for name in SHOWN_PAGE_FIELDS)
    return content_hash(page) == content_hash(stored.specific)


def _is_bare(page: Any) -> bool:
    """Whether the object is Wagtail's page alone, without the columns of its type."""
    return type(page) is Page


def _is_of_page(revision: Revision) -> bool:
    model = revision.content_type.model_class()
    return model is not None and issubclass(model, Page)


def install() -> None:
    """Put the door in its place (once, at start-up)."""
    pre_save.connect(check_page, dispatch_uid="workflow.gate.page")
    post_save.connect(note_exempted_page, dispatch_uid="workflow.gate.exempted")
    pre_save.connect(check_schedule, sender=Revision, dispatch_uid="workflow.gate.schedule")
