"""What the search asks of a database; PostgreSQL and SQLite answer each in their own way."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from django.db import connection
from django.db.models import Expression, Q

from sites.models import SearchEntry
from sites.search.questions import Question
from sites.search.texts import PageTexts

#: So many results are put in order and counted; of a question with more the newest and best are.
MOST_RESULTS = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Where is searched; ``None`` and empty leave it open.

    Attributes:
        language: code of the language.
        site_id: the site on whose host the pages are served.
        unit_id: the unit whose pages they are.
        kind: one of :class:`sites.choices.SearchKind`.
        year: of the day under which they stand.
    """

    language: str
    site_id: int | None = None
    unit_id: int | None = None
    kind: str = ""
    year: int | None = None

    @property
    def words(self) -> list[str]:
        """The place as words of the index."""
        marks = {"l": self.language, "s": self.site_id, "u": self.unit_id, "k": self.kind, "y": self.year}
        return [f"{mark}{value}" for mark, value in marks.items() if value]

    @property
    def condition(self) -> Q:
        """The place as a condition on entries."""
        columns = {"site_id": self.site_id, "unit_id": self.unit_id, "kind": self.kind, "date__year": self.year}
        return Q(language=self.language, **{name: value for name, value in columns.items() if value})


def scope_words(entry: SearchEntry) -> list[str]:
    """The words of the index by which an entry is narrowed: its language, site, unit, kind and year."""
    year = entry.date.year if entry.date else 0
    return [f"l{entry.language}", f"s{entry.site_id}", f"u{entry.unit_id}", f"k{entry.kind}", f"y{year}"]


class Matcher(Protocol):
    """How one kind of database finds words."""

    def fill(self, entry: SearchEntry, texts: PageTexts) -> None:
        """Add to an entry that is about to be saved what the database keeps in its row."""

    def store(self, entries: Sequence[SearchEntry], texts: Sequence[PageTexts]) -> None:
        """Index entries that have been saved, in place of what was indexed of them before."""

    def by_index(self) -> AbstractContextManager[None]:
        """While it lasts the database looks words up in its index, whatever it believes to be cheaper."""

    def tiers(self, question: Question, place: Place) -> list[Expression]:
        """Subqueries of the keys of entries with all words, the best first, in the last one all that have them.

        Each names at most :data:`MOST_RESULTS` and one more, the newest as far as the index knows.
        """

    def in_title(self, question: Question, *, exactly: bool = False) -> Expression:
        """Whether the title of an entry has all words; ``exactly``: with the accents that were typed."""

    def in_head(self, question: Question, *, exactly: bool = False) -> Expression:
        """The same for title, number and summary together."""

    def in_number(self, question: Question) -> Expression:
        """Whether the number of a document has all words."""

    def exactly(self, question: Question, place: Place) -> Expression:
        """A subquery of the keys of entries that have all words with the accents that were typed, anywhere."""

    def beginning(self, question: Question, endings: Sequence[str], place: Place, number: int) -> Expression:
        """A subquery of the keys of ``number`` new entries whose titles have all words and one of ``endings``."""


def read_keys(keys: Expression) -> list[int]:
    """The keys that a subquery of a matcher names.

    Read by themselves: within a larger query PostgreSQL guesses how many there are, and reads all entries instead.
    """
    with connection.cursor() as cursor:
        cursor.execute(keys.sql, keys.params)  # type: ignore[attr-defined]  # both databases' are RawSQL
        return list({row[0] for row in cursor.fetchall()})


def matcher() -> Matcher:
    """The way of the present database."""
    # Imported late: both build on this module.
    if connection.vendor == "postgresql":
        from sites.search.postgresql import PostgresMatcher

        return PostgresMatcher()
    from sites.search.sqlite import SqliteMatcher

    return SqliteMatcher()
