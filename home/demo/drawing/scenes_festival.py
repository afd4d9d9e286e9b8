"""The village festival."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .figures import person
from .goods import bunting, lantern
from .halls import dinh
from .landscape import cloud, ridge, sky
from .palette import (
    BLUE,
    CREAM,
    DARK_WOOD,
    EARTH,
    GOLD,
    INDIGO,
    INK,
    OCHRE,
    PLUM,
    RED,
    ROSE,
    TEAL,
    VIOLET,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import hedge
from .scenes_village import ground, walker
from .shapes import leaf, ring, smooth
from .trees import banyan, palm
from .wardrobe import BACK, HOLD, STAND, WAVE, Look, aodai


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
        for k, (lx, ly) in enumerate(wire[2::5]):
            lantern(c, lx, ly + 46, 26, RED if k % 2 else rgb("#e2973c"), lit=True)
    rng = c.rng
    tones = (INDIGO, TEAL, PLUM, OCHRE, rgb("#b85c4a"), WHITE, BLUE, ROSE)
    for y, size in ((630, 120), (662, 142)):
        for k in range(26):
            at = 40 + k * 62 + rng.uniform(-14, 14)
            if 430 < at < 1170:
                continue
            look = Look(
                top=mix(rng.choice(tones), rgb("#b07a62"), 0.25),
                bottom=INK,
                hair=rng.choice(("short", "bob", "bun")),
                hat=rng.choice(("", "", "non")),
            )
            person(c, at, y + rng.uniform(-8, 8), size * rng.uniform(0.9, 1.05), look, STAND, 1 if at < 800 else -1)
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
