"""How what changes its size is filmed: whole, by a camera that keeps still unless it was told to move."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from generators.previz.meeting.filming import without_invented
from prompts.shot import Shot

__all__ = ["as_changing"]

SEEN: Final = {"size": "full", "height_m": None, "distance_m": None}
"""What the camera takes where the director, not the user, chose: at both ends of the change it is all in the frame."""


def as_changing(shot: Shot, ids: Set[str]) -> Shot:
    """The shot as the camera takes what grows, shrinks or melts.

    Args:
        shot: a completed one.
        ids: of the subjects whose size changes.
    """
    main = shot.main_subject
    return without_invented(shot, SEEN) if main is not None and main.id in ids else shot
