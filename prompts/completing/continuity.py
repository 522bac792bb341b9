"""Continuity: what a shot leaves open of place, hour, weather and look stays as it was in the shot before.

A list of shots names its place once. The second shot of a desert highway at noon is still there and still at noon,
unless its own words, or a subject that lives elsewhere, say otherwise.
"""

from __future__ import annotations

import re
from typing import Final

from prompts.completing.deciding import Slate, value_at
from prompts.completing.guessed import is_open_place
from prompts.completing.hours import is_open_hour, is_open_weather
from prompts.completing.place import OUT_OF_WEATHER, OUTDOOR_KINDS
from prompts.shot import Shot

__all__ = ["CONTINUED", "carried"]

CONTINUED: Final = "continuity: as in the shot before"
"""The reason of what is as it was."""
_PLACE: Final = ("setting.place", "setting.stage", "setting.interior")
_WORLD: Final = ("setting.season", "setting.era", "setting.temperature_c")
"""What holds for a whole story once somebody has said it."""
_LOOK: Final = ("style.look", "style.grade", "aspect")
_LIGHT: Final = ("lighting.setup", "lighting.source", "lighting.quality")
_OF_WATER: Final = frozenset({"fish", "boat"})
_WATERS: Final = frozenset({"sea", "lake", "river", "beach"})
"""Kinds of subject that are only met on or in water, and stages that have some."""
_ELSEWHERE: Final = re.compile(
    r"\b(?:outside|outdoors|indoors|inside|elsewhere|meanwhile|somewhere else|back home|at home)\b", re.I
)
"""Words that lead away from the place of the shot before without naming another."""
_SEEN_FROM_INSIDE: Final = re.compile(r"\b(?:windows?|window ?panes?|glass|skylight|roof)\b", re.I)
"""Weather that is seen or heard through these is outside, and the shot is not."""
_LATER: Final = re.compile(
    r"\b(?:later|next (?:day|morning|evening|night)|hours|days|weeks|years|the following)\b", re.I
)
"""Words that lead away from its hour."""


def carried(shot: Shot, alone: Shot, before: Shot) -> Shot:
    """The partial shot with what it leaves open taken from the shot before.

    Args:
        shot: as read, partial.
        alone: the same shot completed by itself, which shows what its words and subjects say of place and hour.
        before: the completed shot before it in the same story.
    """
    slate = Slate(shot)
    stays = _stays(shot, alone, before)
    if stays:
        _carry(slate, before, _PLACE)
        if not shot.lighting.effects:
            _carry(slate, before, [path for path in _LIGHT if _is_told(before, path)])
    later = bool(_LATER.search(shot.request))
    told_or_chosen = before.setting.time_of_day != "day" or not is_open_hour(before)
    if not later and is_open_hour(alone) and (stays or told_or_chosen):
        _carry(slate, before, ["setting.time_of_day"])
    elif stays and (cue := alone.source_of("setting.time_of_day")) is not None and not is_open_hour(alone):
        slate.choose("setting.time_of_day", alone.setting.time_of_day, cue.reason)  # city lights, seen from a bus
    under_the_sky = stays or not (shot.setting.interior or is_open_weather(before))
    if not later and is_open_weather(alone) and under_the_sky:
        _carry(slate, before, ["setting.weather", "setting.wind_mps"])
    _carry(slate, before, [path for path in (*_WORLD, *_LOOK) if _is_told(before, path)])
    return slate.shot


def _stays(shot: Shot, alone: Shot, before: Shot) -> bool:
    """True when the shot is where the one before was."""
    here, there = alone.setting.stage, before.setting.stage
    if there is None or not is_open_place(alone) or _ELSEWHERE.search(shot.request):
        return False
    if {here, there} & OUT_OF_WEATHER:
        return here == there or _shares_subject(shot, before)
    lead = shot.main_subject
    if lead is not None and lead.kind in _OF_WATER and there not in _WATERS:
        return False
    weather_out = shot.setting.weather is not None and not _SEEN_FROM_INSIDE.search(shot.request)
    leads_out = weather_out or (lead is not None and lead.kind in OUTDOOR_KINDS | {"building"})
    return not ((before.setting.interior or there == "table") and leads_out)


def _shares_subject(shot: Shot, before: Shot) -> bool:
    return bool({subject.id for subject in shot.subjects} & {subject.id for subject in before.subjects})


def _is_told(shot: Shot, path: str) -> bool:
    """True when a field was said by the user, here or in a shot from which it was carried."""
    cue = shot.source_of(path)
    return bool(value_at(shot, path)) and (Slate(shot).said(path) or (cue is not None and cue.reason == CONTINUED))


def _carry(slate: Slate, before: Shot, paths: tuple[str, ...] | list[str]) -> None:
    for path in paths:
        slate.choose(path, value_at(before, path), CONTINUED)
