"""Pieces from HTML, as Word, LibreOffice and Google Docs write it.

Nothing is filtered out of the HTML: the pieces are built anew from what is known, so that what is not known, scripts
and styles above all, has no way into them.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from sites.writing.inline import inline_html, marks_of, plain_text, words
from sites.writing.lists import Item, ItemList, item_of_word, items_of
from sites.writing.pieces import Document, Heading, Picture, Piece, Table, Text
from sites.writing.tables import read_table, rows_of

#: What is dropped with everything in it.
DIRT = ["script", "style", "head", "title", "meta", "link", "xml", "noscript", "template", "iframe", "object", "embed",
        "applet", "form", "input", "button", "select", "textarea", "svg", "math", "audio", "video", "canvas",
        "base"]  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {"p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "blockquote",
          "pre", "address", "center", "dl", "dt", "dd", "ul", "ol", "li", "table", "hr", "img", *HEADINGS}  # fmt: skip
LONGEST_HEADING = 200
LONGEST_CAPTIONS: dict[type, int] = {Table: 200, Picture: 250}
MOST_PICTURES = 100
DEEPEST = 200
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLE_CLASS = re.compile(r"\b(?:mso)?title\b", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"\b(?:mso)?caption\b", re.IGNORECASE)
#: Word wraps what other programs shall not see into such declarations, which parsers take for text or for comments.
_CONDITION = re.compile(r"<!--\[if.*?<!\[endif\]-->|<!\[(?:if|endif)[^>]*\]>|<\?xml[^>]*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp);base64,(.*)", re.DOTALL | re.IGNORECASE)
_NO_DESCRIPTION = re.compile(
    r"\.(?:png|jpe?g|gif|webp|emf|wmf|bmp|tiff?)$|automatically generated|được tạo tự động"
    r"|^(?:picture|image|hình ảnh) ?\d*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"picture:(\d{1,4})")


class TooDeepError(ValueError):
    """Elements stand inside of each other as no document has them."""


def read_markup(html: str, pictures: tuple[bytes, ...] = ()) -> Document:
    """Return what a document consists of.

    Args:
        html: as a program writes or copies it; it may be hostile.
        pictures: what ``<img src="picture:0">`` and so on stand for.

    Raises:
        TooDeepError: it is no document that anybody wrote.
    """
    reader = _Reader(pictures)
    try:
        soup = BeautifulSoup(_CONDITION.sub("", html), "html.parser")
        refuse_depth(soup)
        for tag in soup.find_all(lambda tag: tag.name in DIRT or bool(_HIDDEN.search(str(tag.get("style", ""))))):
            tag.extract()
        reader.read(soup.body or soup, False, False)
    except RecursionError as error:
        raise TooDeepError from error
    reader.end_text()
    return Document(tuple(_with_captions(reader.pieces)), tuple(reader.pictures), reader.lost)


def refuse_depth(soup: Tag) -> None:
    """Refuse elements inside of each other without end, before anything walks through them.

    Raises:
        TooDeepError: there are more than any document has.
    """
    level: list[Tag] = [soup]
    for _depth in range(DEEPEST):
        level = [child for tag in level for child in tag.children if isinstance(child, Tag)]
        if not level:
            return
    raise TooDeepError


class Caption(Text):
    """A line that belongs to the table or picture beside it."""

    __slots__ = ()


class _Reader:
    """Walks through a document and writes down its pieces."""

    def __init__(self, pictures: tuple[bytes, ...]) -> None:
        self.pieces: list[Piece] = []
        self.pictures = list(pictures)
        self.lost = 0
        self._html = ""
        self._items = ItemList()

    def read(self, parent: Tag, bold: bool, italic: bool) -> None:
        """Read what stands inside of a block."""
        line: list[object] = []
        for node in list(parent.children):
            if isinstance(node, PreformattedString):
                continue
            if isinstance(node, Tag) and (node.name in BLOCKS or node.find(list(BLOCKS))):
                self._line(line, bold, italic)
                line = []
                self._block(node, bold, italic)
            elif isinstance(node, Tag | NavigableString):
                line.append(node)
        self._line(line, bold, italic)

    def end_text(self) -> None:
        """Write down the paragraphs and items read so far."""
        self._end_list()
        if self._html:
            self.pieces.append(Text(self._html))
            self._html = ""

    def _block(self, tag: Tag, bold: bool, italic: bool) -> None:
        if tag.name == "img":
            self._picture(tag)
        elif tag.name == "table":
            self._table(tag)
        elif tag.name in {"ul", "ol"} and not tag.find(["img", "table"]):
            self._items.items += items_of(tag)
        elif (level := self._level_of(tag)) and not tag.find(["img", "table"]):
            self._heading(tag, level)
        elif tag.name == "p" and (item := item_of_word(tag)) is not None and not tag.find("img"):
            self._add_item(item)
        elif _is_of_class(tag, _CAPTION_CLASS) and not tag.find("img"):
            self.end_text()
            if html := inline_html(list(tag.children)):
                self.pieces.append(Caption(f"<p>{html}</p>"))
        else:
            bold, italic, _address = marks_of(tag, (bold, italic, ""))
            self.read(tag, bold, italic)

    def _level_of(self, tag: Tag) -> int:
        if tag.name == "p" and _is_of_class(tag, _TITLE_CLASS):
            return 1
        return HEADINGS.get(tag.name, 0)

    def _line(self, nodes: list[object], bold: bool, italic: bool) -> None:
        html = inline_html(nodes, bold, italic)
        if html:
            self._end_list()
            self._html += f"<p>{html}</p>"

    def _add_item(self, item: Item) -> None:
        if item.html:
            self._items.items.append(item)

    def _end_list(self) -> None:
        self._html += self._items.html()
        self._items = ItemList()

    def _heading(self, tag: Tag, level: int) -> None:
        html = inline_html(list(tag.children))
        text = plain_text(html)
        if len(text) > LONGEST_HEADING:  # a paragraph in the wrong style
            self._end_list()
            self._html += f"<p>{html}</p>"
        elif text:
            self.end_text()
            self.pieces.append(Heading(text, level))

    def _table(self, tag: Tag) -> None:
        rows = rows_of(tag)
        cells = [cell for row in rows for cell in row if cell is not None]
        caption = tag.find("caption")
        # One row or column sets things side by side or in a frame: the head of an official letter, a signature.
        if len(rows) < 2 or len(rows[0]) < 2:
            for cell in cells:
                self.read(cell, False, False)
            return
        self.end_text()
        pictures = [picture.extract() for picture in tag.find_all("img")]
        if any(cell.get_text().strip() for cell in cells):
            self.pieces.append(read_table(tag, rows, words(caption.get_text()).strip() if caption else ""))
        for picture in pictures:
            self._picture(picture)

    def _picture(self, tag: Tag) -> None:
        source, alt = str(tag.get("src", "")), alternative_text(str(tag.get("alt", "")))
        number = self._number_of(source)
        if number is None:
            self.lost += 1
            return
        self.end_text()
        self.pieces.append(Picture(number, alt))

    def _number_of(self, source: str) -> int | None:
        if found := _NUMBERED.fullmatch(source):
            number = int(found[1])
            return number if number < len(self.pictures) else None
        data = _DATA.fullmatch(source)
        if data is None or len(self.pictures) >= MOST_PICTURES:
            return None
        try:
            self.pictures.append(base64.b64decode(re.sub(r"\s+", "", data[1]), validate=True))
        except (ValueError, binascii.Error):
            return None
        return len(self.pictures) - 1


def alternative_text(text: str) -> str:
    """What a person wrote about a picture; names of files and the guesses of programs say nothing to a reader."""
    alt = words(text).strip()
    return "" if _NO_DESCRIPTION.search(alt) else alt[:250]


def _is_of_class(tag: Tag, pattern: re.Pattern[str]) -> bool:
    classes: Any = tag.get("class") or []
    return bool(pattern.search(classes if isinstance(classes, str) else " ".join(classes)))


def _with_captions(pieces: list[Piece]) -> Iterator[Piece]:
    """Give each caption to the table or picture beside it; what belongs to none is text."""
    captions: dict[int, str] = {}
    for number, piece in enumerate(pieces):
        if isinstance(piece, Caption):
            place = next((near for near in _neighbours(pieces, number) if near not in captions), None)
            if place is not None:
                captions[place] = plain_text(piece.html)
                captions[number] = ""
    for number, piece in enumerate(pieces):
        if isinstance(piece, Caption):
            if number not in captions:
                yield Text(piece.html)
        elif number in captions and isinstance(piece, Table | Picture):
            yield replace(piece, caption=piece.caption or captions[number][: LONGEST_CAPTIONS[type(piece)]])
        else:
            yield piece


def _neighbours(pieces: list[Piece], number: int) -> list[int]:
    """Where what a caption belongs to can stand: a table below it, else what is above it, else a picture below."""
    below, above = number + 1, number - 1
    is_table_below = below < len(pieces) and isinstance(pieces[below], Table)
    order = (below, above) if is_table_below else (above, below)
    return [place for place in order if 0 <= place < len(pieces) and isinstance(pieces[place], Table | Picture)]
