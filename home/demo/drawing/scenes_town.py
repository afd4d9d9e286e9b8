"""Streets of the town by day and by night."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .figures import drop, person
from .goods import basket, lantern
from .halls import tube_house
from .landscape import cloud, glints, ridge, sky
from .palette import (
    BLUE,
    CREAM,
    DARK_WOOD,
    EARTH,
    GOLD,
    INDIGO,
    INK,
    LEAF,
    LEAF_DARK,
    OCHRE,
    PLUM,
    RED,
    RGB,
    ROSE,
    STONE,
    SUN,
    TEAL,
    TERRACOTTA,
    VIOLET,
    WHITE,
    mix,
    rgb,
)
from .plants import hedge, pot, spray
from .scenes_water import punter
from .shapes import Point, dice, smooth
from .trees import palm, tree
from .vehicles import bicycle, boat, motorbike
from .wardrobe import SIT, STAND, TALK, WALK, Look, Pose, aodai, farmer, pupil

RIDE = Pose(lean=6, near_arm=(44, 70), far_arm=(50, 74), near_leg=(76, 6), far_leg=(70, 10))
WALLS: tuple[RGB, ...] = (
    rgb("#efc873"),
    rgb("#e9dfc6"),
    rgb("#d9a27e"),
    rgb("#b9cbb8"),
    rgb("#e8b58a"),
    rgb("#c9d3d6"),
    rgb("#e6c9a0"),
)


def rider(
    c: Canvas, x: float, y: float, size: float, bike: RGB, look: Look, facing: int, second: Look | None = None
) -> None:
    """Draw a motorbike with one or two people."""
    tall = size * 0.86
    seat = (x - facing * size * 0.12, y - size * 0.43)
    if second:
        person(
            c,
            seat[0] - facing * size * 0.2,
            seat[1] + drop(RIDE) * tall * 0.96,
            tall * 0.96,
            second,
            replace(RIDE, near_arm=(40, 80)),
            facing,
        )
    motorbike(c, x, y, size, bike, facing)
    person(c, seat[0], seat[1] + drop(RIDE) * tall, tall, look, RIDE, facing)


def city_street(c: Canvas) -> None:
    """A shaded town street in the morning."""
    sky(c, rgb("#86bccd"), rgb("#cfe0d2"), rgb("#fbe6bb"), horizon=520)
    c.glow(1300, 80, 800, SUN, 0.7)
    cloud(c, 330, 90, 460, WHITE, 0.85)
    cloud(c, 1100, 70, 380, WHITE, 0.8)
    ridge(c, 360, 60, rgb("#a9c0be"), rgb("#f6e6c0"), 14, 420)
    rng = dice(4)
    x, k = -30.0, 0
    while x < 1620:
        w = rng.uniform(104, 150)
        tube_house(c, x, 590, w, rng.choice((290, 345, 360, 415, 440)), WALLS[k % len(WALLS)], k + 3)
        k += 1
        x += w
    c.rect(0, 590, 1600, 640, fade(rgb("#e3cfae"), rgb("#cdb491")))
    for k in range(40):
        c.line([(k * 42 - 20, 640), (k * 42 + 4, 590)], rgb("#b59a76"), 1.5, 0.4)
    c.rect(0, 636, 1600, 650, rgb("#efe3cb"))
    c.rect(0, 650, 1600, 900, fade(rgb("#a79f9e"), rgb("#8d8589"), rgb("#6f686f")))
    for k in range(9):
        c.poly([(k * 210 - 40, 756), (k * 210 + 70, 756), (k * 210 + 62, 768), (k * 210 - 52, 768)], CREAM, 0.8)
    for x, s, seed in ((30, 330, 3), (415, 300, 5), (770, 330, 9), (1130, 305, 7), (1530, 340, 11)):
        c.shadow(x - 60, 700, 190, 26, INK, 0.22)
        tree(
            c, x, 630, s, mix(LEAF, LEAF_DARK, 0.15 * (seed % 3)), seed, 1, 0.29, mix(DARK_WOOD, STONE, 0.3), detail=24
        )
    for x in (300, 960):
        pot(c, x, 630, 90, TERRACOTTA, round(x))
    for x, s, look, pose, f in (
        (240, 160, aodai(VIOLET), WALK, 1),
        (610, 160, Look(top=WHITE, bottom=INDIGO), TALK, 1),
        (660, 154, Look(top=ROSE, bottom=INK, hair="bob"), STAND, -1),
        (1290, 160, farmer(TEAL), WALK, -1),
        (1010, 120, pupil("bob", INDIGO), WALK, 1),
        (1050, 162, Look(top=OCHRE, bottom=EARTH, hair="bun"), WALK, 1),
    ):
        c.shadow(x, 634, 34, 5, INK, 0.3)
        person(c, x, 634, s, look, pose, f)
    rider(c, 330, 742, 200, RED, Look(top=WHITE, bottom=INDIGO, hat="helmet", hat_colour=BLUE), 1)
    rider(
        c,
        1180,
        738,
        196,
        BLUE,
        Look(top=TERRACOTTA, bottom=INK, hat="helmet", hat_colour=WHITE),
        -1,
        Look(top=WHITE, bottom=INDIGO, hat="helmet", hat_colour=RED),
    )
    rider(
        c,
        640,
        872,
        280,
        TEAL,
        Look(top=rgb("#d7a94e"), bottom=INK, hat="helmet", hat_colour=RED),
        1,
        Look(top=ROSE, bottom=INDIGO, hat="helmet", hat_colour=GOLD),
    )
    rider(c, 1400, 880, 286, PLUM, Look(top=rgb("#4f7f7a"), bottom=INK, hat="helmet", hat_colour=CREAM), -1)
    vendor(c, 985, 850, 250)
    c.beams(1320, -100, [(200, 900), (420, 900), (700, 900), (900, 900)], SUN, 0.14)
    spray(c, -30, 30, 300, 24, LEAF_DARK, 4)
    spray(c, 1640, 20, 280, 156, LEAF_DARK, 7)


def vendor(c: Canvas, x: float, y: float, size: float) -> None:
    """Draw a flower seller pushing a bicycle."""
    c.shadow(x, y, size * 0.6, 10, INK, 0.35)
    person(c, x - 122, y, size, farmer(PLUM), replace(WALK, near_arm=(60, 84), far_arm=(66, 88)), 1)
    bicycle(c, x + 40, y, size * 0.84, TEAL)
    basket(c, x - 8, y - 112, 104, [RED, ROSE, GOLD, WHITE], 3)
    rng = dice(3)
    for _ in range(46):
        fx, fy = x - 4 + rng.uniform(-50, 66), y - 176 + rng.uniform(-40, 26)
        c.oval(fx, fy, 10, 10, rng.choice((RED, ROSE, GOLD, WHITE, VIOLET, rgb("#e08a94"))))
        c.oval(fx, fy, 4, 4, CREAM)
        c.oval(fx + 12, fy + 8, 5, 4, LEAF)


def night_town(c: Canvas) -> None:
    """A riverside town at night."""
    haze = rgb("#5d6a94")
    sky(c, rgb("#1d2a52"), rgb("#34457a"), rgb("#6e6f9e"), rgb("#c48f8f"), horizon=560)
    rng = dice(12)
    for _ in range(120):
        sx, sy = rng.uniform(0, 1600), rng.uniform(0, 300)
        c.oval(sx, sy, rng.uniform(0.6, 1.7), rng.uniform(0.6, 1.7), CREAM, rng.uniform(0.3, 0.9))
    c.glow(1240, 150, 380, rgb("#f7e6b8"), 0.5)
    c.oval(1240, 150, 52, 52, rgb("#fbeec6"))
    c.oval(1226, 140, 12, 10, rgb("#eedba8"), 0.6)
    c.oval(1256, 168, 9, 8, rgb("#eedba8"), 0.6)
    for x, y, wide in ((320, 170, 480), (860, 240, 380), (1470, 260, 340)):
        cloud(c, x, y, wide, rgb("#7f86b2"), 0.5)
    ridge(c, 440, 110, rgb("#43527f"), haze, 72, 430, glow=rgb("#9fa5cc"))
    ridge(c, 480, 70, rgb("#364670"), rgb("#77749c"), 79, 350, glow=rgb("#8f95c0"))
    hedge(c, 0, 1600, 560, 40, rgb("#2b3f58"), 3)
    c.mist(556, 120, rgb("#f0b07c"), 0.35)
    left, k = -20.0, 0
    while left < 1620:
        w = rng.uniform(96, 140)
        wall = mix(WALLS[k % len(WALLS)], rgb("#2f3a66"), 0.58)
        tube_house(c, left, 592, w, rng.choice((170, 230, 260, 290, 345)), wall, k + 40, lit=0.8, glow=rgb("#ffd27a"))
        k += 1
        left += w + rng.choice((0, 0, 6))
    for x, s in ((120, 230), (690, 220), (1090, 240), (1530, 250)):
        tree(c, x, 600, s, rgb("#38604f"), round(x), 1, 0.34, rgb("#3a3340"), detail=20)
        c.glow(x, 540, 90, rgb("#ffcf7a"), 0.3)
    for k in range(9):
        c.glow(90 + k * 180, 560, 150, rgb("#ffc56a"), 0.32)
    c.rect(0, 592, 1600, 624, fade(rgb("#b78a6c"), rgb("#5e5264")))
    for k in range(33):
        c.line([(k * 50, 586), (k * 50, 612)], rgb("#4a4258"), 3)
    c.line([(0, 588), (1600, 588)], rgb("#8b6f68"), 4)
    strollers = (
        (230, 92, Look(top=rgb("#b9685e"), bottom=INK), 1),
        (270, 86, aodai(rgb("#d9b6a0")), 1),
        (520, 90, Look(top=rgb("#6d88a8"), bottom=INK), -1),
        (840, 92, aodai(rgb("#b56f86")), 1),
        (884, 60, pupil("bob", INK), 1),
        (1330, 92, Look(top=rgb("#c2a05e"), bottom=INK), -1),
        (1364, 88, Look(top=rgb("#8a6c9a"), bottom=INK, hair="bob"), 1),
    )
    for px, s, look, f in strollers:
        person(c, px, 612, s, look, WALK, f)
    c.rect(0, 624, 1600, 900, fade(rgb("#6d6284"), rgb("#2f3f6c"), rgb("#1a2749")))
    c.reflect(624, 276, 0.85, 3)
    glints(c, 630, 890, 5, rgb("#ffd890"), 170, alpha=0.35)
    glints(c, 630, 900, 6, rgb("#fbeec6"), 60, 1140, 1340, 0.5)
    for a, b in (
        ((-20, 330), (420, 300)),
        ((420, 300), (900, 300)),
        ((900, 300), (1340, 300)),
        ((1340, 300), (1640, 330)),
    ):
        wire = smooth([a, ((a[0] + b[0]) / 2, 380), b], steps=12)
        c.line(wire, rgb("#2a2f4e"), 2)
        for j, (lx, ly) in enumerate(wire[2::4]):
            lantern(c, lx, ly + 40, 22, (RED, rgb("#e69a3e"), rgb("#d76a8a"))[j % 3], lit=True)
    punter(c, 470, 758, 150, rgb("#7c4a58"), 4)
    boat(c, 400, 764, 300, rgb("#3a2f40"), roof=True)
    lantern(c, 268, 700, 20, rgb("#e69a3e"), lit=True)
    person(c, 1000, 700, 96, farmer(rgb("#4d6a8a"), INK), replace(SIT, near_arm=(50, 80)), -1)
    boat(c, 1030, 706, 200, rgb("#3a3348"))
    for _ in range(26):
        fx, fy = rng.uniform(620, 1560), rng.uniform(730, 880)
        size = 4 + (fy - 730) / 22
        c.glow(fx, fy - size, size * 9, rgb("#ffb95c"), 0.55)
        c.poly(
            [(fx - size, fy), (fx - size * 0.7, fy - size * 1.6), (fx + size * 0.7, fy - size * 1.6), (fx + size, fy)],
            rgb("#ffdf98"),
        )
        c.oval(fx, fy, size * 1.7, size * 0.5, rgb("#d2657e"))
    shore: list[Point] = smooth([(-20, 920), (-20, 838), (160, 846), (330, 880), (460, 920)])
    c.poly(shore, rgb("#1f2d47"))
    c.shadow(130, 862, 60, 8, INK, 0.5)
    person(c, 110, 866, 230, aodai(rgb("#c9808a")), replace(TALK, near_arm=(40, 70)), 1)
    person(c, 196, 872, 150, pupil("bob", INK), replace(STAND, near_arm=(60, 110)), 1)
    palm(c, 1530, 930, 560, rgb("#22405a"), 5, rgb("#241f36"), -0.08)
