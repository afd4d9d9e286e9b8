"""Blocks as a browser sends them, with a reference to a row in one of them."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import RichTextBlock

from tests.isolation.forms_found import contents
from tests.isolation.words import COMMON

LINKED = ("wagtailcore.page", "documents.unitdocument", "images.unitimage")


def streams_with(stream: Any, name: str, foreign: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each way in which a block can name a row: what it is called, and what is sent.

    Args:
        stream: the blocks that the field may hold.
        name: the field.
        foreign: the row to name, by kind.
    """
    for block_name, block in stream.child_blocks.items():
        for kind in kinds_in(block):
            if kind in foreign:
                sent = {f"{name}-count": "1", f"{name}-0-type": block_name, f"{name}-0-order": "0",
                        f"{name}-0-deleted": "", f"{name}-0-id": ""}  # fmt: skip
                yield f"{block_name} {kind}", sent | values_sent(block, f"{name}-0-value", kind, foreign[kind])


def kinds_in(block: Any) -> set[str]:
    """Kinds of rows that a block can name, at any depth."""
    if isinstance(block, RichTextBlock):
        return set(LINKED)
    if isinstance(block, blocks.ChooserBlock):
        return {kind_chosen(block)}
    children = (
        [block.child_block] if isinstance(block, blocks.ListBlock) else getattr(block, "child_blocks", {}).values()
    )
    return {kind for child in children for kind in kinds_in(child)}


def kind_chosen(block: Any) -> str:
    """The kind of row that a chooser block chooses."""
    label = str(block.model_class._meta.label_lower)
    return "wagtailcore.page" if label.endswith("page") else label


def values_sent(block: Any, name: str, kind: str, key: Any) -> dict[str, Any]:
    """What a browser sends for a block in which every reference of ``kind`` names ``key``."""
    if isinstance(block, RichTextBlock):
        return {name: contents(kind, key)}
    if isinstance(block, blocks.ChooserBlock):
        return {name: str(key) if kind_chosen(block) == kind else ""}
    if isinstance(block, blocks.ListBlock):
        number = max(block.meta.min_num or 1, 1)
        sent: dict[str, Any] = {f"{name}-count": str(number)}
        for place in range(number):
            sent |= {f"{name}-{place}-order": str(place), f"{name}-{place}-deleted": "", f"{name}-{place}-id": ""}
            sent |= values_sent(block.child_block, f"{name}-{place}-value", kind, key)
        return sent
    if isinstance(block, blocks.StructBlock):
        return {k: v for child, inner in block.child_blocks.items()
                for k, v in values_sent(inner, f"{name}-{child}", kind, key).items()}  # fmt: skip
    if isinstance(block, blocks.StreamBlock):
        return {f"{name}-count": "0"}
    return {
        name: {"EmailBlock": "moi@example.org", "URLBlock": "https://example.org"}.get(type(block).__name__, COMMON)
    }
