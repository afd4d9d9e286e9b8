"""How the encodings of the nineties read in Unicode: TCVN3 (``.VnTime``), VNI, VPS and VISCII.

Their bytes reach us as the Latin letters that browsers and Word take them for: of ISO 8859-1, and between 80 and 9F
hexadecimal of code page 1252. Tables of TCVN3 and VISCII were compared with glibc's, those of VNI and VPS with
viparse 0.1.31, whose sources are charts and real documents; VNI's ẳ (``aú``) and ỵ (``î``) are added, which it lacks.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from vietnamese.syllables import is_syllable

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·\u00b8¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
#: Ð has become Đ at the door (``vietnamese.folding.nfc``).
_TCVN3["Đ"] = "é"

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile("([aeoyuôö])([ùøûõï])|([aeo])([âáàåãä])|(a)([êéèúüë])", re.IGNORECASE)

#: The letters of 80 to FF; what a code has in common with ISO 8859-1, and what it leaves out, stands for itself.
_VPS_HIGH = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ\x91\x92ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "\xa0ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺß"
    "àáâãảạăçèéêẽìíîĩẴĐòóôõöƠụùúủüỶẼỳ"
)
_VPS_LOW = {"\x02": "Ạ", "\x03": "Ậ", "\x04": "Ặ", "\x05": "Ẹ", "\x06": "Ệ", "\x10": "Ị", "\x11": "Ọ", "\x12": "Ộ",
            "\x13": "Ợ", "\x14": "Ụ", "\x15": "Ự", "\x19": "Ỵ", "\x1c": "Ẫ", "\x1d": "Ữ"}  # fmt: skip
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {"\x02": "Ẳ", "\x05": "Ẵ", "\x06": "Ẫ", "\x14": "Ỷ", "\x19": "Ỹ", "\x1e": "Ỵ"}
#: Signs of code page 1252 that are letters of VPS: at home in Unicode text too, so they are read within a word only.
_PUNCTUATION = frozenset("–—“”„…•\u02c6\u02dc")
_CHUNK = re.compile("[^ \t\r\n\xa0]+")
_OUTER_SIGNS = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def _table(high: str, low: dict[str, str]) -> dict[str, str]:
    """Every sign by which a letter can reach us: as in ISO 8859-1, and as in code page 1252 where that has one."""
    table = dict(low)
    for code, letter in enumerate(high, start=0x80):
        sign = bytes([code]).decode("cp1252", errors="ignore")
        table |= {shown: letter for shown in (chr(code), sign) if shown and shown != letter}
    return table


_VPS = _table(_VPS_HIGH, _VPS_LOW) | {"Đ": "Ư"}
_VISCII = _table(_VISCII_HIGH, _VISCII_LOW)


def from_tcvn3(text: str) -> str:
    """Decode TCVN3 that was read as Latin-1; capitals stay what the font made them of."""
    return "".join(_TCVN3.get(character, character) for character in text)


def from_vni(text: str) -> str:
    """Decode VNI that was read as Latin-1."""
    # Pairs first: the ô of ôù is the letter ơ, that of toâi is none.
    return "".join(_vni_letters(text))


def from_vps(text: str) -> str:
    """Decode VPS that was read as code page 1252 or Latin-1; dashes and quotation marks only where a word has them."""
    return _CHUNK.sub(lambda chunk: _from_code(chunk[0], _VPS), text)


def from_viscii(text: str) -> str:
    """Decode VISCII that was read as code page 1252 or Latin-1; as with VPS."""
    return _CHUNK.sub(lambda chunk: _from_code(chunk[0], _VISCII), text)


def _from_code(chunk: str, table: dict[str, str]) -> str:
    """Decode what stands between two spaces."""
    if _PUNCTUATION.intersection(chunk):
        word = "".join(table.get(character, character) for character in chunk.strip(_OUTER_SIGNS))
        # Such signs stand for capitals: S– is SỐ, but HĐND–UBND has a dash.
        if not (len(word) > 1 and word.isupper() and is_syllable(word)):
            table = {sign: letter for sign, letter in table.items() if sign not in _PUNCTUATION}
    return "".join(table.get(character, character) for character in chunk)


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


#: In the order in which they are asked: the most used first.
DECODERS: dict[str, Callable[[str], str]] = {
    "TCVN3": from_tcvn3,
    "VNI": from_vni,
    "VPS": from_vps,
    "VISCII": from_viscii,
}
#: What a text in one of them can be made of, besides ASCII; a letter beyond shows that it is Unicode.
SURFACE = frozenset(
    {chr(code) for code in range(0x80, 0x100)}
    | {bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
    | {"Đ", "đ"}
)
