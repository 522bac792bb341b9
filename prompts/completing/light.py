"""Completing the light: set-up, sun, bearing, colour, contrast and haze, from place, hour and weather."""

from __future__ import annotations

import re

from prompts.completing.deciding import Slate
from prompts.completing.hours import wants_cinema
from prompts.completing.locales import lamp_in
from prompts.completing.place import OUT_OF_WEATHER
from prompts.completing.usual_light import usual
from prompts.reading.models import model_called
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import with_article

__all__ = ["choose_light"]

CLOUDY_KELVIN = {"overcast": 6500.0, "rain": 6500.0, "storm": 6800.0, "fog": 6500.0, "mist": 5800.0, "snow": 7000.0,
                 "hail": 6600.0, "sandstorm": 4300.0}  # fmt: skip
"""Colour of daylight through weather, kelvin (overcast 6000-7000 K)."""

DAYTIME = frozenset({"day", "early_morning", "morning", "afternoon", "late_afternoon"})
TWILIGHT = frozenset({"dawn", "dusk", "blue_hour"})
LOW_SUN = TWILIGHT | {"golden_hour", "sunset", "sunrise", "early_morning", "late_afternoon"}
"""Hours whose own colour comes through a window."""

LAMPLIT_STAGES = frozenset({"street", "road", "village"})
INTERIOR_SETUPS = {"studio": "three_point", "theatre": "spotlight", "classroom": "window", "laboratory": "high_key"}
CINEMATIC_SUN_DEG = 12.0
CINEMATIC_SUN_K = 3500.0
SUN_IN_SHOT_DEG = 6.0
"""A sun lower than this belongs into the picture."""
MOON = re.compile(r"\b(?:full |crescent |half )?moon(?:lit)?\b(?! (?:landing|surface|base|rover))")
RAINBOW = re.compile(r"\brainbow\b(?! (?:flag|trout|colou?r|cake|fish|sweater|wig|striped))")
WINDOWED = frozenset({"window", "moonlight"})
"""Set-ups that may stand on either side."""

SOURCES = {"sunlight": "the sun", "moonlight": "the moon", "street_lamps": "street lamps", "overcast": "the grey sky",
           "natural": "the sky", "window": "a window", "practical": "lamps in the room"}  # fmt: skip


def choose_light(slate: Slate) -> None:
    """Every number of the light that is still open."""
    _choose_setup(slate)
    setup = table("lighting_setups").get(slate.shot.lighting.setup or "")
    if setup is not None:
        slate.choose(
            "lighting.source", SOURCES.get(setup.id, setup.say.removeprefix("a ")), "where the light comes from"
        )
    _choose_sun(slate)
    _choose_bearing(slate)
    _choose_kelvin(slate)
    _choose_contrast(slate)
    quality = (setup.quality if setup else "") or "soft"
    why = "a small or distant source draws hard shadows" if quality == "hard" else "a large source gives soft shadows"
    if slate.shot.setting.weather == "mist" and not slate.shot.setting.interior and quality == "hard":
        quality, why = "soft", "mist spreads the light and softens every shadow"
    if slate.shot.setting.weather in CLOUDY_KELVIN and slate.shot.lighting.setup == "moonlight":
        quality, why = "soft", "cloud spreads the moon's light, and what falls softens every shadow"
    slate.choose("lighting.quality", quality, why)
    _choose_air(slate)


def _choose_setup(slate: Slate) -> None:
    setting = slate.shot.setting
    time = table("times_of_day").get(setting.time_of_day or "")
    night = bool(time and time.night)
    named = table("light_sources").get(terms_by_phrase("light_sources").get(slate.shot.lighting.source, ""))
    if named is not None and named.setup:
        slate.choose("lighting.setup", named.setup, f"what {named.say} make of a scene")
    main = slate.shot.main_subject
    if main is not None and model_called(main.noun) is not None and setting.stage == "studio":
        slate.choose("lighting.setup", INTERIOR_SETUPS["studio"], "every part of a model is to be seen")
    if RAINBOW.search(slate.words) and not setting.interior and not night:
        slate.choose("lighting.setup", "sunlight", "a rainbow needs the sun, whatever else the sky does")
    lamp = lamp_in(slate.words)
    if lamp is not None and (setting.interior or night or lamp.night):
        slate.choose("lighting.setup", lamp.light, "the light that the words mean")
    if setting.stage == "space":
        slate.choose("lighting.setup", "sunlight", "in space the sun is the one source, undimmed")
    if setting.stage == "underwater":
        slate.choose("lighting.setup", "god_rays", "daylight reaches down through water in shafts")
    if setting.interior:
        fixed = INTERIOR_SETUPS.get(setting.stage or "")
        if fixed:
            slate.choose(
                "lighting.setup", fixed, f"the usual light of {with_article(table('stages')[setting.stage or ''].say)}"
            )
        name = "practical" if night else "window"
        slate.choose(
            "lighting.setup",
            name,
            "at night a room is lit by its lamps" if night else "by day a room is lit by its window",
        )
    if night:
        _choose_night(slate)
    if setting.weather in CLOUDY_KELVIN and setting.weather != "mist":
        slate.choose("lighting.setup", "overcast", "such weather spreads the daylight evenly over the sky")
    if setting.time_of_day in TWILIGHT:
        slate.choose("lighting.setup", "natural", "with the sun below the horizon the sky itself is the light")
    slate.choose("lighting.setup", "sunlight", "an open sky by day")


def _choose_night(slate: Slate) -> None:
    """Out of doors at night: the moon where it is spoken of or no lamps stand, else the lamps of the street."""
    if MOON.search(slate.words):
        slate.choose("lighting.setup", "moonlight", "the words speak of the moon")
    if slate.shot.setting.stage in LAMPLIT_STAGES:
        slate.choose("lighting.setup", "street_lamps", "at night a street is lit by its lamps")
    slate.choose("lighting.setup", "moonlight", "away from lamps, the night's light is the moon")


def _choose_sun(slate: Slate) -> None:
    setting = slate.shot.setting
    time = table("times_of_day").get(setting.time_of_day or "")
    if time is None or (
        setting.interior and slate.shot.lighting.setup not in {"window", "gobo", "god_rays", "sunlight"}
    ):
        return
    low = wants_cinema(slate) and setting.time_of_day in DAYTIME | {"golden_hour"} and not setting.interior
    if low and setting.weather in (None, "clear"):
        slate.choose(
            "lighting.sun_elevation_deg",
            CINEMATIC_SUN_DEG,
            "cinematic and the hour left open: low enough for long shadows and a rim, high enough to light the ground",
        )
    slate.choose("lighting.sun_elevation_deg", time.sun_elevation_deg, f"where the sun stands {time.say}")


def _choose_bearing(slate: Slate) -> None:
    setup = table("lighting_setups").get(slate.shot.lighting.setup or "")
    if setup is not None and setup.key_azimuth_deg is not None and setup.id not in WINDOWED:
        slate.choose("lighting.key_azimuth_deg", setup.key_azimuth_deg, f"as {setup.say} is set")
    elevation = slate.shot.lighting.sun_elevation_deg
    sunlit = setup is not None and setup.id == "sunlight" and elevation is not None
    if sunlit and elevation is not None and elevation < SUN_IN_SHOT_DEG and not slate.shot.setting.interior:
        slate.choose("lighting.key_azimuth_deg", -155.0, "into the light, so that the glowing sky is in the picture")
    if sunlit and elevation is not None and elevation < 20 and wants_cinema(slate):
        slate.choose(
            "lighting.key_azimuth_deg", -138.0, "from behind left, so that a low sun rims the subject's outline"
        )
    sided = usual("bearing", slate.shot, slate.words)
    if sided is not None:
        slate.choose("lighting.key_azimuth_deg", *sided)


def _choose_kelvin(slate: Slate) -> None:
    shot = slate.shot
    setup = table("lighting_setups").get(shot.lighting.setup or "")
    time = table("times_of_day").get(shot.setting.time_of_day or "")
    elevation = shot.lighting.sun_elevation_deg
    low = setup is not None and setup.id == "window" and shot.setting.time_of_day in LOW_SUN
    cloud = setup is not None and setup.id == "overcast" and shot.setting.weather in CLOUDY_KELVIN
    if setup is not None and setup.colour_temperature_k and not low and not cloud:
        slate.choose("lighting.colour_temperature_k", setup.colour_temperature_k, f"the colour of {setup.say}")
    low_sun = elevation is not None and 0 < elevation <= 15 and shot.setting.weather == "mist"
    through = setup is None or setup.id != "sunlight" or shot.setting.weather == "mist"
    if shot.setting.weather in CLOUDY_KELVIN and not shot.setting.interior and not low_sun and through:
        kelvin = CLOUDY_KELVIN[shot.setting.weather or ""]
        slate.choose("lighting.colour_temperature_k", kelvin, "daylight through cloud is cool")
    if shot.setting.stage in OUT_OF_WEATHER:
        slate.choose("lighting.colour_temperature_k", 5800.0, "the sun's own colour, with no air to warm it")
    if elevation is not None and 0 < elevation <= 15 and wants_cinema(slate):
        slate.choose("lighting.colour_temperature_k", CINEMATIC_SUN_K, "a sun this low is warm")
    if time is not None:
        slate.choose("lighting.colour_temperature_k", time.colour_temperature_k, f"the light's colour {time.say}")
    slate.choose("lighting.colour_temperature_k", 5500.0, "neutral daylight")


def _choose_contrast(slate: Slate) -> None:
    shot = slate.shot
    setup = table("lighting_setups").get(shot.lighting.setup or "")
    time = table("times_of_day").get(shot.setting.time_of_day or "")
    if setup is not None and setup.key_fill_ratio:
        slate.choose("lighting.key_fill_ratio", setup.key_fill_ratio, f"the contrast that {setup.say} gives")
    ratio = time.key_fill_ratio if time else 3.0
    slate.choose("lighting.key_fill_ratio", ratio, "shadows with form but still open")
    night = bool(time and time.night)
    dark = "a night exposed as night, still readable" if night else "exposed for the subject"
    slate.choose("lighting.exposure_stops", -1.0 if night else 0.0, dark)


def _choose_air(slate: Slate) -> None:
    shot = slate.shot
    weather = table("weather").get(shot.setting.weather or "")
    if shot.setting.stage == "space":
        slate.choose("lighting.haze", 0.0, "no air, no haze")
        return
    if shot.setting.stage == "underwater":
        slate.choose("lighting.haze", 0.6, "water swallows distance")
    haze = weather.haze if weather and not shot.setting.interior else 0.05
    elevation = shot.lighting.sun_elevation_deg
    if weather is not None and weather.id == "clear" and elevation is not None and 0 < elevation < 20:
        slate.choose("lighting.haze", round(haze + 0.1, 3), "a low sun shows the air between the planes")
    slate.choose("lighting.haze", haze, "the air that goes with the weather")
