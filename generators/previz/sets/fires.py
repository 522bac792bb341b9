"""Fires that belong to the place and are no subjects: a campfire that people sit round, torches on a wall."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from generators.previz.motion.plumes import F64, Plume, plume_of
from generators.previz.scene import Flakes, GeomKind, Light
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import BARK, ROCK

__all__ = ["Fires", "campfire", "fire_at"]

CAMPFIRE_M = 0.62
BESIDE_M = 1.15
CAMPFIRES = ("campfire", "bonfire", "fire pit", "camp fire", "open fire")


class Fires:
    """The fires of a set, as functions of story time."""

    def __init__(self) -> None:
        self._burning: list[tuple[Plume, F64, float, int]] = []

    def add(self, plume: Plume, place: tuple[float, float, float], height_m: float, seed: int) -> None:
        """One more; `height_m` is that of the thing that burns."""
        self._burning.append((plume, np.array(place), height_m, seed))

    def __bool__(self) -> bool:
        return bool(self._burning)

    def lights(self, story_s: float) -> tuple[Light, ...]:
        """Their light."""
        return tuple(light for plume, at, tall, _ in self._burning for light in plume.lights(story_s, _still(at), tall))

    def flakes(self, story_s: float, camera_position: F64) -> Flakes | None:  # noqa: ARG002
        """Their flames and smoke."""
        calm = np.zeros(3)
        clouds = [plume.flakes(story_s, _still(at), tall, calm, seed) for plume, at, tall, seed in self._burning]
        return Flakes.joined([cloud for cloud in clouds if cloud is not None])


def _still(at: F64) -> Callable[[float], F64]:
    return lambda _: at


def fire_at(fires: Fires, words: str, place: tuple[float, float, float], height_m: float, seed: int) -> None:
    """Adds the fire that the words name, if they name one."""
    plume = plume_of(words)
    if plume is not None:
        fires.add(plume, place, height_m, seed)


def campfire(site: SetSite, fires: Fires) -> None:
    """Logs, stones and flames beside the action, where the place speaks of them and no subject is one."""
    named = any(word in site.words for word in CAMPFIRES)
    taken = any(plume_of(subject.noun) for subject in site.shot.subjects)
    if not named or taken or site.cues.interior:
        return
    x0, y0 = site.travel.centre
    ahead = site.clearing.ahead().mean(axis=0)
    x = x0 - BESIDE_M * float(ahead[0]) + 0.55 * float(ahead[1])
    y = y0 - BESIDE_M * float(ahead[1]) - 0.55 * float(ahead[0])
    for log in range(4):
        angle = 2 * math.pi * log / 4 + 0.4
        foot = (x + 0.34 * math.cos(angle), y + 0.34 * math.sin(angle), 0.05)
        head = (x - 0.05 * math.cos(angle), y - 0.05 * math.sin(angle), 0.20)
        site.geom(GeomKind.CAPSULE, (0.055,), BARK, ends=(foot, head))
    for stone in range(9):
        angle = 2 * math.pi * stone / 9
        size = float(site.rng.uniform(0.07, 0.11))
        centre = (x + 0.5 * math.cos(angle), y + 0.5 * math.sin(angle), 0.4 * size)
        site.ball(centre, (size, 0.8 * size, 0.7 * size), ROCK, yaw=angle)
    fire_at(fires, "campfire", (x, y, 0.0), CAMPFIRE_M, int(site.rng.integers(2**31)))
