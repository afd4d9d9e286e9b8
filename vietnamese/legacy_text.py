"""Text in the encodings of the nineties, pasted as if it were Unicode: TCVN3 (``.VnTime``), VNI, VPS, VISCII.

Three regulations of the demo allow Unicode TCVN 6909:2001 only (seeds 001 Đ11, 003 Đ8.2,
004 Đ10.3). Such a text is Latin letters with signs in unlikely places: ``QuyÕt ®Þnh``,
``Quyeát ñònh``. One word proves nothing (*thé* reads as TCVN3 too), so a line has to have
several that are Vietnamese only when decoded, and next to none that is not.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vietnamese.legacy_encodings import DECODERS, SURFACE, from_tcvn3, from_vni
from vietnamese.syllables import is_syllable

#: A line is a text in an old encoding with so many different words that only decoding makes Vietnamese, ...
FEWEST_WORDS = 3
#: ... when so large a part of its words beyond ASCII are such.
SMALLEST_SHARE = 0.75
#: VPS and VISCII leave half of their letters where Latin-1 has them: other languages come closer to them.
SMALLEST_SHARE_OF_CODES = 0.85
EXAMPLES = 3

#: Signs that stand inside of words in no language.
_SIGNS = frozenset("¡¢£¤¥¦§¨©«¬\u00ad®µ¶·\u00b8¹»¼½¾×÷")
_SIGNS_OF_CODES = _SIGNS | frozenset("ª¯°±²³\u00b4º¿†‡‰\u2039\u203a€ƒ™\u02c6\u02dc")
_TOKEN = re.compile(r"[^\s!-/:-@\[-`{-~“”\u2018\u2019–—…]+")


@dataclass(frozen=True, slots=True)
class LegacyText:
    """What a text looks like: the encoding, some of its words, and how they read when decoded."""

    encoding: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A text in Unicode, and the encoding in which it was (the one of most of its lines)."""

    encoding: str
    text: str


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for an encoding: words that only it makes Vietnamese, and how large a part of the words they are."""

    encoding: str
    found: tuple[tuple[str, str], ...]
    share: float

    @property
    def weight(self) -> tuple[float, int]:
        return len(self.found) * self.share, len(self.found)


def find_legacy_text(text: str) -> LegacyText | None:
    """Return the old encoding that a text, or a line of it, is written in; ``None`` for Unicode.

    Args:
        text: any text, in any language. Soft hyphens are letters of TCVN3, so a text that has been
            through ``vietnamese.folding.clean`` is recognised a little less surely.
    """
    for piece in (*text.splitlines(), text):
        if best := _best(piece):
            return LegacyText(best.encoding, best.found[:EXAMPLES])
    return None


def encodings_of(lines: Sequence[str]) -> list[str]:
    """Return the old encoding of each line; the empty string for Unicode.

    The lines are looked at as one text: a line that is too short to prove anything goes with the others, if they are
    in an old encoding, it can be made of that encoding, and decoding makes it Vietnamese.

    Args:
        lines: the lines of a text or a field, or of all fields of a page.
    """
    alone = [best.encoding if (best := _best(line)) else "" for line in lines]
    common = _most_frequent(alone)
    if not common and (together := _best("\n".join(lines))):
        common = together.encoding
    return [
        encoding or (common if common and _goes_along(line, common) else "")
        for encoding, line in zip(alone, lines, strict=True)
    ]


def convert_legacy_text(text: str) -> Conversion | None:
    """Return the text with what is in an old encoding decoded; ``None`` if nothing is.

    A guess, to be shown beside the original to whoever knows what was meant: capitals of TCVN3 are lost, because a
    font drew them.
    """
    lines = re.split(r"(\r\n|[\n\r\v\f\u2028\u2029])", text)
    encodings = encodings_of(lines)
    if not any(encodings):
        return None
    return Conversion(_most_frequent(encodings), "".join(map(decode, lines, encodings)))


def decode(text: str, encoding: str) -> str:
    """Return the text decoded; with the empty encoding, as it is."""
    return DECODERS[encoding](text) if encoding else text


def _best(piece: str) -> _Evidence | None:
    """The encoding for which most speaks, if anything is evidence enough."""
    tokens = list(dict.fromkeys(token for token in _TOKEN.findall(piece) if not token.isascii()))
    if len(tokens) < FEWEST_WORDS - 1:
        return None
    found = [evidence for name, decoder in DECODERS.items() if (evidence := _evidence(tokens, name, decoder))]
    return max(found, key=lambda evidence: evidence.weight, default=None)


def _evidence(tokens: list[str], encoding: str, decoder: Callable[[str], str]) -> _Evidence | None:
    """The words that only become Vietnamese by ``decoder``, if they are evidence enough.

    Words that are Vietnamese both ways (``hòa``, as VNI ``hịa``) speak neither for nor against. Nor do those that the
    codes VPS and VISCII have as Latin-1 has them, but a letter that no code page of that time had speaks against.
    """
    is_code = decoder not in {from_tcvn3, from_vni}
    is_word = _is_word if is_code else is_syllable
    decoded = {token: decoder(token) for token in tokens}
    valid = [token for token in tokens if len(token) > 1 and decoded[token] != token and is_word(decoded[token])]
    found = [token for token in valid if not _is_word(token)]
    unclear = len(valid) - len(found)
    same = [
        token for token in tokens if is_code and decoded[token] == token and SURFACE.issuperset(_beyond_ascii(token))
    ]
    neutral = unclear + sum(map(is_syllable, same))
    weight = len(found) + sum(_has_sign_inside(token, decoder) for token in found)
    share = len(found) / max(1, len(tokens) - neutral)
    smallest = SMALLEST_SHARE_OF_CODES if is_code else SMALLEST_SHARE
    if weight < FEWEST_WORDS or share < smallest or len(found) < unclear:
        return None
    return _Evidence(encoding, tuple((token, decoded[token]) for token in found), share)


def _goes_along(line: str, encoding: str) -> bool:
    """Whether a short line can be of the encoding of the others, and is Vietnamese only then."""
    tokens = [token for token in _TOKEN.findall(line) if not token.isascii()]
    if not tokens or not SURFACE.issuperset(_beyond_ascii(line.translate(_TYPOGRAPHY))):
        return False
    decoded = [DECODERS[encoding](token) for token in tokens]
    before, after = sum(map(_is_word, tokens)), sum(map(is_syllable, decoded))
    return after > before or (after == before == len(tokens) and decoded == tokens)


#: Signs that stand in texts of every encoding.
_TYPOGRAPHY = dict.fromkeys(map(ord, "“”\u2018\u2019–—…•"))


def _beyond_ascii(text: str) -> set[str]:
    return {character for character in text if not character.isascii()}


def _most_frequent(encodings: Iterable[str]) -> str:
    names = [encoding for encoding in encodings if encoding]
    return max(DECODERS, key=names.count) if names else ""


def _is_word(text: str) -> bool:
    """Whether it is a syllable in one case: m² would be mỲ, and tÕ is no word of Unicode."""
    return is_syllable(text) and (text.islower() or text.isupper() or text.istitle())


def _has_sign_inside(token: str, decoder: Callable[[str], str]) -> bool:
    """VNI has letters only."""
    if decoder is from_vni:
        return False
    signs = _SIGNS if decoder is from_tcvn3 else _SIGNS_OF_CODES
    return bool(signs.intersection(token)) and any(letter.isascii() for letter in token)
