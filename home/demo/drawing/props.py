"""Things people carry, sit at or sell."""

from __future__ import annotations

import math
from random import Random

from .canvas import Canvas, fade
from .palette import CREAM, DARK_WOOD, EARTH, GOLD, INK, RED, RGB, SAND, STONE, STRAW, WHITE, WOOD, darker, lighter, mix
from .shapes import Point, blob, ring, smooth


def basket(c: Canvas, x: float, y: float, w: float, fill: list[RGB], seed: int = 1, heap: float = 0.5) -> None:
    """Draw a woven basket heaped with round fruit, standing at y."""
    rng = Random(seed)
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
    rng = Random(seed)
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


def table(c: Canvas, x: float, y: float, w: float, h: float, colour: RGB = WOOD, cloth: RGB | None = None) -> None:
    """Draw a table standing at y, centred on x."""
    c.shadow(x, y, w * 0.52, 10, INK, 0.25)
    for s in (-1, 1):
        c.rect(x + s * w * 0.44 - 7, y - h, x + s * w * 0.44 + 7, y, fade(darker(colour, 0.1), darker(colour, 0.35)))
    if cloth:
        front = [(x - w * 0.5, y - h), (x + w * 0.5, y - h), (x + w * 0.49, y - 4), (x - w * 0.49, y - 4)]
        c.poly(front, fade(cloth, darker(cloth, 0.25)))
        for k in range(1, 12):
            px = x - w * 0.5 + w * k / 12
            c.line([(px, y - h + 6), (px + 3, y - 6)], darker(cloth, 0.3), 4, 0.18)
    else:
        c.rect(x - w * 0.47, y - h, x + w * 0.47, y - h * 0.8, darker(colour, 0.3))
    c.panel(x - w * 0.52, y - h - 12, x + w * 0.52, y - h + 3, 5, lighter(colour, 0.15))


def chair(c: Canvas, x: float, y: float, size: float, colour: RGB, facing: int = 1) -> None:
    """Draw a chair seen from the side; its seat is at 0.27 of ``size``."""
    seat = y - size * 0.265
    dark = darker(colour, 0.25)
    for dx in (-0.10, 0.10):
        c.line([(x + dx * size, seat), (x + dx * size * 1.15, y)], dark, size * 0.022)
    c.line([(x - facing * size * 0.11, seat), (x - facing * size * 0.15, seat - size * 0.27)], dark, size * 0.022)
    c.panel(x - size * 0.13, seat - size * 0.008, x + size * 0.13, seat + size * 0.03, 5, colour)
    back = [(x - facing * size * (0.12 + 0.03 * t), seat - size * (0.09 + 0.2 * t)) for t in (0, 1)]
    c.line(back, colour, size * 0.05)


def screen(c: Canvas, x: float, y: float, w: float, shown: RGB, back: bool = False) -> None:
    """Draw a desktop screen standing at y."""
    h = w * 0.62
    c.poly([(x - w * 0.05, y - w * 0.14), (x + w * 0.05, y - w * 0.14), (x + w * 0.07, y), (x - w * 0.07, y)], STONE)
    c.panel(x - w * 0.18, y - 5, x + w * 0.18, y + 2, 2, darker(STONE, 0.1))
    frame = mix(INK, STONE, 0.55) if back else INK
    c.panel(x - w * 0.5, y - w * 0.10 - h, x + w * 0.5, y - w * 0.10, 6, frame)
    if back:
        c.oval(x, y - w * 0.10 - h * 0.5, w * 0.05, w * 0.05, lighter(frame, 0.25))
        return
    x0, y0, x1, y1 = x - w * 0.46, y - w * 0.06 - h, x + w * 0.46, y - w * 0.15
    c.rect(x0, y0, x1, y1, fade(lighter(shown, 0.4), shown))
    c.rect(x0, y0, x1, y0 + h * 0.14, darker(shown, 0.3))
    for k in range(3):
        c.rect(
            x0 + w * 0.06,
            y0 + h * (0.26 + 0.16 * k),
            x0 + w * (0.52 - 0.08 * k),
            y0 + h * (0.33 + 0.16 * k),
            WHITE,
            0.85,
        )
    c.rect(x0 + w * 0.6, y0 + h * 0.26, x1 - w * 0.05, y0 + h * 0.64, GOLD, 0.8)


def boat(c: Canvas, x: float, y: float, w: float, colour: RGB = DARK_WOOD, roof: bool = False) -> None:
    """Draw a wooden sampan floating at y."""
    c.oval(x, y + w * 0.03, w * 0.5, w * 0.035, INK, 0.35, blur=4)
    if roof:
        hood = smooth(
            [
                (x - w * 0.2, y - w * 0.05),
                (x - w * 0.17, y - w * 0.19),
                (x, y - w * 0.23),
                (x + w * 0.17, y - w * 0.19),
                (x + w * 0.2, y - w * 0.05),
            ],
            steps=6,
        )
        c.poly(hood, fade(mix(STRAW, WOOD, 0.4), darker(WOOD, 0.2)))
        c.shade(hood, darker(WOOD, 0.6), "left", 0.5, 0.7, 0.3)
        for k in range(-3, 4):
            c.line(
                smooth(
                    [
                        (x + k * w * 0.052, y - w * 0.05),
                        (x + k * w * 0.05, y - w * 0.16),
                        (x + k * w * 0.036, y - w * (0.222 - 0.006 * k * k)),
                    ],
                    steps=4,
                ),
                darker(WOOD, 0.3),
                w * 0.006,
                0.5,
            )
        c.rect(x - w * 0.2, y - w * 0.09, x + w * 0.2, y - w * 0.075, darker(WOOD, 0.4), 0.5)
    top = smooth(
        [
            (x - w * 0.55, y - w * 0.12),
            (x - w * 0.3, y - w * 0.055),
            (x, y - w * 0.045),
            (x + w * 0.3, y - w * 0.055),
            (x + w * 0.55, y - w * 0.12),
        ],
        steps=6,
    )
    hull = top + smooth(
        [
            (x + w * 0.55, y - w * 0.12),
            (x + w * 0.36, y + w * 0.02),
            (x, y + w * 0.04),
            (x - w * 0.36, y + w * 0.02),
            (x - w * 0.55, y - w * 0.12),
        ],
        steps=6,
    )
    c.poly(hull, fade(lighter(colour, 0.15), darker(colour, 0.4)))
    c.line(top, lighter(colour, 0.4), max(2.0, w * 0.014))


def wheel(c: Canvas, x: float, y: float, r: float, rim: RGB = STONE) -> None:
    """Draw a spoked wheel."""
    c.oval(x, y, r, r, INK)
    c.oval(x, y, r * 0.72, r * 0.72, rim)
    c.oval(x, y, r * 0.58, r * 0.58, mix(INK, rim, 0.35))
    c.oval(x, y, r * 0.2, r * 0.2, lighter(rim, 0.3))


def motorbike(c: Canvas, x: float, y: float, size: float, colour: RGB, facing: int = 1) -> Point:
    """Draw a motorbike standing at y and return its saddle."""
    s, f = size, facing
    c.shadow(x, y, s * 0.55, s * 0.05, INK, 0.35)
    c.poly(
        smooth(
            [
                (x + f * s * 0.10, y - s * 0.2),
                (x + f * s * 0.22, y - s * 0.24),
                (x + f * s * 0.30, y - s * 0.5),
                (x + f * s * 0.38, y - s * 0.5),
                (x + f * s * 0.33, y - s * 0.22),
                (x + f * s * 0.12, y - s * 0.08),
                (x - f * s * 0.2, y - s * 0.1),
                (x - f * s * 0.25, y - s * 0.22),
            ],
            closed=True,
            steps=4,
        ),
        darker(colour, 0.3),
    )
    c.line([(x + f * s * 0.33, y - s * 0.52), (x + f * s * 0.43, y - s * 0.14)], darker(STONE, 0.3), s * 0.035)
    wheel(c, x - f * s * 0.36, y - s * 0.15, s * 0.15)
    wheel(c, x + f * s * 0.43, y - s * 0.15, s * 0.15)
    c.curve(
        [
            (x - f * s * 0.52, y - s * 0.36),
            (x - f * s * 0.2, y - s * 0.42),
            (x - f * s * 0.02, y - s * 0.3),
            (x - f * s * 0.16, y - s * 0.2),
            (x - f * s * 0.4, y - s * 0.27),
        ],
        colour,
    )
    c.curve(
        [
            (x - f * s * 0.42, y - s * 0.41),
            (x - f * s * 0.2, y - s * 0.45),
            (x + f * s * 0.02, y - s * 0.38),
            (x - f * s * 0.1, y - s * 0.35),
        ],
        INK,
    )
    c.curve(
        [
            (x + f * s * 0.30, y - s * 0.52),
            (x + f * s * 0.42, y - s * 0.46),
            (x + f * s * 0.38, y - s * 0.28),
            (x + f * s * 0.30, y - s * 0.3),
        ],
        colour,
    )
    c.line([(x + f * s * 0.24, y - s * 0.56), (x + f * s * 0.36, y - s * 0.54)], INK, s * 0.03)
    c.oval(x + f * s * 0.40, y - s * 0.45, s * 0.035, s * 0.045, CREAM)
    c.curve(
        [
            (x + f * s * 0.32, y - s * 0.27),
            (x + f * s * 0.44, y - s * 0.32),
            (x + f * s * 0.56, y - s * 0.24),
            (x + f * s * 0.44, y - s * 0.27),
        ],
        darker(colour, 0.15),
    )
    return x - f * s * 0.12, y - s * 0.43


def bicycle(c: Canvas, x: float, y: float, size: float, colour: RGB) -> None:
    """Draw a parked bicycle."""
    r = size * 0.2
    a, b, crank, head, seat = (
        (x - size * 0.3, y - r),
        (x + size * 0.3, y - r),
        (x - size * 0.02, y - r),
        (x + size * 0.2, y - size * 0.52),
        (x - size * 0.12, y - size * 0.52),
    )
    for px, py in (a, b):
        for k in range(24):
            p, q = ring(px, py, r, r, 0, 24)[k], ring(px, py, r, r, 0, 24)[(k + 1) % 24]
            c.line([p, q], INK, size * 0.022)
    for p, q in ((a, crank), (crank, head), (seat, crank), (a, seat), (seat, (head[0], head[1] + 8)), (head, b)):
        c.line([p, q], colour, size * 0.024)
    c.line([(seat[0] - size * 0.07, seat[1] - 6), (seat[0] + size * 0.06, seat[1] - 6)], INK, size * 0.035)
    c.line(
        [head, (head[0] - 2, head[1] - size * 0.08), (head[0] + size * 0.07, head[1] - size * 0.1)], INK, size * 0.02
    )


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


def shelf(
    c: Canvas,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    rows: int,
    seed: int,
    books: list[RGB],
    wood: RGB = WOOD,
    size: float = 1.0,
) -> None:
    """Draw a bookcase full of books."""
    rng = Random(seed)
    c.rect(x0 - 8, y0 - 10, x1 + 8, y1, wood)
    c.rect(x0, y0, x1, y1 - 6, darker(wood, 0.5))
    pitch = (y1 - y0) / rows
    for row in range(rows):
        floor = y0 + pitch * (row + 1) - 10
        x = x0 + 4
        while x < x1 - 10:
            if rng.random() < 0.07:
                x += rng.uniform(14, 40) * size
                continue
            w, h = rng.uniform(9, 19) * size, pitch * rng.uniform(0.58, 0.82)
            w = min(w, x1 - 4 - x)
            colour = mix(rng.choice(books), SAND, rng.random() * 0.18)
            c.rect(x, floor - h, x + w, floor, fade(lighter(colour, 0.12), darker(colour, 0.18)))
            if w > 11:
                c.rect(x + 2, floor - h * 0.8, x + w - 2, floor - h * 0.72, lighter(colour, 0.6), 0.8)
            x += w + 1.2
        c.rect(x0, floor, x1, floor + 10, lighter(wood, 0.18))
        c.rect(x0, floor + 10, x1, floor + 22, INK, 0.25)


def bunting(c: Canvas, a: Point, b: Point, sag: float, colours: list[RGB], size: float = 22) -> None:
    """Hang a line of small pennants between two points."""
    line = smooth([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + sag), b], steps=14)
    c.line(line, EARTH, 2)
    for k in range(1, len(line) - 1, 2):
        (px, py), (qx, qy) = line[k], line[k + 1]
        c.poly([(px, py), (qx, qy), ((px + qx) / 2, (py + qy) / 2 + size)], colours[(k // 2) % len(colours)])


def book(c: Canvas, x: float, y: float, size: float, colour: RGB = RED) -> None:
    """Draw an open book held up."""
    c.poly(
        [
            (x - size, y - size * 0.75),
            (x, y - size * 0.5),
            (x + size, y - size * 0.75),
            (x + size, y + size * 0.25),
            (x, y + size * 0.5),
            (x - size, y + size * 0.25),
        ],
        colour,
    )
    c.poly(
        [
            (x - size * 0.9, y - size * 0.82),
            (x, y - size * 0.6),
            (x + size * 0.9, y - size * 0.82),
            (x + size * 0.9, y - size * 0.72),
            (x, y - size * 0.48),
            (x - size * 0.9, y - size * 0.72),
        ],
        WHITE,
    )
