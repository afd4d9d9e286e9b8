"""Evidence as files: what the database keeps of a unit's publications, made to be verified without the database.

Each line holds everything about one publication and names the hash of the line before it, so that none can be changed,
left out or put in without every later one saying so (:mod:`workflow.verification`).
"""

from __future__ import annotations

import json
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from sites.models import Unit
from sites.working_days import VIETNAM
from workflow.content import canonical
from workflow.evidence_page import render_page
from workflow.records import Chain, Publication

LINES, PAGE, MANIFEST = "evidence.jsonl", "evidence.html", "manifest.json"
#: How lines are to be read; another number when it changes.
FORMAT = 1
#: What the first line names as the hash of the line before it.
NOTHING = "0" * 64

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"

Line = dict[str, Any]


class NotExported(Exception):
    """Nothing was written; the message says why, for whoever runs the command."""


@dataclass(frozen=True)
class Period:
    """Days of Vietnam, the first and the last included.

    Raises:
        ValueError: it ends before it begins.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("The period ends before it begins.")

    def __contains__(self, moment: datetime) -> bool:
        return self.first <= moment.astimezone(VIETNAM).date() <= self.last

    @property
    def begin(self) -> datetime:
        """Its first moment."""
        return datetime.combine(self.first, time.min, tzinfo=VIETNAM)

    @property
    def end(self) -> datetime:
        """Its last moment."""
        return datetime.combine(self.last, time.max, tzinfo=VIETNAM)


def publications_in(unit: Unit, period: Period) -> QuerySet[Any]:
    """What was approved in the unit in the period, in that order."""
    approved = Publication.objects.filter(unit=unit, approved_at__range=(period.begin, period.end))
    return approved.select_related("unit").order_by("approved_at", "pk")


def export_evidence(unit: Unit, period: Period, folder: Path, *, replace: bool = False) -> dict[str, Any]:
    """Write the evidence of a unit's publications, all of it or nothing.

    Args:
        unit: whose.
        period: in which they were approved.
        folder: is made; appears when everything has been written.
        replace: take the place of an earlier export.

    Returns:
        The manifest.

    Raises:
        NotExported: the folder exists, or it cannot be written.
    """
    _refuse_to_overwrite(folder, replace=replace)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        workplace = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            manifest = _write(unit, period, workplace)
            _put_in_place(workplace, folder)
        finally:
            shutil.rmtree(workplace, ignore_errors=True)
    except OSError as error:
        raise NotExported(f"The folder {folder} cannot be written: {error.strerror or error}.") from error
    return manifest


def line_of(publication: Publication, definition: Any) -> Line:
    """Everything about one publication but its place among the lines.

    Args:
        definition: of the version of the chain that it names.
    """
    return {
        "publication": publication.pk,
        "unit": {"code": publication.unit.code, "name": publication.unit.name},
        "page": {"id": publication.page_id, "type": publication.page_type, "title": publication.title},
        "kind": publication.kind,
        "content": publication.content,
        "content_hash": publication.content_hash,
        "revision": publication.revision_id,
        "chain": {**publication.chain, "definition": definition} if publication.chain else {},
        "authors": publication.authors,
        "steps": publication.steps,
        "reason": publication.reason,
        "approved_at": publication.approved_at.isoformat(),
        "effective_from": publication.effective_from.isoformat(),
        "confirm_by": _moment(publication.confirm_by),
        "confirmation": publication.confirmation,
        "revoked_at": _moment(publication.revoked_at),
        "revocation": publication.revocation,
    }


def lines_of(publications: QuerySet[Any]) -> Iterator[Line]:
    """The lines of publications, as :func:`line_of` makes them."""
    definitions = {(chain.key, chain.number): chain.definition for chain in Chain.objects.all()}
    for publication in publications.iterator(chunk_size=200):
        version = publication.chain.get("key"), publication.chain.get("version")
        yield line_of(publication, definitions.get(version))


def hash_of_line(text: bytes) -> str:
    """What the next line names: SHA-256 of the line, without its end."""
    return sha256(text).hexdigest()


def product_version() -> str:
    """The version that wrote the evidence."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def _write(unit: Unit, period: Period, folder: Path) -> dict[str, Any]:
    exported_at, previous, shown = timezone.now(), NOTHING, []
    with (folder / LINES).open("wb") as file:
        for number, line in enumerate(lines_of(publications_in(unit, period)), start=1):
            text = canonical({**line, "number": number, "previous": previous}).encode()
            file.write(text + b"\n")
            previous = hash_of_line(text)
            # The page names the text and does not hold it: years of articles stay in the file alone.
            shown.append({**line, "number": number, "content": {"lane": line["content"].get("lane", "")}})
    about = {
        "format": FORMAT,
        "product": {"name": "lien-cong", "version": product_version()},
        "portal": settings.PORTAL_DOMAIN,
        "unit": {"code": unit.code, "name": unit.name},
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "exported_at": exported_at.isoformat(),
        "lines": len(shown),
        "decisions": sum(len(line["steps"]) for line in shown),
        "last_line": previous,
    }
    (folder / PAGE).write_text(render_page(about, shown), encoding="utf-8")
    files = {name: sha256((folder / name).read_bytes()).hexdigest() for name in (LINES, PAGE)}
    manifest = {**about, "files": files}
    told = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / MANIFEST).write_text(told + "\n", encoding="utf-8")
    return manifest


def _refuse_to_overwrite(folder: Path, *, replace: bool) -> None:
    if not folder.exists():
        return
    if not replace:
        raise NotExported(f"The folder {folder} exists already; “--force” replaces an earlier export.")
    if not folder.is_dir() or {path.name for path in folder.iterdir()} - {LINES, PAGE, MANIFEST}:
        raise NotExported(f"{folder} holds more than an earlier export and is not replaced.")


def _put_in_place(workplace: Path, folder: Path) -> None:
    if not folder.exists():
        workplace.rename(folder)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    folder.rename(aside / folder.name)
    workplace.rename(folder)
    shutil.rmtree(aside)


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
