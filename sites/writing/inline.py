"""What stands inside of a line: bold, italic and links survive, everything else leaves its words behind."""

import re
import unicodedata
from collections.abc import Iterable
from html import escape

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from vietnamese.folding import nfc

BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
_LINK = re.compile(r"(?:https?://[^\s/]|mailto:|tel:)", re.IGNORECASE)
_IS_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_IS_PLAIN = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_IS_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*italic", re.IGNORECASE)
_IS_UPRIGHT = re.compile(r"(?<![\w-])font-style\s*:\s*normal", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v\u2000-\u200a\u202f\u3000\xa0]+")
# A soft hyphen is the letter ư of TCVN3 and stays; what else nobody sees goes.
_INVISIBLE = re.compile("[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_NUMBER = re.compile(r"[0-9+-]{1,4}")
_BREAK = "<br/>"

#: Whether it is bold, whether it is italic, and where it links to.
Marks = tuple[bool, bool, str]


def inline_html(nodes: Iterable[object], bold: bool = False, italic: bool = False) -> str:
    """Return the line that ``nodes`` make, with what is kept of its marks; empty if there is nothing to read.

    Args:
        nodes: neighbours in a parsed document.
        bold, italic: marks that hold for all of them.
    """
    parts: list[tuple[str, str, str]] = []
    for node in nodes:
        _collect(node, (bold, italic, ""), parts)
    return _joined(parts)


def plain_text(html: str) -> str:
    """The words of a line made here, without marks."""
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]*>", " " if "<br" in html else "", html)).split())


def words(text: str) -> str:
    """Text as it is stored: in NFC, with plain single spaces, without what nobody sees and controls."""
    visible = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return nfc("".join(c for c in visible if unicodedata.category(c) != "Cc" or "\x80" <= c <= "\x9f"))


def safe_address(address: object) -> str:
    """The address of a link if it leads to a page, a mailbox or a telephone; empty otherwise."""
    bare = re.sub(r"[\x00-\x20\x7f-\x9f]+", "", str(address or ""))
    return bare if _LINK.match(bare) and len(bare) <= 2000 else ""


def _collect(node: object, marks: Marks, parts: list[tuple[str, str, str]]) -> None:
    """Add (opening tags, text, closing tags) of each piece of text."""
    if isinstance(node, PreformattedString):  # comments, declarations
        return
    if isinstance(node, NavigableString):
        _add(words(str(node)), marks, parts)
    elif isinstance(node, Tag):
        if node.name == "br":
            parts.append(("", _BREAK, ""))
        elif node.name in {"sup", "sub"} and _NUMBER.fullmatch(node.get_text().strip()):
            table = _RAISED if node.name == "sup" else _LOWERED
            _add(node.get_text().strip().translate(table), marks, parts)
        else:
            inner = marks_of(node, marks)
            for child in node.children:
                _collect(child, inner, parts)


def _add(text: str, marks: Marks, parts: list[tuple[str, str, str]]) -> None:
    bold, italic, address = marks
    opening = (f'<a href="{escape(address)}">' if address else "") + ("<b>" if bold else "") + ("<i>" if italic else "")
    closing = ("</i>" if italic else "") + ("</b>" if bold else "") + ("</a>" if address else "")
    if text:
        parts.append((opening, escape(text, quote=False), closing))


def marks_of(tag: Tag, marks: Marks) -> Marks:
    """The marks inside of a tag; Google Docs wraps everything into a bold tag that says that it is not bold."""
    style = str(tag.get("style", ""))
    bold = (marks[0] or tag.name in BOLD or bool(_IS_BOLD.search(style))) and not _IS_PLAIN.search(style)
    italic = (marks[1] or tag.name in ITALIC or bool(_IS_ITALIC.search(style))) and not _IS_UPRIGHT.search(style)
    return bold, italic, marks[2] or (safe_address(tag.get("href")) if tag.name == "a" else "")


def _joined(parts: list[tuple[str, str, str]]) -> str:
    """Join neighbours with the same marks, and take spaces and breaks from both ends."""
    merged: list[list[str]] = []
    for opening, text, closing in parts:
        text = text.lstrip(" ") if not merged or merged[-1][1].endswith((" ", _BREAK)) else text
        if merged and text != _BREAK and merged[-1][0] == opening and merged[-1][1] != _BREAK:
            merged[-1][1] += text
        elif text:
            # Marks of a space alone would stand in the text for ever.
            merged.append(["", text, ""] if text == " " else [opening, text, closing])
    while merged and merged[0][1] in {"", " ", _BREAK}:
        merged.pop(0)
    while merged and merged[-1][1] in {"", " ", _BREAK}:
        merged.pop()
    if merged:
        merged[0][1], merged[-1][1] = merged[0][1].lstrip(" "), merged[-1][1].rstrip(" ")
    return "".join(opening + text + closing for opening, text, closing in merged)
