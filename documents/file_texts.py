"""The words in files, for the search: read once a content, by the checks before approval or by a command.

Reading a file can take a minute and is done in a process of its own (decision 0018), so no publication waits for it: a
page is found by what has been read by then, and ``manage.py read_files`` reads the rest and enters its pages anew.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from tempfile import TemporaryFile
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from documents.file_checks import register_keeper
from documents.file_text.passages import Problem
from documents.file_text.process import Reading, read
from documents.models import FileText
from documents.models.file_texts import LONGEST_TEXT
from sites.isolation.references import references_in
from sites.public import in_restricted_collection, references
from sites.reach import below
from sites.search.indexing import index_pages
from sites.search.texts import register_body_source
from vietnamese.secrecy import find_markings

CHUNK = 1024 * 1024
#: As long as the process itself is given (documents.file_text.__main__).
MOST_SECONDS = 60.0
#: The problem of a file that looks classified.
MARKED = "marked"


def texts_of_files(page: Any) -> Iterator[str]:
    """What has been read in the files that ``page``, as it stands in memory, attaches or links.

    Of files that ask for a password nothing: their words would stand in every result.
    """
    model = get_document_model()
    keys = references_in(page).get(model, ())
    if not keys:
        return
    open_files = model._base_manager.filter(~in_restricted_collection(), pk__in=keys)
    files = open_files.order_by("pk").values_list("file_hash", flat=True)
    checksums = [checksum for checksum in files if checksum]
    known = dict(FileText.objects.filter(checksum__in=checksums).values_list("checksum", "text"))
    yield from (known[checksum] for checksum in checksums if checksum in known)


def keep_text(checksum: str, reading: Reading) -> None:
    """Keep what was read of the content with this checksum, unless it was stopped before its end.

    Of what carries a secrecy marking nothing is kept: no classified text may lie in the database (seed 001 Đ7).
    """
    if not checksum or reading.problem is Problem.TIME:
        return
    text = "\n".join(passage.text for passage in reading.passages).replace("\0", " ")[:LONGEST_TEXT]
    problem = reading.problem.value if reading.problem else ""
    if any(find_markings(passage.text) for passage in reading.passages):
        text, problem = "", MARKED
    FileText.objects.update_or_create(checksum=checksum, defaults={"text": text, "problem": problem})


def read_public_files() -> tuple[int, int]:
    """Read the files of public pages that nobody has read yet, and enter those pages anew.

    Returns:
        How many files were read, and of how many pages.
    """
    model = get_document_model()
    pages = Page.objects.filter(live=True, search_entry__isnull=False)
    number = 0
    touched: set[int] = set()
    unread = model._base_manager.exclude(file_hash__in=FileText.objects.values("checksum")).exclude(file_hash="")
    for file in unread.order_by("pk").iterator(chunk_size=100):
        users = pages.filter(pk__in=_pages_with(file)).values_list("pk", flat=True)
        if keys := set(users):
            read_file(file)
            number, touched = number + 1, touched | keys
    index_pages(Page.objects.filter(pk__in=touched))
    return number, len(touched)


def read_file(file: Any) -> None:
    """Read a file and keep its words; one that is missing or broken is noted, so that it is not tried for ever."""
    try:
        with file.file.open("rb") as content, TemporaryFile() as copy:
            while chunk := content.read(CHUNK):
                copy.write(chunk)
            copy.seek(0)
            reading = read(copy, file.file_extension.lower(), seconds=MOST_SECONDS)
    except OSError:
        reading = Reading((), Problem.MISSING)
    if reading.problem is Problem.TIME:
        reading = Reading(reading.passages, Problem.SIZE)
    keep_text(file.file_hash, reading)


def enter_users_of(files: Any) -> None:
    """Enter the public pages that attach or link some files anew: who may open the files has changed."""
    keys = [str(key) for key in files.values_list("pk", flat=True)]
    uses: Any = references(files.model).filter(to_object_id__in=keys)
    users = {int(key) for key in uses.values_list("object_id", flat=True)}
    index_pages(Page.objects.filter(pk__in=users, live=True, search_entry__isnull=False))


def follow_restriction(instance: Any, **signal: Any) -> None:
    """A collection was opened or closed to readers, or is closed in another way."""
    files = get_document_model()._base_manager.filter(below((instance.collection.path,), "collection__"))
    transaction.on_commit(partial(enter_users_of, files), robust=True)


def follow_file(instance: Any, created: bool, **signal: Any) -> None:
    """A file that is in use may have come to another collection."""
    if not created:
        files = type(instance)._base_manager.filter(pk=instance.pk)
        transaction.on_commit(partial(enter_users_of, files), robust=True)


def forget_unused_texts() -> int:
    """Delete the texts of contents of which no file is left; returns how many."""
    used = get_document_model()._base_manager.exclude(file_hash="").values("file_hash")
    return FileText.objects.exclude(checksum__in=used).delete()[0]


def register() -> None:
    """Let pages be found by the words in their files (once, at start-up)."""
    register_body_source(texts_of_files)
    register_keeper(keep_text)
    for signal in (post_save, post_delete):
        signal.connect(follow_restriction, sender=CollectionViewRestriction, dispatch_uid="texts of restricted files")
    post_save.connect(follow_file, sender=get_document_model(), dispatch_uid="texts of moved files")


def _pages_with(file: Any) -> Iterable[int]:
    uses: Any = references(type(file)).filter(to_object_id=str(file.pk))
    rows: Iterable[ReferenceIndex] = uses.only("object_id")
    return [int(row.object_id) for row in rows]
