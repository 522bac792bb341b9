"""The clear sky's colours by the sun's elevation, and what cloud and haze do to them.

Radiances are in the scene's unit: the sun is about 1.5 on a surface that faces it. The figures follow photographs
exposed for the hour, as a cinematographer would, so night is a few stops under day and not the twenty of nature.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Final

from generators.previz.light.kelvin import Rgb, luminance, mixed, scaled

__all__ = ["BY_DAY_DEG", "SkyColours", "clear_sky", "cloudy", "covered", "haze_density_per_m"]


@dataclass(frozen=True, slots=True)
class SkyColours:
    """One row of the colour script of the day.

    Attributes:
        zenith, horizon, ground, haze: radiances.
        glow: of the air around the sun.
        sun: irradiance of the direct sun (or of the moon), luminance only; its hue comes from its kelvin.
        stars: brightness.
    """

    zenith: Rgb
    horizon: Rgb
    ground: Rgb
    haze: Rgb
    glow: Rgb
    sun: float
    stars: float = 0.0


_BY_ELEVATION_DEG: Final[Mapping[float, SkyColours]] = MappingProxyType(
    {
        -18.0: SkyColours(
            (0.014, 0.026, 0.072), (0.044, 0.072, 0.150), (0.012, 0.016, 0.028), (0.030, 0.050, 0.106),
            (0.030, 0.036, 0.050), 0.16, 1.0,
        ),
        -10.0: SkyColours(
            (0.026, 0.056, 0.170), (0.085, 0.130, 0.290), (0.020, 0.026, 0.046), (0.062, 0.096, 0.220),
            (0.240, 0.100, 0.060), 0.10, 0.5,
        ),
        -6.0: SkyColours(
            (0.034, 0.084, 0.270), (0.098, 0.190, 0.400), (0.036, 0.048, 0.080), (0.066, 0.126, 0.275),
            (0.240, 0.140, 0.130), 0.13, 0.2,
        ),
        -4.0: SkyColours(
            (0.036, 0.076, 0.245), (0.200, 0.118, 0.128), (0.044, 0.042, 0.058), (0.112, 0.090, 0.142),
            (1.700, 0.500, 0.070), 0.13, 0.05,
        ),
        -2.0: SkyColours(
            (0.062, 0.134, 0.360), (0.430, 0.282, 0.238), (0.084, 0.076, 0.084), (0.280, 0.212, 0.222),
            (1.900, 0.720, 0.230), 0.32,
        ),
        1.5: SkyColours(
            (0.086, 0.170, 0.430), (0.760, 0.360, 0.200), (0.160, 0.120, 0.100), (0.540, 0.320, 0.240),
            (2.900, 0.940, 0.200), 1.00,
        ),
        5.0: SkyColours(
            (0.092, 0.216, 0.540), (0.780, 0.425, 0.170), (0.200, 0.160, 0.125), (0.540, 0.335, 0.180),
            (2.700, 1.140, 0.320), 1.40,
        ),
        10.0: SkyColours(
            (0.112, 0.270, 0.600), (0.840, 0.465, 0.135), (0.240, 0.200, 0.145), (0.560, 0.345, 0.140),
            (2.700, 1.260, 0.330), 1.60,
        ),
        28.0: SkyColours(
            (0.135, 0.305, 0.680), (0.570, 0.740, 0.940), (0.260, 0.245, 0.210), (0.500, 0.630, 0.800),
            (1.200, 1.050, 0.850), 1.60,
        ),
        62.0: SkyColours(
            (0.125, 0.295, 0.700), (0.520, 0.720, 0.970), (0.280, 0.270, 0.240), (0.470, 0.630, 0.840),
            (0.800, 0.800, 0.780), 1.65,
        ),
    }
)  # fmt: skip

_BEFORE_SUNRISE_DEG: Final[Mapping[float, SkyColours]] = MappingProxyType(
    {
        -4.0: SkyColours(
            (0.060, 0.122, 0.270), (0.205, 0.215, 0.275), (0.052, 0.060, 0.078), (0.160, 0.188, 0.252),
            (0.640, 0.360, 0.300), 0.15, 0.05,
        ),
        -2.0: SkyColours(
            (0.090, 0.178, 0.370), (0.410, 0.345, 0.355), (0.086, 0.088, 0.098), (0.285, 0.296, 0.346),
            (1.050, 0.580, 0.420), 0.33,
        ),
    }
)  # fmt: skip
"""Where the morning differs: pale and rosy over mist, where the evening burns out over dark land."""


def clear_sky(sun_elevation_deg: float, *, rising: bool = False) -> SkyColours:
    """The clear sky's colours, blended between the rows of the table.

    Args:
        sun_elevation_deg: of the sun.
        rising: whether the sun is on its way up.
    """
    table = {**_BY_ELEVATION_DEG, **(_BEFORE_SUNRISE_DEG if rising else {})}
    rows = sorted(table)
    elevation = min(max(sun_elevation_deg, rows[0]), rows[-1])
    above = next(row for row in rows if row >= elevation)
    below = max((row for row in rows if row <= elevation), default=above)
    share = 0.0 if above == below else (elevation - below) / (above - below)
    first, second = table[below], table[above]
    values: dict[str, Any] = {
        f.name: _blend(getattr(first, f.name), getattr(second, f.name), share) for f in fields(SkyColours)
    }
    return SkyColours(**values)


def _blend(first: Rgb | float, second: Rgb | float, share: float) -> Rgb | float:
    if isinstance(first, tuple) and isinstance(second, tuple):
        return mixed(first, second, share)
    assert isinstance(first, float)
    assert isinstance(second, float)
    return first + (second - first) * share


BY_DAY_DEG: Final = 6.0
"""Elevation of the sun from which a closed cover of cloud lets no warmth of the hour through."""
SLATE: Final[Rgb] = (0.93, 1.0, 1.1)
"""The hue of a sky that clouds close by day."""


def covered(cover: float) -> float:
    """How much of the sky a cover (0..1) of cloud closes: 0 for broken cloud, 1 for all of it."""
    return min(1.0, max(0.0, (cover - 0.45) / 0.55))


def cloudy(sky: SkyColours, cover: float, haze: float, *, by_day: bool = False) -> SkyColours:
    """The sky behind `cover` (0..1) of cloud and `haze` (0..1): greyer, more even, the sun weaker.

    Broken cloud (below about 0.5) leaves the sky between as it is; the renderer draws the clouds themselves.
    `by_day`, with the sun well up, a closed cover has none of the warmth of the sky over it.
    """
    closed = covered(cover)
    veil = max(closed, min(1.0, 1.15 * max(0.0, haze - 0.25)))
    level = 0.92 * luminance(mixed(sky.zenith, sky.horizon, 0.6))
    tint = mixed(scaled(sky.horizon, 1.0 / luminance(sky.horizon)), (1.0, 1.0, 1.0), 0.75 if sky.stars == 0.0 else 0.1)
    tint = mixed(tint, SLATE, min(1.2 * closed, 0.97)) if by_day else tint
    grey = scaled(tint, level / max(luminance(tint), 1e-6))
    return SkyColours(
        zenith=mixed(sky.zenith, scaled(grey, 0.82), 0.9 * veil),
        horizon=mixed(sky.horizon, scaled(grey, 1.06), (0.98 if by_day else 0.9) * veil),
        ground=mixed(sky.ground, scaled(SLATE, luminance(sky.ground)), 0.8 * closed) if by_day else sky.ground,
        haze=mixed(sky.haze, grey, (0.97 if by_day else 0.85) * veil),
        glow=scaled(sky.glow, 1.0 - (0.97 if by_day else 0.88) * veil),
        sun=sky.sun * (1.0 - 0.86 * closed) * (1.0 - 0.5 * max(0.0, haze - 0.3)),
        stars=sky.stars * (1.0 - min(1.0, 1.3 * cover)),
    )


def haze_density_per_m(haze: float) -> float:
    """Extinction for a haze cue of 0..1: from 1.2 km of clear air to 15 m of thick fog (1/e distances)."""
    return 0.0008 * math.exp(4.4 * haze)
