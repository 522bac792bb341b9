"""Who turns a corner on wheels: off the road along the picture, down one that meets it."""

from __future__ import annotations

import re
from math import pi
from typing import Final

from generators.previz.rigs import noun_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["bend_of", "is_told_of_corner", "turns_corner", "with_corners"]

LENGTHS, LEAST_M, MOST_M = 1.7, 4.5, 13.0
"""Radius of the bend over the length of what takes it, and its least and greatest, m."""
USUAL_S: Final = 5.0
SPARE_M: Final = 1.0
"""What is gone before the bend and after it, over the length of who takes it, in the story."""
_CORNER: Final = re.compile(
    r"\b(?:(?:turn|round|tak|corner|negotiat)\w*"
    r"|(?:com|go|driv|rid|drift|skid|swerv|slid|speed|rac)\w* (?:(?:an?|the|his|her) [\w-]+ )?(?:a)?round)"
    r" (?:an?|the) (?:[\w-]+ ){0,2}(?:corner|bend|curve|hairpin)\b"
    r"|\bmak(?:e|es|ing) an? (?:(?:sharp|hard|tight|quick|sudden|left|right|wide|left-hand|right-hand) ){1,2}turn\b"
    r"|\bturn(?:s|ing)? (?:to the )?(?:left|right)\b(?! in(?:to)? (?:a|the|its) (?:drive|garage|lot))"
)
_ROADS: Final = frozenset({"road"})
"""Stages on which another road can meet the one that is filmed."""
_WHEELED: Final = frozenset({"vehicle", "cycle"})
_RAILS: Final = re.compile(
    r"\b(?:toy|remote|rc|model|miniature|train|tram|locomotive|streetcar|monorail|wheelchair|pram|stroller)\b"
)


def turns_corner(shot: Shot, beat: Beat) -> bool:
    """Whether a beat has something on wheels go round a corner where there is room for one.

    Args:
        shot: its place, and who there is.
        beat: one of its.
    """
    return shot.setting.stage in _ROADS and is_told_of_corner(shot, beat)


def is_told_of_corner(shot: Shot, beat: Beat) -> bool:
    """Whether a beat tells of something on wheels that it goes round a corner, wherever that is.

    Args:
        shot: who there is.
        beat: one of its.
    """
    on_wheels = {s.id for s in shot.subjects if s.kind in _WHEELED and not _RAILS.search(s.noun.lower())}
    wheels = beat.subject in on_wheels or beat.target in on_wheels
    return wheels and _CORNER.search(beat.action.lower()) is not None


def bend_of(shot: Shot) -> float:
    """Radius of the bend that somebody takes, m; 0 where nobody turns a corner.

    Args:
        shot: who goes, on what.
    """
    for beat in shot.beats:
        if turns_corner(shot, beat):
            wheels = next(s for s in shot.subjects if s.id in (beat.target, beat.subject) and s.kind in _WHEELED)
            return min(max(LENGTHS * _length_m(wheels), LEAST_M), MOST_M)
    return 0.0


def _length_m(subject: Subject) -> float:
    noun = noun_of(subject)
    return (noun.length_m if noun else None) or LEAST_M


def with_corners(shot: Shot) -> Shot:
    """The shot with those who turn a corner under way at the pace of a bend.

    Args:
        shot: its beats.
    """
    radius = bend_of(shot)
    if not radius:
        return shot
    way_m = radius * pi / 2 + 2.0 * SPARE_M * radius / LENGTHS
    speed = way_m / ((shot.duration_s or USUAL_S) * (shot.time_scale or 1.0))
    beats = [
        beat.model_copy(
            update={"motion": "ride" if beat.motion == "ride" else "drive", "speed_mps": speed, "direction": "right"}
        )
        if turns_corner(shot, beat)
        else beat
        for beat in shot.beats
    ]
    return shot.model_copy(update={"beats": beats})
