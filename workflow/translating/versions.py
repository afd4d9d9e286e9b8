"""From which version of its source a translation was made, and whether that is the one that is public today.

Every saved translation notes in its revision the hash of the source's text as it was translated. Wagtail keeps what it
does not know in a revision's content, and so the note goes wherever that text goes: with an approval under way, into
public, into history. Compared with the evidence of the source's newest publication it says whether the translation
lags; dates would say so of a source that was published once more unchanged, too.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationLog

from sites.translating.languages import SOURCE_LANGUAGE
from sites.translating.notices import SourceVersion, register_source_versions
from workflow.content import content_hash
from workflow.records import Publication

#: Where a revision's content holds the note: ``{"hash": ..., "at": ...}``.
NOTE = "translated_from"


def note_source_version(sender: Any, instance: TranslationLog, created: bool, raw: bool, **kwargs: Any) -> None:
    """Note in the revision of a translation which text was translated.

    A signal, because every way in which wagtail-localize saves a translation ends in its log and in nothing else.
    """
    revision = instance.revision
    if raw or not created or revision is None or not issubclass(sender, TranslationLog):
        return
    original = instance.source.as_instance()
    if not isinstance(original, Page):
        return
    text = content_hash(original)
    published = Publication.objects.of(original).filter(content_hash=text).effective(timezone.now()).newest_first()
    at = published.values_list("effective_from", flat=True).first() or instance.source.last_updated_at
    revision.content[NOTE] = {"hash": text, "at": at.isoformat()}
    revision.save(update_fields=["content"])


def hash_translated(revision: Revision | None) -> str:
    """Hash of the source's text that was translated in a revision; empty if nothing was."""
    return str(revision.content.get(NOTE, {}).get("hash", "")) if revision is not None else ""


def public_versions(page_id: OuterRef) -> QuerySet[Publication]:
    """What may be public of a page now, as a subquery takes it: the first one counts."""
    return Publication.objects.filter(page_id=page_id).effective(timezone.now()).newest_first()


def notes(revision_id: OuterRef, name: str) -> Subquery:
    """A part of the note of a revision, as a subquery."""
    # KT reads the part as text: databases print a JSON text with its marks.
    rows = Revision.objects.filter(pk=revision_id).annotate(part=KT(f"content__{NOTE}__{name}"))
    return Subquery(rows.values("part")[:1])


def find_source_version(page: Any) -> SourceVersion | None:
    """The source of the public text of a translated page: one query, none for a page in the source's language."""
    if page.locale.language_code == SOURCE_LANGUAGE:
        return None
    source = Page.objects.filter(translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE)
    source = source.annotate(public_hash=Subquery(public_versions(OuterRef("pk")).values("content_hash")[:1]))
    row = (
        Revision.objects.filter(pk=page.live_revision_id)
        .annotate(
            hash=KT(f"content__{NOTE}__hash"),
            at=KT(f"content__{NOTE}__at"),
            source_live=Subquery(source.values("live")[:1]),
            public_hash=Subquery(source.values("public_hash")[:1]),
        )
        .values("hash", "at", "source_live", "public_hash")
        .first()
    )
    at = parse_datetime(row["at"]) if row and row["at"] else None
    if row is None or not isinstance(at, datetime):
        return None
    is_public = bool(row["source_live"])
    return SourceVersion(at, is_behind=is_public and row["public_hash"] != row["hash"], is_public=is_public)


def install() -> None:
    """Note versions from now on, and tell readers' pages of them (once, at start-up)."""
    post_save.connect(note_source_version, sender=TranslationLog, dispatch_uid="workflow.translating.versions")
    register_source_versions(find_source_version)
