"""The body of one article: is its first line a heading, and what lies below what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vietnamese.legal_lines import ArticleLine, ItemKind, ItemLine, read_item_line
from vietnamese.legal_structure import Article, Item

# The longest heading in the seeds has 123 characters.
_LONGEST_HEADING = 180
_OPERATIVE = re.compile(r"(?:Ban hành|Phê duyệt|Thành lập|Bãi bỏ|Công bố|(?:Quyết định|Quy chế) này)\b")
_SENTENCE_END_INSIDE = re.compile(r"(?<=[a-zà-ỹ0-9”\"])[.;]\s")
_ENDS_SENTENCE = (".", ";", ":", "!", "?", "…", "/.")
_ADDRESS = re.compile(r"\S*\w[.@/]\w")

# The order of nesting: a dash lies below a point, a point below a clause. A note (*) breaks
# off the clauses before it (seeds 000 Điều 1, 001 Điều 7).
_RANK: dict[ItemKind, int] = {"clause": 1, "note": 1, "point": 2, "dash": 3}
_RANK_OF_PLUS = 4
_WITHOUT_RANK = ("paragraph", "table")
_SLUG_OF_KIND: dict[ItemKind, str] = {
    "clause": "khoan",
    "point": "diem",
    "dash": "gach",
    "note": "ghi-chu",
    "paragraph": "doan",
    "table": "bang",
}


@dataclass(slots=True)
class Anchors:
    """The anchors given out so far in one instrument."""

    taken: set[str] = field(default_factory=set)
    copies: dict[str, int] = field(default_factory=dict)

    def take(self, wanted: str) -> str:
        """Return the wanted anchor, or when it is taken the first free of ``-b``, ``-c`` …

        Seed 004 numbers khoản 2 of Điều 7 twice; lawyers cite the second as "2b".
        """
        anchor = wanted
        while anchor in self.taken:
            copy = self.copies.get(wanted, 1) + 1
            self.copies[wanted] = copy
            suffix = chr(ord("a") + copy - 1) if copy <= 26 else str(copy)
            anchor = f"{wanted}-{suffix}"
        self.taken.add(anchor)
        return anchor


@dataclass(slots=True)
class _Node:
    line: ItemLine
    text: str
    children: list["_Node"] = field(default_factory=list)

    @property
    def rank(self) -> int:
        return _RANK_OF_PLUS if self.line.marker == "+" else _RANK[self.line.kind]


def build_article(heading: ArticleLine, body: Sequence[str], prefix: str, anchors: Anchors) -> Article:
    """Return the article that a heading line and the lines below it make.

    Args:
        heading: the line ``Điều n. …`` as read.
        body: the cleaned lines below it, up to the next heading.
        prefix: what stands before ``dieu-n`` in the anchors of this part.
        anchors: the register of the instrument; the new anchors are added to it.

    Returns:
        The article with its items nested.
    """
    anchor = anchors.take(f"{prefix}dieu-{heading.number}{ascii_label(heading.letter)}")
    lines = [read_item_line(line) for line in body]
    title = heading.rest
    if lines and _goes_on(title, lines[0]):
        title = f"{title} {lines.pop(0).text}"
    if title and not is_heading(title, has_body=bool(lines)):
        lines.insert(0, ItemLine("paragraph", "", "", title))
        title = ""
    items = _freeze(_nest(lines), anchor, 1, anchors)
    return Article(heading.number, heading.label, title, anchor, items)


def is_heading(text: str, *, has_body: bool) -> bool:
    """Tell whether the rest of an article's first line is a title or already the rule.

    A title is one short phrase: not over 180 characters, no sentence ending inside it, and
    not the operative sentence of a decision ("Quyết định này có hiệu lực …"). With nothing
    below it, it must also not end like a sentence: 000 Điều 12 is a rule, not a title.
    """
    if len(text) > _LONGEST_HEADING or _SENTENCE_END_INSIDE.search(text):
        return False
    reads_as_rule = _OPERATIVE.match(text) is not None or not has_body
    return not (reads_as_rule and text.endswith((".", ";")))


def ascii_label(label: str) -> str:
    """Return a label as an anchor writes it: ``đ`` is ``dd``, apart from ``d``; ``01`` is ``1``."""
    return (label.lstrip("0") or label).replace("đ", "dd")


def _goes_on(text: str, line: ItemLine) -> bool:
    """Tell whether a line only continues the text above it (page breaks in seed 001)."""
    if line.kind != "paragraph" or not text or text.endswith(_ENDS_SENTENCE):
        return False
    if _ADDRESS.match(line.text):
        return False
    return line.text[:1].islower() or text.endswith(",")


def _nest(lines: Sequence[ItemLine]) -> list[_Node]:
    roots: list[_Node] = []
    open_nodes: list[_Node] = []
    latest: _Node | None = None
    for line in lines:
        if latest is not None and latest.line.kind != "table" and _goes_on(latest.text, line):
            latest.text = f"{latest.text} {line.text}"
            continue
        if latest is not None and latest.line.kind == line.kind == "table":
            latest.text = f"{latest.text}\n{line.text}"
            continue
        latest = _Node(line, line.text)
        if line.kind in _WITHOUT_RANK:
            while open_nodes and not _takes_paragraphs(open_nodes[-1]):
                open_nodes.pop()
        else:
            while open_nodes and open_nodes[-1].rank >= latest.rank:
                open_nodes.pop()
        (open_nodes[-1].children if open_nodes else roots).append(latest)
        if line.kind not in _WITHOUT_RANK:
            open_nodes.append(latest)
    return roots


def _takes_paragraphs(node: _Node) -> bool:
    return node.line.kind in ("clause", "note") or node.text.endswith(":")


def _freeze(nodes: Sequence[_Node], parent: str, level: int, anchors: Anchors) -> tuple[Item, ...]:
    items: list[Item] = []
    counts: dict[ItemKind, int] = {}
    for node in nodes:
        kind = node.line.kind
        counts[kind] = counts.get(kind, 0) + 1
        numbered = kind in ("clause", "point")
        name = ascii_label(node.line.label) if numbered else str(counts[kind])
        anchor = anchors.take(f"{parent}-{_SLUG_OF_KIND[kind]}-{name}")
        children = _freeze(node.children, anchor, level + 1, anchors)
        items.append(
            Item(
                kind,
                node.line.label,
                node.line.marker,
                node.text,
                anchor,
                level,
                children,
            )
        )
    return tuple(items)
