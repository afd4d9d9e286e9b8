"""Meeting hall, class room and library."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .figures import person
from .furniture import book, screen, shelf, table
from .palette import (
    BLUE,
    BRICK,
    CREAM,
    DARK_WOOD,
    GOLD,
    GREY_HAIR,
    INDIGO,
    INK,
    LEAF,
    OCHRE,
    PLUM,
    RED,
    RGB,
    SAND,
    STONE,
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
from .plants import pot
from .rooms import clock, curtain, daylight, fan, lamp, lotus, medal, poster, room, view
from .scenes_desks import seated, standing
from .shapes import dice, leaf, smooth
from .wardrobe import BACK, FRONT, HOLD, READ, SIT, TALK, Look, aodai, pupil


def meeting_hall(c: Canvas) -> None:
    """A public meeting seen from the back of the hall."""
    room(c, rgb("#d9b98a"), rgb("#a9744c"), 560, 4)
    for k in range(9):
        c.rect(k * 190 - 60, 0, k * 190 - 50, 560, darker(WOOD, 0.2), 0.35)
    curtain(c, 380, 1220, 40, 500, rgb("#a83a33"), 22)
    curtain(c, 330, 470, 20, 520, rgb("#8f2d2c"), 5)
    curtain(c, 1130, 1270, 20, 520, rgb("#8f2d2c"), 5)
    c.rect(320, 10, 1280, 60, fade(lighter(WOOD, 0.1), DARK_WOOD))
    medal(c, 800, 200, 76)
    view(c, 60, 120, 190, 300, 5)
    view(c, 1350, 120, 190, 300, 8)
    c.poly([(260, 520), (1340, 520), (1420, 590), (180, 590)], fade(lighter(WOOD, 0.15), WOOD))
    c.rect(180, 590, 1420, 620, darker(WOOD, 0.35))
    for x in (620, 700, 780):
        person(
            c,
            x + 30,
            560,
            210,
            (Look(top=WHITE, bottom=INK), aodai(TEAL), Look(top=rgb("#c9d3d6"), bottom=INK, hair_colour=GREY_HAIR))[
                (x - 620) // 80
            ],
            replace(FRONT, near_arm=(20, -30), far_arm=(20, -30)),
        )
    table(c, 730, 584, 330, 90, WOOD, rgb("#e6d3a8"))
    for x in (650, 730, 810):
        c.rect(x - 3, 460, x + 3, 484, INK)
    lotus(c, 900, 486, 60, WHITE)
    person(c, 1050, 560, 230, aodai(rgb("#e0b35a")), replace(FRONT, near_arm=(30, 130), far_arm=(20, 40)))
    c.poly([(985, 430), (1115, 430), (1100, 584), (1000, 584)], fade(lighter(WOOD, 0.2), darker(WOOD, 0.2)))
    c.poly([(975, 420), (1125, 420), (1115, 438), (985, 438)], lighter(WOOD, 0.35))
    for turn in (-150, -30, -120, -60, -90):
        c.poly(leaf(1050, 530, 44, 22, turn), GOLD)
    c.line([(1030, 420), (1036, 388)], INK, 4)
    lotus(c, 320, 580, 120, rgb("#e9dcc0"))
    lotus(c, 1290, 580, 120, rgb("#e9dcc0"))
    for x in (230, 520, 1080, 1370):
        lamp(c, x, 60, 46, DARK_WOOD)
    c.poly([(730, 620), (870, 620), (1000, 900), (600, 900)], fade(rgb("#a5433a"), rgb("#b9503f")))
    rng = dice(6)
    tones: tuple[RGB, ...] = (WHITE, TEAL, rgb("#c9776a"), OCHRE, INDIGO, VIOLET, rgb("#7d9a86"), BLUE, PLUM)
    for row, (y, size, gap) in enumerate(((700, 250, 112), (800, 320, 144), (930, 410, 186))):
        offset = (row % 2) * gap / 2
        for k in range(-1, 16):
            at = offset + k * gap + rng.uniform(-8, 8)
            if abs(offset + k * gap - 800) < 66 + 34 * row or at > 1680:
                continue
            look = Look(
                top=mix(rng.choice(tones), DARK_WOOD, 0.12 + 0.10 * row),
                bottom=INK,
                hair=rng.choice(("short", "bob", "bun", "short", "long")),
                hair_colour=rng.choice((INK, INK, rgb("#3a2b28"), GREY_HAIR)),
            )
            raised = row == 1 and k == 8
            person(c, at, y + size * 0.42, size, look, replace(BACK, near_arm=(150, 170)) if raised else BACK)
        for k in range(-1, 16):
            at = offset + k * gap
            if abs(at - 800) < 66 + 34 * row:
                continue
            top = y - size * 0.20
            c.panel(
                at - gap * 0.40,
                top,
                at + gap * 0.40,
                930,
                16,
                fade(mix(BRICK, DARK_WOOD, 0.25 + 0.15 * row), darker(DARK_WOOD, 0.25)),
            )
            c.panel(at - gap * 0.34, top + 8, at + gap * 0.34, top + 16, 4, lighter(BRICK, 0.3), 0.5)


def computer_class(c: Canvas) -> None:
    """Pupils at computers with their teacher."""
    room(c, rgb("#f0dcae"), rgb("#d3b083"), 560, 6)
    for x, seed in ((60, 5), (330, 8)):
        view(c, x, 110, 210, 290, seed)
    daylight(c, 70, 400, 470, 700, 300)
    c.rect(650, 90, 1240, 430, DARK_WOOD)
    c.rect(662, 102, 1228, 418, fade(rgb("#f8f4e6"), rgb("#e3ead8")))
    for x in (790, 950, 1110):
        c.line(
            smooth([(x, 180), (x, 250), (950, 250), (870 if x < 950 else 1030, 320)], steps=8),
            mix(STONE, WHITE, 0.4),
            4,
        )
    for k, (x, y) in enumerate(((790, 180), (950, 180), (1110, 180), (870, 320), (1030, 320))):
        tone = (TEAL, RED, BLUE, GOLD, VIOLET)[k]
        c.panel(x - 50, y - 34, x + 50, y + 34, 12, tone)
        c.rect(x - 28, y - 10, x + 28, y - 4, WHITE, 0.85)
        c.rect(x - 28, y + 6, x + 10, y + 12, WHITE, 0.85)
    clock(c, 1340, 150, 42)
    poster(c, 1420, 100, 120, 170, WHITE, "leaf", LEAF)
    poster(c, 1300, 230, 100, 140, CREAM, "chart", BLUE)
    fan(c, 430, 60, 150)
    fan(c, 1180, 50, 150)
    pot(c, 1530, 640, 170, TERRACOTTA, 4)
    standing(c, 1350, 680, 390, aodai(rgb("#6fa7b8")), replace(TALK, near_arm=(70, 110), far_arm=(10, 30)), -1)
    for row, (y, size, xs, w) in enumerate(
        ((690, 250, (120, 430, 740, 1100), 96), (878, 340, (40, 425, 810, 1195), 132))
    ):
        for k, x in enumerate(xs):
            if row == 0 and x == 1100:
                continue
            hair = ("bob", "short", "long", "short")[(k + row) % 4]
            seated(
                c,
                x,
                y,
                size,
                replace(pupil(hair, INDIGO), long_sleeves=False),
                replace(SIT, lean=8, near_arm=(34, 84), far_arm=(44, 86)),
                1,
                (TEAL, TERRACOTTA)[row],
            )
            table(c, x + size * 0.52, y, size * 0.62, size * 0.40, lighter(WOOD, 0.2))
            screen(c, x + size * 0.60, y - size * 0.44, w, (BLUE, TEAL, VIOLET, rgb("#c98a4a"))[(k + row) % 4])
            c.panel(x + size * 0.26, y - size * 0.455, x + size * 0.40, y - size * 0.435, 3, WHITE)


def library(c: Canvas) -> None:
    """Readers in a public library."""
    room(c, rgb("#e8cfa0"), rgb("#b98558"), 590, 9, tiles=False)
    for k in range(-14, 15):
        c.line([(800 + k * 110, 590), (800 + k * 260, 920)], darker(WOOD, 0.35), 2, 0.4)
    books: list[RGB] = [BRICK, TEAL, OCHRE, INDIGO, PLUM, rgb("#6f8f6a"), rgb("#c9776a"), BLUE]
    shelf(c, 20, 60, 470, 596, 5, 3, books, WOOD, 1.5)
    shelf(c, 1130, 60, 1580, 596, 5, 8, books, WOOD, 1.5)
    view(c, 580, 70, 440, 440, 6, arch=True, panes=3, frame=lighter(WOOD, 0.25))
    daylight(c, 590, 510, 420, 740, -120)
    for x in (300, 800, 1300):
        lamp(c, x, 70 if x != 800 else 40, 44, rgb("#5a8a7a"))
    c.line([(1010, 600), (1090, 210)], lighter(WOOD, 0.1), 9)
    c.line([(1060, 606), (1130, 210)], lighter(WOOD, 0.1), 9)
    for k in range(7):
        t = 0.1 + k * 0.13
        c.line([(1010 + 80 * t, 600 - 390 * t), (1060 + 70 * t, 606 - 396 * t)], WOOD, 6)
    hands = standing(c, 560, 650, 330, aodai(rgb("#8aa7c4")), replace(HOLD, near_arm=(120, 140), far_arm=(16, 60)), -1)
    c.rect(hands["near"][0] - 12, hands["near"][1] - 34, hands["near"][0] + 6, hands["near"][1] + 14, RED)
    c.oval(800, 846, 640, 66, rgb("#a2503f"), 0.8, blur=2)
    c.oval(800, 846, 600, 56, rgb("#d9a35f"), 0.45)
    c.oval(800, 846, 560, 48, rgb("#a2503f"), 0.8)
    for x, look, f, tone in (
        (520, Look(top=OCHRE, bottom=INDIGO, hair="bob"), 1, TEAL),
        (1080, Look(top=rgb("#b5535a"), bottom=INK), -1, INDIGO),
    ):
        h = seated(c, x, 830, 370, look, replace(READ, near_arm=(40, 96), far_arm=(46, 92)), f, DARK_WOOD)
        book(c, h["near"][0] + f * 14, h["near"][1] - 10, 34, tone)
    person(c, 720, 850, 340, pupil("long", INDIGO), replace(FRONT, near_arm=(24, -60), far_arm=(24, -60)))
    person(
        c,
        880,
        856,
        350,
        Look(top=rgb("#6f9a8a"), bottom=INK, hair_colour=GREY_HAIR),
        replace(FRONT, near_arm=(24, -60), far_arm=(24, -60)),
    )
    table(c, 800, 838, 420, 150, lighter(WOOD, 0.05), rgb("#c9a06c"))
    book(c, 720, 662, 38, BRICK)
    book(c, 880, 660, 40, TEAL)
    for k, tone in enumerate((RED, OCHRE, BLUE, TEAL)):
        c.panel(776 - k * 3, 664 - k * 12, 836 + k * 2, 675 - k * 12, 2, tone)
    for x, f, look in ((240, 1, pupil("short", INDIGO)), (1350, -1, pupil("bob", INDIGO))):
        c.shadow(x, 876, 100, 12, INK, 0.35)
        sack = smooth(
            [(x - 92, 868), (x - 86, 800 - f * 16), (x - 10, 776), (x + 86, 800 + f * 16), (x + 92, 868), (x, 888)],
            closed=True,
        )
        c.poly(sack, mix(TEAL, SAND, 0.2))
        c.shade(sack, INK, "bottom", 0.4, 0.7, 0.3)
        h = person(
            c,
            x,
            846,
            300,
            look,
            replace(READ, near_leg=(96, 20), far_leg=(88, 40), near_arm=(44, 100), far_arm=(48, 96)),
            f,
        )
        book(c, h["near"][0] + f * 12, h["near"][1] - 8, 30, OCHRE if f > 0 else PLUM)
    pot(c, 90, 880, 250, TERRACOTTA, 2)
    pot(c, 1530, 886, 240, TEAL, 6)
