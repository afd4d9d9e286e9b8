"""The text of office files: Word, Excel, PowerPoint, OpenDocument. All are archives of XML.

Every part counts, for a stamp may stand in a header, a text box, a watermark or on the master of slides. Words that
were deleted while changes were tracked count too: they are still in the file for whoever downloads it.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.handler import ContentHandler  # the interface only; what parses is defusedxml's
from xml.sax.xmlreader import AttributesImpl  # a type
from zipfile import ZipFile, ZipInfo

from defusedxml.sax import make_parser

from documents.file_text.passages import Passage, Problem, Unreadable

OFFICE_KINDS = ("docx", "xlsx", "pptx", "odt", "ods")
#: A regulation of 200 pages is 4 MB of XML; archives can unpack to a thousand times their size.
LARGEST_PART = 100 * 1024 * 1024
MOST_PARTS = 20_000
CHUNK = 64 * 1024

_PARTS = re.compile(
    r"word/[^/]+\.xml"
    r"|xl/(?:sharedStrings|(?:worksheets|drawings|threadedComments)/[^/]+|comments[^/]*)\.xml"
    r"|ppt/(?:slides|notesSlides|slideMasters|slideLayouts|comments)/[^/]+\.xml"
    r"|(?:content|styles)\.xml"
)
_SLIDE = re.compile(r"ppt/slides/slide([0-9]{1,6})\.xml")
_OPEN_DOCUMENT = re.compile(r"(?:content|styles)\.xml")
#: How a file of Word that asks for a password begins: it is no archive any more.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"

# Names of elements without their prefix, which every program may choose.
_HEADERS = {f"{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer")}
_PARAGRAPHS = {"p", "si", "is", "text", *_HEADERS}
_WORDS = {"t", "delText", "text", *_HEADERS}
_PARAGRAPHS_OF_OPEN_DOCUMENT = {"p", "h", "annotation", "title", "desc", "note"}
_TABS = {"tab"}
_BREAKS = {"br", "cr", "line-break"}
_WATERMARK = "textpath"
#: Formats in the header of a spreadsheet: &C&"Arial,Bold"&14MẬT.
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&[0-9]+|&[A-KM-QS-Z]')
_REGIONS = re.compile(r"&[LCR]")


class WordsHandler(ContentHandler):
    """Collects the lines of one part while it is parsed."""

    def __init__(self, is_open_document: bool) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._is_open_document = is_open_document
        self._paragraphs = _PARAGRAPHS_OF_OPEN_DOCUMENT if is_open_document else _PARAGRAPHS
        self._open: list[list[str]] = []  # paragraphs stand inside of others, in text boxes
        self._in_words = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        """Open a paragraph, or note what an empty element stands for."""
        name = name.rpartition(":")[2]
        if name in self._paragraphs:
            self._open.append([])
        if name in _WORDS:
            self._in_words += 1
        elif name == _WATERMARK:
            self.lines.append(attrs.get("string", ""))
        elif self._open and (sign := self._sign(name)):
            self._open[-1].append(sign)

    def endElement(self, name: str) -> None:
        """Close a paragraph: it is a line."""
        name = name.rpartition(":")[2]
        if name in _WORDS:
            self._in_words -= 1
        if name in self._paragraphs and self._open:
            line = "".join(self._open.pop())
            self.lines.append(_CODES.sub("", _REGIONS.sub("\n", line)) if name in _HEADERS else line)

    def characters(self, content: str) -> None:
        """Take words; between the elements of OpenDocument, too, where they stand bare in the paragraph."""
        if self._open and (self._in_words or self._is_open_document):
            self._open[-1].append(content)

    def _sign(self, name: str) -> str:
        if name in _TABS:
            return "\t"
        if name in _BREAKS:
            return "\n"
        return " " if name == "s" and self._is_open_document else ""


def office_passages(file: BinaryIO) -> Iterator[Passage]:
    """Yield the parts of an office file that hold words; slides say their number.

    Raises:
        Unreadable: it asks for a password, unpacks to too much, or is no office file.
    """
    if file.read(len(_COMPOUND_FILE)) == _COMPOUND_FILE:
        raise Unreadable(Problem.ENCRYPTED)
    with ZipFile(file) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise Unreadable(Problem.SIZE)
        with_words = [part for part in parts if _PARTS.fullmatch(part.filename)]
        if not with_words:
            raise Unreadable(Problem.DAMAGED)
        if _is_encrypted(archive, parts):
            raise Unreadable(Problem.ENCRYPTED)
        for part in with_words:
            slide = _SLIDE.fullmatch(part.filename)
            yield Passage("\n".join(_lines_of(archive, part)), int(slide[1]) if slide else 0)


def _lines_of(archive: ZipFile, part: ZipInfo) -> list[str]:
    handler = WordsHandler(_OPEN_DOCUMENT.fullmatch(part.filename) is not None)
    parser = make_parser()
    parser.setContentHandler(handler)
    left = LARGEST_PART
    with archive.open(part) as content:
        while chunk := content.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise Unreadable(Problem.SIZE)
            parser.feed(chunk)
    parser.close()
    return handler.lines


def _is_encrypted(archive: ZipFile, parts: list[ZipInfo]) -> bool:
    """Whether words are behind a password: of the archive, or by OpenDocument's own way."""
    if any(part.flag_bits & 1 for part in parts):
        return True
    manifest = next((part for part in parts if part.filename == "META-INF/manifest.xml"), None)
    if manifest is None:
        return False
    with archive.open(manifest) as content:
        return b"encryption-data" in content.read(LARGEST_PART // 100)
