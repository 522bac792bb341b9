"""Fires that belong to the place and are no subjects: a campfire that people sit round, torches on a wall."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from generators.previz.motion.plumes import F64, Plume, plume_of
from generators.previz.scene import Flakes, GeomKind, Light
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import BARK, ROCK

__all__ = ["Fires", "blaze", "campfire", "fire_at"]

CAMPFIRE_M = 0.62
BESIDE_M = 1.15
NEAR_M = 7.0
"""Nearer houses are beyond the picture's edge."""
MOST_BLAZES, BLAZE_M, BLAZE_LIGHT = 8, 5.5, 3.5
"""Houses that burn, how high the flames stand there, m, and how much more light such a fire gives than a campfire."""
_PLACES = r"(?:village|town|city|houses|street|buildings|homes|neighbourhood|settlement)"
_BURNS = re.compile(
    rf"\b(?:burning|blazing|flaming) (?:\w+ )?{_PLACES}\b"
    rf"|\b{_PLACES}\b(?: \w+){{0,2}} (?:in flames|on fire|ablaze|burns?|burning)\b"
)
CAMPFIRES = ("campfire", "bonfire", "fire pit", "camp fire", "open fire")


class Fires:
    """The fires of a set, as functions of story time."""

    def __init__(self) -> None:
        self._burning: list[tuple[Plume, F64, float, int, float]] = []

    def add(
        self, plume: Plume, place: tuple[float, float, float], height_m: float, seed: int, brighter: float = 1.0
    ) -> None:
        """One more; `height_m` is that of the thing that burns, `brighter` how much more light it gives than usual."""
        self._burning.append((plume, np.array(place), height_m, seed, brighter))

    def __bool__(self) -> bool:
        return bool(self._burning)

    def lights(self, story_s: float) -> tuple[Light, ...]:
        """Their light."""
        return tuple(
            replace(light, colour=(brighter * light.colour[0], brighter * light.colour[1], brighter * light.colour[2]))
            for plume, at, tall, seed, brighter in self._burning
            for light in plume.lights(story_s + 0.01 * (seed % 97), _still(at), tall)
        )

    def flakes(self, story_s: float, camera_position: F64) -> Flakes | None:  # noqa: ARG002
        """Their flames and smoke."""
        calm = np.zeros(3)
        clouds = [plume.flakes(story_s, _still(at), tall, calm, seed) for plume, at, tall, seed, _ in self._burning]
        return Flakes.joined([cloud for cloud in clouds if cloud is not None])


def _still(at: F64) -> Callable[[float], F64]:
    return lambda _: at


def fire_at(fires: Fires, words: str, place: tuple[float, float, float], height_m: float, seed: int) -> None:
    """Adds the fire that the words name, if they name one."""
    plume = plume_of(words)
    if plume is not None:
        fires.add(plume, place, height_m, seed)


def blaze(site: SetSite, fires: Fires) -> None:
    """Flames out of houses, and their light, where a place is said to burn and no subject burns itself."""
    told = f"{site.words} {site.shot.request.lower()}"
    if not _BURNS.search(told) or any(plume_of(subject.noun) for subject in site.shot.subjects):
        return
    plume = plume_of("blaze")
    ahead = sorted(
        (front for front in site.fronts if _is_ahead(site, front)), key=lambda r: site.clearing.away(r[0], r[1])
    )
    ahead = [front for front in ahead if site.clearing.away(front[0], front[1]) > NEAR_M] or ahead
    if plume is None:
        return
    for number, front in enumerate(ahead[:MOST_BLAZES]):
        fires.add(plume, front, BLAZE_M * (1.0 if number % 2 == 0 else 0.7), int(site.rng.integers(2**31)), BLAZE_LIGHT)


def _is_ahead(site: SetSite, front: tuple[float, float, float]) -> bool:
    """Whether a house stands where the camera looks."""
    to = np.array(front[:2]) - site.clearing.cameras[:, :2].mean(axis=0)
    return float(to @ site.clearing.ahead().mean(axis=0)) > 0.0


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
