"""Text in the encodings of the nineties: TCVN3 (``.VnTime``) and VNI, pasted as if it were Unicode.

Three regulations of the demo allow Unicode TCVN 6909:2001 only (seeds 001 Đ11, 003 Đ8.2,
004 Đ10.3). Such a text is Latin letters with signs in unlikely places: ``QuyÕt ®Þnh``,
``Quyeát ñònh``. One word proves nothing (*thé* reads as TCVN3 too), so a line has to have
several that are Vietnamese only when decoded, and next to none that is not.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vietnamese.syllables import is_syllable

#: A line is a text in an old encoding with so many different words that only decoding makes Vietnamese, ...
FEWEST_WORDS = 3
#: ... when so large a part of its words beyond ASCII are such.
SMALLEST_SHARE = 0.75
EXAMPLES = 3

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·\u00b8¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
#: Ð has become Đ at the door (``vietnamese.folding.nfc``).
_TCVN3["Đ"] = "é"
#: Signs that stand inside of words in no language.
_SIGNS = frozenset("¡¢£¤¥¦§¨©«¬\u00ad®µ¶·\u00b8¹»¼½¾×÷")

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile("([aeoyuôö])([ùøûõï])|([aeo])([âáàåãä])|(a)([êéèúüë])", re.IGNORECASE)

_TOKEN = re.compile(r"[^\s!-/:-@\[-`{-~“”\u2018\u2019–—…]+")


@dataclass(frozen=True, slots=True)
class LegacyText:
    """What a text looks like: the encoding, some of its words, and how they read when decoded."""

    encoding: str
    examples: tuple[tuple[str, str], ...]


def from_tcvn3(text: str) -> str:
    """Decode TCVN3 that was read as Latin-1; capitals stay what the font made them of."""
    return "".join(_TCVN3.get(character, character) for character in text)


def from_vni(text: str) -> str:
    """Decode VNI that was read as Latin-1."""
    # Pairs first: the ô of ôù is the letter ơ, that of toâi is none.
    return "".join(_vni_letters(text))


def _vni_letters(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        if pair := _VNI_PAIR.match(text, place):
            yield _vni_pair(pair)
            place = pair.end()
        else:
            yield _vni_alone(text[place])
            place += 1


def _vni_pair(pair: re.Match[str]) -> str:
    letter, mark = (part for part in pair.groups() if part is not None)
    if pair[1]:
        marks = _TONES[mark.lower()]
    elif pair[3]:
        marks = "\u0302" + _CIRCUMFLEX[mark.lower()]
    else:
        marks = "\u0306" + _BREVE[mark.lower()]
    return unicodedata.normalize("NFC", _vni_alone(letter) + marks)


def _vni_alone(letter: str) -> str:
    found = _VNI_ALONE.get(letter.lower(), letter)
    return found.upper() if letter.isupper() else found


def find_legacy_text(text: str) -> LegacyText | None:
    """Return the old encoding that a text, or a line of it, is written in; ``None`` for Unicode.

    Args:
        text: any text, in any language. Soft hyphens are letters of TCVN3, so a text that has been
            through ``vietnamese.folding.clean`` is recognised a little less surely.
    """
    for piece in (*text.splitlines(), text):
        tokens = dict.fromkeys(token for token in _TOKEN.findall(piece) if not token.isascii())
        for encoding, decode in (("TCVN3", from_tcvn3), ("VNI", from_vni)):
            if examples := _evidence(list(tokens), decode):
                return LegacyText(encoding, tuple(examples[:EXAMPLES]))
    return None


def _evidence(tokens: list[str], decode: Callable[[str], str]) -> list[tuple[str, str]]:
    """The words that only become Vietnamese by ``decode``, if they are evidence enough.

    Words that are Vietnamese both ways (``hòa``, as VNI ``hịa``) speak neither for nor against.
    """
    decoded = {token: decode(token) for token in tokens}
    valid = [token for token in tokens if len(token) > 1 and decoded[token] != token and is_syllable(decoded[token])]
    found = [token for token in valid if not is_syllable(token)]
    unclear = len(valid) - len(found)
    weight = len(found) + sum(decode is from_tcvn3 and _has_sign_inside(token) for token in found)
    share = SMALLEST_SHARE * (len(tokens) - unclear)
    is_enough = weight >= FEWEST_WORDS and len(found) >= max(share, unclear)
    return [(token, decoded[token]) for token in found] if is_enough else []


def _has_sign_inside(token: str) -> bool:
    return bool(_SIGNS.intersection(token)) and any(letter.isascii() for letter in token)
