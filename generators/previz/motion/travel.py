"""The way a subject takes over the ground: a smooth line, and how far along it the subject is at any time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

from generators.previz.blocking import Terrain

__all__ = ["Hump", "Pace", "Travel"]


@dataclass(frozen=True, slots=True)
class Pace:
    """Speed over story time: straight lines between knots, the first and the last speed before and after them.

    Attributes:
        times: of the knots, s, ascending. speeds: at them, m/s. way: metres covered from the first knot to each.
    """

    times: tuple[float, ...]
    speeds: tuple[float, ...]
    way: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        way = [0.0]
        for k in range(1, len(self.times)):
            mean = (self.speeds[k] + self.speeds[k - 1]) / 2
            way.append(way[-1] + mean * (self.times[k] - self.times[k - 1]))
        object.__setattr__(self, "way", tuple(way))

    def speed(self, story_s: float) -> float:
        """m/s at a story time."""
        if story_s <= self.times[0]:
            return self.speeds[0]
        if story_s >= self.times[-1]:
            return self.speeds[-1]
        k = bisect_right(self.times, story_s) - 1
        share = (story_s - self.times[k]) / (self.times[k + 1] - self.times[k])
        return self.speeds[k] + (self.speeds[k + 1] - self.speeds[k]) * share

    def covered(self, story_s: float) -> float:
        """Metres from the first knot's place; negative before it."""
        if story_s <= self.times[0]:
            return (story_s - self.times[0]) * self.speeds[0]
        if story_s >= self.times[-1]:
            return self.way[-1] + (story_s - self.times[-1]) * self.speeds[-1]
        k = bisect_right(self.times, story_s) - 1
        return self.way[k] + (story_s - self.times[k]) * (self.speeds[k] + self.speed(story_s)) / 2


@dataclass(frozen=True, slots=True)
class Hump:
    """A jump as it lies on a way.

    Attributes:
        off_m, on_m: from where to where along the way the ground is left.
        high_m: how high it goes.
        turns: how often what is under the feet turns over about the way meanwhile.
    """

    off_m: float
    on_m: float
    high_m: float
    turns: float = 0.0

    def share(self, distance_m: float) -> float:
        """How much of the jump is done at a distance along the way, 0 .. 1."""
        long = self.on_m - self.off_m
        return min(max((distance_m - self.off_m) / long, 0.0), 1.0) if long > 1e-6 else 0.0

    def height(self, distance_m: float) -> float:
        """Over the ground at a distance along the way, m."""
        share = self.share(distance_m)
        return 4.0 * self.high_m * share * (1.0 - share)


@dataclass(frozen=True, slots=True)
class Travel:
    """A nearly straight way through a point, taken at a constant speed or at a pace that changes.

    Attributes:
        terrain: what it runs over.
        origin: (x, y) that the way passes at `origin_s`, m.
        heading: (x, y) level unit vector of the way.
        speed_mps: along the way, the fastest where it changes; 0 stays.
        origin_s: story time at which the subject passes the origin.
        weave_m: how far it strays to the sides: living things do not run on rails.
        weave_length_m: length of one swerve. phase: where in it the way begins, radians.
        lift_m: height above the ground (things that fly, float or stand on something).
        pace: speed over time, where it changes.
        humps: jumps on the way.
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
    pace: Pace | None = None
    humps: tuple[Hump, ...] = ()

    def distance(self, story_s: float) -> float:
        """How far along the way, m; 0 at the origin."""
        if self.pace is not None:
            return self.pace.covered(story_s) - self.pace.covered(self.origin_s)
        return self.speed_mps * (story_s - self.origin_s)

    def speed(self, story_s: float) -> float:
        """Along the way at a story time, m/s."""
        return self.pace.speed(story_s) if self.pace is not None else self.speed_mps

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
        """Height of what the subject stands on there, m; in a jump, of what carries it through the air."""
        over = sum(hump.height(distance_m) for hump in self.humps)
        return self.terrain.height(*self.point(distance_m, aside_m)) + self.lift_m + over

    def level(self, distance_m: float) -> float:
        """Height of what a camera takes for the ground there, without single steps and jumps, m."""
        return self.terrain.height(*self.point(distance_m)) + self.lift_m

    def smooth_ground(self, distance_m: float, span_m: float) -> float:
        """Ground height averaged over `span_m` of the way: what a trunk follows."""
        samples = (-0.5, -0.25, 0.0, 0.25, 0.5)
        return sum(self.ground(distance_m + span_m * share) for share in samples) / len(samples)
