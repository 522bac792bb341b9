"""A stone that somebody picks up or throws is one for the hand, and no rock of the land."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot

__all__ = ["with_stones_for_the_hand"]

_STONE: Final = re.compile(r"\b(?:stones?|rocks?|pebbles?)$")
_TAKEN: Final = re.compile(
    r"(?:\w+ly )?(?:pick|throw|toss|hurl|fling|skip|skimm|grabb|hold|drop|collect|pocket|flick|catch|put)\w*\b"
)
SMALL_M: Final = 0.08
"""Height of a stone that lies well in the hand."""


def with_stones_for_the_hand(shot: Shot) -> Shot:
    """The shot with every stone that is taken up as a thing of a fist's size.

    Args:
        shot: a completed one.
    """
    taken = {beat.target for beat in shot.beats if beat.target and _TAKEN.match(beat.action.lower())}
    subjects = [
        s.model_copy(update={"kind": "thing", "height_m": SMALL_M})
        if s.id in taken and s.kind == "landform" and _STONE.search(s.noun.lower()) and _is_no_boulder(s.noun)
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def _is_no_boulder(noun: str) -> bool:
    return re.search(r"\b(?:big|huge|giant|large|massive)\b", noun.lower()) is None
