"""Who watches fireworks or falling stars is filmed from behind and from below, so that both are seen."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.things import is_person
from prompts.shot import Shot

__all__ = ["as_watching_the_sky"]

_WATCH: Final = re.compile(
    r"\b(?:watch|look|see|gaz|star|admir|marvel|enjoy)\w*\b.*\b"
    r"(?:fireworks?(?: display| show)?|meteor shower|meteors?|shooting stars?|falling stars?)\b"
)
CLOSE: Final = frozenset({"close_up", "extreme_close_up", "medium_close_up"})
LENS_MM, DEEP_F = 24.0, 8.0
"""Wide enough for people and the sky over them."""


def as_watching_the_sky(shot: Shot) -> Shot:
    """The shot with a low, wide view over the shoulders of those who watch what bursts or falls in the sky.

    What the user has said of the camera stays.
    """
    people = {s.id for s in shot.subjects if is_person(s)}
    watches = any(b.subject in people and _WATCH.search(b.action.lower()) for b in shot.beats)
    close = shot.camera.size in CLOSE and told(shot, "camera.size")  # it is their faces that are wanted
    if not watches or close or shot.setting.interior:
        return shot
    return without_invented(
        shot, {"size": "wide", "angle": "low_angle", "view": "back", "focal_length_mm": LENS_MM, "aperture_f": DEEP_F}
    )
