"""Interiors: walls, floors, windows and furniture fixed to the room."""

from __future__ import annotations

from .canvas import Canvas, fade
from .houses import stain
from .landscape import cloud, ridge, sky
from .palette import (
    CREAM,
    DARK_WOOD,
    GOLD,
    INK,
    LEAF,
    LEAF_DARK,
    LEAF_LIGHT,
    RED,
    RGB,
    STONE,
    SUN,
    TEAL,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import hedge
from .shapes import Point, leaf, ring, smooth
from .trees import palm, tree


def room(c: Canvas, wall: RGB, floor: RGB, y: float, seed: int, tiles: bool = True) -> None:
    """Paint the back wall down to y and the floor below it."""
    c.rect(0, 0, 1600, y, fade(darker(wall, 0.1), lighter(wall, 0.25), wall))
    stain(c, [(0, 0), (1600, 0), (1600, y), (0, y)], lighter(wall, 0.5), seed, 16, 0.10)
    c.rect(0, y, 1600, 900, fade(darker(floor, 0.12), floor, lighter(floor, 0.18)))
    if tiles:
        for k in range(-16, 17):
            c.line([(800 + k * 90, y), (800 + k * 230, 920)], darker(floor, 0.25), 1.6, 0.35)
        for k in range(1, 8):
            fy = y + (900 - y) * (k / 8) ** 1.5
            c.line([(0, fy), (1600, fy)], darker(floor, 0.25), 1.6, 0.35)
    c.rect(0, y - 16, 1600, y, lighter(wall, 0.4))
    c.rect(0, y, 1600, y + 10, INK, 0.18)


def view(
    c: Canvas, x: float, y: float, w: float, h: float, seed: int, arch: bool = False, panes: int = 2, frame: RGB = WHITE
) -> None:
    """Draw a window onto hills and trees, top-left corner at (x, y)."""
    shape: list[Point] = [(x, y + h), (x, y), (x + w, y), (x + w, y + h)]
    if arch:
        curve = smooth(
            [
                (x, y + h * 0.32),
                (x + w * 0.12, y + h * 0.10),
                (x + w * 0.5, y),
                (x + w * 0.88, y + h * 0.10),
                (x + w, y + h * 0.32),
            ],
            steps=8,
        )
        shape = [(x, y + h), *curve, (x + w, y + h)]
    outer = [
        (x + w / 2 + (px - x - w / 2) * (1 + 26 / w), y + h / 2 + (py - y - h / 2) * (1 + 26 / h)) for px, py in shape
    ]
    c.poly(outer, frame)
    with c.clip(shape):
        sky(c, rgb("#9fcbd4"), rgb("#dbe8d4"), rgb("#fdeec8"), horizon=y + h * 0.7)
        cloud(c, x + w * 0.6, y + h * 0.25, w * 0.8, WHITE, 0.9)
        ridge(c, y + h * 0.66, h * 0.22, rgb("#9cbcb6"), rgb("#f3e6c2"), seed, w * 0.8)
        hedge(c, x - 20, x + w + 20, y + h * 0.84, h * 0.1, mix(LEAF, CREAM, 0.15), seed)
        c.rect(x, y + h * 0.84, x + w, y + h, fade(LEAF_LIGHT, LEAF))
        tree(
            c,
            x + w * (0.22 if seed % 2 else 0.78),
            y + h * 0.9,
            h * 0.72,
            mix(LEAF, LEAF_DARK, 0.2),
            seed,
            1,
            detail=24,
        )
        palm(c, x + w * (0.72 if seed % 2 else 0.24), y + h * 0.88, h * 0.5, LEAF_DARK, seed)
        c.poly([(x, y), (x + w * 0.5, y), (x, y + h * 0.7)], CREAM, 0.18)
    for k in range(1, panes):
        c.line([(x + w * k / panes, y), (x + w * k / panes, y + h)], frame, 7)
    c.line([(x, y + h * 0.36), (x + w, y + h * 0.36)], frame, 7)
    c.rect(x - 24, y + h + 8, x + w + 24, y + h + 24, darker(frame, 0.12))


def daylight(c: Canvas, x: float, y: float, w: float, floor: float, drift: float) -> None:
    """Let window light fall across the room."""
    c.poly([(x, y), (x + w, y), (x + w + drift, floor), (x + drift, floor)], SUN, 0.16, blur=16)
    c.poly(
        [
            (x + drift * 0.8, floor - 70),
            (x + w + drift * 0.8, floor - 70),
            (x + w + drift * 1.15, floor + 60),
            (x + drift * 1.15, floor + 60),
        ],
        CREAM,
        0.32,
        blur=10,
    )


def poster(c: Canvas, x: float, y: float, w: float, h: float, paper: RGB, icon: str, ink: RGB) -> None:
    """Hang a poster with a simple picture and no words."""
    c.rect(x + 4, y + 6, x + w + 4, y + h + 6, INK, 0.18)
    c.rect(x, y, x + w, y + h, paper)
    c.rect(x, y, x + w, y + h * 0.10, ink)
    cx, cy, r = x + w / 2, y + h * 0.46, w * 0.26
    if icon == "heart":
        c.curve(
            [
                (cx, cy + r),
                (cx - r, cy),
                (cx - r * 0.9, cy - r * 0.75),
                (cx - r * 0.4, cy - r * 0.85),
                (cx, cy - r * 0.4),
                (cx + r * 0.4, cy - r * 0.85),
                (cx + r * 0.9, cy - r * 0.75),
                (cx + r, cy),
            ],
            ink,
        )
    elif icon == "leaf":
        c.poly(leaf(cx - r * 0.8, cy + r * 0.8, r * 2.4, r * 1.5, -45), ink)
    elif icon == "chart":
        for k, tall in enumerate((0.7, 1.1, 0.9, 1.6)):
            c.rect(
                cx - r + k * r * 0.54,
                cy + r - r * tall,
                cx - r + k * r * 0.54 + r * 0.38,
                cy + r,
                mix(ink, GOLD, k / 4),
            )
    elif icon == "drop":
        c.curve([(cx, cy - r * 1.2), (cx + r * 0.75, cy + r * 0.2), (cx, cy + r), (cx - r * 0.75, cy + r * 0.2)], ink)
    else:
        c.oval(cx, cy, r, r, ink)
        c.oval(cx, cy, r * 0.6, r * 0.6, paper)
    for k in range(3):
        c.rect(
            x + w * 0.16,
            y + h * (0.74 + 0.07 * k),
            x + w * (0.84 - 0.12 * k),
            y + h * (0.765 + 0.07 * k),
            mix(paper, INK, 0.35),
        )


def lamp(c: Canvas, x: float, y: float, r: float, colour: RGB) -> None:
    """Hang a lamp from the ceiling."""
    c.line([(x, -5), (x, y - r * 0.6)], INK, 3)
    c.glow(x, y + r * 0.3, r * 6, SUN, 0.55)
    c.poly(
        [(x - r * 0.25, y - r * 0.7), (x + r * 0.25, y - r * 0.7), (x + r, y + r * 0.25), (x - r, y + r * 0.25)],
        fade(lighter(colour, 0.2), colour),
    )
    c.oval(x, y + r * 0.25, r, r * 0.18, CREAM)


def fan(c: Canvas, x: float, y: float, size: float) -> None:
    """Hang a ceiling fan."""
    c.line([(x, -5), (x, y)], STONE, 5)
    for s in (-1, 1):
        c.poly([(x, y - 3), (x + s * size, y - 12), (x + s * size, y + 3), (x, y + 6)], mix(WOOD, CREAM, 0.35))
        c.poly([(x, y), (x + s * size * 0.5, y + 12), (x + s * size * 0.6, y + 20), (x, y + 8)], mix(WOOD, CREAM, 0.15))
    c.oval(x, y + 4, size * 0.12, size * 0.07, DARK_WOOD)


def clock(c: Canvas, x: float, y: float, r: float) -> None:
    """Hang a wall clock."""
    c.oval(x + 3, y + 5, r, r, INK, 0.2)
    c.oval(x, y, r, r, DARK_WOOD)
    c.oval(x, y, r * 0.84, r * 0.84, WHITE)
    for px, py in ring(x, y, r * 0.7, r * 0.7, 0, 12):
        c.oval(px, py, r * 0.05, r * 0.05, INK)
    c.line([(x, y), (x, y - r * 0.58)], INK, 4)
    c.line([(x, y), (x - r * 0.4, y - r * 0.16)], INK, 5)


def lotus(c: Canvas, x: float, y: float, size: float, pot_colour: RGB = TEAL) -> None:
    """Stand a vase of lotus flowers at y."""
    for k, (dx, dy) in enumerate(((-0.34, -1.0), (0.0, -1.22), (0.34, -0.98), (-0.16, -0.86), (0.20, -0.84))):
        fx, fy = x + dx * size, y + dy * size
        c.line(
            smooth([(x, y - size * 0.4), (x + dx * size * 0.6, y - size * 0.7), (fx, fy)], steps=5), LEAF, size * 0.03
        )
        if k < 3:
            for turn in (-150, -30, -125, -55, -90):
                c.poly(
                    leaf(fx, fy + size * 0.06, size * 0.26, size * 0.15, turn),
                    mix(rgb("#e58fa0"), WHITE, 0.15 + 0.3 * (abs(turn + 90) < 40)),
                )
        else:
            c.oval(fx, fy, size * 0.2, size * 0.08, LEAF_DARK)
    vase = smooth(
        [
            (x - size * 0.12, y - size * 0.5),
            (x - size * 0.10, y - size * 0.4),
            (x - size * 0.22, y - size * 0.22),
            (x - size * 0.12, y),
            (x + size * 0.12, y),
            (x + size * 0.22, y - size * 0.22),
            (x + size * 0.10, y - size * 0.4),
            (x + size * 0.12, y - size * 0.5),
        ],
        closed=True,
        steps=6,
    )
    c.poly(vase, pot_colour)
    c.shade(vase, INK, "right", 0.4, 0.7, 0.2)


def curtain(c: Canvas, x0: float, x1: float, y0: float, y1: float, colour: RGB, folds: int) -> None:
    """Hang a heavy curtain."""
    c.rect(x0, y0, x1, y1, fade(darker(colour, 0.2), colour))
    pitch = (x1 - x0) / folds
    for k in range(folds):
        x = x0 + pitch * k
        c.poly(
            [(x, y0), (x + pitch * 0.45, y0), (x + pitch * 0.38, y1), (x + pitch * 0.06, y1)],
            lighter(colour, 0.14),
            0.5,
        )
        c.poly(
            [(x + pitch * 0.6, y0), (x + pitch * 0.95, y0), (x + pitch, y1), (x + pitch * 0.7, y1)],
            darker(colour, 0.35),
            0.4,
        )
    c.rect(x0, y1 - 12, x1, y1, darker(GOLD, 0.2), 0.7)


def medal(c: Canvas, x: float, y: float, r: float) -> None:
    """Put a plain round lotus plaque on a wall."""
    c.oval(x, y, r, r, darker(GOLD, 0.2))
    c.oval(x, y, r * 0.9, r * 0.9, GOLD)
    c.oval(x, y, r * 0.78, r * 0.78, RED)
    for turn in (-165, -15, -140, -40, -115, -65, -90):
        c.poly(
            leaf(x, y + r * 0.42, r * 0.9, r * 0.42, turn), mix(GOLD, CREAM, 0.35 if turn in {-90, -140, -40} else 0.05)
        )
