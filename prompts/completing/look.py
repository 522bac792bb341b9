"""Completing the look: style, grade, palette, the sound of the place, title."""

from __future__ import annotations

import re

from prompts.completing.deciding import Slate
from prompts.completing.guessed import is_guessed
from prompts.completing.knowledge import place_of
from prompts.completing.phenomena import snow_falls
from prompts.vocabulary import table
from prompts.wording import capital, with_article

__all__ = ["choose_look", "choose_sound", "choose_title"]

PASSED = re.compile(
    r"\b(?:storm|rain|snow) (?:has |had |is |was |finally |just )*(?:passed|over|stopped|cleared|ended)\b"
    r"|\bafter (?:a |the )?(?:storm|rain|snow)\b"
)
"""Words of weather that is over."""

SNOWY = re.compile(r"\b(?:fresh|deep|under|falling|covered in|first) snow\b|\bsnow(?:y|-covered|fall)\b")
MONOCHROME = frozenset({"noir", "black_and_white"})
LIGHT_COLOURS = ((2200.0, "deep amber"), (4000.0, "warm gold"), (6400.0, ""), (8000.0, "pale blue"),
                 (99999.0, "twilight blue"))  # fmt: skip
"""Colour temperature up to which (kelvin), and the colour it brings to the picture; daylight brings none."""

CLOUDED_SKY = {"overcast": "cloud grey", "rain": "rain grey", "storm": "slate grey", "fog": "fog grey",
               "mist": "mist white", "snow": "cloud grey", "hail": "slate grey",
               "sandstorm": "dust yellow"}  # fmt: skip
"""What colour a sky has in such weather, at whatever hour of the day."""

RUSTY = {"rusty": "rust brown", "golden": "gold", "silvery": "silver"}
"""Colours of things that are named by another word as colours of a picture."""

FADED_GREEN = {"winter": "frost white", "autumn": "russet"}
EVERGREEN = frozenset({"pine green", "sage green", "palm green"})
"""What becomes of the colour of leaves and grass, and which greens stay."""

OTHER_SKIES = re.compile(r"\b(?:mars|martian|moon|lunar|planet|alien)\b")
"""Words of worlds whose sky is not blue."""

GRADES = {"photographic": "natural contrast with soft highlights", "animated": "clean saturated colour",
          "painted": "gentle contrast, pigment-like colour"}  # fmt: skip
PAINTED_SKY = {"golden_hour": "pale gold", "sunset": "orange", "sunrise": "peach", "day": "sky blue",
               "morning": "sky blue", "afternoon": "sky blue", "midday": "sky blue", "dusk": "violet",
               "blue_hour": "deep blue", "night": "ink blue", "dawn": "pale rose", "early_morning": "pale gold",
               "late_afternoon": "pale gold"}  # fmt: skip


def choose_look(slate: Slate) -> None:
    """Look, grade and a palette of three to five colours from subject, place and light."""
    slate.choose("style.look", "cinematic", "live action as on a film set, since no style was named")
    look = table("styles").get(slate.shot.style.look or "")
    if look is not None:
        grade = "monochrome, rich blacks" if look.id in MONOCHROME else GRADES.get(look.medium, "")
        slate.choose("style.grade", grade, f"the usual grade of {with_article(f'{look.say} picture')}")
    slate.choose("style.palette", _palette(slate), "the colours of subject, place and light together")


def _palette(slate: Slate) -> list[str]:
    shot = slate.shot
    look = table("styles").get(shot.style.look or "")
    if look is not None and look.id in MONOCHROME:
        return ["black", "mid grey", "silver white"]
    colours = [look_.colour for subject in shot.subjects[:2] for look_ in subject.looks if look_.colour]
    colours = [RUSTY.get(colour, colour) for colour in colours]
    place = place_of("anywhere" if is_guessed(shot) else shot.setting.stage or "plain", slate.words)
    night = shot.setting.time_of_day == "night"
    snowy = shot.setting.stage != "snow" and SNOWY.search(slate.words)
    colours += ["snow white"] if snowy and not shot.setting.interior else []
    of_place = list((night and place.night_colours) or place.colours or (look.palette if look else ()))
    colours += of_place if shot.setting.interior else _in_season(of_place, shot.setting.season.lower())
    kelvin = shot.lighting.colour_temperature_k
    if kelvin is not None and shot.lighting.setup != "low_key":
        colours.append(next(name for limit, name in LIGHT_COLOURS if kelvin <= limit))
    open_sky = not shot.setting.interior and shot.setting.stage not in {"space", "underwater", "studio"}
    if open_sky and not OTHER_SKIES.search(slate.words):
        hour = PAINTED_SKY.get(shot.setting.time_of_day or "", "")
        colours.append(hour if night else CLOUDED_SKY.get(shot.setting.weather or "", hour))
    return list(dict.fromkeys(c for c in colours if c))[:5]


def _in_season(colours: list[str], season: str) -> list[str]:
    """The colours of a place as the season leaves them: greens fade, evergreens keep theirs."""
    faded = next((colour for name, colour in FADED_GREEN.items() if name in season), "")
    return [faded if faded and colour.endswith(" green") and colour not in EVERGREEN else colour for colour in colours]


def choose_sound(slate: Slate) -> None:
    """The sound of the place."""
    guessed = is_guessed(slate.shot)
    ambience = "" if guessed else place_of(slate.shot.setting.stage or "plain", slate.words).ambience
    falling = {"rain": "steady rain", "storm": "heavy rain and gusting wind", "snow": "a hush of falling snow"}
    past = slate.shot.setting.interior or PASSED.search(slate.words)
    if slate.shot.setting.weather == "snow" and not snow_falls(slate.words):
        falling["snow"] = "muffled wind"
    weather = "" if past else falling.get(slate.shot.setting.weather or "", "")
    slate.choose("sound.ambience", weather or ambience, "what the place sounds like")


def choose_title(slate: Slate) -> None:
    """A slate title: subject and place."""
    main, place = slate.shot.main_subject, slate.shot.setting.place
    plain_place = re.sub(r"^(?:an?|the)\s+", "", place.split(",")[0])
    who = (main.name or main.noun) if main else ""
    title = ", ".join(part for part in (capital(who), plain_place if who else capital(plain_place)) if part)
    slate.choose("title", title[:80], "subject and place")
