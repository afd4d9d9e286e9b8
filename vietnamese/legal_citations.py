"""How each article, clause and point of an instrument is cited: “Điều 9 khoản 1 điểm đ”."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vietnamese.legal_articles import ascii_label
from vietnamese.legal_structure import Item, LegalText, Part


@dataclass(frozen=True, slots=True)
class Citation:
    """The place of an article, a clause or a point; what it does not name is empty.

    Attributes:
        article: number of the article with its letter: ``9``, ``9a``.
        clause: label of the clause, ``1``.
        point: label of the point, ``đ``.
        repeat: ``b`` at the second clause of that label, ``c`` at the third (seed 004 numbers khoản 2 of Điều 7 twice).
        part: label of the part, where another part of the instrument has articles of the same numbers.
    """

    article: str
    clause: str = ""
    point: str = ""
    repeat: str = ""
    part: str = ""


def citations(text: LegalText) -> dict[str, Citation]:
    """Return the citation of every article, clause and point by its anchor, in the order of the text.

    The articles of the last part that has any are cited bare, as lawyers do; those of the decision that issues it by
    its name too.
    """
    with_articles = [part for part in text.parts if next(part.iter_articles(), None)]
    return {
        anchor: citation
        for part in with_articles
        for anchor, citation in _of_part(part, "" if part is with_articles[-1] else part.label)
    }


def _of_part(part: Part, label: str) -> Iterator[tuple[str, Citation]]:
    for article in part.iter_articles():
        number = article.label.split()[-1]
        citation = Citation(number, repeat=_repeat(article.anchor, ascii_label(number)), part=label)
        yield article.anchor, citation
        yield from _of_items(article.items, citation)


def _of_items(items: Sequence[Item], above: Citation) -> Iterator[tuple[str, Citation]]:
    for item in items:
        citation = above
        if item.kind in ("clause", "point"):
            repeat = _repeat(item.anchor, ascii_label(item.label)) or above.repeat
            named = {"clause": item.label} if item.kind == "clause" else {"point": item.label}
            citation = replace(above, repeat=repeat, **named)
            yield item.anchor, citation
        yield from _of_items(item.items, citation)


def _repeat(anchor: str, label: str) -> str:
    """What was added to an anchor because its label was taken."""
    return anchor.rpartition(f"-{label}-")[2] if not anchor.endswith(f"-{label}") else ""
