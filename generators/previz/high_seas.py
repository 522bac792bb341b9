"""Boats among waves as high as houses: the frame holds the water round them, and they ride it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.sets.shore import HIGH_WAVES, TOWERING_WAVES
from prompts.shot import Beat, Shot

__all__ = ["as_on_high_seas"]

_RIDES: Final = re.compile(
    r"^(?:\w+ly )?(?:climb|rid|crest|plung|battl|fight|brav|mount|plow|plough|struggl|cross|pitch|ris|weather|fac|brak"
    r"|nos|crash)\w*\b.*\b(?:waves?|swells?|seas?|breakers|rollers|water)\b"
)
"""What a boat does with high waves: all of it is seen as they carry it."""


def as_on_high_seas(shot: Shot) -> Shot:
    """The shot of a boat in towering waves with room for them in the frame.

    Args:
        shot: a completed one.
    """
    request = shot.request.lower()
    boats = {s.id for s in shot.subjects if s.kind == "boat"}
    if shot.setting.stage != "sea" or not boats or not (HIGH_WAVES.search(request) and TOWERING_WAVES.search(request)):
        return shot
    beats = [_riding(beat) if beat.subject in boats else beat for beat in shot.beats]
    moves = [m for m in shot.camera.moves if m.kind != "tilt_follow"]
    staged = shot.model_copy(update={"beats": beats})
    wide = {"size": "extreme_wide", "height_m": None, "distance_m": None}
    return without_invented(staged, wide if moves else {**wide, "moves": []})


def _riding(beat: Beat) -> Beat:
    if not _RIDES.search(beat.action.lower()):
        return beat
    return beat.model_copy(update={"action": "riding the waves", "motion": "float", "target": "", "speed_mps": 0.0})
