"""The plain text of a legal instrument as a structure that can be printed and linked.

This is the module to import from; the parts of the work have modules of their own.

    >>> regulation = parse_legal_text(raw).parts[-1]        # doctest: +SKIP
    >>> [article.label for article in regulation.iter_articles()]
    ['Điều 1', 'Điều 2', ...]
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from vietnamese.legal_articles import Anchors, build_article
from vietnamese.legal_lines import (
    GroupLine,
    is_annex_heading,
    is_attached_heading,
    is_capitals,
    is_closing_line,
    is_instrument_heading,
    is_national_header,
    read_article_line,
    read_group_line,
)
from vietnamese.legal_markup import clean_legal_text
from vietnamese.legal_references import split_references
from vietnamese.legal_structure import (
    Article,
    Chapter,
    Item,
    LegalText,
    Part,
    PartKind,
    TocEntry,
)
from vietnamese.slugs import slugify

__all__ = [
    "Article",
    "Chapter",
    "Item",
    "LegalText",
    "Part",
    "TocEntry",
    "clean_legal_text",
    "parse_legal_text",
    "split_references",
]


def parse_legal_text(text: str) -> LegalText:
    """Return the structure of a legal instrument.

    An attached text begins at a line such as ``QUY CHẾ`` that stands below an article of
    the decision, an annex at one such as ``PHỤ LỤC I``. Anchors of the last part but for
    the annexes are bare (``dieu-9``), because that is what people cite; those of another
    part carry its name (``quyet-dinh-dieu-1``).

    Args:
        text: the instrument's text, cleaned or raw.

    Returns:
        The tree. A text without articles is one part with a preamble; an empty text has
        no parts. Every word of the text is in the tree, in its order: see
        :meth:`LegalText.all_text`.
    """
    lines = [line for line in clean_legal_text(text).split("\n") if line]
    pieces = _split_parts(lines)
    cited = max((place for place, piece in enumerate(pieces) if not is_annex_heading(piece[0])), default=0)
    anchors = Anchors()
    return LegalText(tuple(_parse_part(piece, place, place == cited, anchors) for place, piece in enumerate(pieces)))


def _split_parts(lines: Sequence[str]) -> list[Sequence[str]]:
    starts = [0]
    seen_article = has_article = False
    for place, line in enumerate(lines):
        if read_article_line(line):
            seen_article = has_article = True
        elif has_article and is_annex_heading(line):
            starts.append(place)
        elif seen_article and is_attached_heading(line) and not _is_chapter(lines[place - 1]):
            start = place
            while is_national_header(lines[start - 1]):
                start -= 1
            starts.append(start)
            seen_article = False
    ends = [*starts[1:], len(lines)]
    return [lines[start:end] for start, end in zip(starts, ends, strict=True) if start < end]


def _is_chapter(line: str) -> bool:
    """Tell whether a chapter's label stands alone: the line below is then its title."""
    group = read_group_line(line)
    return group is not None and not group.rest


def _parse_part(lines: Sequence[str], place: int, is_cited: bool, anchors: Anchors) -> Part:
    opening = next((i for i, line in enumerate(lines) if _opens_structure(line)), len(lines))
    closing = _closing_start(lines)
    preamble = tuple(lines[:opening])
    kind, label, title = _name_of_part(preamble)
    anchor = anchors.take(slugify(label) or f"phan-{place + 1}")
    articles, chapters = _parse_body(lines[opening:closing], "" if is_cited else f"{anchor}-", anchors)
    return Part(kind, label, title, anchor, preamble, articles, chapters, tuple(lines[closing:]))


def _opens_structure(line: str) -> bool:
    return read_article_line(line) is not None or read_group_line(line) is not None


def _closing_start(lines: Sequence[str]) -> int:
    """Return where the closing matter begins: only below the last article."""
    last = max((i for i, line in enumerate(lines) if read_article_line(line)), default=None)
    if last is None:
        return len(lines)
    below = range(last + 1, len(lines))
    return next((i for i in below if is_closing_line(lines[i])), len(lines))


def _name_of_part(preamble: Sequence[str]) -> tuple[PartKind, str, str]:
    """Return kind, name and title of a part from the lines before its first article.

    The title of an attached text ends at the bracket "(Ban hành kèm theo …)"; that of a
    decision at the issuing authority, which is in capitals, or at its legal bases; that of
    an annex goes on as long as it is in capitals.
    """
    if preamble and is_annex_heading(preamble[0]):
        return "annex", preamble[0], " ".join(takewhile(is_capitals, preamble[1:]))
    for place, line in enumerate(preamble):
        attached = is_attached_heading(line)
        if not attached and not is_instrument_heading(line):
            continue
        title: list[str] = []
        for below in preamble[place + 1 :]:
            if below.startswith(("(", "Căn cứ")) or (not attached and is_capitals(below)):
                break
            title.append(below)
        return ("regulation" if attached else "decision"), line, " ".join(title)
    return "decision", "", ""


@dataclass(slots=True)
class _OpenChapter:
    line: GroupLine
    anchor: str
    title: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    sections: list["_OpenChapter"] = field(default_factory=list)

    def add_line(self, line: str) -> None:
        """Take a line below the label: the title goes on as long as it is in capitals."""
        if not self.lines and (not self.title or is_capitals(line)):
            self.title.append(line)
        else:
            self.lines.append(line)

    def close(self) -> Chapter:
        """Return the finished chapter."""
        return Chapter(
            self.line.kind,
            self.line.label,
            " ".join(self.title),
            self.anchor,
            tuple(self.lines),
            tuple(self.articles),
            tuple(section.close() for section in self.sections),
        )


def _parse_body(lines: Sequence[str], prefix: str, anchors: Anchors) -> tuple[tuple[Article, ...], tuple[Chapter, ...]]:
    articles: list[Article] = []
    chapters: list[_OpenChapter] = []
    open_chapter: _OpenChapter | None = None
    place = 0
    while place < len(lines):
        body_end = _next_heading(lines, place + 1)
        body = lines[place + 1 : body_end]
        if heading := read_article_line(lines[place]):
            article = build_article(heading, body, prefix, anchors)
            (open_chapter.articles if open_chapter else articles).append(article)
        elif group := read_group_line(lines[place]):
            open_chapter = _open_chapter(group, chapters, prefix, anchors)
            for line in [group.rest, *body] if group.rest else body:
                open_chapter.add_line(line)
        place = body_end
    return tuple(articles), tuple(chapter.close() for chapter in chapters)


def _next_heading(lines: Sequence[str], start: int) -> int:
    following = range(start, len(lines))
    return next((i for i in following if _opens_structure(lines[i])), len(lines))


def _open_chapter(group: GroupLine, chapters: list[_OpenChapter], prefix: str, anchors: Anchors) -> _OpenChapter:
    """Open a chapter, or a section inside the latest chapter, and return it."""
    if group.kind == "section" and chapters:
        siblings, base = chapters[-1].sections, f"{chapters[-1].anchor}-muc"
    else:
        siblings = chapters
        base = prefix + ("chuong" if group.kind == "chapter" else "muc")
    opened = _OpenChapter(group, anchors.take(f"{base}-{group.number}"))
    siblings.append(opened)
    return opened
