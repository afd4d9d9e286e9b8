"""A question answered: which entries, in which order, and how many of each kind, unit and year."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q

from sites.choices import SERVED
from sites.models import SearchEntry
from sites.querysets import is_restricted
from sites.search.matching import MOST_RESULTS, Place, matcher, read_keys
from sites.search.questions import Question, Term

#: Of so many words two may be wrong.
ENOUGH_WORDS = 5


class Row(NamedTuple):
    """One result, with what it is counted and narrowed by."""

    pk: int
    kind: str
    unit_id: int
    day: date | None
    content_key: UUID
    is_copy: bool


@dataclass(frozen=True)
class Found:
    """The results of a question.

    Attributes:
        question: as it was answered.
        rows: the results in order, at most :data:`MOST_RESULTS`.
        is_more: whether there are more.
    """

    question: Question
    rows: tuple[Row, ...] = ()
    is_more: bool = False

    def counted(self, by: Callable[[Row], Any]) -> Counter[Any]:
        """How many results there are of each of something."""
        return Counter(by(row) for row in self.rows)


def open_entries() -> Any:
    """The entries of pages that every reader can open at this moment.

    Asked of the pages themselves with every search: an entry that is left over shows nothing. Below a home page in a
    second language that is not live nothing is served, as in :class:`sites.public.PublicContent`.
    """
    served = Q(root__live=True) | Q(root=F("site__root_page"))
    live = SearchEntry.objects.filter(served, page__live=True, site__unit__state__in=SERVED)
    return live.filter(~is_restricted("page__path"))


def for_links(entries: Any) -> Any:
    """Entries with what a link to each needs, and no more: a row of a page has fifty columns."""
    page = (f"page__{name}" for name in ("path", "depth", "url_path", "slug", "locale__language_code"))
    return entries.select_related("page__locale").only("kind", "title", "title_key", "number", "page_id", *page)


def documents_numbered(question: Question, place: Place) -> list[SearchEntry]:
    """The documents whose number the question is; none if it is no number."""
    if not question.number_key:
        return []
    entries = open_entries().filter(place.condition, number_key=question.number_key)
    return list(for_links(entries).order_by("-date", "-page"))


def find(question: Question, place: Place) -> Found:
    """Find what has all words of the question: exact accents first, then titles, then the newest.

    At most four short queries choose what is put in order, the best first, and end when there is enough; none costs
    more in a province with a hundred times as many documents.
    """
    if question.is_empty:
        return Found(question)
    way = matcher()
    with way.by_index():
        keys, is_more = _candidates(question, place)
        # Of many those that have the accents in their head: all that have them anywhere are too many to read.
        exact = way.in_head(question, exactly=True) if is_more else way.exactly(question, place)
        rows = _in_order(question, keys, Q(exact) if is_more else Q(pk__in=exact))
    return Found(question, _once(rows), is_more)


def _candidates(question: Question, place: Place) -> tuple[list[int], bool]:
    """The keys of all entries with the words of the question, or of the best of them; and whether there are more."""
    best: dict[int, None] = {}
    for tier in matcher().tiers(question, place):
        best |= dict.fromkeys(read_keys(tier))
        if len(best) > MOST_RESULTS:
            return list(best), True
    return list(best), False


def _in_order(question: Question, keys: Sequence[int], is_exact: Q) -> list[Row]:
    marks = _marks(question, is_exact)
    entries = open_entries().filter(pk__in=keys).annotate(**marks)
    order = [F(name).desc() for name in marks]
    ordered = entries.order_by(*order, F("date").desc(nulls_last=True), "-page_id")
    columns = ordered.values_list("pk", "kind", "unit_id", "date", "content_key", "is_copy")
    return [Row(*row) for row in columns[:MOST_RESULTS]]


def _marks(question: Question, is_exact: Q) -> dict[str, Any]:
    """What puts one result before another, the most important first."""
    way = matcher()
    marks: dict[str, Any] = {}
    if question.number_key:
        marks["has_number"] = Q(number_key=question.number_key)
        marks["has_parts_of_number"] = way.in_number(question)
    if question.has_accents:
        marks["is_exact"] = is_exact
    marks["is_title"] = Q(title_key=question.folded)
    marks["in_title"] = way.in_title(question)
    together = Question(question.text, (Term(question.words),)) if len(question.words) > 1 else None
    if together:
        marks["in_title_together"] = way.in_title(together)
        marks["in_head_together"] = way.in_head(together)
    marks["in_head"] = way.in_head(question)
    return marks


def _once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Each content once: what several units carry is shown where it comes from, if it is among the results."""
    first: dict[UUID, Row] = {}
    for row in rows:
        known = first.get(row.content_key)
        if known is None or (known.is_copy and not row.is_copy):
            first[row.content_key] = row  # at the place of the one that came first
    return tuple(first.values())


def relaxed(question: Question, place: Place) -> Found:
    """What comes closest when nothing has all that was asked: without phrases, then without one word, then two."""
    for looser in _looser(question):
        found = find(looser, place)
        if found.rows:
            return found
    return Found(question)


def _looser(question: Question) -> Iterator[Question]:
    if question.has_phrases:
        yield question.in_words()
    words = len(set(question.words))
    if words > 1:
        yield question.in_most_words(1)
    if words >= ENOUGH_WORDS:
        yield question.in_most_words(2)
