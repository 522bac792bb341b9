"""A camera of which only the lens is asked to move goes along with whoever is on the way: the lens alone is seen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

import numpy as np

from generators.previz.camera.frame_size import told
from generators.previz.camera.moves import Aiming
from generators.previz.camera.target import Target
from prompts.shot import Shot

__all__ = ["going_along"]

OF_THE_LENS: Final = frozenset({"zoom_in", "zoom_out", "rack_focus"})
"""Moves for which the camera stays where it is."""
LEADS: Final = re.compile(
    r"\b(?:away|off|past|towards?|across|into|out of|up to|by|between|leav\w+|approach\w*|arriv\w+)\b"
)
"""Words by which what somebody goes to or from matters, and the camera lets them go."""
GOES_SIZES: Final = 2.0
"""Somebody who goes farther than this many times their own size is on the move."""


def going_along(shot: Shot, aiming: Aiming, target: Target, story_s: float) -> Aiming:
    """How the subject is kept, where the words ask for the lens alone: the camera goes along with who is on the move.

    A dog that runs up to a camera that zooms out would grow all the same.

    Args:
        shot: its moves and beats; a view that the user gave stays.
        aiming: by the moves alone.
        target: whom the camera is for.
        story_s: length of the story, s.
    """
    kinds = {move.kind for move in shot.camera.moves}
    if not kinds or not kinds <= OF_THE_LENS or told(shot, "camera.view") or not target.tracks:
        return aiming
    if any(LEADS.search(beat.action.lower()) for beat in shot.beats):
        return aiming
    ways = [(np.asarray(t.centre(story_s)) - np.asarray(t.centre(0.0)))[:2] for t in target.tracks]
    way, size = np.mean(ways, axis=0), max(max(t.height_m, t.length_m) for t in target.tracks)
    apart = max(float(np.linalg.norm(each - way)) for each in ways)
    if float(np.linalg.norm(way)) < GOES_SIZES * size or apart > 0.5 * size:
        return aiming
    return replace(aiming, follows=True, yaw=True, pitch=True)
