"""The grade: from the shot's exposure, hour and look to the numbers of `Grade`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import numpy as np

from generators.previz.finish import look_of
from generators.previz.grade import Grade
from generators.previz.light.cues import is_rising
from generators.previz.light.skies import BY_DAY_DEG, covered
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["grade_of", "own_stops"]

_EXPOSURE_STOPS: Final = ((-18.0, 1.15), (-5.0, 0.95), (0.0, 0.7), (5.0, 0.45), (12.0, 0.12), (30.0, 0.0))
"""Sun elevation (degrees) and the stops that the hour is printed up by, so that it reads on a screen."""
WALLED_IN = frozenset({"street", "village", "forest"})
WALLED_STOPS = 0.6
"""Where a low sun is hidden behind houses or trees, the lens opens for the shade."""
INTERIOR_STOPS, INTERIOR_NIGHT_STOPS = 0.1, 0.7
_STAGE_STOPS: Final[Mapping[str, float]] = MappingProxyType(
    {"snow": -0.6, "desert": -0.5, "beach": -0.2, "sea": -0.3, "sky": -0.6, "space": 0.2, "underwater": 0.0}
)
"""Grounds that are lighter than grass or stone, by day: the lens closes for them."""
OVERCAST_STOPS = 0.45
RAIN_STOPS = 0.95
"""A rainy day is printed down: it is dark, and streaks show against dark."""
LAMPLIT = frozenset({"street", "village", "space", "underwater"})
LAMPLIT_SNOW_STOPS = 0.9
MOONLIT_STOPS, CANOPY_STOPS = 0.7, 1.2
"""Away from lamps the eye opens to the moon."""
LOW_SUN_GAIN = (1.04, 1.0, 0.93)
"""A low sun is printed warm."""
NIGHT_BELOW_DEG = -10.0
_EVENING_STOPS: Final = ((-8.0, 0.0), (-4.0, -0.5), (-1.0, -0.3), (3.0, 0.0))
"""After sunset the land goes dark under the sky; before sunrise mist lifts it."""


def _hour_stops(shot: Shot, sun_elevation_deg: float, interior: bool) -> float:
    if interior:
        return INTERIOR_NIGHT_STOPS if sun_elevation_deg < NIGHT_BELOW_DEG else INTERIOR_STOPS
    elevations, stops = zip(*_EXPOSURE_STOPS, strict=True)
    opened = float(np.interp(sun_elevation_deg, elevations, stops))
    if not is_rising(table("times_of_day")[shot.setting.time_of_day or "day"]):
        elevations, stops = zip(*_EVENING_STOPS, strict=True)
        opened += float(np.interp(sun_elevation_deg, elevations, stops))
    # At dusk the lamps and windows are to glow against the blue, so the lens stays closer to shut.
    shade = float(np.interp(sun_elevation_deg, (-10.0, -5.0, 0.0, 12.0, 45.0), (0.0, -0.45, 0.6, 1.0, 0.3)))
    opened += WALLED_STOPS * shade if shot.setting.stage in WALLED_IN else 0.0
    if sun_elevation_deg < 0.0 and shot.setting.weather == "snow" and shot.setting.stage in LAMPLIT:
        opened -= LAMPLIT_SNOW_STOPS
    weather = table("weather")[shot.setting.weather or "clear"]
    opened += OVERCAST_STOPS * max(0.0, 2.0 * weather.clouds - 1.0)
    opened -= RAIN_STOPS if weather.precipitation == "rain" and sun_elevation_deg > 0.0 else 0.0
    if sun_elevation_deg < NIGHT_BELOW_DEG and shot.setting.stage not in LAMPLIT:
        opened += MOONLIT_STOPS + (CANOPY_STOPS if shot.setting.stage == "forest" else 0.0)
    day = float(np.interp(sun_elevation_deg, (-8.0, 4.0), (0.0, 1.0)))
    return opened + day * _STAGE_STOPS.get(shot.setting.stage or "", 0.0)


def own_stops(shot: Shot) -> float:
    """Stops that the user and the style ask for."""
    return (shot.lighting.exposure_stops or 0.0) + look_of(shot).stops


def grade_of(shot: Shot, sun_elevation_deg: float, interior: bool) -> Grade:
    """The grade of a shot. Exposure is the shot's own, in stops, over what the hour needs.

    Args:
        shot: its style, exposure and place.
        sun_elevation_deg: of the sun, below 0 after sunset.
        interior: whether lamps light it.
    """
    night = sun_elevation_deg < NIGHT_BELOW_DEG
    grade = Grade(bloom=0.10 if night else 0.06, contrast=1.04)
    look = look_of(shot)
    grade = replace(grade, **look.grade_fields())
    if night:
        grade = replace(grade, bloom=max(grade.bloom, 0.10))
    stops = own_stops(shot) + _hour_stops(shot, sun_elevation_deg, interior)
    warm = (
        0.0
        if interior
        else float(np.interp(sun_elevation_deg, (-2.0, 3.0, 9.0, 13.0, 24.0), (0.0, 0.3, 1.0, 1.0, 0.0)))
    )
    if sun_elevation_deg > BY_DAY_DEG:  # behind a closed cover there is no sun to print warm
        warm *= 1.0 - covered(table("weather")[shot.setting.weather or "clear"].clouds)
    red, green, blue = (1.0 + warm * (part - 1.0) for part in LOW_SUN_GAIN)
    gain = (grade.gain[0] * red, grade.gain[1] * green, grade.gain[2] * blue)
    return replace(grade, exposure_stops=stops, gain=gain)
