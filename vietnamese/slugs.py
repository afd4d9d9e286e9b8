"""Addresses and file names in ASCII.

Django's ``slugify('Đường Đa Mai')`` is ``uong-a-mai`` and Wagtail's keeps the accents
or writes ``u0110uong``; both were measured in facts/portal-law.md, section 4.3.
"""

import re
import unicodedata

from vietnamese.folding import clean, fold

MAX_SLUG_LENGTH = 100
MAX_FILENAME_LENGTH = 120
NAMELESS_FILE = "tep"

# A name such as M'Đrắk or R'Lấp is one word: mdrak.daklak.gov.vn is its real host.
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u00b4`]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_EXTENSION = re.compile(r"[a-z0-9]{0,7}[a-z][a-z0-9]{0,7}")
_RESERVED_ON_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_FOREIGN_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "þ": "th", "\u0131": "i"})


def slugify(text: str, max_length: int = MAX_SLUG_LENGTH) -> str:
    """Return the part of an address that stands for a Vietnamese title.

    Args:
        text: a title in any normalization form.
        max_length: the longest slug wanted; a longer one is cut between words if it can be.

    Returns:
        A slug matching ``^[a-z0-9]+(-[a-z0-9]+)*$``, or the empty string when the text has
        neither a letter nor a digit that ASCII can write.

    Raises:
        ValueError: if ``max_length`` is below 1.
    """
    if max_length < 1:
        raise ValueError(f"max_length must be at least 1, not {max_length}")
    folded = _APOSTROPHES.sub("", fold(text)).translate(_FOREIGN_LETTERS)
    # NFKD after folding: m² becomes m2, and full-width letters from PDF text become plain.
    plain = unicodedata.normalize("NFKD", folded).casefold()
    slug = _NOT_SLUG.sub("-", plain).strip("-")
    if len(slug) <= max_length:
        return slug
    at_word_end = slug[: max_length + 1].rpartition("-")[0]
    return at_word_end or slug[:max_length]


def safe_filename(name: str, max_length: int = MAX_FILENAME_LENGTH) -> str:
    """Return an ASCII name under which an uploaded file may be stored and served.

    Folders, control characters and direction marks go; all dots but the last become
    hyphens, so ``shell.php.jpg`` is only a picture's name; names that Windows keeps for
    devices are prefixed.

    Args:
        name: the file's name as the browser sent it, never trusted.
        max_length: the longest name wanted, extension included.

    Returns:
        ``stem.ext`` or ``stem``, lower-case, never empty; the stem is a slug.

    Raises:
        ValueError: if ``max_length`` is below 24, too short for a stem and an extension.
    """
    if max_length < 24:
        raise ValueError(f"max_length must be at least 24, not {max_length}")
    stem, extension = _stem_and_extension(_last_component(name))
    suffix = f".{extension}" if extension else ""
    stem = slugify(stem, max_length=max_length - len(suffix) - 4) or NAMELESS_FILE
    if _RESERVED_ON_WINDOWS.fullmatch(stem):
        stem = f"{NAMELESS_FILE}-{stem}"
    return stem + suffix


def _last_component(name: str) -> str:
    printable = "".join(c for c in clean(name) if unicodedata.category(c) != "Cc")
    components = [part.strip(" .") for part in re.split(r"[/\\]", printable)]
    return next((part for part in reversed(components) if part), "")


def _stem_and_extension(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    # An accented ending is part of the name: folding it could turn it into a real type.
    if dot and stem and _EXTENSION.fullmatch(extension.lower()):
        return stem, extension.lower()
    return name, ""
