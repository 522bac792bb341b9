"""Checks of light, hour and weather."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prompts.linting.finding import Report, Severity, check
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["source_against_hour"]

SUNNY = re.compile(r"\b(?:sunlit|sunny|sunshine|sun-drenched|sun-dappled|in the sun)\b")
DARK_WEATHER = frozenset({"overcast", "rain", "storm", "fog"})
LOW_SUN = frozenset({"golden_hour", "sunset", "sunrise"})
HIGH_SUN = frozenset({"midday", "day", "morning", "afternoon"})
WET = frozenset({"rain", "storm", "snow", "fog"})


@check("TIME-SUN", Severity.WARNING)
def _time_sun(shot: Shot) -> Iterator[Report]:
    time = table("times_of_day").get(shot.setting.time_of_day or "")
    sun = shot.lighting.sun_elevation_deg
    if time is None or sun is None:
        return
    above = time.sun_elevation_deg > 0
    wrong_side = (sun > 0) is not above and abs(sun - time.sun_elevation_deg) > 8
    wrong_hour = time.id in LOW_SUN and sun > 25
    wrong_noon = time.id == "midday" and 0 < sun < 30
    if wrong_side or wrong_hour or wrong_noon:
        yield (
            "lighting.sun_elevation_deg",
            f"{time.say} the sun does not stand at {sun:g} degrees",
            f"about {time.sun_elevation_deg:g} degrees fits, or name another hour",
        )


@check("LIGHT-KELVIN-TIME", Severity.WARNING)
def _kelvin_time(shot: Shot) -> Iterator[Report]:
    time, kelvin = shot.setting.time_of_day, shot.lighting.colour_temperature_k
    if kelvin is None or shot.lighting.setup not in {None, "sunlight", "natural"} or shot.setting.interior:
        return
    if time in LOW_SUN and kelvin > 5500:
        yield "lighting.colour_temperature_k", f"a low sun is warm; {kelvin:g} K is cool", "use 2500 to 4000 K"
    if time == "midday" and kelvin < 4500:
        yield "lighting.colour_temperature_k", f"a midday sun is white; {kelvin:g} K is warm", "use 5200 to 5600 K"


@check("LIGHT-SOURCE-TIME", Severity.ERROR)
def source_against_hour(shot: Shot) -> Iterator[Report]:
    """Sunlight at night and moonlight by day, where they are the shot's set-up."""
    time = table("times_of_day").get(shot.setting.time_of_day or "")
    if time is None or shot.setting.stage == "space":
        return
    if shot.lighting.setup == "sunlight" and time.night:
        yield "lighting.setup", "there is no sunlight at night", "use moonlight or lamps, or name another hour"
    if shot.lighting.setup == "moonlight" and time.sun_elevation_deg > 6:
        yield "lighting.setup", f"moonlight does not show {time.say}", "make it night, or use sunlight"


@check("LIGHT-SUNLIT", Severity.ERROR)
def _sunlit(shot: Shot) -> Iterator[Report]:
    said = f"{shot.setting.place} {shot.lighting.source}".lower()
    if not SUNNY.search(said) or shot.setting.interior:
        return
    time = table("times_of_day").get(shot.setting.time_of_day or "")
    if time is not None and time.night:
        yield "setting.time_of_day", "the place is sunlit, but it is night", "make it day, or say moonlit"
    if shot.setting.weather in DARK_WEATHER:
        weather = table("weather")[shot.setting.weather or ""].say
        yield "setting.weather", f"the place is sunlit, but it lies {weather}", "clear the sky, or drop the sunlight"


@check("LIGHT-CONTRAST", Severity.WARNING)
def _contrast(shot: Shot) -> Iterator[Report]:
    ratio, setup = shot.lighting.key_fill_ratio, shot.lighting.setup
    if ratio is None:
        return
    if setup == "high_key" and ratio > 3:
        yield "lighting.key_fill_ratio", f"high key is nearly shadowless; {ratio:g}:1 is not", "use 1 to 2"
    if setup in {"low_key", "silhouette"} and ratio < 4:
        yield "lighting.key_fill_ratio", f"{ratio:g}:1 is too gentle for so dark a picture", "use 8 or more"


@check("LIGHT-RAYS-HAZE", Severity.NOTE)
def _rays(shot: Shot) -> Iterator[Report]:
    haze = shot.lighting.haze
    rays = shot.lighting.setup == "god_rays" or any("ray" in e or "shaft" in e for e in shot.lighting.effects)
    if rays and haze is not None and haze < 0.15:
        yield "lighting.haze", f"shafts of light need haze to be seen; it is {haze:g}", "raise the haze to about 0.4"


OUTSIDE = re.compile(r"\b(?:windows?|window ?panes?|skylight|outside)\b")
WEATHER_WORDS = r"(?:rain\w*|snow\w*|thunderstorm|storm|fog|blizzard|hail|drizzle|downpour)"


def _is_within(shot: Shot) -> bool:
    """True when the words put the weather into the room, and not outside it; or say nothing of it."""
    said = shot.request.lower()
    if OUTSIDE.search(said):
        return False
    if not re.search(rf"\b{WEATHER_WORDS}\b", said):
        return True
    place = (shot.setting.place.lower().split(" of ")[0].split() or ["room"])[-1]
    into = r"(?:in|inside|into|through|on) (?:an?|the|his|her|their|my) (?:\w+ ){0,2}?"
    return re.search(rf"\b{WEATHER_WORDS}\b[^.,;]{{0,24}}\b{into}{re.escape(place)}\b", said) is not None


@check("WEATHER-INTERIOR", Severity.ERROR)
def _weather_interior(shot: Shot) -> Iterator[Report]:
    if shot.setting.interior and shot.setting.weather in WET - {"fog"} and _is_within(shot):
        weather = table("weather")[shot.setting.weather or ""].say
        yield "setting.weather", f"the scene is indoors, yet {weather}", "show it through a window, or go outside"


@check("WEATHER-SUN", Severity.WARNING)
def _weather_sun(shot: Shot) -> Iterator[Report]:
    if shot.lighting.setup == "sunlight" and shot.setting.weather in DARK_WEATHER and not shot.setting.interior:
        weather = table("weather")[shot.setting.weather or ""].say
        yield "lighting.setup", f"direct sun does not come through {weather}", "use overcast light, or clear the sky"


@check("WEATHER-TEMPERATURE", Severity.WARNING)
def _weather_temperature(shot: Shot) -> Iterator[Report]:
    degrees, weather = shot.setting.temperature_c, shot.setting.weather
    if degrees is None:
        return
    if weather == "snow" and degrees > 5:
        yield "setting.temperature_c", f"snow does not fall at {degrees:g} °C", "cool it below 2 °C"
    if weather == "rain" and degrees < -3:
        yield "setting.temperature_c", f"at {degrees:g} °C it snows rather than rains", "make it snow, or warm it up"


@check("WEATHER-SEASON", Severity.NOTE)
def _weather_season(shot: Shot) -> Iterator[Report]:
    if shot.setting.weather == "snow" and "summer" in shot.setting.season.lower():
        yield "setting.season", "snow falls in summer", "keep it if that is the point; else change the season"


@check("SPACE-AIR", Severity.WARNING)
def _space(shot: Shot) -> Iterator[Report]:
    if shot.setting.stage != "space":
        return
    if shot.setting.weather in WET | {"wind"}:
        yield "setting.weather", "there is no weather in space", "drop the weather"
    if (shot.lighting.haze or 0) > 0.2:
        yield "lighting.haze", "there is no air in space to hold haze", "set the haze to 0"
