"""Fish and whales that leap out of the water: each leap a free flight under gravity, with spray where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees, radians, sqrt
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.debris import Debris
from generators.previz.motion.rotations import about_y, multiply
from generators.previz.motion.script import Cue
from generators.previz.motion.travel import Travel
from generators.previz.plunging import burst
from generators.previz.rigs import Animation, Model, Posture
from generators.previz.scene import Flakes
from prompts.shot import Shot, Subject

__all__ = ["Leaping", "leaps_of", "spray_of", "swims_at_m"]

OUT: Final = re.compile(
    r"\b(?:breach|leap|jump|spring|vault|somersault|porpois|launch|burst|shoot|fl(?:ip|ies|ying))\w*"
)
GRAVITY: Final = 9.81
APEX, APEX_M = 0.42, 0.3
"""How high its middle comes: over its length, and beyond that, m."""
STEEPEST_DEG: Final = 58.0
REST: Final = 1.3
"""Time in the water from one leap to the next, over that in the air; and the least, s."""
LEAST_REST_S: Final = 1.5
FIRST: Final = 0.3
"""When in its deed the first leap begins, where there is time for one only: so much is left before it."""
IN_TURN: Final = 0.35
"""How much later the next of a school leaps, over the time in the air."""
AFLOAT: Final = -0.52
"""How far what swims at the surface lies below standing on it, over its height: back and fin are seen."""
WATERS: Final = frozenset({"sea", "lake", "beach"})
SPRAY: Final = 0.55
"""Size of the spray over the root of the length, m."""


@dataclass(frozen=True, slots=True)
class Leaps:
    """The leaps of a deed: when each begins, and how long one takes, s."""

    starts_s: tuple[float, ...]
    flight_s: float


def swims_at_m(shot: Shot, subject: Subject, height_m: float) -> float:
    """How high over the water's face a fish is carried that swims there, m: below 0."""
    return AFLOAT * height_m if subject.kind == "fish" and shot.setting.stage in WATERS else 0.0


def leaps_of(subject: Subject, deeds: Sequence[Deed], model: Model, copy: int) -> Leaps | None:
    """The leaps that the words of a fish's deeds tell, those of a school one after the other; None where it only swims.

    Args:
        subject: who swims.
        deeds: its own.
        model: as it is built.
        copy: which of several it is.
    """
    told = [deed for deed in deeds if subject.kind == "fish" and OUT.search(deed.words)]
    if not told:
        return None
    flight = sqrt(8.0 * (APEX * model.length_m + APEX_M) / GRAVITY)
    every = flight + max(REST * flight, LEAST_REST_S)
    starts: list[float] = []
    for deed in told:
        spare = deed.end_s - deed.start_s - flight
        first = deed.start_s + max(min(FIRST * spare, 1.0) + IN_TURN * (copy % 3) * flight, 0.0)
        starts += [first + n * every for n in range(int(max(spare - (first - deed.start_s), 0.0) // every) + 1)]
    return Leaps(tuple(starts), flight)


class Leaping:
    """A fish that swims at the surface and flies out of it."""

    def __init__(self, level: Animation, leaps: Leaps, travel: Travel) -> None:
        self.cues: tuple[Cue, ...] = getattr(level, "cues", ())
        self._level, self._leaps, self._travel = level, leaps, travel

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture, flight = self._level(story_s), self._leaps.flight_s
        for start in self._leaps.starts_s:
            at = story_s - start
            if -0.25 * flight < at < 1.25 * flight:
                x, y, z = posture.position
                rises = GRAVITY * flight / 2.0
                up = max(at * rises - GRAVITY * at * at / 2.0, 0.0) if 0.0 < at < flight else 0.0
                steep = degrees(atan2(rises - GRAVITY * at, max(self._travel.speed(story_s), 0.5 * rises)))
                outside = max(-at, at - flight, 0.0) / (0.25 * flight)
                pitch = max(-STEEPEST_DEG, min(STEEPEST_DEG, steep)) * (1.0 - outside)
                turn = multiply(posture.rotation, about_y(-radians(pitch)))
                return replace(posture, position=(x, y, z + up), rotation=turn)
        return posture


def spray_of(leaps: Leaps, travel: Travel, model: Model) -> Debris:
    """What flies up where a fish leaves the water and where it falls back."""
    size = SPRAY * sqrt(max(model.length_m, 0.2))
    bursts = []
    for start in leaps.starts_s:
        for when, much in ((start, 0.6), (start + leaps.flight_s, 1.0)):
            way = travel.distance(when)
            at = (*travel.point(way), travel.ground(way) - travel.lift_m)
            bursts.append(burst(at, when - 0.05, much * size, "water"))

    def cloud(story_s: float) -> Flakes | None:
        return Flakes.joined([some for one in bursts if (some := one(story_s)) is not None])

    return cloud
