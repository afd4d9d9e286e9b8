"""Rivers, bridges and lakes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from .buildings import flag, village
from .canvas import Canvas, fade
from .figures import STAND, farmer, person
from .landscape import birds, cloud, glints, grass, karst, ridge, sky, sun
from .palette import (
    CREAM,
    DARK_WOOD,
    EARTH,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    LEAF_DARK,
    PLUM,
    RED,
    RGB,
    STONE,
    SUN,
    TEAL,
    WHITE,
    darker,
    mix,
    rgb,
)
from .plants import bamboo, banana, crown, hedge, spray, tree
from .props import boat
from .shapes import Point, smooth


def mountain_river(c: Canvas) -> None:
    """Limestone towers over a jade river at daybreak."""
    haze = rgb("#f9e0b8")
    sky(c, rgb("#7fa9bd"), rgb("#bcd0c9"), rgb("#fae1b4"), rgb("#fbd29a"), horizon=500)
    sun(c, 900, 330, 46)
    cloud(c, 300, 120, 440, WHITE, 0.7)
    cloud(c, 1300, 150, 520, WHITE, 0.7)
    green = rgb("#5f8f63")
    ridge(c, 470, 70, rgb("#b5c3bb"), haze, 15, 300)
    for x, w, h, seed in (
        (660, 130, 190, 1),
        (1050, 140, 170, 2),
        (770, 110, 120, 3),
        (1180, 120, 130, 13),
        (540, 130, 140, 14),
    ):
        karst(c, x, 520, w, h, rgb("#a3b5b1"), haze, mix(green, haze, 0.5), seed)
    c.mist(505, 90, haze, 0.7)
    for x, w, h, seed in ((420, 200, 330, 4), (560, 150, 210, 5), (1260, 190, 300, 6), (1380, 220, 400, 7)):
        karst(c, x, 545, w, h, rgb("#82a09c"), haze, mix(green, haze, 0.25), seed)
    c.mist(535, 80, haze, 0.6)
    for x, w, h, seed in ((90, 300, 470, 8), (270, 220, 330, 9), (1540, 290, 450, 10)):
        karst(c, x, 575, w, h, rgb("#637f80"), haze, green, seed)
    c.mist(570, 60, haze, 0.5)
    hedge(c, -20, 520, 582, 20, mix(LEAF_DARK, haze, 0.2), 3)
    hedge(c, 1240, 1620, 582, 20, mix(LEAF_DARK, haze, 0.2), 4)
    village(c, 1290, 1420, 580, 54, 6, haze, 0.2)
    bamboo(c, 1500, 584, 150, mix(LEAF, haze, 0.15), 4)
    bamboo(c, 440, 584, 130, mix(LEAF, haze, 0.15), 7)
    c.rect(0, 578, 1600, 900, fade(rgb("#d8d6ae"), rgb("#7fb3a3"), rgb("#3f837c")))
    c.reflect(578, 322, 0.72, 4)
    glints(c, 585, 900, 5, CREAM, 130)
    glints(c, 585, 780, 6, SUN, 70, 780, 1020, 0.6)
    punter(c, 500, 666, 96, PLUM, 3)
    boat(c, 520, 668, 170, darker(DARK_WOOD, 0.1))
    person(c, 880, 768, 150, farmer(TEAL), replace(STAND, near_leg=(88, 4), far_leg=(82, 0), near_arm=(30, 70)), -1)
    punter(c, 1150, 758, 200, rgb("#b5493f"), 5)
    boat(c, 1010, 770, 400, DARK_WOOD, roof=True)
    glints(c, 770, 850, 8, CREAM, 24, 820, 1220, 0.5)
    shore = [(-20, 920), (-20, 800), (120, 806), (260, 836), (420, 880), (520, 920)]
    c.poly(smooth(shore), fade(rgb("#4f7f54"), darker(LEAF_DARK, 0.3)))
    grass(c, lambda x: 806 + max(0.0, x) ** 1.35 / 45, LEAF_DARK, 6, 54, 8, -10, 520)
    banana(c, 90, 830, 330, LEAF, 3)
    birds(c, [(980, 220), (1030, 200), (1085, 216), (1010, 250)], 17, WHITE)


def punter(c: Canvas, x: float, y: float, size: float, top: RGB, width: float, facing: int = 1) -> None:
    """Draw somebody standing in a boat with a long oar."""
    pose = replace(STAND, lean=10, near_arm=(40, 66), far_arm=(70, 88))
    c.line(
        [(x + facing * size * 0.16, y - size * 0.80), (x + facing * size * 0.62, y + size * 0.18)],
        mix(EARTH, SUN, 0.25),
        width,
    )
    person(c, x, y, size, farmer(top, INDIGO), pose, facing)


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
    rng = Random(9)
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
    rng = Random(4)
    for _ in range(14):
        x = rng.uniform(20, 1580)
        tone: RGB = rng.choice((RED, TEAL, WHITE, GOLD, INDIGO))
        c.panel(x, level - 16, x + 26, level - 5, 4, tone)
        c.panel(x + 5, level - 22, x + 21, level - 12, 4, mix(tone, INK, 0.35))


def reservoir(c: Canvas) -> None:
    """A reservoir among hills with its dam."""
    haze = rgb("#e9e3c4")
    sky(c, rgb("#6ba6c4"), rgb("#aed2d3"), rgb("#f3e6c2"), horizon=430)
    c.glow(1350, 60, 700, SUN, 0.6)
    cloud(c, 420, 150, 560, WHITE, 0.9)
    cloud(c, 900, 90, 380, WHITE, 0.8)
    cloud(c, 1260, 190, 420, CREAM, 0.7)
    ridge(c, 360, 130, rgb("#9dbcc0"), haze, 33, 470)
    ridge(c, 405, 110, rgb("#6fa29a"), haze, 38, 390)
    c.mist(420, 80, haze, 0.5)
    ridge(c, 440, 70, rgb("#558c70"), rgb("#9db886"), 43, 330)
    c.rect(0, 440, 1600, 900, fade(rgb("#cfe0cc"), rgb("#6eb0b4"), rgb("#2f7f93")))
    for x, w, h, seed in ((360, 260, 70, 2), (760, 170, 46, 6), (1010, 330, 84, 8)):
        isle(c, x, 470 if w < 200 else 492, w, h, seed)
    c.reflect(492, 408, 0.42, 4)
    glints(c, 450, 880, 5, WHITE, 180)
    dam(c)
    boat(c, 560, 640, 150, rgb("#7a4a34"))
    punter(c, 540, 636, 88, RED, 3)
    hill = smooth([(-20, 920), (-20, 690), (100, 700), (260, 752), (430, 830), (560, 920)])
    c.poly(hill, fade(rgb("#7ba85c"), rgb("#3d7450")))
    c.shade(hill, SUN, "top", 0.4, 0.5, 0.3)
    tree(c, 60, 730, 330, LEAF, 4, 1, detail=80)
    tree(c, 220, 770, 240, mix(LEAF, LEAF_DARK, 0.3), 6, 1, detail=60)
    grass(c, lambda x: 700 + max(0.0, x) ** 1.42 / 36, LEAF_DARK, 6, 40, 8, -10, 540)
    c.shadow(395, 846, 50, 7, INK, 0.45)
    person(
        c,
        380,
        846,
        170,
        replace(farmer(rgb("#e2893f"), INDIGO), hat="helmet", hat_colour=WHITE, hair="short"),
        replace(STAND, near_arm=(70, 100)),
        1,
    )
    birds(c, [(640, 300), (690, 280), (745, 296), (820, 330)], 18, WHITE)


def isle(c: Canvas, x: float, y: float, w: float, h: float, seed: int) -> None:
    """Draw a wooded island."""
    rng = Random(seed)
    c.curve(
        [
            (x - w * 0.5, y),
            (x - w * 0.3, y - h * 0.35),
            (x, y - h * 0.45),
            (x + w * 0.3, y - h * 0.3),
            (x + w * 0.5, y),
            (x, y + 5),
        ],
        rgb("#d9bb85"),
    )
    for k, (dx, lift, r) in enumerate(
        (
            (-0.34, 0.24, 0.13),
            (0.34, 0.22, 0.13),
            (-0.16, 0.46, 0.17),
            (0.18, 0.44, 0.16),
            (0.02, 0.58, 0.18),
            (-0.06, 0.26, 0.15),
            (0.14, 0.22, 0.14),
        )
    ):
        crown(
            c,
            x + dx * w,
            y - h * (0.1 + lift),
            r * w,
            r * w * 0.62,
            mix(rgb("#4f8c5c"), rgb("#8db35f"), rng.random() * 0.4),
            seed + k,
            1,
            14,
        )


def dam(c: Canvas) -> None:
    """Draw the stone embankment with its crest road and an intake tower."""
    land = smooth(
        [(980, 500), (1120, 452), (1300, 430), (1620, 410), (1620, 720), (1300, 610), (1010, 512)], closed=True
    )
    c.poly(land, fade(rgb("#7faf6a"), rgb("#4f8a58")))
    for k in range(16):
        tree(
            c, 1090 + 34 * k, 492 + 9 * k + (k % 3) * 10, 60 + 6 * k, mix(LEAF, LEAF_DARK, (k % 3) / 3), k, 1, detail=10
        )
    face: list[Point] = [(985, 512), (1620, 690), (1620, 920), (1190, 920)]
    c.poly(face, fade(rgb("#dcd3bd"), rgb("#b4ae9b"), rgb("#8d958c")))
    with c.clip(face):
        for k in range(1, 10):
            t = (k / 10) ** 1.4
            c.line([(985 + 205 * t, 512 + 408 * t), (1620, 690 + 330 * t)], rgb("#8c8b80"), 1 + 2 * t, 0.5)
        for k in range(16):
            t = (k / 15) ** 1.5
            c.line([(985 + 680 * t, 512 + 190 * t), (985 + 1250 * t + 205, 920)], rgb("#8c8b80"), 1 + 2 * t, 0.4)
    c.shade(face, rgb("#3a7f8c"), "left", 0.55, 0.6, 0.3)
    c.line([(985, 514), (1190, 920)], rgb("#e8f2e4"), 4, 0.7)
    c.poly([(985, 508), (1010, 504), (1620, 640), (1620, 696)], fade(rgb("#f3e8cf"), rgb("#d8c9a8")))
    for k in range(18):
        t = (k / 17) ** 1.5
        x, y = 988 + 632 * t, 510 + 182 * t
        c.line([(x, y), (x, y - 10 - 36 * t)], rgb("#9b9486"), 1.6 + 4 * t)
    c.line([(988, 501), (1620, 648)], rgb("#fbf3e0"), 4)
    walkway: list[Point] = [(880, 606), (1108, 552), (1130, 562), (884, 620)]
    c.poly(walkway, fade(rgb("#f1e5cb"), rgb("#b9ab8c")))
    for x in (940, 1000, 1060):
        c.line([(x, 602 - (x - 900) * 0.2), (x, 650 - (x - 900) * 0.1)], rgb("#a59a84"), 7)
    c.rect(826, 560, 900, 700, fade(rgb("#f4e6c9"), rgb("#c9b48c"), sideways=True))
    c.rect(826, 660, 900, 704, rgb("#3a7f8c"), 0.35)
    c.poly([(812, 564), (836, 520), (890, 520), (914, 564)], rgb("#b3573a"))
    c.poly([(812, 564), (836, 520), (856, 520), (842, 564)], darker(rgb("#b3573a"), 0.3), 0.5)
    for x in (840, 872):
        c.rect(x, 584, x + 16, 614, mix(INDIGO, WHITE, 0.35))
    c.oval(863, 704, 60, 6, rgb("#e8f2e4"), 0.6)
    glints(c, 708, 800, 9, WHITE, 16, 780, 960, 0.4)
    flag(c, 1330, 572, 150, 54, RED, True, STONE)
