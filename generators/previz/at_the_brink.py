"""Whoever stands on a cliff is filmed from so far that the cliff is seen, not the sky behind a head."""

from __future__ import annotations

from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.sets.brink import tells_of_brink
from prompts.shot import Shot

__all__ = ["as_at_the_brink"]

_CLOSE: Final = frozenset({"full", "medium_full", "medium", "medium_close_up"})
"""Sizes that show who is there and nothing of where."""


def as_at_the_brink(shot: Shot) -> Shot:
    """The shot of somebody on a cliff in a wide frame, where the user told no other.

    Args:
        shot: a completed one.
    """
    main = shot.main_subject
    if main is None or shot.setting.stage != "mountains" or shot.camera.size not in _CLOSE or not tells_of_brink(shot):
        return shot
    return without_invented(shot, {"size": "wide", "distance_m": None, "height_m": None})
