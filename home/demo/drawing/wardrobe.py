"""What people wear and how they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .palette import GREY_HAIR, HAIR, INK, RGB, SKIN, STRAW, WHITE

THIGH, SHIN, TRUNK, UPPER, FORE, HEAD = 0.24, 0.23, 0.30, 0.15, 0.14, 0.068


@dataclass(frozen=True)
class Look:
    """What a person wears. ``dress`` is shirt, aodai, coat, skirt or tunic."""

    top: RGB
    bottom: RGB = INK
    dress: str = "shirt"
    hat: str = ""
    hair: str = "short"
    skin: RGB = SKIN
    hair_colour: RGB = HAIR
    hat_colour: RGB = STRAW
    long_sleeves: bool = True
    scarf: RGB | None = None
    stripe: RGB | None = None
    shoes: RGB = INK


@dataclass(frozen=True)
class Pose:
    """Joint angles in degrees: 0 hangs down, 90 points forward, 180 points up."""

    lean: float = 2
    near_arm: tuple[float, float] = (6, 14)
    far_arm: tuple[float, float] = (-8, 6)
    near_leg: tuple[float, float] = (3, -2)
    far_leg: tuple[float, float] = (-5, -7)
    view: str = "side"
    nod: float = 0


STAND = Pose()
FRONT = Pose(lean=0, view="front", near_arm=(10, 4), far_arm=(10, 4), near_leg=(3, 1), far_leg=(3, 1))
BACK = replace(FRONT, view="back")
WALK = Pose(near_arm=(-22, -6), far_arm=(24, 42), near_leg=(22, 8), far_leg=(-18, -30), lean=4)
RUN = Pose(near_arm=(-50, 30), far_arm=(50, 120), near_leg=(60, -6), far_leg=(-25, -70), lean=14)
STOOP = Pose(lean=86, near_arm=(4, 20), far_arm=(20, 34), near_leg=(24, -12), far_leg=(-2, -20), nod=-16)
BEND = Pose(lean=36, near_arm=(26, 46), far_arm=(40, 60), near_leg=(16, -10), far_leg=(-8, -16))
REACH = Pose(lean=4, near_arm=(120, 140), far_arm=(95, 120))
HOLD = Pose(near_arm=(14, 86), far_arm=(22, 80))
TALK = Pose(near_arm=(18, 110), far_arm=(-4, 8))
SIT = Pose(lean=5, near_arm=(22, 76), far_arm=(30, 70), near_leg=(88, 2), far_leg=(82, -6))
KNEEL = Pose(lean=20, near_arm=(30, 62), far_arm=(46, 70), near_leg=(80, -4), far_leg=(4, -86))
SQUAT = Pose(lean=20, near_arm=(44, 70), far_arm=(54, 66), near_leg=(104, -22), far_leg=(98, -28))
SWEEP = Pose(lean=5, near_arm=(24, 60), far_arm=(-30, 120))
PULL = Pose(lean=-30, near_arm=(60, 66), far_arm=(66, 70), near_leg=(44, 16), far_leg=(8, -22))
PUSH = Pose(lean=24, near_arm=(60, 84), far_arm=(66, 88), near_leg=(30, -4), far_leg=(-18, -34))
DIG = Pose(lean=30, near_arm=(20, 60), far_arm=(-20, 110), near_leg=(22, -8), far_leg=(-10, -18))
WAVE = replace(FRONT, near_arm=(150, 168))
READ = replace(SIT, lean=12, near_arm=(26, 100), far_arm=(34, 96), nod=10)


def farmer(top: RGB, bottom: RGB = INK, hair: str = "bun") -> Look:
    """Return somebody in work clothes with a conical hat and bare feet."""
    return Look(top=top, bottom=bottom, hat="non", hair=hair, shoes=SKIN)


def elder(top: RGB, bottom: RGB = INK) -> Look:
    """Return an older person."""
    return Look(top=top, bottom=bottom, hair="bun", hair_colour=GREY_HAIR)


def pupil(hair: str = "bob", bottom: RGB = INK) -> Look:
    """Return a pupil in white with a red scarf."""
    return Look(top=WHITE, bottom=bottom, hair=hair, scarf=(200, 64, 47), long_sleeves=False)


def aodai(top: RGB, hat: str = "") -> Look:
    """Return a woman in a long dress."""
    return Look(top=top, bottom=WHITE, dress="aodai", hair="long", hat=hat, shoes=WHITE)
