"""What a question without results may have been meant to be: “did you mean …?”."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sites.models import SearchEntry, SearchWord
from sites.search.finding import find
from sites.search.matching import Place
from sites.search.questions import Question, ask
from sites.search.snippets import hits_in

#: So many mistyped words of a question are put right, each with so many guesses, and so many questions are tried.
MOST_WRONG, MOST_GUESSES, MOST_TRIES = 3, 3, 5
SHORTEST = 3
#: Up to this length one slip is forgiven, two beyond it: of short words everything is like everything.
SHORT = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that has results.

    Attributes:
        text: with the accents that its words have in the first of the results.
        number: how many results there are.
    """

    text: str
    number: int


def propose(question: Question, place: Place) -> Proposal | None:
    """The likeliest question that has results in this place, if some word stands in no title; ``None`` without one.

    What is proposed is tried first, so readers are told of no word that they may not see.
    """
    words = list(dict.fromkeys(word.folded for word in question.words))
    known = _known(words, place.language)
    wrong = [word for word in words if word not in known and word.isalpha() and len(word) >= SHORTEST]
    guesses = {word: _guesses(word, place.language) for word in wrong[:MOST_WRONG]}
    if not any(guesses.values()):
        return None
    for folded in islice(_replaced(question, guesses), MOST_TRIES):
        tried = ask(folded)
        found = find(tried, place)
        if found.rows:
            return Proposal(_as_written(tried, found.rows[0].pk), len(found.rows))
    return None


def _known(words: list[str], language: str) -> set[str]:
    rows = SearchWord.objects.filter(language=language, word__in=words)
    return set(rows.values_list("word", flat=True))


def _guesses(word: str, language: str) -> list[str]:
    """Known words that are like ``word``, the likest and commonest first; and the two that were typed as one."""
    slips = 1 if len(word) <= SHORT else 2
    rows = SearchWord.objects.alias(length=Length("word")).filter(
        language=language, length__range=(len(word) - slips, len(word) + slips)
    )
    entries = dict(rows.values_list("word", "entries"))
    like = process.extract(word, entries.keys(), scorer=OSA.distance, score_cutoff=slips, limit=None)
    # Who mistypes a word seldom mistypes its first letter.
    ranked = sorted((distance, other[0] != word[0], -entries[other], other) for other, distance, _place in like)
    return [*_halves(word, language), *(other for *_rank, other in ranked)][:MOST_GUESSES]


def _halves(word: str, language: str) -> list[str]:
    halves = [(word[:place], word[place:]) for place in range(2, len(word) - 1)]
    known = _known([half for pair in halves for half in pair], language)
    return [f"{first} {second}" for first, second in halves if {first, second} <= known]


def _replaced(question: Question, guesses: dict[str, list[str]]) -> Iterator[str]:
    """The question with each wrong word replaced, the likeliest first."""
    wrong = [word for word, likely in guesses.items() if likely]
    choices = sorted(product(*(range(len(guesses[word])) for word in wrong)), key=sum)
    for choice in choices:
        chosen = {word: guesses[word][place] for word, place in zip(wrong, choice, strict=True)}
        yield " ".join(chosen.get(word.folded, word.folded) for word in question.words)


def _as_written(question: Question, key: int) -> str:
    """The words of the question as the entry writes them where they first stand; as they are without such a place."""
    entry = SearchEntry.objects.only("title", "summary", "body").get(pk=key)
    for text in (entry.title, entry.summary, entry.body):
        written = {hit.word: text[hit.start : hit.end].lower() for hit in reversed(hits_in(text, question))}
        if all(word.folded in written for word in question.words):
            return " ".join(written[word.folded] for word in question.words)
    return question.folded
