"""Working an import off, batch by batch: each is one transaction that also notes how far it came.

Killed anywhere, a run goes on with the batch that was not finished; nothing of it is there. What a row is about is
known by its document's identity, so that no document is made twice, by whatever run.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.choices import ImportMode, ImportOutcome, ImportPhase, ImportState
from documents.importing import attaching, matching
from documents.importing.archives import Archive, FileSource, NoFiles
from documents.importing.matching import Here
from documents.importing.records import Record, record_of
from documents.importing.references import read_references
from documents.importing.storing import store
from documents.importing.vocabulary import COLUMN_OF
from documents.models import DocumentIndexPage, ImportResult, ImportRun
from documents.record_checks import address_for_editors
from sites.tree import tree_lock

BATCH = 250
LONGEST_VALUE = 200


@dataclass(frozen=True)
class Acts:
    """What this app must not do itself.

    Attributes:
        vouch: write down why documents that were just stored as public may be, without approval.
        submit: submit a new draft to its unit's chain.
    """

    vouch: Callable[[ImportRun, Sequence[Any]], None]
    submit: Callable[[ImportRun, Any], None]


@dataclass
class _Batch:
    """One batch while it is worked off."""

    run: ImportRun
    records: list[Record]
    lists: dict[int, Any]
    results: list[ImportResult]

    def note(self, record: Record, outcome: str, *, reason: str = "", column: str = "", page: Any = None) -> None:
        self.results.append(
            ImportResult(
                run=self.run,
                line=record.line,
                outcome=outcome,
                column=column,
                value=record.values.get(column, "")[:LONGEST_VALUE],
                reason=reason,
                identity=record.identity[:270] if not record.problems else "",
                page_id=page.pk if page is not None else None,
            )
        )


def advance(run: ImportRun, acts: Acts, *, user: Any, files: FileSource | None = None, size: int = BATCH) -> bool:
    """Work off the next rows of an import; returns whether there are more.

    Args:
        run: the import, as it stands in the database or as it stood before: where it is, is read anew.
        acts: see there.
        user: who does it.
        files: where rows find their files, if not in the archive that came with the table.
        size: how many rows.

    Raises:
        ValidationError: the unit has no list for documents.
    """
    source = files or source_of(run)
    stored: list[Any] = []
    try:
        # Files are read before the lock: that takes minutes, and with the tree every board of the province would wait.
        read = ImportRun.objects.get(pk=run.pk)
        rows, offset = _next_rows(read, size)
        records = _records(read, rows, source) if read.state != ImportState.DONE else []
        # In this order everywhere: the tree, then the run.
        with transaction.atomic(), tree_lock():
            fresh = ImportRun.objects.select_for_update(of=("self",)).select_related("unit").get(pk=run.pk)
            if fresh.state == ImportState.DONE:
                return False
            if _place_of(fresh) != _place_of(read):
                return True  # somebody else has worked it off meanwhile
            batch = _Batch(fresh, records, lists_of(fresh), [])
            _work_off(batch, acts, user, source, stored)
            ImportResult.objects.bulk_create(batch.results, batch_size=500)
            _move_on(fresh, len(rows), offset)
    except BaseException:
        attaching.withdraw(stored)
        raise
    finally:
        if files is None:
            source.close()
    run.refresh_from_db()
    return run.state != ImportState.DONE


def source_of(run: ImportRun) -> FileSource:
    """Where rows find their files: in the archive that came with the table."""
    return Archive(run.archive.open("rb")) if run.archive else NoFiles()


def lists_of(run: ImportRun) -> dict[int, Any]:
    """The first list of documents of the unit in each language, by id of the locale.

    Raises:
        ValidationError: it has none.
    """
    found: dict[int, Any] = {}
    roots = [root.page for root in run.unit.roots.select_related("page")]
    for page in (page for root in roots for page in DocumentIndexPage.objects.descendant_of(root).order_by("path")):
        found.setdefault(page.locale_id, page)
    if not found:
        raise ValidationError(_("The unit has no list of documents yet: make one below its home page first."))
    return found


def _next_rows(run: ImportRun, size: int) -> tuple[list[tuple[int, list[str]]], int]:
    with run.table.open("rb") as rows:
        rows.seek(run.offset)
        found = [json.loads(row) for row in (rows.readline() for _number in range(size)) if row]
        return [(line, cells) for line, cells in found], rows.tell()


def _place_of(run: ImportRun) -> tuple[Any, ...]:
    """Where a run stands, and by which columns it is read."""
    return run.phase, run.offset, run.done, run.mapping


def _move_on(run: ImportRun, number: int, offset: int) -> None:
    run.offset, run.done = offset, run.done + number
    run.state = ImportState.RUNNING
    if run.done >= run.total or not number:
        run.state, run.finished_at = ImportState.DONE, timezone.now()
    run.save(update_fields=["offset", "done", "state", "finished_at"])


def _records(run: ImportRun, rows: Sequence[tuple[int, list[str]]], source: FileSource) -> list[Record]:
    references = read_references()
    records = [record_of(line, cells, run.mapping, references) for line, cells in rows]
    for record in records:
        if record.page is not None:
            attaching.load_full_text(record, source)
            attaching.look_at_files(record, source, is_historic=run.mode == ImportMode.HISTORIC)
        if record.problems:
            record.page = None
    return records


def _work_off(batch: _Batch, acts: Acts, user: Any, source: FileSource, stored: list[Any]) -> None:
    here = matching.find(batch.run, batch.records)
    new, changed = _sort(batch, here)
    if batch.run.phase == ImportPhase.CHECK:
        for record in new:
            batch.note(record, ImportOutcome.CREATED, reason=" ".join(record.notes))
        for record, page in changed:
            batch.note(record, ImportOutcome.UPDATED, page=page)
        return
    stored += attaching.attach([*new, *(record for record, _page in changed)], source, unit=batch.run.unit, user=user)
    _create(batch, new, acts, user)
    for record, page in changed:
        draft = _update(record, page, user)
        batch.note(record, ImportOutcome.UPDATED, page=draft)
        if batch.run.submits:
            acts.submit(batch.run, draft)


def _sort(batch: _Batch, here: Here) -> tuple[list[Record], list[tuple[Record, Any]]]:
    """Note what becomes of rows that are not taken; returns those that are new, and those that change a document."""
    new: list[Record] = []
    changed: list[tuple[Record, Any]] = []
    lines = dict(here.lines)
    for record in batch.records:
        if record.page is not None and record.page.locale_id not in batch.lists:
            record.refuse("language", _("The unit has no list of documents in this language."))
        if record.problems:
            for problem in record.problems:
                batch.note(record, ImportOutcome.BAD, reason=problem.reason, column=problem.column)
                batch.results[-1].value = problem.value[:LONGEST_VALUE]
            continue
        identity = record.identity
        if first := lines.get(identity):
            reason = _("The same document stands in line %(line)d.") % {"line": first}
            batch.note(record, ImportOutcome.REPEATED, reason=reason, column="number")
            continue
        if page := here.elsewhere.get(identity):
            reason = _("This document is here already: %(address)s") % {"address": address_for_editors(page)}
            batch.note(record, ImportOutcome.REPEATED, reason=reason, column="number", page=page)
            continue
        if (own := here.own.get(identity)) is None:
            if other := _version_in_its_language(record, here):
                reason = _("This document is here already in this language, with other particulars: %(address)s")
                address = address_for_editors(other)
                batch.note(record, ImportOutcome.BAD, reason=reason % {"address": address}, column="language")
                continue
            lines[identity] = record.line
            _share_translation_key(record, here)
            new.append(record)
        else:
            lines[identity] = record.line
            _compare(batch, record, own, changed)
    return new, changed


def _version_in_its_language(record: Record, here: Here) -> Any:
    """A page of the same document in the language of the row, though its particulars differ, if there is one."""
    key = here.translations.get(record.identity.partition("|")[2])
    return here.versions.get((key, record.page.locale_id)) if key else None


def _share_translation_key(record: Record, here: Here) -> None:
    """The versions of a document in several languages are one."""
    bare = record.identity.partition("|")[2]
    record.page.translation_key = here.translations.setdefault(bare, record.page.translation_key)


def _compare(batch: _Batch, record: Record, own: Any, changed: list[tuple[Record, Any]]) -> None:
    keys = matching.differences(record, own)
    if keys and own.has_unpublished_changes and not matching.differences(record, matching.newest(own)):
        keys = []  # a draft says so already
    if not keys:
        batch.note(record, ImportOutcome.UNCHANGED, page=own)
    elif batch.run.updates:
        changed.append((record, own))
    else:
        names = ", ".join(COLUMN_OF[key].heading for key in keys)
        reason = _("It is here already, and differs in: %(columns)s.") % {"columns": names}
        batch.note(record, ImportOutcome.DIFFERS, reason=reason, column=keys[0], page=own)


def _create(batch: _Batch, new: Sequence[Record], acts: Acts, user: Any) -> None:
    run, by_list = batch.run, defaultdict(list)
    live = run.mode == ImportMode.HISTORIC
    for record in new:
        by_list[record.page.locale_id].append(record.page)
    for locale, pages in by_list.items():
        store(batch.lists[locale], pages, user=user, live=live, source=run.name)
        if live:
            acts.vouch(run, pages)
    for record in new:
        if not live:
            record.page.save_revision(user=user, log_action=False, clean=False)
            if run.submits:
                acts.submit(run, record.page)
        batch.note(record, ImportOutcome.CREATED, reason=" ".join(record.notes), page=record.page)


#: What a row says of a document, by the key of its column where that is not the field's name.
_FIELDS_OF_COLUMNS = {
    "type": "document_type",
    "full_text_file": "full_text",
    "files": "attachments",
    "fields": "document_fields",
}


def _update(record: Record, page: Any, user: Any) -> Any:
    """A new draft of a document that says what the row says; columns that the file lacks stay as they are."""
    draft = matching.newest(page)
    for key in record.values:
        name = _FIELDS_OF_COLUMNS.get(key, key)
        if name in {"language", "security_level"} or (key == "title" and not record.values[key]):
            continue
        value = getattr(record.page, name)
        setattr(draft, name, list(value.all()) if name in {"document_fields", "relations", "attachments"} else value)
    draft.minimal_clean()
    if not draft.live:
        draft.save()
    draft.save_revision(user=user, log_action=True, clean=False)
    return draft
