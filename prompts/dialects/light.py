"""The light in words, derived from its numbers."""

from __future__ import annotations

import re
from typing import Final

from prompts.completing.guessed import is_guessed
from prompts.completing.phenomena import snow_falls
from prompts.dialects.enlarging import SPARE
from prompts.dialects.voice import COLOURLESS, UNNAMED, Clause, Voice
from prompts.shot import Lighting
from prompts.vocabulary import table
from prompts.wording import content_words, is_bodiless, is_plural, join_list, sentence, with_article, word_stems

__all__ = ["bearing_words", "kelvin_word", "light", "light_tags"]

KELVIN = ((2200, "deep orange"), (3300, "amber"), (4300, "warm"), (5000, "pale golden"), (6200, ""), (7600, "cool"),
          (40001, "cold blue"))  # fmt: skip
"""Kelvin up to which, and the word for it; nothing for neutral daylight."""

BEARINGS = ((20, "from the front"), (70, "from the front {side}"), (110, "from the {side}"),
            (160, "from behind on the {side}"), (181, "from directly behind"))  # fmt: skip
"""Bearing from the camera axis up to which (degrees), and how it is said."""

GUESSED_SOURCES = {"window": "daylight", "three_point": "a broad key light"}
"""What the light is called where the room is only guessed, so that there may be no window."""

LIGHT_TOLD = re.compile(
    r"\b(?:(?:sun|moon|candle|lamp|fire|torch|star|day|spot)?light\b"
    r"(?! (?:bulb|aircraft|house|blue|green|pink|grey))"
    r"|glow\b|sunbeams?|rays of|beams? of|(?:lit|illuminated|backlit) (?:\w+ )?by)",
    re.I,
)
"""Words by which a sentence tells of the light itself."""

LAMPS = frozenset({"street_lamps", "practical", "neon", "headlights"})
DARK = frozenset({"night", "dusk", "dawn", "blue_hour", None})
FLAMES = frozenset({"candlelight", "firelight", "torchlight"})
SKY_LIGHT = frozenset({"natural", "overcast"})
FALLING = {"rain": "rain falls steadily", "snow": "snow falls softly", "storm": "rain drives across in gusts"}
DRAINED = re.compile(r"\b(?:empty|drained|dry|dried-up)\b")
LOW_SUN_DEG = 20
RAKING_DEG = 70
BEHIND_DEG = 110
OVERHEAD_DEG = 58
STEEP_DEG = 75
TIME_TAGS = {"day": "daytime", "golden_hour": "golden hour", "blue_hour": "blue hour"}
HOUR_WORDS = {"morning": "morning", "midday": "midday", "afternoon": "afternoon", "dawn": "dawn", "dusk": "dusk",
              "sunrise": "sunrise", "sunset": "sunset"}  # fmt: skip
"""Hours that stand before the light as an adjective."""

WEATHER_SEEN = {"rain": "rain", "storm": "rain", "snow": "flakes"}
"""Words of a visible consequence that tell of the falling weather too."""

WET_AIR = frozenset({"fog", "mist", "rain", "overcast", "hail"})
"""Weather that says by itself what the air is like."""

DRIVING = re.compile(r"\b(?:blizzard|snow ?storm|driving snow|whiteout)\b", re.I)
VEILS = {"sandstorm": "blown dust swallows the distance", "snow": "falling snow softens the distance",
         "storm": "driving rain softens the distance"}  # fmt: skip
"""What hangs in the air in such weather, and hides what is far off."""

AIR = ((0.19, ""), (0.3, "a light haze hangs in the air"), (0.6, "haze softens the distance"),
       (1.01, "fog swallows the distance"))  # fmt: skip
"""Haze up to which, and what it does."""


def kelvin_word(kelvin: float | None) -> str:
    """The word for a colour temperature; empty for neutral daylight."""
    return "" if kelvin is None else next(word for limit, word in KELVIN if kelvin <= limit)


def bearing_words(azimuth_deg: float) -> str:
    """`from behind on the left`: negative bearings are left of the camera axis."""
    side = "right" if azimuth_deg >= 0 else "left"
    return next(words for limit, words in BEARINGS if abs(azimuth_deg) <= limit).format(side=side)


def _from_where(azimuth_deg: float, elevation_deg: float | None) -> str:
    """Where a key comes from: from above or below where it stands so high or low that its side does not matter."""
    if elevation_deg is not None and elevation_deg >= OVERHEAD_DEG:
        return "from straight above" if elevation_deg > STEEP_DEG else "from high above"
    if elevation_deg is not None and elevation_deg <= -OVERHEAD_DEG / 2:
        return "from below"
    return bearing_words(azimuth_deg)


def light(voice: Voice) -> list[Clause]:
    """Hour, source, height, bearing, colour, contrast; then what falls from the sky and what the air does."""
    lighting, setting = voice.shot.lighting, voice.shot.setting
    clauses = []
    main = _main_sentence(voice)
    if main:
        asked = [path for path in ("lighting.setup", "setting.time_of_day") if voice.users(path)]
        lit = LIGHT_TOLD.search(voice.told) and all(
            (words := voice.said_words(path).lower()) and words in voice.told.lower() for path in asked
        )
        clauses.append(Clause(sentence(main), SPARE * 3 if lit else 0 if asked else 2))
    lying = setting.weather == "snow" and not snow_falls(voice.told or voice.shot.request)
    falling = "" if lying else FALLING.get(setting.weather or "")
    if setting.weather == "snow" and falling and DRIVING.search(voice.told or voice.shot.request):
        falling = "snow drives past on the wind"
    seen = " ".join(event.outcome for event in voice.shot.physics if event.law == "wind")
    told = bool(word_stems(setting.weather or "") & word_stems(" ".join(voice.action_words)))
    told = told or WEATHER_SEEN.get(setting.weather or "", "\0") in seen.lower()
    said_to_fall = bool(falling) and not setting.interior and not told
    if falling and said_to_fall:
        clauses.append(Clause(sentence(falling), voice.rank("setting.weather", 2)))
    elif falling and setting.interior and voice.users("setting.weather") and not told:
        clauses.append(Clause(sentence(f"outside, {falling}"), 0))
    elif setting.weather and voice.users("setting.weather") and not setting.interior:
        lies = table("weather")[setting.weather].say
        named = voice.said_words("setting.weather").lower()
        if not (named and named in voice.told.lower()) and not content_words(lies) <= voice.action_words:
            clauses.append(Clause(sentence(f"the scene lies {lies}"), 0))
    air = next(words for limit, words in AIR if (lighting.haze or 0.0) <= limit)
    if setting.weather in VEILS and not setting.interior:
        air = "" if said_to_fall or lying else VEILS[setting.weather]
    if air and setting.weather not in WET_AIR:
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
    grey = voice.is_monochrome
    guessed = is_guessed(voice.shot) and not voice.users("lighting.setup")
    own = _named_by_user(voice)
    say = GUESSED_SOURCES.get(setup.id, setup.say) if guessed else setup.say
    name = own or _source_words(lighting, _hard_or_soft(voice, say), monochrome=grey)
    told = content_words(hour) <= voice.action_words | content_words(name)
    hour = "" if told else hour
    if setup.id == "silhouette":
        return f"{f'{hour}, ' if hour else ''}the subject is {setup.say}"
    low = lighting.sun_elevation_deg is not None and lighting.sun_elevation_deg <= LOW_SUN_DEG
    if (
        setup.id == "sunlight"
        and low
        and (not own or "sun" in own)
        and not setting.interior
        and setting.stage != "forest"
    ):
        return _low_sun(voice, name, hour)
    kind = "cloud" if setup.id == "overcast" and not setting.interior else _kind_of(setup.id)
    kind = "other" if own and not (kind == "sun" and "sun" in own) else kind
    azimuth = lighting.key_azimuth_deg
    if kind in {"sun", "other"} and azimuth is None:
        kind = "plain"
    adjective = HOUR_WORDS.get(time.id, "") if time is not None and hour and kind in {"sun", "sky", "cloud"} else ""
    source = (
        _with_tone(lighting, f"{adjective} light".strip(), monochrome=grey)
        if kind in {"sky", "cloud"}
        else _with_hour(adjective, name)
    )
    many = is_plural(source)
    words = {
        "source": source,
        "bearing": "" if azimuth is None else _from_where(azimuth, setup.key_elevation_deg),
        "rim": _rim(voice),
        "shadows": _shadow_word(lighting),
        "s": "" if many else "s",
        "es": "" if many else "es",
        "when": "" if adjective or not hour else f" {hour}",
    }
    above = words["bearing"] in {"from straight above", "from high above"}
    said = voice.chosen("light", _kind_here(voice, kind, above=above)).format(**words).replace(",,", ",")
    late = hour and not adjective and kind not in {"lamps", "flames"}
    return f"{hour}, {said}" if late else said


def _hard_or_soft(voice: Voice, say: str) -> str:
    """The source with the user's word for how hard it is: `hard sunlight`."""
    quality = voice.shot.lighting.quality
    named = voice.users("lighting.quality") and quality in {"hard", "soft"} and "light" in say
    return f"{quality} {say.removeprefix('a ').removeprefix('direct ')}" if named and quality not in say else say


_LED: Final = re.compile(r"^(?:in|under|by|with|at|lit by) |^(?:the|an?) ", re.I)
_SIDED: Final = re.compile(
    r",? (?:from|on) (?:the |one |camera )?(?:far )?(?:left|right|side|behind|back|front)\b.*$", re.I
)


def _named_by_user(voice: Voice) -> str:
    """The user's own words for the light, `cold blue light`, without what leads to them and the side they come from."""
    said = voice.shot.lighting.source
    if not voice.users("lighting.source") or not LIGHT_TOLD.search(said):
        return ""
    bare = _SIDED.sub("", _LED.sub("", _LED.sub("", said)))
    return bare[:1].lower() + bare[1:] if LIGHT_TOLD.search(bare) else ""


def _with_hour(adjective: str, name: str) -> str:
    """`high midday sunlight`, `afternoon sunlight`."""
    *before, noun = name.split(" ")
    return " ".join([*before, adjective, noun]) if adjective else name


def _kind_here(voice: Voice, kind: str, *, above: bool) -> str:
    """The kind of light as this place has it: the sun under trees, or what comes straight down."""
    if kind == "sun" and voice.shot.setting.stage == "forest" and not above:
        return "leaves"
    if voice.shot.lighting.setup == "god_rays" and not above:
        return "shafts"
    if kind == "flames" and voice.shot.setting.time_of_day not in DARK:
        return "flames_by_day"
    return "above" if kind == "other" and above else kind


def _kind_of(setup: str) -> str:
    if setup in LAMPS or setup in FLAMES:
        return "lamps" if setup in LAMPS else "flames"
    if setup in SKY_LIGHT:
        return "sky"
    return "sun" if setup == "sunlight" else "other"


def _rim(voice: Voice) -> str:
    azimuth = voice.shot.lighting.key_azimuth_deg
    main = voice.shot.main_subject
    edged = azimuth is not None and abs(azimuth) >= BEHIND_DEG and main is not None and not is_bodiless(main)
    return f", edging {_edged(voice)} with light," if edged else ""


def _shadow_word(lighting: Lighting) -> str:
    ratio = lighting.key_fill_ratio or 3.0
    if ratio >= 8:
        return "deep" if kelvin_word(lighting.colour_temperature_k) != "deep orange" else "dark"
    if ratio <= 1.6:
        return "faint"
    return "soft-edged" if lighting.quality == "soft" else "crisp"


def _with_tone(lighting: Lighting, name: str, *, monochrome: bool) -> str:
    word = "" if monochrome else kelvin_word(lighting.colour_temperature_k)
    if not word or name in COLOURLESS or content_words(word) <= content_words(name):
        return name
    if name.startswith("the "):
        return f"the {word} {name.removeprefix('the ')}"
    return with_article(f"{word} {name.removeprefix('a ')}") if name.startswith("a ") else f"{word} {name}"


def _source_words(lighting: Lighting, say: str, *, monochrome: bool) -> str:
    name = say.removeprefix("direct ")
    low = lighting.sun_elevation_deg is not None and 0 < lighting.sun_elevation_deg <= 20 and "sun" in name
    height = "low " if low else "high " if (lighting.sun_elevation_deg or 0) > 50 and "sun" in name else ""
    joined = _with_tone(lighting, name, monochrome=monochrome)
    return f"{height}{joined}"


def _low_sun(voice: Voice, name: str, hour: str) -> str:
    """A low sun: how it comes in, what it edges, and how far its shadows reach."""
    azimuth, stage = voice.shot.lighting.key_azimuth_deg, table("stages").get(voice.shot.setting.stage or "")
    if azimuth is None:
        return f"{f'{hour}, ' if hour else ''}{name} lights the scene"
    aloft = stage is not None and stage.id in {"space", "sky"}
    dry = DRAINED.search(voice.shot.setting.place.lower()) is not None
    words = {
        "source": name,
        "bearing": bearing_words(azimuth),
        "rim": _rim(voice).rstrip(","),
        "floor": "water" if stage is not None and stage.ground == "water" and not dry else "ground",
        "rakes": "rakes in" if abs(azimuth) > RAKING_DEG else "falls",
        "when": f"{hour}, " if hour else "",
        "late": f" {hour}" if hour else "",
    }
    return voice.chosen("light", "aloft" if aloft else "rimmed" if _rim(voice) else "low").format(**words)


def _edged(voice: Voice) -> str:
    return "everything" if voice.main_name == UNNAMED else voice.main_name


def light_tags(voice: Voice) -> list[str]:
    """Up to three short tags for families that want them: hour, colour or hardness, direction."""
    lighting, setting = voice.shot.lighting, voice.shot.setting
    tags = []
    time = table("times_of_day").get(setting.time_of_day or "")
    if time is not None:
        tags.append(TIME_TAGS.get(time.id, f"{time.id.replace('_', ' ')} time"))
    word = "" if voice.is_monochrome or lighting.setup == "low_key" else kelvin_word(lighting.colour_temperature_k)
    soft = "soft light" if lighting.quality == "soft" else "hard light" if lighting.quality == "hard" else "daylight"
    tags.append(f"{word} light" if word else soft)
    azimuth = lighting.key_azimuth_deg
    if azimuth is not None:
        size = abs(azimuth)
        high = (table("lighting_setups")[lighting.setup].key_elevation_deg or 0) if lighting.setup else 0
        tags.append(
            "top light"
            if high >= OVERHEAD_DEG
            else "front light"
            if size <= 30
            else "side light"
            if size < 110
            else "edge light"
            if size < 165
            else "backlight"
        )
    return tags
