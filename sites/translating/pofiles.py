"""Translations that come back as PO files: read whole, or refused in words that say what is wrong."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Any

import polib
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_localize.models import Translation

from sites.translating.segments import frozen_because, target_of, way_back

#: A page's texts come to some 100 kB.
LARGEST_FILE = 2 * 1024 * 1024
#: Header that names the translation to which a file belongs.
BELONGS_TO = "X-WagtailLocalize-TranslationID"


class UnreadableFile(ValueError):
    """The file cannot be taken; the message says why, to people."""


def read_po(file: Any, translation: Translation) -> polib.POFile:
    """Read an uploaded file.

    Args:
        file: as Django hands it over; ``None`` if none was sent.
        translation: to which it must belong.

    Raises:
        UnreadableFile: it is missing, too large, no PO file, or another page's.
    """
    if file is None:
        raise UnreadableFile(_("Choose a PO file."))
    if file.size > LARGEST_FILE:
        raise UnreadableFile(_("The file is larger than 2 MB, and so not one that was downloaded here."))
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_("The file is not a PO file in UTF-8.")) from error
    if "\0" in text or "msgid" not in text:
        raise UnreadableFile(_("The file is not a PO file in UTF-8."))
    po = _parse(text)
    if BELONGS_TO not in po.metadata:
        raise UnreadableFile(_("The file does not say to which page it belongs. Use the one that was downloaded here."))
    if po.metadata[BELONGS_TO] != str(translation.uuid):
        raise UnreadableFile(_("The file belongs to another page or language."))
    return po


def _parse(text: str) -> polib.POFile:
    # By a file, because polib takes a short text that is the name of a file for that file's name.
    handle, name = tempfile.mkstemp(suffix=".po")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as copy:
            copy.write(text)
        return polib.pofile(name, encoding="utf-8")
    except (OSError, ValueError, LookupError, IndexError) as error:  # polib's own faults are all of these kinds
        line = re.search(r"\bline (\d+)", str(error))
        if line:
            raise UnreadableFile(_("The PO file is damaged at line %(line)s.") % {"line": line[1]}) from error
        raise UnreadableFile(_("The PO file is damaged.")) from error
    finally:
        Path(name).unlink(missing_ok=True)


def import_po(po: polib.POFile, translation: Translation, user: Any) -> tuple[int, int]:
    """Take over the texts of a file, all in one transaction.

    Returns:
        How many texts were read, and how many of the file belong to no segment of the page.
    """
    for entry in list(po):
        if "fuzzy" in entry.flags:  # a guess of a program, which gettext does not use either
            po.remove(entry)
    unknown = translation.import_po(po, user=user, tool_name="PO")
    return len([entry for entry in po if entry.msgstr and not entry.obsolete]) - len(unknown), len(unknown)


@require_POST
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Read a file into the translation: in the place of wagtail-localize's view, which fails on other files."""
    translation, page = target_of(translation_id)
    if reason := frozen_because(request, page):
        messages.error(request, reason)
        return way_back(request, page)
    try:
        po = read_po(request.FILES.get("file"), translation)
    except UnreadableFile as refusal:
        messages.error(request, _("%(reason)s Nothing was imported.") % {"reason": refusal})
        return way_back(request, page)
    number, unknown = import_po(po, translation, request.user)
    text = ngettext("%(number)s text was imported.", "%(number)s texts were imported.", number) % {"number": number}
    if unknown:
        more = ngettext(
            "%(number)s text of the file does not stand on the page (any more) and was left out.",
            "%(number)s texts of the file do not stand on the page (any more) and were left out.",
            unknown,
        )
        messages.warning(request, f"{text} {more % {'number': unknown}}")
    else:
        messages.success(request, text)
    return way_back(request, page)
