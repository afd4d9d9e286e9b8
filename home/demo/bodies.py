"""The small markup of the demo's texts: paragraphs, ``## headings``, ``- lists`` and ``> quotations -- who``."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

Blocks = list[tuple[str, Any]]


@dataclass(frozen=True)
class Piece:
    """One piece of a text: ``kind`` is heading, paragraph, list or quotation; ``texts`` are its translatable parts."""

    kind: str
    texts: tuple[str, ...]


def pieces(text: str) -> Iterator[Piece]:
    """Split a text into pieces."""
    for chunk in text.strip().split("\n\n"):
        lines = [line.strip() for line in chunk.strip().splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("## "):
            yield Piece("heading", (lines[0][3:],))
            if lines[1:]:
                yield from pieces("\n".join(lines[1:]))
        elif lines[0].startswith("- "):
            yield Piece("list", tuple(_list_items(lines)))
        elif lines[0].startswith("> "):
            quoted = " ".join(line.removeprefix("> ") for line in lines)
            words, _dash, who = quoted.partition(" -- ")
            yield Piece("quotation", (words, who) if who else (words,))
        else:
            yield Piece("paragraph", (" ".join(lines),))


def _list_items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line[2:])
        else:
            items[-1] += " " + line
    return items


def blocks(text: str) -> Blocks:
    """Turn a text into the blocks of a body; paragraphs and lists that follow each other share one block."""
    result: Blocks = []
    for piece in pieces(text):
        if piece.kind == "heading":
            result.append(("heading", piece.texts[0]))
        elif piece.kind == "quotation":
            result.append(("quotation", {"text": piece.texts[0], "who": piece.texts[1] if piece.texts[1:] else ""}))
        else:
            html = _html(piece)
            if result and result[-1][0] == "paragraph":
                result[-1] = ("paragraph", result[-1][1] + html)
            else:
                result.append(("paragraph", html))
    return result


def _html(piece: Piece) -> str:
    if piece.kind == "list":
        return "<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in piece.texts) + "</ul>"
    return f"<p>{escape(piece.texts[0], quote=False)}</p>"


def paired_texts(vi: str, en: str) -> dict[str, str]:
    """Match the parts of a text with those of its translation.

    Raises:
        ValueError: the two do not have the same pieces.
    """
    pairs: dict[str, str] = {}
    for one, other in zip(pieces(vi), pieces(en), strict=True):
        if one.kind != other.kind:
            raise ValueError(f"{one.kind} against {other.kind}: {one.texts[0][:60]}")
        pairs.update(zip(one.texts, other.texts, strict=True))
    return pairs
