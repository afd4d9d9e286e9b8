"""Finding words on PostgreSQL: two vectors an entry, each with an index of its own.

``head`` holds title, number and summary, ``words`` the body too. Every word stands in them without its accents and, if
it has any, with them, at the same place; so do the words by which a search is narrowed, marked with ``=``, so that the
index alone answers “these words, in this unit, of this year”. The vectors are written here rather than by
PostgreSQL's parser, which knows nothing of places that two words share.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations

from django.db import connection, transaction
from django.db.models import BigIntegerField, BooleanField, Expression
from django.db.models.expressions import RawSQL
from django.utils import timezone

from sites.models import SearchEntry
from sites.search.matching import MOST_RESULTS, Place, scope_words
from sites.search.questions import Question, Term
from sites.search.texts import PageTexts
from vietnamese.words import Word, words_in

TITLE, SUMMARY, NUMBER, BODY = "A", "B", "C", "D"
#: PostgreSQL's own limits.
LAST_PLACE, MOST_PLACES = 16_383, 255
#: So far apart that no phrase leads from one text into the next.
GAP = 8
#: Stretches of years that are searched before everything is, for one or two words and for more: of many words each
#: look-up costs more, and few pages have them all.
STRETCHES, STRETCHES_OF_MANY = 5, 1
FEW_WORDS = 2

TABLE = "portal_sites_searchentry"
FOUND = f"SELECT id FROM {TABLE} WHERE {{column}} @@ %s::tsquery LIMIT {{limit}}"  # noqa: S608 - names of ours
#: The newest years first, and no further than is wanted: many thousands of hits cost no more than some hundred.
WALK = (
    "(SELECT entry.id FROM unnest(%s::text[]) AS year, LATERAL"  # noqa: S608 - names of ours
    f" (SELECT id FROM {TABLE} WHERE {{column}} @@ (%s::tsquery && year::tsquery)) AS entry LIMIT {{limit}})"
)


class PostgresMatcher:
    """The way of PostgreSQL (:class:`sites.search.matching.Matcher`)."""

    def fill(self, entry: SearchEntry, texts: PageTexts) -> None:
        """Set the vectors of an entry that is about to be saved."""
        head = [
            (TITLE, words_in(texts.title)),
            (NUMBER, texts.number_words),
            (SUMMARY, [*words_in(texts.summary), *words_in(texts.facts)]),
        ]
        scope = [f"={word}" for word in scope_words(entry)]
        entry.head = vector(head, scope)
        entry.words = vector([*head, (BODY, words_in(texts.body))], scope)

    def store(self, entries: Sequence[SearchEntry], texts: Sequence[PageTexts]) -> None:
        """Nothing more: the vectors were saved with the entries."""

    @contextmanager
    def by_index(self) -> Iterator[None]:
        """PostgreSQL does not count what unpacking a vector costs, and would rather read the whole table.

        Nor does it pay to start processes for putting some hundred entries in order.
        """
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0")
            yield
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL max_parallel_workers_per_gather TO DEFAULT")

    def tiers(self, question: Question, place: Place) -> list[Expression]:
        """In the number; with the accents in the head; in the head; anywhere."""
        wanted = [("head", query_of(question, place)), ("words", query_of(question, place))]
        if question.has_accents:
            wanted.insert(0, ("head", query_of(question, place, exactly=True)))
        if question.number_key:
            wanted.insert(0, ("head", query_of(question, place, weight=NUMBER)))
        years = newest_years(place, STRETCHES if len(question.words) <= FEW_WORDS else STRETCHES_OF_MANY)
        return [keys(WALK.format(column=column, limit=MOST_RESULTS + 1), [years, query]) for column, query in wanted]

    def in_title(self, question: Question, *, exactly: bool = False) -> Expression:
        """Asked of the head, which is short; the vector of the whole text would have to be unpacked."""
        return self._in("head", question, TITLE, exactly)

    def in_head(self, question: Question, *, exactly: bool = False) -> Expression:
        """In title, number and summary."""
        return self._in("head", question, "", exactly)

    def in_number(self, question: Question) -> Expression:
        """In the number."""
        return self._in("head", question, NUMBER, False)

    def exactly(self, question: Question, place: Place) -> Expression:
        """With accents, anywhere."""
        sql = FOUND.format(column="words", limit=MOST_RESULTS + 1)
        return keys(sql, [query_of(question, place, exactly=True)])

    def beginning(self, question: Question, endings: Sequence[str], place: Place, number: int) -> Expression:
        """Entries whose titles have all words and one that begins so, newest first."""
        choice = " | ".join(f"'{ending}':{TITLE}" for ending in endings)
        query = f"{query_of(question, place, weight=TITLE)} & ({choice})"
        return keys(WALK.format(column="head", limit=number), [newest_years(place, STRETCHES), query])

    @staticmethod
    def _in(column: str, question: Question, weight: str, exactly: bool) -> Expression:
        query = text_query(question, weight, exactly)
        return RawSQL(f"{TABLE}.{column} @@ %s::tsquery", [query], BooleanField())  # noqa: S611 - the value is bound


def keys(sql: str, values: list[object]) -> Expression:
    """A subquery of keys of entries."""
    return RawSQL(sql, values, BigIntegerField())  # noqa: S611 - every value is bound


def newest_years(place: Place, number: int) -> list[str]:
    """The years of the index from the newest back, in stretches that double, and at last everything.

    Few stretches, because each has to look the words up anew; the newest are the shortest: most questions end there.

    Args:
        place: where is searched.
        number: of stretches before everything.
    """
    year, stretches, length = timezone.localdate().year + 1, [], 2
    for _stretch in range(number):
        stretches.append(" | ".join(f"'=y{one}'" for one in range(year, year - length, -1)))
        year, length = year - length, length * 2 if stretches[1:] else 1
    return [*stretches, f"'=l{place.language}'"]


def vector(parts: Iterable[tuple[str, Sequence[Word]]], scope: Iterable[str]) -> str:
    """A vector as PostgreSQL reads it.

    Args:
        parts: the weight of each text and its words.
        scope: words that stand nowhere in a text.
    """
    places: dict[str, list[str]] = defaultdict(list)
    place = 0
    for weight, words in parts:
        for word in words:
            place += 1
            for form in {word.folded, word.written}:
                known = places[form]
                if place <= LAST_PLACE and len(known) < MOST_PLACES:
                    known.append(f"{place}{weight}")
        place += GAP
    lexemes = [f"'{word}':{','.join(known)}" if known else f"'{word}'" for word, known in places.items()]
    return " ".join([*lexemes, *(f"'{word}'" for word in scope)])


def query_of(question: Question, place: Place, *, exactly: bool = False, weight: str = "") -> str:
    """The question within a place."""
    parts = [text_query(question, weight, exactly)] if question.terms else []
    return " & ".join([*parts, *(f"'={word}'" for word in place.words)])


def text_query(question: Question, weight: str = "", exactly: bool = False) -> str:
    """The words of the question as PostgreSQL reads them.

    Args:
        question: words are letters and digits, which need no escape.
        weight: of the texts in which they must stand; all of them if empty.
        exactly: with their accents.
    """
    terms = [_term(term, weight, exactly) for term in question.terms]
    if not question.lacking:
        return " & ".join(terms)
    enough = combinations(terms, len(terms) - question.lacking)
    return "(" + " | ".join(f"({' & '.join(some)})" for some in enough) + ")"


def _term(term: Term, weight: str, exactly: bool) -> str:
    mark = f":{weight}" if weight else ""
    words = [f"'{word.written if exactly else word.folded}'{mark}" for word in term.words]
    return "(" + " <-> ".join(words) + ")" if len(words) > 1 else words[0]
