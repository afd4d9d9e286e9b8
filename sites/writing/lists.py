"""Lists: nested ones, and those that Word copies as paragraphs with a bullet in front."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bs4 import Tag

from sites.writing.inline import inline_html

DEEPEST = 6
_WORD_ITEM = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zđ]{1,2}|[ivxl]{1,6})[.)/]", re.IGNORECASE)


@dataclass
class Item:
    """An item: its line, how deep it stands, whether it counts, and what kind the lists around it are."""

    html: str
    depth: int
    is_numbered: bool


@dataclass
class ItemList:
    """Items of one list, in a row."""

    items: list[Item] = field(default_factory=list)

    def html(self) -> str:
        """The list as formatted text; items stand inside of the item above them."""
        if not self.items:
            return ""
        least = min(item.depth for item in self.items)
        markup, place = "", 0
        while place < len(self.items):
            part, place = self._level(place, least)
            markup += part
        return markup

    def _level(self, place: int, depth: int) -> tuple[str, int]:
        first = self.items[place]
        tag = "ol" if first.is_numbered else "ul"
        markup = ""
        while place < len(self.items) and self.items[place].depth >= depth:
            item = self.items[place]
            if item.depth == depth and item.is_numbered != first.is_numbered:
                break
            place += 1
            inner = ""
            while place < len(self.items) and self.items[place].depth > depth:
                part, place = self._level(place, self.items[place].depth)
                inner += part
            markup += f"<li>{item.html}{inner}</li>"
        return f"<{tag}>{markup}</{tag}>", place


def items_of(tag: Tag, depth: int = 0) -> list[Item]:
    """The items of a list, inner ones after the one that holds them."""
    items = []
    for child in tag.find_all(["li", "ul", "ol"], recursive=False):
        if child.name != "li":  # Google Docs and Word put a list beside the item that it belongs to
            items += items_of(child, min(depth + 1, DEEPEST))
            continue
        inner = [node for node in child.find_all(["ul", "ol"]) if node.find_parent("li") is child]
        lines = [node for node in child.children if not (isinstance(node, Tag) and node.name in {"ul", "ol"})]
        nested = [item for one in inner for item in items_of(one, min(depth + 1, DEEPEST))]
        for one in inner:
            one.extract()
        if html := inline_html(_with_breaks(lines)):
            items.append(Item(html, depth, tag.name == "ol"))
        items += nested
    return items


def _with_breaks(nodes: Iterable[object]) -> list[object]:
    """Paragraphs of an item are lines of it."""
    result: list[object] = []
    for node in nodes:
        if isinstance(node, Tag) and node.name in {"p", "div"} and result:
            result.append(Tag(name="br"))
        result.append(node)
    return result


def item_of_word(tag: Tag) -> Item | None:
    """The item that a paragraph copied from Word stands for; ``None`` for any other paragraph."""
    found = _WORD_ITEM.search(str(tag.get("style", "")))
    if found is None:
        return None
    markers = tag.find_all("span", style=_IGNORED)
    marker = " ".join(one.get_text() for one in markers).strip()
    for one in markers:
        one.extract()
    return Item(inline_html(list(tag.children)), int(found[1]) - 1, _NUMBER.match(marker) is not None)
