"""Completing when: the time of day, and the weather with its wind."""

from __future__ import annotations

import re

from prompts.completing.deciding import Slate
from prompts.completing.locales import dark_in
from prompts.completing.place import OUT_OF_WEATHER, SUNNY
from prompts.completing.usual_light import is_usual, usual
from prompts.shot import Shot, Source
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["choose_time", "choose_weather", "is_open_hour", "is_open_weather", "wants_cinema"]

NIGHT_SETUPS = frozenset({"street_lamps", "moonlight", "neon", "headlights"})
BY_SUN = re.compile(r"\b(?:from|in|into|by|under|at) the sun\b|\bsun(?:light|lit|shine|beams?)\b")
"""Words of the sun itself, which no night has."""

WINDY = re.compile(r"\b(?:windy|gusty|blustery|windswept)\b")
NO_HOUR = "daylight, as no hour was named"
NO_WEATHER = "clear air, as no weather was named"
STORMY = re.compile(
    r"\b(?:lightning|thunder\w*|tornado|hurricane|cyclone|typhoon)\b(?! (?:bugs?|speed|fast|bolt logo))"
)
RAINING = re.compile(r"\brain\b(?! (?:forest|coat|boots?|barrel|stops?|has stopped|dance|onto))")
VEILED = re.compile(
    r"\b(?:out of|into|through|in|from) (?:the |a )?(?:[a-z]+ )?(fog|mist)\b(?! (?:machine|horn|bank|lights?))"
)
"""Words of what somebody comes out of, or goes into."""

CLOUDING = re.compile(r"\b(?:storm|thunder|rain|dark|grey|gray|black) ?clouds?\b|\b(?:grey|gray|cloudy|overcast) sky\b")
UMBRELLA = re.compile(r"(?<!beach )(?<!cocktail )(?<!paper )(?<!sun )(?<!patio )\bumbrellas?\b")
DRY_AGAIN = re.compile(r"\b(?:after|before|since|no|without|until)(?: the| a)?(?: heavy| light)? rain\b")
COMPASS = (("golden_hour", 0.0, 15.0), ("morning", 15.0, 33.0), ("day", 33.0, 50.0), ("midday", 50.0, 91.0),
           ("blue_hour", -8.0, 0.0), ("night", -91.0, -8.0))  # fmt: skip
"""Sun elevation from, to (degrees) and the time of day it means."""


def choose_time(slate: Slate) -> None:
    """Time of day: from the light asked for, else the hour that suits what is done, the mood, season and place."""
    shot = slate.shot
    elevation, setup = shot.lighting.sun_elevation_deg, shot.lighting.setup
    if elevation is not None:
        hour = next(name for name, low, high in COMPASS if low <= elevation < high)
        slate.choose("setting.time_of_day", hour, f"a sun at {elevation:g} degrees")
    dark = dark_in(slate.words)
    if (
        dark is not None
        and not BY_SUN.search(slate.words)
        and (not shot.setting.interior or dark.light or dark.indoors)
    ):
        slate.choose("setting.time_of_day", "night", "the words speak of what is only seen in the dark")
    if setup in NIGHT_SETUPS:
        slate.choose("setting.time_of_day", "night", f"{table('lighting_setups')[setup].say} means night")
    if setup == "candlelight" or setup == "firelight":
        slate.choose("setting.time_of_day", "night", "a small flame only lights a dark place")
    if shot.setting.stage in OUT_OF_WEATHER:
        slate.choose("setting.time_of_day", "day", NO_HOUR)
    if wants_cinema(slate) and shot.setting.weather in (None, "clear") and not shot.setting.interior:
        sunny = "the place is sunlit, which leaves" if SUNNY.search(slate.words) else "the words leave"
        slate.choose("setting.time_of_day", "golden_hour", f"{sunny} the hour open; a low sun is the most cinematic")
    if shot.setting.stage == "street" and wants_night(slate):
        slate.choose("setting.time_of_day", "night", "the light asked for belongs to the night")
    slate.choose("setting.time_of_day", *(usual("hour", slate.shot, slate.words) or ("day", NO_HOUR)))


def wants_cinema(slate: Slate) -> bool:
    """True when the user asked for a cinematic picture."""
    look_said = slate.shot.style.look == "cinematic" and slate.said("style.look")
    return look_said or "cinematic" in slate.words


def wants_night(slate: Slate) -> bool:
    """True when the user's words speak of night light without naming the hour."""
    return bool(re.search(r"\b(?:neon|street ?lamps?|headlights|moonlit)\b", slate.words))


def choose_weather(slate: Slate) -> None:
    """The weather that the words mean, else what suits mood, season and work, else a clear sky; and its wind."""
    setting = slate.shot.setting
    if setting.interior or setting.stage in OUT_OF_WEATHER:
        return
    sunny = SUNNY.search(slate.words)
    if WINDY.search(slate.words):
        slate.choose("setting.weather", "wind", "the words say that it is windy")
    if UMBRELLA.search(slate.words) and not sunny:
        slate.choose("setting.weather", "overcast", "an umbrella is carried under a grey sky")
    named = terms_by_phrase("weather")
    of_place = next((named[w] for w in re.findall(r"[a-z]+", setting.place.lower()) if w in named), None)
    slate.choose("setting.weather", of_place, "the place is described so")
    if veil := VEILED.search(slate.words):
        slate.choose("setting.weather", veil[1], "the words speak of it")
    if CLOUDING.search(slate.words):
        slate.choose("setting.weather", "overcast", "dark clouds cover the sun")
    if STORMY.search(slate.words):
        slate.choose("setting.weather", "storm", "lightning needs a thundercloud")
    if RAINING.search(slate.words) and not DRY_AGAIN.search(slate.words):
        slate.choose("setting.weather", "rain", "the words speak of rain")
    if sunny:
        slate.choose("setting.weather", "clear", "sunlight needs an open sky")
    if not setting.time_of_day and not setting.temperature_c and not wants_cinema(slate):
        slate.choose("setting.weather", *(usual("sky", slate.shot, slate.words) or ("clear", NO_WEATHER)))
    slate.choose("setting.weather", "clear", NO_WEATHER)
    weather = table("weather").get(slate.shot.setting.weather or "")
    if weather is not None:
        slate.choose("setting.wind_mps", weather.wind_mps, f"the usual wind {weather.say}")


def is_open_hour(shot: Shot) -> bool:
    """True when nothing in the words bears on the hour."""
    reason = _reason(shot, "setting.time_of_day")
    return not shot.setting.time_of_day or reason == NO_HOUR or is_usual("hour", reason)


def is_open_weather(shot: Shot) -> bool:
    """True when nothing in the words bears on the weather."""
    reason = _reason(shot, "setting.weather")
    return not shot.setting.weather or reason == NO_WEATHER or is_usual("sky", reason)


def _reason(shot: Shot, path: str) -> str:
    """Why the director decided a field; empty when somebody else did."""
    cue = shot.source_of(path)
    return cue.reason if cue is not None and cue.source is Source.DIRECTOR else ""
