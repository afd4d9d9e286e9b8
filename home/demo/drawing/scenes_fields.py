"""Rice fields."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .figures import person
from .houses import village
from .landscape import birds, cloud, fields, grass, ridge, sky, sun
from .machines import harvester
from .palette import (
    CREAM,
    EARTH,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    LEAF_DARK,
    LEAF_LIGHT,
    PLUM,
    RED,
    SUN,
    TEAL,
    TERRACOTTA,
    WHITE,
    darker,
    mix,
    rgb,
)
from .plants import hedge, spray
from .shapes import dice, smooth
from .trees import bamboo, palm
from .wardrobe import HOLD, STAND, STOOP, TALK, farmer


def rice_field(c: Canvas) -> None:
    """Transplanting rice in terraces at sunrise."""
    haze = rgb("#fbdcae")
    sky(c, rgb("#8fb7c4"), rgb("#d9d9bd"), rgb("#fcd9a0"), rgb("#fbc98c"), horizon=430)
    sun(c, 1130, 292, 44)
    cloud(c, 380, 130, 460, WHITE, 0.75)
    cloud(c, 860, 190, 300, CREAM, 0.6)
    cloud(c, 1450, 120, 380, WHITE, 0.6)
    ridge(c, 350, 130, rgb("#a9b9b8"), haze, 11, 460)
    ridge(c, 395, 110, rgb("#7fa29c"), haze, 25, 380)
    c.mist(400, 90, haze, 0.55)
    ridge(c, 432, 80, rgb("#5e8c78"), rgb("#cfd49c"), 31, 300)
    c.mist(440, 50, haze, 0.5)
    hedge(c, 60, 700, 452, 22, mix(LEAF_DARK, haze, 0.25), 5)
    village(c, 180, 640, 456, 64, 8, haze, 0.22)
    hedge(c, 20, 330, 462, 18, mix(LEAF, haze, 0.15), 6)
    for x, h in ((120, 120), (150, 96), (690, 110), (655, 92)):
        palm(c, x, 460, h, mix(LEAF_DARK, haze, 0.2), x, sway=0.05)
    fields(c, 452, 9, rgb("#c9cc74"), rgb("#5f9a55"), rgb("#fbe2b4"), 4, 54, wet=0.5)
    c.glow(1130, 520, 380, SUN, 0.4)
    birds(c, [(560, 300), (610, 276), (665, 290), (720, 262)], 17, WHITE)
    for x, y, s, top in ((560, 610, 150, INDIGO), (700, 618, 156, TERRACOTTA), (865, 604, 146, PLUM)):
        c.shadow(x + 30, y + 2, 54, 7, LEAF_DARK, 0.4)
        person(c, x, y, s, farmer(top), STOOP)
    c.shadow(1180, 800, 90, 12, LEAF_DARK, 0.5)
    hands = person(c, 1180, 800, 320, farmer(rgb("#b5535a"), rgb("#3b3a4a")), replace(STOOP, lean=64), -1)
    c.shadow(1402, 838, 80, 12, LEAF_DARK, 0.5)
    carry = person(c, 1400, 838, 340, farmer(TEAL, rgb("#4a4152")), replace(HOLD, lean=6), -1)
    for hx, hy in (hands["far"], carry["near"], carry["far"]):
        for k in range(9):
            c.curve(
                [(hx - 3, hy + 6), (hx - 22 + 5 * k, hy - 52 - (k % 3) * 8), (hx + 3, hy + 6)],
                mix(LEAF_LIGHT, LEAF, (k % 3) / 3),
            )
    grass(c, lambda x: 905 - 40 * ((x - 300) / 1300) ** 2, darker(LEAF_DARK, 0.1), 9, 50)
    spray(c, -30, 60, 300, 16, LEAF_DARK, 4)
    spray(c, -40, 20, 250, 40, LEAF, 8)


def farm_machine(c: Canvas) -> None:
    """Harvesting ripe rice with a combine."""
    haze = rgb("#fbe0ab")
    sky(c, rgb("#7fb0c6"), rgb("#bcd6cf"), rgb("#fbe3b4"), horizon=400)
    c.glow(180, 150, 600, SUN, 0.6)
    cloud(c, 420, 150, 520, WHITE, 0.85)
    cloud(c, 1050, 110, 420, WHITE, 0.75)
    cloud(c, 1440, 210, 380, CREAM, 0.6)
    ridge(c, 340, 110, rgb("#9fb8c0"), haze, 91, 460, light=-1)
    ridge(c, 380, 80, rgb("#79a193"), haze, 97, 340, light=-1)
    c.mist(395, 70, haze, 0.5)
    hedge(c, 0, 1600, 418, 20, mix(LEAF_DARK, haze, 0.25), 6, -1)
    village(c, 1050, 1480, 424, 66, 21, haze, 0.2, -1)
    for x, h in ((1000, 130), (1035, 105), (1500, 140), (1548, 110)):
        palm(c, x, 424, h, mix(LEAF_DARK, haze, 0.2), x)
    bamboo(c, 130, 424, 150, mix(LEAF, haze, 0.25), 5)
    c.rect(0, 414, 1600, 900, fade(rgb("#f0d070"), rgb("#e3b54a"), rgb("#cf9a3c")))
    stripes(c, 430, 700, 34)
    cut = [(620, 470), (1620, 452), (1620, 920), (760, 920), (700, 660)]
    c.poly(cut, fade(rgb("#e6cf8c"), rgb("#cfae69"), rgb("#b18c52")))
    rng = dice(5)
    for k in range(12):
        y = 480 + 430 * (k / 12) ** 1.5
        x0 = 640 + (y - 470) * 0.30
        c.line([(x0, y), (1610, y - 12)], rgb("#a9854b"), 2 + 5 * k / 12, 0.35)
        for _ in range(46):
            sx, tall = rng.uniform(x0, 1610), 4 + 10 * k / 12
            c.poly([(sx, y), (sx - tall * 0.3, y - tall), (sx + tall * 0.15, y)], rgb("#93733f"), 0.5)
    c.glow(900, 640, 260, CREAM, 0.45)
    harvester(c, 900, 690, 500)
    birds(c, [(560, 330), (610, 300), (1240, 330), (1290, 350)], 20, WHITE)
    for x, y, s in ((1430, 560, 58), (1500, 590, 64), (1310, 520, 46), (1100, 800, 84)):
        egret(c, x, y, s)
    c.shadow(1310, 850, 90, 12, EARTH, 0.5)
    person(c, 1250, 850, 300, farmer(INDIGO, rgb("#5a4a44")), replace(TALK, near_arm=(60, 120)), -1)
    person(c, 1370, 856, 290, farmer(rgb("#c8694e"), rgb("#3d3a4a")), replace(STAND, near_arm=(20, -30)), -1)
    for k, (x, y) in enumerate(((1460, 872), (1530, 876), (1500, 826))):
        sack = smooth(
            [(x - 40, y), (x - 36, y - 50), (x - 14, y - 64), (x + 14, y - 64), (x + 36, y - 50), (x + 40, y)],
            closed=True,
            steps=5,
        )
        c.poly(sack, fade(rgb("#f0e2c0"), rgb("#cdb88a")))
        c.shade(sack, EARTH, "right", 0.5, 0.7, 0.3)
        c.line([(x - 14, y - 56 + k), (x + 14, y - 56 + k)], RED, 3)
    stripes(c, 740, 960, 8, x1=700)


def stripes(c: Canvas, y0: float, y1: float, rows: int, x1: float = 1620) -> None:
    """Fill an area with rows of ripe ears."""
    rng = dice(round(y0))
    for k in range(rows):
        t = k / rows
        y = y0 + (y1 - y0) * t**1.3
        size = 10 + 26 * (y - 420) / 480 * 2
        x = -10.0
        edge = x1 if x1 < 1600 else 640 + (y - 470) * 0.30
        while x < edge:
            tall = size * rng.uniform(0.8, 1.2)
            tone = mix(rgb("#f5d877"), rgb("#b67f2c"), rng.random() * 0.8)
            c.curve(
                [
                    (x, y + 8),
                    (x + size * 0.08, y - tall * 0.6),
                    (x + size * 0.36, y - tall * 0.92),
                    (x + size * 0.5, y - tall * 0.66),
                    (x + size * 0.22, y - tall * 0.5),
                ],
                tone,
            )
            x += size * rng.uniform(0.35, 0.7)


def egret(c: Canvas, x: float, y: float, s: float) -> None:
    """Draw a standing egret."""
    for dx in (-0.03, 0.05):
        c.line([(x + dx * s, y - s * 0.35), (x + dx * s, y)], INK, 2)
    c.curve(
        [
            (x - s * 0.3, y - s * 0.34),
            (x - s * 0.1, y - s * 0.56),
            (x + s * 0.14, y - s * 0.5),
            (x + s * 0.12, y - s * 0.34),
        ],
        WHITE,
    )
    c.line(
        smooth(
            [
                (x + s * 0.08, y - s * 0.46),
                (x + s * 0.2, y - s * 0.66),
                (x + s * 0.1, y - s * 0.8),
                (x + s * 0.18, y - s * 0.94),
            ],
            steps=5,
        ),
        WHITE,
        s * 0.07,
    )
    c.poly([(x + s * 0.17, y - s * 0.98), (x + s * 0.40, y - s * 0.90), (x + s * 0.17, y - s * 0.9)], GOLD)
