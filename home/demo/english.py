"""English versions by way of wagtail-localize: source, segments, PO file, translated page."""

from html import escape

from django.utils.translation import override
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from sites.models import UnitPage
from users.models import User


def translate(page: UnitPage, texts: dict[str, str], *, editor: User | None = None) -> UnitPage:
    """Publish the English version of ``page``, as an import without approval (:mod:`workflow.exemptions`).

    Args:
        page: a published Vietnamese page.
        texts: English by Vietnamese text; what is missing (names, codes) stays as it is.
        editor: who is recorded as translator.

    Returns:
        The English page.
    """
    source, _created = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=english)
    # Segments are HTML, the demo's texts are plain.
    known = texts | {_as_segment(vi): _as_segment(en) for vi, en in texts.items()}
    po = translation.export_po()
    for entry in po:
        entry.msgstr = known.get(entry.msgid, entry.msgid)
    with override("en"):
        translation.import_po(po, user=editor, translation_type="manual")
        translation.save_target(user=editor, publish=False)
        page = translation.get_target_instance()
        page.get_latest_revision().publish(user=editor, skip_permission_checks=True)
    return translation.get_target_instance()


def _as_segment(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")
