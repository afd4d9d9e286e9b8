"""The picture of a document's relations (lược đồ): the document in the middle, what it does left, what is done right.

A drawing of boxes and lines in the page's own HTML. It says nothing that the table does not say; who cannot see it
reads the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from documents.relations import Relation

#: In units of the drawing.
BOX_WIDTH, BOX_HEIGHT, GAP, COLUMN_GAP = 250, 56, 14, 110
#: More boxes than these on one side are no picture any more.
MOST_BOXES = 10


@dataclass(frozen=True)
class Box:
    """A document in the picture: where it stands, and the line to the middle."""

    x: int
    y: int
    relation: Relation | None
    left_of_middle: bool = False

    @property
    def middle(self) -> int:
        """Height at which its line begins."""
        return self.y + BOX_HEIGHT // 2

    @property
    def text_x(self) -> int:
        """Where its text begins."""
        return self.x + 12

    @property
    def edge_x(self) -> int:
        """The side from which its line begins."""
        return self.x + BOX_WIDTH if self.left_of_middle else self.x


@dataclass(frozen=True)
class Picture:
    """The whole drawing.

    Attributes:
        boxes: the other documents.
        centre: the document itself.
        hidden: how many relations found no room.
    """

    width: int
    height: int
    boxes: Sequence[Box]
    centre: Box
    hidden: int
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT

    @property
    def view_box(self) -> str:
        """For the drawing's own measure."""
        return f"0 0 {self.width} {self.height}"

    def line_of(self, box: Box) -> str:
        """The path from a box to the middle."""
        end = self.centre.x if box.left_of_middle else self.centre.x + BOX_WIDTH
        half = (box.edge_x + end) // 2
        return f"M{box.edge_x} {box.middle} C{half} {box.middle} {half} {self.centre.middle} {end} {self.centre.middle}"

    @property
    def lines(self) -> list[str]:
        """All lines."""
        return [self.line_of(box) for box in self.boxes]


def picture_of(relations: Sequence[Relation]) -> Picture | None:
    """Lay the picture out; ``None`` if there is nothing to draw."""
    if not relations:
        return None
    sides = [[r for r in relations if not r.is_incoming], [r for r in relations if r.is_incoming]]
    shown = [side[:MOST_BOXES] for side in sides]
    height = max(1, *map(len, shown)) * (BOX_HEIGHT + GAP) - GAP
    step = BOX_WIDTH + COLUMN_GAP
    boxes = _column(shown[0], 0, height, left=True) + _column(shown[1], 2 * step, height, left=False)
    centre = Box(step, (height - BOX_HEIGHT) // 2, None)
    hidden = len(relations) - len(boxes)
    return Picture(3 * BOX_WIDTH + 2 * COLUMN_GAP, height, boxes, centre, hidden)


def _column(relations: Sequence[Any], x: int, height: int, *, left: bool) -> list[Box]:
    used = len(relations) * (BOX_HEIGHT + GAP) - GAP
    top = (height - used) // 2
    return [Box(x, top + n * (BOX_HEIGHT + GAP), relation, left) for n, relation in enumerate(relations)]
