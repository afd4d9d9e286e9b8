"""Tea hills and lychee orchards."""

from __future__ import annotations

import math
from dataclasses import replace

from .canvas import Canvas, fade
from .figures import person
from .goods import basket
from .houses import village
from .landscape import cloud, ridge, sky, sun
from .palette import (
    CREAM,
    DARK_WOOD,
    EARTH,
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
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import spray
from .shapes import Profile, dice, leaf, lower, noise, smooth, through, under
from .trees import tree
from .wardrobe import BEND, HOLD, KNEEL, REACH, farmer


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

        c.poly(under(lower(lip, gap * 0.62)), darker(tone, 0.42))
        c.poly(under(lower(lip, gap * 0.08)), darker(tone, 0.2))
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
    rng = dice(seed)
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
    rng = dice(77)
    for x, y, size, turn, seed in ((760, -40, 260, 60, 5), (900, -60, 300, 92, 6), (1060, -50, 260, 118, 8)):
        rib = spray(c, x, y, size, turn, rgb("#3f7a4c"), seed)
        tx, ty = rib[-1]
        for k in range(16):
            px, py, r = tx + rng.uniform(-44, 44), ty + rng.uniform(-20, 66), 17
            c.oval(px, py, r, r * 1.05, darker(BERRY, 0.15 + 0.012 * (16 - k)))
            c.oval(px + 2, py - 3, r * 0.84, r * 0.84, mix(BERRY, RED, rng.random()))
            c.oval(px + 5, py - 6, r * 0.32, r * 0.28, rgb("#f2a090"), 0.85)
