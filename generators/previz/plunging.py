"""Animals that plunge head first into snow, leaves or hay: a leap, the nose in it, and out again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot, pi, radians, sin
from typing import Final

import numpy as np

from generators.previz.building import linear_rgb
from generators.previz.deeds import Deed
from generators.previz.motion.debris import Debris
from generators.previz.motion.rotations import about_y, multiply, rotate
from generators.previz.motion.script import Cue
from generators.previz.rigs import Animation, Model, Posture
from generators.previz.scene import Flakes
from prompts.shot import Subject

__all__ = ["UNDER_M", "Plunging", "as_plunge", "burst", "landing_m", "plunge_in", "splash_of"]

_INTO: Final = re.compile(
    r"\b(?:div|plung|jump|leap|pounc|spring|bound)\w*\b.*\b(?:into|in)\b(?: [\w-]+){0,3}? "
    r"(snow|snowdrift|drift|leaves|leaf|hay|haystack|straw|sand|grass)\b"
)
COLOURS: Final = {
    "water": ((226, 238, 246), (188, 212, 226)),
    "snow": ((240, 244, 250), (222, 232, 246)),
    "drift": ((240, 244, 250), (222, 232, 246)),
    "snowdrift": ((240, 244, 250), (222, 232, 246)),
    "sand": ((206, 180, 132), (222, 200, 156)),
    "leaves": ((176, 96, 40), (206, 148, 58)),
    "leaf": ((176, 96, 40), (206, 148, 58)),
}
STRAW: Final = ((206, 176, 104), (180, 148, 78))
LEAPS, LANDS, RISES, OUT = 0.24, 0.42, 0.72, 0.84
"""Shares of the deed's time at which it leaves the ground, is in head first, begins to come out, and is out."""
HIGH, FAR = 1.15, 1.7
"""How high and how far it leaps, over its height and its length."""
UP_DEG, DOWN_DEG, IN_DEG = 26.0, -64.0, -52.0
"""How its nose points as it leaves the ground, comes down, and stays in."""
DIP = 0.14
"""How much higher its middle is for how far its nose is lower."""
SUNK = 0.42
"""How far its middle is lower then, over its height."""
UNDER_M = 0.25
"""How deep what it is after is hidden, m."""
BITS, BURST_S, FASTEST_MPS, GRAVITY = 260, 1.3, 3.4, 9.81


@dataclass(frozen=True, slots=True)
class Plunge:
    """One plunge: the times of its steps, s, and the way on the ground, m."""

    leaps_s: float
    lands_s: float
    rises_s: float
    out_s: float
    into: str


def plunge_in(subject: Subject, deeds: Sequence[Deed]) -> Plunge | None:
    """The plunge that an animal's first deed is; None for others."""
    match = _INTO.search(deeds[0].words) if deeds and subject.kind == "quadruped" else None
    if match is None:
        return None
    start, long = deeds[0].start_s, deeds[0].end_s - deeds[0].start_s
    leaps, lands, rises, out = (start + share * long for share in (LEAPS, LANDS, RISES, OUT))
    return Plunge(leaps, lands, rises, out, match.group(1))


def landing_m(model: Model) -> float:
    """How far before its place an animal's nose goes in, m."""
    return (FAR + 0.35) * model.length_m


def as_plunge(subject: Subject, deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    """The deeds of an animal that plunges: it looks at one place, and is taken to it by the leap itself."""
    if plunge_in(subject, deeds) is None:
        return deeds
    return (replace(deeds[0], motion="look", speed_mps=0.0), *deeds[1:])


class Plunging:
    """An animal that looks, leaps in an arc and comes down head first."""

    def __init__(self, still: Animation, plunge: Plunge, model: Model, heading: tuple[float, float]) -> None:
        self.cues: tuple[Cue, ...] = getattr(still, "cues", ())
        self._still, self._plunge, self._model, self._heading = still, plunge, model, heading

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture, p, model = self._still(story_s), self._plunge, self._model
        ahead = _share(story_s, p.leaps_s, p.lands_s)
        back = _eased(_share(story_s, p.rises_s, p.out_s))
        flies = 0.0 < ahead < 1.0
        up = 4.0 * HIGH * model.height_m * ahead * (1.0 - ahead) if flies else 0.0
        sunk = SUNK * model.height_m * (_eased(_share(ahead, 0.75, 1.0)) - back) if ahead > 0.0 else 0.0
        pitch = UP_DEG * sin(pi * min(ahead / 0.5, 1.0)) if ahead < 0.5 else DOWN_DEG * _eased(2.0 * ahead - 1.0)
        pitch += (IN_DEG - DOWN_DEG) * _share(story_s, p.lands_s, p.lands_s + 0.3) if ahead >= 1.0 else 0.0
        pitch *= 1.0 - back
        x, y, z = posture.position
        way = FAR * model.length_m * ahead
        hx, hy = self._heading
        turn = multiply(posture.rotation, about_y(-radians(pitch)))
        # It turns about its middle, so that the hind legs go up as the head goes down.
        dips = -rotate(about_y(-radians(pitch)), (model.length_m, 0.0, 0.0))[2]
        lift = DIP * max(0.0, dips) if ahead > 0.0 else 0.0
        return replace(posture, position=(x + hx * way, y + hy * way, z + up - sunk + lift), rotation=turn)


def splash_of(
    plunge: Plunge, model: Model, start: tuple[float, float], heading: tuple[float, float], ground_m: float
) -> Debris:
    """What is thrown up where it lands: bits that fly out of the hole, each on its own arc."""
    long = hypot(*heading) or 1.0
    hx, hy = heading[0] / long, heading[1] / long
    reach = landing_m(model)
    at = (start[0] + hx * reach, start[1] + hy * reach, ground_m)
    return burst(at, plunge.lands_s - 0.06, max(0.5, model.height_m / 0.5) ** 0.5, plunge.into)


def burst(at: tuple[float, float, float], when_s: float, size: float, into: str) -> Debris:
    """What flies up where something goes in, each bit on its own arc.

    Args:
        at: the place, m.
        when_s: story time.
        size: how large and fast, over those of a fox.
        into: what it goes into: snow, leaves, water.
    """
    rng, middle = np.random.default_rng(5), np.array(at, np.float64)
    angle, fast = rng.uniform(0.0, 2.0 * pi, BITS), rng.uniform(0.25, 1.0, BITS) ** 0.7 * FASTEST_MPS * size
    tilt = rng.uniform(0.15, 0.75, BITS)
    ways = np.stack([np.cos(angle) * tilt, np.sin(angle) * tilt, np.sqrt(1.0 - tilt**2)], axis=1) * fast[:, None]
    radius = rng.uniform(0.008, 0.03, BITS) * size
    colours = np.array([linear_rgb(c) for c in COLOURS.get(into, STRAW)], np.float32)[np.arange(BITS) % 2]

    def cloud(story_s: float) -> Flakes | None:
        age = story_s - when_s
        if not 0.0 <= age < BURST_S * size:
            return None
        position = middle + ways * age - np.array([0.0, 0.0, 0.5 * GRAVITY * age * age])
        flying = position[:, 2] > middle[2] - 0.02
        velocity = ways - np.array([0.0, 0.0, GRAVITY * age])
        fade = np.full(int(flying.sum()), 0.9 * min(1.0, 2.0 * (1.0 - age / (BURST_S * size))), np.float32)
        return Flakes(
            position[flying].astype(np.float32),
            velocity[flying].astype(np.float32),
            radius[flying].astype(np.float32),
            colours[flying],
            fade,
            np.zeros(len(fade), np.float32),
        )

    return cloud


def _share(now: float, start: float, end: float) -> float:
    return min(max((now - start) / (end - start), 0.0), 1.0)


def _eased(share: float) -> float:
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)
