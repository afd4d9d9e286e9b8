"""What stands against the approval of a translation, said to who writes it and to who decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import Translation

from sites.issues import Issue
from sites.translating.languages import SOURCE_LANGUAGE
from sites.translating.progress import Progress, progress_of
from workflow.content import content_hash
from workflow.translating.versions import hash_translated


def check_translation(page: Any) -> Iterator[Issue]:
    """Look at a page that is a translation by segments; others cost at most one query."""
    if page.locale.language_code == SOURCE_LANGUAGE:
        return
    translation = translation_of(page)
    if translation is None:
        return
    # Segments may be those of a newer version by now than the text that is decided on, and say nothing about it.
    taken_over = content_hash(translation.source.as_instance())
    of_this_text = hash_translated(page.latest_revision) in {"", taken_over}
    yield from issues_of_translation(translation, of_this_text=of_this_text)


def translation_of(page: Any) -> Translation | None:
    """The translation whose outcome the page is; ``None`` for other pages, and where it has been stopped."""
    rows = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    found: Translation | None = rows.select_related(
        "source__locale", "source__specific_content_type", "target_locale"
    ).first()
    return found


def source_page_of(translation: Translation) -> Any:
    """The page that was translated, as it stands today; ``None`` if it has been deleted."""
    key, locale = translation.source.object_id, translation.source.locale_id
    page = Page.objects.filter(translation_key=key, locale_id=locale).first()
    return page.specific if page is not None else None


def source_of_page(page: Any) -> Any:
    """The page of the source's language whose version ``page`` is, for who compares both; ``None`` for others."""
    if page.locale.language_code == SOURCE_LANGUAGE:
        return None
    versions = Page.objects.filter(translation_key=page.translation_key, locale__language_code=SOURCE_LANGUAGE)
    return versions.first()


def issues_of_translation(translation: Translation, *, of_this_text: bool = True) -> Iterator[Issue]:
    """Everything about the translation as it stands.

    Args:
        translation: the translation.
        of_this_text: whether its segments are those from which the text was made.
    """
    source = source_page_of(translation)
    if source is None or not source.live:
        yield Issue("translation_source_hidden", hidden_source_in_words(source), True)
    elif not of_this_text or is_behind(translation, source):
        message = _("The source has been changed since this text was translated. Readers are told so.")
        yield Issue("translation_behind", message, False)
    if of_this_text:
        found = progress_of(Translation.objects.filter(pk=translation.pk))
        yield from _segment_issues(found.get(translation.pk, Progress()))


def is_behind(translation: Translation, source: Any) -> bool:
    """Whether the source says something else today than what was taken over for translation."""
    return content_hash(source) != content_hash(translation.source.as_instance())


def hidden_source_in_words(source: Any) -> str:
    """That the page that was translated is not public, and what that means."""
    kept = _("Everything that has been translated is kept; it can be submitted when the source is public again.")
    if source is None:
        return _("The page that was translated has been deleted.")
    if source.first_published_at is None:
        return _("The page that is translated is not public yet. The translation can be submitted when it is.")
    return " ".join([_("The page that was translated is not public any more."), kept])


def _segment_issues(progress: Progress) -> Iterator[Issue]:
    if number := progress.by_machine:
        message = ngettext(
            "%(number)s segment was translated by a machine and has not been reviewed.",
            "%(number)s segments were translated by a machine and have not been reviewed.",
            number,
        )
        yield Issue("translation_by_machine", message % {"number": number}, True)
    if number := progress.missing:
        message = ngettext(
            "%(number)s of %(total)s segments is not translated: the page shows it in the language of the source.",
            "%(number)s of %(total)s segments are not translated: the page shows them in the language of the source.",
            number,
        )
        yield Issue("translation_incomplete", message % {"number": number, "total": progress.total}, False)
