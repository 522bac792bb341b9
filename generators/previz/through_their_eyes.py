"""Who is seen through goes into the picture: down the corridor, along the street, among the trees."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.eyes import viewer_of
from prompts.shot import Shot

__all__ = ["with_way_into_the_picture"]

_GOES: Final = frozenset({"walk", "run", "crawl"})
_OPEN: Final = frozenset({"", "through", "down", "along", "across", "in", "into", "forward"})
"""Ways that leave open where in the picture they lead."""
_LONG: Final = re.compile(r"\b(?:corridors?|hallways?|hall|tunnels?|aisles?|passages?|passageway|alley)\b")
"""Indoor places that are long enough to walk down; a room is crossed from side to side."""


def with_way_into_the_picture(shot: Shot) -> Shot:
    """The shot whose viewer walks away from where a place is filmed from, towards what stands in it.

    Args:
        shot: seen through the eyes of one of its subjects; ways that were told stay as they are.
    """
    if shot.setting.interior and not _LONG.search(shot.setting.place.lower()):
        return shot
    viewer = viewer_of(shot)
    beats = [
        beat.model_copy(update={"direction": "away"})
        if viewer and beat.subject == viewer and beat.motion in _GOES and (beat.direction or "") in _OPEN
        else beat
        for beat in shot.beats
    ]
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})
