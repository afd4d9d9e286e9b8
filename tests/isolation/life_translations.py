"""A unit's page under translation, made by wagtail-localize's own functions."""

from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
)
from wagtail_localize.operations import TranslationCreator

from news.models import ArticlePage
from tests.isolation.life import Life


def translate(life: Life) -> None:
    """Submit a draft for translation and translate all of it."""
    page = ArticlePage.objects.get(slug=life.words.bare("draftslug"))
    english = Locale.objects.get(language_code="en")
    TranslationCreator(life.writer, [english]).create_translations(page)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=english)
    strings = StringSegment.objects.filter(source=translation.source).order_by("order")
    for place, segment in enumerate(strings):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            data=life.words.secret(f"translation{place}"),
            tool_name=life.words.bare("tool"),
            last_translated_by=life.writer,
            field_error=life.words.secret("translationerror"),
        )
    overridable = OverridableSegment.objects.get(source=translation.source, context__path="source_url")
    SegmentOverride.objects.create(
        locale=english,
        context=overridable.context,
        data_json=f'"https://example.org/{life.words.bare("override")}"',
        last_translated_by=life.writer,
        field_error=life.words.secret("overrideerror"),
    )
    TranslationLog.objects.create(source=translation.source, locale=english)
    target = translation.get_target_instance()
    target.save_revision(user=life.writer)
    life.keep(translation.source, translation, strings.first(), overridable)
    life.keep(target, target.get_latest_revision())
