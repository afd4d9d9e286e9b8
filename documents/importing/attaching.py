"""Files that rows name: looked at before anything is stored, stored once for all rows that have the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.utils.file import hash_filelike

from documents.file_checks import REASONS, findings_in
from documents.file_text.process import read
from documents.forms import ensure_content_matches_name, extension_of
from documents.importing.archives import FileSource, NoSuchFile
from documents.importing.encodings import decode_bytes
from documents.importing.records import Record
from documents.importing.rows import title_of_file
from documents.models import DocumentAttachment
from sites.models import Unit
from sites.reach import below
from vietnamese.legacy_text import convert_legacy_text
from vietnamese.secrecy import find_markings
from vietnamese.slugs import safe_filename

#: For one file: whoever waits is a batch, not a person.
MOST_SECONDS = 60.0
TEXT_KINDS = ("txt", "docx")


@dataclass
class _Candidate:
    """A file that is not stored yet, as :func:`documents.file_checks.findings_in` takes it."""

    file: Any
    file_extension: str


def load_full_text(record: Record, source: FileSource) -> None:
    """Take the full text from the file that a row names; a bad one is noted at its cell."""
    name = record.values.get("full_text_file", "")
    if not name or record.page is None:
        return
    if record.values.get("full_text"):
        record.refuse("full_text_file", _("The row has a full text already: leave one of the two cells empty."))
        return
    try:
        text = _text_of(name, source)
    except NoSuchFile as missing:
        record.refuse("full_text_file", str(missing))
        return
    except ValidationError as bad:
        record.refuse("full_text_file", " ".join(bad.messages))
        return
    for marking in find_markings(text):
        reason = _("There is a secrecy marking in the text: %(level)s. The row is not taken.")
        record.refuse("full_text_file", reason % {"level": marking.level})
    record.page.full_text = text
    record.page.normalise_texts()


def look_at_files(record: Record, source: FileSource, *, is_historic: bool) -> None:
    """Find the files that a row names, and refuse what must not be stored, each at its cell.

    Args:
        record: the row.
        source: where the files are.
        is_historic: whether the document is public at once: no approver will look at what no program could read.
    """
    for role, name in record.files:
        try:
            with source.open(name) as content:
                record.found_files.append((role, name, _checked(record, name, content, is_historic)))
        except NoSuchFile as missing:
            record.refuse("files", str(missing), name)
        except ValidationError as bad:
            record.refuse("files", " ".join(bad.messages), name)


def attach(records: Iterable[Record], source: FileSource, *, unit: Unit, user: Any) -> list[Any]:
    """Store the files of rows in the unit's collection and attach them; returns the new ones.

    A file whose content the unit has already is not stored again.
    """
    records = [record for record in records if record.found_files]
    known = _known_files(unit, [checksum for record in records for *_rest, checksum in record.found_files])
    made = []
    for record in records:
        rows = []
        for role, name, checksum in record.found_files:
            if checksum not in known:
                known[checksum] = _stored(name, checksum, source, unit=unit, user=user)
                made.append(known[checksum])
            rows.append(DocumentAttachment(document=known[checksum], role=role))
        record.page.attachments = rows
    return made


def withdraw(files: Sequence[Any]) -> None:
    """Take files away whose rows were not stored in the end."""
    for file in files:
        file.file.delete(save=False)


def _checked(record: Record, name: str, content: BinaryIO, is_historic: bool) -> str:
    """The checksum of a file that may be stored; what people still have to look at is noted in the row.

    Raises:
        ValidationError: it may not.
    """
    kind = extension_of(name)
    if kind not in settings.WAGTAILDOCS_EXTENSIONS:
        raise ValidationError(_("Files of this kind are not taken: “%(name)s”.") % {"name": name})
    upload = File(content, name)
    ensure_content_matches_name(upload)
    checksum = str(hash_filelike(content))
    content.seek(0)
    findings = findings_in(_Candidate(_Reopened(content), kind), seconds=MOST_SECONDS)
    for _page, marking in findings.markings:
        reason = _("There is a secrecy marking in the file: %(level)s. The row is not taken.")
        raise ValidationError(reason % {"level": marking.level})
    if is_historic and findings.problem:
        reason = _("The file “%(name)s” could not be checked for secrecy markings: %(reason)s. The row is not taken.")
        raise ValidationError(reason % {"name": name, "reason": REASONS[findings.problem]})
    if is_historic and findings.pictures:
        note = _("“%(name)s” has scanned pages, in which no program sees secrecy markings. Look at it yourself.")
        record.notes.append(note % {"name": name})
    return checksum


class _Reopened:
    """An open file that is “opened” by going to its beginning."""

    def __init__(self, content: BinaryIO) -> None:
        self.content = content

    def open(self, mode: str) -> Any:
        """The file from its beginning, open until its owner closes it."""
        self.content.seek(0)
        return self

    def __enter__(self) -> BinaryIO:
        return self.content

    def __exit__(self, *exception: object) -> None:
        self.content.seek(0)


def _text_of(name: str, source: FileSource) -> str:
    kind = extension_of(name)
    if kind not in TEXT_KINDS:
        raise ValidationError(_("The full text can be taken from .txt and .docx files."))
    with source.open(name) as content:
        if kind == "txt":
            text = decode_bytes(content.read()).text
        else:
            reading = read(content, kind, seconds=MOST_SECONDS)
            if reading.problem:
                raise ValidationError(_("The file “%(name)s” cannot be read to its end.") % {"name": name})
            text = "\n".join(passage.text for passage in reading.passages)
    found = convert_legacy_text(text)
    return found.text if found else text


def _known_files(unit: Unit, checksums: list[str]) -> dict[str, Any]:
    if unit.collection is None or not checksums:
        return {}
    own = get_document_model()._base_manager.filter(below((unit.collection.path,), "collection__"))
    return {row.file_hash: row for row in own.filter(file_hash__in=checksums).order_by("-pk")}


def _stored(name: str, checksum: str, source: FileSource, *, unit: Unit, user: Any) -> Any:
    with source.open(name) as content:
        title = title_of_file(name, checksum)
        row = get_document_model()(
            title=title[:255], collection=unit.collection, uploaded_by_user=user, file_hash=checksum
        )
        row.file.save(safe_filename(title), File(content), save=False)
        row._set_document_file_metadata()
        row.file_hash = checksum
        row.save()
    return row
