"""Rivers and lakes."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .figures import person
from .halls import flag
from .houses import village
from .landscape import birds, cloud, glints, grass, karst, ridge, sky, sun
from .palette import (
    CREAM,
    DARK_WOOD,
    EARTH,
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
from .plants import hedge
from .shapes import Point, dice, smooth
from .trees import bamboo, banana, crown, tree
from .vehicles import boat
from .wardrobe import STAND, farmer


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
    rng = dice(seed)
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
