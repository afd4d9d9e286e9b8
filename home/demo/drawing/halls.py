"""Public buildings, town houses and flags."""

from __future__ import annotations

from .canvas import Canvas, fade
from .houses import door, tiles, window
from .palette import (
    BRICK,
    DARK_WOOD,
    GOLD,
    INDIGO,
    OCHRE,
    RED,
    RGB,
    STONE,
    SUN,
    TERRACOTTA,
    WHITE,
    darker,
    lighter,
    mix,
)
from .shapes import dice, ring, smooth


def flag(
    c: Canvas, x: float, y: float, height: float, size: float, colour: RGB = RED, star: bool = True, pole: RGB = STONE
) -> None:
    """Draw a flag on a pole standing at (x, y)."""
    c.line([(x, y), (x, y - height)], pole, max(2.0, size * 0.06))
    c.oval(x, y - height, size * 0.06, size * 0.06, GOLD)
    top = y - height + size * 0.08
    w, h = size, size * 0.66
    shape = smooth(
        [(x, top), (x + w * 0.33, top - h * 0.08), (x + w * 0.66, top + h * 0.06), (x + w, top - h * 0.02)], steps=5
    )
    low = [(px - (px - x) * 0.03, py + h) for px, py in shape]
    outline = shape + low[::-1]
    c.poly(outline, colour)
    c.poly(
        [(x + w * 0.55, top - 2), (x + w * 0.8, top), (x + w * 0.76, top + h), (x + w * 0.5, top + h)],
        darker(colour, 0.4),
        0.25,
    )
    if star:
        five_star(c, x + w * 0.46, top + h * 0.5, h * 0.3, GOLD)


def five_star(c: Canvas, x: float, y: float, r: float, colour: RGB) -> None:
    """Draw a five-pointed star."""
    outer, inner = ring(x, y, r, r, -90, 5), ring(x, y, r * 0.4, r * 0.4, -54, 5)
    c.poly([p for pair in zip(outer, inner, strict=True) for p in pair], colour)


def office(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: RGB = OCHRE,
    roof: RGB = BRICK,
    trim: RGB = WHITE,
    bays: int = 9,
    shutter: RGB = (58, 112, 104),
) -> None:
    """Draw a two-storey public building with hipped tile roofs and an entrance bay."""
    left, right, eave, mid = x - w / 2, x + w / 2, y - h * 0.72, y - h * 0.37
    c.rect(left, eave, right, y, fade(lighter(wall, 0.18), wall, darker(wall, 0.06)))
    c.shade([(left, eave), (right, eave), (right, y), (left, y)], darker(wall, 0.45), "left", 0.3, 0.6, 0.3)
    c.rect(left - 6, y - h * 0.05, right + 6, y, darker(STONE, 0.15))
    roofs = [
        (left - w * 0.03, eave + 6),
        (left + w * 0.06, y - h * 0.97),
        (right - w * 0.06, y - h * 0.97),
        (right + w * 0.03, eave + 6),
    ]
    pitch = w / bays
    c.rect(left, mid - 6, right, mid + 4, trim)
    for i in range(bays):
        cx = left + pitch * (i + 0.5)
        ww = pitch * 0.34
        for wy, wh in ((eave + h * 0.09, h * 0.19), (mid + h * 0.08, h * 0.2)):
            window(c, cx - ww / 2, wy, ww, wh, trim, shutters=shutter)
        c.rect(left + pitch * i - 4, eave + 6, left + pitch * i + 4, y - h * 0.05, lighter(wall, 0.35), 0.8)
    c.rect(left, eave + 4, right, eave + h * 0.055, darker(wall, 0.5), 0.5)
    tiles(c, roofs, roof, 11, 16, 3)
    c.line([roofs[1], roofs[2]], lighter(roof, 0.3), 6)
    bay = w * 0.13
    c.rect(x - bay, eave - h * 0.03, x + bay, y, fade(lighter(wall, 0.3), lighter(wall, 0.06)))
    gable = [(x - bay - 14, eave - h * 0.02), (x, y - h * 1.06), (x + bay + 14, eave - h * 0.02)]
    c.poly(gable, lighter(wall, 0.2))
    c.line([gable[0], gable[1], gable[2]], roof, 12)
    for k in range(4):
        px = x - bay + bay * 2 * k / 3
        c.rect(px - 8, mid + 2, px + 8, y, fade(trim, darker(trim, 0.12)))
    c.rect(x - bay - 12, mid - 14, x + bay + 12, mid + 6, trim)
    c.rect(x - bay + 8, mid + 6, x + bay - 8, mid + 26, darker(wall, 0.5), 0.55)
    for k in range(3):
        wx = x - bay * 0.62 + bay * 0.62 * k
        window(c, wx - bay * 0.15, eave + h * 0.07, bay * 0.3, h * 0.2, trim)
    door(c, x, y - h * 0.03, bay * 0.62, h * 0.27)
    for k in range(3):
        c.rect(
            x - bay - 10 - 12 * k,
            y - h * 0.04 + 7 * k,
            x + bay + 10 + 12 * k,
            y - h * 0.04 + 7 * k + 8,
            lighter(STONE, 0.4 - 0.12 * k),
        )


def dinh(c: Canvas, x: float, y: float, w: float, h: float, roof: RGB = BRICK) -> None:
    """Draw a communal house with its great swept roof."""
    post = mix(DARK_WOOD, RED, 0.25)
    c.rect(x - w * 0.46, y - h * 0.07, x + w * 0.46, y, fade(lighter(STONE, 0.3), STONE))
    c.rect(
        x - w * 0.40, y - h * 0.42, x + w * 0.40, y - h * 0.07, fade(darker(DARK_WOOD, 0.5), mix(DARK_WOOD, GOLD, 0.25))
    )
    for k in range(9):
        px = x - w * 0.38 + w * 0.76 * k / 8
        if k < 8 and k != 4:
            c.rect(px + w * 0.018, y - h * 0.33, px + w * 0.077, y - h * 0.07, mix(GOLD, DARK_WOOD, 0.45), 0.5)
        c.rect(
            px - w * 0.011,
            y - h * 0.42,
            px + w * 0.011,
            y - h * 0.07,
            fade(lighter(post, 0.15), darker(post, 0.2), sideways=True),
        )
    top = [(x - w * 0.30, y - h * 0.97), (x, y - h * 0.93), (x + w * 0.30, y - h * 0.97)]
    right = [(x + w * 0.34, y - h * 0.72), (x + w * 0.43, y - h * 0.53), (x + w * 0.58, y - h * 0.50)]
    low = [
        (x + w * 0.46, y - h * 0.39),
        (x + w * 0.2, y - h * 0.36),
        (x, y - h * 0.355),
        (x - w * 0.2, y - h * 0.36),
        (x - w * 0.46, y - h * 0.39),
    ]
    left = [(2 * x - px, py) for px, py in right[::-1]]
    shape = (
        smooth(top, steps=6)
        + smooth([top[-1], *right], steps=6)
        + smooth([right[-1], *low, left[0]], steps=6)
        + smooth([*left, top[0]], steps=6)
    )
    tiles(c, shape, roof, 13, 15, 5)
    c.line(smooth([right[-1], *low, left[0]], steps=6), darker(roof, 0.4), 6)
    c.line(smooth(top, steps=6), lighter(roof, 0.45), 10)
    for s in (-1, 1):
        c.line(
            smooth(
                [(x + s * w * 0.30, y - h * 0.97), (x + s * w * 0.325, y - h * 1.03), (x + s * w * 0.30, y - h * 1.05)],
                steps=6,
            ),
            lighter(roof, 0.4),
            7,
        )
        c.line(
            smooth(
                [(x + s * w * 0.56, y - h * 0.50), (x + s * w * 0.60, y - h * 0.53), (x + s * w * 0.61, y - h * 0.58)],
                steps=6,
            ),
            darker(roof, 0.1),
            7,
        )
    c.oval(x, y - h * 0.97, w * 0.010, w * 0.010, GOLD)


def tube_house(
    c: Canvas, x: float, y: float, w: float, h: float, wall: RGB, seed: int, lit: float = 0.0, glow: RGB = SUN
) -> None:
    """Draw a narrow town house front with its left foot at (x, y)."""
    rng = dice(seed)
    floors = max(2, round(h / 115))
    each = h / (floors + 0.15)
    c.rect(x, y - h, x + w, y, fade(lighter(wall, 0.12), wall))
    roof = rng.choice(("tile", "flat", "crest"))
    if roof == "tile":
        tiles(
            c,
            [
                (x - 6, y - h + 6),
                (x + w * 0.14, y - h - w * 0.26),
                (x + w * 0.86, y - h - w * 0.26),
                (x + w + 6, y - h + 6),
            ],
            BRICK if not lit else darker(BRICK, 0.5),
            5,
            9,
            seed,
        )
    else:
        c.rect(x - 4, y - h - 8, x + w + 4, y - h + 5, lighter(wall, 0.3))
        if roof == "crest":
            c.poly(
                [(x + w * 0.2, y - h - 6), (x + w * 0.5, y - h - w * 0.28), (x + w * 0.8, y - h - 6)],
                lighter(wall, 0.2),
            )
            c.oval(x + w * 0.5, y - h - w * 0.1, w * 0.06, w * 0.06, darker(wall, 0.3))
    shutter = rng.choice(((58, 112, 104), (96, 120, 92), (120, 84, 70), (70, 96, 120)))
    for f in range(1, floors):
        fy = y - each * (f + 1)
        many = 2 if w > 95 else 1
        for k in range(many):
            ww = w * (0.22 if many == 2 else 0.34)
            wx = x + w * (k + 0.5) / many - ww / 2
            window(
                c,
                wx,
                fy + each * 0.24,
                ww,
                each * 0.5,
                lighter(wall, 0.45) if not lit else wall,
                shutters=shutter if not lit else darker(shutter, 0.4),
                lit=mix(glow, GOLD, rng.random() * 0.5) if rng.random() < lit else None,
            )
        c.rect(x - 3, fy + each * 0.92, x + w + 3, fy + each, lighter(wall, 0.25))
        c.shade(
            [(x, fy), (x + w, fy), (x + w, fy + each * 0.16), (x, fy + each * 0.16)],
            darker(wall, 0.5),
            "top",
            0.4,
            1,
            0,
        )
        if rng.random() < 0.6:
            for k in range(9):
                c.line(
                    [(x + w * (k + 0.5) / 9, fy + each * 0.70), (x + w * (k + 0.5) / 9, fy + each * 0.92)],
                    darker(wall, 0.5),
                    1.6,
                    0.8,
                )
            c.line([(x, fy + each * 0.70), (x + w, fy + each * 0.70)], darker(wall, 0.5), 2.4, 0.9)
    shop: RGB = mix(glow, GOLD, 0.3) if lit else darker(wall, 0.55)
    c.rect(x + w * 0.08, y - each * 0.80, x + w * 0.92, y, fade(shop, darker(shop, 0.2)))
    awning = rng.choice((RED, TERRACOTTA, (70, 122, 116), GOLD, INDIGO))
    if lit:
        awning = darker(awning, 0.45)
    front = [
        (x + 2, y - each * 0.86),
        (x + w - 2, y - each * 0.86),
        (x + w + 6, y - each * 0.64),
        (x - 6, y - each * 0.64),
    ]
    c.poly(front, awning)
    for k in range(0, 6, 2):
        t0, t1 = k / 6, (k + 1) / 6
        c.poly(
            [
                (x + 2 + (w - 4) * t0, y - each * 0.86),
                (x + 2 + (w - 4) * t1, y - each * 0.86),
                (x - 6 + (w + 12) * t1, y - each * 0.64),
                (x - 6 + (w + 12) * t0, y - each * 0.64),
            ],
            lighter(awning, 0.65),
        )
