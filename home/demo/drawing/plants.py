"""Trees and leaves."""

from __future__ import annotations

import math
from random import Random

from .canvas import Canvas, fade
from .palette import DARK_WOOD, LEAF, LEAF_DARK, LEAF_LIGHT, RGB, SUN, WOOD, darker, lighter, mix
from .shapes import Point, blob, capsule, leaf, ring, smooth


def crown(c: Canvas, x: float, y: float, rx: float, ry: float, colour: RGB, seed: int, light: int = 1, detail: int = 40,
          glow: RGB = SUN) -> None:
    """Draw a rounded mass of foliage lit from one side."""
    rng = Random(seed)
    spots: list[tuple[float, float, float]] = []
    many = round(14 + (rx + ry) / 9)
    small = (16 / many) ** 0.34
    for _ in range(many):
        a, d = rng.uniform(0, math.tau), rng.random() ** 0.5
        reach = 1 - 0.34 * small
        spots.append((x + rx * reach * d * math.cos(a), y + ry * reach * d * math.sin(a), rng.uniform(0.30, 0.46) * small))
    for sx, sy, r in spots:
        c.poly(blob(sx, sy, rx * r, ry * r * 1.05, rng), darker(colour, 0.36))
    for sx, sy, r in sorted(spots, key=lambda s: s[1] - light * s[0] * 0.2):
        c.poly(blob(sx + light * rx * 0.03, sy - ry * 0.07, rx * r * 0.86, ry * r * 0.82, rng), mix(colour, darker(colour, 0.3), 0.45))
    for sx, sy, r in spots:
        if (sx - x) * light / rx - (sy - y) / ry > -0.25:
            c.poly(blob(sx + light * rx * 0.07, sy - ry * 0.13, rx * r * 0.66, ry * r * 0.58, rng), colour, 0.92)
    for sx, sy, r in spots:
        if (sx - x) * light / rx - (sy - y) / ry > 0.12:
            c.poly(blob(sx + light * rx * 0.10, sy - ry * 0.19, rx * r * 0.42, ry * r * 0.34, rng), mix(colour, glow, 0.34), 0.85)
    for _ in range(detail + max(0, many - 30) * 3):
        a, d = rng.uniform(0, math.tau), rng.uniform(0.2, 0.94)
        lx, ly = x + rx * d * math.cos(a), y + ry * d * math.sin(a)
        lit = (lx - x) * light / rx - (ly - y) / ry
        tone = mix(colour, glow, 0.5) if lit > 0.25 else (colour if lit > -0.4 else darker(colour, 0.42))
        size = min(8.0, (rx + ry) * 0.05) * rng.uniform(0.6, 1.1)
        c.poly(leaf(lx, ly, size * 2, size, rng.uniform(0, 360)), tone, 0.85)


def tree(c: Canvas, x: float, y: float, height: float, colour: RGB = LEAF, seed: int = 1, light: int = 1, wide: float = 0.36,
         trunk: RGB = WOOD, detail: int = 40) -> None:
    """Draw a broad-leaved tree standing at (x, y)."""
    w = height * 0.035
    stem = [(x - w * 1.5, y + 2), (x - w * 0.7, y - height * 0.25), (x - w * 0.6, y - height * 0.6), (x + w * 0.6, y - height * 0.6),
            (x + w * 0.8, y - height * 0.25), (x + w * 1.6, y + 2)]
    c.poly(stem, fade(darker(trunk, 0.4), trunk))
    c.poly(capsule((x, y - height * 0.36), (x + height * 0.16, y - height * 0.6), w * 0.6, w * 0.3), darker(trunk, 0.3))
    c.poly(capsule((x, y - height * 0.32), (x - height * 0.17, y - height * 0.56), w * 0.6, w * 0.3), darker(trunk, 0.3))
    crown(c, x, y - height * 0.66, height * wide, height * 0.35, colour, seed, light, detail)


def banyan(c: Canvas, x: float, y: float, height: float, colour: RGB = LEAF, seed: int = 3, light: int = 1) -> None:
    """Draw an old village banyan with several stems and hanging roots."""
    rng = Random(seed)
    bark = mix(DARK_WOOD, WOOD, 0.35)
    h = height
    for dx, top, w in ((-0.20, -0.34, 0.030), (0.22, 0.36, 0.028), (-0.08, -0.12, 0.07), (0.08, 0.14, 0.075), (0.0, 0.02, 0.08)):
        foot, head = (x + dx * h, y), (x + top * h, y - h * 0.58)
        knee = (x + dx * h * 0.85, y - h * 0.25)
        for p, q, a, b in ((foot, knee, w * 1.25, w * 0.8), (knee, head, w * 0.8, w * 0.5)):
            c.poly(capsule(p, q, a * h, b * h), mix(bark, SUN, 0.05 + abs(dx) * 0.3))
        for _ in range(5):
            o = rng.uniform(-0.7, 0.7) * w * h
            c.line(smooth([(foot[0] + o * 1.2, foot[1] - 4), (knee[0] + o * 0.8, knee[1]), (head[0] + o * 0.5, head[1])]),
                   darker(bark, 0.4) if o * light < 0 else mix(bark, SUN, 0.32), 2.2, 0.6)
    for i in range(9):
        rx = x + (-0.42 + 0.84 * i / 8) * h
        c.line([(rx, y - h * 0.58), (rx + rng.uniform(-6, 6), y - h * rng.uniform(0.1, 0.42))], darker(bark, 0.1), 2.4, 0.8)
    for i, (dx, dy, rx, ry) in enumerate(((-0.38, 0.60, 0.26, 0.17), (0.40, 0.62, 0.26, 0.17), (-0.18, 0.74, 0.30, 0.20),
                                          (0.20, 0.76, 0.30, 0.20), (0.0, 0.66, 0.34, 0.19), (0.0, 0.86, 0.25, 0.15))):
        crown(c, x + dx * h, y - dy * h, rx * h, ry * h, mix(colour, LEAF_DARK, 0.12 * (i % 3)), seed + i, light, 46)


def palm(c: Canvas, x: float, y: float, height: float, colour: RGB = LEAF, seed: int = 2, trunk: RGB = WOOD, sway: float = 0.06) -> None:
    """Draw a slim areca palm."""
    rng = Random(seed)
    top = (x + height * sway, y - height)
    stem = smooth([(x, y), (x + height * sway * 0.25, y - height * 0.5), top], steps=8)
    c.line(stem, trunk, height * 0.028)
    c.line([(px - height * 0.008, py) for px, py in stem], darker(trunk, 0.35), height * 0.01)
    c.poly(capsule(top, (top[0], top[1] + height * 0.11), height * 0.018, height * 0.017), mix(colour, LEAF_LIGHT, 0.5))
    for i in range(11):
        angle = -172 + 164 * i / 10 + rng.uniform(-6, 6)
        reach = height * 0.30
        a = math.radians(angle)
        tip = (top[0] + reach * math.cos(a) * 1.1, top[1] + reach * (math.sin(a) * 0.62 + 0.28))
        mid = (top[0] + reach * 0.55 * math.cos(a), top[1] + reach * 0.62 * math.sin(a))
        rib = smooth([top, mid, tip], steps=8)
        tone = mix(colour, SUN, 0.25) if math.cos(a) > 0.2 else darker(colour, 0.2)
        w = height * 0.035
        upper = [(px, py - w * math.sin(math.pi * k / len(rib)) * 0.5) for k, (px, py) in enumerate(rib)]
        lower = [(px, py + w * math.sin(math.pi * k / len(rib))) for k, (px, py) in enumerate(rib)]
        c.poly(upper + lower[::-1], tone)
        for k in range(3, len(rib), 2):
            px, py = rib[k]
            c.poly([(px - 2, py), (px + 2, py), (px + math.cos(a) * w * 0.7, py + w * 1.7)], tone)


def banana(c: Canvas, x: float, y: float, height: float, colour: RGB = LEAF, seed: int = 4) -> None:
    """Draw a banana plant with broad leaves."""
    rng = Random(seed)
    c.poly(capsule((x, y), (x, y - height * 0.45), height * 0.05, height * 0.035), mix(colour, LEAF_LIGHT, 0.4))
    for i in range(8):
        angle = -160 + 140 * i / 7 + rng.uniform(-8, 8)
        size = height * rng.uniform(0.5, 0.68)
        tone = mix(colour, SUN, 0.06 + 0.24 * (i % 3) / 2) if i % 2 else darker(colour, 0.14)
        shape = leaf(x, y - height * 0.4, size, size * 0.32, angle)
        c.poly(shape, tone)
        a = math.radians(angle)
        c.line([(x, y - height * 0.4), (x + size * 0.95 * math.cos(a), y - height * 0.4 + size * 0.95 * math.sin(a))],
               lighter(tone, 0.4), 1.6, 0.7)


def bamboo(c: Canvas, x: float, y: float, height: float, colour: RGB = LEAF, seed: int = 5, stems: int = 8) -> None:
    """Draw a clump of arching bamboo."""
    rng = Random(seed)
    for i in range(stems):
        lean = (i - stems / 2) / stems * 0.8 + rng.uniform(-0.06, 0.06)
        tall = height * rng.uniform(0.75, 1.05)
        pts = smooth([(x + lean * 40, y), (x + lean * tall * 0.35, y - tall * 0.6), (x + lean * tall * 0.95, y - tall * 0.95)], steps=8)
        tone = mix(colour, LEAF_LIGHT, rng.random() * 0.6)
        c.line(pts, darker(tone, 0.1), height * 0.014)
        for px, py in pts[8:]:
            for _ in range(4):
                size = height * rng.uniform(0.07, 0.12)
                lit = rng.random()
                c.poly(leaf(px + rng.uniform(-14, 14), py, size, size * 0.24, rng.uniform(20, 160)), mix(darker(colour, 0.25), LEAF_LIGHT, lit * 0.8))


def hedge(c: Canvas, x0: float, x1: float, y: float, size: float, colour: RGB, seed: int, light: int = 1) -> None:
    """Draw a line of bushes or a far tree line along y."""
    rng = Random(seed)
    x = x0
    while x < x1:
        r = size * rng.uniform(0.6, 1.2)
        c.poly(blob(x, y - r * 0.5, r, r * 0.85, rng), darker(colour, rng.uniform(0.1, 0.3)))
        c.poly(blob(x + light * r * 0.15, y - r * 0.75, r * 0.66, r * 0.5, rng), mix(colour, SUN, rng.uniform(0.05, 0.25)), 0.85)
        x += r * 0.9
    c.rect(x0, y - size * 0.35, x1, y + 2, darker(colour, 0.25))


def spray(c: Canvas, x: float, y: float, size: float, turn: float, colour: RGB, seed: int, count: int = 9) -> list[Point]:
    """Draw a leafy twig reaching into the picture; return points along it."""
    rng = Random(seed)
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
        c.line([(px, py), (px + length * 0.9 * math.cos(d), py + length * 0.9 * math.sin(d))], lighter(tone, 0.3), size * 0.008, 0.6)
    return rib


def pot(c: Canvas, x: float, y: float, size: float, colour: RGB, seed: int, green: RGB = LEAF) -> None:
    """Draw a potted plant."""
    rng = Random(seed)
    for i in range(11):
        turn = -165 + 150 * i / 10 + rng.uniform(-8, 8)
        length = size * rng.uniform(0.55, 0.85)
        c.poly(leaf(x, y - size * 0.42, length, length * 0.30, turn), mix(darker(green, 0.3), mix(green, SUN, 0.3), rng.random()))
    shape: list[Point] = [(x - size * 0.22, y - size * 0.45), (x + size * 0.22, y - size * 0.45), (x + size * 0.15, y), (x - size * 0.15, y)]
    c.poly(shape, colour)
    c.shade(shape, darker(colour, 0.5), "right", 0.6, 0.7, 0.3)
    c.poly(ring(x, y - size * 0.45, size * 0.235, size * 0.035), lighter(colour, 0.2))
