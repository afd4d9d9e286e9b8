"""Road and farm machines."""

from __future__ import annotations

import math

from .canvas import Canvas, fade
from .palette import CREAM, DARK_WOOD, GOLD, INDIGO, INK, RED, RGB, STONE, STRAW, darker, lighter, mix
from .shapes import Point, ring, smooth

GLASS = mix(INDIGO, (170, 205, 205), 0.6)


def _tyre(c: Canvas, x: float, y: float, r: float, rim: RGB) -> None:
    c.oval(x, y, r, r, INK)
    for k in range(16):
        a = math.tau * k / 16
        c.line(
            [
                (x + r * 0.86 * math.cos(a), y + r * 0.86 * math.sin(a)),
                (x + r * 1.02 * math.cos(a + 0.1), y + r * 1.02 * math.sin(a + 0.1)),
            ],
            INK,
            r * 0.12,
        )
    c.oval(x, y, r * 0.62, r * 0.62, darker(rim, 0.2))
    c.oval(x - r * 0.03, y - r * 0.04, r * 0.54, r * 0.54, rim)
    c.oval(x, y, r * 0.18, r * 0.18, darker(rim, 0.45))


def roller(c: Canvas, x: float, y: float, size: float, colour: RGB = GOLD) -> None:
    """Draw a road roller heading right."""
    s = size
    c.shadow(x, y, s * 0.62, s * 0.05, INK, 0.4)
    c.poly(
        [
            (x - s * 0.5, y - s * 0.26),
            (x - s * 0.5, y - s * 0.48),
            (x - s * 0.42, y - s * 0.54),
            (x - s * 0.1, y - s * 0.54),
            (x - s * 0.02, y - s * 0.3),
            (x + s * 0.16, y - s * 0.28),
            (x + s * 0.16, y - s * 0.18),
            (x - s * 0.46, y - s * 0.18),
        ],
        fade(lighter(colour, 0.2), darker(colour, 0.2)),
    )
    cab: list[Point] = [
        (x - s * 0.26, y - s * 0.52),
        (x - s * 0.26, y - s * 0.90),
        (x + s * 0.06, y - s * 0.90),
        (x + s * 0.10, y - s * 0.32),
        (x - s * 0.06, y - s * 0.32),
    ]
    c.poly(cab, darker(colour, 0.1))
    c.poly(
        [
            (x - s * 0.22, y - s * 0.55),
            (x - s * 0.22, y - s * 0.86),
            (x + s * 0.03, y - s * 0.86),
            (x + s * 0.055, y - s * 0.50),
        ],
        fade(lighter(GLASS, 0.4), GLASS),
    )
    c.oval(x - s * 0.10, y - s * 0.68, s * 0.045, s * 0.055, (183, 124, 88))
    c.curve([(x - s * 0.16, y - s * 0.70), (x - s * 0.10, y - s * 0.77), (x - s * 0.04, y - s * 0.70)], RED)
    c.poly(
        [
            (x - s * 0.17, y - s * 0.52),
            (x - s * 0.15, y - s * 0.63),
            (x - s * 0.05, y - s * 0.63),
            (x - s * 0.03, y - s * 0.52),
        ],
        INDIGO,
    )
    c.panel(x - s * 0.31, y - s * 0.95, x + s * 0.12, y - s * 0.89, 4, lighter(colour, 0.15))
    c.line(
        [(x + s * 0.06, y - s * 0.30), (x + s * 0.38, y - s * 0.30), (x + s * 0.38, y - s * 0.2)],
        darker(colour, 0.2),
        s * 0.07,
    )
    _tyre(c, x - s * 0.32, y - s * 0.21, s * 0.21, colour)
    drum = ring(x + s * 0.38, y - s * 0.2, s * 0.2, s * 0.2)
    c.poly(drum, mix(STONE, INDIGO, 0.25))
    c.shade(drum, INK, "left", 0.6, 0.8, 0.3)
    c.oval(x + s * 0.38, y - s * 0.2, s * 0.13, s * 0.13, mix(STONE, INDIGO, 0.4))
    c.oval(x + s * 0.38, y - s * 0.2, s * 0.04, s * 0.04, darker(colour, 0.1))
    for k in range(4):
        c.poly(
            [
                (x - s * 0.48 + k * s * 0.055, y - s * 0.31),
                (x - s * 0.455 + k * s * 0.055, y - s * 0.31),
                (x - s * 0.475 + k * s * 0.055, y - s * 0.25),
                (x - s * 0.5 + k * s * 0.055, y - s * 0.25),
            ],
            INK,
            0.8,
        )


def harvester(c: Canvas, x: float, y: float, size: float, colour: RGB = RED) -> None:
    """Draw a combine harvester heading left."""
    s = size
    c.shadow(x, y, s * 0.7, s * 0.05, INK, 0.4)
    c.poly(
        [
            (x - s * 0.16, y - s * 0.22),
            (x - s * 0.56, y - s * 0.08),
            (x - s * 0.52, y - s * 0.02),
            (x - s * 0.08, y - s * 0.12),
        ],
        darker(colour, 0.35),
    )
    body: list[Point] = [
        (x - s * 0.12, y - s * 0.20),
        (x - s * 0.08, y - s * 0.52),
        (x + s * 0.1, y - s * 0.56),
        (x + s * 0.52, y - s * 0.56),
        (x + s * 0.58, y - s * 0.44),
        (x + s * 0.56, y - s * 0.22),
    ]
    c.poly(body, fade(lighter(colour, 0.15), darker(colour, 0.22)))
    c.shade(body, darker(colour, 0.6), "right", 0.5, 0.6, 0.3)
    c.rect(x + s * 0.04, y - s * 0.42, x + s * 0.50, y - s * 0.37, CREAM, 0.9)
    for k in range(5):
        c.line(
            [(x + s * (0.34 + 0.035 * k), y - s * 0.52), (x + s * (0.34 + 0.035 * k), y - s * 0.45)],
            darker(colour, 0.5),
            s * 0.012,
        )
    c.line(
        [(x + s * 0.3, y - s * 0.55), (x + s * 0.36, y - s * 0.70), (x + s * 0.62, y - s * 0.74)],
        darker(colour, 0.1),
        s * 0.045,
    )
    c.poly(
        [
            (x - s * 0.25, y - s * 0.36),
            (x - s * 0.20, y - s * 0.70),
            (x + s * 0.06, y - s * 0.70),
            (x + s * 0.06, y - s * 0.36),
        ],
        darker(colour, 0.25),
    )
    pane = [
        (x - s * 0.225, y - s * 0.40),
        (x - s * 0.18, y - s * 0.67),
        (x + s * 0.035, y - s * 0.67),
        (x + s * 0.035, y - s * 0.40),
    ]
    c.poly(pane, fade(lighter(GLASS, 0.5), GLASS))
    with c.clip(pane):
        c.panel(x - s * 0.13, y - s * 0.51, x - s * 0.01, y - s * 0.36, s * 0.04, INDIGO)
        c.oval(x - s * 0.075, y - s * 0.545, s * 0.03, s * 0.036, (200, 145, 108))
        c.poly([(x - s * 0.15, y - s * 0.555), (x - s * 0.075, y - s * 0.62), (x, y - s * 0.555)], STRAW)
        c.poly(
            [
                (x - s * 0.20, y - s * 0.40),
                (x - s * 0.10, y - s * 0.68),
                (x - s * 0.05, y - s * 0.68),
                (x - s * 0.15, y - s * 0.40),
            ],
            CREAM,
            0.3,
        )
    c.panel(x - s * 0.24, y - s * 0.745, x + s * 0.09, y - s * 0.69, 4, lighter(colour, 0.15))
    for k in range(4):
        c.line(
            [(x - s * 0.20, y - s * (0.34 - 0.05 * k)), (x - s * 0.12, y - s * (0.34 - 0.05 * k))],
            darker(STONE, 0.3),
            s * 0.012,
        )
    c.line([(x - s * 0.20, y - s * 0.36), (x - s * 0.20, y - s * 0.17)], darker(STONE, 0.3), s * 0.012)
    track = smooth(
        [
            (x - s * 0.16, y - s * 0.11),
            (x - s * 0.06, y - s * 0.22),
            (x + s * 0.42, y - s * 0.22),
            (x + s * 0.52, y - s * 0.11),
            (x + s * 0.42, y),
            (x - s * 0.06, y),
        ],
        closed=True,
        steps=5,
    )
    c.poly(track, INK)
    for k in range(5):
        c.oval(x - s * 0.05 + k * s * 0.115, y - s * 0.105, s * 0.052, s * 0.052, STONE)
        c.oval(x - s * 0.05 + k * s * 0.115, y - s * 0.105, s * 0.02, s * 0.02, INK)
    hub = (x - s * 0.60, y - s * 0.15)
    for k in range(6):
        a = math.tau * k / 6 + 0.3
        tip = (hub[0] + s * 0.13 * math.cos(a), hub[1] + s * 0.13 * math.sin(a))
        nxt = math.tau * (k + 1) / 6 + 0.3
        c.line([hub, tip], darker(colour, 0.2), s * 0.014)
        c.line(
            [tip, (hub[0] + s * 0.13 * math.cos(nxt), hub[1] + s * 0.13 * math.sin(nxt))],
            darker(colour, 0.1),
            s * 0.014,
        )
        c.line([(tip[0] - s * 0.012, tip[1]), (tip[0] - s * 0.012, tip[1] + s * 0.045)], DARK_WOOD, s * 0.02)
    c.oval(hub[0], hub[1], s * 0.03, s * 0.03, DARK_WOOD)
    c.poly(
        [
            (x - s * 0.74, y - s * 0.01),
            (x - s * 0.68, y - s * 0.06),
            (x - s * 0.44, y - s * 0.06),
            (x - s * 0.42, y - s * 0.0),
        ],
        darker(colour, 0.1),
    )


def truck(c: Canvas, x: float, y: float, size: float, colour: RGB) -> None:
    """Draw a small tipper lorry heading left."""
    s = size
    c.shadow(x, y, s * 0.6, s * 0.04, INK, 0.35)
    c.poly(
        [
            (x - s * 0.12, y - s * 0.46),
            (x + s * 0.52, y - s * 0.46),
            (x + s * 0.5, y - s * 0.14),
            (x - s * 0.12, y - s * 0.14),
        ],
        fade(lighter(colour, 0.1), darker(colour, 0.2)),
    )
    c.curve(
        [
            (x - s * 0.1, y - s * 0.46),
            (x + s * 0.1, y - s * 0.54),
            (x + s * 0.3, y - s * 0.52),
            (x + s * 0.5, y - s * 0.46),
        ],
        (190, 160, 120),
    )
    c.poly(
        [
            (x - s * 0.16, y - s * 0.13),
            (x - s * 0.16, y - s * 0.52),
            (x - s * 0.38, y - s * 0.52),
            (x - s * 0.47, y - s * 0.3),
            (x - s * 0.5, y - s * 0.13),
        ],
        mix(colour, CREAM, 0.55),
    )
    c.poly(
        [
            (x - s * 0.21, y - s * 0.32),
            (x - s * 0.21, y - s * 0.48),
            (x - s * 0.36, y - s * 0.48),
            (x - s * 0.42, y - s * 0.32),
        ],
        GLASS,
    )
    for k in range(1, 4):
        c.line(
            [(x - s * 0.12 + k * s * 0.155, y - s * 0.45), (x - s * 0.12 + k * s * 0.155, y - s * 0.15)],
            darker(colour, 0.3),
            s * 0.014,
        )
    for dx in (-0.34, 0.14, 0.36):
        _tyre(c, x + dx * s, y - s * 0.09, s * 0.09, STONE)
