"""What the database from which evidence came still says of it: rows of publications, and revisions with the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection
from wagtail.models import Page, Revision

from sites.models import Unit
from workflow.choices import PublicationKind
from workflow.content import IDENTITY, content_of, hash_of
from workflow.evidence import Period, line_of, publications_in
from workflow.records import Chain, Publication

Data = Mapping[str, Any]

#: What comes after a publication, and so may have come after the export; none of it is ever taken back.
LATER = ("confirmation", "revoked_at", "revocation")
#: What a line has and a row has not, or what is called otherwise when a unit is renamed.
PLACE = ("number", "previous", "unit")
#: An approval that was being written while the evidence was exported is not missed in it.
SETTLING = timedelta(minutes=1)


class Origin:
    """The database at hand, asked line by line.

    Attributes:
        rows: how many lines agree with their rows.
        revisions: how many texts have been recomputed from their revisions.
        remarks: what differs for a reason that is no fault.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.revisions = 0
        self.remarks: list[str] = []
        self._seen: set[int] = set()
        self._missing: list[int] = []

    @classmethod
    def at_hand(cls) -> Origin | None:
        """This machine's database; ``None`` if there is none, or one of something else."""
        try:
            return cls() if Publication._meta.db_table in connection.introspection.table_names() else None
        except DatabaseError:
            return None

    def faults_of(self, line: Data) -> Iterator[str]:
        """Where a line differs from its row or its revision, as far as they are there."""
        row = Publication.objects.filter(
            pk=line["publication"], unit__code=line["unit"]["code"], page_id=line["page"]["id"]
        )
        publication = row.select_related("unit").first()
        if publication is None:
            self._missing.append(line["number"])
        else:
            self._seen.add(publication.pk)
            differing = _differing(line, publication)
            if differing:
                yield f"the database says otherwise in: {', '.join(differing)}"
            self.rows += 1
        yield from self._faults_of_revision(line)

    def faults_of_all(self, code: str, period: Period, exported_at: datetime) -> Iterator[str]:
        """What is missing on either side; said only of the database from which the evidence came.

        Args:
            code: of the unit.
            period: of the evidence.
            exported_at: when the evidence was written.
        """
        if not self._seen:
            return
        if self._missing:
            yield f"line {self._missing[0]}: the database has lost its publication"
        settled = publications_in(Unit.objects.get(code=code), period).filter(approved_at__lte=exported_at - SETTLING)
        known = set(settled.values_list("pk", flat=True))
        if left_out := sorted(known - self._seen):
            yield f"publication {left_out[0]} of the database was approved in the period and is not in the evidence"

    def _faults_of_revision(self, line: Data) -> Iterator[str]:
        pages = Revision.objects.page_revisions().filter(object_id=str(line["page"]["id"]))
        revision = pages.filter(pk=line["revision"]).first() if line["revision"] else None
        if revision is None or not Page.objects.filter(pk=line["page"]["id"]).exists():
            return
        text = content_of(revision.as_object())
        if hash_of(text) == line["content_hash"]:
            self.revisions += 1
        # What an import wrote past the editor has a revision of another text, or of none.
        elif line["kind"] != PublicationKind.EXEMPTION:
            if changed := sorted(_changed(line["content"], text, revision.content)):
                yield f"revision {revision.pk} says otherwise in: {', '.join(changed)}"
            else:
                same = "what was written is the same, but pictures, files or fields of such pages have changed since"
                self.remarks.append(f"line {line['number']}: {same}")


def _differing(line: Data, publication: Publication) -> list[str]:
    chain = Chain.objects.filter(key=publication.chain.get("key"), number=publication.chain.get("version")).first()
    row = json.loads(json.dumps(line_of(publication, chain.definition if chain else None)))
    names = {name for name in line if name not in PLACE and line[name] != row[name]}
    return sorted(name for name in names if name not in LATER or line[name])


def _changed(kept: Data, present: Data, stored: Data) -> Iterator[str]:
    """Fields of the text whose stored revision does not say what was kept.

    A picture that was deleted later leaves the page that is made of a revision, and a field that a later version of the
    product brings comes into it; neither stands otherwise in what was stored.
    """
    for name in (kept.keys() | present.keys()) - {"media"}:
        if name not in kept:
            is_same = name not in stored
        else:
            is_same = present.get(name) == kept[name] or _says(stored.get(name), kept[name])
        if not is_same:
            yield name


def _says(stored: Any, kept: Any) -> bool:
    """Whether a stored value is the one that was kept; rows are compared without what tells copies apart."""
    if isinstance(kept, list) and isinstance(stored, list):
        rows = [{name: value for name, value in row.items() if name not in IDENTITY} for row in stored]
        return len(kept) == len(rows) and all(row.items() >= part.items() for row, part in zip(rows, kept, strict=True))
    return bool(stored == kept)
