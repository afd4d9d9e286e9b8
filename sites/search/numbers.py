"""Numbers of documents: looked up exactly, and found by their parts."""

import re

from vietnamese.document_numbers import canonical_number
from vietnamese.number_grammar import parse_number
from vietnamese.number_keys import number_key, number_tokens
from vietnamese.words import Word, words_in

#: A part of a number: ``76/2007``, ``112/KH``; digits first, then what slashes and hyphens join.
_PART = re.compile(r"\d+[^\W_]*(?:[/&.-]+[^\W_]+)+")


def number_words(number: str) -> list[Word]:
    """The words by which a document with this number is found: its parts as they are written, then joined."""
    parts = words_in(canonical_number(number))
    known = {part.folded for part in parts}
    # Signs separate words here: what has them is found by its parts, next to each other.
    joined = [token for token in number_tokens(number) if token.isalnum() and token not in known] if number else []
    return [*parts, *(Word(token, token) for token in joined)]


def asked_number(text: str) -> str:
    """The key of the number, or part of one, that a question consists of; empty if it is a question of another kind."""
    number = canonical_number(text)
    if parse_number(number) is None and not _PART.fullmatch(number.replace(" ", "")):
        return ""
    return number_key(number)
