"""Baskets, trays and festive things."""

from __future__ import annotations

import math

from .canvas import Canvas, fade
from .palette import CREAM, DARK_WOOD, EARTH, GOLD, INK, RGB, STRAW, WOOD, darker, lighter, mix
from .shapes import Point, blob, dice, smooth


def basket(c: Canvas, x: float, y: float, w: float, fill: list[RGB], seed: int = 1, heap: float = 0.5) -> None:
    """Draw a woven basket heaped with round fruit, standing at y."""
    rng = dice(seed)
    h = w * 0.42
    c.shadow(x, y, w * 0.56, w * 0.07, INK, 0.3)
    for row in range(4):
        for k in range(9 - row * 2):
            fx = x + (k - (8 - row * 2) / 2) * w * 0.105
            fy = y - h - row * w * 0.075 * heap * 1.6
            r = w * 0.068
            colour = rng.choice(fill)
            c.oval(fx, fy, r, r, darker(colour, 0.12))
            c.oval(fx - r * 0.15, fy - r * 0.2, r * 0.7, r * 0.65, colour)
    body: list[Point] = [(x - w * 0.5, y - h), (x + w * 0.5, y - h), (x + w * 0.36, y), (x - w * 0.36, y)]
    tone = mix(STRAW, WOOD, 0.45)
    c.poly(body, fade(lighter(tone, 0.1), darker(tone, 0.15)))
    for k in range(1, 4):
        t = k / 4
        c.line(
            [(x - w * (0.5 - 0.14 * t), y - h + h * t), (x + w * (0.5 - 0.14 * t), y - h + h * t)],
            darker(tone, 0.3),
            2,
            0.6,
        )
    for k in range(10):
        t = (k + 0.5) / 10 - 0.5
        c.line([(x + w * t, y - h), (x + w * 0.72 * t, y)], darker(tone, 0.25), 1.6, 0.4)
    c.shade(body, darker(tone, 0.6), "right", 0.5, 0.6, 0.3)
    c.line([(x - w * 0.51, y - h), (x + w * 0.51, y - h)], lighter(tone, 0.3), w * 0.045)


def tray(c: Canvas, x: float, y: float, w: float, fill: list[RGB], seed: int = 1, leafy: bool = False) -> None:
    """Draw a flat tray of produce."""
    rng = dice(seed)
    tone = mix(STRAW, WOOD, 0.4)
    c.oval(x, y, w * 0.5, w * 0.14, darker(tone, 0.25))
    c.oval(x, y - w * 0.02, w * 0.47, w * 0.115, tone)
    for _ in range(34):
        a, d = rng.uniform(0, math.tau), rng.random() ** 0.5
        fx, fy = x + w * 0.38 * d * math.cos(a), y - w * 0.05 + w * 0.07 * d * math.sin(a) - w * 0.07 * (1 - d)
        colour = rng.choice(fill)
        if leafy:
            c.poly(blob(fx, fy, w * 0.075, w * 0.05, rng, 0.3), mix(colour, CREAM, rng.random() * 0.3))
        else:
            c.oval(fx, fy, w * 0.05, w * 0.046, darker(colour, 0.14))
            c.oval(fx - w * 0.008, fy - w * 0.01, w * 0.034, w * 0.03, colour)


def parasol(c: Canvas, x: float, y: float, w: float, height: float, first: RGB, second: RGB) -> None:
    """Draw a market parasol standing at y."""
    c.line([(x, y), (x, y - height)], lighter(WOOD, 0.2), 6)
    top, rim = y - height, y - height + w * 0.30
    for k in range(6):
        a0, a1 = -0.5 + k / 6, -0.5 + (k + 1) / 6
        low = smooth(
            [
                (x + w * a0, rim - abs(a0) * w * 0.05),
                (x + w * (a0 + a1) / 2, rim + w * 0.035),
                (x + w * a1, rim - abs(a1) * w * 0.05),
            ],
            steps=4,
        )
        side = [(x, top), (x + w * a0 * 0.62, top + w * 0.10)]
        c.poly([*side, *low, (x + w * a1 * 0.62, top + w * 0.10)], first if k % 2 else second)
    shape = [(x, top), (x - w * 0.5, rim), (x + w * 0.5, rim)]
    c.shade(shape, darker(first, 0.6), "left", 0.4, 0.6, 0.3)


def lantern(c: Canvas, x: float, y: float, r: float, colour: RGB, lit: bool = False) -> None:
    """Draw a hanging silk lantern."""
    if lit:
        c.glow(x, y, r * 5, mix(colour, GOLD, 0.6), 0.6)
    c.line([(x, y - r * 1.8), (x, y - r)], DARK_WOOD, max(1.0, r * 0.08))
    c.oval(x, y, r, r * 0.86, colour)
    for t in (0.66, 0.30):
        c.oval(x, y, r * t, r * 0.86, lighter(colour, 0.18 if not lit else 0.45), 0.55)
    c.panel(x - r * 0.34, y - r * 0.98, x + r * 0.34, y - r * 0.78, 2, GOLD)
    c.panel(x - r * 0.34, y + r * 0.78, x + r * 0.34, y + r * 0.98, 2, GOLD)
    for k in (-1, 0, 1):
        c.line([(x + k * r * 0.12, y + r), (x + k * r * 0.16, y + r * 1.7)], darker(colour, 0.1), max(1.0, r * 0.07))


def bunting(c: Canvas, a: Point, b: Point, sag: float, colours: list[RGB], size: float = 22) -> None:
    """Hang a line of small pennants between two points."""
    line = smooth([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + sag), b], steps=14)
    c.line(line, EARTH, 2)
    for k in range(1, len(line) - 1, 2):
        (px, py), (qx, qy) = line[k], line[k + 1]
        c.poly([(px, py), (qx, qy), ((px + qx) / 2, (py + qy) / 2 + size)], colours[(k // 2) % len(colours)])
