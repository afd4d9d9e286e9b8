"""Houses, their parts and walls."""

from __future__ import annotations

from .canvas import Canvas, Fill, fade
from .palette import (
    BRICK,
    CREAM,
    DARK_WOOD,
    INDIGO,
    INK,
    OCHRE,
    RGB,
    SAND,
    SUN,
    TERRACOTTA,
    WHITE,
    darker,
    lighter,
    mix,
)
from .shapes import Point, dice, noise

GLASS = mix(INDIGO, (150, 190, 200), 0.55)


def tiles(c: Canvas, shape: list[Point], colour: RGB, rows: int = 9, step: float = 14, seed: int = 1) -> None:
    """Fill a roof outline with tile courses."""
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)
    left, right = min(x for x, _ in shape), max(x for x, _ in shape)
    rng = dice(seed)
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
    rng = dice(seed)
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


def stain(c: Canvas, shape: list[Point], colour: RGB, seed: int, count: int = 30, alpha: float = 0.12) -> None:
    """Add loose brush marks inside a shape so that large walls and floors look painted."""
    rng = dice(seed)
    left, right = min(x for x, _ in shape), max(x for x, _ in shape)
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)
    with c.clip(shape):
        for k in range(count):
            x, y = rng.uniform(left, right), rng.uniform(top, bottom)
            w, h = rng.uniform(0.05, 0.2) * (right - left), rng.uniform(0.01, 0.04) * (bottom - top)
            edge = noise(seed + k, w * 0.5, 2)
            pts = [(x + w * (i / 10 - 0.5), y + edge(i * w / 10) * h - h) for i in range(11)]
            c.poly(pts + [(px, py + h * 2) for px, py in pts[::-1]], colour, alpha)
