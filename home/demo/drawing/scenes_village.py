"""Scenes of village life."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from .buildings import dinh, flag, house, office, stain
from .canvas import Canvas, fade
from .figures import (
    BACK,
    HOLD,
    RUN,
    SIT,
    SQUAT,
    STAND,
    TALK,
    WALK,
    WAVE,
    Look,
    aodai,
    elder,
    farmer,
    person,
    pupil,
)
from .landscape import cloud, grass, ridge, sky
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
from .plants import banyan, crown, hedge, palm, tree
from .props import basket, bicycle, bunting, lantern, parasol, table, tray
from .shapes import Point, blob, leaf, ring, smooth

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
    for x, y, col in ((310, 868, RED),):
        c.panel(x + 42, y - 176, x + 78, y - 116, 10, col)
    for k in range(90):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(690, 890)
        if abs(x - 800) > 420 or k % 4 == 0:
            c.poly(leaf(x, y, 9, 5, c.rng.uniform(0, 360)), mix(RED, rgb("#f0834f"), c.rng.random()), 0.85)


def flame(c: Canvas, x: float, y: float, size: float, seed: int) -> None:
    """Draw a flame tree in flower."""
    side = 1 if x < 800 else -1
    tree(c, x, y, size, rgb("#5c8f4d"), seed, side, 0.46, detail=40)
    rng = Random(seed)
    for k in range(26):
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


def festival(c: Canvas) -> None:
    """A village festival in front of the communal house at dusk."""
    sky(c, rgb("#4f5f8f"), rgb("#a9809a"), rgb("#eaa27e"), rgb("#fbd097"), horizon=520)
    c.glow(800, 430, 800, rgb("#ffd898"), 0.7)
    cloud(c, 300, 140, 480, rgb("#f6c3a8"), 0.7)
    cloud(c, 1300, 120, 520, rgb("#f6c3a8"), 0.7)
    ridge(c, 430, 80, rgb("#a58598"), rgb("#f3bd92"), 51, 420)
    hedge(c, 0, 1600, 520, 46, rgb("#5b6660"), 3)
    ground(c, 510, rgb("#d59f72"), rgb("#8f5f4c"))
    for x, h in ((190, 380), (260, 320), (1400, 400), (1470, 330)):
        palm(c, x, 520, h, rgb("#4f6f5b"), x, rgb("#6d5247"))
    c.shadow(800, 574, 520, 18, INK, 0.5)
    dinh(c, 800, 566, 920, 420, rgb("#a4503a"))
    c.glow(800, 520, 330, rgb("#ffcf7a"), 0.5)
    banyan(c, 60, 640, 560, rgb("#4c7150"), 7)
    for x, y, s in ((330, 690, 0.9), (1300, 690, 0.9), (520, 640, 0.7), (1090, 640, 0.7)):
        five_flag(c, x, y, 330 * s, 92 * s)
    for a, b in (((-20, 150), (560, 110)), ((560, 110), (1060, 110)), ((1060, 110), (1620, 150))):
        bunting(c, a, b, 80, [RED, GOLD, TEAL, WHITE, VIOLET], 24)
    for a, b in (((-20, 250), (450, 200)), ((1150, 200), (1620, 250))):
        wire = smooth([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 50), b], steps=12)
        c.line(wire, EARTH, 2)
        for k, (x, y) in enumerate(wire[2::5]):
            lantern(c, x, y + 46, 26, RED if k % 2 else rgb("#e2973c"), lit=True)
    rng = c.rng
    tones = (INDIGO, TEAL, PLUM, OCHRE, rgb("#b85c4a"), WHITE, BLUE, ROSE)
    for row, (y, size) in enumerate(((630, 120), (662, 142))):
        for k in range(26):
            x = 40 + k * 62 + rng.uniform(-14, 14)
            if 430 < x < 1170:
                continue
            look = Look(
                top=mix(rng.choice(tones), rgb("#b07a62"), 0.25),
                bottom=INK,
                hair=rng.choice(("short", "bob", "bun")),
                hat=rng.choice(("", "", "non")),
            )
            person(c, x, y + rng.uniform(-8, 8), size * rng.uniform(0.9, 1.05), look, STAND, 1 if x < 800 else -1)
    drummer(c, 560, 790)
    lion(c, 930, 800)
    turban = Look(top=rgb("#2f5d8c"), bottom=WHITE, dress="aodai", hat="cap", hat_colour=INK)
    walker(c, 1260, 800, 270, turban, HOLD, -1)
    walker(c, 1340, 806, 262, aodai(rgb("#c23f45")), HOLD, -1)
    for k, (x, s) in enumerate(((70, 330), (170, 300), (270, 340), (1440, 330), (1540, 350))):
        look = Look(
            top=darker(tones[k], 0.35),
            bottom=INK,
            hair=("bun", "short", "bob", "short", "bun")[k],
            hat=("non", "", "", "", "non")[k],
        )
        person(c, x, 985, s, look, BACK if k % 2 else replace(WAVE, view="back"))


def five_flag(c: Canvas, x: float, y: float, height: float, size: float) -> None:
    """Draw a five-colour festival flag."""
    c.line([(x, y), (x, y - height)], lighter(WOOD, 0.1), 5)
    cx, cy = x + size * 0.62, y - height + size * 0.6
    for k, tone in enumerate((rgb("#3f8a5c"), rgb("#e8b53f"), rgb("#f4ead2"), rgb("#3d6a9e"), RED)):
        r = size * (0.62 - 0.115 * k)
        if k == 0:
            for j in range(20):
                px, py = ring(cx, cy, r * 1.06, r * 1.06, 0, 20)[j]
                c.oval(px, py, r * 0.12, r * 0.12, tone)
        c.poly([(cx - r, cy - r), (cx + r * 0.98, cy - r * 0.93), (cx + r, cy + r * 0.96), (cx - r, cy + r)], tone)


def drummer(c: Canvas, x: float, y: float) -> None:
    """Draw a big drum with its drummer."""
    walker(
        c,
        x - 120,
        y,
        280,
        Look(top=rgb("#e0a23c"), bottom=RED, hat="cap", hat_colour=RED),
        replace(STAND, near_arm=(110, 100), far_arm=(60, 120), near_leg=(14, 4), far_leg=(-14, -16)),
        1,
    )
    c.line([(x - 46, y - 226), (x + 6, y - 196)], DARK_WOOD, 8)
    for s in (-1, 1):
        c.line([(x + 40 + s * 60, y), (x + 40 - s * 30, y - 120)], DARK_WOOD, 11)
    body = smooth(
        [
            (x - 30, y - 210),
            (x + 40, y - 224),
            (x + 112, y - 210),
            (x + 126, y - 140),
            (x + 112, y - 72),
            (x + 40, y - 58),
            (x - 30, y - 72),
            (x - 44, y - 140),
        ],
        closed=True,
    )
    c.poly(body, fade(rgb("#d0523c"), rgb("#8f2f2a")))
    c.poly(ring(x + 40, y - 214, 76, 17), rgb("#f1ddb0"))
    for k in range(9):
        c.oval(x - 28 + k * 17, y - 196 + 10 * (1 - abs(k - 4) / 4), 4, 4, GOLD)


def lion(c: Canvas, x: float, y: float) -> None:
    """Draw a two-man lion dance."""
    c.shadow(x, y, 190, 14, INK, 0.4)
    gold, red = rgb("#efb23f"), rgb("#d2452f")
    for dx, swing in ((-110, 18), (-76, -8), (70, 26), (106, -12)):
        c.line([(x + dx, y - 130), (x + dx + swing * 0.4, y - 66), (x + dx + swing, y - 8)], gold, 30)
        for k in range(3):
            c.line([(x + dx + swing * 0.5 - 18, y - 30 - k * 26), (x + dx + swing * 0.5 + 18, y - 30 - k * 26)], red, 8)
        c.panel(x + dx + swing - 18, y - 16, x + dx + swing + 26, y, 6, INK)
    back = smooth(
        [
            (x + 130, y - 210),
            (x + 40, y - 196),
            (x - 80, y - 220),
            (x - 170, y - 170),
            (x - 176, y - 100),
            (x - 60, y - 110),
            (x + 40, y - 104),
            (x + 140, y - 110),
        ],
        closed=True,
    )
    c.poly(back, fade(lighter(red, 0.15), red))
    with c.clip(back):
        for k in range(9):
            for j in range(5):
                c.oval(
                    x - 160 + k * 38 + (j % 2) * 19, y - 220 + j * 28, 17, 14, (gold, rgb("#e9703f"))[(k + j) % 2], 0.75
                )
    for k in range(12):
        c.curve([(x - 172 + k * 26, y - 106), (x - 160 + k * 26, y - 78), (x - 150 + k * 26, y - 106)], WHITE)
    hx, hy = x + 170, y - 206
    for k in range(26):
        px, py = ring(hx, hy + 4, 92, 92, 0, 26)[k]
        c.poly(leaf(px, py, 46, 26, 360 * k / 26), (WHITE, gold)[k % 2])
    c.curve(
        [
            (hx - 84, hy - 10),
            (hx - 60, hy - 78),
            (hx, hy - 98),
            (hx + 62, hy - 78),
            (hx + 86, hy - 10),
            (hx + 70, hy + 50),
            (hx, hy + 78),
            (hx - 70, hy + 50),
        ],
        darker(red, 0.12),
    )
    c.curve(
        [
            (hx - 70, hy - 16),
            (hx - 48, hy - 72),
            (hx, hy - 86),
            (hx + 52, hy - 72),
            (hx + 74, hy - 16),
            (hx + 52, hy + 24),
            (hx, hy + 40),
            (hx - 50, hy + 24),
        ],
        lighter(red, 0.12),
    )
    c.curve(
        [(hx - 62, hy + 22), (hx, hy + 44), (hx + 64, hy + 22), (hx + 56, hy + 60), (hx, hy + 76), (hx - 54, hy + 60)],
        rgb("#5e1c22"),
    )
    for k in range(9):
        c.poly(leaf(hx - 56 + k * 14, hy + 58 + 12 * (1 - abs(k - 4) / 4), 44, 16, 90 + (k - 4) * -5), WHITE)
    for k in range(-4, 5):
        c.poly(
            [
                (hx + k * 12 - 6, hy + 34 - abs(k) * 2),
                (hx + k * 12 + 6, hy + 34 - abs(k) * 2),
                (hx + k * 12, hy + 46 - abs(k) * 2),
            ],
            WHITE,
        )
    for s in (-1, 1):
        c.oval(hx + s * 36, hy - 20, 22, 19, WHITE)
        c.oval(hx + s * 34 + 4, hy - 17, 10, 11, INK)
        c.curve(
            [
                (hx + s * 10, hy - 26),
                (hx + s * 26, hy - 46),
                (hx + s * 52, hy - 44),
                (hx + s * 64, hy - 22),
                (hx + s * 40, hy - 32),
            ],
            gold,
        )
        c.curve(
            [
                (hx + s * 8, hy - 40),
                (hx + s * 30, hy - 64),
                (hx + s * 66, hy - 58),
                (hx + s * 84, hy - 40),
                (hx + s * 44, hy - 48),
            ],
            WHITE,
        )
        c.poly(leaf(hx + s * 66, hy - 66, 54, 30, -90 + s * 42), gold)
        c.oval(hx + s * 60, hy + 10, 14, 10, rgb("#e9703f"))
    c.curve([(hx - 24, hy + 8), (hx, hy - 12), (hx + 26, hy + 8), (hx, hy + 24)], gold)
    c.oval(hx, hy - 62, 13, 13, TEAL)
    c.oval(hx, hy - 62, 6, 6, CREAM)
    c.poly(leaf(hx, hy - 80, 50, 24, -90), gold)
