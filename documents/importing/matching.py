"""Whether the documents of rows are here already: public anywhere in the province, or begun in their own unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from documents.choices import ImportOutcome
from documents.identity import identity_of_page
from documents.importing.records import Record
from documents.importing.rows import row_of
from documents.models import DocumentEntry, ImportResult, ImportRun, LegalDocumentPage
from sites.models import Unit
from sites.reach import reach_of_units

#: Rows with one of these hold the document for all later ones of the file.
_TAKEN = (ImportOutcome.CREATED, ImportOutcome.UPDATED, ImportOutcome.UNCHANGED, ImportOutcome.DIFFERS)


@dataclass(frozen=True)
class Here:
    """What is here of the documents of a batch, by identity with language.

    Attributes:
        own: pages of the unit, public or drafts.
        elsewhere: public pages of other units.
        translations: what all languages of a document have in common, by identity without language.
        versions: every page of those documents, public or draft, by what they have in common and language.
        lines: the line of the same file that holds the document.
    """

    own: dict[str, Any]
    elsewhere: dict[str, Any]
    translations: dict[str, Any]
    versions: dict[tuple[Any, int], Any]
    lines: dict[str, int]


def find(run: ImportRun, records: Sequence[Record]) -> Here:
    """Look for the documents of a batch: a handful of queries, however many rows."""
    records = [record for record in records if record.page is not None]
    wanted = {record.identity for record in records}
    bare = {key.partition("|")[2] for key in wanted}
    entries = list(DocumentEntry.objects.filter(identity__in=bare).select_related("locale").order_by("pk"))
    own_ids = [entry.pk for entry in entries if entry.unit_id == run.unit_id and _key(entry) in wanted]
    drafts = _drafts(run.unit, records, wanted)
    other_ids = {entry.pk: _key(entry) for entry in entries if entry.unit_id != run.unit_id}
    translations = {entry.identity: entry.translation_key for entry in entries if entry.unit_id == run.unit_id}
    versions = LegalDocumentPage.objects.filter(translation_key__in=translations.values()).for_lists()
    return Here(
        own={**drafts, **{_key_of_page(page): page for page in with_rows(own_ids)}},
        elsewhere={other_ids[page.pk]: page for page in LegalDocumentPage.objects.filter(pk__in=other_ids).for_lists()},
        translations=translations,
        versions={(page.translation_key, page.locale_id): page for page in versions},
        lines=_lines(run, wanted),
    )


def with_rows(ids: Iterable[int]) -> list[Any]:
    """Documents with all that :func:`~documents.importing.rows.row_of` reads."""
    pages = LegalDocumentPage.objects.filter(pk__in=list(ids)).select_related("document_type", "locale")
    return list(pages.prefetch_related("relations__target", "attachments__document", "document_fields"))


def newest(page: Any) -> Any:
    """The newest text of a document: its latest draft."""
    return page.get_latest_revision_as_object() if page.latest_revision_id else page


def differences(record: Record, page: Any) -> list[str]:
    """The keys of the columns in which a row says something else than a document that is here.

    Columns that the file does not have say nothing.
    """
    old, new = row_of(page), row_of(record.page)
    said = dict.fromkeys("full_text" if key == "full_text_file" else key for key in record.values)
    if not record.values.get("title"):
        said.pop("title", None)
    changed = [key for key in said if key in new and key != "files" and old[key] != new[key]]
    return [*changed, "files"] if "files" in said and _files_differ(record, page) else changed


def _files_differ(record: Record, page: Any) -> bool:
    """Whether a row names other files than a document has; the same file under another name is the same."""
    here = [(row.role, row.document.get_file_hash()) for row in page.attachments.all()]
    return [(role, checksum) for role, _name, checksum in record.found_files] != here


def _drafts(unit: Unit, records: Sequence[Record], wanted: set[str]) -> dict[str, Any]:
    if not records:
        return {}
    years = {record.page.issued_on.year for record in records}
    types = {record.page.document_type_id for record in records}
    drafts = LegalDocumentPage.objects.filter(
        reach_of_units(Unit.objects.filter(pk=unit.pk)).pages(),
        # Public documents have an entry, unless their list asks for a password.
        entry__isnull=True,
        issued_on__year__gte=min(years),
        issued_on__year__lte=max(years),
        document_type__in=types,
    )
    light = drafts.select_related("document_type", "locale").only(
        "number", "issuing_body", "issued_on", "document_type__code", "locale__language_code"
    )
    ids = [page.pk for page in light.order_by("pk") if _key_of_page(page) in wanted]
    return {_key_of_page(page): page for page in with_rows(ids)}


def _lines(run: ImportRun, wanted: set[str]) -> dict[str, int]:
    rows = ImportResult.objects.filter(run=run, identity__in=wanted, outcome__in=_TAKEN)
    return dict(rows.values_list("identity", "line"))


def _key(entry: DocumentEntry) -> str:
    return f"{entry.locale.language_code}|{entry.identity}"


def _key_of_page(page: Any) -> str:
    return f"{page.locale.language_code}|{identity_of_page(page)}"
