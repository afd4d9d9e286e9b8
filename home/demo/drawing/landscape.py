"""Skies, mountains, fields and water."""

from __future__ import annotations

import math
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .canvas import HEIGHT, SCALE, WIDTH, Canvas, Fade, fade
from .palette import CREAM, RGB, SUN, WHITE, darker, lighter, mix
from .shapes import Point, Profile, blob, dice, lower, noise, smooth, under


def sky(c: Canvas, *stops: RGB, horizon: float = 900) -> None:
    """Fill the air with a gradient down to the horizon."""
    c.rect(0, 0, WIDTH, HEIGHT, stops[-1])
    c.rect(0, 0, WIDTH, horizon, Fade(stops))


def sun(c: Canvas, x: float, y: float, r: float, colour: RGB = CREAM, halo: RGB = SUN) -> None:
    """Draw the sun with its halo."""
    c.glow(x, y, r * 9, halo, 0.75)
    c.glow(x, y, r * 3.4, colour, 0.7)
    c.oval(x, y, r, r, colour, 1, blur=1.2)


def cloud(c: Canvas, x: float, y: float, width: float, colour: RGB = WHITE, alpha: float = 0.8) -> None:
    """Draw one flat-bottomed cloud that dissolves downwards."""
    w, h = round(width * SCALE), round(width * 0.42 * SCALE)
    mask = Image.new("L", (w, h))
    pen = ImageDraw.Draw(mask)
    for i in range(9):
        t = (i + 0.5) / 9
        lift = math.sin(t * math.pi) * c.rng.uniform(0.55, 1.0)
        r = h * (0.10 + 0.22 * lift)
        cx, cy = w * (0.10 + 0.8 * t), h * (0.78 - 0.36 * lift)
        pen.ellipse((cx - r * 1.5, cy - r, cx + r * 1.5, cy + r), fill=255)
        pen.rectangle((cx - r, cy, cx + r, h * 0.8), fill=255)
    mask = mask.filter(ImageFilter.GaussianBlur(2))
    veil = Image.linear_gradient("L").point([round(255 * alpha * max(0.0, 1 - v / 208) ** 0.8) for v in range(256)])
    mask = ImageChops.multiply(mask, veil.resize((w, h)))
    c.im.paste(colour, (round(x * SCALE - w / 2), round(y * SCALE - h / 2)), mask)


def relief(
    c: Canvas, profile: Profile, colour: RGB, light: int, depth: float, strength: float, skew: float = 0.5
) -> None:
    """Light the slopes of a ridge that face the sun (light -1 from the left, 1 from the right)."""
    mask = Image.new("L", c.size)
    pen = ImageDraw.Draw(mask)
    step = 10
    for x in range(-60, 1660, step):
        slope = (profile(x + step) - profile(x)) / step * light
        if slope <= 0.02:
            continue
        y0, y1 = profile(x), profile(x + step + 1)
        drift = -light * depth * skew
        quad = [(x, y0), (x + step + 1, y1), (x + step + 1 + drift, y1 + depth), (x + drift, y0 + depth)]
        pen.polygon([(a * SCALE, b * SCALE) for a, b in quad], fill=round(255 * min(1.0, slope * 1.8) * strength))
    mask = mask.filter(ImageFilter.GaussianBlur(5 * SCALE))
    inside = Image.new("L", c.size)
    ImageDraw.Draw(inside).polygon([(a * SCALE, b * SCALE) for a, b in under(profile)], fill=255)
    c.im.paste(colour, (0, 0), ImageChops.multiply(mask, inside))


def ridge(
    c: Canvas,
    y: float,
    amp: float,
    top: RGB,
    foot: RGB,
    seed: int,
    wave: float = 420,
    light: int = 1,
    glow: RGB = SUN,
    strength: float = 0.26,
    rough: float = 0.5,
) -> Profile:
    """Draw one mountain range fading into haze at its foot, and return its height profile."""
    base = noise(seed, wave, 5, rough)

    def profile(x: float) -> float:
        return y - amp * (0.35 + base(x))

    outline = under(profile, floor=y + amp * 1.9 + 40)
    c.poly(outline, fade(top, mix(top, foot, 0.55), foot))
    relief(c, profile, mix(top, glow, 0.6), light, amp * 0.8, strength)
    relief(c, profile, darker(top, 0.35), -light, amp * 0.7, strength * 0.6)
    return profile


def karst(
    c: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    colour: RGB,
    haze: RGB,
    green: RGB,
    seed: int,
    light: int = 1,
) -> None:
    """Draw one limestone tower standing at y."""
    rng = dice(seed)
    left: list[Point] = []
    right: list[Point] = []
    lean = rng.uniform(-0.08, 0.08)
    for i in range(9):
        t = i / 8
        reach = 0.5 * (1 - t**3.2) ** 0.62 * (1 + 0.25 * (1 - t) ** 3)
        off = lean * t * width
        left.append((x + off - width * reach * rng.uniform(0.86, 1.1), y - height * t))
        right.append((x + off + width * reach * rng.uniform(0.86, 1.1), y - height * t))
    shape = smooth([*left, *right[::-1][1:]], closed=True, steps=6)
    with c.clip(shape):
        c.poly(shape, fade(lighter(colour, 0.08), colour, mix(colour, haze, 0.75)))
        for _ in range(26):
            sx = x + rng.uniform(-0.5, 0.5) * width
            sy = y - height * rng.uniform(0.25, 1.0)
            tall = height * rng.uniform(0.10, 0.32)
            lit = (sx - x) * light > -0.08 * width
            tone = mix(colour, SUN, 0.42) if lit else darker(colour, 0.28)
            wide = width * rng.uniform(0.015, 0.05)
            c.curve(
                [(sx, sy), (sx + wide, sy + tall * 0.4), (sx + wide * 0.4, sy + tall), (sx - wide, sy + tall * 0.5)],
                tone,
                0.34,
            )
        for _ in range(15):
            t = rng.random() ** 1.2
            off = rng.uniform(-0.5, 0.5) * (1 - t**3) ** 0.6
            gx, gy = x + lean * t * width + width * off, y - height * t * 0.98
            tone = mix(green, SUN, 0.16) if off * light > 0 else darker(green, 0.16)
            for _ in range(9):
                r = width * rng.uniform(0.012, 0.04) + 2
                px, py = gx + rng.gauss(0, 0.07) * width, gy + abs(rng.gauss(0, 0.035)) * height
                c.poly(
                    blob(px, py, r * 1.25, r * 0.8, rng),
                    mix(mix(tone, SUN, rng.random() * 0.22), haze, 0.12 + 0.5 * (1 - t)),
                    0.62,
                )
        c.shade(shape, darker(colour, 0.45), "left" if light > 0 else "right", 0.6, 0.65, 0.4)
        c.shade(shape, haze, "bottom", 0.85, 0.45, 0.1)


def fields(
    c: Canvas,
    y: float,
    bands: int,
    far: RGB,
    near: RGB,
    water: RGB,
    seed: int,
    bend: float = 26,
    bottom: float = 930,
    wet: float = 0.4,
) -> list[Profile]:
    """Draw paddies as curved terraces coming nearer; return the lip of every band."""
    rng = dice(seed)
    lips: list[Profile] = []
    for i in range(bands):
        t = i / bands
        top = y + (bottom - y) * t**1.7
        wave = noise(seed + i * 7, 520 + 300 * t, 2)
        tilt = rng.uniform(-0.02, 0.02)

        def lip(x: float, top: float = top, wave: Profile = wave, t: float = t, tilt: float = tilt) -> float:
            return top + wave(x) * bend * (0.25 + t) + (x - 800) * tilt * (0.4 + t)

        tone = mix(far, near, t)
        tone = mix(tone, lighter(tone, 0.5) if i % 2 else darker(tone, 0.3), 0.28 + rng.uniform(0, 0.2))
        area = under(lip)
        bank = 3 + 10 * t
        c.poly(area, darker(mix(far, near, t), 0.34))
        c.poly(under(lower(lip, -bank * 0.5)), darker(tone, 0.1))
        inner = under(lower(lip, bank * 0.7))
        span = (bottom - y) * ((i + 1) / bands) ** 1.7 + y
        if rng.random() < wet:
            c.poly(inner, fade(water, mix(water, (126, 170, 176), 0.55), mix(water, (110, 156, 160), 0.75)))
            planted(c, lip, bank, span - top, mix(tone, near, 0.5), rng, t)
        else:
            c.poly(inner, fade(lighter(tone, 0.12), tone))
            planted(c, lip, bank, span - top, darker(tone, 0.22), rng, t)
            planted(c, lip, bank + 2, span - top, lighter(tone, 0.3), rng, t)
        lips.append(lip)
    return lips


def planted(c: Canvas, lip: Profile, start: float, depth: float, colour: RGB, rng: Random, near: float) -> None:
    """Dab rows of rice seedlings that follow the lip of a terrace."""
    size = 3.5 + 11 * near
    offset = start + size * 1.5
    while offset < depth + 24 * near:
        x = rng.uniform(-20, 0)
        while x < WIDTH:
            y, s = lip(x) + offset + rng.uniform(-1, 1), size * rng.uniform(0.7, 1.15)
            c.poly(
                [
                    (x - s * 0.5, y),
                    (x - s * 0.4, y - s),
                    (x - s * 0.1, y - s * 0.2),
                    (x + s * 0.1, y - s * 1.25),
                    (x + s * 0.15, y - s * 0.2),
                    (x + s * 0.6, y - s * 0.8),
                    (x + s * 0.4, y),
                ],
                colour,
                0.6,
            )
            x += size * rng.uniform(2.0, 3.4)
        offset += size * 2.3


def grass(
    c: Canvas, y: Profile, colour: RGB, seed: int, size: float = 26, step: float = 9, x0: float = -10, x1: float = 1610
) -> None:
    """Draw a fringe of grass blades standing on a height profile."""
    rng = dice(seed)
    x = x0
    while x < x1:
        foot, tall, sway = y(x), size * rng.uniform(0.5, 1.3), rng.uniform(-0.5, 0.5) * size
        tone = mix(colour, lighter(colour, 0.4), rng.random() * 0.6)
        blade = [
            (x - size * 0.1, foot + 6),
            (x + sway * 0.3, foot - tall * 0.6),
            (x + sway, foot - tall),
            (x + size * 0.1, foot + 6),
        ]
        c.poly(blade, tone)
        x += rng.uniform(0.5, 1.5) * step


def water(
    c: Canvas, y: float, top: RGB, deep: RGB, seed: int, bottom: float = HEIGHT, glint: RGB = CREAM, count: int = 90
) -> None:
    """Draw still water below y with drifting glints."""
    c.rect(0, y, WIDTH, bottom, fade(top, deep))
    glints(c, y, bottom, seed, glint, count)


def glints(
    c: Canvas,
    y: float,
    bottom: float,
    seed: int,
    glint: RGB,
    count: int,
    x0: float = 0,
    x1: float = WIDTH,
    alpha: float = 0.3,
) -> None:
    """Scatter horizontal strokes of light on water."""
    rng = dice(seed)
    for _ in range(count):
        t = rng.random() ** 1.4
        gy = y + (bottom - y) * t
        gx, w = rng.uniform(x0, x1), (14 + 90 * t) * rng.uniform(0.4, 1.2)
        h = 0.7 + 2.6 * t
        c.poly([(gx - w, gy), (gx, gy - h), (gx + w, gy), (gx, gy + h)], glint, alpha * rng.uniform(0.4, 1.2))


def birds(c: Canvas, spots: list[Point], size: float, colour: RGB) -> None:
    """Draw egrets in flight."""
    for x, y in spots:
        s = size * (0.8 + 0.4 * ((x * 7 + y) % 10) / 10)
        wing = [
            (x - s, y - s * 0.35),
            (x - s * 0.45, y - s * 0.42),
            (x, y),
            (x + s * 0.5, y - s * 0.5),
            (x + s, y - s * 0.3),
            (x + s * 0.45, y - s * 0.28),
            (x + s * 0.05, y + s * 0.14),
            (x - s * 0.4, y - s * 0.24),
        ]
        c.poly(smooth(wing, closed=True, steps=4), colour)
