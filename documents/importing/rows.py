"""Writing a document as a row of texts: what is exported, and what an imported row is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from documents.importing.cells import tidy
from documents.importing.relation_texts import RelationText, write_relations
from documents.importing.vocabulary import WRITTEN, word_for
from documents.models import DocumentType
from vietnamese.folding import nfc

#: So much of a file's checksum tells it from others of the same title.
LENGTH_OF_MARK = 12
LONGEST_NAME = 150
#: What cells of files, archives and systems take for something else.
_UNWANTED_IN_NAMES = re.compile(r"[\x00-\x1f;:/\\<>\"|?*]+")
#: The order of an export: by day of issue, and then so that two documents never change places.
ORDER = ("issued_on", "number", "issuing_body", "locale__language_code", "title")


def row_of(page: Any) -> dict[str, str]:
    """The cells of a document by key of their columns.

    Args:
        page: as it stands in memory; its type, locale, fields, relations (with their targets) and attachments (with
            their files) are read.
    """
    cells = {
        "number": page.number,
        "type": type_word(page.document_type),
        "issuing_body": "; ".join(page.issuing_bodies),
        "abstract": page.abstract,
        "issued_on": _day(page.issued_on),
        "effective_from": _day(page.effective_from),
        "expires_on": _day(page.expires_on),
        "expiry_reason": page.expiry_reason,
        "place": page.place,
        "signing_form": page.signing_form,
        "signer_title": page.signer_title,
        "signer_name": page.signer_name,
        "fields": "; ".join(sorted(field.code for field in page.document_fields.all())),
        "scope": page.scope,
        "gazette_number": page.gazette_number,
        "gazette_on": _day(page.gazette_on),
        "bases": _lines(page.bases),
        "relations": write_relations(relations_of(page)),
        "recipients": _lines(page.recipients),
        "security_level": word_for("security_level", page.security_level),
        "status_override": word_for("status_override", page.status_override) if page.status_override else "",
        "status_reason": page.status_reason,
        "lane": word_for("lane", page.lane) if page.lane else "",
        "language": page.locale.language_code,
        "title": page.title,
        "full_text": page.full_text,
        "full_text_file": "",
        "files": files_text((row.role, name_of_file(row.document)) for row in page.attachments.all()),
    }
    return {column.key: tidy(cells[column.key]) for column in WRITTEN}


def type_word(kind: DocumentType) -> str:
    """The abbreviation: names may be changed by the hub."""
    return kind.code


def relations_of(page: Any) -> list[RelationText]:
    """The relations of a document, the other one by its number wherever it is public or named so."""
    found = []
    for row in page.relations.all():
        target = row.target if row.target_id and row.target.live else None
        number = target.number if target else row.target_number
        if number:
            found.append(_relation(row, target, number))
    return found


def name_of_file(document: Any) -> str:
    """Under which name a file is exported: that of its title, which many share, behind a part of its checksum."""
    kind = document.file_extension.lower()
    title = " ".join(_UNWANTED_IN_NAMES.sub(" ", nfc(document.title)).split()).strip(" .")[:LONGEST_NAME] or "tep"
    title = title if title.lower().endswith(f".{kind}") else f"{title}.{kind}"
    return f"{document.get_file_hash()[:LENGTH_OF_MARK]}-{title}"


def title_of_file(name: str, checksum: str) -> str:
    """The title of a file that comes under a name: without its folder, and without what exports put in front."""
    title = name.replace("\\", "/").rpartition("/")[2]
    return title.removeprefix(f"{checksum[:LENGTH_OF_MARK]}-")


def files_text(files: Iterable[tuple[str, str]]) -> str:
    """Files with their roles."""
    return "; ".join(f"{word_for('files', role)}: {name}" if role else name for role, name in files)


def _relation(row: Any, target: Any, number: str) -> RelationText:
    body = (target.issuing_bodies or [""])[0][:200] if target else row.target_body
    return RelationText(
        kind=row.kind,
        number=number,
        issued_on=target.issued_on if target else row.target_issued_on,
        body=body,
        articles=row.articles,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
