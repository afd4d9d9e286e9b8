"""Planting and playing together."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .figures import person
from .goods import bunting
from .houses import village
from .landscape import birds, grass, ridge
from .palette import (
    BLUE,
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
from .scenes_village import HAZE, air, walker
from .scenes_works import tool
from .shapes import leaf, smooth, through, under
from .trees import palm, tree
from .wardrobe import DIG, HOLD, KNEEL, PULL, STAND, WALK, WAVE, Look, farmer, pupil


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
    c.poly([(0, 640), (1600, 640), (1600, 860), (0, 860)], fade(rgb("#e2b77c"), rgb("#c98f58")))
    for y in (650, 848):
        c.line([(0, y), (1600, y)], WHITE, 5, 0.85)
    c.poly([(786, 650), (806, 650), (812, 848), (780, 848)], WHITE, 0.85)
    rng = c.rng
    tones = (OCHRE, TEAL, PLUM, WHITE, BLUE, TERRACOTTA, VIOLET, rgb("#c65f6a"))
    for row, (y, s) in enumerate(((566, 130), (626, 156))):
        for k in range(17):
            at = 30 + k * 96 + rng.uniform(-12, 12) + row * 20
            pose = rng.choice((STAND, STAND, WAVE, replace(STAND, near_arm=(130, 160))))
            look = Look(
                top=mix(rng.choice(tones), HAZE, 0.3),
                bottom=mix(rng.choice((INK, INDIGO, EARTH)), HAZE, 0.25),
                hair=rng.choice(("short", "bob", "bun", "long")),
                hat=rng.choice(("", "", "non")),
            )
            person(c, at, y + rng.uniform(-5, 5), s * rng.uniform(0.86, 1.05), look, pose, rng.choice((1, -1)))
    rope = 674.0
    cord = [(30, rope + 3), (800, rope), (1570, rope + 3)]
    c.line(cord, rgb("#6b4326"), 13)
    c.line([(x, y - 2) for x, y in cord], rgb("#f3dfb0"), 6)
    red, blue = (
        Look(top=RED, bottom=WHITE, shoes=INK, long_sleeves=False),
        Look(top=rgb("#2f6aa8"), bottom=WHITE, long_sleeves=False),
    )
    for k in range(5):
        hair = ("short", "bun", "short", "long", "bun")[k]
        for side, look in ((-1, red), (1, blue)):
            x = 800 + side * (150 + 140 * k)
            lean = -28 - 2 * (k % 3)
            c.shadow(x + side * 20, 834, 70, 9, EARTH, 0.5)
            person(c, x + side * 14, 832, 268, replace(look, hair=hair), replace(PULL, lean=lean), -side)
    walker(
        c,
        800,
        656,
        170,
        Look(top=WHITE, bottom=INDIGO, hat="cap", hat_colour=GOLD),
        replace(WAVE, near_arm=(150, 170), far_arm=(90, 92)),
        1,
    )
    c.line([(690, rope), (910, rope)], rgb("#6b4326"), 13)
    c.line([(690, rope - 2), (910, rope - 2)], rgb("#f3dfb0"), 6)
    c.poly([(788, rope - 8), (812, rope - 8), (822, rope + 60), (800, rope + 48), (782, rope + 62)], RED)
    for a, b in (((-20, 90), (540, 70)), ((540, 70), (1060, 70)), ((1060, 70), (1620, 90))):
        bunting(c, a, b, 84, [RED, GOLD, TEAL, WHITE, rgb("#2f6aa8")], 28)
    for x in (540, 1060):
        c.line([(x, 70), (x, 540)], lighter(WOOD, 0.1), 8)
