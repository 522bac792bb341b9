"""A day that passes while the camera runs: the sun goes on round the sky, and the shadows turn."""

from __future__ import annotations

import re
from dataclasses import replace
from math import cos, radians, sin
from typing import Final

from generators.previz.scene import Light, LightKind, Sky
from prompts.shot import Shot

__all__ = ["day_passes", "sun_moved_on"]

SWEEP_DEG: Final = 110.0
"""How far round the sun goes in the clip, its place as lit in the middle: about seven hours."""
_PASSES: Final = re.compile(
    r"\b(?:through(?:out)? (?:the|a|one) (?:whole )?day|(?:over|in) the course of (?:the|a|one) day"
    r"|from (?:sunrise|dawn|morning|noon) (?:to|till|until) (?:sunset|dusk|evening|night)|hour by hour|hours pass"
    r"|as the (?:sun|day|hours?) (?:moves?|goes|passes|pass|wears?|crosses|travels?)"
    r"|shadows? (?:\w+ ){0,4}?(?:mov|turn|creep|sweep|swing|wander|travel|shift|circl|rotat)\w*)"
)


def day_passes(shot: Shot) -> bool:
    """Whether the words have the hours go by: a sundial whose shadow turns."""
    said = " ".join((shot.request, *(beat.action for beat in shot.beats))).lower()
    return _PASSES.search(said) is not None


def sun_moved_on(sky: Sky, lights: tuple[Light, ...], share: float) -> tuple[Sky, tuple[Light, ...]]:
    """The sky and the lights with the sun where it is at a share of the clip, as it goes north of the tropics.

    Args:
        sky: as lit in the middle.
        lights: suns are moved, lamps stay.
        share: 0 at the start, 1 at the end.
    """
    angle = radians(SWEEP_DEG) * (0.5 - share)

    def turned(way: tuple[float, float, float]) -> tuple[float, float, float]:
        x, y, z = way
        return cos(angle) * x - sin(angle) * y, sin(angle) * x + cos(angle) * y, z

    moved = (replace(lamp, direction=turned(lamp.direction)) if lamp.kind is LightKind.SUN else lamp for lamp in lights)
    return replace(sky, sun_direction=turned(sky.sun_direction)), tuple(moved)
