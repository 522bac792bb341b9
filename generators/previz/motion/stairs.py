"""Flights of stairs: how they are cut, and the way of somebody who goes up or down on them, tread by tread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan2, ceil, cos, floor, pi, sin

from generators.previz.motion.travel import Travel

__all__ = ["DOWN", "STAIRS_MPS", "STAIRS_RUN_MPS", "Flight", "StairWay", "entered", "start_of", "turned_place"]

TREAD_M, RISE_M = 0.3, 0.17
"""Depth and height of a step: 2 rises and a tread make a pace of 0.64 m (Blondel's rule)."""
FIRST_TREADS = 1.5
"""How many treads from the foot (or the top) somebody is as the story begins."""
STAIRS_MPS, STAIRS_RUN_MPS = 0.5, 1.0
"""Level speed of who goes up or down stairs: five treads in three seconds, or twice as many."""
DOWN = re.compile(r"\b(?:down|descend\w*|downstairs)\b")


@dataclass(frozen=True, slots=True)
class Flight:
    """A flight of stairs in its own axes: the first riser at the origin, going up along x; or round an axis at 0, 0.

    Attributes:
        steps: how many. wide_m: across the way.
        radius_m: of the middle of the way round a spiral, whose first riser is at (0, -radius); 0 for a straight one.
        tread_m, rise_m: of a step.
    """

    steps: int
    wide_m: float = 1.3
    radius_m: float = 0.0
    tread_m: float = TREAD_M
    rise_m: float = RISE_M

    @property
    def length_m(self) -> float:
        """From the first riser to the edge of the last tread, along the way."""
        return self.steps * self.tread_m

    def height(self, along_m: float) -> float:
        """Of the tread at a distance up the way from the first riser, m."""
        return min(max(floor(along_m / self.tread_m) + 1, 0), self.steps) * self.rise_m

    def slope(self, along_m: float) -> float:
        """Height of the even line through the middles of the treads, m."""
        return min(max(along_m / self.tread_m + 0.5, 0.0), float(self.steps)) * self.rise_m


def start_of(flight: Flight, begins_m: float, *, down: bool) -> float:
    """Where on somebody's way the first riser lies, m.

    Args:
        flight: what is climbed.
        begins_m: where on the way they are as the story begins.
        down: whether they come down.
    """
    first = FIRST_TREADS * flight.tread_m
    return begins_m + (flight.length_m - first if down else -first)


def entered(flight: Flight, heading: tuple[float, float], *, down: bool) -> tuple[float, float]:
    """The heading that a way has on a flight, for one it would have on the level.

    A spiral is filmed from outside, as the axis lies beyond who goes up to the right; down it, that is to the left.
    """
    return (-heading[0], -heading[1]) if flight.radius_m > 0.0 and down else heading


def turned_place(
    flight: Flight, origin: tuple[float, float], heading: tuple[float, float], start_m: float, *, down: bool
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a flight's origin lies and where its x axis points, for a way through a point.

    Args:
        flight: the stairs.
        origin: a point of the way.
        heading: of the way there.
        start_m: where on it the first riser is.
        down: whether the way leads down.
    """
    hx, hy = heading
    if flight.radius_m <= 0.0:
        at = (origin[0] + hx * start_m, origin[1] + hy * start_m)
        return at, (-hx, -hy) if down else heading
    centre, angle = _round(flight, origin, heading, down=down)
    turn = angle + (-start_m if down else start_m) / flight.radius_m + pi / 2
    return centre, (cos(turn), sin(turn))


def _round(
    flight: Flight, origin: tuple[float, float], heading: tuple[float, float], *, down: bool
) -> tuple[tuple[float, float], float]:
    """Axis of a spiral, and the angle round it of the way's origin: up is anticlockwise."""
    hx, hy = heading
    angle = atan2(hx, -hy) if down else atan2(-hx, hy)
    r = flight.radius_m
    return (origin[0] - r * cos(angle), origin[1] - r * sin(angle)), angle


@dataclass(frozen=True, slots=True)
class StairWay(Travel):
    """The way of somebody on stairs.

    Attributes:
        flight: the stairs. start_m: where on the way the first riser is. down: whether it leads down.
    """

    flight: Flight = Flight(1)
    start_m: float = 0.0
    down: bool = False

    def along(self, distance_m: float) -> float:
        """How far up the flight from its first riser, m."""
        return self.start_m - distance_m if self.down else distance_m - self.start_m

    def point(self, distance_m: float, aside_m: float = 0.0) -> tuple[float, float]:
        """The point of the way at a distance along it, `aside_m` to the left of it."""
        hx, hy = self.direction(distance_m)
        if self.flight.radius_m <= 0.0:
            x, y = self.origin[0] + hx * distance_m, self.origin[1] + hy * distance_m
        else:
            (cx, cy), angle = self._angle(distance_m)
            x, y = cx + self.flight.radius_m * cos(angle), cy + self.flight.radius_m * sin(angle)
        return x - hy * aside_m, y + hx * aside_m

    def direction(self, distance_m: float) -> tuple[float, float]:
        """Unit vector of the way at a distance along it."""
        if self.flight.radius_m <= 0.0:
            return self.heading
        _, angle = self._angle(distance_m)
        return (sin(angle), -cos(angle)) if self.down else (-sin(angle), cos(angle))

    def _angle(self, distance_m: float) -> tuple[tuple[float, float], float]:
        centre, angle = _round(self.flight, self.origin, self.heading, down=self.down)
        return centre, angle + (-distance_m if self.down else distance_m) / self.flight.radius_m

    def ground(self, distance_m: float, aside_m: float = 0.0) -> float:
        """Height of the tread, m."""
        floor_m = self.terrain.height(*self.point(distance_m, aside_m)) + self.lift_m
        return floor_m + self.flight.height(self.along(distance_m))

    def smooth_ground(self, distance_m: float, span_m: float) -> float:  # noqa: ARG002
        """Height of the line that a trunk follows, m."""
        return self.level(distance_m)

    def level(self, distance_m: float) -> float:
        """Height of the even line through the treads, m."""
        return self.terrain.height(*self.point(distance_m)) + self.lift_m + self.flight.slope(self.along(distance_m))

    def over_edges(self, distance_m: float, behind_m: float, before_m: float) -> float:
        """Height that a foot in the air must clear from its heel to its toes, m."""
        return max(self.ground(distance_m + ahead) for ahead in (-behind_m, 0.0, before_m))

    def mid_tread(self, distance_m: float, heel_m: float, toe_m: float) -> float:
        """How much farther along its way the ankle of a foot that lies in the middle of a tread is, m, 0 .. a tread."""
        tread = self.flight.tread_m
        middle = self.along(distance_m + (toe_m - heel_m) / 2.0) / tread - 0.5
        return (ceil(middle) - middle) * tread if not self.down else (middle - floor(middle)) * tread
