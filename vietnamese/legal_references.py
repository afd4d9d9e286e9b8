"""References inside a regulation, such as "Khoản 2, Điều 9 của Quy chế này"."""

import re
from collections.abc import Collection, Iterator

from vietnamese.legal_articles import ascii_label
from vietnamese.legal_lines import number_value

# Repetitions are bounded so that no text, however odd, takes more than linear time.
_TARGET = (
    r"(?:điểm\s{1,2}(?:[a-zđ][0-9]?)\s{0,2},?\s{1,2})?"
    r"(?:khoản\s{1,2}(?:[0-9]{1,2}[a-zđ]?)\s{0,2},?\s{1,2})?"
    r"điều\s{1,2}(?:[0-9]{1,3}[a-zđ]?)\b"
)
# Only "this" instrument can be linked: "Điều 31, Điều 38 Bộ Luật Dân sự" (003 Điều 7) is
# someone else's. The seeds say Quy chế, Quy định (003 for itself) and write quy chế too.
_OF_THIS = (
    r"\s{0,2},?\s{1,2}(?:(?:của|tại)\s{1,2})?(?:bản\s{1,2})?"
    r"(?:quy chế|quy định|quyết định)\s{1,2}này\b"
)
_REFERENCE = re.compile(
    rf"\b(?P<targets>{_TARGET}(?:\s{{0,2}}(?:,|;|và|hoặc)\s{{0,2}}{_TARGET}){{0,20}}"
    rf"|chương\s{{1,2}}(?:[ivxlc]+|[0-9]{{1,2}}))\b(?P<tail>{_OF_THIS})",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:điểm\s{1,2}(?P<point>[a-zđ][0-9]?)\s{0,2},?\s{1,2})?"
    r"(?:khoản\s{1,2}(?P<clause>[0-9]{1,2}[a-zđ]?)\s{0,2},?\s{1,2})?"
    r"điều\s{1,2}(?P<article>[0-9]{1,3}[a-zđ]?)\b"
    r"|chương\s{1,2}(?P<chapter>[ivxlc]+|[0-9]{1,2})\b",
    re.IGNORECASE,
)


def split_references(text: str, known: Collection[str] | None = None) -> list[tuple[str, str | None]]:
    """Cut a text at its internal references, so that a template can link them.

    Recognised are an article, a clause or point of one, a list of these, and a chapter,
    followed by "(của) Quy chế này", "Quy định này" or "Quyết định này".

    Args:
        text: cleaned text of one item.
        known: the anchors that exist (:meth:`LegalText.anchors`). When given, a reference
            to a missing point or clause links to its article, and one to a missing
            article is left as text.

    Returns:
        Pairs of text and anchor, the anchor None for plain text. The texts joined are the
        text given; no piece is empty.
    """
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for reference in _REFERENCE.finditer(text):
        pieces.append((text[end : reference.start()], None))
        pieces.extend(_split_one(reference, known))
        end = reference.end()
    pieces.append((text[end:], None))
    return _merged(pieces)


def _split_one(reference: re.Match[str], known: Collection[str] | None) -> Iterator[tuple[str, str | None]]:
    targets = reference["targets"]
    in_decision = "quyết định" in reference["tail"].lower()
    matches = list(_EACH.finditer(targets))
    end = 0
    for match in matches:
        yield targets[end : match.start()], None
        # The last target takes "của Quy chế này" with it, as a reader would underline it.
        tail = reference["tail"] if match is matches[-1] else ""
        yield match[0] + tail, _anchor(match, in_decision, known)
        end = match.end()


def _anchor(match: re.Match[str], in_decision: bool, known: Collection[str] | None) -> str | None:
    if match["chapter"]:
        candidates = [f"chuong-{number_value(match['chapter'].upper())}"]
    else:
        candidates = [f"dieu-{ascii_label(match['article'].lower())}"]
        if match["clause"]:
            candidates.insert(0, f"{candidates[0]}-khoan-{ascii_label(match['clause'].lower())}")
        if match["point"]:
            candidates.insert(0, f"{candidates[0]}-diem-{ascii_label(match['point'].lower())}")
    if in_decision:
        # A decision with nothing attached is the last part and has bare anchors.
        bare = candidates if known is not None else []
        candidates = [f"quyet-dinh-{candidate}" for candidate in candidates] + bare
    if known is None:
        return candidates[0]
    return next((candidate for candidate in candidates if candidate in known), None)


def _merged(pieces: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Drop empty pieces and join plain ones that touch."""
    merged: list[tuple[str, str | None]] = []
    for text, anchor in pieces:
        if not text:
            continue
        if anchor is None and merged and merged[-1][1] is None:
            merged[-1] = (merged[-1][0] + text, None)
        else:
            merged.append((text, anchor))
    return merged
