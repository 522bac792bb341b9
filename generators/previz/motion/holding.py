"""Animations of things that do not walk: they stay, sway, spin, swing, float, rise, or travel as a whole."""

from __future__ import annotations

from math import cos, pi, radians, sin, sqrt

from generators.previz.motion.rotations import IDENTITY, Quat, about_x, about_y, about_z, multiply, rotate, yaw_towards
from generators.previz.rigs.base import Act, Animation
from generators.previz.rigs.figure import Posture

__all__ = ["hold"]

BOB_M, BOB = 0.03, 0.12
"""How far what floats rises and falls, m, and at the most over its height."""
CLIMB_MPS = 0.5
TALL_M, HEIGHTS_PER_S = 6.0, 0.12
"""What is taller than the first rises by this share of its height a second: a balloon is seen to."""
TURN_S = 8.0
"""How long one slow turn on the spot takes: for a thing to be seen from all sides."""


DIP, PECKS_HZ = 0.24, 0.7
"""How far what eats and has no neck dips its fore end, radians, and how often."""


def hold(
    act: Act, *, root_m: float = 0.0, turn: Quat = IDENTITY, radius_m: float = 0.0, tall_m: float = 1.0
) -> Animation:
    """The animation of a thing in one piece.

    Args:
        act: what it does. Spinning turns it once in two seconds, turning slowly, floating and flying bob, rising and
            sinking climb at half a metre a second and tall things faster, swinging hangs it from a metre up; a roll
            turns it by its way.
        root_m: height of its root above what it stands on.
        turn: how the thing is turned on the spot.
        radius_m: of a thing that rolls.
        tall_m: height of a thing that bobs: a paper boat rises and falls by less than a ship's boat.
    """
    travel, phase = act.travel, (act.seed % 628) / 100

    def pose(story_s: float) -> Posture:
        distance = travel.distance(story_s)
        x, y = travel.point(distance)
        z = travel.ground(distance) + root_m
        rotation = multiply(yaw_towards(*travel.direction(distance)), turn)
        if act.motion == "spin":
            rotation = multiply(rotation, about_z(pi * story_s))
        elif act.motion == "turn":
            rotation = multiply(rotation, about_z(2 * pi * story_s / TURN_S))
        elif act.motion == "swing":
            length = 1.0
            angle = radians(30) * cos(sqrt(9.81 / length) * story_s)
            swing = multiply(rotation, about_x(angle))
            hang = rotate(swing, (0.0, 0.0, -length))
            return Posture((x + hang[0], y + hang[1], z + 0.1 + length + hang[2]), swing)
        elif act.motion in ("float", "fly", "sail", "swim"):
            z += min(BOB_M, BOB * tall_m) * sin(1.6 * story_s + phase)
            rotation = multiply(
                rotation, about_x(0.03 * sin(1.3 * story_s + phase)), about_y(0.02 * sin(1.7 * story_s))
            )
        elif act.motion == "eat":
            rotation = multiply(rotation, about_y(DIP * (0.5 - 0.5 * cos(2.0 * pi * PECKS_HZ * story_s + phase))))
        elif act.motion in ("rise", "sink"):
            half_s = act.story_seconds / 2
            climb = HEIGHTS_PER_S * tall_m if tall_m > TALL_M else CLIMB_MPS
            way = climb * (story_s - half_s) * (1.0 if act.motion == "rise" else -1.0)
            z += way + (
                climb * half_s if travel.lift_m < 0.0 else max(0.0, climb * half_s - travel.lift_m)
            )  # none of it is under the ground
        elif radius_m > 0 and travel.speed_mps > 0:
            rotation = multiply(rotation, about_y(distance / radius_m))
        return Posture((x, y, z), rotation)

    return pose
