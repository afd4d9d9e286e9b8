"""What a reader typed, as words and phrases."""

import re
from dataclasses import dataclass
from functools import cached_property

from sites.search.numbers import asked_number
from vietnamese.folding import clean
from vietnamese.words import Word, words_in

#: Nobody remembers a longer title; what is longer has been pasted.
LONGEST_TEXT = 200
MOST_WORDS = 16

#: Straight and typographic quotation marks, as Vietnamese and English keyboards and Word write them.
_PHRASE = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that must stand one after the other."""

    words: tuple[Word, ...]

    @property
    def is_phrase(self) -> bool:
        """Whether it is more than one word."""
        return len(self.words) > 1


@dataclass(frozen=True)
class Question:
    """A question, made by :func:`ask`.

    Attributes:
        text: what was typed, tidied.
        terms: what every result must have.
        is_cut: whether more was typed than is looked for.
        lacking: how many of the terms a result may lack; of a question that was relaxed.
    """

    text: str
    terms: tuple[Term, ...]
    is_cut: bool = False
    lacking: int = 0

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words."""
        return tuple(word for term in self.terms for word in term.words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.terms

    @property
    def has_accents(self) -> bool:
        """Whether any word was typed with its accents: then results that have them come first."""
        return any(word.has_accents for word in self.words)

    @property
    def has_phrases(self) -> bool:
        """Whether words were put into quotation marks."""
        return any(term.is_phrase for term in self.terms)

    @cached_property
    def number_key(self) -> str:
        """The key of the number that the question consists of, if it does."""
        return asked_number(self.text)

    @property
    def folded(self) -> str:
        """The words without accents, as one text."""
        return " ".join(word.folded for word in self.words)

    def in_words(self) -> "Question":
        """The same without phrases."""
        return Question(self.text, tuple(Term((word,)) for word in dict.fromkeys(self.words)), self.is_cut)

    def in_most_words(self, lacking: int) -> "Question":
        """The same for results that lack so many of the words."""
        return Question(self.text, self.in_words().terms, self.is_cut, lacking)


def ask(text: str) -> Question:
    """Read what a reader typed: words, and phrases in quotation marks of any kind.

    Args:
        text: anything at all; what is beyond :data:`LONGEST_TEXT` characters or :data:`MOST_WORDS` words is left out.
    """
    tidy = " ".join(clean(text.replace("\0", " ")).split())
    shown = tidy[:LONGEST_TEXT]
    terms, left = [], MOST_WORDS
    for words in _groups_in(shown):
        kept = tuple(words[:left])
        left -= len(kept)
        if kept:
            terms.append(Term(kept))
    asked = sum(len(term.words) for term in terms)
    is_cut = len(tidy) > LONGEST_TEXT or asked < len(words_in(shown))
    return Question(shown, tuple(dict.fromkeys(terms)), is_cut)


def _groups_in(text: str) -> list[list[Word]]:
    """Phrases as they are, everything else word by word."""
    groups, end = [], 0
    for phrase in _PHRASE.finditer(text):
        groups += [[word] for word in words_in(text[end : phrase.start()])]
        groups.append(words_in(phrase[1]))
        end = phrase.end()
    return groups + [[word] for word in words_in(text[end:])]
