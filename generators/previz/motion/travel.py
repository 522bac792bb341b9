"""The way a subject takes over the ground: a smooth line, and how far along it the subject is at any time."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from generators.previz.blocking import Terrain

__all__ = ["Travel"]


@dataclass(frozen=True, slots=True)
class Travel:
    """A nearly straight way through a point, taken at a constant speed.

    Attributes:
        terrain: what it runs over.
        origin: (x, y) that the way passes at `origin_s`, m.
        heading: (x, y) level unit vector of the way.
        speed_mps: along the way; 0 stays.
        origin_s: story time at which the subject passes the origin.
        weave_m: how far it strays to the sides: living things do not run on rails.
        weave_length_m: length of one swerve. phase: where in it the way begins, radians.
        lift_m: height above the ground (things that fly, float or stand on something).
    """

    terrain: Terrain
    origin: tuple[float, float]
    heading: tuple[float, float]
    speed_mps: float = 0.0
    origin_s: float = 0.0
    weave_m: float = 0.0
    weave_length_m: float = 17.0
    phase: float = 0.0
    lift_m: float = 0.0

    def distance(self, story_s: float) -> float:
        """How far along the way, m; 0 at the origin."""
        return self.speed_mps * (story_s - self.origin_s)

    def point(self, distance_m: float, aside_m: float = 0.0) -> tuple[float, float]:
        """The point of the way at a distance along it, `aside_m` to the left of it."""
        hx, hy = self.heading
        turn = 2 * pi * distance_m / self.weave_length_m + self.phase
        aside = aside_m + self.weave_m * (sin(turn) - sin(self.phase))
        return self.origin[0] + hx * distance_m - hy * aside, self.origin[1] + hy * distance_m + hx * aside

    def direction(self, distance_m: float) -> tuple[float, float]:
        """Unit vector of the way at a distance along it."""
        turn = 2 * pi * distance_m / self.weave_length_m + self.phase
        slope = self.weave_m * cos(turn) * 2 * pi / self.weave_length_m
        length = hypot(1.0, slope)
        hx, hy = self.heading
        return (hx - hy * slope) / length, (hy + hx * slope) / length

    def ground(self, distance_m: float, aside_m: float = 0.0) -> float:
        """Height of what the subject stands on there, m."""
        return self.terrain.height(*self.point(distance_m, aside_m)) + self.lift_m

    def smooth_ground(self, distance_m: float, span_m: float) -> float:
        """Ground height averaged over `span_m` of the way: what a trunk follows."""
        samples = (-0.5, -0.25, 0.0, 0.25, 0.5)
        return sum(self.ground(distance_m + span_m * share) for share in samples) / len(samples)
