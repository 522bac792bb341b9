"""The shot's lighting in numbers, every gap filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from prompts.shot import Shot, Source
from prompts.tables import tables_of
from prompts.vocabulary import table
from prompts.vocabulary.terms import LightingSetup, TimeOfDay, Weather
from prompts.wording.skies import shows_sun_or_moon

__all__ = ["LightCues", "cues_of", "is_interior", "is_rising", "said_of_weather"]

MOON_ELEVATION_DEG = 38.0
MOON_K = 7500.0
"""Film convention: moonlight reads as blue (measured, it is about 4100 K)."""
LAMPS_BELOW_DEG = 2.0
"""Sun elevation below which the lamps are lit."""
DEFAULT_KEY_AZIMUTH_DEG = 55.0
LOW_SUN_AZIMUTH_DEG = 118.0
"""A low sun is shown from behind and beside the subject, where it draws a rim."""
MIST_BELOW_DEG, MIST_FROM_DEG, LOW_SUN_HAZE = 14.0, -3.5, 0.13
"""A low sun lights the air: distance shows in layers."""
DAWN_MIST = 0.27
NOON = 11.0
"""Hours that begin before this are the morning's."""
FAIR_WEATHER_CLOUDS = 0.34
SEEN_ELEVATION_DEG, SEEN_AZIMUTH_DEG = 9.0, 168.0
"""Where the sun or the moon stands that the picture is to show: on the side to which who is on the left third looks."""
_CROSSES = re.compile(
    r"\b(?:across|past|before|in front of|against) (?:the )?(?:[\w-]+ ){0,2}?(?:moon|sun)(?:'s (?:disc|face))?\b"
)
"""Ways that lead past the disc of the moon or the sun."""


@dataclass(frozen=True, slots=True)
class LightCues:
    """The shot's lighting in numbers, every gap filled.

    Attributes:
        elevation_deg: of the key light. sun_elevation_deg: of the sun, below 0 at night.
        azimuth_deg: the key's bearing from the camera axis: 0 front, 90 right, 180 behind the subject.
        kelvin: of the key. ratio: (key + fill) / fill. softness: 0 hard .. 1 soft.
        clouds, haze: 0..1. night: lit by the moon and by lamps. interior: lit by lamps and windows.
        rising: whether the hour is one of the morning.
        free: whether nobody and no set-up said where the key stands, so that the place may.
        crossed: whether somebody flies past that.
        shown: what of the sky is to be in the picture, in the user's words: the full moon; empty for nothing.
    """

    elevation_deg: float
    sun_elevation_deg: float
    azimuth_deg: float
    kelvin: float
    ratio: float
    softness: float
    clouds: float
    haze: float
    night: bool
    interior: bool
    rising: bool = False
    free: bool = False
    shown: str = ""
    crossed: bool = False

    @property
    def lamps_lit(self) -> bool:
        """Whether street lamps and windows shine."""
        return self.night or self.sun_elevation_deg < LAMPS_BELOW_DEG


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


def is_interior(shot: Shot) -> bool:
    """Whether the shot is indoors: as it says, else as its stage is."""
    if shot.setting.interior is not None:
        return shot.setting.interior
    stage = table("stages").get(shot.setting.stage or "")
    return stage.interior if stage else False


def cues_of(shot: Shot) -> LightCues:
    """The shot's lighting cues; what is missing follows from set-up, time of day and weather, in that order."""
    light, setting = shot.lighting, shot.setting
    shown = _in_the_picture(shot)
    seen = shown != ""
    hour: TimeOfDay = table("times_of_day")[setting.time_of_day or "day"]
    weather: Weather = table("weather")[setting.weather or "clear"]
    setup: LightingSetup = table("lighting_setups")[light.setup or "natural"]
    interior = is_interior(shot)
    sun = _first(light.sun_elevation_deg, hour.sun_elevation_deg)
    night = hour.night or sun < -10.0
    outdoors_high = MOON_ELEVATION_DEG if night else max(sun, 2.0)
    default_azimuth = LOW_SUN_AZIMUTH_DEG if sun < 15.0 or night else DEFAULT_KEY_AZIMUTH_DEG
    indoors_k = 3000.0 if night else 4600.0
    hour_k = indoors_k if interior else (MOON_K if night else hour.colour_temperature_k)
    soft_word = light.quality.lower() or setup.quality
    return LightCues(
        elevation_deg=SEEN_ELEVATION_DEG
        if seen
        else _first(setup.key_elevation_deg, 38.0 if interior else outdoors_high),
        sun_elevation_deg=sun,
        azimuth_deg=SEEN_AZIMUTH_DEG if seen else _first(light.key_azimuth_deg, setup.key_azimuth_deg, default_azimuth),
        kelvin=_first(
            None if night and not interior else light.colour_temperature_k, setup.colour_temperature_k, hour_k
        ),
        ratio=_first(light.key_fill_ratio, setup.key_fill_ratio if light.setup else None, hour.key_fill_ratio),
        softness=0.8 if "soft" in soft_word else 0.15,
        clouds=max(weather.clouds, _fair_weather_clouds(shot, night)),
        haze=max(_first(light.haze, 0.0), weather.haze, _thick(shot), _mist(sun, is_rising(hour))),
        night=night,
        interior=interior,
        rising=is_rising(hour),
        free=not seen and setup.key_azimuth_deg is None and _azimuth_is_open(shot),
        shown=shown,
        crossed=any(beat.motion == "fly" and _CROSSES.search(beat.action.lower()) for beat in shot.beats),
    )


def said_of_weather(shot: Shot) -> str:
    """The user's own word for the weather, in lower case: a blizzard and a flurry are both snow; empty if none."""
    cue = shot.source_of("setting.weather")
    return cue.reason.lower() if cue is not None and cue.source is Source.USER else ""


def _thick(shot: Shot) -> float:
    """Haze of what falls outdoors, by the user's own word for it."""
    called = said_of_weather(shot)
    rows = tables_of("generators.previz.sets", "air").values() if called else ()
    thick = (row["haze"] for row in rows if row.get("haze") and any(word in called for word in row["words"]))
    return max(thick, default=0.0)


def is_rising(hour: TimeOfDay) -> bool:
    """Whether the sun is on its way up at a time of day."""
    return hour.from_hour is not None and not hour.night and hour.from_hour < NOON


def _mist(sun_elevation_deg: float, rising: bool) -> float:
    """Haze of the hour: most at dawn, before the sun has warmed the ground; none by day and after dusk."""
    if not MIST_FROM_DEG < sun_elevation_deg < MIST_BELOW_DEG:
        return 0.0
    return DAWN_MIST if rising and sun_elevation_deg < -1.0 else LOW_SUN_HAZE


def _azimuth_is_open(shot: Shot) -> bool:
    """Whether the user left it to us where the key stands."""
    cue = shot.source_of("lighting.key_azimuth_deg")
    return shot.lighting.key_azimuth_deg is None or (cue is not None and cue.source is not Source.USER)


def _in_the_picture(shot: Shot) -> str:
    """The detail of the place, or the word, for the sun or the moon that then stands before the camera."""
    if is_interior(shot) or shot.setting.stage == "space":
        return ""
    details = (detail.lower() for detail in shot.setting.details)
    shown = (said for said in details if not _DISCS.isdisjoint(said.split()) and not _SHONE_ON.fullmatch(said))
    detail = next(shown, "")
    words = shot.request.lower()
    return detail or (("the moon" if "moon" in words else "the sun") if shows_sun_or_moon(words) else "")


_SHONE_ON: Final = re.compile(r"(?:lying |sitting |warm )?in (?:the |full )?(?:[a-z-]+ )?sun")
"""What is said of who has the sun on them, not before the lens."""
_DISCS: Final = frozenset({"sun", "moon", "sunrise", "sunset"})


def _fair_weather_clouds(shot: Shot, night: bool) -> float:
    """A few clouds by day where the user did not ask for a clear sky: they give it depth."""
    cue = shot.source_of("setting.weather")
    asked = cue is not None and cue.source is Source.USER
    return 0.0 if night or asked else FAIR_WEATHER_CLOUDS
