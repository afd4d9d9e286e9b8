"""Words that cannot be Vietnamese syllables: slips of the keyboard, words run together.

No dictionary: ``liến quan`` passes, for both are syllables. What is no plain small-letter word is not judged either:
anything with a capital (names, acronyms, the first word of a sentence), with a digit or without any Vietnamese letter,
what stands in addresses and numbers of documents, and words with letters that Vietnamese has not.
"""

import re
import unicodedata
from dataclasses import dataclass

from vietnamese.syllables import has_wrong_onset, is_loan_word, is_syllable

AROUND = 24
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"@|://|www\.|/|\\|\w\.\w|#")
_LETTERS = frozenset("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ")
_STOPPED = re.compile(r"(?:ch|[cpt])$")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that cannot be right: where it stands in the text (in NFC), the word, and what stands around it."""

    start: int
    word: str
    around: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.word)


def spelling_doubts(text: str) -> list[Doubt]:
    """Return the words of a Vietnamese text that cannot be Vietnamese.

    Args:
        text: in NFC; in Vietnamese and in Unicode (``vietnamese.legacy_text`` says whether it is).
    """
    doubts = []
    for chunk in _CHUNK.finditer(text):
        if _ADDRESS.search(chunk[0]):
            continue
        for found in _WORD.finditer(chunk[0]):
            start = chunk.start() + found.start()
            if is_doubtful(found[0]) and not _is_part_of_token(text, start, start + len(found[0])):
                doubts.append(Doubt(start, found[0], _around(text, start, len(found[0]))))
    return doubts


def is_doubtful(word: str) -> bool:
    """Tell whether a word of small letters, some of them Vietnamese, cannot be a Vietnamese one.

    Loan words have no tone (``ôtô``, ``prôtêin``) and pass; a word that ends in a stop has one, so ``viêc`` does not.
    """
    if word.isascii() or len(word) == 1 or not _LETTERS.issuperset(word):
        return False
    has_tone = not _TONES.isdisjoint(unicodedata.normalize("NFD", word))
    if is_syllable(word):
        return has_wrong_onset(word) or (not has_tone and _STOPPED.search(word) is not None)
    return has_tone or not is_loan_word(word)


def _is_part_of_token(text: str, start: int, end: int) -> bool:
    """Whether a digit or underscore touches the word: it is part of a code."""
    return any(mark.isdigit() or mark == "_" for mark in (text[start - 1 : start], text[end : end + 1]))


def _around(text: str, start: int, length: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[start + length : start + length + AROUND]
    if start > AROUND:
        before = "…" + before.partition(" ")[2]
    if start + length + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join((before + text[start : start + length] + after).split())
