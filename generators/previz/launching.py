"""Craft that go straight up or come down: rockets that lift off, faster and faster; aeroplanes that land."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, pi, radians
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.rotations import about_y, multiply
from generators.previz.motion.script import Cue, moment_of
from generators.previz.rigs import Animation, Model, Posture
from generators.previz.tracks import CarriedTrack, Extents
from prompts.shot import Subject

__all__ = ["STARTS", "Descending", "Launching", "RisingTrack", "as_take_off", "lift_off_of", "standing_box"]

STARTS: Final = re.compile(
    r"(?:launch\w*|lift\w*[- ]?off|blast\w*[- ]?off|tak\w+ off|ris\w+|soar\w*|shoot\w*|climb\w*|surfac\w*)\b"
    r"(?!.*\b(?:over|across|past|through)\b)"
)
_TAKES_OFF: Final = re.compile(r"(?:tak\w+[- ]?off|lift\w*[- ]?off|climb\w* (?:away|off|out))\b")
ROLLS, ROTATES_S, STEEPEST = 0.4, 0.9, radians(16.0)
"""Share of a take-off that an aeroplane rolls; how long its nose takes to come up, and how far that is at the most."""
STANDS: Final = 0.18
"""Share of the deed's time in which the engines burn and it stands."""
CLIMBS: Final = 0.95
"""How high it is at the end of the deed, over its height."""
LYING: Final = 1.4
"""Length over height of a craft that is built lying and is stood up."""


@dataclass(frozen=True, slots=True)
class LiftOff:
    """When it leaves the pad and until when the picture shows it climb, story time."""

    leaves_s: float
    until_s: float


def lift_off_of(subject: Subject, deeds: Sequence[Deed]) -> LiftOff | None:
    """The lift-off that the words of a spacecraft's deeds tell; None where it only flies."""
    told = next((deed for deed in deeds if STARTS.match(deed.words)), None)
    if told is None or subject.kind != "spacecraft":
        return None
    end = deeds[-1].end_s
    return LiftOff(told.start_s + STANDS * (end - told.start_s), end)


def standing_box(model: Model) -> Extents:
    """The box of a craft that stands upright, m."""
    lies = model.length_m > LYING * model.height_m
    tall, long = (model.length_m, model.height_m) if lies else (model.height_m, model.length_m)
    return Extents(tall, long, model.width_m, tall / 2, (0.0, 0.0, tall / 2))


def as_take_off(subject: Subject, deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    """The deeds of an aeroplane that takes off, with its run along the ground before it climbs."""
    if subject.kind != "aircraft" or not deeds or not _TAKES_OFF.match(deeds[0].words):
        return deeds
    first = deeds[0]
    leaves = first.start_s + ROLLS * (first.end_s - first.start_s)
    rolls = replace(first, motion="drive", end_s=leaves)
    return (rolls, replace(first, motion="fly", start_s=leaves), *deeds[1:])


class Descending:
    """A craft that comes down to its place, or goes up from it, as its cues say; its nose is up as it climbs."""

    def __init__(self, level: Animation, cues: tuple[Cue, ...]) -> None:
        self.cues = cues
        self._level = level
        self._starts = [cue.start_s for cue in cues]

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture = self._level(story_s)
        cue = moment_of(self.cues, self._starts, story_s).now
        x, y, z = posture.position
        since = min(max(story_s - cue.start_s, 0.0), cue.end_s - cue.start_s)
        if cue.climb_mps <= 0.0:
            return replace(posture, position=(x, y, z + cue.raise_m + cue.climb_mps * since))
        # The nose comes up first, and what it climbs grows with it.
        nose = min(since / ROTATES_S, 1.0)
        up = cue.climb_mps * (0.5 * ROTATES_S * nose**2 + max(since - ROTATES_S, 0.0))
        pitch = nose * min(atan2(cue.climb_mps, max(cue.speed_mps, 1.0)), STEEPEST)
        turn = multiply(posture.rotation, about_y(-pitch))
        return replace(posture, position=(x, y, z + cue.raise_m + up), rotation=turn)


class Launching:
    """A craft that stands and then climbs, each height a pure function of the time."""

    def __init__(self, still: Animation, lift_off: LiftOff, model: Model) -> None:
        self._still, self._lift_off, self._model = still, lift_off, model
        self._lies = model.length_m > LYING * model.height_m

    def height_m(self, story_s: float) -> float:
        """Over the pad, m."""
        since = max(story_s - self._lift_off.leaves_s, 0.0)
        long = max(self._lift_off.until_s - self._lift_off.leaves_s, 0.1)
        return CLIMBS * standing_box(self._model).height_m * (since / long) ** 2

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture = self._still(0.0)
        x, y, z = posture.position
        z += self.height_m(story_s) + (self._model.length_m / 2 if self._lies else 0.0)
        turn = multiply(posture.rotation, about_y(-pi / 2)) if self._lies else posture.rotation
        return replace(posture, position=(x, y, z), rotation=turn, joints=self._still(story_s).joints)


@dataclass(frozen=True, slots=True, eq=False)
class RisingTrack(CarriedTrack):
    """A craft that climbs."""

    def speed(self, story_s: float) -> float:
        """Upwards, m/s; a little while the engines burn on the pad."""
        up = float(self.base(story_s + 0.05)[2] - self.base(story_s - 0.05)[2]) / 0.1
        return max(up, 0.5)
