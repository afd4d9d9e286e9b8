"""Plain geometry: smooth curves, value noise and outlines."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

Point = tuple[float, float]
Points = Sequence[Point]
Profile = Callable[[float], float]


def dice(seed: int) -> Random:
    """Return a seeded generator: the same picture every time, nothing secret."""
    return Random(seed)  # noqa: S311 - nothing secret


def lower(profile: Profile, by: float) -> Profile:
    """Shift a height profile down the page."""
    return lambda x: profile(x) + by


def smooth(points: Points, closed: bool = False, steps: int = 10) -> list[Point]:
    """Run a Catmull-Rom curve through the points."""
    pts = list(points)
    count = len(pts)
    if count < 3:
        return pts
    out: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = pts[i - 1], pts[i], pts[(i + 1) % count], pts[(i + 2) % count]
        else:
            p0, p1, p2, p3 = pts[max(0, i - 1)], pts[i], pts[i + 1], pts[min(count - 1, i + 2)]
        for step in range(steps):
            t = step / steps
            out.append((_spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t)))
    if not closed:
        out.append(pts[-1])
    return out


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def noise(seed: int, wavelength: float, octaves: int = 4, gain: float = 0.5) -> Profile:
    """One-dimensional value noise in about -1..1."""
    rng = dice(seed)
    tables = [[rng.uniform(-1, 1) for _ in range(256)] for _ in range(octaves)]

    def value(x: float) -> float:
        total, size, length = 0.0, 1.0, wavelength
        for table in tables:
            place = x / length + 64
            cell = math.floor(place)
            t = place - cell
            t = t * t * (3 - 2 * t)
            total += size * (table[cell % 256] * (1 - t) + table[(cell + 1) % 256] * t)
            size *= gain
            length /= 2
        return total

    return value


def through(points: Points) -> Profile:
    """Make a height profile that passes through the points (x ascending)."""
    curve = smooth(points, steps=16)

    def value(x: float) -> float:
        if x <= curve[0][0]:
            return curve[0][1]
        for (x0, y0), (x1, y1) in pairwise(curve):
            if x <= x1:
                return y0 if x1 == x0 else y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        return curve[-1][1]

    return value


def under(profile: Profile, left: float = -20, right: float = 1620, floor: float = 920, step: float = 8) -> list[Point]:
    """Outline of everything below a height profile."""
    count = max(2, int((right - left) / step))
    top = [(left + (right - left) * i / count, 0.0) for i in range(count + 1)]
    return [(x, profile(x)) for x, _ in top] + [(right, floor), (left, floor)]


def blob(cx: float, cy: float, rx: float, ry: float, rng: Random, wobble: float = 0.12, parts: int = 9) -> list[Point]:
    """Return an irregular rounded outline."""
    pts: list[Point] = []
    for i in range(parts):
        angle = math.tau * i / parts
        reach = 1 + rng.uniform(-wobble, wobble)
        pts.append((cx + rx * reach * math.cos(angle), cy + ry * reach * math.sin(angle)))
    return smooth(pts, closed=True, steps=6)


def ring(cx: float, cy: float, rx: float, ry: float, turn: float = 0.0, parts: int = 28) -> list[Point]:
    """Return an ellipse turned by ``turn`` degrees."""
    s, k = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    pts: list[Point] = []
    for i in range(parts):
        u, v = rx * math.cos(math.tau * i / parts), ry * math.sin(math.tau * i / parts)
        pts.append((cx + u * k - v * s, cy + u * s + v * k))
    return pts


def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> list[Point]:
    """Return a rectangle with rounded corners."""
    r = min(r, (x1 - x0) / 2, (y1 - y0) / 2)
    pts: list[Point] = []
    for cx, cy, start in ((x1 - r, y0 + r, -90), (x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180)):
        for i in range(7):
            a = math.radians(start + 15 * i)
            pts.append((cx + r * math.cos(a), cy + r * math.sin(a)))
    return pts


def capsule(p: Point, q: Point, w0: float, w1: float) -> list[Point]:
    """Return a tapered limb from p (radius w0) to q (radius w1)."""
    a = math.atan2(q[1] - p[1], q[0] - p[0])
    pts = [
        (p[0] + w0 * math.cos(a + math.radians(d)), p[1] + w0 * math.sin(a + math.radians(d)))
        for d in range(90, 271, 20)
    ]
    pts += [
        (q[0] + w1 * math.cos(a + math.radians(d)), q[1] + w1 * math.sin(a + math.radians(d)))
        for d in range(-90, 91, 20)
    ]
    return pts


def leaf(x: float, y: float, length: float, width: float, turn: float) -> list[Point]:
    """Return a pointed leaf growing from (x, y) in direction ``turn`` (degrees)."""
    s, k = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    side = [(0.0, 0.0), (0.25, 0.42), (0.5, 0.5), (0.78, 0.3), (1.0, 0.0)]
    upper = smooth([(u * length, -v * width) for u, v in side], steps=5)
    lower = smooth([(u * length, v * width) for u, v in side], steps=5)
    return [(x + u * k - v * s, y + u * s + v * k) for u, v in upper + lower[::-1]]
