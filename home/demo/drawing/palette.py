"""Colours and colour arithmetic shared by every scene."""

from __future__ import annotations

RGB = tuple[int, int, int]


def rgb(code: str) -> RGB:
    """Turn ``"#e8b04a"`` into a tuple."""
    code = code.lstrip("#")
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """Blend towards ``second`` by ``share`` (0 to 1)."""
    share = min(1.0, max(0.0, share))
    r, g, b = (round(a + (z - a) * share) for a, z in zip(first, second, strict=True))
    return r, g, b


INK = rgb("#2a2530")
CREAM = rgb("#fff3d9")
WHITE = rgb("#fbf6ec")
SUN = rgb("#ffe2a0")


def darker(colour: RGB, share: float = 0.2) -> RGB:
    """Shade towards a warm ink rather than black."""
    return mix(colour, INK, share)


def lighter(colour: RGB, share: float = 0.2) -> RGB:
    """Tint towards a warm cream rather than white."""
    return mix(colour, CREAM, share)


# Skin, hair and cloth.
SKIN = rgb("#d79b72")
SKIN_LIGHT = rgb("#e6b48c")
SKIN_DEEP = rgb("#b97d57")
HAIR = rgb("#2b2227")
GREY_HAIR = rgb("#b9b2ae")
STRAW = rgb("#f0dba6")

RED = rgb("#c8402f")
BRICK = rgb("#b3573a")
TERRACOTTA = rgb("#cf7650")
OCHRE = rgb("#e9b95c")
GOLD = rgb("#f3c65a")
INDIGO = rgb("#3b4a78")
BLUE = rgb("#4a7ba6")
TEAL = rgb("#3e8583")
PLUM = rgb("#7d4560")
ROSE = rgb("#d98a83")
VIOLET = rgb("#8a6ca3")
SAND = rgb("#e7cfa3")
EARTH = rgb("#8d5f42")
WOOD = rgb("#a3693f")
DARK_WOOD = rgb("#6a4330")
STONE = rgb("#9a958f")

LEAF = rgb("#5d8f4e")
LEAF_DARK = rgb("#2f5f47")
LEAF_LIGHT = rgb("#a5bf5a")
RICE = rgb("#b9c354")
RICE_GOLD = rgb("#e6bb4b")
MINT = rgb("#cfe3d3")
