"""Finding words on SQLite: a table of FTS5 beside the entries.

Each text stands in it twice, without its accents and with them. What is deleted goes from it by a trigger of the
entries' table (migration 0010); Django drops triggers when it makes that table anew for a changed field, so a
migration that changes a field of entries makes the trigger again.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, Expression
from django.db.models.expressions import RawSQL

from sites.models import SearchEntry
from sites.search.matching import MOST_RESULTS, Place, scope_words
from sites.search.questions import Question, Term
from sites.search.texts import PageTexts
from vietnamese.words import Word, words_in

TABLE = "portal_sites_searchtext"
ENTRIES = "portal_sites_searchentry"
HEAD = "title numbers summary"
ALL = f"{HEAD} body"
#: A word that stands in no text: no phrase leads from the one form of a text into the other.
BORDER = "xxborderxx"
FOUND = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY rowid DESC LIMIT {{limit}}"  # noqa: S608 - ours


class SqliteMatcher:
    """The way of SQLite (:class:`sites.search.matching.Matcher`)."""

    def fill(self, entry: SearchEntry, texts: PageTexts) -> None:
        """Nothing: the entry must have a key first."""

    def store(self, entries: Sequence[SearchEntry], texts: Sequence[PageTexts]) -> None:
        """Write the rows of entries that have been saved anew."""
        rows = [
            (
                entry.pk,
                both_forms(words_in(text.title)),
                both_forms(text.number_words),
                both_forms([*words_in(text.summary), *words_in(text.facts)]),
                both_forms(words_in(text.body)),
                " ".join(scope_words(entry)),
            )
            for entry, text in zip(entries, texts, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(row[0],) for row in rows])  # noqa: S608 - ours
            cursor.executemany(
                f"INSERT INTO {TABLE} (rowid, title, numbers, summary, body, scope) VALUES (%s, %s, %s, %s, %s, %s)",  # noqa: S608 - ours
                rows,
            )

    @contextmanager
    def by_index(self) -> Iterator[None]:
        """SQLite has no other way."""
        yield

    def tiers(self, question: Question, place: Place) -> list[Expression]:
        """In the number, in the head, anywhere; the newest entries of each."""
        columns = ["numbers", HEAD, ALL] if question.number_key else [HEAD, ALL]
        sql = FOUND.format(limit=MOST_RESULTS + 1)
        return [keys(sql, [query_of(question, place, column)]) for column in columns]

    def in_title(self, question: Question, *, exactly: bool = False) -> Expression:
        """In the title."""
        return self._in("title", question, exactly)

    def in_head(self, question: Question, *, exactly: bool = False) -> Expression:
        """In title, number and summary."""
        return self._in(HEAD, question, exactly)

    def in_number(self, question: Question) -> Expression:
        """In the number."""
        return self._in("numbers", question, False)

    def exactly(self, question: Question, place: Place) -> Expression:
        """With accents, anywhere."""
        return keys(FOUND.format(limit=MOST_RESULTS + 1), [query_of(question, place, ALL, exactly=True)])

    def beginning(self, question: Question, endings: Sequence[str], place: Place, number: int) -> Expression:
        """Entries whose titles have all words and one that begins so, the newest entries."""
        choice = " OR ".join(f'"{ending}"' for ending in endings)
        query = f"{query_of(question, place, 'title')} AND {{title}} : ({choice})"
        return keys(FOUND.format(limit=number), [query])

    @staticmethod
    def _in(columns: str, question: Question, exactly: bool) -> Expression:
        query = query_of(question, None, columns, exactly=exactly)
        sql = f"{ENTRIES}.id IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)"  # noqa: S608 - names of ours
        return RawSQL(sql, [query], BooleanField())  # noqa: S611 - the value is bound


def keys(sql: str, values: list[object]) -> Expression:
    """A subquery of keys of entries."""
    return RawSQL(sql, values, BigIntegerField())  # noqa: S611 - every value is bound


def both_forms(words: Iterable[Word]) -> str:
    """The words without accents and, if there are any, with them."""
    words = list(words)
    folded = " ".join(word.folded for word in words)
    if not any(word.has_accents for word in words):
        return folded
    return f"{folded} {BORDER} {' '.join(word.written for word in words)}"


def query_of(question: Question, place: Place | None, columns: str, *, exactly: bool = False) -> str:
    """The question within a place, as FTS5 reads it; words are letters and digits, which need no escape."""
    parts = [f"{{scope}} : ({' AND '.join(place.words)})"] if place else []
    if question.terms:
        parts.append(f"{{{columns}}} : ({_text_query(question, exactly)})")
    return " AND ".join(parts)


def _text_query(question: Question, exactly: bool) -> str:
    terms = [_term(term, exactly) for term in question.terms]
    if not question.lacking:
        return " AND ".join(terms)
    enough = combinations(terms, len(terms) - question.lacking)
    return " OR ".join(f"({' AND '.join(some)})" for some in enough)


def _term(term: Term, exactly: bool) -> str:
    return '"' + " ".join(word.written if exactly else word.folded for word in term.words) + '"'
