"""Furniture and books."""

from __future__ import annotations

from .canvas import Canvas, fade
from .palette import GOLD, INK, RED, RGB, SAND, STONE, WHITE, WOOD, darker, lighter, mix
from .shapes import dice


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
    rng = dice(seed)
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
