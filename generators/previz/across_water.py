"""Trees and houses at a water are filmed from across it, with room below them for their picture in the water."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from prompts.shot import Shot

__all__ = ["as_across_the_water", "is_on_the_far_bank"]

_BY_WATER: Final = re.compile(
    r"\b(?:lin(?:e|es|ed|ing)|along|beside|by|around|surround\w*|overlook\w*|on the (?:shore|bank|edge)s? of|reflect\w*"
    r"|mirror\w*) (?:[\w-]+ ){0,5}?(?:lake|river|pond|water|stream|canal|lagoon)\b"
    r"|\b(?:lake|river|water)side\b|\breflections?\b"
)
WITH_ROOM_BELOW: Final = {"composition": "centred on the upper third"}
_SOMEBODY: Final = frozenset({"human", "quadruped", "boat", "vehicle"})


def is_on_the_far_bank(shot: Shot) -> bool:
    """Whether trees or a house at a lake are what is filmed, so that its water lies before them.

    Args:
        shot: a completed one.
    """
    main = shot.main_subject
    if main is None or main.kind not in ("tree", "building") or shot.setting.stage != "lake":
        return False
    return not any(s.kind in _SOMEBODY for s in shot.subjects) and _BY_WATER.search(shot.request.lower()) is not None


def as_across_the_water(shot: Shot) -> Shot:
    """The shot of what stands at a water in the upper part of the frame, unless the user has told how it is framed.

    Args:
        shot: a completed one.
    """
    return without_invented(shot, WITH_ROOM_BELOW) if is_on_the_far_bank(shot) else shot
