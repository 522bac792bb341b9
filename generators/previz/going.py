"""How somebody gets about of whom the words only say that they come, go, follow or circle: birds fly, fish swim."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from generators.previz.birds_on_water import swims
from generators.previz.circling import circles, going
from generators.previz.launching import STARTS
from generators.previz.motion.performing import verb_pattern
from generators.previz.own_work import does_itself
from generators.previz.rigs import noun_of
from generators.previz.run_into import SMALL_M
from prompts.shot import Beat, Shot, Source, Subject
from prompts.tables import tables_of

__all__ = ["as_they_go"]

_FALLS_BACK: Final = re.compile(r"(?:splash|crash|fall|plung|div)\w*\b")
"""How what leapt out of the water comes into it again."""
ON_THEIR_WAY: Final = frozenset({"walk", "run"})


@cache
def _table(heading: str) -> Mapping[str, Any]:
    return MappingProxyType(tables_of(__package__, "going")[heading])


@cache
def _on_foot() -> re.Pattern[str]:
    return re.compile("|".join(verb_pattern(verb) for verb in _table("words")["on_foot"]))


def as_they_go(shot: Shot) -> Shot:
    """The shot with beats by which a bird or a bee only gets somewhere as flights, and so by its kind.

    Args:
        shot: a completed one; a speed that the user gave stays.
    """
    by_id = {subject.id: subject for subject in shot.subjects}
    beats = []
    for number, beat in enumerate(shot.beats):
        subject = by_id.get(beat.subject) or shot.main_subject
        motion = _motion(shot, subject, beat) if subject is not None else beat.motion
        cue = shot.source_of(f"beats[{number}].speed_mps")
        told = cue is not None and cue.source is Source.USER
        speed = _own_speed(subject) if subject is not None and motion == "fly" and not told else None
        if subject is not None and beat.speed_mps is None and _plays_on(subject, beat, by_id.get(beat.target)):
            deed = _ON.split(beat.action, maxsplit=1)[0]  # where it is, and nothing that it plays with
            stays = {"action": deed, "motion": "stand", "speed_mps": 0.0, "target": ""}
            beats.append(beat.model_copy(update=stays))
            on = subject.position or f"on the {by_id[beat.target].noun}"
            by_id[subject.id] = subject.model_copy(update={"position": on})
            continue
        if subject is not None and subject.kind not in CARRIERS and _works_in_place(subject, beat):
            beats.append(beat.model_copy(update={"motion": "rest", "speed_mps": None, "direction": ""}))
            continue
        if subject is not None and speed is None and not told:
            speed = _pace_for_size(subject, beat)
        if motion != beat.motion or speed is not None:
            beat = beat.model_copy(update={"motion": motion, "speed_mps": beat.speed_mps if told else speed})
        beats.append(beat)
    subjects = [by_id[subject.id] for subject in shot.subjects]
    return shot.model_copy(update={"subjects": subjects, "beats": beats}) if beats != list(shot.beats) else shot


CARRIERS: Final = frozenset({"vehicle", "cycle", "boat", "aircraft", "spacecraft"})
GOES: Final = frozenset({"drive", "fall", "throw", "open", "swing", "shine", "turn", "spin", "pour", "break"})
"""Motions that a thing shows as a whole, or by more than its parts."""


def _works_in_place(subject: Subject, beat: Beat) -> bool:
    """Whether a thing does by its parts alone what some words say: an hourglass runs out, and does not run."""
    return (beat.motion or "rest") not in GOES and does_itself(subject, beat.action.lower())


def _pace_for_size(subject: Subject, beat: Beat) -> float | None:
    """How fast toys and small machines drive, m/s; None for all else."""
    noun = noun_of(subject)
    high = subject.height_m or (noun.height_m if noun else None) or 1.0
    long = (noun.length_m if noun else None) or high
    if beat.motion == "drive" and high < SMALL_M and subject.kind in ("device", "vehicle", "robot"):
        return SMALL_LENGTHS_PER_S * max(long, 0.1)
    return None


SMALL_LENGTHS_PER_S: Final = 1.6
"""How many of their own lengths small machines drive a second."""
_PLAYS_ON: Final = re.compile(
    r"(?:(?:start|begin)\w* )?(?:play|romp|frolic|frisk|wrestl|tussl|tumbl)\w*\b.*\bon (?:the|an?|their|its)\b"
)
_ON: Final = re.compile(r" on (?=the|an?|their|its)")
NARROW: Final = frozenset({"furniture", "cloth", "box"})
"""Kinds of things that who plays on them would run off."""


def _plays_on(subject: Subject, beat: Beat, thing: Subject | None) -> bool:
    """Whether an animal plays on a bed or a rug, and so stays there."""
    narrow = thing is not None and thing.kind in NARROW
    return narrow and subject.kind == "quadruped" and _PLAYS_ON.match(beat.action.lower()) is not None


def _own_speed(subject: Subject) -> float | None:
    """How fast a small creature flies about, m/s; None for what flies as fast as the motion is. A kite stays."""
    if subject.noun.lower().split()[-1:] and subject.noun.lower().split()[-1] in _table("hovering")["kites"]:
        return 0.0
    sizes = _table("sizes_per_s").get(subject.kind or "")
    noun = noun_of(subject)
    length = subject.height_m or (noun.length_m or noun.height_m if noun else None)
    return sizes * length if sizes and length else None


def _motion(shot: Shot, subject: Subject, beat: Beat) -> str | None:
    told = circles(shot, subject)
    if told is not None and told[0] is beat:
        return going(subject, beat)
    if subject.kind == "spacecraft" and STARTS.match(beat.action.lower()):
        return "rise"
    if subject.kind == "fish" and _FALLS_BACK.match(beat.action.lower()):
        return "swim"
    if shot.setting.stage == "underwater" and beat.motion in ON_THEIR_WAY and subject.kind in _table("words")["dives"]:
        return beat.motion if re.match(r"(?:walk|run|stroll|step)", beat.action.lower()) else "swim"
    own = _table("kinds").get(subject.kind or "")
    if own is None or beat.motion not in ON_THEIR_WAY or swims(subject, beat.action):
        return beat.motion
    stays = {*_table("words")["flightless"], *_table("words")["climbs"]}
    named = set(re.findall(r"[a-z]+", f"{subject.noun} {subject.id}".lower()))
    said = set(re.findall(r"[a-z]+", beat.action.lower()))
    walks = not named.isdisjoint(_table("words")["walkers"]) and said.isdisjoint(_table("words")["above"])
    on_the_ground = walks or not stays.isdisjoint(named)
    return beat.motion if on_the_ground or _on_foot().match(beat.action.lower()) else str(own)
