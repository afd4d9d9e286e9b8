"""What a page says to the search: the texts by which it is found, and those that a result shows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sites.content_checks import rows_held
from sites.models.search import LONGEST_KEY
from sites.search.numbers import number_words
from vietnamese.folding import clean
from vietnamese.number_keys import number_key
from vietnamese.words import Word, words_in

#: Some 70 pages: what stands further back in a file finds nobody's question, and PostgreSQL's vectors end at 1 MB.
LONGEST_BODY = 200_000
LONGEST_TITLE = 300

#: Takes a page as it stands in memory and yields further texts by which it is found.
BodySource = Callable[[Any], Iterable[str]]

_sources: list[BodySource] = []


def register_body_source(source: BodySource) -> None:
    """Let pages be found by further texts, such as those of their files; a second time changes nothing."""
    if source not in _sources:
        _sources.append(source)


@dataclass(frozen=True, slots=True)
class PageTexts:
    """What one page says.

    Attributes:
        kind: one of :class:`sites.choices.SearchKind`.
        title: as results show it.
        summary: one or two sentences, as results show them.
        facts: further words that weigh as much as the summary, such as who issued a document.
        body: everything else that readers read.
        number: of a document; empty for anything else.
        day: the day under which the page stands.
        content_key: the same for a page and for what other units have taken over from it.
        is_copy: whether the page was taken over.
    """

    kind: str
    title: str
    summary: str
    facts: str
    body: str
    number: str
    day: date | None
    content_key: UUID
    is_copy: bool

    @property
    def number_key(self) -> str:
        """The number by which the document is looked up exactly."""
        return number_key(self.number)[:LONGEST_KEY] if self.number else ""

    @property
    def title_key(self) -> str:
        """The title without accents, for suggestions by its beginning."""
        return " ".join(word.folded for word in words_in(self.title))[:LONGEST_KEY]

    @property
    def number_words(self) -> list[Word]:
        """The number and its parts."""
        return number_words(self.number)


def texts_to_search(page: Any) -> PageTexts:
    """What ``page``, as it stands in memory, says; its files' texts as far as they have been read."""
    with rows_held(page):
        own_key: UUID = page.translation_key
        content_key: UUID = page.search_content_key
        return PageTexts(
            kind=str(page.search_kind),
            title=clean(page.title)[:LONGEST_TITLE],
            summary=" ".join(clean(page.summary).split()),
            facts=clean(page.search_facts()),
            body=_joined(_bodies_of(page)),
            number=clean(page.search_number())[:100],
            day=page.search_date(),
            content_key=content_key,
            is_copy=content_key != own_key,
        )


def _bodies_of(page: Any) -> Iterator[str]:
    yield page.search_body()
    for source in _sources:
        yield from source(page)


def _joined(texts: Iterable[str]) -> str:
    """The texts one after the other, as far as they are kept; white space as single spaces, for snippets."""
    joined, left = [], LONGEST_BODY
    for text in texts:
        # NUL stands in broken files, and in no column of PostgreSQL.
        tidy = " ".join(clean(text[: 2 * left]).replace("\0", " ").split())[:left]
        if tidy:
            joined.append(tidy)
            left -= len(tidy) + 1
        if left <= 0:
            break
    return " ".join(joined)
