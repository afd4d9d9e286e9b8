"""Reads a file of Word in a process of its own: ``python -m sites.writing.word FOLDER < bai-viet.docx``.

Puts each picture into the folder under its number and writes one object of JSON: the ``html``, or the ``problem``. The
HTML is only what Word's document says; nothing of it is trusted where it is read (:mod:`sites.writing.markup`).
"""

import io
import json
import logging
import re
import sys
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import mammoth

from sites.writing.word.limits import (
    LARGEST_PICTURES,
    LARGEST_TEXTS,
    MOST_PARTS,
    MOST_PICTURES,
    Problem,
    limit_resources,
)

#: How Word's styles become elements; Word in Vietnamese keeps the styles' English names in the file.
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='footnote text'] => p:fresh
"""
#: A file that asks for a password is no archive any more.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
#: Word never writes one; what it declares could grow without end.
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_KINDS = {"image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp"}


class RefusedError(Exception):
    """The file is not read, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def main() -> None:
    """Read standard input."""
    limit_resources()
    logging.disable()
    answer: dict[str, Any]
    try:
        answer = {"html": html_of(sys.stdin.buffer.read(), Path(sys.argv[1]))}
    except RefusedError as refused:
        answer = {"problem": refused.problem.value}
    except MemoryError:
        answer = {"problem": Problem.SIZE.value}
    except Exception:  # whatever a broken file makes a library raise
        answer = {"problem": Problem.DAMAGED.value}
    sys.stdout.write(json.dumps(answer))


def html_of(content: bytes, folder: Path) -> str:
    """The document's HTML; its pictures go into the folder.

    Raises:
        RefusedError: it asks for a password, is no document of Word, or unpacks to too much.
    """
    check(content)
    pictures = 0

    def keep(image: Any) -> dict[str, str]:
        nonlocal pictures
        if image.content_type not in _KINDS or pictures >= MOST_PICTURES:
            return {"src": f"unknown:{image.content_type}"}
        with image.open() as source:
            (folder / str(pictures)).write_bytes(source.read())
        pictures += 1
        return {"src": f"picture:{pictures - 1}"}

    convert = mammoth.images.img_element(keep)
    # A style map that comes inside of a document could send anything anywhere.
    done = mammoth.convert_to_html(
        io.BytesIO(content), convert_image=convert, style_map=STYLES, include_embedded_style_map=False
    )
    return str(done.value)


def check(content: bytes) -> None:
    """Look at the archive before anything of it is unpacked.

    Raises:
        RefusedError: it is not read.
    """
    if content.startswith(_COMPOUND_FILE):
        raise RefusedError(Problem.ENCRYPTED)
    try:
        archive = ZipFile(io.BytesIO(content))
    except BadZipFile:
        raise RefusedError(Problem.KIND) from None
    with archive:
        parts = archive.infolist()
        if "word/document.xml" not in archive.namelist():
            raise RefusedError(Problem.KIND)
        texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
        rest = sum(part.file_size for part in parts) - (total := sum(part.file_size for part in texts))
        if len(parts) > MOST_PARTS or total > LARGEST_TEXTS or rest > LARGEST_PICTURES:
            raise RefusedError(Problem.SIZE)
        if any(part.flag_bits & 1 for part in parts):
            raise RefusedError(Problem.ENCRYPTED)
        for part in texts:
            if _DECLARATION.search(archive.read(part)):
                raise RefusedError(Problem.DAMAGED)


if __name__ == "__main__":
    main()
