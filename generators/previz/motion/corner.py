"""A way round a corner: straight on, a quarter of a circle to the right, and straight on down the other road."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from generators.previz.motion.circle import CircleWay

__all__ = ["CornerWay"]


@dataclass(frozen=True, slots=True)
class CornerWay(CircleWay):
    """A bend to the right, seen from above, off a road along x; `origin` is where it begins.

    Attributes:
        radius_m: of the bend.
    """

    def point(self, distance_m: float, aside_m: float = 0.0) -> tuple[float, float]:
        """The point of the way at a distance along it, `aside_m` to the left of it."""
        x, y = self.origin
        turn = self._turned(distance_m)
        before, after = min(distance_m, 0.0), max(distance_m - self.radius_m * pi / 2, 0.0)
        out = self.radius_m + aside_m
        return x + before + out * sin(turn), y - self.radius_m + out * cos(turn) - after

    def direction(self, distance_m: float) -> tuple[float, float]:
        """Unit vector of the way at a distance along it."""
        turn = self._turned(distance_m)
        return cos(turn), -sin(turn)

    def _turned(self, distance_m: float) -> float:
        """How far it has turned there, radians."""
        return min(max(distance_m / self.radius_m, 0.0), pi / 2)
