"""What is in the air: rain, snow, leaves, dust, motes. Kinds are rows of `air.toml`; they wrap round the camera."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.light import LightCues
from generators.previz.light.cues import said_of_weather
from generators.previz.scene import Flakes
from prompts.shot import Shot
from prompts.tables import tables_of
from prompts.vocabulary import table
from prompts.wording.whole_words import stands_whole

__all__ = ["Falling", "air_words", "drifting", "falling_of", "together"]

F64 = NDArray[np.float64]
Air = Callable[[float, F64], Flakes | None]

LAMPLIT = np.array([0.45, 0.405, 0.369], np.float32)
"""At night each flake is seen by the lamps around it, which the sky's light leaves out: a share of its colour."""
NEAREST_M = 0.6
"""Particles fade before they touch the lens."""
LOW_SUN_DEG = (0.0, 16.0)
WIND_AZIMUTH = 0.4
WINDY_MPS = 6.0
SPLASHES, SPLASH_LIFE_S, SPLASH_BOX_M = 420, 0.20, 11.0
"""Of rain on the ground: how many at once, how long each, and in how wide a square about the camera's view."""
SPLASH_RADIUS_M, SPLASH_UP_MPS = 0.006, 1.0
AHEAD_M = 3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Falling:
    """One row of `air.toml`, whose head says what each field means."""

    count: int
    box_m: float
    fall_mps: float
    wander_mps: float
    radius_m: float
    colours: tuple[tuple[float, float, float], ...]
    opacity: float
    glow: float = 0.0
    flutter_m: float = 0.0
    flutter_hz: float = 0.5
    carried: float = 0.0
    below_m: float = 1e9
    blinks_hz: float = 0.0
    splash: float = 0.0
    lamplit: bool = False
    haze: float = 0.0
    wind_mps: float = 0.0
    words: tuple[str, ...] = ()
    weathers: tuple[str, ...] = ()


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


@cache
def _kinds() -> Mapping[str, Falling]:
    rows = tables_of(__package__, "air")
    return MappingProxyType(
        {name: Falling(**{key: _frozen(value) for key, value in row.items()}) for name, row in rows.items()}
    )


@cache
def air_words() -> frozenset[str]:
    """The words that call for something in the air."""
    return frozenset(word for kind in _kinds().values() for word in kind.words)


def drifting(name: str, *, wind_mps: float, wind_azimuth: float, seed: int, lamplit: bool = False) -> Air:
    """Particles of one row of `air.toml`, carried by the wind (`wind_azimuth` in radians, the way it blows).

    `lamplit`: whether lamps light them, where the row says that they can.
    """
    kind = _kinds()[name]
    rng = np.random.default_rng(seed)
    start = rng.uniform(0.0, kind.box_m, (kind.count, 3))
    velocity = rng.normal(0.0, kind.wander_mps, (kind.count, 3))
    carried = min(wind_mps, 14.0) * kind.carried
    velocity += np.array([carried * np.cos(wind_azimuth), carried * np.sin(wind_azimuth), -kind.fall_mps])
    size = kind.radius_m * rng.lognormal(0.0, 0.25, kind.count)
    colour = np.array(kind.colours, np.float32)[rng.integers(0, len(kind.colours), kind.count)]
    glow = kind.glow
    if lamplit and kind.lamplit:
        colour, glow = colour * LAMPLIT, 1.0
    phase = rng.uniform(0.0, 2 * np.pi, (kind.count, 3))
    swing = 2 * np.pi * kind.flutter_hz * rng.uniform(0.7, 1.3, kind.count)

    def at(story_s: float, camera_position: F64) -> Flakes:
        corner = np.asarray(camera_position, np.float64) - kind.box_m / 2
        moved = start + velocity * story_s
        if kind.flutter_m > 0.0:
            moved = moved + kind.flutter_m * np.sin(swing[:, None] * story_s * np.array([1.0, 0.83, 0.6]) + phase)
        offset = np.mod(moved - corner, kind.box_m)
        # Fading at the faces of the box hides where a particle leaves and comes in again.
        edge = np.clip(np.min(np.minimum(offset, kind.box_m - offset), axis=1) / (0.12 * kind.box_m), 0.0, 1.0)
        near = np.linalg.norm(offset - kind.box_m / 2, axis=1)
        edge *= np.clip((near - NEAREST_M) / NEAREST_M, 0.0, 1.0)
        edge *= np.clip(4.0 * (kind.below_m - corner[2] - offset[:, 2]), 0.0, 1.0)
        if kind.blinks_hz > 0.0:
            edge *= np.clip(1.6 * np.sin(2 * np.pi * kind.blinks_hz * story_s + phase[:, 0]), 0.0, 1.0)
        return Flakes(
            position=(corner + offset).astype(np.float32),
            velocity=velocity.astype(np.float32),
            radius_m=size.astype(np.float32),
            colour=colour,
            opacity=(kind.opacity * edge).astype(np.float32),
            glow=np.full(kind.count, glow, np.float32),
        )

    return at


def _splashing(share: float, *, seed: int, lamplit: bool) -> Air:
    """Drops that leap up where rain meets the level ground before the camera."""
    count = int(SPLASHES * share)
    rng = np.random.default_rng(seed)
    place = rng.uniform(0.0, SPLASH_BOX_M, (count, 2))
    late = rng.uniform(0.0, SPLASH_LIFE_S, count)
    aside = rng.normal(0.0, 0.28, (count, 2))
    step = rng.uniform(0.0, SPLASH_BOX_M, (count, 2))
    colour = np.tile(np.array([0.80, 0.84, 0.90], np.float32) * (LAMPLIT if lamplit else 1.0), (count, 1))

    def at(story_s: float, camera_position: F64) -> Flakes:
        turn = (story_s + late) / SPLASH_LIFE_S
        age = (turn - np.floor(turn)) * SPLASH_LIFE_S
        # Each drop's next splash lies somewhere else.
        here = place + np.floor(turn)[:, None] * step
        corner = np.asarray(camera_position[:2], np.float64) - SPLASH_BOX_M / 2
        level = corner + np.mod(here - corner, SPLASH_BOX_M)
        height = SPLASH_UP_MPS * age - 4.9 * age**2
        position = np.column_stack([level + aside * age[:, None], np.maximum(height, 0.0) + 0.008])
        fade = np.clip(1.0 - age / SPLASH_LIFE_S, 0.0, 1.0)
        velocity = np.column_stack([aside, SPLASH_UP_MPS - 9.8 * age])
        return Flakes(
            position=position.astype(np.float32),
            velocity=velocity.astype(np.float32),
            radius_m=np.full(count, SPLASH_RADIUS_M, np.float32),
            colour=colour,
            opacity=(0.75 * fade).astype(np.float32),
            glow=np.full(count, 1.0 if lamplit else 0.0, np.float32),
        )

    return at


def together(parts: Iterable[Air]) -> Air | None:
    """Everything in the air as one; None for clear air."""
    all_parts = tuple(parts)
    if not all_parts:
        return None

    def at(story_s: float, camera_position: F64) -> Flakes | None:
        clouds = [part(story_s, camera_position) for part in all_parts]
        return Flakes.joined([cloud for cloud in clouds if cloud is not None])

    return at


def _asked(words: str) -> list[str]:
    """Rows that the words call for."""
    return [name for name, kind in _kinds().items() if any(stands_whole(word, words) for word in kind.words)]


def falling_of(shot: Shot, cues: LightCues, *, seed: int, told: Shot | None = None) -> Air | None:
    """What the weather drops, what the words speak of, and motes or pollen where light shows them.

    Args:
        shot: as it is staged.
        cues: its light.
        seed: where each particle is follows from it.
        told: the shot with all that it tells, by which it may begin or stop to rain; `shot` where there is no more.
    """
    setting = shot.setting
    acted = " ".join(beat.action for beat in shot.beats)
    nouns = " ".join(subject.noun for subject in shot.subjects)
    called = said_of_weather(shot)
    words = " ".join((called, setting.place, *setting.details, *shot.style.words, setting.season, acted, nouns)).lower()
    asked = _asked(words)
    weather = table("weather").get(setting.weather or "clear")
    wind = setting.wind_mps if setting.wind_mps is not None else (weather.wind_mps if weather else 2.0)
    dropped = weather.precipitation if weather and not cues.interior else ""
    of_weather = [name for name, kind in _kinds().items() if setting.weather in kind.weathers]
    names = _instead_of(dropped, asked, stormy=setting.weather == "storm") if dropped in _kinds() else []
    if cues.interior:
        indoors = ("motes", "confetti", "embers", "soap_bubbles", "petals", "ash", "fireflies")
        names = [name for name in asked if name in indoors]
        if shot.lighting.setup in ("god_rays", "gobo", "window") and not names:
            names = ["motes"]
        wind = 0.1
    elif of_weather:
        names = of_weather
    elif not dropped:
        names = [name for name in asked if name not in ("blizzard", "downpour", "drizzle")]
        names = names or _of_the_place(shot, cues, wind)
    wind = max(wind, *(_kinds()[name].wind_mps for name in names)) if names else wind
    parts = [
        drifting(name, wind_mps=wind, wind_azimuth=WIND_AZIMUTH, seed=seed + 31 * k, lamplit=cues.lamps_lit)
        for k, name in enumerate(names)
    ]
    splash = max((_kinds()[name].splash for name in names), default=0.0)
    if splash > 0.0 and setting.stage not in ("sea", "sky"):
        parts.append(_splashing(splash, seed=seed + 977, lamplit=cues.lamps_lit))
    air = together(parts)
    return air if air is None or not dropped else _for_a_time(air, *_falls_from_to(told or shot))


BEGINS_S: Final = 0.9
"""How long rain takes to set in, and to stop."""
_SETS_IN: Final = re.compile(
    r"^(?:heavy |light |the |a |cold |warm |hard |first )*"
    r"(?:rain|snow|hail|sleet|drizzle|downpour|shower|storm|snowflakes?|raindrops?)\w* (?:\w+ly )?"
    r"(?:fall|start|begin|com|pour|set|arriv|break|pelt|drop)\w*"
)
_STOPS: Final = re.compile(
    r"^(?:heavy |light |the )*(?:rain|snow|hail|drizzle|storm|downpour)\w* (?:\w+ly )?"
    r"(?:stop|end|ceas|eas|clear|pass|die|let)\w*"
)


def _falls_from_to(shot: Shot) -> tuple[float, float]:
    """From and until when rain or snow falls, story time, s; endless where no deed tells of either."""
    told = [(beat.action.lower(), beat) for beat in shot.beats if not beat.subject]
    begins = next((beat.start_s for words, beat in told if _SETS_IN.match(words) and beat.start_s), None)
    ends = next((beat.start_s for words, beat in told if _STOPS.match(words)), None)
    return (begins or -math.inf), (math.inf if ends is None else ends + BEGINS_S)


def _for_a_time(air: Air, begins_s: float, ends_s: float) -> Air:
    """What is in the air between two story times, s, thickening and thinning out."""
    if begins_s == -math.inf and ends_s == math.inf:
        return air

    def at(story_s: float, camera_position: F64) -> Flakes | None:
        much = min(max((story_s - begins_s) / BEGINS_S, 0.0), max((ends_s - story_s) / BEGINS_S, 0.0), 1.0)
        flakes = air(story_s, camera_position) if much > 0.0 else None
        return None if flakes is None else replace(flakes, opacity=(flakes.opacity * much).astype(np.float32))

    return at


def _instead_of(dropped: str, asked: list[str], *, stormy: bool) -> list[str]:
    """The kind of rain or snow that was asked for, and what else is in the air."""
    wet = dropped == "rain"
    stronger = [name for name in asked if name in (("drizzle", "downpour") if wet else ("blizzard",))]
    first = stronger[0] if stronger else "downpour" if wet and stormy else dropped
    return [first, *(name for name in asked if name in ("leaves", "embers", "ash"))]


def _of_the_place(shot: Shot, cues: LightCues, wind_mps: float) -> list[str]:
    """What drifts there unasked: leaves in an autumn wind, sand in a desert one, pollen in a low sun."""
    stage = shot.setting.stage
    if wind_mps >= WINDY_MPS:
        if stage in ("desert", "beach", "plain"):
            return ["blown_sand"]
        if stage in ("forest", "meadow", "street", "village", "road"):
            return ["leaves"]
    season = f"{shot.setting.season} {shot.setting.place}".lower()
    if stage in ("forest", "meadow", "village", "street", "road", "lake") and (
        "autumn" in season or "fall" in season.split()
    ):
        return ["leaves"]
    low = LOW_SUN_DEG[0] < cues.sun_elevation_deg < LOW_SUN_DEG[1]
    return ["pollen"] if low and stage in ("meadow", "forest") else []
