"""Where a figure is."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

__all__ = ["SIDE_ON", "Place", "ahead_of", "turned_to"]

TURNS = 2.0
"""How much the way to what somebody turns to counts, against the way that they stood."""
SIDE_ON = (0.97, -0.24)
"""How the first of two who face one another is turned, so that the camera sees both."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure is at the middle of the clip: (x, y), its heading, and its height above the ground, m.

    Who leaps to it comes from what is `from_m` high.
    """

    x: float
    y: float
    heading: tuple[float, float]
    lift_m: float = 0.0
    from_m: float = 0.0


def turned_to(at: Place, x: float, y: float) -> tuple[float, float]:
    """The level way of who stands somewhere and turns to a point, m."""
    away = hypot(x - at.x, y - at.y) or 1.0
    hx, hy = at.heading[0] + TURNS * (x - at.x) / away, at.heading[1] + TURNS * (y - at.y) / away
    length = hypot(hx, hy) or 1.0
    return hx / length, hy / length


def ahead_of(place: Place, ahead_m: float, left_m: float = 0.0) -> tuple[float, float]:
    """The point before a place, and to the left, by its heading, m."""
    hx, hy = place.heading
    return place.x + hx * ahead_m - hy * left_m, place.y + hy * ahead_m + hx * left_m
