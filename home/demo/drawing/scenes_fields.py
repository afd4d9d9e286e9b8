"""Scenes of farm land."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from .buildings import village
from .canvas import Canvas, fade
from .figures import BEND, HOLD, KNEEL, REACH, STAND, STOOP, TALK, farmer, person
from .landscape import birds, cloud, fields, grass, ridge, sky, sun
from .machines import harvester
from .palette import (
    CREAM,
    DARK_WOOD,
    EARTH,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    LEAF_DARK,
    LEAF_LIGHT,
    PLUM,
    RED,
    RGB,
    ROSE,
    STRAW,
    SUN,
    TEAL,
    TERRACOTTA,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import bamboo, hedge, palm, spray, tree
from .props import basket
from .shapes import Profile, leaf, noise, smooth, through, under


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
    for x, y in (hands["far"], carry["near"], carry["far"]):
        for k in range(9):
            c.curve(
                [(x - 3, y + 6), (x - 22 + 5 * k, y - 52 - (k % 3) * 8), (x + 3, y + 6)],
                mix(LEAF_LIGHT, LEAF, (k % 3) / 3),
            )
    grass(c, lambda x: 905 - 40 * ((x - 300) / 1300) ** 2, darker(LEAF_DARK, 0.1), 9, 50)
    spray(c, -30, 60, 300, 16, LEAF_DARK, 4)
    spray(c, -40, 20, 250, 40, LEAF, 8)


def tea_hills(c: Canvas) -> None:
    """Pickers among curved rows of tea in the morning."""
    haze = rgb("#f6e3bd")
    sky(c, rgb("#86b3bd"), rgb("#c5d8c8"), rgb("#fbe3b6"), horizon=420)
    sun(c, 420, 210, 40)
    cloud(c, 980, 120, 480, WHITE, 0.75)
    cloud(c, 1400, 190, 340, CREAM, 0.6)
    ridge(c, 330, 110, rgb("#a5bdba"), haze, 71, 430, light=-1)
    ridge(c, 380, 95, rgb("#7ba69a"), haze, 72, 360, light=-1)
    c.mist(400, 110, haze, 0.6)
    tea_slope(
        c,
        through([(-20, 470), (260, 400), (560, 438), (840, 520), (1000, 540)]),
        10,
        15,
        1.16,
        rgb("#84ad6c"),
        rgb("#6c9c60"),
        0.10,
    )
    for x, s in ((120, 70), (168, 84), (215, 62)):
        tree(c, x, 428, s, mix(LEAF_DARK, haze, 0.25), x, -1, detail=10)
    tea_slope(
        c,
        through([(560, 560), (840, 480), (1160, 402), (1420, 420), (1640, 470)]),
        11,
        16,
        1.17,
        rgb("#76a862"),
        rgb("#5b9454"),
        -0.12,
    )
    village(c, 1180, 1330, 418, 56, 3, haze, 0.2, -1)
    tree(c, 1130, 420, 110, mix(LEAF_DARK, haze, 0.15), 9, -1, detail=16)
    tree(c, 1372, 424, 96, mix(LEAF, haze, 0.15), 11, -1, detail=16)
    c.mist(560, 90, haze, 0.42)
    for x, y, s, top in ((900, 560, 92, ROSE), (985, 548, 90, INDIGO), (1290, 560, 96, PLUM)):
        picker(c, x, y, s, top, 1)
    tea_slope(
        c,
        through([(-20, 640), (300, 590), (700, 560), (1100, 610), (1640, 700)]),
        7,
        40,
        1.22,
        rgb("#6ba456"),
        rgb("#3f8350"),
        0.05,
        picked=True,
    )
    tea_slope(c, lambda x: 872 + 20 * ((x - 800) / 800) ** 2, 2, 70, 1.2, rgb("#4c8f4e"), rgb("#2f6f49"), 0.0)
    spray(c, 1640, 40, 330, 164, LEAF_DARK, 14)
    c.glow(420, 420, 620, SUN, 0.28)


def tea_slope(
    c: Canvas, top: Profile, rows: int, gap: float, grow: float, far: RGB, near: RGB, drift: float, picked: bool = False
) -> None:
    """Draw one hill combed with rows of tea bushes."""
    c.poly(under(top), fade(mix(far, SUN, 0.35), darker(near, 0.3)))
    down = 0.0
    bumps = noise(rows * 13 + 5, 46 if gap > 30 else 22, 2)
    for i in range(rows + 3):
        t = min(1.0, i / rows)
        tone = mix(far, near, t)

        def lip(x: float, down: float = down, t: float = t, size: float = gap) -> float:
            return top(x) + down + (x - 800) * drift * t + abs(bumps(x + 37 * t * rows)) * -min(size * 0.22, 7)

        c.poly(under(lambda x, f=lip: f(x) + gap * 0.62), darker(tone, 0.42))  # type: ignore[misc]
        c.poly(under(lambda x, f=lip: f(x) + gap * 0.08), darker(tone, 0.2))  # type: ignore[misc]
        line = [(x, lip(x)) for x in range(-20, 1640, 10)]
        c.poly(line + [(x, y + gap * 0.52) for x, y in line[::-1]], tone)
        c.poly(line + [(x, y + gap * 0.24) for x, y in line[::-1]], mix(tone, SUN, 0.30))
        for _ in range(round(150 * min(1.0, gap / 30))):
            x = c.rng.uniform(0, 1600)
            y = lip(x) + c.rng.uniform(-0.05, 0.45) * gap
            c.poly(
                leaf(x, y, gap * 0.2, gap * 0.1, c.rng.uniform(-150, -30)),
                mix(tone, SUN, c.rng.choice((0.1, 0.4, 0.55))),
                0.8,
            )
        if picked and i == 1:
            picker(c, 520, 735, 250, rgb("#c65f4a"), 1)
            picker(c, 1210, 770, 260, TEAL, -1)
        if picked and i == 2:
            picker(c, 800, 850, 330, INDIGO, 1)
        down += gap * 0.86
        gap *= grow


def picker(c: Canvas, x: float, y: float, size: float, top: RGB, facing: int) -> None:
    """Draw a tea picker with a basket on the back."""
    pose = replace(BEND, lean=16, near_arm=(34, 74), far_arm=(50, 84))
    look = farmer(top)
    bx, by = x - facing * size * 0.115, y - size * 0.57
    tone = mix(STRAW, WOOD, 0.5)
    person(c, x, y, size, look, pose, facing)
    shape = [
        (bx - size * 0.10, by - size * 0.15),
        (bx + size * 0.09, by - size * 0.16),
        (bx + size * 0.065, by + size * 0.11),
        (bx - size * 0.065, by + size * 0.11),
    ]
    for k in range(6):
        c.oval(
            bx - size * 0.07 + k * size * 0.028,
            by - size * 0.165,
            size * 0.03,
            size * 0.03,
            mix(LEAF, LEAF_LIGHT, (k % 3) / 2),
        )
    c.poly(shape, fade(lighter(tone, 0.15), darker(tone, 0.2)))
    for k in range(1, 5):
        c.line(
            [
                (bx - size * 0.09, by - size * 0.16 + k * size * 0.053),
                (bx + size * 0.085, by - size * 0.16 + k * size * 0.053),
            ],
            darker(tone, 0.35),
            size * 0.008,
            0.6,
        )


def lychee_orchard(c: Canvas) -> None:
    """Harvest in a lychee orchard."""
    haze = rgb("#f7dfb4")
    sky(c, rgb("#8fbcc8"), rgb("#d3dfc9"), rgb("#fbe0ae"), horizon=420)
    cloud(c, 520, 120, 520, WHITE, 0.8)
    cloud(c, 1120, 170, 360, CREAM, 0.65)
    c.glow(1500, 120, 700, SUN, 0.6)
    ridge(c, 330, 90, rgb("#9fb9b8"), haze, 52, 430)
    ridge(c, 372, 80, rgb("#78a28f"), haze, 56, 350)
    c.mist(395, 80, haze, 0.55)
    c.rect(0, 396, 1600, 900, fade(rgb("#a9b96a"), rgb("#b79a5c"), rgb("#8d6e45")))
    village(c, 620, 900, 402, 50, 12, haze, 0.25)
    for row, (y, size, gap) in enumerate(((412, 74, 72), (440, 104, 104), (482, 150, 152), (548, 220, 236))):
        for k in range(-6, 22):
            x = 800 + (k - 7) * gap + gap * 0.5
            if -200 < x < 1800 and abs(x - 800) > gap * 0.62:
                c.shadow(x - size * 0.1, y + 2, size * 0.42, size * 0.06, EARTH, 0.4)
                lychee_tree(c, x, y, size, haze, 0.34 - 0.1 * row, 40 + k + row * 20)
    path = smooth([(790, 400), (770, 470), (700, 620), (520, 920), (1120, 920), (900, 620), (826, 470), (806, 400)])
    c.poly(path, fade(rgb("#e6c88f"), rgb("#d6aa6c"), rgb("#b98a55")))
    c.shadow(280, 770, 300, 30, EARTH, 0.55)
    c.shadow(1390, 770, 320, 30, EARTH, 0.55)
    lychee_tree(c, 235, 775, 620, haze, 0.0, 7)
    lychee_tree(c, 1430, 770, 640, haze, 0.0, 9)
    for x in (520, 580):
        c.line([(x, 790), (x - 92, 470)], darker(WOOD, 0.15), 8)
    for k in range(8):
        t = 0.12 + k * 0.11
        c.line([(520 - 92 * t, 790 - 320 * t), (580 - 92 * t, 790 - 320 * t)], WOOD, 6)
    person(
        c,
        520,
        672,
        250,
        farmer(INDIGO, rgb("#5a4a44")),
        replace(REACH, near_arm=(150, 160), far_arm=(125, 140), near_leg=(18, 4)),
        -1,
    )
    c.shadow(760, 800, 60, 9, EARTH, 0.5)
    person(
        c, 760, 800, 290, farmer(rgb("#d98a54"), rgb("#4b4355")), replace(HOLD, near_arm=(30, 80), far_arm=(36, 76)), 1
    )
    basket(c, 838, 690, 100, [RED, ROSE, BERRY], 3)
    c.shadow(1100, 826, 70, 10, EARTH, 0.5)
    person(c, 1100, 826, 300, farmer(TEAL, INK), KNEEL, 1)
    for k, (x, y, w) in enumerate(((1010, 860, 120), (1225, 842, 150), (640, 872, 160), (1350, 884, 170))):
        basket(c, x, y, w, [RED, BERRY, ROSE, rgb("#b8413f")], k)
    hanging(c)


BERRY = rgb("#c2404a")


def lychee_tree(c: Canvas, x: float, y: float, size: float, haze: RGB, veil: float, seed: int) -> None:
    """Draw a dome-shaped lychee tree with red clusters."""
    tone = mix(rgb("#4d8550"), haze, veil)
    tree(c, x, y, size, tone, seed, 1, wide=0.47, trunk=mix(DARK_WOOD, haze, veil), detail=round(10 + size / 7))
    rng = Random(seed)
    for _ in range(round(9 + size / 16)):
        a, d = rng.uniform(0, math.tau), rng.random() ** 0.5
        fx, fy = x + 0.38 * d * math.cos(a) * size, y - size * (0.64 - 0.25 * d * math.sin(a))
        for _ in range(6):
            r = min(6.5, size * 0.008 + 1.3)
            px, py = fx + rng.uniform(-2, 2) * r, fy + rng.uniform(-2, 2) * r
            c.oval(px, py, r * 1.15, r * 1.15, mix(rng.choice((RED, BERRY)), haze, veil))
            c.oval(px + r * 0.25, py - r * 0.3, r * 0.5, r * 0.5, mix(rgb("#f0907c"), haze, veil), 0.8)


def hanging(c: Canvas) -> None:
    """Frame the top of the orchard with a fruiting branch."""
    rng = Random(77)
    for x, y, size, turn, seed in ((760, -40, 260, 60, 5), (900, -60, 300, 92, 6), (1060, -50, 260, 118, 8)):
        rib = spray(c, x, y, size, turn, rgb("#3f7a4c"), seed)
        tx, ty = rib[-1]
        for k in range(16):
            px, py, r = tx + rng.uniform(-44, 44), ty + rng.uniform(-20, 66), 17
            c.oval(px, py, r, r * 1.05, darker(BERRY, 0.15 + 0.012 * (16 - k)))
            c.oval(px + 2, py - 3, r * 0.84, r * 0.84, mix(BERRY, RED, rng.random()))
            c.oval(px + 5, py - 6, r * 0.32, r * 0.28, rgb("#f2a090"), 0.85)


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
    rng = Random(5)
    for k in range(12):
        y = 480 + 430 * (k / 12) ** 1.5
        x0 = 640 + (y - 470) * 0.30
        c.line([(x0, y), (1610, y - 12)], rgb("#a9854b"), 2 + 5 * k / 12, 0.35)
        for _ in range(46):
            x, s = rng.uniform(x0, 1610), 4 + 10 * k / 12
            c.poly([(x, y), (x - s * 0.3, y - s), (x + s * 0.15, y)], rgb("#93733f"), 0.5)
    c.glow(900, 640, 260, CREAM, 0.45)
    harvester(c, 900, 690, 500)
    birds(c, [(560, 330), (610, 300), (1240, 330), (1290, 350)], 20, WHITE)
    for x, y, s in ((1160, 610, 60), (1210, 602, 56), (1350, 760, 74), (1440, 640, 60)):
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
    rng = Random(round(y0))
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
