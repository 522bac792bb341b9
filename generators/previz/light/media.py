"""Where there is no air to scatter light, or water instead of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from generators.previz.light.kelvin import luminance, scaled
from generators.previz.scene import CameraPose, Gobo, Light, Sky

__all__ = ["in_medium"]

Lit = tuple[Sky, tuple[Light, ...]]

SURFACE_LIGHT = (0.55, 0.95, 1.0)
"""What is left of white light a few metres down: red is absorbed first."""


WATER_PER_M = 0.075
"""Extinction of clear water."""
WATER_AT_SUBJECT = 0.5
"""Optical depth of the water between the lens and its subject, at the most: a whale is seen whole."""
CAUSTIC_M = 0.75


def _in_vacuum(sky: Sky, lights: tuple[Light, ...], away_m: float) -> Lit:  # noqa: ARG001
    """A black sky full of stars, hard sunlight, and almost no fill."""
    dark = (0.0015, 0.0018, 0.003)
    sky = replace(
        sky,
        zenith=dark,
        horizon=dark,
        ground=(0.004, 0.006, 0.010),
        sun_glow=(0.5, 0.48, 0.45),
        clouds=0.0,
        stars=1.6,
        haze=dark,
        haze_per_m=0.0,
        air_per_m=0.0,
        ambient=6.0,
    )
    return sky, tuple(replace(light, colour=(1.6, 1.55, 1.45), radius=0.008, shadows=True) for light in lights)


def _under_water(sky: Sky, lights: tuple[Light, ...], away_m: float) -> Lit:
    """Light from above that the water soaks up: blue-green, bright overhead, closing in after a few metres."""
    day = min(max(luminance(sky.zenith) / 0.3, 0.25), 1.1)
    sky = replace(
        sky,
        zenith=scaled((0.16, 0.62, 0.72), day),
        horizon=scaled((0.035, 0.24, 0.34), day),
        ground=scaled((0.05, 0.16, 0.20), day),
        sun_direction=(0.1, 0.15, 0.98),
        sun_glow=scaled((0.30, 0.62, 0.66), day),
        sun_disc_rad=0.0,
        clouds=0.0,
        stars=0.0,
        haze=scaled((0.04, 0.27, 0.37), day),
        haze_per_m=min(WATER_PER_M, WATER_AT_SUBJECT / max(away_m, 1.0)),
        ambient=0.8,
        air_per_m=0.006,
        air_reach_m=14.0,
    )
    key = replace(
        lights[0],
        colour=scaled(SURFACE_LIGHT, 0.95 * day),
        direction=(0.1, 0.15, 0.984),
        radius=0.06,
        gobo=Gobo.CAUSTICS,
        gobo_size=CAUSTIC_M,
    )
    return sky, (key,)


_MEDIA: Final[Mapping[str, Callable[[Sky, tuple[Light, ...], float], Lit]]] = MappingProxyType(
    {"space": _in_vacuum, "underwater": _under_water}
)


def in_medium(stage_id: str | None, sky: Sky, lights: tuple[Light, ...], camera: CameraPose | None = None) -> Lit:
    """Sky and lights as the stage's medium lets them through to a camera; air changes nothing."""
    change = _MEDIA.get(stage_id or "")
    away_m = math.hypot(*camera.position[:2]) if camera is not None else 0.0
    return change(sky, lights, away_m) if change else (sky, lights)
