"""Trees."""

from __future__ import annotations

import math

from .canvas import Canvas, fade
from .palette import DARK_WOOD, LEAF, LEAF_DARK, LEAF_LIGHT, RGB, SUN, WOOD, darker, lighter, mix
from .shapes import Point, blob, capsule, dice, leaf, smooth


def crown(
    c: Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    colour: RGB,
    seed: int,
    light: int = 1,
    detail: int = 40,
    glow: RGB = SUN,
) -> None:
    """Draw a rounded mass of foliage lit from one side."""
    rng = dice(seed)
    spots: list[tuple[float, float, float]] = []
    many = round(14 + (rx + ry) / 9)
    small = (16 / many) ** 0.34
    for _ in range(many):
        a, d = rng.uniform(0, math.tau), rng.random() ** 0.5
        reach = 1 - 0.34 * small
        spots.append(
            (x + rx * reach * d * math.cos(a), y + ry * reach * d * math.sin(a), rng.uniform(0.30, 0.46) * small)
        )
    for sx, sy, r in spots:
        c.poly(blob(sx, sy, rx * r, ry * r * 1.05, rng), darker(colour, 0.36))
    for sx, sy, r in sorted(spots, key=lambda s: s[1] - light * s[0] * 0.2):
        c.poly(
            blob(sx + light * rx * 0.03, sy - ry * 0.07, rx * r * 0.86, ry * r * 0.82, rng),
            mix(colour, darker(colour, 0.3), 0.45),
        )
    for sx, sy, r in spots[::2]:
        c.poly(
            blob(sx - light * rx * 0.02, sy - ry * 0.09, rx * r * 0.62, ry * r * 0.5, rng),
            mix(colour, darker(colour, 0.3), 0.15),
            0.55,
        )
    for sx, sy, r in spots:
        if (sx - x) * light / rx - (sy - y) / ry > -0.25:
            c.poly(blob(sx + light * rx * 0.07, sy - ry * 0.13, rx * r * 0.66, ry * r * 0.58, rng), colour, 0.92)
    for sx, sy, r in spots:
        if (sx - x) * light / rx - (sy - y) / ry > 0.12:
            c.poly(
                blob(sx + light * rx * 0.10, sy - ry * 0.19, rx * r * 0.42, ry * r * 0.34, rng),
                mix(colour, glow, 0.34),
                0.85,
            )
    for _ in range(detail + max(0, many - 30) * 2):
        a, d = rng.uniform(0, math.tau), rng.uniform(0.2, 0.94)
        lx, ly = x + rx * d * math.cos(a), y + ry * d * math.sin(a)
        lit = (lx - x) * light / rx - (ly - y) / ry
        tone = mix(colour, glow, 0.5) if lit > 0.25 else (colour if lit > -0.4 else darker(colour, 0.42))
        size = min(8.0, (rx + ry) * 0.05) * rng.uniform(0.6, 1.1)
        c.poly(leaf(lx, ly, size * 2, size, rng.uniform(0, 360)), tone, 0.85)


def tree(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    colour: RGB = LEAF,
    seed: int = 1,
    light: int = 1,
    wide: float = 0.36,
    trunk: RGB = WOOD,
    detail: int = 40,
) -> None:
    """Draw a broad-leaved tree standing at (x, y)."""
    w = height * 0.035
    stem = [
        (x - w * 1.5, y + 2),
        (x - w * 0.7, y - height * 0.25),
        (x - w * 0.6, y - height * 0.6),
        (x + w * 0.6, y - height * 0.6),
        (x + w * 0.8, y - height * 0.25),
        (x + w * 1.6, y + 2),
    ]
    c.poly(stem, fade(darker(trunk, 0.4), trunk))
    if height > 200:
        base = [
            (x - w * 3.4, y + 5),
            (x - w * 2.0, y - w * 0.8),
            (x - w, y - w * 0.2),
            (x, y - w * 1.1),
            (x + w, y - w * 0.2),
            (x + w * 2.1, y - w * 0.9),
            (x + w * 3.4, y + 5),
        ]
        c.poly([*smooth(base, steps=5), (x, y + 12)], darker(colour, 0.32))
    c.poly(capsule((x, y - height * 0.36), (x + height * 0.16, y - height * 0.6), w * 0.6, w * 0.3), darker(trunk, 0.3))
    c.poly(
        capsule((x, y - height * 0.32), (x - height * 0.17, y - height * 0.56), w * 0.6, w * 0.3), darker(trunk, 0.3)
    )
    crown(c, x, y - height * 0.66, height * wide, height * 0.35, colour, seed, light, detail)


def banyan(c: Canvas, x: float, y: float, height: float, colour: RGB = LEAF, seed: int = 3, light: int = 1) -> None:
    """Draw an old village banyan with several stems and hanging roots."""
    rng = dice(seed)
    bark = mix(DARK_WOOD, WOOD, 0.35)
    h = height
    for dx, top, w in (
        (-0.20, -0.34, 0.030),
        (0.22, 0.36, 0.028),
        (-0.08, -0.12, 0.07),
        (0.08, 0.14, 0.075),
        (0.0, 0.02, 0.08),
    ):
        foot, head = (x + dx * h, y), (x + top * h, y - h * 0.58)
        knee = (x + dx * h * 0.85, y - h * 0.25)
        for p, q, a, b in ((foot, knee, w * 1.25, w * 0.8), (knee, head, w * 0.8, w * 0.5)):
            c.poly(capsule(p, q, a * h, b * h), mix(bark, SUN, 0.05 + abs(dx) * 0.3))
        for _ in range(5):
            o = rng.uniform(-0.7, 0.7) * w * h
            c.line(
                smooth([(foot[0] + o * 1.2, foot[1] - 4), (knee[0] + o * 0.8, knee[1]), (head[0] + o * 0.5, head[1])]),
                darker(bark, 0.4) if o * light < 0 else mix(bark, SUN, 0.32),
                2.2,
                0.6,
            )
    for i in range(9):
        rx = x + (-0.42 + 0.84 * i / 8) * h
        c.line(
            [(rx, y - h * 0.58), (rx + rng.uniform(-6, 6), y - h * rng.uniform(0.1, 0.42))], darker(bark, 0.1), 2.4, 0.8
        )
    mound = [
        (x - 0.36 * h, y + 0.04 * h),
        (x - 0.22 * h, y - 0.02 * h),
        (x, y - 0.035 * h),
        (x + 0.22 * h, y - 0.02 * h),
        (x + 0.38 * h, y + 0.04 * h),
        (x, y + 0.06 * h),
    ]
    c.curve(mound, darker(colour, 0.25))
    c.curve([(px, py + h * 0.02) for px, py in mound], darker(colour, 0.12))
    for i, (dx, dy, rx, ry) in enumerate(
        (
            (-0.38, 0.60, 0.26, 0.17),
            (0.40, 0.62, 0.26, 0.17),
            (-0.18, 0.74, 0.30, 0.20),
            (0.20, 0.76, 0.30, 0.20),
            (0.0, 0.66, 0.34, 0.19),
            (0.0, 0.86, 0.25, 0.15),
        )
    ):
        crown(c, x + dx * h, y - dy * h, rx * h, ry * h, mix(colour, LEAF_DARK, 0.12 * (i % 3)), seed + i, light, 26)


def palm(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    colour: RGB = LEAF,
    seed: int = 2,
    trunk: RGB = WOOD,
    sway: float = 0.06,
) -> None:
    """Draw a slim areca palm."""
    rng = dice(seed)
    top = (x + height * sway, y - height)
    stem = smooth([(x, y), (x + height * sway * 0.25, y - height * 0.5), top], steps=8)
    c.line(stem, trunk, height * 0.026)
    c.line([(px - height * 0.007, py) for px, py in stem], darker(trunk, 0.35), height * 0.009)
    c.poly(capsule(top, (top[0], top[1] + height * 0.10), height * 0.017, height * 0.016), mix(colour, LEAF_LIGHT, 0.2))
    for i in (0, 9, 1, 8, 2, 7, 3, 6, 4, 5):
        a = math.radians(-178 + 176 * i / 9 + rng.uniform(-6, 6))
        reach = height * rng.uniform(0.27, 0.33)
        tip = (top[0] + reach * math.cos(a) * 1.15, top[1] + reach * (math.sin(a) * 0.75 + 0.34))
        mid = (top[0] + reach * 0.60 * math.cos(a), top[1] + reach * 0.78 * math.sin(a))
        tone = mix(colour, SUN, 0.22) if math.cos(a) > 0.1 else darker(colour, 0.18)
        _frond(c, smooth([top, mid, tip], steps=7), height * 0.085, tone)


def _frond(c: Canvas, rib: list[Point], size: float, tone: RGB) -> None:
    c.line(rib, lighter(tone, 0.15), size * 0.10)
    count = len(rib)
    for k in range(2, count):
        (ax, ay), (bx, by) = rib[k - 1], rib[k]
        along = math.degrees(math.atan2(by - ay, bx - ax))
        length = size * (1.15 - 0.75 * abs(k / count - 0.45))
        for side in (-1, 1):
            droop = 46 if math.cos(math.radians(along)) * side > 0 else 30
            c.poly(leaf(bx, by, length, length * 0.16, along + side * droop), tone if side > 0 else darker(tone, 0.12))


def banana(c: Canvas, x: float, y: float, height: float, colour: RGB = LEAF, seed: int = 4) -> None:
    """Draw a banana plant with broad arching leaves."""
    rng = dice(seed)
    top = (x + height * 0.02, y - height * 0.46)
    stem = [(x - height * 0.055, y), top, (x + height * 0.05, y)]
    c.poly(
        [stem[0], (top[0] - height * 0.028, top[1]), (top[0] + height * 0.028, top[1]), stem[2]],
        fade(mix(colour, LEAF_LIGHT, 0.5), darker(colour, 0.2)),
    )
    for i in (0, 8, 1, 7, 2, 6, 3, 5, 4):
        a = math.radians(-168 + 156 * i / 8 + rng.uniform(-7, 7))
        size = height * rng.uniform(0.50, 0.64)
        mid = (top[0] + size * 0.6 * math.cos(a), top[1] + size * 0.72 * math.sin(a))
        tip = (
            top[0] + size * 1.02 * math.cos(a),
            top[1] + size * (0.72 * math.sin(a) + 0.16 + 0.22 * abs(math.cos(a))),
        )
        rib = smooth([top, mid, tip], steps=9)
        tone = mix(colour, SUN, 0.05 + 0.2 * (i % 3) / 2) if i % 2 else darker(colour, 0.16)
        upper, lower = [], []
        for k, (px, py) in enumerate(rib):
            w = size * 0.15 * math.sin(math.pi * min(1.0, k / (len(rib) - 1) + 0.06)) ** 0.6
            qx, qy = (
                rib[min(k + 1, len(rib) - 1)]
                if k < len(rib) - 1
                else (px + (px - rib[k - 1][0]), py + (py - rib[k - 1][1]))
            )
            d = math.hypot(qx - px, qy - py) or 1.0
            nx, ny = -(qy - py) / d, (qx - px) / d
            upper.append((px + nx * w, py + ny * w))
            lower.append((px - nx * w, py - ny * w))
        c.poly(upper + rib[::-1], tone)
        c.poly(lower + rib[::-1], darker(tone, 0.13))
        c.line(rib, lighter(tone, 0.45), height * 0.007)


def bamboo(c: Canvas, x: float, y: float, height: float, colour: RGB = LEAF, seed: int = 5, stems: int = 8) -> None:
    """Draw a clump of arching bamboo."""
    rng = dice(seed)
    for i in range(stems):
        lean = (i - stems / 2) / stems * 0.8 + rng.uniform(-0.06, 0.06)
        tall = height * rng.uniform(0.75, 1.05)
        pts = smooth(
            [(x + lean * 40, y), (x + lean * tall * 0.35, y - tall * 0.6), (x + lean * tall * 0.95, y - tall * 0.95)],
            steps=8,
        )
        tone = mix(colour, LEAF_LIGHT, rng.random() * 0.6)
        c.line(pts, darker(tone, 0.1), height * 0.014)
        for px, py in pts[8:]:
            for _ in range(4):
                size = height * rng.uniform(0.07, 0.12)
                lit = rng.random()
                c.poly(
                    leaf(px + rng.uniform(-14, 14), py, size, size * 0.24, rng.uniform(20, 160)),
                    mix(darker(colour, 0.25), LEAF_LIGHT, lit * 0.8),
                )
