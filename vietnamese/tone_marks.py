"""Where the tone mark stands in open ``oa``, ``oe`` and ``uy``: ``hòa`` in the old style, ``hoà`` in the new.

Both are right, and folding makes them equal; a text that mixes them looks careless. Names keep the spelling that their
owners give them (Hoà Bình and Hòa Bình are different places), and so does everything with a capital.
"""

import re
import unicodedata
from enum import StrEnum

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W\d_]+")
#: An onset, then the two vowels at the end of the word, the tone behind either. The u of ``qu`` belongs to the onset.
_OPEN = re.compile(rf"([^aeiouy{_TONES}]*)([ou])([{_TONES}]?)([aey])([{_TONES}]?)")
_PAIRS = {"oa", "oe", "uy"}


class ToneStyle(StrEnum):
    """Which of the two vowels carries the mark.

    Attributes:
        OLD: the first: ``hòa``, ``khỏe``, ``thủy``.
        NEW: the second: ``hoà``, ``khoẻ``, ``thuỷ``.
    """

    OLD = "old"
    NEW = "new"


def restyle(text: str, style: ToneStyle) -> str:
    """Return the text with the marks of its words in one style; words with a capital stay as they are.

    Args:
        text: any text; what is changed is in NFC afterwards, the rest stays as it is.
        style: the style wanted.
    """
    return _WORD.sub(lambda match: _restyled(match[0], style), unicodedata.normalize("NFC", text))


def mixed_words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text, each once, that are written in the old and in the new style."""
    words = list(dict.fromkeys(_WORD.findall(unicodedata.normalize("NFC", text))))
    old = [word for word in words if _restyled(word, ToneStyle.NEW) != word]
    new = [word for word in words if _restyled(word, ToneStyle.OLD) != word]
    return old, new


def _restyled(word: str, style: ToneStyle) -> str:
    if not word.islower():
        return word
    found = _OPEN.fullmatch(unicodedata.normalize("NFD", word))
    if found is None or found[2] + found[4] not in _PAIRS or found[1] == "q":
        return word
    onset, first, early, second, late = found.groups()
    if bool(early) == bool(late):  # no tone at all, or two: no Vietnamese word
        return word
    tone = early or late
    marked = first + tone + second if style == ToneStyle.OLD else first + second + tone
    return unicodedata.normalize("NFC", onset + marked)
