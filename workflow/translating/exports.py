"""The segments of many translations in one archive, for translators who work with programs of their own."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from wagtail.models import Page
from wagtail_localize.models import Translation

from vietnamese.slugs import slugify
from workflow.translating.states import Line

#: An archive of more is a page of work for a quarter, and minutes of a server's.
MOST_FILES = 200
#: Longer names are cut by the programs that unpack archives.
LONGEST_NAME = 60


def archive_of(lines: Iterable[Line], user: Any) -> bytes:
    """A ZIP archive with a PO file for each translation by segments that ``user`` may edit.

    Each file can be sent back on the page that it is of, and only there.
    """
    ids = [line.translation for line in lines if line.translation][:MOST_FILES]
    rows = Translation.objects.filter(pk__in=ids).select_related("source", "target_locale")
    translations = {translation.pk: translation for translation in rows}
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for translation in (translations[pk] for pk in ids):
            page = Page.objects.get(
                translation_key=translation.source.object_id, locale_id=translation.target_locale_id
            )
            if page.permissions_for_user(user).can_edit():
                archive.writestr(_name(page, translation), str(translation.export_po()))
    return content.getvalue()


def _name(page: Page, translation: Translation) -> str:
    # The number keeps pages with one title apart.
    words = slugify(translation.source.object_repr)[:LONGEST_NAME].strip("-")
    return f"{page.pk}-{words}-{translation.target_locale.language_code}.po"
