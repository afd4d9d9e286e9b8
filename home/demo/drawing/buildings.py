"""Houses, halls and street fronts."""

from __future__ import annotations

from random import Random

from .canvas import Canvas, Fill, fade
from .palette import (
    BRICK,
    CREAM,
    DARK_WOOD,
    GOLD,
    INDIGO,
    INK,
    OCHRE,
    RED,
    RGB,
    SAND,
    STONE,
    SUN,
    TERRACOTTA,
    WHITE,
    darker,
    lighter,
    mix,
)
from .shapes import Point, noise, ring, smooth

GLASS = mix(INDIGO, (150, 190, 200), 0.55)


def tiles(c: Canvas, shape: list[Point], colour: RGB, rows: int = 9, step: float = 14, seed: int = 1) -> None:
    """Fill a roof outline with tile courses."""
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)
    left, right = min(x for x, _ in shape), max(x for x, _ in shape)
    rng = Random(seed)
    with c.clip(shape):
        c.poly(shape, fade(mix(colour, SUN, 0.20), darker(colour, 0.12)))
        for i in range(1, rows):
            y = top + (bottom - top) * (i / rows) ** 1.1
            c.line([(left, y), (right, y)], darker(colour, 0.32), 1.6, 0.5)
            c.line([(left, y + 2), (right, y + 2)], lighter(colour, 0.35), 1.2, 0.35)
        for _ in range(int((right - left) / step * rows * 0.22)):
            x, y = rng.uniform(left, right), top + (bottom - top) * ((rng.randrange(rows) + 0.5) / rows) ** 1.1
            h = (bottom - top) / rows
            tone = rng.choice((darker(colour, 0.25), lighter(colour, 0.3), mix(colour, OCHRE, 0.3)))
            c.rect(x, y - h * 0.4, x + step * rng.uniform(0.6, 1.6), y + h * 0.4, tone, 0.4)
        c.shade(shape, darker(colour, 0.5), "left", 0.35, 0.7, 0.3)


def window(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    frame: RGB = WHITE,
    glass: RGB = GLASS,
    shutters: RGB | None = None,
    lit: RGB | None = None,
) -> None:
    """Draw a framed window with its top-left corner at (x, y)."""
    c.rect(x - 3, y - 3, x + w + 3, y + h + 4, frame)
    pane: Fill = lit if lit else fade(lighter(glass, 0.35), glass)
    c.rect(x, y, x + w, y + h, pane)
    if not lit:
        c.poly([(x, y + h * 0.75), (x, y + h * 0.35), (x + w * 0.6, y), (x + w, y)], CREAM, 0.22)
    c.line([(x + w / 2, y), (x + w / 2, y + h)], frame, 2)
    c.line([(x, y + h * 0.45), (x + w, y + h * 0.45)], frame, 2)
    c.rect(x - 5, y + h + 3, x + w + 5, y + h + 8, darker(frame, 0.18))
    if shutters:
        for sx in (x - w * 0.46 - 3, x + w + 3):
            c.rect(sx, y - 2, sx + w * 0.46, y + h + 3, shutters)
            for k in range(1, 5):
                ly = y + h * k / 5
                c.line([(sx + 2, ly), (sx + w * 0.46 - 2, ly)], darker(shutters, 0.25), 1.2, 0.4)


def door(c: Canvas, x: float, y: float, w: float, h: float, colour: RGB = DARK_WOOD, frame: RGB = WHITE) -> None:
    """Draw a double door standing at y, centred on x."""
    c.rect(x - w / 2 - 5, y - h - 5, x + w / 2 + 5, y, frame)
    c.rect(x - w / 2, y - h, x + w / 2, y, fade(darker(colour, 0.35), colour))
    for side in (-1, 1):
        c.rect(
            x + side * w * 0.25 - w * 0.17,
            y - h * 0.92,
            x + side * w * 0.25 + w * 0.17,
            y - h * 0.52,
            lighter(colour, 0.18),
            0.6,
        )
        c.rect(
            x + side * w * 0.25 - w * 0.17,
            y - h * 0.44,
            x + side * w * 0.25 + w * 0.17,
            y - h * 0.08,
            lighter(colour, 0.12),
            0.6,
        )
    c.line([(x, y - h), (x, y)], INK, 1.6, 0.7)


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


def house(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: RGB = SAND,
    roof: RGB = BRICK,
    seed: int = 1,
    light: int = 1,
    small: bool = False,
) -> None:
    """Draw a one-storey tiled house: gable end to one side, long roof to the other."""
    g = w * 0.30
    eave, top = y - h * 0.55, y - h
    near = x + w / 2 if light > 0 else x - w / 2
    s = -1 if light > 0 else 1
    front = [(near, y), (near, eave), (near + s * (w - g), eave), (near + s * (w - g), y)]
    c.poly(front, fade(darker(wall, 0.15), wall))
    gx = near + s * (w - g)
    gable = [(gx, y), (gx, eave), (gx + s * g / 2, top + 4), (gx + s * g, eave + 3), (gx + s * g, y - 2)]
    c.poly(gable, darker(wall, 0.26))
    face = [
        (near - s * w * 0.03, eave + h * 0.06),
        (near + s * w * 0.05, top),
        (gx + s * g / 2, top),
        (gx - s * w * 0.01, eave + h * 0.06),
    ]
    tiles(c, face, roof, 5 if small else 9, 8 if small else 14, seed)
    c.line([(gx + s * g / 2, top), (gx + s * (g + 4), eave + 6)], darker(roof, 0.4), max(2.0, h * 0.04))
    c.line([(near + s * w * 0.05, top), (gx + s * g / 2, top)], lighter(roof, 0.25), max(2.0, h * 0.035))
    c.rect(min(near, gx), eave + h * 0.05, max(near, gx), eave + h * 0.13, darker(wall, 0.4), 0.5)
    cx = (near + gx) / 2
    if small:
        c.rect(cx - w * 0.05, y - h * 0.33, cx + w * 0.05, y, DARK_WOOD)
        for dx in (-0.2, 0.2):
            c.rect(cx + dx * w - w * 0.04, y - h * 0.34, cx + dx * w + w * 0.04, y - h * 0.17, darker(GLASS, 0.2))
    else:
        door(c, cx, y, w * 0.13, h * 0.38)
        for dx in (-0.22, 0.22):
            window(c, cx + dx * w - w * 0.045, y - h * 0.36, w * 0.09, h * 0.2, shutters=mix((60, 110, 100), wall, 0.1))


def village(
    c: Canvas, x0: float, x1: float, y: float, size: float, seed: int, haze: RGB, veil: float = 0.3, light: int = 1
) -> None:
    """Scatter distant houses along y."""
    rng = Random(seed)
    x = x0
    while x < x1:
        w = size * rng.uniform(0.8, 1.4)
        wall, roof = rng.choice((SAND, WHITE, OCHRE)), rng.choice((BRICK, TERRACOTTA, darker(BRICK, 0.15)))
        house(
            c,
            x,
            y + rng.uniform(-4, 8),
            w,
            size * rng.uniform(0.55, 0.75),
            mix(wall, haze, veil),
            mix(roof, haze, veil),
            rng.randrange(99),
            light,
            small=True,
        )
        x += w * rng.uniform(0.9, 2.2)


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
    rng = Random(seed)
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


def stain(c: Canvas, shape: list[Point], colour: RGB, seed: int, count: int = 30, alpha: float = 0.12) -> None:
    """Add loose brush marks inside a shape so that large walls and floors look painted."""
    rng = Random(seed)
    left, right = min(x for x, _ in shape), max(x for x, _ in shape)
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)
    with c.clip(shape):
        for k in range(count):
            x, y = rng.uniform(left, right), rng.uniform(top, bottom)
            w, h = rng.uniform(0.05, 0.2) * (right - left), rng.uniform(0.01, 0.04) * (bottom - top)
            edge = noise(seed + k, w * 0.5, 2)
            pts = [(x + w * (i / 10 - 0.5), y + edge(i * w / 10) * h - h) for i in range(11)]
            c.poly(pts + [(px, py + h * 2) for px, py in pts[::-1]], colour, alpha)
