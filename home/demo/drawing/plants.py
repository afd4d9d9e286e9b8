"""Hedges, twigs and potted plants."""

from __future__ import annotations

import math

from .canvas import Canvas
from .palette import DARK_WOOD, LEAF, RGB, SUN, darker, lighter, mix
from .shapes import Point, blob, dice, leaf, ring, smooth


def hedge(c: Canvas, x0: float, x1: float, y: float, size: float, colour: RGB, seed: int, light: int = 1) -> None:
    """Draw a line of bushes or a far tree line along y."""
    rng = dice(seed)
    x = x0
    while x < x1:
        r = size * rng.uniform(0.6, 1.2)
        c.poly(blob(x, y - r * 0.5, r, r * 0.85, rng), darker(colour, rng.uniform(0.1, 0.3)))
        c.poly(
            blob(x + light * r * 0.15, y - r * 0.75, r * 0.66, r * 0.5, rng),
            mix(colour, SUN, rng.uniform(0.05, 0.25)),
            0.85,
        )
        x += r * 0.9
    c.rect(x0, y - size * 0.35, x1, y + 2, darker(colour, 0.25))


def spray(
    c: Canvas, x: float, y: float, size: float, turn: float, colour: RGB, seed: int, count: int = 9
) -> list[Point]:
    """Draw a leafy twig reaching into the picture; return points along it."""
    rng = dice(seed)
    a = math.radians(turn)
    tip = (x + size * math.cos(a), y + size * math.sin(a))
    mid = ((x + tip[0]) / 2 + size * 0.08 * math.sin(a), (y + tip[1]) / 2 - size * 0.08 * math.cos(a))
    rib = smooth([(x, y), mid, tip], steps=count)
    c.line(rib, darker(DARK_WOOD, 0.1), size * 0.022)
    for k, (px, py) in enumerate(rib[2:]):
        side = 1 if k % 2 else -1
        length = size * rng.uniform(0.26, 0.36)
        direction = turn + side * rng.uniform(32, 58)
        tone = mix(darker(colour, 0.3), mix(colour, SUN, 0.25), rng.random())
        shape = leaf(px, py, length, length * 0.34, direction)
        c.poly(shape, tone)
        d = math.radians(direction)
        c.line(
            [(px, py), (px + length * 0.9 * math.cos(d), py + length * 0.9 * math.sin(d))],
            lighter(tone, 0.3),
            size * 0.008,
            0.6,
        )
    return rib


def pot(c: Canvas, x: float, y: float, size: float, colour: RGB, seed: int, green: RGB = LEAF) -> None:
    """Draw a potted plant."""
    rng = dice(seed)
    for i in range(11):
        turn = -165 + 150 * i / 10 + rng.uniform(-8, 8)
        length = size * rng.uniform(0.55, 0.85)
        c.poly(
            leaf(x, y - size * 0.42, length, length * 0.30, turn),
            mix(darker(green, 0.3), mix(green, SUN, 0.3), rng.random()),
        )
    shape: list[Point] = [
        (x - size * 0.22, y - size * 0.45),
        (x + size * 0.22, y - size * 0.45),
        (x + size * 0.15, y),
        (x - size * 0.15, y),
    ]
    c.poly(shape, colour)
    c.shade(shape, darker(colour, 0.5), "right", 0.6, 0.7, 0.3)
    c.poly(ring(x, y - size * 0.45, size * 0.235, size * 0.035), lighter(colour, 0.2))
