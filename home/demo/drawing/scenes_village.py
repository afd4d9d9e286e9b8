"""Scenes of village life."""

from __future__ import annotations

import math
from dataclasses import replace

from .canvas import Canvas, fade
from .figures import person
from .furniture import table
from .goods import basket, bunting, parasol, tray
from .halls import flag, office
from .houses import house, stain
from .landscape import cloud, grass, ridge, sky
from .palette import (
    BLUE,
    BRICK,
    CREAM,
    EARTH,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    LEAF_DARK,
    LEAF_LIGHT,
    OCHRE,
    PLUM,
    RED,
    RGB,
    ROSE,
    SAND,
    STONE,
    SUN,
    TEAL,
    TERRACOTTA,
    VIOLET,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import hedge
from .shapes import Point, blob, dice, leaf, ring, smooth
from .trees import banyan, crown, palm, tree
from .vehicles import bicycle
from .wardrobe import HOLD, RUN, SIT, SQUAT, STAND, TALK, WALK, Look, aodai, elder, farmer, pupil

HAZE = rgb("#f8e2bb")


def air(c: Canvas, seed: int, y: float = 400) -> None:
    """Paint a bright morning sky with two ranges of hills."""
    sky(c, rgb("#7fb2c6"), rgb("#c3dacf"), rgb("#fae6bd"), horizon=y)
    c.glow(1420, 60, 760, SUN, 0.6)
    cloud(c, 260, 120, 460, WHITE, 0.85)
    cloud(c, 1010, 96, 420, WHITE, 0.8)
    cloud(c, 1400, 190, 340, CREAM, 0.65)
    ridge(c, y - 70, 90, rgb("#a2bec0"), HAZE, seed, 440)
    ridge(c, y - 34, 70, rgb("#7aa697"), HAZE, seed + 5, 350)
    c.mist(y - 6, 80, HAZE, 0.5)


def ground(c: Canvas, y: float, top: RGB, foot: RGB) -> None:
    """Paint the ground below y."""
    c.rect(0, y, 1600, 900, fade(lighter(top, 0.2), top, foot))


def walker(
    c: Canvas, x: float, y: float, size: float, look: Look, pose: object = None, facing: int = 1
) -> dict[str, Point]:
    """Draw a person together with a contact shadow."""
    c.shadow(x + size * 0.08, y + 2, size * 0.24, size * 0.03, INK, 0.32)
    return person(c, x, y, size, look, STAND if not isinstance(pose, type(STAND)) else pose, facing)


def commune_office(c: Canvas) -> None:
    """The seat of a commune on a quiet morning."""
    air(c, 41, 470)
    hedge(c, 0, 1600, 600, 34, mix(LEAF_DARK, HAZE, 0.15), 4)
    for x, h in ((1330, 330), (1400, 270), (250, 300)):
        palm(c, x, 600, h, mix(LEAF_DARK, HAZE, 0.12), x)
    ground(c, 590, rgb("#e2c596"), rgb("#c49a68"))
    c.rect(0, 590, 1600, 622, fade(rgb("#8faf62"), rgb("#a4b56c")))
    c.shadow(860, 640, 560, 18, EARTH, 0.5)
    office(c, 860, 632, 980, 390)
    for k in range(9):
        y = 650 + 250 * (k / 9) ** 1.6
        c.line([(0, y), (1600, y)], rgb("#b08758"), 1.5, 0.28)
    for k in range(-9, 10):
        c.line([(860 + k * 60, 640), (860 + k * 190, 900)], rgb("#b08758"), 1.5, 0.22)
    for x in (470, 560, 1150, 1240):
        bush(c, x, 652, 46, x)
    flag(c, 860, 690, 540, 92, RED)
    c.poly(ring(860, 690, 46, 10), lighter(STONE, 0.3))
    c.rect(820, 690, 900, 702, STONE)
    c.poly([(0, 900), (0, 838), (420, 780), (640, 800), (300, 900)], rgb("#7b5a44"), 0.3, blur=18)
    banyan(c, 175, 800, 720, rgb("#5f9650"), 5)
    c.panel(60, 790, 330, 812, 6, lighter(STONE, 0.25))
    c.panel(70, 810, 320, 840, 4, STONE)
    person(c, 284, 845, 250, elder(rgb("#7d5a74")), replace(SIT, near_arm=(20, 60)))
    walker(c, 640, 800, 250, aodai(rgb("#d9837a")), WALK, 1)
    walker(c, 742, 812, 262, Look(top=WHITE, bottom=INDIGO), replace(TALK, near_arm=(20, 80)), -1)
    walker(c, 1060, 760, 200, farmer(TEAL), WALK, -1)
    walker(c, 1110, 764, 130, pupil("bob", INDIGO), WALK, -1)
    bicycle(c, 1330, 800, 200, TEAL)
    bicycle(c, 1440, 806, 200, RED)
    tree(c, 1540, 830, 520, rgb("#6d9c4f"), 8, -1, detail=90)
    grass(c, lambda x: 908 - abs(x - 800) / 26, LEAF_DARK, 4, 30)


def bush(c: Canvas, x: float, y: float, size: float, seed: int) -> None:
    """Draw a clipped bush with a few flowers."""
    crown(c, x, y - size * 0.4, size * 0.7, size * 0.5, LEAF, seed, 1, 20)
    for k in range(7):
        c.oval(
            x - size * 0.5 + k * size * 0.16, y - size * (0.35 + 0.22 * ((k * 5) % 3)), 4, 4, (RED, GOLD, ROSE)[k % 3]
        )


def market(c: Canvas) -> None:
    """A busy open-air market."""
    air(c, 61, 330)
    for k, (x, w, wall) in enumerate(
        ((150, 330, OCHRE), (480, 300, SAND), (1120, 320, rgb("#d9c7a0")), (1450, 340, OCHRE))
    ):
        house(c, x, 440, w, 210, wall, BRICK, k, 1 if x < 800 else -1)
    tree(c, 800, 440, 300, rgb("#6b9d55"), 3, 1, detail=60)
    banyan(c, 1290, 440, 330, rgb("#5c8f50"), 9)
    ground(c, 430, rgb("#dcb986"), rgb("#b98a5e"))
    for x, y, w, h, a in (
        (470, 478, 190, 214, INDIGO),
        (1130, 476, 190, 214, LEAF),
        (800, 484, 200, 220, rgb("#c9623f")),
        (230, 556, 270, 276, TERRACOTTA),
        (625, 560, 250, 272, TEAL),
        (1000, 562, 250, 272, GOLD),
        (1390, 560, 280, 282, rgb("#b84e5a")),
    ):
        walker(c, x - w * 0.22, y - 8, w * 0.66, farmer(mix(a, INDIGO, 0.6)), replace(STAND, near_arm=(30, 60)), 1)
        table(c, x, y, w * 0.8, w * 0.23, WOOD, mix(a, SAND, 0.35))
        for k, fill in enumerate(([RED, TERRACOTTA], [GOLD, OCHRE], [LEAF, LEAF_LIGHT])):
            tray(c, x - w * 0.26 + k * w * 0.26, y - w * 0.23 - 16, w * 0.26, fill, k + round(x), k == 2)
        parasol(c, x + 10, y - 6, w, h, a, CREAM)
    floor = [(0.0, 560.0), (1600.0, 560.0), (1600.0, 900.0), (0.0, 900.0)]
    stain(c, floor, EARTH, 5, 26, 0.10)
    stain(c, floor, CREAM, 9, 22, 0.14)
    for x, y, w, fill in (
        (330, 640, 80, [LEAF_LIGHT, LEAF]),
        (410, 652, 84, [GOLD, OCHRE]),
        (1270, 640, 80, [RED, TERRACOTTA]),
        (1350, 654, 86, [VIOLET, PLUM]),
        (1560, 700, 110, [LEAF, LEAF_LIGHT]),
        (40, 720, 110, [RED, ROSE]),
    ):
        basket(c, x, y, w, fill, round(x))
    shoppers = (
        (500, 690, 235, Look(top=WHITE, bottom=INDIGO), WALK, 1),
        (730, 664, 225, aodai(VIOLET), TALK, -1),
        (812, 670, 228, Look(top=rgb("#c9775a"), bottom=INK, hair="bob"), HOLD, -1),
        (1210, 700, 240, farmer(BLUE), WALK, -1),
        (150, 700, 240, Look(top=OCHRE, bottom=EARTH), TALK, 1),
    )
    for x, y, s, look, pose, f in shoppers:
        walker(c, x, y, s, look, pose, f)
    walker(c, 880, 830, 330, farmer(rgb("#a8434b"), INK), WALK, 1)
    shoulder = (880, 830 - 330 * 0.80)
    c.line(smooth([(700, shoulder[1] + 16), shoulder, (1066, shoulder[1] + 16)]), lighter(WOOD, 0.2), 9)
    for x in (712, 1054):
        for dx in (-52, 0, 52):
            c.line([(x, shoulder[1] + 16), (x + dx, 742)], EARTH, 2.4)
        basket(c, x, 790, 128, [LEAF, LEAF_LIGHT, GOLD] if x < 800 else [RED, TERRACOTTA, GOLD], round(x))
    walker(c, 330, 866, 300, farmer(PLUM), SQUAT, 1)
    for x, y, w, fill, green in (
        (470, 850, 150, [RED, rgb("#d96a4a")], False),
        (590, 876, 140, [LEAF, LEAF_LIGHT, LEAF_DARK], True),
        (460, 892, 130, [GOLD, OCHRE], False),
    ):
        tray(c, x, y, w, fill, round(x), green)
    walker(c, 1330, 856, 300, elder(TEAL), replace(SQUAT, near_arm=(50, 80)), -1)
    for x, y, w, fill in (
        (1200, 846, 130, [rgb("#e08a3c"), GOLD]),
        (1170, 890, 150, [PLUM, VIOLET]),
        (1460, 880, 160, [LEAF_LIGHT, LEAF]),
    ):
        basket(c, x, y, w, fill, round(x))
    basket(c, 130, 872, 180, [rgb("#e08a3c"), GOLD, TERRACOTTA], 5)
    bunting(c, (-20, 110), (820, 90), 90, [RED, GOLD, TEAL, CREAM])
    bunting(c, (820, 90), (1620, 110), 90, [RED, GOLD, TEAL, CREAM])
    c.beams(1500, -80, [(300, 900), (520, 900), (760, 900), (1000, 900)], SUN, 0.14)


def school(c: Canvas) -> None:
    """School yard under flame trees."""
    air(c, 81, 450)
    hedge(c, 0, 1600, 580, 36, mix(LEAF_DARK, HAZE, 0.15), 4)
    ground(c, 566, rgb("#e5c593"), rgb("#cc9c68"))
    c.shadow(800, 612, 620, 16, EARTH, 0.5)
    office(c, 800, 604, 1160, 380, rgb("#f2cf82"), rgb("#b8583c"), WHITE, 13, rgb("#4c8a94"))
    for k in range(-9, 10):
        c.line([(800 + k * 70, 620), (800 + k * 210, 900)], rgb("#b98d5c"), 1.5, 0.25)
    for k in range(7):
        y = 632 + 270 * (k / 7) ** 1.5
        c.line([(0, y), (1600, y)], rgb("#b98d5c"), 1.5, 0.25)
    flag(c, 1010, 650, 400, 84, RED)
    for x, s, seed in ((150, 640, 3), (1480, 600, 8)):
        c.shadow(x, 792, 240, 22, EARTH, 0.5)
        flame(c, x, 790, s, seed)
    walker(c, 420, 740, 170, pupil("bob", INDIGO), RUN, 1)
    walker(c, 540, 748, 174, pupil("short", INDIGO), RUN, 1)
    walker(c, 1210, 730, 165, pupil("long", INDIGO), WALK, -1)
    walker(c, 1270, 734, 168, pupil("short", INDIGO), WALK, -1)
    walker(c, 700, 742, 214, aodai(rgb("#8fb7d8")), replace(TALK, near_arm=(30, 100)), 1)
    for x, h in ((790, 160), (845, 150), (900, 158)):
        walker(c, x, 742, h, pupil("bob" if x != 845 else "short", INDIGO), STAND, -1)
    walker(c, 380, 868, 240, pupil("short", INDIGO), replace(RUN, near_arm=(-40, 20)), 1)
    walker(c, 1130, 862, 236, pupil("long", INDIGO), replace(WALK, far_arm=(120, 150)), -1)
    walker(c, 1010, 872, 240, pupil("bob", INDIGO), replace(WALK, near_arm=(100, 140)), 1)
    c.panel(352, 692, 388, 752, 10, RED)
    for k in range(90):
        px, py = c.rng.uniform(0, 1600), c.rng.uniform(690, 890)
        if abs(px - 800) > 420 or k % 4 == 0:
            c.poly(leaf(px, py, 9, 5, c.rng.uniform(0, 360)), mix(RED, rgb("#f0834f"), c.rng.random()), 0.85)


def flame(c: Canvas, x: float, y: float, size: float, seed: int) -> None:
    """Draw a flame tree in flower."""
    side = 1 if x < 800 else -1
    tree(c, x, y, size, rgb("#5c8f4d"), seed, side, 0.46, detail=40)
    rng = dice(seed)
    for _k in range(26):
        a, d = rng.uniform(0, math.tau), rng.random() ** 0.5
        fx, fy = x + 0.40 * size * d * math.cos(a), y - size * (0.71 - 0.25 * d * math.sin(a))
        lit = (fx - x) * side / size - (fy - y + 0.7 * size) / size
        tone = mix(rgb("#c23a2a"), rgb("#ee6a3a"), 0.5 + lit)
        r = size * rng.uniform(0.05, 0.095)
        c.poly(blob(fx, fy, r * 1.25, r * 0.7, rng, 0.22), darker(tone, 0.16))
        c.poly(blob(fx + side * r * 0.14, fy - r * 0.14, r * 0.95, r * 0.46, rng, 0.24), tone)
        for _ in range(5):
            c.poly(
                leaf(fx + rng.uniform(-1.1, 1.1) * r, fy + rng.uniform(-0.6, 0.5) * r, 11, 6, rng.uniform(0, 360)),
                mix(tone, rgb("#ffb25c"), rng.random() * 0.7),
            )
