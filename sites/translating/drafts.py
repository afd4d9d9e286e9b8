"""Writing down what has been translated: always a draft, whatever is public meanwhile.

wagtail-localize writes the translated page into its row in the database before it makes a revision. Of a page that is
public that row is what readers see, and the door to the public (:mod:`workflow.gate`) refuses it: a correction of a
public translation could never be written down. And what it creates above an untranslated page are aliases, which show
the source's text as a translation. So its one way of saving is replaced.

What would let it go: wagtail-localize saving drafts as revisions only (its issues #634 and #655), and creating the
pages above as drafts.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.create_alias import CreatePageAliasAction, CreatePageAliasPermissionError
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.segments.ingest import ingest_segments

from sites.models import Unit
from sites.translating.languages import languages_of
from vietnamese.slugs import slugify


class LanguageNotCarried(ValidationError):
    """The unit of the page has no portal in the language."""


def save_draft(translation: Translation, user: Any = None) -> Any:
    """Write what has been translated into a new revision of the translated page; nothing becomes public.

    Args:
        translation: of a page; segments that are not translated yet keep the source's text.
        user: who saves it, and so is an author of the text.

    Returns:
        The page with the text of the revision.

    Raises:
        LanguageNotCarried: the page's unit has no portal in the language.
        ValidationError: a text does not fit; it is marked at its segment.
    """
    source, locale = translation.source, translation.target_locale
    original = source.as_instance()
    with transaction.atomic():
        page = _translated_page(original, translation, user)
        copy_synchronised_fields(original, page)
        segments = source._get_segments_for_translation(locale, fallback=True)
    try:
        with transaction.atomic():
            ingest_segments(original, page, source.locale, locale, segments)
            page.slug = find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)
            page.full_clean()  # saving would say that a title is too long, and not that it is the title
            if not page.live:
                page.save()
            revision = page.save_revision(user=user, log_action=user is not None)
            TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    except ValidationError as error:
        _mark_segments(translation, error)
        raise
    return page


def _translated_page(original: Any, translation: Translation, user: Any) -> Any:
    """The translated page as it is stored; a new one is a draft below a translated page."""
    locale = translation.target_locale
    try:
        page = translation.source.get_translated_instance(locale)
    except ObjectDoesNotExist:
        parent = original.get_parent()
        if parent.is_root() or not languages_of(Unit.objects.owning(original)).filter(pk=locale.pk).exists():
            raise LanguageNotCarried(_("The unit has no portal in this language.")) from None
        if not Page.objects.filter(translation_key=parent.translation_key, locale=locale).exists():
            begin(parent, locale, user)
        page = original.copy_for_translation(locale)
        # Wagtail leaves it to who wrote the source, and writers may change their own pages only.
        page.owner = user or page.owner
        # The source's restriction holds for its translation, too: it repeats the source's text at first.
        translation.source.sync_view_restrictions(original, page)
    if page.alias_of_id:
        # It showed the source's text as a translation.
        page.alias_of_id, page.live = None, False
    return page


def begin(page: Page, locale: Any, user: Any = None) -> Any:
    """Begin the translation of one page: a draft with the source's text."""
    source, _is_new = TranslationSource.get_or_create_from_instance(page)
    translation, _is_new = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    return save_draft(translation, user)


def _mark_segments(translation: Translation, error: ValidationError) -> None:
    """Say at the segments what is wrong with them, as wagtail-localize's editor shows it."""
    locale = translation.target_locale
    strings = StringSegment.objects.filter(source=translation.source).values("string_id")
    for field, errors in getattr(error, "error_dict", {}).items():
        place = {"context__object_id": translation.source.object_id, "context__path": field, "locale": locale}
        for text in StringTranslation.objects.filter(translation_of_id__in=strings, **place):
            text.set_field_error(errors)
        for override in SegmentOverride.objects.filter(**place):
            override.set_field_error(errors)


def install() -> None:
    """Let every way to save a translation of a page lead here, and none to an alias (once, at start-up)."""
    stock = Translation.save_target

    def save_target(self: Translation, user: Any = None, publish: bool = True) -> None:
        """Save a draft, whatever was asked for; what goes public has gone through the chain."""
        if issubclass(self.source.specific_content_type.model_class() or object, Page):
            save_draft(self, user)
        else:
            stock(self, user=user, publish=publish)

    Translation.save_target = save_target
    stock_check = CreatePageAliasAction.check

    def check(self: CreatePageAliasAction, skip_permission_checks: bool = False) -> None:
        """Refuse an alias in another language, whoever asks: it would show the source's text as a translation."""
        if self.update_locale is not None and self.update_locale != self.page.locale:
            raise CreatePageAliasPermissionError(_("A page cannot repeat the text of another language."))
        stock_check(self, skip_permission_checks)

    CreatePageAliasAction.check = check
