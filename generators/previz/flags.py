"""A flag that is looked up to stands on a high mast, and is no pennant at somebody's knees."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.things import is_person, names_of
from prompts.shot import Shot, Subject

__all__ = ["with_high_flags"]

_FROM_AFAR: Final = {"size": "wide", "distance_m": None, "focal_length_mm": 35.0, "height_m": None}
MAST_M: Final = 4.5
"""Height of the mast of a flag that people stand before."""
_PLANTS: Final = re.compile(r"(?:\w+ly )?(?:plant|rais|hoist)\w* (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,2}?flag\b")
"""Deeds in which the whole pole of a flag belongs to the picture."""
_FLAG: Final = re.compile(r"\bflags?$")
_BEHIND: Final = re.compile(r"\b(?:behind|background|above|over|next to|beside)\b")
_LOOKED_UP_TO: Final = (
    r"\b(?:salut\w*|look\w* (?:up )?at|gaz\w* (?:up )?at|star\w* (?:up )?at|pledg\w* allegiance to"
    r"|(?:stand|wait|kneel|march|walk|sing|salut)\w* (?:[\w-]+ ){0,2}?"
    r"(?:under|beneath|below|before|by|in front of|past))"
    r" (?:an?|the|his|her|their|two|some) (?:[\w-]+ ){0,3}?"
)


def with_high_flags(shot: Shot) -> Shot:
    """The shot with each flag that people salute, look at or stand under on a mast higher than they are.

    Args:
        shot: its flags and what its people do; a height that was told, and a flag in a hand, stay as they are.
    """
    people = {s.id for s in shot.subjects if is_person(s)}
    deeds = " ; ".join(b.action.lower() for b in shot.beats if b.subject in people)
    if any(b.subject in people and _PLANTS.match(b.action.lower()) for b in shot.beats):
        return without_invented(shot, _FROM_AFAR)
    subjects = [_raised(s) if _is_high(shot, n, s, deeds) else s for n, s in enumerate(shot.subjects)]
    if subjects == shot.subjects:
        return shot
    return without_invented(shot.model_copy(update={"subjects": subjects}), _FROM_AFAR)


def _is_high(shot: Shot, number: int, subject: Subject, deeds: str) -> bool:
    names = "|".join(map(re.escape, names_of(subject)))
    flies = _FLAG.search(subject.noun.lower()) is not None and not told(shot, f"subjects[{number}].height_m")
    behind = _BEHIND.search(subject.position.lower()) is not None and "salut" in deeds
    return flies and (behind or re.search(rf"{_LOOKED_UP_TO}(?:{names})\b", deeds) is not None)


def _raised(subject: Subject) -> Subject:
    return subject.model_copy(update={"height_m": MAST_M})
