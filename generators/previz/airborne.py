"""Subjects that are no figures: leaves, rain, dust, clouds, waves, the sun. The air, the sky and the set show them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.leaving_out import without_subjects
from generators.previz.sets.weather import air_words
from generators.previz.surf import SURF_ROCK
from prompts.shot import Shot, Subject

__all__ = ["FAR_STROKE", "is_airborne", "is_stroke", "unshown", "without_airborne"]

FAR_STROKE: Final = "far_lightning"
"""Id of the lightning over a place, which strikes nothing of the shot."""
OF_THE_SKY: Final = frozenset(
    {
        "cloud", "clouds", "wave", "waves", "mist", "fog", "haze", "snow", "snowflake", "snowflakes", "rain",
        "raindrops", "stars", "starry sky", "sky", "sun", "moon", "full moon", "setting sun", "rising sun",
        "crescent moon", "wind", "lightning", "sunlight", "sunbeams", "dust", "storm", "storm clouds", "leaves",
        "shadows", "light", "horizon", "sunrise", "sunset", "breeze", "moonlight", "spray", "surf",
        "city lights", "lights of the city",
    }
)  # fmt: skip
"""Nouns that the sky, the weather and the water of a set show by themselves."""
_HOUR_OF_SUN: Final = re.compile(
    r"(?:morning|afternoon|evening|midday|summer|winter|autumn|spring|warm|low|late) sun(?:light)?"
)
"""The sun as the light of an hour, in a room too."""
FIGURES: Final = frozenset({"human", "quadruped", "bird", "fish", "car"})


def without_airborne(shot: Shot) -> Shot:
    """The shot without those of its subjects that no figure is built for; the place speaks of them instead."""
    gone = [subject for subject in shot.subjects if is_airborne(subject, shot)]
    shot = _without_its_deeds(shot)
    if not gone:
        return shot
    ids = {subject.id for subject in gone}
    setting = shot.setting.model_copy(
        update={"details": [*shot.setting.details, *(subject.noun for subject in gone)][:MOST_DETAILS]}
    )
    return without_subjects(shot, ids).model_copy(update={"setting": setting})


def _without_its_deeds(shot: Shot) -> Shot:
    """The shot without what the air does by itself where somebody is in it who would else be taken for who does it."""
    beats = [b for b in shot.beats if b.subject or not (shot.subjects and _OF_THE_AIR.match(b.action.lower()))]
    return shot.model_copy(update={"beats": beats}) if len(beats) < len(shot.beats) else shot


_OF_THE_AIR: Final = re.compile(
    r"(?:(?:the|a|an|thick|thin|light|heavy|morning|soft|low|dense|grey|gray) )*"
    r"(?:mist|fog|haze|smoke|steam|dust|clouds?|rain|snow|snowflakes|wind|breeze|light|sunlight|sun|moonlight|shadows?"
    r"|leaves|petals|embers|sparks|lightning|thunder) (?:\w+ly )?\w+ing\b"
)
MOST_DETAILS: Final = 12
_FORCES: Final = r"(?:crash|break|pound|batter|smash|lash|engulf|swallow|hit|strik|toss|lift|blow|tear|rip(?!pl))\w*\b"
_ASHORE: Final = re.compile(
    r"\b(?:on|onto|upon|against|over|along|at) (?:an? |the )?(?:[\w-]+ )?"
    r"(?:beach|shore|shoreline|sand|coast|coastline)\b"
)
_FORCE: Final = re.compile(_FORCES)
_WEATHER_FORCE: Final = re.compile(rf"(?:\w+ )?(?:wind|winds|gusts?|breeze|storm|waves?|hurricane|tornado) {_FORCES}")
"""What the sea and the wind do to things, which air and water of a set do not act out."""

_BLOWS_OVER_GREEN: Final = re.compile(
    r"\bblow\w* (?:\w+ly )?(?:through|over|across|in|along) (?:(?:an?|the|its) )?(?:[\w-]+ ){0,3}?"
    r"(?:fields?|grass|grasses|meadows?|wheat|barley|corn|reeds|crops|prairie|plains?|savanna|hills?|trees|leaves)\b"
)


_INSIDE_OUT: Final = " inside out"
"""What the wind does to umbrellas, which none here bends to."""


def unshown(asked: Shot, shot: Shot) -> tuple[str, ...]:
    """What the air or the water was to do to somebody or with somebody on it, in a sentence for the user.

    Args:
        asked: as it was asked for.
        shot: without what the air, the sky and the water show by themselves.
    """
    staged = {subject.id for subject in shot.subjects}
    gone = {subject.id: subject for subject in asked.subjects if subject.id not in staged}
    told = []
    for beat in asked.beats:
        words, mover, ridden = beat.action.lower(), gone.get(beat.subject), gone.get(beat.target)
        on_a_wave = ridden is not None and "wave" in ridden.noun.lower() and beat.motion in ("ride", "sail")
        if SURF_ROCK in staged and _FORCE.match(words):
            continue  # the waves break on it
        if _BLOWS_OVER_GREEN.search(words):
            continue  # what grows there bends to the wind
        if mover is not None and _ASHORE.search(words) and shot.setting.stage == "beach":
            continue  # where waves break by themselves
        if mover is not None and _FORCE.match(words):
            told.append(f"{mover.noun} {beat.action}")
        elif on_a_wave or (not beat.subject and (_WEATHER_FORCE.match(words) or words.endswith(_INSIDE_OUT))):
            told.append(beat.action)
    return (f"not acted out in the previz: {'; '.join(told)}",) if told else ()


_STROKE: Final = re.compile(r"\b(?:lightning(?: (?:bolt|strike|flash|stroke)s?)?|thunderbolts?)$")


def is_stroke(subject: Subject) -> bool:
    """Whether it is lightning."""
    return _STROKE.search(subject.noun.lower()) is not None


_RAINDROPS: Final = re.compile(r"(?:rain ?drops|drops of rain)")


def _falls_outside(shot: Shot, subject: Subject) -> bool:
    """Whether drops come down as rain does, and are not those that run down a pane or hang on a leaf."""
    return any(b.subject == subject.id and b.motion == "fall" for b in shot.beats) and not shot.setting.interior


def is_airborne(subject: Subject, shot: Shot) -> bool:
    """Whether a subject is shown by the air, the sky or the water of the shot's set."""
    noun = re.sub(r"^(the|an?|some) ", "", subject.noun.lower()).strip()
    if _HOUR_OF_SUN.fullmatch(noun) and shot.setting.stage != "space":
        return True
    if subject.kind in FIGURES or shot.setting.stage in ("space", "table", "studio"):
        return False
    if is_stroke(subject) and any(beat.subject == subject.id and beat.target for beat in shot.beats):
        return False  # a stroke that hits something is a thing to see
    if _RAINDROPS.fullmatch(noun) and _falls_outside(shot, subject):
        return True
    if (noun in OF_THE_SKY or is_stroke(subject)) and subject.id != FAR_STROKE:
        return True
    # One firefly or one leaf may be what the shot is about; many are in the air.
    named = noun in air_words() or (noun.split()[-1:] == ["petals"])
    return named and (subject.count != 1 or noun.endswith("s") or noun in ("confetti", "ash", "pollen"))
