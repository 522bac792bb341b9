"""Who stands up later has been sitting before, and who gets out of bed has been on it, though nobody says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.furnishing import has_no_seats
from generators.previz.readings import LOCOMOTION
from prompts.shot import Beat, Shot

__all__ = ["sitting_first"]

_SEAT: Final = r"(?:chair|armchair|seat|sofa|couch|bench|stool)"
_STANDS_UP: Final = re.compile(
    r"^(?:\w+ly )?(?:(?:begin|start)\w* (?:to )?)?"
    r"(?:stand(?:s|ing)? up|get(?:s|ting)? up|ris(?:e|es|ing) from|"
    rf"get(?:s|ting)? (?:out of|off) (?:his|her|their|the|an?) (?:[\w-]+ )?(?P<seat>{_SEAT})\b|"
    r"get(?:s|ting)? (?:out of|up from) (?:(?:his|her|their|the) )?(?P<bed>bed)\b)(?!.* fight)"
)
"""Words of who leaves a seat or a bed; its names are groups."""
_UPRIGHT: Final = frozenset({*LOCOMOTION, "jump", "dance", "fall", "climb", "stand", "slide", "roll"})
"""Motions of who sits on nothing before, or is down on the floor already."""
SEAT: Final = "chair"


def sitting_first(shot: Shot, beats: Sequence[Beat]) -> Deed | None:
    """How somebody has been before the first thing that they do: on a seat, if they leave one later; else nothing.

    Args:
        shot: where they are.
        beats: what they do, in order.
    """
    before = list(takewhile(lambda beat: _STANDS_UP.match(beat.action.lower()) is None, beats))
    waits = bool(beats) and (beats[0].start_s or 0.0) > 0.0
    if (not before and not waits) or len(before) == len(beats) or any(beat.motion in _UPRIGHT for beat in before):
        return None
    found = _STANDS_UP.match(beats[len(before)].action.lower())
    said = next((noun for noun in (found["seat"], found["bed"]) if noun), "") if found else ""
    seat = next((subject.id for subject in shot.subjects if said and subject.noun.lower().endswith(said)), "")
    posture = "sit_ground" if not said and has_no_seats(shot, ()) else "sit"
    implied = () if seat or posture != "sit" else (("seat", said or SEAT),)
    return Deed(0.0, 0.0, "sit", "sitting", posture, posture, seat=seat, implied=implied)
