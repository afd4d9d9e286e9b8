"""Vietnamese typed for the fonts of the nineties: the inverse of what the product decodes."""

import unicodedata

from vietnamese import legacy_encodings

TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
CIRCUMFLEX = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
TCVN3 = {letter: code for code, letter in legacy_encodings._TCVN3.items() if code != "Đ"}


def to_tcvn3(text):
    """As typed for .VnTime; there are no accented capitals, a font for capitals draws them."""
    return "".join(TCVN3.get(c) or TCVN3.get(c.lower()) or c for c in unicodedata.normalize("NFC", text))


def to_vni(text):
    """As typed for VNI-Times."""
    return "".join(_vni(c) for c in unicodedata.normalize("NFC", text))


def _vni(character):
    code = ALONE.get(character.lower()) or _pair(character.lower())
    return code.upper() if character.isupper() else code


def _pair(character):
    base, *marks = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in marks if mark in TONES), "")
    if "\u031b" in marks:
        return {"o": "ô", "u": "ö"}[base] + TONES.get(tone, "")
    if "\u0302" in marks:
        return base + CIRCUMFLEX[tone]
    if "\u0306" in marks:
        return base + BREVE[tone]
    return base + TONES[tone] if tone and base in "aeouy" else character


def to_vps(text):
    """As typed for VPS, and read as code page 1252."""
    return _coded(text, legacy_encodings._VPS_HIGH, legacy_encodings._VPS_LOW)


def to_viscii(text):
    """As typed for VISCII, and read as code page 1252."""
    return _coded(text, legacy_encodings._VISCII_HIGH, legacy_encodings._VISCII_LOW)


def _coded(text, high, low):
    codes = {letter: bytes([code]) for code, letter in enumerate(high, start=0x80)}
    codes |= {letter: code.encode() for code, letter in low.items()}
    return "".join(_shown(codes[c]) if c in codes else c for c in unicodedata.normalize("NFC", text))


def _shown(code):
    return code.decode("cp1252", errors="ignore") or code.decode("latin-1")
