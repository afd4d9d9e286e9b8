"""Characters that are no text: what fonts, old encodings and broken files leave in a text.

Regulations allow Unicode TCVN 6909:2001 only (seeds 001 Đ11, 003 Đ8.2, 004 Đ10.3). A private-use
character is drawn by one font and by no other: Word's bullets are such. An unassigned code,
half a surrogate pair, the replacement character and the controls U+0080 to U+009F are signs
of a file that was read in the wrong encoding.
"""

import unicodedata

AROUND = 12
_NO_TEXT = {"Co", "Cn", "Cs"}
_REPLACEMENT = "\ufffd"
_NEXT_LINE = "\u0085"


def odd_characters(text: str) -> list[tuple[str, str]]:
    """Return every character that is no text, once, as ``U+F0B7`` and with what stands around its first place."""
    first = {character: place for place, character in reversed(list(enumerate(text))) if _is_odd(character)}
    found = sorted((place, character) for character, place in first.items())
    return [(f"U+{ord(character):04X}", _around(text, place)) for place, character in found]


def _is_odd(character: str) -> bool:
    if character.isascii():
        return False
    is_control = "\x80" <= character <= "\x9f" and character != _NEXT_LINE
    return is_control or character == _REPLACEMENT or unicodedata.category(character) in _NO_TEXT


def _around(text: str, place: int) -> str:
    excerpt = text[max(0, place - AROUND) : place + AROUND + 1]
    return " ".join("".join("□" if _is_odd(character) else character for character in excerpt).split())
