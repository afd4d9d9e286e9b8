"""Whether evidence that was exported once still says what it said then, and proves what it says.

Everything is recomputed from the files; a database is asked only if it is at hand (:mod:`workflow.origin`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from workflow.content import canonical
from workflow.evidence import FORMAT, LINES, MANIFEST, NOTHING, PAGE, Line, Period, hash_of_line
from workflow.origin import Origin
from workflow.proof import faults_of

#: What reading data raises that are not made as evidence is.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


class NotVerified(Exception):
    """The evidence is not as it was, or does not prove what it says; the message names the first place and why."""


@dataclass
class Figures:
    """What has been verified.

    Attributes:
        publications: lines.
        decisions: all steps of all lines.
        contents: texts whose hash was computed from the content in the line.
        revisions: texts whose hash was computed from a revision in the database as well.
        rows: lines that agree with the database.
        remarks: what people may want to know and is no fault.
    """

    publications: int = 0
    decisions: int = 0
    contents: int = 0
    revisions: int = 0
    rows: int = 0
    remarks: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.publications} publications, {self.decisions} decisions, {self.contents} hashes from content, "
            f"{self.revisions} from revisions, {self.rows} alike in the database, chain unbroken"
        )

    def count(self, line: Line, exported_at: datetime) -> None:
        """Count a line in which nothing was wrong."""
        self.publications += 1
        self.contents += 1
        self.decisions += len(line["steps"])
        confirm_by = line["confirm_by"]
        if confirm_by and not line["confirmation"] and datetime.fromisoformat(confirm_by) < exported_at:
            self.remarks.append(f"line {line['number']}: the emergency was not confirmed in time")


@dataclass(frozen=True)
class Manifest:
    """What the manifest tells."""

    code: str
    period: Period
    exported_at: datetime
    lines: int
    last_line: str
    files: dict[str, str]


def verify(folder: Path, origin: Origin | None) -> Figures:
    """Recompute everything.

    Args:
        folder: with the files that an export has written.
        origin: the database to ask; ``None`` asks none.

    Raises:
        NotVerified: at the first thing that is wrong.
    """
    manifest = _read_manifest(folder)
    try:
        figures = _verify_lines(folder, manifest, origin)
        for name, expected in manifest.files.items():
            if sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise NotVerified(f"{name} is not the file of which {MANIFEST} tells")
    except OSError as error:
        raise NotVerified(f"a file cannot be read: {error}") from error
    if origin is not None:
        for fault in origin.faults_of_all(manifest.code, manifest.period, manifest.exported_at):
            raise NotVerified(fault)
        figures.revisions, figures.rows = origin.revisions, origin.rows
        figures.remarks += origin.remarks
    return figures


def _verify_lines(folder: Path, manifest: Manifest, origin: Origin | None) -> Figures:
    figures, previous = Figures(), NOTHING
    for number, text in enumerate(_texts_of(folder), start=1):
        try:
            line = json.loads(text)
            faults = list(_faults_of_line(line, text, manifest))
            if line["number"] == number and line["previous"] != previous:
                raise NotVerified(_broken_before(number))
            if line["number"] != number:
                faults = [f"it bears the number {line['number']}: lines are missing, or stand in another order"]
            if origin is not None and not faults:
                faults += origin.faults_of(line)
        except UNREADABLE as error:
            raise NotVerified(f"line {number}: it is not made as evidence is ({_said(error)})") from error
        if faults:
            raise NotVerified(f"line {number}: {faults[0]}")
        previous = hash_of_line(text)
        figures.count(line, manifest.exported_at)
    if figures.publications != manifest.lines:
        raise NotVerified(f"there are {figures.publications} lines, and {MANIFEST} tells of {manifest.lines}")
    if previous != manifest.last_line:
        raise NotVerified(f"line {figures.publications}: it is not the last line of which {MANIFEST} tells")
    return figures


def _faults_of_line(line: Line, text: bytes, manifest: Manifest) -> Iterator[str]:
    if canonical(line).encode() != text:
        yield "it is not written as evidence is"
    if line["unit"]["code"] != manifest.code:
        yield f"it belongs to the unit “{line['unit']['code']}”"
    if datetime.fromisoformat(line["approved_at"]) not in manifest.period:
        yield "it was not approved in the period"
    yield from faults_of(line)


def _broken_before(number: int) -> str:
    if number == 1:
        return "line 1: it names a line before it; the first lines are missing"
    return f"line {number - 1}: it is not the one after which line {number} was written"


def _read_manifest(folder: Path) -> Manifest:
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise NotVerified(f"{MANIFEST} is of the format {data['format']}; this version reads {FORMAT}")
        period = Period(date.fromisoformat(data["period"]["from"]), date.fromisoformat(data["period"]["to"]))
        return Manifest(
            code=data["unit"]["code"],
            period=period,
            exported_at=datetime.fromisoformat(data["exported_at"]),
            lines=data["lines"],
            last_line=data["last_line"],
            files={name: data["files"][name] for name in (LINES, PAGE)},
        )
    except OSError as error:
        raise NotVerified(f"there is no evidence in {folder}: {MANIFEST} cannot be read") from error
    except UNREADABLE as error:
        raise NotVerified(f"{MANIFEST} is not made as a manifest is ({_said(error)})") from error


def _texts_of(folder: Path) -> Iterator[bytes]:
    with (folder / LINES).open("rb") as file:
        for text in file:
            yield text.removesuffix(b"\n")


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
