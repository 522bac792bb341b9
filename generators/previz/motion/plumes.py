"""Fire, smoke, steam, spray and sparks that subjects and set pieces give off; the kinds are in `plumes.toml`.

A particle's whole life follows from its number, so any instant can be drawn without the ones before it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generators.previz.light.changing import FLICKERS
from generators.previz.scene import Flakes, Light, LightKind
from prompts.tables import tables_of
from prompts.wording.whole_words import stands_whole

__all__ = ["Particles", "Plume", "emitted", "plume_of", "plume_of_deed"]

F64 = NDArray[np.float64]
Place = Callable[[float], F64]
"""Where something is, (3,) m, at a story time, s."""

PATH_SAMPLES = 7
"""Places of a moving source that are worked out for the particles still in the air."""
LIGHT_RADIUS_SHARE = 0.12
LOT = 256
"""Particles whose chances are drawn together and kept: most that are in the air were there a picture before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Particles:
    """One row of `[particles]`; the head of `plumes.toml` says what each field means."""

    rate_hz: float
    life_s: float
    radius: tuple[float, float]
    rise: tuple[float, float]
    spread: float = 0.1
    jet: float = 0.1
    gravity: float = 0.0
    drift: float = 0.0
    whirl: float = 0.0
    taper: float = 0.0
    colours: tuple[tuple[float, float, float], ...]
    opacity: float = 0.5
    glow: float = 0.0
    soft: float = 0.8
    bursts_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plume:
    """One row of `[plumes]`."""

    words: tuple[str, ...]
    deeds: tuple[str, ...] = ()
    parts: tuple[tuple[str, float, float], ...]
    light: tuple[float, float, float] | None = None
    flicker: str = ""
    tail: float = 0.0
    hides: str = ""
    moving: bool = False
    largest_m: float = math.inf

    def flakes(self, story_s: float, place: Place, height_m: float, wind: F64, seed: int) -> Flakes | None:
        """What is in the air at a story time, s, from a source of this height at `place`, in a wind (3,) m/s."""
        height = min(height_m, self.largest_m)
        clouds = []
        for number, (name, at, size) in enumerate(self.parts):
            source = _above(place, at * height)
            cloud = emitted(_tables()[0][name], story_s, source, size * height, wind, seed + 101 * number)
            clouds += [cloud] if cloud is not None else []
        return Flakes.joined(clouds)

    def lights(self, story_s: float, place: Place, height_m: float) -> tuple[Light, ...]:
        """The light it gives, if any."""
        if self.light is None:
            return ()
        factor = FLICKERS[self.flicker](story_s) if self.flicker else 1.0
        at = place(story_s)
        red, green, blue = (factor * part * min(height_m, 1.5) ** 2 for part in self.light)
        # The flames sway, and the shadows with them.
        sway = 0.02 * height_m * math.sin(5.3 * story_s)
        position = (float(at[0]) + sway, float(at[1]), float(at[2]) + 0.62 * height_m)
        radius = LIGHT_RADIUS_SHARE * height_m
        return (Light(LightKind.POINT, (red, green, blue), position=position, radius=radius, shadows=False),)


def _above(place: Place, height_m: float) -> Place:
    up = np.array([0.0, 0.0, height_m])
    return lambda story_s: place(story_s) + up


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


@cache
def _tables() -> tuple[Mapping[str, Particles], Mapping[str, Plume]]:
    text = tables_of(__package__, "plumes")

    def rows(kind: Any, name: str) -> Mapping[str, Any]:
        return MappingProxyType(
            {key: kind(**{field: _frozen(value) for field, value in row.items()}) for key, row in text[name].items()}
        )

    return rows(Particles, "particles"), rows(Plume, "plumes")


_NAMED_FOR_FIRE = re.compile(
    r"\b(?:fire (?:hydrant|engine|truck|station|escape|extinguisher|alarm|ant)|smoke (?:alarm|detector))s?\b"
)
"""What has fire in its name and none about it."""


def plume_of(words: str) -> Plume | None:
    """What the thing that these words name gives off: the row whose longest word stands in them."""
    said = _NAMED_FOR_FIRE.sub("", " ".join(re.findall(r"[a-z'-]+", words.lower())))
    found = [
        (len(word), name)
        for name, plume in _tables()[1].items()
        for word in plume.words
        if stands_whole(word, said, plural="s")
    ]
    return _tables()[1][max(found)[1]] if found else None


def plume_of_deed(words: str) -> Plume | None:
    """What somebody gives off by what they do: the row one of whose deeds stands in the words."""
    return next((p for p in _tables()[1].values() if any(deed in words.lower() for deed in p.deeds)), None)


def _hashed(number: NDArray[np.int64], column: int, seed: int) -> F64:
    """Even random values 0..1 that follow from the particle's number (SplitMix64)."""
    z = number.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(
        (seed * 7919 + column * 104729) & (2**63 - 1)
    )
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return np.asarray((z >> np.uint64(11)).astype(np.float64) / float(1 << 53))


def emitted(kind: Particles, story_s: float, place: Place, size_m: float, wind: F64, seed: int) -> Flakes | None:
    """The particles of one kind that are in the air.

    Args:
        kind: of particles.
        story_s: story time, s. Sources have always burned: particles born before 0 are there too.
        place: of the source; before 0 too, where a source that moves came from.
        size_m: of the plume.
        wind: (3,) m/s.
        seed: of everything random.
    """
    pace = math.sqrt(max(size_m, 1e-4))
    life = kind.life_s * min(1.6, max(0.75, pace))
    first, last = math.floor((story_s - life) * kind.rate_hz), math.floor(story_s * kind.rate_hz)
    number = np.arange(first, last + 1, dtype=np.int64)
    even, gauss = _chances(first, last, seed)
    born = (number + even[:, 0]) / kind.rate_hz
    if kind.bursts_s > 0.0:
        # All of one burst are born together, each burst at a place of its own.
        born = np.floor(born / kind.bursts_s) * kind.bursts_s
    age = story_s - born
    alive = (age >= 0.0) & (age < life)
    if not alive.any():
        return None
    number, born, age, even, gauss = number[alive], born[alive], age[alive], even[alive], gauss[alive]
    share = age / life
    times = np.linspace(story_s - life, story_s, PATH_SAMPLES)
    path = np.array([place(float(t)) for t in times])
    start = np.column_stack([np.interp(born, times, path[:, axis]) for axis in range(3)])
    narrowed = (1.0 - kind.taper * share)[:, None]
    start += narrowed * size_m * kind.spread * (gauss[:, :3] * (1.0, 1.0, 0.4))
    speed = pace * kind.jet * (gauss[:, 3:] * (1.0, 1.0, 0.5))
    if kind.bursts_s > 0.0:
        start, speed = _burst(kind, number, born, start, speed, size_m, seed)
    low, high = (pace * part for part in kind.rise)
    climb = low * age + 0.5 * (high - low) * age * share
    position = start + speed * age[:, None] + kind.drift * wind * (age - 0.3 * life * np.sin(share))[:, None]
    position[:, 2] += climb - 0.5 * kind.gravity * age**2
    turn, turned = 2.0 * math.pi * even[:, 1] + 2.3 * age / pace, kind.whirl * size_m * np.sqrt(share)
    position[:, 0] += turned * np.cos(turn)
    position[:, 1] += turned * np.sin(1.3 * turn)
    velocity = speed + kind.drift * wind
    velocity[:, 2] += low + (high - low) * share - kind.gravity * age
    radius = size_m * (kind.radius[0] + (kind.radius[1] - kind.radius[0]) * share**0.7)
    radius *= 0.7 + 0.6 * even[:, 2]
    fade = np.minimum(1.0, 7.0 * share) * (1.0 - share) ** (0.8 if kind.glow else 1.2)
    colours = np.array(kind.colours)
    at = np.clip(share, 0.0, 1.0) * (len(colours) - 1)
    colour = np.column_stack([np.interp(at, np.arange(len(colours)), colours[:, c]) for c in range(3)])
    if kind.bursts_s > 0.0:
        colour *= _burst_hue(born, kind, seed)
    return Flakes(
        position=position.astype(np.float32),
        velocity=velocity.astype(np.float32),
        radius_m=radius.astype(np.float32),
        colour=colour.astype(np.float32),
        opacity=(kind.opacity * fade).astype(np.float32),
        glow=np.full(len(number), kind.glow, np.float32),
        soft=np.full(len(number), kind.soft, np.float32),
    )


def _chances(first: int, last: int, seed: int) -> tuple[F64, F64]:
    """What chance gives the particles `first` to `last`: (n, 3) even values 0..1, and (n, 6) of unit deviation."""
    start = first // LOT
    lots = [_lot(lot, seed) for lot in range(start, last // LOT + 1)]
    here = slice(first - start * LOT, last + 1 - start * LOT)
    return np.concatenate([even for even, _ in lots])[here], np.concatenate([gauss for _, gauss in lots])[here]


@lru_cache(maxsize=128)
def _lot(lot: int, seed: int) -> tuple[F64, F64]:
    number = np.arange(lot * LOT, (lot + 1) * LOT, dtype=np.int64)
    even = [_hashed(number, column, seed) for column in (0, 20, 21)]
    return np.column_stack(even), np.column_stack([_normal(number, 2 * k + 1, seed) for k in range(6)])


def _normal(number: NDArray[np.int64], column: int, seed: int) -> F64:
    """Random values of unit deviation (Box and Muller, 1958), held to 2.5."""
    u, v = _hashed(number, column, seed), _hashed(number, column + 40, seed)
    return np.asarray(np.clip(np.sqrt(-2.0 * np.log(u + 1e-12)) * np.cos(2 * math.pi * v), -2.5, 2.5))


def _burst(
    kind: Particles, number: NDArray[np.int64], born: F64, start: F64, speed: F64, size_m: float, seed: int
) -> tuple[F64, F64]:
    """Fireworks: each burst at its own place in the sky, its sparks flying out evenly from there."""
    burst = np.round(born / kind.bursts_s).astype(np.int64)
    for axis, reach in ((0, 0.6), (1, 0.25), (2, 0.3)):
        start[:, axis] += size_m * reach * (2.0 * _hashed(burst, 30 + axis, seed) - 1.0)
    length = np.maximum(np.linalg.norm(speed, axis=1, keepdims=True), 1e-9)
    even = 0.72 + 0.28 * _hashed(number, 33, seed)[:, None]
    return start, speed / length * even * math.sqrt(size_m) * kind.jet


def _burst_hue(born: F64, kind: Particles, seed: int) -> F64:
    burst = np.round(born / kind.bursts_s).astype(np.int64)
    turn = 2 * math.pi * _hashed(burst, 34, seed)
    return np.column_stack([0.75 + 0.55 * np.cos(turn - lag) for lag in (0.0, 2.1, 4.2)])
