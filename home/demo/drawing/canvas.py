"""A supersampled gouache canvas on top of Pillow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from .palette import RGB, SUN
from .shapes import Point, Points, dice, ring, rounded, smooth

SCALE = 2
WIDTH, HEIGHT = 1600, 900
LIMIT = 110_000


@dataclass(frozen=True)
class Fade:
    """A gradient of two or more colours over the bounds of the shape it fills."""

    stops: tuple[RGB, ...]
    sideways: bool = False


Fill = RGB | Fade


def fade(*stops: RGB, sideways: bool = False) -> Fade:
    """Shorthand for a gradient, top to bottom (or left to right)."""
    return Fade(stops, sideways)


@cache
def paper(radius: float, seed: int, spread: float) -> Image.Image:
    """Return a full-size noise sheet with mid-grey mean."""
    size = WIDTH * SCALE // 2, HEIGHT * SCALE // 2
    raw = Image.frombytes("L", size, dice(seed).randbytes(size[0] * size[1]))
    soft = raw.filter(ImageFilter.GaussianBlur(radius))
    soft = soft.point([max(0, min(255, round(128 + (v - 127.5) * spread))) for v in range(256)])
    return soft.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.Resampling.BICUBIC)


def _ramp(stops: Sequence[RGB], size: tuple[int, int], sideways: bool) -> Image.Image:
    """Return a multi-stop gradient patch."""
    count = 256
    strip = Image.new("RGB", (1, count))
    for i in range(count):
        place = i / (count - 1) * (len(stops) - 1)
        k = min(int(place), len(stops) - 2)
        t = place - k
        r, g, b = (round(p + (q - p) * t) for p, q in zip(stops[k], stops[k + 1], strict=True))
        strip.putpixel((0, i), (r, g, b))
    if sideways:
        strip = strip.transpose(Image.Transpose.ROTATE_90).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return strip.resize(size, Image.Resampling.BILINEAR)


class Canvas:
    """Everything is given in 1600x900 units and drawn at twice that size."""

    def __init__(self, seed: int, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.rng = dice(seed)
        self.seed = seed
        self.size = (width * SCALE, height * SCALE)
        self.im = Image.new("RGB", self.size)
        self.pen = ImageDraw.Draw(self.im, "RGBA")

    # Shapes -----------------------------------------------------------------

    def poly(self, pts: Points, fill: Fill, alpha: float = 1.0, blur: float = 0.0) -> None:
        """Fill an outline."""
        scaled = [(x * SCALE, y * SCALE) for x, y in pts]
        if not isinstance(fill, Fade) and not blur:
            self.pen.polygon(scaled, fill=(*fill, round(alpha * 255)))
            return
        box = self._box(scaled, blur)
        if box is None:
            return
        mask = self._mask(scaled, box, blur)
        if alpha < 1:
            mask = mask.point([round(v * alpha) for v in range(256)])
        self._paint(fill, mask, box)

    def curve(self, pts: Points, fill: Fill, alpha: float = 1.0, blur: float = 0.0) -> None:
        """Fill a closed curve through the points."""
        self.poly(smooth(pts, closed=True), fill, alpha, blur)

    def rect(
        self, x0: float, y0: float, x1: float, y1: float, fill: Fill, alpha: float = 1.0, blur: float = 0.0
    ) -> None:
        """Fill a rectangle."""
        self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill, alpha, blur)

    def panel(self, x0: float, y0: float, x1: float, y1: float, r: float, fill: Fill, alpha: float = 1.0) -> None:
        """Fill a rectangle with rounded corners."""
        self.poly(rounded(x0, y0, x1, y1, r), fill, alpha)

    def oval(
        self, cx: float, cy: float, rx: float, ry: float, fill: Fill, alpha: float = 1.0, blur: float = 0.0
    ) -> None:
        """Fill an ellipse."""
        self.poly(ring(cx, cy, rx, ry, parts=48), fill, alpha, blur)

    def line(self, pts: Points, colour: RGB, width: float, alpha: float = 1.0) -> None:
        """Draw a stroke with rounded joints."""
        scaled = [(x * SCALE, y * SCALE) for x, y in pts]
        ink = (*colour, round(alpha * 255))
        self.pen.line(scaled, fill=ink, width=max(1, round(width * SCALE)), joint="curve")
        if alpha >= 1 and width > 2:
            r = width * SCALE / 2
            for x, y in (scaled[0], scaled[-1]):
                self.pen.ellipse((x - r, y - r, x + r, y + r), fill=ink)

    # Light and texture ------------------------------------------------------

    def shade(
        self, pts: Points, colour: RGB, side: str, strength: float = 0.6, reach: float = 1.0, grain: float = 0.5
    ) -> None:
        """Shade one side of a shape with a grainy gradient (left, right, top or bottom)."""
        scaled = [(x * SCALE, y * SCALE) for x, y in pts]
        box = self._box(scaled, 0)
        if box is None:
            return
        w, h = box[2] - box[0], box[3] - box[1]
        ramp = Image.linear_gradient("L")
        turns = {
            "top": Image.Transpose.ROTATE_180,
            "left": Image.Transpose.ROTATE_270,
            "right": Image.Transpose.ROTATE_90,
        }
        if side in turns:
            ramp = ramp.transpose(turns[side])
        curve = [max(0.0, (v / 255 - (1 - reach)) / reach) for v in range(256)]
        ramp = ramp.point([round(255 * strength * v**1.3) for v in curve]).resize((w, h))
        if grain:
            sheet = paper(1.6, 7, 4.0).crop(box)
            sheet = sheet.point([max(0, min(255, round(255 * (1 - grain) + grain * 2 * v))) for v in range(256)])
            ramp = ImageChops.multiply(ramp, sheet)
        self._paint(colour, ImageChops.multiply(ramp, self._mask(scaled, box, 0)), box)

    def glow(self, x: float, y: float, r: float, colour: RGB = SUN, alpha: float = 0.8) -> None:
        """Add a soft round light."""
        box = round((x - r) * SCALE), round((y - r) * SCALE), round((x + r) * SCALE), round((y + r) * SCALE)
        mask = Image.radial_gradient("L").point([round(alpha * 255 * max(0.0, 1 - v / 180) ** 2) for v in range(256)])
        mask = mask.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC)
        self.im.paste(colour, (box[0], box[1]), mask)

    def shadow(self, x: float, y: float, rx: float, ry: float, colour: RGB, alpha: float = 0.35) -> None:
        """Lay a soft contact shadow."""
        self.oval(x, y, rx, ry, colour, alpha, blur=ry * 0.5)

    def beams(self, x: float, y: float, ends: Points, colour: RGB = SUN, alpha: float = 0.16) -> None:
        """Draw shafts of light from a point to pairs of ends."""
        for a, b in zip(ends[::2], ends[1::2], strict=False):
            self.poly([(x, y), a, b], colour, alpha, blur=14)

    def mist(self, y: float, height: float, colour: RGB, alpha: float = 0.6, x0: float = -60, x1: float = 1660) -> None:
        """Lay a horizontal veil, strongest in its middle."""
        self.oval((x0 + x1) / 2, y, (x1 - x0) / 2, height / 2, colour, alpha, blur=height * 0.32)

    def reflect(self, y: float, depth: float, alpha: float, ripple: float = 3.0, squash: float = 1.0) -> None:
        """Mirror what stands above the water line into the water below it."""
        top, deep = round(y * SCALE), round(depth * SCALE)
        deep = min(deep, self.size[1] - top)
        tall = min(top, round(deep / squash))
        mirror = self.im.crop((0, top - tall, self.size[0], top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        mirror = mirror.resize((self.size[0], deep)).filter(ImageFilter.BoxBlur((4, 6)))
        rng, row = dice(self.seed + 5), 0
        waved = mirror.copy()
        while row < deep:
            band = 3 + int(10 * row / deep) + rng.randrange(4)
            shift = round(rng.uniform(-ripple, ripple) * SCALE * (0.3 + 2 * row / deep))
            waved.paste(
                ImageChops.offset(mirror.crop((0, row, self.size[0], min(deep, row + band))), shift, 0), (0, row)
            )
            row += band
        waved = waved.filter(ImageFilter.BoxBlur((7, 2)))
        veil = Image.linear_gradient("L").point([round(255 * alpha * (1 - 0.75 * v / 255)) for v in range(256)])
        self.im.paste(waved, (0, top), veil.resize(waved.size))

    @contextmanager
    def clip(self, pts: Points) -> Iterator[None]:
        """Keep only what is drawn inside the outline."""
        before = self.im.copy()
        yield
        scaled = [(x * SCALE, y * SCALE) for x, y in pts]
        box = (0, 0, *self.size)
        outside = ImageChops.invert(self._mask(scaled, box, 0))
        self.im.paste(before, (0, 0), outside)

    # Saving -----------------------------------------------------------------

    def finish(self, warmth: RGB = SUN, grain: float = 0.20) -> Image.Image:
        """Return the picture at its final size with paper texture and a warm vignette."""
        out = self.im.copy()
        tone = paper(42, 11, 16.0).point([round(128 + (v - 128) * 0.085) for v in range(256)])
        out = ImageChops.overlay(out, Image.merge("RGB", (tone, tone, tone)))
        edge = Image.radial_gradient("L").resize(self.size).point([round(max(0, v - 130) * 0.12) for v in range(256)])
        out.paste((54, 32, 44), (0, 0), edge)
        out = Image.blend(out, ImageChops.multiply(out, Image.new("RGB", self.size, warmth)), 0.10)
        out = out.reduce(SCALE)
        fine = paper(1.1, 23, 1.0).resize(out.size).point([round(128 + (v - 128) * grain) for v in range(256)])
        out = ImageChops.overlay(out, Image.merge("RGB", (fine, fine, fine))) if grain else out
        return ImageEnhance.Brightness(ImageEnhance.Color(out).enhance(1.06)).enhance(1.03)

    def save(self, path: Path) -> tuple[int, int]:
        """Write a progressive JPEG below the size limit, busy pictures with less grain; return size and quality."""
        size = 0
        for grain, soft, floor in (
            (0.16, 0.0, 78),
            (0.10, 0.0, 78),
            (0.05, 0.0, 76),
            (0.0, 0.0, 74),
            (0.0, 0.45, 70),
            (0.0, 0.6, 52),
        ):
            picture = self.finish(grain=grain).filter(ImageFilter.GaussianBlur(soft))
            for quality in range(84, floor - 1, -2):
                picture.save(path, "JPEG", quality=quality, progressive=True, optimize=True, subsampling=2)
                size = path.stat().st_size
                if size <= LIMIT:
                    return size, quality
        return size, 0

    # Parts ------------------------------------------------------------------

    def _box(self, scaled: Sequence[Point], blur: float) -> tuple[int, int, int, int] | None:
        pad = blur * SCALE * 2.5 + 1
        x0 = max(0, int(min(x for x, _ in scaled) - pad))
        y0 = max(0, int(min(y for _, y in scaled) - pad))
        x1 = min(self.size[0], int(max(x for x, _ in scaled) + pad) + 1)
        y1 = min(self.size[1], int(max(y for _, y in scaled) + pad) + 1)
        return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None

    @staticmethod
    def _mask(scaled: Sequence[Point], box: tuple[int, int, int, int], blur: float) -> Image.Image:
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in scaled], fill=255)
        return mask.filter(ImageFilter.GaussianBlur(blur * SCALE)) if blur else mask

    def _paint(self, fill: Fill, mask: Image.Image, box: tuple[int, int, int, int]) -> None:
        if isinstance(fill, Fade):
            self.im.paste(_ramp(fill.stops, mask.size, fill.sideways), (box[0], box[1]), mask)
        else:
            self.im.paste(fill, (box[0], box[1], box[2], box[3]), mask)
