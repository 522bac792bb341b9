"""The light in words, derived from its numbers."""

from __future__ import annotations

from prompts.dialects.voice import Clause, Voice
from prompts.shot import Lighting
from prompts.vocabulary import table
from prompts.wording import capital, content_words, is_plural, join_list, pronouns_of, sentence

__all__ = ["bearing_words", "elevation_words", "kelvin_word", "light", "light_tags"]

KELVIN = ((2200, "deep orange"), (3300, "amber"), (4300, "warm"), (5000, "faintly warm"), (6200, ""), (7600, "cool"),
          (40001, "cold blue"))  # fmt: skip
"""Kelvin up to which, and the word for it; nothing for neutral daylight."""

BEARINGS = ((20, "from the front"), (70, "from the front {side}"), (110, "from the {side}"),
            (160, "from behind {side}"), (181, "from directly behind"))  # fmt: skip
"""Bearing from the camera axis up to which (degrees), and how it is said."""

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
           "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
LAMPS = frozenset({"street_lamps", "practical", "neon", "headlights", "candlelight", "firelight"})
SKY_LIGHT = frozenset({"natural", "overcast"})
FALLING = {"rain": "rain falls steadily", "snow": "snow falls softly", "storm": "rain drives across in gusts"}
AIR = ((0.13, ""), (0.3, "a light haze separates the planes of the picture"), (0.6, "haze softens the distance"),
       (1.01, "fog swallows the distance"))  # fmt: skip
"""Haze up to which, and what it does."""


def kelvin_word(kelvin: float | None) -> str:
    """The word for a colour temperature; empty for neutral daylight."""
    return "" if kelvin is None else next(word for limit, word in KELVIN if kelvin <= limit)


def elevation_words(degrees: float) -> str:
    """`about twelve degrees above the horizon`."""
    whole = round(degrees)
    number = NUMBERS[whole] if 0 <= whole < len(NUMBERS) else str(whole)
    return f"about {number} degree{'' if whole == 1 else 's'} above the horizon"


def bearing_words(azimuth_deg: float) -> str:
    """`from behind left`: negative bearings are left of the camera axis."""
    side = "right" if azimuth_deg >= 0 else "left"
    return next(words for limit, words in BEARINGS if abs(azimuth_deg) <= limit).format(side=side)


def light(voice: Voice) -> list[Clause]:
    """Hour, source, height, bearing, colour, contrast; then what falls from the sky and what the air does."""
    lighting, setting = voice.shot.lighting, voice.shot.setting
    clauses = []
    main = _main_sentence(voice)
    if main:
        clauses.append(
            Clause(sentence(main), 0 if voice.users("lighting.setup") or voice.users("setting.time_of_day") else 2)
        )
    falling = FALLING.get(setting.weather or "")
    if falling and not setting.interior and setting.weather not in voice.action_words:
        clauses.append(Clause(sentence(falling), voice.rank("setting.weather", 2)))
    elif setting.weather and voice.users("setting.weather") and not setting.interior:
        clauses.append(Clause(sentence(f"the scene lies {table('weather')[setting.weather].say}"), 0))
    air = next(words for limit, words in AIR if (lighting.haze or 0.0) <= limit)
    if air and setting.weather not in {"fog", "mist"}:
        clauses.append(Clause(sentence(air), voice.rank("lighting.haze", 7)))
    if lighting.effects:
        clauses.append(
            Clause(sentence(f"{join_list(lighting.effects)} can be seen"), voice.rank("lighting.effects", 4))
        )
    return clauses


def _main_sentence(voice: Voice) -> str:
    lighting, setting = voice.shot.lighting, voice.shot.setting
    setup = table("lighting_setups").get(lighting.setup or "")
    time = table("times_of_day").get(setting.time_of_day or "")
    hour = "" if time is None or time.id == "day" or setting.stage == "space" else time.say
    if setup is None:
        return f"{hour}, the light is {kelvin_word(lighting.colour_temperature_k) or 'neutral'}" if hour else ""
    name = _source_words(lighting, setup.say)
    adverb = f"{capital(hour)}, " if hour and content_words(hour) - content_words(name) else ""
    if setup.id == "silhouette":
        return f"{adverb}the subject is {setup.say}"
    if setup.id in LAMPS:
        return f"{adverb}the scene is lit by {name}{_shadows(voice)}"
    if setup.id in SKY_LIGHT:
        return f"{adverb}{_with_tone(lighting, 'light from the whole sky')} falls evenly{_shadows(voice)}"
    return f"{adverb}{name} {_falls(voice, many=is_plural(name))}{_shadows(voice)}"


def _with_tone(lighting: Lighting, name: str) -> str:
    word = kelvin_word(lighting.colour_temperature_k)
    return f"{word} {name}" if word and not content_words(word) <= content_words(name) else name


def _source_words(lighting: Lighting, say: str) -> str:
    name = say.removeprefix("direct ").removeprefix("a ")
    low = lighting.sun_elevation_deg is not None and 0 < lighting.sun_elevation_deg <= 20 and "sun" in name
    height = "low " if low else "high " if (lighting.sun_elevation_deg or 0) > 50 and "sun" in name else ""
    joined = _with_tone(lighting, name)
    return f"{height}{joined}"


def _height(lighting: Lighting) -> str:
    low = lighting.sun_elevation_deg
    if low is None or not 0 < low <= 20 or lighting.setup != "sunlight":
        return ""
    return f" at {elevation_words(low)}"


def _falls(voice: Voice, *, many: bool) -> str:
    lighting = voice.shot.lighting
    azimuth = lighting.key_azimuth_deg
    if azimuth is None:
        return "light the scene" if many else "lights the scene"
    raking = abs(azimuth) > 70 and (lighting.sun_elevation_deg or 90) <= 20
    rim = f", edging {_edged(voice)} with light" if abs(azimuth) >= 110 and voice.shot.main_subject else ""
    verb = "rake{} in" if raking else "fall{}"
    return f"{verb.format('' if many else 's')} {bearing_words(azimuth)}{_height(lighting)}{rim}"


def _edged(voice: Voice) -> str:
    main = voice.shot.main_subject
    if main is None or len(voice.shot.subjects) > 1:
        return voice.main_name
    return pronouns_of(main).object


def _shadows(voice: Voice) -> str:
    lighting = voice.shot.lighting
    elevation, ratio = lighting.sun_elevation_deg, lighting.key_fill_ratio or 3.0
    sunny = lighting.setup == "sunlight" and elevation is not None and not voice.shot.setting.interior
    if sunny and elevation is not None and elevation <= 20 and voice.shot.setting.stage not in {"space", "sky"}:
        joint = " and" if abs(lighting.key_azimuth_deg or 0) >= 110 and voice.shot.main_subject else ","
        return f"{joint} laying long shadows across the ground"
    if ratio >= 8:
        return ", with deep shadows"
    if ratio <= 1.6:
        return ", almost without shadows"
    return ", with soft-edged shadows" if lighting.quality == "soft" else ", with clear-cut shadows"


def light_tags(voice: Voice) -> list[str]:
    """Up to three short tags for families that want them: hour, colour, direction."""
    lighting, setting = voice.shot.lighting, voice.shot.setting
    tags = []
    time = table("times_of_day").get(setting.time_of_day or "")
    if time is not None:
        tags.append(
            "daytime"
            if time.id == "day"
            else f"{time.id.replace('_', ' ')} time"
            if time.id != "golden_hour"
            else "golden hour"
        )
    word = kelvin_word(lighting.colour_temperature_k)
    tags.append(f"{word} light" if word else "daylight" if not (time and time.night) else "night light")
    azimuth = lighting.key_azimuth_deg
    if azimuth is not None:
        size = abs(azimuth)
        tags.append(
            "front light" if size <= 30 else "side light" if size < 110 else "edge light" if size < 165 else "backlight"
        )
    return tags
