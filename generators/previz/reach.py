"""How high, and at which side, people have what they are at: the shoulders of whom they touch, the wheel of a car."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.performing import performances
from generators.previz.motion.rotations import Vec
from generators.previz.needs import Placed, Use

__all__ = ["FRONT_GAP", "WHEEL", "aloft_of", "at_its_side", "chest_of", "reach_of"]

FRONT_GAP: Final = 0.27
"""From a person to the near edge of what it stands before, over its height."""
WHEEL: Final = 0.3
"""How far from the middle of a car its wheels are, over its length."""
CHEST, SEATED_CHEST = 0.72, 0.5
"""How high somebody's shoulders are who is touched there, over height: standing, and on a seat."""
REACH, REACH_LOW = 0.74, 0.36
"""How high that is which somebody has before them, over height: on their feet, and low down."""
ALOFT: Final[tuple[tuple[str, Vec], ...]] = (("kite", (1.1, 0.7, 1.7)), ("", (0.05, -0.02, 0.6)))
"""How far forward, left and up from the hand a thing on a string is, m, by what it is."""
_LOW: Final = ("kneel", "crouch")
_LONG: Final = 1.5
_AT_ITS_END: Final = re.compile(r"\b(?:engine|bonnet|hood|headlights?|number plate|licence plate|radiator|battery)\b")


def aloft_of(noun: str) -> Vec:
    """How far forward, left and up from the hand a thing on a string is, m."""
    return next(away for name, away in ALOFT if name in noun.lower())


def at_its_side(use: Use, thing: Placed) -> bool:
    """Whether somebody is at the side of what they are at, by a wheel: of a car, unless it is its engine or lamps."""
    long = thing.part.subject.kind in ("vehicle", "cycle") and thing.model.length_m > _LONG * thing.model.width_m
    return long and use.role == "front" and not use.deed.speed_mps and not _AT_ITS_END.search(use.deed.words)


def chest_of(deeds: Sequence[Deed]) -> float:
    """How high the shoulders are of who does these deeds, over height."""
    sits = bool(deeds) and deeds[-1].posture != "" and performances()[deeds[-1].posture].seated
    return SEATED_CHEST if sits else CHEST


def reach_of(deed: Deed) -> float:
    """How high that is which somebody has before them in a deed, over height."""
    return REACH_LOW if deed.posture in _LOW else REACH
