"""Which reader reads which kind of file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from documents.file_text.office import OFFICE_KINDS, office_passages
from documents.file_text.passages import Passage, Problem, Unreadable
from documents.file_text.pdf import pdf_passages

#: Some 1,500 pages.
MOST_CHARACTERS = 5_000_000


def plain_passages(file: BinaryIO) -> Iterator[Passage]:
    """A text file in Unicode, or in an old one-byte encoding, whose letters then look as in Latin-1."""
    content = file.read()
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "latin-1"):
        try:
            yield Passage(content.decode(encoding))
        except UnicodeDecodeError:
            continue
        return
    raise Unreadable(Problem.DAMAGED)


READERS: dict[str, Callable[[BinaryIO], Iterator[Passage]]] = {
    "pdf": pdf_passages,
    "txt": plain_passages,
    "csv": plain_passages,
    **dict.fromkeys(OFFICE_KINDS, office_passages),
}


def passages_in(file: BinaryIO, kind: str) -> Iterator[Passage]:
    """Yield the text of a file, page by page where it has pages.

    Args:
        file: seekable, open for reading bytes.
        kind: extension of its name, lower case and without the dot.

    Raises:
        Unreadable: says why; what was yielded before that is good.
    """
    reader = READERS.get(kind)
    if reader is None:
        raise Unreadable(Problem.KIND)
    left = MOST_CHARACTERS
    try:
        for passage in reader(file):
            yield replace(passage, text=passage.text[:left])
            left -= len(passage.text)
            if left < 0:
                raise Unreadable(Problem.SIZE)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable(Problem.SIZE) from None
    except Exception:  # libraries raise anything at all on broken files
        raise Unreadable(Problem.DAMAGED) from None
