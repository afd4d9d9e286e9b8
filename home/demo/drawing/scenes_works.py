"""People working and playing together out of doors."""

from __future__ import annotations

from dataclasses import replace

from .buildings import house, village
from .canvas import Canvas, fade
from .figures import (
    BEND,
    DIG,
    HOLD,
    KNEEL,
    PULL,
    STAND,
    SWEEP,
    TALK,
    WALK,
    WAVE,
    Look,
    elder,
    farmer,
    person,
    pupil,
)
from .landscape import birds, fields, grass, ridge
from .machines import roller, truck
from .palette import (
    BLUE,
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
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import bamboo, banana, hedge, palm, spray, tree
from .props import bunting
from .scenes_village import HAZE, air, walker
from .shapes import Point, leaf, smooth, through, under

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
    for k in range(13):
        x, y = c.rng.uniform(40, 420), c.rng.uniform(600, 860)
        c.poly(leaf(x, y, 22, 9, -70), LEAF_LIGHT, 0.5)
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


def tree_planting(c: Canvas) -> None:
    """Neighbours planting trees on a bare hill."""
    air(c, 37, 450)
    ridge(c, 450, 80, rgb("#6a9f7c"), rgb("#b9c98c"), 66, 380)
    hill = through([(-20, 560), (300, 500), (700, 470), (1100, 500), (1640, 560)])
    c.poly(under(hill), fade(rgb("#b9cc6e"), rgb("#86b157"), rgb("#5b9450")))
    for row in range(5):
        y0 = 24 + 30 * row + 6 * row * row
        for k in range(22):
            x = k * 78 + (row % 2) * 39 - 20
            size = 20 + 9 * row
            if row < 4 or abs(x - 800) > 300:
                sapling(c, x, hill(x) + y0, size, k + row, False)
    village(c, 1180, 1420, 508, 60, 4, HAZE, 0.2)
    near = through([(-20, 720), (360, 690), (800, 672), (1240, 694), (1640, 730)])
    c.poly(under(near), fade(rgb("#c5a268"), rgb("#a27846"), rgb("#7d5936")))
    grass(c, near, rgb("#6c9c4c"), 6, 22, 7)
    for x, y, s in ((300, 800, 130), (560, 850, 150), (1010, 846, 160), (1330, 810, 140)):
        c.oval(x, y, s * 0.42, s * 0.1, darker(EARTH, 0.4))
        c.curve(
            [
                (x - s * 0.46, y + 4),
                (x - s * 0.2, y - s * 0.05),
                (x + s * 0.3, y + s * 0.02),
                (x + s * 0.5, y + 10),
                (x, y + s * 0.14),
            ],
            lighter(EARTH, 0.15),
        )
        sapling(c, x, y + 4, s, round(x), True)
    green = Look(top=rgb("#3f8a5c"), bottom=INDIGO, hat="cap", hat_colour=rgb("#3f8a5c"))
    walker(c, 200, 826, 300, farmer(rgb("#c8694e")), KNEEL, 1)
    walker(c, 690, 866, 310, green, KNEEL, -1)
    walker(c, 850, 838, 320, Look(top=BLUE, bottom=rgb("#4a4152"), hat="non"), DIG, 1)
    tool(c, 850, 838, 320, 1)
    walker(
        c,
        1200,
        824,
        300,
        replace(green, top=WHITE, hat="", scarf=None, hair="bob"),
        replace(HOLD, near_arm=(30, 74)),
        1,
    )
    can(c, 1296, 690, 60)
    walker(c, 1440, 846, 210, pupil("short", INDIGO), replace(KNEEL, lean=14), -1)
    walker(c, 470, 742, 220, farmer(TEAL), replace(WALK, far_arm=(30, 70)), 1)
    walker(c, 1040, 722, 200, Look(top=rgb("#d98a54"), bottom=INDIGO, hair="bun"), replace(HOLD, near_arm=(24, 76)), -1)
    sapling(c, 1000, 634, 80, 5, True)
    birds(c, [(620, 260), (670, 240), (724, 256)], 17, WHITE)
    c.beams(1500, -80, [(300, 900), (520, 900), (800, 900), (1040, 900)], SUN, 0.13)


def can(c: Canvas, x: float, y: float, s: float) -> None:
    """Draw a watering can pouring to the right."""
    c.poly(
        [
            (x - s * 0.4, y - s * 0.5),
            (x + s * 0.3, y - s * 0.36),
            (x + s * 0.26, y + s * 0.3),
            (x - s * 0.46, y + s * 0.2),
        ],
        fade(lighter(TEAL, 0.3), TEAL),
    )
    c.line([(x + s * 0.25, y + s * 0.1), (x + s * 0.8, y + s * 0.02)], TEAL, s * 0.13)
    c.line(
        smooth([(x - s * 0.4, y - s * 0.4), (x - s * 0.1, y - s * 0.9), (x + s * 0.3, y - s * 0.4)]),
        darker(TEAL, 0.2),
        s * 0.09,
    )
    for k in range(6):
        c.line(
            smooth(
                [
                    (x + s * 0.86, y + s * (k - 3) * 0.03),
                    (x + s * (1.0 + 0.05 * k), y + s * 0.5),
                    (x + s * (1.04 + 0.1 * k), y + s * 1.5),
                ]
            ),
            rgb("#d9efee"),
            2.2,
            0.8,
        )


def sapling(c: Canvas, x: float, y: float, size: float, seed: int, stake: bool) -> None:
    """Draw a young tree."""
    c.line([(x, y), (x, y - size * 0.7)], WOOD, max(1.5, size * 0.03))
    if stake:
        c.line([(x + size * 0.07, y), (x + size * 0.05, y - size * 0.5)], lighter(WOOD, 0.3), size * 0.03)
    for k in range(9 if stake else 6):
        turn = -160 + 140 * k / (8 if stake else 5) + (seed * 7 % 11)
        at = y - size * (0.45 + 0.05 * (k % 5))
        c.poly(
            leaf(x, at, size * 0.36, size * 0.15, turn),
            mix(darker(LEAF, 0.15), mix(LEAF_LIGHT, SUN, 0.2), (k * 3 % 5) / 4),
        )


def sports_day(c: Canvas) -> None:
    """Tug of war on the village field."""
    air(c, 93, 420)
    hedge(c, 0, 1600, 450, 30, mix(LEAF_DARK, HAZE, 0.15), 6)
    village(c, 1150, 1560, 450, 90, 15, HAZE, 0.15)
    for x, h in ((60, 240), (130, 200), (1520, 220)):
        palm(c, x, 456, h, mix(LEAF_DARK, HAZE, 0.12), x)
    tree(c, 330, 462, 270, rgb("#6b9d55"), 4, 1, detail=50)
    c.rect(0, 446, 1600, 900, fade(rgb("#c3d07a"), rgb("#93bb5e"), rgb("#5f9a50")))
    for k in range(4):
        y = 540 + 84 * k + 14 * k * k
        c.poly([(0, y), (1600, y), (1600, y + 22 + 12 * k), (0, y + 22 + 12 * k)], rgb("#a9c968"), 0.5)
    c.poly([(0, 662), (1600, 662), (1600, 860), (0, 860)], fade(rgb("#e2b77c"), rgb("#c98f58")))
    for y in (670, 848):
        c.line([(0, y), (1600, y)], WHITE, 5, 0.85)
    c.poly([(786, 670), (806, 670), (812, 848), (780, 848)], WHITE, 0.85)
    rng = c.rng
    tones = (OCHRE, TEAL, PLUM, WHITE, BLUE, TERRACOTTA, VIOLET, rgb("#c65f6a"))
    for row, (y, s) in enumerate(((566, 130), (626, 156))):
        for k in range(17):
            x = 30 + k * 96 + rng.uniform(-12, 12) + row * 20
            pose = rng.choice((STAND, STAND, WAVE, replace(STAND, near_arm=(130, 160))))
            look = Look(
                top=mix(rng.choice(tones), HAZE, 0.3),
                bottom=mix(rng.choice((INK, INDIGO, EARTH)), HAZE, 0.25),
                hair=rng.choice(("short", "bob", "bun", "long")),
                hat=rng.choice(("", "", "non")),
            )
            person(c, x, y + rng.uniform(-5, 5), s * rng.uniform(0.86, 1.05), look, pose, rng.choice((1, -1)))
    rope = 674.0
    cord = [(30, rope + 3), (800, rope), (1570, rope + 3)]
    c.line(cord, rgb("#c99a5c"), 11)
    c.line([(x, y - 2) for x, y in cord], rgb("#ecd3a0"), 4)
    red, blue = (
        Look(top=RED, bottom=WHITE, shoes=INK, long_sleeves=False),
        Look(top=rgb("#2f6aa8"), bottom=WHITE, long_sleeves=False),
    )
    for k in range(5):
        hair = ("short", "bob", "short", "long", "bun")[k]
        for side, look in ((-1, red), (1, blue)):
            x = 800 + side * (150 + 140 * k)
            lean = -28 - 2 * (k % 3)
            c.shadow(x + side * 20, 834, 70, 9, EARTH, 0.5)
            person(c, x + side * 14, 832, 268, replace(look, hair=hair), replace(PULL, lean=lean), -side)
    walker(
        c,
        800,
        664,
        170,
        Look(top=WHITE, bottom=INDIGO, hat="cap", hat_colour=GOLD),
        replace(WAVE, near_arm=(150, 170), far_arm=(90, 92)),
        1,
    )
    c.line([(690, rope), (910, rope)], rgb("#c99a5c"), 11)
    c.line([(690, rope - 2), (910, rope - 2)], rgb("#ecd3a0"), 4)
    c.poly([(788, rope - 8), (812, rope - 8), (822, rope + 60), (800, rope + 48), (782, rope + 62)], RED)
    for a, b in (((-20, 90), (540, 70)), ((540, 70), (1060, 70)), ((1060, 70), (1620, 90))):
        bunting(c, a, b, 84, [RED, GOLD, TEAL, WHITE, rgb("#2f6aa8")], 28)
    for x in (540, 1060):
        c.line([(x, 70), (x, 540)], lighter(WOOD, 0.1), 8)


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
        x, y = c.rng.uniform(980, 1180), c.rng.uniform(830, 880)
        c.poly(leaf(x, y, 18, 8, c.rng.uniform(0, 360)), c.rng.choice((GOLD, TERRACOTTA, LEAF_LIGHT, EARTH)), 0.9)
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
