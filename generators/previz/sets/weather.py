"""What is in the air: snow, rain, and motes of dust or pollen in low light. Particles wrap around the camera."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.light import LightCues
from generators.previz.scene import Flakes
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["Falling", "drifting", "falling_of"]

F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Falling:
    """One kind of particle.

    Attributes:
        count: how many. box_m: edge of the cube around the camera that holds them.
        fall_mps: downward speed. wander_mps: sideways. radius_m: of each.
        colour: reflectance or, if `glow`, radiance. opacity: 0..1.
    """

    count: int
    box_m: float
    fall_mps: float
    wander_mps: float
    radius_m: float
    colour: tuple[float, float, float]
    opacity: float
    glow: float = 0.0


KINDS: Final[Mapping[str, Falling]] = MappingProxyType(
    {
        "snow": Falling(2600, 15.0, 1.1, 0.35, 0.010, (0.95, 0.96, 1.0), 0.85),
        "rain": Falling(2600, 12.0, 8.5, 0.15, 0.0085, (0.86, 0.89, 0.94), 0.7),
        "pollen": Falling(110, 7.0, 0.03, 0.12, 0.0035, (1.0, 0.85, 0.55), 0.5, glow=1.0),
        "bubbles": Falling(220, 9.0, -0.35, 0.10, 0.010, (0.65, 0.85, 0.95), 0.45, glow=1.0),
        "plankton": Falling(260, 8.0, 0.04, 0.10, 0.005, (0.55, 0.75, 0.80), 0.4, glow=1.0),
    }
)
LAMPLIT = 0.45
NEAREST_M = 0.6
"""Particles fade before they touch the lens."""
LOW_SUN_DEG = (0.0, 16.0)


def drifting(
    name: str, *, wind_mps: float, wind_azimuth: float, seed: int, lamplit: bool = False
) -> Callable[[float, F64], Flakes]:
    """Particles of one of `KINDS`, carried by the wind (`wind_azimuth` in radians, the way it blows).

    `lamplit` particles shine by the light of lamps.
    """
    kind = KINDS[name]
    if lamplit:
        # At night each flake is seen by the lamps around it, which the sky's light leaves out.
        red, green, blue = kind.colour
        kind = replace(kind, glow=1.0, colour=(LAMPLIT * red, LAMPLIT * green * 0.9, LAMPLIT * blue * 0.82))
    rng = np.random.default_rng(seed)
    start = rng.uniform(0.0, kind.box_m, (kind.count, 3))
    velocity = rng.normal(0.0, kind.wander_mps, (kind.count, 3))
    carried = min(wind_mps, 12.0) * (0.6 if kind.fall_mps > 0.5 else 0.12)
    velocity += np.array([carried * np.cos(wind_azimuth), carried * np.sin(wind_azimuth), -kind.fall_mps])
    size = kind.radius_m * rng.lognormal(0.0, 0.25, kind.count)
    colour = np.tile(np.array(kind.colour, np.float32), (kind.count, 1))

    def at(story_s: float, camera_position: F64) -> Flakes:
        corner = np.asarray(camera_position, np.float64) - kind.box_m / 2
        offset = np.mod(start + velocity * story_s - corner, kind.box_m)
        # Fading at the faces of the box hides where a particle leaves and comes in again.
        edge = np.clip(np.min(np.minimum(offset, kind.box_m - offset), axis=1) / (0.12 * kind.box_m), 0.0, 1.0)
        near = np.linalg.norm(offset - kind.box_m / 2, axis=1)
        edge *= np.clip((near - NEAREST_M) / NEAREST_M, 0.0, 1.0)
        return Flakes(
            position=(corner + offset).astype(np.float32),
            velocity=velocity.astype(np.float32),
            radius_m=size.astype(np.float32),
            colour=colour,
            opacity=(kind.opacity * edge).astype(np.float32),
            glow=np.full(kind.count, kind.glow, np.float32),
        )

    return at


def falling_of(shot: Shot, cues: LightCues, *, seed: int) -> Callable[[float, F64], Flakes] | None:
    """What the weather drops, or pollen in a low sun; nothing indoors."""
    if cues.interior:
        return None
    weather = table("weather").get(shot.setting.weather or "clear")
    wind = shot.setting.wind_mps if shot.setting.wind_mps is not None else (weather.wind_mps if weather else 2.0)
    name = weather.precipitation if weather else ""
    if (
        not name
        and shot.setting.stage in ("meadow", "forest")
        and LOW_SUN_DEG[0] < cues.sun_elevation_deg < LOW_SUN_DEG[1]
    ):
        name = "pollen"
    return drifting(name, wind_mps=wind, wind_azimuth=0.4, seed=seed, lamplit=cues.lamps_lit) if name in KINDS else None
