"""The tree of a legal instrument: parts, chapters, articles and the items below them.

Everything is frozen and holds plain text, so a template can print it and a test can
compare it. ``anchor`` is unique in the instrument and stays the same as long as the
numbering does: ``dieu-9-khoan-1-diem-a``; a point đ is written ``dd``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from vietnamese.legal_lines import GroupKind, ItemKind

PartKind = Literal["decision", "regulation", "annex"]


@dataclass(frozen=True, slots=True)
class Item:
    """A clause, point, dash, note, plain paragraph or table of an article.

    ``label`` is what a citation says (``1``, ``đ``), ``marker`` what is printed (``1.``,
    ``đ)``); both are empty for a paragraph and a table, whose rows are the lines of ``text``.
    ``level`` counts from 1 below the article.
    """

    kind: ItemKind
    label: str
    marker: str
    text: str
    anchor: str
    level: int
    items: tuple["Item", ...] = ()

    def walk(self) -> Iterator["Item"]:
        """Yield this item and everything below it, in the order of the text."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Article:
    """An article (Điều). ``title`` is empty when its heading line is already the rule."""

    number: int
    label: str
    title: str
    anchor: str
    items: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Yield every item of the article, in the order of the text."""
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter (Chương), or a section (Mục) inside one.

    ``lines`` holds what stands between the title and the first article; it is rarely there.
    """

    kind: GroupKind
    label: str
    title: str
    anchor: str
    lines: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    sections: tuple["Chapter", ...] = ()

    def iter_articles(self) -> Iterator[Article]:
        """Yield the articles of the chapter and of its sections, in order."""
        yield from self.articles
        for section in self.sections:
            yield from section.iter_articles()


@dataclass(frozen=True, slots=True)
class Part:
    """The decision itself, a text attached to it, or an annex.

    ``preamble`` is everything before the first chapter or article, ``articles`` those
    before any chapter, ``closing`` the recipients and the signature block.
    """

    kind: PartKind
    label: str
    title: str
    anchor: str
    preamble: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    closing: tuple[str, ...] = ()

    def iter_articles(self) -> Iterator[Article]:
        """Yield the articles of the part, in order."""
        yield from self.articles
        for chapter in self.chapters:
            yield from chapter.iter_articles()


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents; a part has level 1."""

    label: str
    title: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class LegalText:
    """A legal instrument as a tree; ``parts`` is empty only for an empty text."""

    parts: tuple[Part, ...]

    def iter_articles(self) -> Iterator[Article]:
        """Yield the articles of every part, in order."""
        for part in self.parts:
            yield from part.iter_articles()

    def table_of_contents(self) -> tuple[TocEntry, ...]:
        """Return parts, chapters, sections and articles with their anchors, in order."""
        return tuple(entry for part in self.parts for entry in _part_entries(part))

    @property
    def is_divided(self) -> bool:
        """Whether anything in it has a number or a name: a text in another language has paragraphs alone."""
        return any(entry.label for entry in self.table_of_contents())

    def anchors(self) -> frozenset[str]:
        """Return every anchor, of parts, chapters, articles and items."""
        headings = {entry.anchor for entry in self.table_of_contents()}
        items = {i.anchor for article in self.iter_articles() for i in article.walk()}
        return frozenset(headings | items)

    def all_text(self) -> str:
        """Return every word of the instrument in its order, a line for each element."""
        return "\n".join(line for part in self.parts for line in _part_lines(part) if line)


def _part_entries(part: Part) -> Iterator[TocEntry]:
    yield TocEntry(part.label, part.title, part.anchor, 1)
    yield from _article_entries(part.articles, 2)
    for chapter in part.chapters:
        yield from _chapter_entries(chapter, 2)


def _chapter_entries(chapter: Chapter, level: int) -> Iterator[TocEntry]:
    yield TocEntry(chapter.label, chapter.title, chapter.anchor, level)
    yield from _article_entries(chapter.articles, level + 1)
    for section in chapter.sections:
        yield from _chapter_entries(section, level + 1)


def _article_entries(articles: Iterable[Article], level: int) -> Iterator[TocEntry]:
    for article in articles:
        yield TocEntry(article.label, article.title, article.anchor, level)


def _part_lines(part: Part) -> Iterator[str]:
    yield from part.preamble
    yield from _article_lines(part.articles)
    for chapter in part.chapters:
        yield from _chapter_lines(chapter)
    yield from part.closing


def _chapter_lines(chapter: Chapter) -> Iterator[str]:
    yield chapter.label
    yield chapter.title
    yield from chapter.lines
    yield from _article_lines(chapter.articles)
    for section in chapter.sections:
        yield from _chapter_lines(section)


def _article_lines(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        yield f"{article.label}. {article.title}".rstrip()
        for item in article.walk():
            yield f"{item.marker} {item.text}".strip()
