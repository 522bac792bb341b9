"""Drives along a coast are filmed from so high that the sea is seen beyond the road."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.sets.coastal import COAST_WORDS
from prompts.shot import Shot

__all__ = ["as_above_the_sea"]

KINDS: Final = frozenset({"vehicle", "cycle"})
FROM_ABOVE: Final = {"angle": "high_angle", "height_m": None}


def as_above_the_sea(shot: Shot) -> Shot:
    """The shot of a drive along a coast from above, unless the user said how high the camera is.

    Args:
        shot: a completed one.
    """
    main = shot.main_subject
    coast = re.search(rf"\b(?:{'|'.join(COAST_WORDS)})\b", f"{shot.request} {shot.setting.place}".lower())
    if main is None or main.kind not in KINDS or shot.setting.stage != "road" or coast is None:
        return shot
    return shot if told(shot, "camera.angle") or told(shot, "camera.height_m") else without_invented(shot, FROM_ABOVE)
