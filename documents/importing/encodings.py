"""How the letters of a text file are encoded: Unicode, Windows' Vietnamese code page, fonts of the nineties."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vietnamese.legacy_text import convert_legacy_text
from vietnamese.syllables import is_syllable

#: So much of a text decides how it is encoded.
SAMPLE = 60_000
#: Of the words with accents so many must be Vietnamese.
SMALLEST_SHARE = 0.8
FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how it was encoded, and whether it still is in an old encoding, line by line."""

    text: str
    name: str
    legacy: bool = False


def decode_bytes(content: bytes) -> Decoded:
    """Decode a text file.

    Raises:
        ValidationError: no encoding makes sense of it.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _unicode(content, encoding)
    if encoding := _without_mark(content[:4096]):
        return _unicode(content, encoding)
    try:
        return _looked_at(content.decode(), "utf-8")
    except UnicodeDecodeError:
        pass
    if (text := _as_code_page(content)) is not None:
        return Decoded(text, "cp1258")
    # Fonts of the nineties draw Vietnamese letters in the places of Latin-1.
    text = content.decode("latin-1")
    if found := convert_legacy_text(text[:SAMPLE]):
        return Decoded(text, found.encoding, legacy=True)
    raise ValidationError(_("The letters of the file cannot be recognised. Save it as “CSV UTF-8” or XLSX."))


def _unicode(content: bytes, encoding: str) -> Decoded:
    try:
        return _looked_at(content.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise ValidationError(_("The file cannot be read: it is damaged.")) from error


def _looked_at(text: str, name: str) -> Decoded:
    """Unicode, in which there may be words that were written with fonts of the nineties."""
    found = convert_legacy_text(text[:SAMPLE])
    return Decoded(text, found.encoding, legacy=True) if found else Decoded(text, name)


def _without_mark(head: bytes) -> str:
    """UTF-16 without its mark: every other byte of what is ASCII is zero."""
    if len(head) < 8:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) // 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _as_code_page(content: bytes) -> str | None:
    """The text, if Windows' Vietnamese code page makes Vietnamese of it."""
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    words = [word for word in _WORD.findall(text[:SAMPLE]) if not word.isascii()]
    good = sum(map(is_syllable, words))
    return text if good >= max(FEWEST_WORDS, SMALLEST_SHARE * len(words)) else None
