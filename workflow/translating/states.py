"""Where the translation of each page of a unit stands: what is missing, what has fallen behind, what is under way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, QuerySet, Subquery, TextChoices
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import Translation

from sites.reach import Reach
from sites.translating.languages import SOURCE_LANGUAGE
from sites.translating.progress import Progress, progress_of
from workflow.records import Publication
from workflow.translating.versions import notes, public_versions


class TranslationState(TextChoices):
    """What is to be done about the version of a page in another language; the most urgent first."""

    SOURCE_HIDDEN = "source_hidden", _("Public, but its source is not")
    TO_UPDATE = "to_update", _("To be updated")
    RETURNED = "returned", _("Sent back")
    DRAFT = "draft", _("Draft in progress")
    MISSING = "missing", _("Missing")
    WAITING = "waiting", _("Waiting for approval")
    SOURCE_DRAFT = "source_draft", _("Draft; its source is not public")
    SEPARATE = "separate", _("Written without segments")
    CURRENT = "current", _("Public and current")


#: The order of the list.
URGENCY = {state: place for place, state in enumerate(TranslationState)}


@dataclass
class Line:
    """One page and its version in the language.

    Attributes:
        page: the source: ``pk``, ``title``, ``live``, ``public_hash``, ``public_from``.
        version: the translated page, or ``None``.
        translation: id of the translation by segments, or ``None``.
        state: what is to be done.
        since: since when it has been behind.
        progress: of its segments; known for the lines that are shown.
        changes: how many passages of the source have changed since; known for the lines that are shown.
    """

    page: dict[str, Any]
    version: dict[str, Any] | None
    translation: int | None
    state: TranslationState
    since: datetime | None = None
    progress: Progress | None = None
    changes: int = 0

    #: Key of the sorting.
    rank: tuple[Any, ...] = field(default=(), repr=False)


def lines_of(reach: Reach, locale: Locale) -> list[Line]:
    """Every page of the units that has, or should have, a version in the language, the most urgent first.

    Three queries, however many pages there are.
    """
    versions = {row["translation_key"]: row for row in _versions(reach, locale)}
    translations = _translations(reach, locale)
    lines = []
    for page in _sources(reach):
        line = _line(page, versions.get(page["translation_key"]), translations.get(page["translation_key"]))
        if line is not None:
            # The longest behind first; of what is missing, the newest.
            when = line.since or page["public_from"] or page["first_published_at"]
            stamp = when.timestamp() if when else 0.0
            line.rank = (URGENCY[line.state], -stamp if line.state == TranslationState.MISSING else stamp, page["pk"])
            lines.append(line)
    return sorted(lines, key=lambda line: line.rank)


def complete(lines: Iterable[Line]) -> None:
    """Add what is shown of the lines on the screen: two queries."""
    shown = list(lines)
    progress = progress_of(Translation.objects.filter(pk__in=[line.translation for line in shown if line.translation]))
    behind = [line for line in shown if line.state == TranslationState.TO_UPDATE and line.version]
    texts = _texts_of(behind)
    for line in shown:
        line.progress = progress.get(line.translation or 0)
    for line in behind:
        before = texts.get((line.page["pk"], (line.version or {})["hash"]))
        after = texts.get((line.page["pk"], line.page["public_hash"]))
        if before is not None and after is not None:
            line.changes = max((after - before).total(), (before - after).total())


def _sources(reach: Reach) -> QuerySet[Page, dict[str, Any]]:
    public = public_versions(OuterRef("pk"))
    pages = Page.objects.filter(reach.pages(), locale__language_code=SOURCE_LANGUAGE, alias_of=None)
    return pages.annotate(
        public_hash=Subquery(public.values("content_hash")[:1]),
        public_from=Subquery(public.values("effective_from")[:1]),
    ).values(
        "pk",
        "translation_key",
        "title",
        "live",
        "first_published_at",
        "last_published_at",
        "public_hash",
        "public_from",
    )


def _versions(reach: Reach, locale: Locale) -> QuerySet[Page, dict[str, Any]]:
    under_way = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=OuterRef("text_id")
    )
    pages = Page.objects.filter(reach.pages(), locale=locale, alias_of=None)
    return pages.annotate(
        text_id=Cast("pk", CharField()),
        hash=notes(OuterRef("latest_revision_id"), "hash"),
        round=Subquery(under_way.values("status")[:1]),
    ).values("pk", "translation_key", "draft_title", "live", "has_unpublished_changes", "hash", "round")


def _translations(reach: Reach, locale: Locale) -> dict[Any, dict[str, Any]]:
    keys = Page.objects.filter(reach.pages(), locale=locale).order_by().values("translation_key")
    rows = Translation.objects.filter(
        enabled=True,
        target_locale=locale,
        source__locale__language_code=SOURCE_LANGUAGE,
        source__object_id__in=keys,
    )
    values = rows.values("pk", "source__object_id", "source__last_updated_at")
    return {row["source__object_id"]: row for row in values}


def _line(page: dict[str, Any], version: dict[str, Any] | None, translation: dict[str, Any] | None) -> Line | None:
    if version is None:
        return Line(page, None, None, TranslationState.MISSING) if page["live"] else None
    if translation is None:
        return Line(page, version, None, TranslationState.SEPARATE)
    state = _state(page, version, translation)
    since = page["public_from"] if state == TranslationState.TO_UPDATE else None
    return Line(page, version, translation["pk"], state, since)


def _state(page: dict[str, Any], version: dict[str, Any], translation: dict[str, Any]) -> TranslationState:
    if not page["live"]:
        return TranslationState.SOURCE_HIDDEN if version["live"] else TranslationState.SOURCE_DRAFT
    if version["round"] == WorkflowState.STATUS_IN_PROGRESS:
        return TranslationState.WAITING
    if _is_behind(page, version, translation):
        return TranslationState.TO_UPDATE
    if version["round"] == WorkflowState.STATUS_NEEDS_CHANGES:
        return TranslationState.RETURNED
    if not version["live"] or version["has_unpublished_changes"]:
        return TranslationState.DRAFT
    return TranslationState.CURRENT


def _is_behind(page: dict[str, Any], version: dict[str, Any], translation: dict[str, Any]) -> bool:
    if page["public_hash"] is None:
        return False
    if version["hash"]:
        return bool(version["hash"] != page["public_hash"])
    # Translated before versions were noted: by the days, as Wagtail keeps them.
    published = page["last_published_at"]
    return bool(published and translation["source__last_updated_at"] < published)


def _texts_of(lines: list[Line]) -> dict[tuple[int, str], Counter[str]]:
    """The passages of the public texts that the lines compare, by page and hash: one query."""
    wanted = {line.page["public_hash"] for line in lines} | {(line.version or {})["hash"] for line in lines}
    rows = Publication.objects.filter(
        page_id__in=[line.page["pk"] for line in lines], content_hash__in=[text for text in wanted if text]
    )
    found = rows.values_list("page_id", "content_hash", "content")
    return {(page, text): Counter(_passages(content)) for page, text, content in found} if lines else {}


def _passages(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            for passage in _passages(part):
                yield f"{name}: {passage}"
    elif isinstance(value, list):
        for part in value:
            yield from _passages(part)
    else:
        yield str(value)
