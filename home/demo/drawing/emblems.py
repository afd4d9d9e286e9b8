"""Small emblems for demonstration units (never the national emblem)."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

from .palette import BLUE, CREAM, GOLD, INDIGO, LEAF, LEAF_DARK, LEAF_LIGHT, OCHRE, RED, RGB, darker, lighter, mix, rgb
from .shapes import Points, leaf, ring, smooth

SIZE, SCALE = 256, 4


class Badge:
    """A round badge with a coloured field, drawn four times too large."""

    def __init__(self, rim: RGB, field: RGB) -> None:
        self.im = Image.new("RGBA", (SIZE * SCALE, SIZE * SCALE), (*rim, 0))
        self.pen = ImageDraw.Draw(self.im)
        self.oval(128, 128, 124, 124, rim)
        self.oval(128, 128, 116, 116, CREAM)
        self.oval(128, 128, 110, 110, field)

    def poly(self, pts: Points, colour: RGB) -> None:
        """Fill an outline."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in pts], fill=(*colour, 255))

    def oval(self, x: float, y: float, rx: float, ry: float, colour: RGB) -> None:
        """Fill an ellipse."""
        self.poly(ring(x, y, rx, ry, parts=120), colour)

    def line(self, pts: Points, colour: RGB, width: float) -> None:
        """Draw a stroke with round ends."""
        scaled = [(x * SCALE, y * SCALE) for x, y in pts]
        self.pen.line(scaled, fill=(*colour, 255), width=round(width * SCALE), joint="curve")
        r = width * SCALE / 2
        for x, y in (scaled[0], scaled[-1]):
            self.pen.ellipse((x - r, y - r, x + r, y + r), fill=(*colour, 255))

    def inside(self, draw: Callable[[], None]) -> None:
        """Keep what ``draw`` paints within the inner field."""
        before = self.im.copy()
        draw()
        mask = Image.new("L", self.im.size, 255)
        ImageDraw.Draw(mask).polygon([(x * SCALE, y * SCALE) for x, y in ring(128, 128, 110, 110, parts=160)], fill=0)
        self.im.paste(before, (0, 0), mask)

    def save(self, path: Path) -> int:
        """Write a small palette PNG with transparency and return its size."""
        small = self.im.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
        small.quantize(96, method=Image.Quantize.FASTOCTREE).save(path, "PNG", optimize=True)
        return path.stat().st_size


def waves(b: Badge, y: float, colours: list[RGB], step: float = 22) -> None:
    """Lay river waves across the lower part of the field."""
    for k, colour in enumerate(colours):
        top = [(x, y + k * step + 7 * math.sin((x + k * 40) / 26)) for x in range(0, 261, 4)]
        b.poly([*top, (260, 260), (0, 260)], colour)


def bacgiang() -> Badge:
    """Lychees above a river."""
    b = Badge(rgb("#a8323a"), rgb("#fbe6bd"))
    b.inside(lambda: waves(b, 178, [rgb("#7fb3c0"), rgb("#4f93a8"), rgb("#2f7290")]))
    for turn, size in ((-155, 66), (-25, 66), (-120, 56), (-60, 56)):
        b.poly(leaf(128, 74, size, size * 0.42, turn), LEAF_DARK if abs(turn + 90) > 50 else LEAF)
    b.line([(128, 42), (128, 92)], rgb("#6a4330"), 5)
    for x, y in ((100, 112), (156, 112), (128, 104), (114, 142), (143, 142)):
        b.oval(x, y, 25, 25, rgb("#a8323a"))
        b.oval(x - 2, y - 2, 22, 22, rgb("#d0474a"))
        for px, py in ((-8, 6), (6, 8), (0, -3), (9, -5), (-11, -5)):
            b.oval(x + px, y + py, 2.6, 2.6, rgb("#b53a42"))
        b.oval(x - 8, y - 10, 6, 5, rgb("#f0a08f"))
    return b


def vanphong() -> Badge:
    """A public building and a pen."""
    b = Badge(rgb("#8f2d2c"), rgb("#f6dca8"))

    def scene() -> None:
        b.poly([(0, 188), (260, 188), (260, 260), (0, 260)], rgb("#c9885a"))
        b.poly([(48, 104), (208, 104), (208, 190), (48, 190)], rgb("#fff3d9"))
        b.poly([(36, 106), (128, 56), (220, 106)], rgb("#b3573a"))
        b.poly([(60, 101), (128, 65), (196, 101)], rgb("#cf7650"))
        for x in (60, 92, 156, 188):
            b.poly([(x - 7, 114), (x + 7, 114), (x + 7, 180), (x - 7, 180)], OCHRE)
        b.poly([(110, 128), (146, 128), (146, 188), (110, 188)], rgb("#6a4330"))
        b.poly([(40, 180), (216, 180), (216, 192), (40, 192)], rgb("#9a958f"))

    b.inside(scene)
    b.poly([(74, 226), (64, 236), (84, 234)], INDIGO)
    b.line([(82, 224), (182, 140)], CREAM, 22)
    b.line([(84, 222), (180, 142)], INDIGO, 15)
    b.line([(150, 167), (180, 142)], GOLD, 15)
    b.poly([(72, 220), (86, 232), (62, 240)], GOLD)
    return b


def baxuyen() -> Badge:
    """A tea shoot above combed hills."""
    b = Badge(rgb("#2f5f47"), rgb("#fbeac0"))

    def scene() -> None:
        b.oval(128, 120, 46, 46, rgb("#f7cf7a"))
        for k, tone in enumerate((rgb("#a5bf5a"), rgb("#7fa850"), rgb("#5d8f4e"), rgb("#3f7548"))):
            top = [(x, 160 + k * 22 + 12 * math.sin(x / 48 + k)) for x in range(0, 261, 4)]
            b.poly([*top, (260, 260), (0, 260)], tone)

    b.inside(scene)
    b.line(smooth([(128, 214), (126, 160), (128, 120)]), rgb("#2f5f47"), 7)
    for turn, size, tone in (
        (-90, 88, LEAF_LIGHT),
        (-152, 84, LEAF),
        (-28, 84, LEAF),
        (-138, 60, LEAF_DARK),
        (-42, 60, LEAF_DARK),
    ):
        y = 126 if size > 60 else 176
        b.poly(leaf(128, y, size, size * 0.40, turn), tone)
        d = math.radians(turn)
        b.line([(128, y), (128 + size * 0.86 * math.cos(d), y + size * 0.86 * math.sin(d))], lighter(tone, 0.45), 2.4)
    return b


def nhuxuan() -> Badge:
    """Forest below mountains."""
    b = Badge(rgb("#24505a"), rgb("#f9ddaa"))

    def scene() -> None:
        b.oval(170, 86, 26, 26, rgb("#fff3d9"))
        b.poly([(0, 200), (70, 96), (112, 150), (150, 74), (262, 210), (262, 260), (0, 260)], rgb("#7fa9a8"))
        b.poly([(150, 74), (262, 210), (176, 210), (160, 130)], rgb("#639296"))
        b.poly([(70, 96), (112, 150), (100, 200), (78, 150)], rgb("#639296"))
        b.poly(
            smooth([(0, 190), (60, 172), (128, 186), (200, 170), (262, 188), (262, 262), (0, 262)], closed=True),
            rgb("#4f8a62"),
        )
        for x, y, s in ((54, 204, 50), (96, 212, 62), (206, 206, 52), (164, 214, 64), (130, 226, 78)):
            b.poly([(x - 4, y), (x + 4, y), (x + 4, y + 16), (x - 4, y + 16)], rgb("#6a4330"))
            for k in range(3):
                w, top = s * (0.26 + 0.10 * k), y - s * (1.0 - 0.28 * k)
                b.poly(
                    [(x, top), (x + w, top + s * 0.46), (x - w, top + s * 0.46)], mix(LEAF_DARK, LEAF, 0.16 * (2 - k))
                )
                b.poly(
                    [(x, top), (x + w, top + s * 0.46), (x, top + s * 0.46)], mix(LEAF_DARK, LEAF, 0.5 + 0.1 * (2 - k))
                )

    b.inside(scene)
    return b


def stttt() -> Badge:
    """Signal waves over an open page."""
    b = Badge(rgb("#2b3f73"), rgb("#e7eef0"))
    for r, tone in ((78, rgb("#9cc3d6")), (56, rgb("#5c9bbd")), (34, BLUE)):
        turns = [math.radians(a) for a in range(-142, -37, 2)]
        outer, inner = ([(128 + q * math.cos(a), 124 + q * math.sin(a)) for a in turns] for q in (r + 6.5, r - 6.5))
        b.poly([*outer, *inner[::-1]], tone)
        for a in (turns[0], turns[-1]):
            b.oval(128 + r * math.cos(a), 124 + r * math.sin(a), 6.5, 6.5, tone)
    b.oval(128, 122, 13, 13, RED)
    b.line([(128, 130), (128, 168)], INDIGO, 8)
    for s in (-1, 1):
        page = smooth([(128, 168), (128 + s * 34, 152), (128 + s * 76, 160)], steps=8)
        b.poly(
            [*page, (128 + s * 76, 202), *[(x, y + 42) for x, y in page[::-1]]],
            INDIGO if s < 0 else mix(INDIGO, BLUE, 0.6),
        )
        for k in range(3):
            b.line([(x, y + 10 + k * 10) for x, y in page[3:-3]], rgb("#cfdde6"), 3)
    return b


def phuong1() -> Badge:
    """Town houses, a street and a star-apple leaf."""
    b = Badge(rgb("#5a3a6a"), rgb("#fbe3b8"))

    def scene() -> None:
        for x, w, h, tone in (
            (34, 38, 84, rgb("#e8b58a")),
            (72, 36, 122, rgb("#efc873")),
            (108, 40, 98, rgb("#b9cbb8")),
            (148, 36, 132, rgb("#d9a27e")),
            (184, 40, 90, rgb("#c9d3d6")),
        ):
            b.poly([(x, 182 - h), (x + w, 182 - h), (x + w, 184), (x, 184)], tone)
            b.poly([(x - 3, 184 - h), (x + w / 2, 166 - h), (x + w + 3, 184 - h)], rgb("#b3573a"))
            for k in range(int(h // 32)):
                for j in (0.3, 0.7):
                    cx, cy = x + w * j, 196 - h + k * 32
                    b.poly([(cx - 5, cy), (cx + 5, cy), (cx + 5, cy + 16), (cx - 5, cy + 16)], rgb("#4b5f86"))
        b.poly([(0, 182), (260, 182), (260, 260), (0, 260)], rgb("#7d7480"))
        b.poly([(112, 182), (144, 182), (190, 260), (66, 260)], rgb("#655d6a"))
        for k in range(3):
            y, half = 190 + 20 * k, 3 + 1.6 * k
            b.poly([(128 - half, y), (128 + half, y), (129 + half, y + 12), (127 - half, y + 12)], CREAM)

    b.inside(scene)
    for turn, y, tone in ((-28, 220, LEAF), (-152, 220, LEAF_DARK)):
        b.poly(leaf(128, y, 92, 52, turn), darker(tone, 0.1))
        d = math.radians(turn)
        b.line([(128, y), (128 + 82 * math.cos(d), y + 82 * math.sin(d))], GOLD, 3)
    b.oval(128, 214, 24, 24, rgb("#5a3a6a"))
    b.oval(126, 211, 20, 20, rgb("#8a5a92"))
    for turn in range(-90, 270, 45):
        b.poly(leaf(126, 211, 14, 6, turn), rgb("#f3e3ee"))
    return b


EMBLEMS: dict[str, Callable[[], Badge]] = {
    "bacgiang": bacgiang,
    "vanphong": vanphong,
    "baxuyen": baxuyen,
    "nhuxuan": nhuxuan,
    "stttt": stttt,
    "phuong1": phuong1,
}
