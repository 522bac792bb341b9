"""Water that rises and falls: level ground to whoever stands on it, and its waves to what floats."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Track
from generators.previz.building import Surface
from generators.previz.motion.rotations import Quat, add, multiply, rotate, subtract
from generators.previz.raycast.water import LEAST_HEIGHT_M, wave_height_m, wave_trains
from generators.previz.rigs import Animation, Model, Posture

__all__ = ["Swell", "afloat"]

BEND = 0.8
"""How far crests wander, radians of phase, as the ray caster draws them."""

OVER_A_CREST = 1.3
"""How high over a wave the lens keeps, over the wave's own height."""
PASSING = 40
"""Quarters of a second for which waves are watched as they pass a point."""


@dataclass(frozen=True, slots=True)
class Swell:
    """The waves of a water surface that lies in the world's own axes.

    Attributes:
        level_m: of the water at rest. trains: as `wave_trains` makes them; empty for calm water.
    """

    level_m: float
    trains: NDArray[np.float64]

    @classmethod
    def of(cls, water: Surface, level_m: float = 0.0) -> Swell:
        """The swell of a surface with the pattern of waves."""
        tall = wave_height_m(water.pattern_scale, water.roughness)
        trains = wave_trains(water.pattern_scale, water.roughness)
        return cls(level_m, trains if tall >= LEAST_HEIGHT_M else trains[:0])

    def height(self, x: float, y: float) -> float:  # noqa: ARG002
        """The level at rest, m."""
        return self.level_m

    def highest(self, x: float, y: float) -> float:
        """The height of the highest wave that passes a point while a clip lasts, m."""
        crest = max((self.rise(x, y, 0.25 * step) for step in range(PASSING)), default=0.0)
        return self.level_m + crest * OVER_A_CREST

    def rise(self, x: float, y: float, story_s: float) -> float:
        """How far the water stands above its level, m; the same sum that the ray caster draws."""
        total = 0.0
        for k, (kx, ky, tall, pace, start, bx, by) in enumerate(self.trains):
            phase = kx * x + ky * y - pace * story_s + start + BEND * math.sin(bx * x + by * y + 1.7 * k)
            total += tall * (2.0 * math.exp(math.sin(phase) - 1.0) - 0.95)
        return total


def afloat(animation: Animation, swell: Swell, boat: Track, hull: Model) -> Animation:
    """The animation carried by the waves under a boat: lifted, pitched and rolled with the water along its hull."""
    ride = _ride(swell, boat, max(0.4 * hull.length_m, 0.2), max(0.4 * hull.width_m, 0.1))

    def pose(story_s: float) -> Posture:
        posture = animation(story_s)
        foot, turn, lift = ride(story_s)
        away = rotate(turn, subtract(posture.position, foot))
        position = add(add(foot, away), (0.0, 0.0, lift))
        return replace(posture, position=position, rotation=multiply(turn, posture.rotation))

    return pose


def _ride(
    swell: Swell, boat: Track, ahead_m: float, aside_m: float
) -> Callable[[float], tuple[tuple[float, float, float], Quat, float]]:
    """The boat's foot, and how the water turns and lifts it, at a story time."""

    def at(story_s: float) -> tuple[tuple[float, float, float], Quat, float]:
        x, y, z = (float(part) for part in boat.base(story_s))
        hx, hy = (float(part) for part in boat.heading(story_s)[:2])
        bow = swell.rise(x + ahead_m * hx, y + ahead_m * hy, story_s)
        stern = swell.rise(x - ahead_m * hx, y - ahead_m * hy, story_s)
        left = swell.rise(x - aside_m * hy, y + aside_m * hx, story_s)
        right = swell.rise(x + aside_m * hy, y - aside_m * hx, story_s)
        along, across = (bow - stern) / (2 * ahead_m), (left - right) / (2 * aside_m)
        slope_x, slope_y = along * hx - across * hy, along * hy + across * hx
        # The turn that takes the upright to the water's normal (-sx, -sy, 1).
        steep = math.hypot(slope_x, slope_y)
        angle = math.atan(steep)
        sine = math.sin(angle / 2) / max(steep, 1e-9)
        return (x, y, z), (math.cos(angle / 2), slope_y * sine, -slope_x * sine, 0.0), (bow + stern + left + right) / 4

    return at
