"""Works and help in the village."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .houses import house, village
from .landscape import fields
from .machines import roller, truck
from .palette import (
    BRICK,
    CREAM,
    DARK_WOOD,
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
    SAND,
    STONE,
    STRAW,
    SUN,
    TEAL,
    TERRACOTTA,
    VIOLET,
    WOOD,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import hedge, spray
from .scenes_village import HAZE, air, walker
from .shapes import Point, leaf, smooth
from .trees import bamboo, banana, palm, tree
from .wardrobe import BEND, DIG, HOLD, STAND, SWEEP, TALK, WALK, Look, elder, farmer

VEST = rgb("#e8792f")


def worker(top: RGB = INDIGO) -> Look:
    """Return a road worker with vest and helmet."""
    return Look(top=VEST, bottom=darker(top, 0.2), hat="helmet", hat_colour=GOLD, stripe=rgb("#f6ecc4"))


def road_works(c: Canvas) -> None:
    """Laying a concrete country road."""
    air(c, 23, 400)
    hedge(c, 0, 1600, 424, 20, mix(LEAF_DARK, HAZE, 0.2), 6)
    village(c, 60, 640, 430, 74, 5, HAZE, 0.18)
    for x, h in ((90, 150), (560, 130), (600, 160), (1500, 160)):
        palm(c, x, 430, h, mix(LEAF_DARK, HAZE, 0.15), x)
    c.rect(0, 420, 1600, 900, fade(rgb("#b8c76a"), rgb("#7fae55"), rgb("#4d8b4e")))
    fields(c, 426, 7, rgb("#c7cf78"), rgb("#6aa356"), rgb("#dfe6c8"), 8, 18, 840, 0.3)
    road: list[Point] = smooth(
        [
            (1090, 424),
            (1060, 470),
            (960, 560),
            (700, 720),
            (330, 920),
            (1500, 920),
            (1330, 720),
            (1190, 560),
            (1120, 470),
            (1106, 424),
        ]
    )
    verge: list[Point] = smooth(
        [
            (1082, 424),
            (1040, 470),
            (920, 560),
            (630, 720),
            (200, 920),
            (1640, 920),
            (1400, 720),
            (1230, 560),
            (1134, 470),
            (1112, 424),
        ]
    )
    c.poly(verge, fade(rgb("#d6b27c"), rgb("#b8864f")))
    c.poly(road, fade(rgb("#efe6d2"), rgb("#d3c9b8"), rgb("#b3aba2")))
    c.shade(road, EARTH, "bottom", 0.35, 0.6, 0.4)
    for k in range(6):
        t = (k / 6) ** 1.8
        y = 470 + 420 * t
        c.line([(1060 - 690 * t, y), (1130 + 330 * t, y)], rgb("#8f8880"), 1 + 3 * t, 0.5)
    for _ in range(13):
        px, py = c.rng.uniform(40, 420), c.rng.uniform(600, 860)
        c.poly(leaf(px, py, 22, 9, -70), LEAF_LIGHT, 0.5)
    truck(c, 1260, 560, 300, TEAL)
    roller(c, 960, 720, 430)
    for x, y, s, pose, f in ((640, 660, 190, DIG, 1), (1350, 690, 210, replace(STAND, near_arm=(30, 100)), -1)):
        walker(c, x, y, s, worker(), pose, f)
    tool(c, 640, 660, 190, 1)
    walker(c, 560, 850, 310, worker(rgb("#4b5570")), DIG, 1)
    tool(c, 560, 850, 310, 1)
    walker(c, 1210, 862, 320, worker(rgb("#3f4a6a")), replace(DIG, lean=24), -1)
    tool(c, 1210, 862, 320, -1)
    heap = smooth([(740, 880), (770, 846), (830, 818), (880, 812), (930, 836), (980, 880)])
    c.poly(heap, fade(rgb("#e3c28c"), rgb("#b98d57")))
    c.shade(heap, EARTH, "right", 0.5, 0.7, 0.6)
    for x, y, s in ((330, 760, 60), (250, 830, 76), (1440, 800, 70), (1500, 868, 84)):
        cone(c, x, y, s)
    walker(c, 1400, 590, 150, farmer(PLUM), TALK, -1)
    spray(c, -30, 60, 320, 18, LEAF_DARK, 4)
    spray(c, -40, 10, 260, 44, LEAF, 9)


def tool(c: Canvas, x: float, y: float, size: float, facing: int) -> None:
    """Draw the shovel of a digging person."""
    a, b = (x + facing * size * 0.20, y - size * 0.70), (x + facing * size * 0.62, y - size * 0.04)
    c.line([a, b], lighter(WOOD, 0.15), size * 0.022)
    c.poly(
        [
            (b[0] - facing * size * 0.05, b[1] - size * 0.02),
            (b[0] + facing * size * 0.02, b[1] - size * 0.07),
            (b[0] + facing * size * 0.11, b[1] + size * 0.04),
            (b[0] + facing * size * 0.03, b[1] + size * 0.06),
        ],
        darker(STONE, 0.3),
    )


def cone(c: Canvas, x: float, y: float, s: float) -> None:
    """Draw a traffic cone."""
    c.shadow(x, y, s * 0.5, s * 0.08, INK, 0.3)
    shape = [(x - s * 0.09, y - s), (x + s * 0.09, y - s), (x + s * 0.32, y - s * 0.08), (x - s * 0.32, y - s * 0.08)]
    c.poly(shape, VEST)
    c.poly(
        [
            (x - s * 0.16, y - s * 0.7),
            (x + s * 0.16, y - s * 0.7),
            (x + s * 0.23, y - s * 0.44),
            (x - s * 0.23, y - s * 0.44),
        ],
        CREAM,
    )
    c.shade(shape, RED, "right", 0.5, 0.6, 0.2)
    c.panel(x - s * 0.42, y - s * 0.1, x + s * 0.42, y, 4, darker(VEST, 0.15))


def volunteers(c: Canvas) -> None:
    """Young volunteers tidy a village lane and help an old woman."""
    air(c, 19, 400)
    bamboo(c, 770, 562, 360, mix(LEAF, HAZE, 0.1), 5, 10)
    banana(c, 1010, 566, 330, mix(LEAF, HAZE, 0.05), 3)
    palm(c, 672, 562, 440, mix(LEAF_DARK, HAZE, 0.1), 2)
    hedge(c, 560, 1160, 562, 30, mix(LEAF_DARK, HAZE, 0.15), 4)
    house(c, 320, 590, 620, 350, OCHRE, BRICK, 4, 1)
    house(c, 1350, 560, 460, 300, SAND, darker(BRICK, 0.1), 8, -1)
    c.rect(0, 556, 1600, 900, fade(rgb("#9fb866"), rgb("#7da356")))
    lane = smooth([(700, 556), (640, 640), (420, 760), (60, 920), (1560, 920), (1240, 760), (1010, 640), (900, 556)])
    c.poly(lane, fade(rgb("#efd9ae"), rgb("#dcb884"), rgb("#bb8f60")))
    for x in range(930, 1700, 92):
        y = 600 + (x - 930) * 0.22
        c.line([(x, y), (x + 92, y + 20)], lighter(WOOD, 0.3), 7)
        c.line([(x, y + 30), (x + 92, y + 50)], lighter(WOOD, 0.3), 7)
        c.line([(x, y - 14), (x, y + 70)], WOOD, 10)
    for k in range(16):
        x = 930 + k * 44
        c.poly(leaf(x, 612 + (x - 930) * 0.24, 34, 14, -60 - (k % 4) * 20), mix(LEAF, LEAF_LIGHT, (k % 3) / 2))
        c.oval(x + 6, 590 + (x - 930) * 0.24, 8, 8, (ROSE_PINK, GOLD, VIOLET)[k % 3])
    blue = Look(top=rgb("#2f72b8"), bottom=INK, hat="cap", hat_colour=rgb("#2f72b8"))
    girl = replace(blue, hair="long")
    walker(c, 560, 700, 220, replace(blue, hat=""), SWEEP, 1)
    broom(c, 560, 700, 220, 1)
    walker(c, 1040, 716, 226, girl, replace(HOLD, near_arm=(24, 80)), -1)
    box(c, 972, 604, 64)
    hands = walker(c, 300, 850, 310, girl, BEND, 1)
    c.curve(
        [
            (hands["near"][0] - 6, hands["near"][1] + 6),
            (hands["near"][0] + 46, hands["near"][1] + 40),
            (hands["near"][0] + 40, 858),
            (hands["near"][0] - 34, 858),
            (hands["near"][0] - 36, hands["near"][1] + 50),
        ],
        rgb("#5a9a78"),
    )
    walker(
        c,
        800,
        850,
        290,
        replace(elder(rgb("#8a4f63")), hat=""),
        replace(WALK, lean=16, near_arm=(30, 64), far_arm=(40, 60)),
        1,
    )
    c.line([(886, 668), (906, 850)], DARK_WOOD, 8)
    walker(c, 716, 858, 326, blue, replace(WALK, near_arm=(40, 84), far_arm=(30, 60)), 1)
    walker(c, 1240, 868, 320, replace(blue, hair="bob"), SWEEP, -1)
    broom(c, 1240, 868, 320, -1)
    for _ in range(40):
        px, py = c.rng.uniform(980, 1180), c.rng.uniform(830, 880)
        c.poly(leaf(px, py, 18, 8, c.rng.uniform(0, 360)), c.rng.choice((GOLD, TERRACOTTA, LEAF_LIGHT, EARTH)), 0.9)
    tree(c, 1530, 880, 620, rgb("#699a50"), 6, -1, detail=110)
    spray(c, -30, 40, 300, 22, LEAF_DARK, 5)
    c.beams(1300, -120, [(100, 900), (330, 900), (640, 900), (860, 900)], SUN, 0.12)


ROSE_PINK = rgb("#e08a94")


def broom(c: Canvas, x: float, y: float, size: float, facing: int) -> None:
    """Draw a broom held in front of somebody."""
    c.line(
        [(x + facing * size * 0.03, y - size * 0.76), (x + facing * size * 0.50, y - size * 0.14)],
        lighter(WOOD, 0.2),
        size * 0.02,
    )
    foot = [
        (x + facing * size * 0.46, y - size * 0.18),
        (x + facing * size * 0.52, y - size * 0.15),
        (x + facing * size * 0.70, y + size * 0.01),
        (x + facing * size * 0.48, y + size * 0.02),
    ]
    c.poly(foot, fade(STRAW, darker(STRAW, 0.35)))


def box(c: Canvas, x: float, y: float, s: float) -> None:
    """Draw a parcel."""
    c.rect(x - s * 0.6, y - s * 0.45, x + s * 0.6, y + s * 0.45, fade(rgb("#dcb27a"), rgb("#b98a55")))
    c.rect(x - s * 0.08, y - s * 0.45, x + s * 0.08, y + s * 0.45, CREAM, 0.6)
    c.poly(
        [
            (x, y - s * 0.1),
            (x + s * 0.16, y - s * 0.2),
            (x + s * 0.12, y + s * 0.06),
            (x, y + s * 0.16),
            (x - s * 0.12, y + s * 0.06),
            (x - s * 0.16, y - s * 0.2),
        ],
        RED,
    )
