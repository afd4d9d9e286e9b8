"""Suggestions while a reader types: documents by their number, pages by the beginning or any words of their title."""

from collections.abc import Iterator
from typing import Any

from sites.models import SearchEntry, SearchWord
from sites.search.finding import for_links, open_entries
from sites.search.matching import Place, matcher, read_keys
from sites.search.questions import Question, Term, ask
from vietnamese.number_keys import number_key

MOST_SUGGESTIONS = 8
#: So many ways in which a word that is still being typed may end are looked for.
MOST_ENDINGS = 12
SHORTEST = 2
#: Titles are shown once: every unit has its “Giới thiệu”.
SPARE = 2


def suggest(text: str, place: Place) -> list[SearchEntry]:
    """What a reader may be about to type, with or without accents; nothing before the second character.

    At most five queries, each of which stops at the first few rows.
    """
    question = ask(text)
    if len(question.folded) < SHORTEST:
        return []
    found: dict[str, SearchEntry] = {}
    with matcher().by_index():
        for entries in _ways(question, place):
            for entry in for_links(entries):
                found.setdefault(entry.title_key, entry)
            if len(found) >= MOST_SUGGESTIONS:
                break
    return list(found.values())[:MOST_SUGGESTIONS]


def _ways(question: Question, place: Place) -> Iterator[Any]:
    """What may be meant, the likeliest first."""
    entries, number = open_entries().filter(place.condition), MOST_SUGGESTIONS * SPARE
    key = number_key(question.text)
    if key[:1].isdigit():
        yield entries.filter(number_key__startswith=key)[:number]
    yield entries.filter(title_key__startswith=question.folded)[:number]
    *before, last = question.words
    endings = _endings_of(last.folded, place.language)
    whole = Question(question.text, tuple(Term((word,)) for word in before))
    keys = matcher().beginning(whole, endings, place, number)
    yield entries.filter(pk__in=read_keys(keys)).order_by("-date", "-page_id")


def _endings_of(beginning: str, language: str) -> list[str]:
    """The commonest words that begin so, and what was typed itself."""
    words = SearchWord.objects.filter(language=language, word__startswith=beginning).order_by("-entries", "word")
    return list(dict.fromkeys([beginning, *words.values_list("word", flat=True)[:MOST_ENDINGS]]))
