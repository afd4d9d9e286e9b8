"""A bridge at dusk."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .figures import person
from .houses import village
from .landscape import birds, cloud, glints, grass, ridge, sky, sun
from .palette import CREAM, GOLD, INDIGO, INK, RED, RGB, SUN, TEAL, WHITE, mix, rgb
from .plants import hedge, spray
from .scenes_water import punter
from .shapes import dice, smooth
from .vehicles import boat
from .wardrobe import STAND, farmer


def bridge(c: Canvas) -> None:
    """A cable-stayed bridge at dusk."""
    haze = rgb("#f9c79a")
    sky(c, rgb("#4d6a94"), rgb("#a58fa6"), rgb("#f0b08c"), rgb("#fcd7a0"), horizon=520)
    sun(c, 420, 438, 46, rgb("#fff0cc"), rgb("#ffd089"))
    for x, y, w in ((300, 150, 520), (960, 110, 460), (1380, 240, 420), (640, 270, 300)):
        cloud(c, x, y, w, rgb("#fbd3b0"), 0.7)
    ridge(c, 480, 80, rgb("#b796a0"), haze, 61, 420, light=-1)
    ridge(c, 510, 55, rgb("#8a7f92"), rgb("#e0a98f"), 66, 330, light=-1)
    hedge(c, 0, 1600, 542, 16, rgb("#6c6d78"), 9, -1)
    skyline(c, 1060, 1600, 540)
    village(c, 60, 330, 542, 46, 3, haze, 0.35, -1)
    deck(c)
    c.rect(0, 545, 1600, 900, fade(rgb("#f4c096"), rgb("#b5879a"), rgb("#4d6488")))
    c.reflect(545, 355, 0.8, 5)
    glints(c, 550, 900, 5, rgb("#ffe3b5"), 160)
    glints(c, 550, 860, 6, rgb("#fff0cc"), 110, 300, 540, 0.6)
    boat(c, 700, 690, 260, rgb("#4a3a44"), roof=True)
    punter(c, 790, 682, 120, rgb("#8c4a52"), 4)
    boat(c, 250, 620, 110, rgb("#5b4650"))
    punter(c, 262, 618, 62, INDIGO, 2, -1)
    bank = smooth([(900, 920), (1020, 872), (1200, 846), (1400, 822), (1620, 806), (1620, 920)])
    c.poly(bank, fade(rgb("#5e6a5c"), rgb("#2f3d44")))
    grass(c, lambda x: 806 + (1620 - x) ** 1.5 / 230, rgb("#3d5a50"), 16, 50, 9, 950, 1610)
    c.shadow(1330, 850, 60, 7, INK, 0.5)
    person(
        c,
        1300,
        848,
        210,
        replace(farmer(rgb("#c06048"), INDIGO), hat="", hair="short"),
        replace(STAND, near_arm=(60, 150)),
        -1,
    )
    person(c, 1366, 846, 130, replace(farmer(GOLD, INK), hat="cap", hat_colour=RED), STAND, -1)
    spray(c, 1640, 60, 300, 158, rgb("#3c5a55"), 4)
    birds(c, [(560, 250), (600, 230), (655, 244)], 16, rgb("#fff0dc"))


def skyline(c: Canvas, x0: float, x1: float, y: float) -> None:
    """Draw distant town blocks."""
    rng = dice(9)
    x = x0
    while x < x1:
        w, h = rng.uniform(26, 56), rng.uniform(30, 110)
        tone = mix(rgb("#8b7f95"), rgb("#f0b592"), rng.uniform(0.1, 0.4))
        c.rect(x, y - h, x + w, y, fade(tone, mix(tone, rgb("#f6c49a"), 0.5)))
        for _ in range(5):
            wx, wy = x + rng.uniform(4, w - 8), y - h + rng.uniform(6, h - 10)
            c.rect(wx, wy, wx + 4, wy + 5, SUN, 0.7)
        x += w + rng.uniform(-4, 14)


def deck(c: Canvas) -> None:
    """Draw the pylons, cables and deck."""
    pale, dark = rgb("#f7dcc0"), rgb("#6b5a72")
    level = 452.0
    for px in (560, 1080):
        top = 130.0
        for k in range(12):
            reach = 36 + 19 * k
            for s in (-1, 1):
                c.line([(px, top + 20 + k * 9), (px + s * reach, level)], pale, 1.7, 0.85)
        for s in (-1, 1):
            c.poly(
                [
                    (px + s * 7, top),
                    (px + s * 15, top),
                    (px + s * 30, level + 10),
                    (px + s * 26, 548),
                    (px + s * 42, 548),
                    (px + s * 44, level + 10),
                ],
                fade(pale, mix(pale, dark, 0.55)),
            )
            c.poly(
                [(px + s * 4, top), (px + s * 16, top), (px + s * 44, level), (px + s * 30, level)],
                fade(pale, mix(pale, dark, 0.35 + 0.15 * s)),
            )
        c.rect(px - 12, top + 20, px + 12, top + 32, mix(pale, dark, 0.3))
        c.rect(px - 24, 290, px + 24, 304, mix(pale, dark, 0.4))
        c.rect(px - 60, 528, px + 60, 548, mix(pale, dark, 0.7))
    for px in (60, 200, 310, 1330, 1450, 1560):
        c.rect(px - 12, level, px + 12, 546, fade(mix(pale, dark, 0.45), dark))
    c.rect(-10, level - 4, 1610, level + 16, fade(pale, mix(pale, dark, 0.7)))
    c.rect(-10, level + 16, 1610, level + 24, dark, 0.8)
    c.line([(0, level - 14), (1600, level - 14)], pale, 1.6, 0.9)
    for x in range(10, 1600, 60):
        c.line([(x, level - 44), (x, level)], mix(pale, dark, 0.5), 2)
        c.oval(x, level - 45, 4, 3, CREAM)
    rng = dice(4)
    for _ in range(14):
        at = rng.uniform(20, 1580)
        tone: RGB = rng.choice((RED, TEAL, WHITE, GOLD, INDIGO))
        c.panel(at, level - 16, at + 26, level - 5, 4, tone)
        c.panel(at + 5, level - 22, at + 21, level - 12, 4, mix(tone, INK, 0.35))
