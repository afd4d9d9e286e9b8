"""The number of a document, in one spelling.

The rules are those of facts/portal-law.md, section 3.3, which were tried on 80 numbers
from the seeds and from published pages. This is the form that is stored and shown; how it
is read into its parts is in :mod:`vietnamese.number_grammar`, by what it is looked up in
:mod:`vietnamese.number_keys`.
"""

import re
import unicodedata

from vietnamese.folding import clean
from vietnamese.number_codes import NAMES_OF_LAWS, TYPE_NAMES

_SLASHES = str.maketrans({"\u2044": "/", "\u2215": "/", "\uff0f": "/"})
_ETH_TO_D = str.maketrans({"Ð": "Đ", "ð": "đ"})
_NAMES = "|".join(sorted({*TYPE_NAMES.values(), *NAMES_OF_LAWS, "văn bản"}, key=len, reverse=True))
# "Số", "Số hiệu:", "Số, ký hiệu:", and what a field is given together with the number: "Nghị định số 64/2007/NĐ-CP".
_LABEL = re.compile(
    rf"^(?:(?:{_NAMES})\s+(?=số\b|[0-9])|số\b(?:\s*(?:hiệu|[,/]?\s*(?:và\s+)?ký hiệu)\b)?[\s:.]*)+", re.IGNORECASE
)
_AND = re.compile(r"\s*\b(?:và|VÀ|Và)\b\s*")
_AROUND_SIGN = re.compile(r"\s*([/&-])\s*")


def canonical_number(raw: str) -> str:
    """Return a document's number in the one spelling under which it is stored.

    ``76 /2007/QĐ-UBND`` becomes ``76/2007/QĐ-UBND``; ``Số: 2112/QĐ–UBND`` becomes
    ``2112/QĐ-UBND``; ``19/2012/TTLT-BTC-BKH và ĐT- BTTTT`` becomes
    ``19/2012/TTLT-BTC-BKH&ĐT-BTTTT``. Upper and lower case stay as written, because they
    carry meaning (QyĐ, CTr, 30c). A hyphen that was lost is not guessed.

    Args:
        raw: a number as printed or typed, with or without ``Số:`` or the name of the type before it.

    Returns:
        The canonical number, or the empty string. Idempotent.
    """
    # An eth can only be a đ here: no Vietnamese body has an Icelandic letter in its code.
    number = clean(raw).translate(_ETH_TO_D).translate(_SLASHES)
    number = "".join(_plain_dash(c) for c in number)
    number = _LABEL.sub("", " ".join(number.split()))
    number = _AROUND_SIGN.sub(r"\1", _AND.sub("&", number))
    return number.strip(" .,;:")


def _plain_dash(character: str) -> str:
    if unicodedata.category(character) == "Pd" or character == "\u2212":
        return "-"
    return character
