"""A way from one side of a thing to another: round it where it is in the way, up onto it and down again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import hypot, pi, sin

from generators.previz.motion.travel import Travel
from generators.previz.rigs.base import Animation
from generators.previz.rigs.figure import Posture

__all__ = ["Raised", "SideWay"]

TURNS_IN = 0.15
"""Share of the way within which one turns from standing to going, and back."""


@dataclass(frozen=True, slots=True)
class SideWay(Travel):
    """A way along points on the ground; one without a pace is a place on it.

    Attributes:
        heading: how one stands at its ends.
        points: (x, y) in order, m. lengths: metres from the first to each.
    """

    points: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 0.0))
    lengths: tuple[float, ...] = (0.0, 1.0)

    @classmethod
    def along(cls, way: Travel, points: Sequence[tuple[float, float]]) -> SideWay:
        """A way over these points, taken as another one is, from its beginning."""
        steps = (hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
        return cls(
            terrain=way.terrain,
            origin=points[0],
            heading=way.heading,
            speed_mps=way.speed_mps,
            origin_s=way.origin_s,
            pace=way.pace,
            points=tuple(points),
            lengths=tuple(accumulate(steps, initial=0.0)),
        )

    def point(self, distance_m: float, aside_m: float = 0.0) -> tuple[float, float]:
        """The point of the way at a distance along it, `aside_m` to the left of it; straight on beyond its ends."""
        if self.pace is None:  # stays
            return super(SideWay, self).point(distance_m, aside_m)
        k = self._piece(distance_m)
        (x, y), (hx, hy) = self.points[k], self._along(distance_m)
        along = distance_m - self.lengths[k]
        return x + hx * along - hy * aside_m, y + hy * along + hx * aside_m

    def direction(self, distance_m: float) -> tuple[float, float]:
        """Unit vector that one faces at a distance along it: at its ends, as one stands who is there."""
        if self.pace is None:
            return super(SideWay, self).direction(distance_m)
        hx, hy = self._along(distance_m)
        long = self.lengths[-1]
        share = min(max(min(distance_m, long - distance_m) / (TURNS_IN * long), 0.0), 1.0)
        eased = share * share * (3.0 - 2.0 * share)
        x, y = (rest + (way - rest) * eased for rest, way in zip(self.heading, (hx, hy), strict=True))
        size = hypot(x, y)
        return (x / size, y / size) if size > 1e-3 else (hx, hy)

    def _along(self, distance_m: float) -> tuple[float, float]:
        k = self._piece(distance_m)
        (ax, ay), (bx, by) = self.points[k], self.points[k + 1]
        long = max(self.lengths[k + 1] - self.lengths[k], 1e-9)
        return (bx - ax) / long, (by - ay) / long

    def _piece(self, distance_m: float) -> int:
        return min(max(bisect_right(self.lengths, distance_m) - 1, 0), len(self.points) - 2)


@dataclass(frozen=True, slots=True)
class Raised:
    """A figure that goes along level ground, carried over it: it hops, flies, or comes down from a table.

    Attributes:
        level: how it moves on the ground. way: where it goes.
        from_m, to_m: how high it is over the ground at the beginning and at the end.
        edge: shares of the way between which it is in the air where it steps on or off something.
        hops, hop_m: how often it leaps on its way, and how high. soars: whether wings carry it.
    """

    level: Animation
    way: SideWay
    from_m: float
    to_m: float
    edge: tuple[float, float]
    hops: int = 0
    hop_m: float = 0.0
    soars: bool = False

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture = self.level(story_s)
        x, y, z = posture.position
        return replace(posture, position=(x, y, z + self.up(story_s)))

    def up(self, story_s: float) -> float:
        """Metres over the ground at a story time."""
        share = min(max(self.way.distance(story_s) / self.way.lengths[-1], 0.0), 1.0)
        low, high = self.edge
        over = min(max((share - low) / max(high - low, 1e-6), 0.0), 1.0)
        if self.soars:
            eased = over * over * (3.0 - 2.0 * over)
            return self.from_m + (self.to_m - self.from_m) * eased + self.hop_m * sin(pi * share)
        fallen = over**2 if self.to_m < self.from_m else 1.0 - (1.0 - over) ** 2
        hop = abs(sin(pi * self.hops * share)) * self.hop_m if self.hops else 0.0
        return self.from_m + (self.to_m - self.from_m) * fallen + hop
