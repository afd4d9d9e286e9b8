"""Looking into the files of a page before its approval: secrecy markings, and what cannot be read (decision 0018)."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents import get_document_model

from documents.file_text.passages import Problem
from documents.file_text.process import Reading, read
from sites.content_checks import register_check
from sites.isolation.references import references_in
from sites.issues import Issue
from sites.page_texts import place_of_file
from sites.text_checks import marking_issue
from vietnamese.recipients import announces_publication
from vietnamese.secrecy import Marking, find_markings

#: For all files of a page together: whoever waits for it is a person in front of a browser.
MOST_SECONDS = 15.0
CHUNK = 1024 * 1024
#: What was found is kept by the content's checksum. Raise the number when reading or recognising changes.
VERSION = 1
KEPT_FOR = 30 * 24 * 60 * 60
#: A machine that was busy may read more the next time.
KEPT_UNFINISHED_FOR = 10 * 60

REASONS: dict[Problem, Promise] = {
    Problem.KIND: gettext_lazy("files of this kind are not opened"),
    Problem.ENCRYPTED: gettext_lazy("it asks for a password"),
    Problem.DAMAGED: gettext_lazy("it is damaged"),
    Problem.SIZE: gettext_lazy("it is too large to be read to the end"),
    Problem.TIME: gettext_lazy("it could not be read to the end in time"),
    Problem.MISSING: gettext_lazy("the file is missing"),
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one file.

    Attributes:
        markings: each secrecy marking, with the first page that carries it.
        pictures: pages whose words no program reads.
        announces: whether its recipients say that it is published on the portal.
        problem: why the file, or the rest of it, could not be read.
    """

    markings: tuple[tuple[int, Marking], ...] = ()
    pictures: tuple[int, ...] = ()
    announces: bool = False
    problem: Problem | None = None


#: Told of each reading, with the checksum by which Wagtail knows the content.
_keepers: list[Callable[[str, Reading], None]] = []


def register_keeper(keep: Callable[[str, Reading], None]) -> None:
    """Let ``keep`` know what was read in files, so that nobody reads them again; a second time changes nothing."""
    if keep not in _keepers:
        _keepers.append(keep)


def check_files(page: Any) -> Iterator[Issue]:
    """Secrecy markings in the files that the page attaches or links, and files that could not be checked for them."""
    for file, findings in _read_files(page):
        field = _field_of(page, file)
        for number, marking in findings.markings:
            yield marking_issue(place_of_file(file, number), marking, field)
        if findings.problem:
            yield _unchecked(file, str(REASONS[findings.problem]), field)
        if findings.pictures:
            reason = _("pages that are pictures: %(pages)s") % {"pages": _ranges(findings.pictures)}
            yield _unchecked(file, reason, field)


def some_file_announces_publication(page: Any) -> bool:
    """Whether the recipients in some file of the page say that it is published on the portal."""
    return any(findings.announces for _file, findings in _read_files(page))


def register() -> None:
    """Let every page's files be checked (once, at start-up)."""
    register_check(check_files)


def _unchecked(file: Any, reason: str, field: str) -> Issue:
    message = _("%(place)s: could not be checked for secrecy markings (%(reason)s). Look at it yourself.")
    return Issue("file_unchecked", message % {"place": place_of_file(file), "reason": reason}, False, field)


def _field_of(page: Any, file: Any) -> str:
    """The list or field by which the page shows the file."""
    attachments = page.attachments.all() if hasattr(page, "attachments") else ()
    if any(attachment.document_id == file.pk for attachment in attachments):
        return "attachments"
    return "body" if hasattr(page, "body") else ""


def _ranges(numbers: tuple[int, ...]) -> str:
    """“1–3, 7” for 1, 2, 3 and 7."""
    starts = [number for before, number in pairwise((-1, *numbers)) if number != before + 1]
    ends = [number for number, after in pairwise((*numbers, -1)) if after != number + 1]
    ranges = zip(starts, ends, strict=True)
    return ", ".join(f"{first}–{last}" if first != last else f"{first}" for first, last in ranges)


def _read_files(page: Any) -> Iterator[tuple[Any, Findings]]:
    """The files that ``page``, as it stands in memory, refers to, with what is in them."""
    model = get_document_model()
    end = time.monotonic() + MOST_SECONDS
    for file in model._base_manager.filter(pk__in=references_in(page).get(model, ())).order_by("pk"):
        yield file, findings_in(file, seconds=end - time.monotonic())


def findings_in(file: Any, *, seconds: float) -> Findings:
    """Look into a file, once for all files with the same content."""
    if not file.file:
        return Findings(problem=Problem.MISSING)
    kind = file.file_extension.lower()
    try:
        with file.file.open("rb") as content, TemporaryFile() as copy:
            # The second is the one by which Wagtail knows a file's content, and the search its words.
            checksum, hash_of_upload = hashlib.sha256(), hashlib.sha1(usedforsecurity=False)
            while chunk := content.read(CHUNK):
                checksum.update(chunk)
                hash_of_upload.update(chunk)
                copy.write(chunk)
            key = f"file-findings:{VERSION}:{kind}:{checksum.hexdigest()}"
            known: Findings | None = cache.get(key)
            if known is None and seconds <= 0:
                return Findings(problem=Problem.TIME)
            if known is None:
                copy.seek(0)
                reading = read(copy, kind, seconds=seconds)
                for keep in _keepers:
                    keep(hash_of_upload.hexdigest(), reading)
                known = _judge(reading)
                is_finished = known.problem not in {Problem.TIME, Problem.SIZE}
                cache.set(key, known, KEPT_FOR if is_finished else KEPT_UNFINISHED_FOR)
            return known
    except OSError:
        return Findings(problem=Problem.MISSING)


def findings_of_upload(content: Any, kind: str, *, seconds: float) -> Findings:
    """Look into a file that somebody outside of the unit sends: neither it nor its words are kept for searches."""
    with TemporaryFile() as copy:
        copyfileobj(content, copy, CHUNK)
        copy.seek(0)
        return _judge(read(copy, kind, seconds=seconds))


def _judge(reading: Reading) -> Findings:
    markings: dict[str, tuple[int, Marking]] = {}
    for passage in reading.passages:
        for marking in find_markings(passage.text):
            markings.setdefault(marking.level, (passage.page, marking))
    return Findings(
        tuple(markings.values()),
        tuple(passage.page for passage in reading.passages if passage.is_picture),
        announces_publication("\n".join(passage.text for passage in reading.passages)),
        reading.problem,
    )
