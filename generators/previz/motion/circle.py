"""A way round something: a circle, taken at a steady pace, whose middle may itself be under way."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from generators.previz.motion.travel import Travel

__all__ = ["CircleWay"]


@dataclass(frozen=True, slots=True)
class CircleWay(Travel):
    """A circle to the left, seen from above; `origin` is its middle.

    Attributes:
        radius_m: of the circle. start_rad: where on it the subject is at `origin_s`, from the x axis.
        carrier: the way of its middle, where that moves; the moon goes round an earth that goes round the sun.
    """

    radius_m: float = 1.0
    start_rad: float = -pi / 2
    carrier: Travel | None = None

    def point(self, distance_m: float, aside_m: float = 0.0) -> tuple[float, float]:
        """The point of the way at a distance along it, `aside_m` to the left of it."""
        x, y = self.origin
        if self.carrier is not None:
            story_s = self.origin_s + distance_m / self.speed_mps if self.speed_mps else self.origin_s
            x, y = self.carrier.point(self.carrier.distance(story_s))
        angle, radius = self.start_rad + distance_m / self.radius_m, self.radius_m - aside_m
        return x + radius * cos(angle), y + radius * sin(angle)

    def direction(self, distance_m: float) -> tuple[float, float]:
        """Unit vector of the way round at a distance along it."""
        angle = self.start_rad + distance_m / self.radius_m
        return -sin(angle), cos(angle)
