"""Clinic and counter."""

from __future__ import annotations

from dataclasses import replace

from .canvas import Canvas, fade
from .figures import drop, person
from .furniture import chair, screen, shelf, table
from .palette import (
    BLUE,
    BRICK,
    CREAM,
    DARK_WOOD,
    GOLD,
    INDIGO,
    INK,
    OCHRE,
    PLUM,
    RED,
    RGB,
    ROSE,
    SKIN,
    STONE,
    TEAL,
    TERRACOTTA,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
    rgb,
)
from .plants import pot
from .rooms import clock, daylight, fan, lamp, lotus, medal, poster, room, view
from .shapes import Point, leaf, smooth
from .wardrobe import BACK, FRONT, HOLD, SIT, STAND, TALK, Look, aodai, elder, farmer


def seated(
    c: Canvas, x: float, y: float, size: float, look: Look, pose: object = None, facing: int = 1, seat: RGB = TEAL
) -> dict[str, Point]:
    """Draw a person sitting on a chair whose legs stand at y."""
    c.shadow(x, y, size * 0.22, size * 0.025, INK, 0.28)
    chair(c, x, y, size, seat, facing)
    return person(c, x - facing * size * 0.03, y, size, look, pose if isinstance(pose, type(SIT)) else SIT, facing)


def standing(
    c: Canvas, x: float, y: float, size: float, look: Look, pose: object = None, facing: int = 1
) -> dict[str, Point]:
    """Draw a standing person with a contact shadow."""
    c.shadow(x, y, size * 0.18, size * 0.025, INK, 0.28)
    return person(c, x, y, size, look, pose if isinstance(pose, type(SIT)) else STAND, facing)


def clinic(c: Canvas) -> None:
    """A commune health station."""
    room(c, rgb("#c4dccf"), rgb("#e2d3b6"), 600, 3)
    view(c, 130, 130, 330, 300, 7)
    view(c, 1180, 130, 290, 300, 12)
    poster(c, 570, 130, 130, 180, WHITE, "heart", rgb("#d0605a"))
    poster(c, 730, 130, 130, 180, CREAM, "drop", BLUE)
    clock(c, 960, 170, 44)
    fan(c, 800, 46, 170)
    c.rect(514, 250, 536, 560, CREAM)
    for k in range(12):
        c.line([(516, 260 + k * 25), (528 if k % 2 else 534, 260 + k * 25)], TEAL, 3)
    c.rect(870, 330, 1110, 600, fade(lighter(WHITE, 0.1), darker(WHITE, 0.12)))
    for k in range(3):
        c.rect(884, 346 + 84 * k, 1096, 418 + 84 * k, mix(TEAL, WHITE, 0.62))
        for j in range(7):
            h = 30 + 22 * ((j * 3 + k) % 3) / 2
            c.panel(
                896 + j * 28,
                414 + 84 * k - h,
                916 + j * 28,
                414 + 84 * k,
                4,
                (ROSE, WHITE, TEAL, GOLD, BLUE)[(j + k) % 5],
            )
    daylight(c, 140, 430, 320, 720, 260)
    c.rect(40, 560, 420, 574, STONE)
    bench = [(30.0, 590.0), (450.0, 590.0), (450.0, 616.0), (30.0, 616.0)]
    c.poly(bench, mix(TEAL, WHITE, 0.3))
    for x in (60, 420):
        c.rect(x - 6, 616, x + 6, 690, STONE)
    mum = person(
        c,
        170,
        616 - 18 + drop(SIT) * 300,
        300,
        Look(top=rgb("#d9837a"), bottom=INDIGO, hair="long"),
        replace(SIT, near_arm=(30, 84), far_arm=(36, 90), nod=10),
        1,
    )
    hx, hy = mum["near"]
    swaddle = smooth(
        [
            (hx - 60, hy - 6),
            (hx - 30, hy - 34),
            (hx + 14, hy - 36),
            (hx + 34, hy - 14),
            (hx + 10, hy + 12),
            (hx - 40, hy + 16),
        ],
        closed=True,
    )
    c.poly(swaddle, CREAM)
    c.shade(swaddle, ROSE, "bottom", 0.5, 0.8, 0.2)
    c.oval(hx + 16, hy - 30, 19, 18, SKIN)
    c.curve([(hx + 2, hy - 36), (hx + 16, hy - 50), (hx + 32, hy - 38), (hx + 16, hy - 42)], INK)
    person(c, 340, 616 - 14 + drop(SIT) * 280, 280, elder(TEAL), replace(SIT, near_arm=(18, 70)), 1)
    pot(c, 520, 640, 170, TERRACOTTA, 3)
    seated(
        c,
        690,
        830,
        400,
        replace(elder(rgb("#8a5a74")), hair="short"),
        replace(SIT, near_arm=(60, 84), far_arm=(26, 60)),
        1,
        WOOD,
    )
    doctor = Look(top=WHITE, bottom=rgb("#4c6a72"), dress="coat", hair="bun")
    seated(
        c,
        1110,
        830,
        410,
        replace(doctor, dress="shirt"),
        replace(SIT, near_arm=(50, 80), far_arm=(60, 76), nod=8),
        -1,
        TEAL,
    )
    table(c, 900, 830, 300, 170, lighter(WOOD, 0.15))
    c.panel(920, 596, 1000, 648, 8, mix(BLUE, WHITE, 0.5))
    c.oval(960, 620, 18, 18, WHITE)
    c.line([(960, 620), (970, 610)], RED, 3)
    c.line(smooth([(920, 630), (870, 646), (836, 610), (826, 640)]), INK, 5)
    c.panel(780, 596, 842, 634, 10, INDIGO)
    c.poly([(1000, 644), (1040, 644), (1046, 650), (996, 650)], WHITE)
    nurse = Look(
        top=rgb("#8fc4bd"), bottom=rgb("#8fc4bd"), hair="bun", hat="cap", hat_colour=rgb("#8fc4bd"), shoes=WHITE
    )
    hands = standing(c, 1370, 850, 470, nurse, replace(HOLD, near_arm=(20, 80)), -1)
    nx, ny = hands["near"]
    c.poly([(nx - 60, ny - 50), (nx + 2, ny - 66), (nx + 14, ny + 10), (nx - 48, ny + 24)], WOOD)
    c.poly([(nx - 54, ny - 42), (nx - 2, ny - 56), (nx + 8, ny + 6), (nx - 44, ny + 16)], WHITE)
    pot(c, 1530, 860, 210, TEAL, 8)


def one_stop_desk(c: Canvas) -> None:
    """Citizens at the one-stop counter."""
    room(c, rgb("#e9dcc0"), rgb("#d8c3a0"), 610, 8)
    c.rect(120, 60, 1480, 170, fade(rgb("#b5493b"), rgb("#983830")))
    c.rect(120, 170, 1480, 178, GOLD)
    medal(c, 800, 116, 44)
    for k, x in enumerate((300, 560, 1040, 1300)):
        c.oval(x, 115, 30, 30, CREAM)
        tone = rgb("#b5493b")
        if k == 0:
            c.rect(x - 12, 98, x + 12, 132, tone)
            c.rect(x - 7, 106, x + 7, 110, CREAM)
            c.rect(x - 7, 116, x + 7, 120, CREAM)
        elif k == 1:
            c.poly([(x - 18, 116), (x, 98), (x + 18, 116)], tone)
            c.rect(x - 12, 116, x + 12, 132, tone)
        elif k == 2:
            c.oval(x, 107, 8, 8, tone)
            c.curve([(x - 15, 132), (x, 116), (x + 15, 132)], tone)
        else:
            c.poly(leaf(x - 12, 128, 36, 22, -45), tone)
    view(c, 150, 220, 190, 250, 4)
    view(c, 1260, 220, 190, 250, 7)
    shelf(c, 420, 230, 1180, 480, 3, 12, [TEAL, BRICK, BLUE, OCHRE, PLUM], WOOD, 1.2)
    clerk = Look(top=WHITE, bottom=INK)
    for x, look in ((330, replace(clerk, hair="bob")), (800, clerk), (1240, replace(clerk, hair="bun"))):
        c.shadow(x, 560, 60, 8, INK, 0.2)
        person(c, x, 760, 400, look, replace(FRONT, near_arm=(24, -34), far_arm=(24, -34)))
        c.poly([(x - 9, 478), (x + 9, 478), (x + 5, 540), (x, 550), (x - 5, 540)], rgb("#2f5d8c"))
    counter: list[Point] = [(90, 600), (1510, 600), (1530, 800), (70, 800)]
    c.shadow(800, 806, 760, 18, INK, 0.4)
    c.poly(counter, fade(lighter(WOOD, 0.25), WOOD, darker(WOOD, 0.25)))
    for k in range(6):
        x = 120 + k * 230
        c.panel(x, 640, x + 200, 780, 8, lighter(WOOD, 0.32), 0.6)
        c.shade([(x, 640), (x + 200, 640), (x + 200, 780), (x, 780)], darker(WOOD, 0.4), "bottom", 0.4, 0.8, 0.3)
    c.poly([(70, 584), (1530, 584), (1544, 606), (56, 606)], lighter(rgb("#e8d2aa"), 0.3))
    for x in (180, 650, 1390):
        screen(c, x, 588, 140, TEAL, back=True)
    lotus(c, 1010, 586, 80, WHITE)
    for x in (480, 930, 1150):
        c.poly([(x - 40, 586), (x + 30, 586), (x + 40, 594), (x - 50, 594)], WHITE)
        c.line([(x + 46, 592), (x + 62, 570)], INDIGO, 4)
    standing(
        c,
        410,
        862,
        430,
        replace(farmer(rgb("#9a5a73")), hat="", shoes=INK),
        replace(HOLD, near_arm=(40, 96), far_arm=(36, 90)),
        -1,
    )
    a = standing(
        c,
        860,
        872,
        450,
        Look(top=rgb("#4f86a6"), bottom=rgb("#4a4152")),
        replace(BACK, near_arm=(18, 40), far_arm=(10, 6)),
    )
    c.poly(
        [
            (a["near"][0] - 10, a["near"][1] - 30),
            (a["near"][0] + 44, a["near"][1] - 44),
            (a["near"][0] + 54, a["near"][1] + 16),
            (a["near"][0], a["near"][1] + 26),
        ],
        WHITE,
    )
    standing(c, 1120, 868, 440, aodai(rgb("#d58a54")), replace(TALK, near_arm=(30, 84)), 1)
    cane = standing(c, 1420, 880, 400, elder(TEAL), replace(HOLD, near_arm=(16, 66), far_arm=(20, 50)), -1)["near"]
    c.line([(cane[0] - 4, cane[1] - 6), (cane[0] - 16, 880)], DARK_WOOD, 8)
    pot(c, 90, 880, 250, TERRACOTTA, 5)
    kiosk(c, 220, 880)
    pot(c, 1560, 884, 230, TEAL, 9)
    for x in (330, 800, 1270):
        lamp(c, x, 40, 40, DARK_WOOD)


def kiosk(c: Canvas, x: float, y: float) -> None:
    """Draw the ticket machine."""
    c.shadow(x, y, 70, 9, INK, 0.35)
    c.panel(x - 34, y - 190, x + 34, y, 8, fade(rgb("#4a7f88"), rgb("#2f5b66")))
    c.poly([(x - 52, y - 250), (x + 52, y - 250), (x + 44, y - 160), (x - 44, y - 160)], INK)
    c.poly(
        [(x - 44, y - 243), (x + 44, y - 243), (x + 37, y - 168), (x - 37, y - 168)],
        fade(rgb("#cfeae4"), rgb("#86bcc0")),
    )
    for k in range(4):
        c.panel(
            x - 32 + (k % 2) * 34,
            y - 234 + (k // 2) * 32,
            x - 4 + (k % 2) * 34,
            y - 210 + (k // 2) * 32,
            5,
            (RED, GOLD, TEAL, WHITE)[k],
        )
    c.rect(x - 16, y - 140, x + 16, y - 132, INK)
    c.rect(x - 12, y - 134, x + 12, y - 108, WHITE)
