"""Boats and two-wheelers."""

from __future__ import annotations

from .canvas import Canvas, fade
from .palette import CREAM, DARK_WOOD, INK, RGB, STONE, STRAW, WOOD, darker, lighter, mix
from .shapes import Point, ring, smooth


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
