"""People as simple stylised silhouettes on a small jointed skeleton."""

from __future__ import annotations

import math
from dataclasses import replace

from .canvas import Canvas, fade
from .palette import EARTH, INK, RGB, darker, lighter, mix
from .shapes import Point, capsule, ring, smooth
from .wardrobe import FORE, HEAD, SHIN, STAND, THIGH, TRUNK, UPPER, Look, Pose


def drop(pose: Pose) -> float:
    """Return how far below the hip the lowest foot is, as a share of the height."""
    knees = [(THIGH * math.cos(math.radians(a)), b) for a, b in (pose.near_leg, pose.far_leg)]
    return max(max(k + 0.03, k + SHIN * math.cos(math.radians(b))) for k, b in knees) + 0.02


class _Body:
    """Places unit coordinates (height 1, facing right) on the canvas."""

    def __init__(self, x: float, y: float, size: float, pose: Pose, facing: int) -> None:
        self.x, self.size, self.pose, self.facing = x, size, pose, facing
        self.hip_y = y - drop(pose) * size

    def at(self, u: float, v: float) -> Point:
        """Point relative to the hip, not leaning."""
        return self.x + u * self.size * self.facing, self.hip_y + v * self.size

    def upper(self, u: float, v: float) -> Point:
        """Point relative to the hip, leaning with the trunk."""
        a = math.radians(self.pose.lean)
        return self.at(u * math.cos(a) - v * math.sin(a), u * math.sin(a) + v * math.cos(a))

    def head(self, u: float, v: float) -> Point:
        """Point relative to the head centre, with the nod."""
        a = math.radians(self.pose.nod)
        return self.upper(u * math.cos(a) - v * math.sin(a) + 0.008, u * math.sin(a) + v * math.cos(a) - TRUNK - 0.105)


def _swing(start: Point, angle: float, length: float, facing: float) -> Point:
    a = math.radians(angle)
    return start[0] + math.sin(a) * length * facing, start[1] + math.cos(a) * length


def person(
    c: Canvas, x: float, y: float, size: float, look: Look, pose: Pose = STAND, facing: int = 1
) -> dict[str, Point]:
    """Draw a person whose lowest foot stands at (x, y); return where the hands and head are."""
    body = _Body(x, y, size, pose, facing)
    flat = pose.view != "side"
    half = 0.108 if flat else 0.077
    far_sign = -facing if flat else facing
    far_from = body.upper(-half + 0.018 if flat else 0.012, -TRUNK + 0.035)
    near_from = body.upper(half - 0.018 if flat else -0.008, -TRUNK + 0.035)
    dim = replace(look, top=darker(look.top, 0.16), bottom=darker(look.bottom, 0.16), skin=darker(look.skin, 0.12))
    spread = 0.042 if flat else 0.012
    far_hand = (0.0, 0.0)
    if not flat:
        far_hand = _arm(c, far_from, pose.far_arm, size, dim, far_sign)
    _leg(c, body.at(-spread, 0), pose.far_leg, size, dim if not flat else look, far_sign, flat)
    if look.dress == "aodai":
        _panel(c, body, dim.top, back=True)
    _leg(c, body.at(spread, 0), pose.near_leg, size, look, facing, flat)
    if pose.view == "front":
        _tresses(c, body, look)
    _trunk(c, body, look, half)
    if look.dress in {"aodai", "coat", "skirt"}:
        _panel(c, body, look.top if look.dress != "skirt" else look.bottom, back=False, length=look.dress)
    if flat:
        far_hand = _arm(c, far_from, pose.far_arm, size, look, far_sign)
    _head(c, body, look)
    near_hand = _arm(c, near_from, pose.near_arm, size, look, facing)
    return {"near": near_hand, "far": far_hand, "head": body.head(0, 0), "hip": body.at(0, 0)}


def _leg(c: Canvas, hip: Point, bend: tuple[float, float], size: float, look: Look, facing: float, flat: bool) -> None:
    knee = _swing(hip, bend[0], THIGH * size, facing)
    foot = _swing(knee, bend[1], SHIN * size, facing)
    bare = look.dress == "skirt"
    cloth = look.skin if bare else look.bottom
    toe = math.radians(bend[1] * 0.6)
    step = 0.035 if flat else 0.07
    tip = foot[0] + facing * size * step * math.cos(toe), foot[1] - size * step * math.sin(toe) * 0.4 + 0.006 * size
    c.poly(
        capsule((foot[0] - facing * 0.006 * size, foot[1] + 0.004 * size), tip, 0.019 * size, 0.014 * size), look.shoes
    )
    lower = 0.026 if bare else 0.035
    c.poly(capsule(knee, foot, 0.043 * size, lower * size), cloth)
    c.poly(capsule(hip, knee, 0.063 * size, 0.045 * size), cloth)


def _arm(c: Canvas, start: Point, bend: tuple[float, float], size: float, look: Look, facing: float) -> Point:
    elbow = _swing(start, bend[0], UPPER * size, facing)
    hand = _swing(elbow, bend[1], FORE * size, facing)
    palm = _swing(elbow, bend[1], (FORE + 0.022) * size, facing)
    sleeve = look.top
    c.poly(capsule(elbow, palm, 0.022 * size, 0.019 * size), look.skin)
    if look.long_sleeves:
        c.poly(capsule(elbow, _swing(elbow, bend[1], FORE * 0.86 * size, facing), 0.029 * size, 0.024 * size), sleeve)
    edge = mix(sleeve, INK, 0.10)
    c.poly(capsule(start, elbow, 0.036 * size, 0.029 * size), edge)
    c.poly(capsule(start, elbow, 0.033 * size, 0.026 * size), sleeve)
    if look.long_sleeves:
        c.poly(capsule(elbow, _swing(elbow, bend[1], FORE * 0.84 * size, facing), 0.026 * size, 0.021 * size), sleeve)
    return hand


def _trunk(c: Canvas, body: _Body, look: Look, half: float) -> None:
    neck = capsule(body.upper(0.0, -TRUNK + 0.02), body.head(-0.012, 0.035), 0.028 * body.size, 0.026 * body.size)
    c.poly(neck, darker(look.skin, 0.16))
    waist = half * 0.86
    hem = 0.05 if look.dress in {"shirt", "tunic"} else 0.02
    outline = [
        (-half * 0.35, -TRUNK - 0.012),
        (half * 0.4, -TRUNK - 0.008),
        (half, -TRUNK + 0.03),
        (half * 0.98, -0.18),
        (waist, -0.10),
        (half * 0.92, hem),
        (-half * 0.92, hem),
        (-waist, -0.10),
        (-half * 1.02, -0.18),
        (-half, -TRUNK + 0.03),
    ]
    shape = smooth([body.upper(u, v) for u, v in outline], closed=True, steps=5)
    c.poly(shape, look.top)
    c.shade(shape, darker(look.top, 0.45), "right", 0.55, 0.7, 0.3)
    c.shade(shape, lighter(look.top, 0.7), "left", 0.35, 0.5, 0.3)
    if look.stripe:
        for v in (-0.2, -0.1):
            c.line([body.upper(-half * 0.98, v), body.upper(half * 0.98, v)], look.stripe, 0.02 * body.size)
    if look.scarf:
        knot = [
            body.upper(u, v) for u, v in ((-0.05, -TRUNK - 0.005), (0.05, -TRUNK - 0.005), (half * 0.7, -TRUNK + 0.09))
        ]
        c.poly(knot, look.scarf)


def _panel(c: Canvas, body: _Body, colour: RGB, back: bool, length: str = "aodai") -> None:
    lean = math.sin(math.radians(body.pose.near_leg[0])) * 0.10
    ends = {"aodai": 0.40, "coat": 0.24, "skirt": 0.22}
    end = ends[length]
    flare = 0.05 if length != "skirt" else 0.03
    shift = -0.06 if back else lean * 0.7
    outline = [
        (-0.066, -0.12),
        (0.066, -0.12),
        (0.082 + flare * 0.4, 0.1),
        (0.082 + flare + shift, end),
        (-0.075 - flare * 0.6 + shift, end - 0.01),
        (-0.08, 0.08),
    ]
    shape = [body.at(u, v) for u, v in outline]
    c.poly(shape, colour)
    if not back:
        c.shade(shape, darker(colour, 0.45), "right", 0.5, 0.6, 0.3)


def _tresses(c: Canvas, body: _Body, look: Look) -> None:
    if look.hair not in {"long", "bob"} or look.hat == "helmet":
        return
    end = 0.19 if look.hair == "long" else 0.075
    back = [(-0.05, -0.04), (0.0, -0.068), (0.04, -0.04), (0.0, 0.05), (-0.02, end), (-0.075, end), (-0.082, 0.05)]
    if body.pose.view != "side":
        back = [(-0.07, 0.0), (0.0, -0.07), (0.07, 0.0), (0.07, end * 0.8), (0.0, end), (-0.07, end * 0.8)]
    c.curve([body.head(u, v) for u, v in back], look.hair_colour)


def _head(c: Canvas, body: _Body, look: Look) -> None:
    size, view = body.size, body.pose.view
    r = HEAD * size
    x, y = body.head(0, 0)
    turn = body.pose.lean + body.pose.nod
    if view != "front":
        _tresses(c, body, look)
    c.poly(ring(x, y, r * 0.90, r * 1.06, turn * body.facing), look.skin if view != "back" else look.hair_colour)
    if view == "side":
        c.poly(ring(*body.head(0.055, 0.008), r * 0.17, r * 0.14), look.skin)
        c.oval(*body.head(-0.012, 0.01), r * 0.17, r * 0.22, darker(look.skin, 0.12))
        cap = [
            (0.05, -0.03),
            (0.03, -0.066),
            (-0.02, -0.074),
            (-0.064, -0.04),
            (-0.066, 0.02),
            (-0.04, 0.046),
            (-0.026, 0.0),
            (0.006, -0.026),
        ]
    else:
        low = -0.012 if view == "front" else 0.05
        cap = [
            (0.058, low + 0.01),
            (0.056, -0.04),
            (0.0, -0.077),
            (-0.056, -0.04),
            (-0.058, low + 0.01),
            (-0.03, low - 0.018),
            (0.02, low - 0.03),
        ]
    c.curve([body.head(u, v) for u, v in cap], look.hair_colour)
    if look.hair == "bun":
        where = (-0.068, -0.02) if view == "side" else (0.0, -0.085)
        c.oval(*body.head(*where), r * 0.45, r * 0.42, look.hair_colour)
    _hat(c, body, look)


def _hat(c: Canvas, body: _Body, look: Look) -> None:
    straw = look.hat_colour
    if look.hat == "non":
        rim = [(-0.165, -0.012), (-0.09, 0.008), (0.0, 0.016), (0.09, 0.008), (0.165, -0.012)]
        edge = [body.head(u, v) for u, v in rim]
        tip = [body.head(-0.165, -0.012), body.head(-0.012, -0.145), body.head(0.012, -0.145)]
        cone = [*tip, *smooth(edge[::-1], steps=5)]
        c.poly(
            ring(
                *body.head(0, -0.006),
                0.155 * body.size,
                0.03 * body.size,
                (body.pose.lean + body.pose.nod) * body.facing,
            ),
            mix(straw, EARTH, 0.5),
        )
        c.poly(cone, fade(lighter(straw, 0.35), straw))
        c.shade(cone, mix(straw, EARTH, 0.65), "right", 0.75, 0.62, 0.35)
        for t in (0.4, 0.7):
            arc = [body.head(u * t, -0.145 + (v + 0.145) * t) for u, v in rim]
            c.line(smooth(arc, steps=4), mix(straw, EARTH, 0.4), 0.006 * body.size, 0.5)
    elif look.hat in {"helmet", "cap"}:
        brim = 0.10 if body.pose.view == "side" else 0.062
        dome = [
            (-0.07, -0.018),
            (-0.066, -0.055),
            (-0.03, -0.092),
            (0.03, -0.092),
            (0.066, -0.055),
            (brim, -0.022),
            (0.05, -0.016),
            (0.0, -0.014),
        ]
        if look.hat == "cap":
            dome = [(u, v * 0.92 - 0.004) for u, v in dome]
        shape = smooth([body.head(u, v) for u, v in dome], closed=True, steps=5)
        c.poly(shape, straw)
        c.shade(shape, darker(straw, 0.4), "right", 0.6, 0.6, 0.2)
