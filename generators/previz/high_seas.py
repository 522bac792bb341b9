"""Boats among waves as high as houses: the frame holds the water round them, and they ride it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.sets.shore import HIGH_WAVES, TOWERING_WAVES
from prompts.shot import Beat, Shot

__all__ = ["as_on_high_seas", "with_ships_in_view"]

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


SHIP_M, TIMES = 5.0, 4.0
"""How high a ship is at the most beside which dolphins leap, m, and over their height, to be in one picture."""
_BESIDE: Final = re.compile(r"\b(?:in front of|before|ahead of|beside|alongside|near|next to|around|behind|past)\b")


def with_ships_in_view(shot: Shot) -> Shot:
    """The shot of fish, dolphins or whales beside a ship with a ship of a size that is seen with them, in a wide frame.

    Args:
        shot: a completed one.
    """
    main = shot.main_subject
    most = max(SHIP_M, TIMES * ((main.height_m or 0.0) if main is not None else 0.0))
    ships = {
        s.id
        for n, s in enumerate(shot.subjects)
        if s.kind == "boat" and (s.height_m or 0.0) > most and not told(shot, f"subjects[{n}].height_m")
    }
    words = [b.action.lower() for b in shot.beats if main is not None and b.subject == main.id]
    if main is None or main.kind != "fish" or not ships or not any(_BESIDE.search(told_of) for told_of in words):
        return shot
    subjects = [s.model_copy(update={"height_m": most}) if s.id in ships else s for s in shot.subjects]
    staged = shot.model_copy(update={"subjects": subjects})
    return without_invented(staged, {"size": "wide", "height_m": None, "distance_m": None})


def _riding(beat: Beat) -> Beat:
    if not _RIDES.search(beat.action.lower()):
        return beat
    return beat.model_copy(update={"action": "riding the waves", "motion": "float", "target": "", "speed_mps": 0.0})
