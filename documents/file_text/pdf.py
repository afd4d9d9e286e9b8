"""The text of a PDF, page by page: what is drawn, what annotations add, and which pages are pictures.

pdfminer.six, because it knows where words stand: a stamp on the left and the motto on the right come as two lines.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTContainer, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import MATRIX_IDENTITY, decode_text

from documents.file_text.passages import Passage, Problem, Unreadable

#: A page with a picture over half of it and few letters is a scan; a digital signature adds some 200.
PICTURE_SHARE = 0.5
LETTERS_OF_TEXT = 400
#: Letters set so far apart that the layout takes them for columns: a line of at most so many characters.
LONELY = 2
SAME_LINE = 3.0


class TextDevice(PDFPageAggregator):
    """Draws words only; of pictures it notes how much of the page they cover, of lines and areas nothing."""

    pictured = 0.0

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """Begin with no picture."""
        self.pictured = 0.0
        super().begin_page(page, ctm)

    def paint_path(self, *_args: Any, **_kwargs: Any) -> None:
        """Leave out lines: a map has a million."""

    def render_image(self, _name: str, _stream: PDFStream) -> None:
        """Note the picture's size."""
        figure = self.cur_item
        self.pictured = max(self.pictured, figure.width * figure.height)


def pdf_passages(file: BinaryIO) -> Iterator[Passage]:
    """Yield each page of a PDF.

    Raises:
        Unreadable: it asks for a password.
    """
    try:
        document = PDFDocument(PDFParser(file))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise Unreadable(Problem.ENCRYPTED) from None
    manager = PDFResourceManager()
    # Without a flow: which column is read first does not matter, and finding it out grows with the square.
    device = TextDevice(manager, laparams=LAParams(all_texts=True, boxes_flow=None))
    interpreter = PDFPageInterpreter(manager, device)
    number = 0
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        yield _read_page(page, number, device, interpreter)
    if not number:  # pdfminer reads on over damage, and then finds nothing
        raise Unreadable(Problem.DAMAGED)


def _read_page(page: PDFPage, number: int, device: TextDevice, interpreter: PDFPageInterpreter) -> Passage:
    interpreter.process_page(page)
    drawn = device.get_result()
    lines = list(_lines_of(drawn))
    share = device.pictured / ((drawn.width * drawn.height) or 1)
    lines += _annotations(page, device, interpreter)
    text = "\n".join(lines)
    letters = sum(character.isalpha() for character in text)
    return Passage(text, number, share >= PICTURE_SHARE and letters < LETTERS_OF_TEXT)


def _lines_of(drawn: LTPage) -> Iterator[str]:
    lines = list(_text_lines(drawn))
    yield from (line.get_text().strip("\n") for line in lines)
    yield from _spread_words(lines)


def _text_lines(container: LTContainer[Any]) -> Iterator[LTTextLine]:
    """The lines on the page, in its text boxes and in its figures at any depth."""
    waiting: list[Any] = [container]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTTextLine):
            yield item
        elif isinstance(item, LTContainer | LTTextContainer):
            waiting.extend(reversed(list(item)))


def _spread_words(lines: list[LTTextLine]) -> Iterator[str]:
    """Words whose letters stand far apart, each on a line of its own."""
    letters = [line for line in lines if 0 < len(line.get_text().strip()) <= LONELY]
    letters.sort(key=lambda line: (round(line.y0 / SAME_LINE), line.x0))
    rows: dict[int, list[str]] = {}
    for line in letters:
        rows.setdefault(round(line.y0 / SAME_LINE), []).append(line.get_text().strip())
    yield from (" ".join(row) for row in rows.values() if len(row) > 1)


def _annotations(page: PDFPage, device: TextDevice, interpreter: PDFPageInterpreter) -> Iterator[str]:
    """What comments, stamps and form fields say, and what they look like."""
    for reference in resolve1(page.annots) or ():
        annotation = resolve1(reference)
        if not isinstance(annotation, dict):
            continue
        for name in ("Contents", "V"):
            value = resolve1(annotation.get(name))
            if isinstance(value, bytes):
                yield decode_text(value)
        for stream in _appearances(annotation):
            device.begin_page(page, MATRIX_IDENTITY)
            interpreter.render_contents(resolve1(stream.get("Resources")) or {}, [stream])
            device.end_page(page)
            yield from _lines_of(device.get_result())


def _appearances(annotation: dict[str, Any]) -> Iterator[PDFStream]:
    """The drawings of an annotation in its states."""
    normal = resolve1((resolve1(annotation.get("AP")) or {}).get("N"))
    for drawing in normal.values() if isinstance(normal, dict) else (normal,):
        stream = resolve1(drawing)
        if isinstance(stream, PDFStream):
            yield stream
