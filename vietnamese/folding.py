"""One spelling at the door, one accent-free form for searching.

The rules come from DESIGN.md, section 7, and were measured in facts/portal-law.md,
section 4: seed 000 mixes NFC and NFD inside one file, seed 003 holds 44 no-break
spaces, and published document numbers carry the Icelandic eth (``72/2013/NÐ-CP``).
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_OTHER_BREAKS = re.compile(r"[\v\f\x1c-\x1f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# What typesetting and copying leave behind and no reader sees: soft hyphen, zero-width
# characters, byte-order mark, and the direction marks that can disguise a file's name.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_SHARED_WITH_ICELANDIC = set("áéíóúý")
_VIETNAMESE_LETTERS = set(
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwz"
)
_UNMISTAKABLY_VIETNAMESE = {
    letter for letter in _VIETNAMESE_LETTERS if not letter.isascii() and letter not in _SHARED_WITH_ICELANDIC
}


def nfc(text: str) -> str:
    """Return the text in NFC, with the eth that stands for a Vietnamese đ put right.

    Old fonts and code page 1258 read as Latin-1 turn Đ (U+0110) into Ð (U+00D0) and
    đ (U+0111) into ð (U+00F0). The two capitals look the same, so nobody sees it.

    * ``Ð`` becomes ``Đ`` unless its word has a letter foreign to Vietnamese (``Ðórr`` has
      none and is changed, ``Ðæg`` is kept): on these portals ``NÐ-CP`` is the normal case.
    * ``ð`` becomes ``đ`` only when its word also has a letter that Vietnamese has and
      Icelandic and Faroese have not (``ðường`` yes; ``ðó`` and ``Guðrún`` no).

    Args:
        text: any text, in any normalization form.

    Returns:
        The same text in NFC. Applying the function twice changes nothing more.
    """
    composed = unicodedata.normalize("NFC", text)
    if "Ð" not in composed and "ð" not in composed:
        return composed
    return _WORD.sub(_without_eth, composed)


def _without_eth(match: re.Match[str]) -> str:
    word = match[0]
    if set(word.lower()) - {"ð"} <= _VIETNAMESE_LETTERS:
        word = word.replace("Ð", "Đ")
    if set(word.lower()) & _UNMISTAKABLY_VIETNAMESE:
        word = word.replace("ð", "đ")
    return word


def without_controls(text: str) -> str:
    """Return the text without control characters, which no XML takes; breaks of Word and PDF become spaces."""
    return _CONTROLS.sub("", _OTHER_BREAKS.sub(" ", text))


def clean(text: str) -> str:
    """Return the text as an editor meant it, without invisible characters.

    No-break and other Unicode spaces become plain spaces; zero-width characters, soft
    hyphens, direction marks and the byte-order mark go; every kind of line break becomes
    a newline. Tabs, the number of spaces and the newlines themselves are kept.

    Args:
        text: any text, for example pasted from Word or read from a file.

    Returns:
        The cleaned text in the form of :func:`nfc`. Idempotent.
    """
    visible = _INVISIBLE.sub("", _LINE_BREAK.sub("\n", text))
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in visible)
    return nfc(spaced)


def fold(text: str) -> str:
    """Return the accent-free lower-case form that the index and the query share.

    Cleaned (see :func:`clean`), Ð and đ as d, marks stripped, case folded. So ``đường``,
    ``Đường``, ``ĐƯỜNG`` and its NFD form are all ``duong``. Tone placement folds away
    too: ``hoà`` and ``hòa`` are both ``hoa``.

    Args:
        text: any text.

    Returns:
        The folded text. Idempotent, and the same for every normalization form.
    """
    folded = clean(text)
    # Case folding can bring out marks (İ) and stripping marks can bring out letters with
    # case, so the pair is applied until nothing moves; Vietnamese needs one round.
    while True:
        bare = _without_marks(folded.casefold().translate(_TO_D))
        if bare == folded:
            return folded
        folded = bare


_TO_D = str.maketrans({"đ": "d", "ð": "d"})


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare)
